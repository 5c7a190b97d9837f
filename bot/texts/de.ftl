### Deutsch.

## Small words

list-last = { $rest } und { $last }
ordinal = { $place }.
length-minutes = { $minutes } Min.
length-hours = { $hours } Std. { $minutes } Min.
labelled = { $label }: { $text }
and-more = … und { $count } weitere
match-page = Zur Spielseite

## Outcomes

outcome-win = Sieg
outcome-loss = Niederlage
outcome-remake = Remake
outcome-none = Kein Ergebnis
place = { $ordinal } Platz
place-as-pair = { $ordinal } Platz als Duo

## Roles, as players call them

role-TOP = Top
role-JUNGLE = Jungle
role-MIDDLE = Mid
role-BOTTOM = Bot
role-UTILITY = Support

## Ranks, as the client calls them

tier-IRON = Eisen
tier-BRONZE = Bronze
tier-SILVER = Silber
tier-GOLD = Gold
tier-PLATINUM = Platin
tier-EMERALD = Smaragd
tier-DIAMOND = Diamant
tier-MASTER = Meister
tier-GRANDMASTER = Großmeister
tier-CHALLENGER = Herausforderer
rated-GRAY = Grau
rated-GREEN = Grün
rated-BLUE = Blau
rated-PURPLE = Lila
rated-ORANGE = Hyper
unranked = Ohne Rang
lp = { $lp } LP

## What a game meant for a rank

lp-unknown = LP-Änderung unbekannt
lp-pending = LP-Änderung noch nicht bekannt
lp-before = zuvor: { $rank }
lp-placement = Platzierungsspiel
step-placed = Eingestuft: { $rank }
step-promotion = Aufgestiegen: { $rank }
moved-promotion = Aufgestiegen von { $before } auf { $rank }
step-demotion = Abgestiegen: { $rank }
moved-demotion = Abgestiegen von { $before } auf { $rank }

## The result of a game

result-who = { $outcome }: { $who }
result-as = { $who } mit { $champion }
result-level = Stufe { $level }
result-remade = { $champion } · das Spiel endete, bevor es zählte
result-champion-unknown = Unbekannter Champion
result-kill-participation = { $share } Kill-Beteiligung
result-deaths = { $count ->
    [one] { $count } Tod
   *[other] { $count } Tode
}
result-cs = { $cs } CS
result-cs-pace = { $cs } CS ({ $pace }/Min.)
result-damage = { $amount } Schaden
result-damage-share = { $amount } Schaden ({ $share } des Teams)
result-vision = Sichtwertung { $score }
result-round = Runde { $round }
result-player-damage = { $amount } Schaden an Spielern
result-with-partner = mit { $partner }
result-no-board = Riots Daten zeigen kein Spielfeld.
result-empty = Riots Daten zu diesem Spiel enthalten kein Ergebnis.
result-formerly = früher { $name }
result-unavailable = Ergebnis nicht verfügbar
result-unavailable-why = Riot hat es nicht veröffentlicht.
result-unavailable-for = **Kein Ergebnis** für { $names }: { $reason }

## What stands out

feat-pentakill = { $count ->
    [one] Pentakill!
   *[other] { $count } Pentakills!
}
feat-quadrakill = { $count ->
    [one] Quadrakill
   *[other] { $count } Quadrakills
}
feat-deathless = Ohne Tod
best-kills = Persönlicher Rekord: { $value } Kills (zuvor { $before })
best-assists = Persönlicher Rekord: { $value } Assists (zuvor { $before })
best-damage = Persönlicher Rekord: { $value } Schaden (zuvor { $before })
best-player-damage = Persönlicher Rekord: { $value } Schaden an Spielern (zuvor { $before })
streak-won = { $count } Siege in Folge
streak-lost = { $count } Niederlagen in Folge
streak-top = { $count }-mal in Folge Top 4
streak-bottom = { $count }-mal in Folge nicht in den Top 4

## Details: the table of a whole game

details-button = Details
details-title = Was vom Spiel aufbewahrt ist
details-none = Von diesem Spiel ist keine Tabelle aufbewahrt.
details-gold = { $amount } Gold
side-blue = Blaue Seite
side-red = Rote Seite

## Several older results in one message

digest-content = { $count ->
    [one] **Ein Ergebnis** von vorhin
   *[other] **{ $count } Ergebnisse** von vorhin
}
digest-title = { $count ->
    [one] Ein Ergebnis aus der Zeit, in der nichts gepostet werden konnte
   *[other] { $count } Ergebnisse aus der Zeit, in der nichts gepostet werden konnte
}
digest-quiet = { $count ->
    [one] **Ein Ergebnis** aus der Ruhezeit
   *[other] **{ $count } Ergebnisse** aus der Ruhezeit
}
digest-quiet-title = { $count ->
    [one] Ein Ergebnis, das die Ruhezeit zurückgehalten hat
   *[other] { $count } Ergebnisse, die die Ruhezeit zurückgehalten hat
}
digest-steps = { $count ->
    [one] **Ein Auf- oder Abstieg** aus der Ruhezeit
   *[other] **{ $count } Auf- und Abstiege** aus der Ruhezeit
}
digest-steps-title = { $count ->
    [one] Ein Schritt, den die Ruhezeit zurückgehalten hat
   *[other] { $count } Schritte, die die Ruhezeit zurückgehalten hat
}
digest-older = … und { $count } ältere
digest-newest = Neuestes Spiel
digest-match = Spiel

## A sample

sample-author = Das ist ein Beispiel: So werden Ergebnisse aussehen
sample-content = (Beispiel) { $content }

## Who is followed

players-title = Wem { $server } folgt
players-nobody = Noch niemandem. Wer moderiert, kann mit `/player add` anfangen.
players-count = { $count ->
    [one] { $count } Spieler
   *[other] { $count } Spieler
}
players-no-channel = kein Kanal
players-playing = gerade im Spiel
players-last-seen = zuletzt gesehen { $when }
player-followed = Ab jetzt folge ich { $who }. Die Ergebnisse gehen in { $where }.
player-followed-already = Ich folge { $who } hier schon. Die Ergebnisse gehen in { $where }.
player-removed = Ich folge { $who } hier nicht mehr.
players-everybody = { $count ->
    [one] Alle: { $count } Spieler
   *[other] Alle: { $count } Spieler
}
players-sure = { $count ->
    [one] Wirklich hier { $count } Spieler nicht mehr folgen? Wer wieder hinzugefügt wird, dem wird ab dann gefolgt.
   *[other] Wirklich hier allen { $count } Spielern nicht mehr folgen? Wer wieder hinzugefügt wird, dem wird ab dann gefolgt.
}
players-remove-everybody = { $count ->
    [one] { $count } Spieler nicht mehr folgen
   *[other] Allen { $count } nicht mehr folgen
}
players-all-removed = { $count ->
    [one] { $count } Spieler wird hier nicht mehr gefolgt.
   *[other] { $count } Spielern wird hier nicht mehr gefolgt.
}
player-server-channel = den Kanal dieses Servers

## Where results go

channel-default = Ergebnisse gehen in { $channel }.
channel-none = Es ist kein Kanal gewählt: Ergebnisse gehen dorthin, wo der Spieler hinzugefügt wurde. Wähle einen mit `/channel set`.
channel-paused = ⚠ { $channel } ist pausiert, weil { $reason }. Behebe das und nutze dann `/channel test` oder `/channel set`.
channel-set = Die Ergebnisse dieses Servers gehen ab jetzt in { $channel }. `/channel test` postet dort ein Beispiel.
channel-set-kind = { $kind } gehen ab jetzt in { $channel }. `/channel test` postet dort ein Beispiel.
goes-lol = { $channel } (League of Legends)
goes-tft = { $channel } (TFT)
topic-lol = Ergebnisse von League of Legends
topic-tft = Ergebnisse von TFT
topic-promotions = Auf- und Abstiege
topic-recaps = Rückblicke
topic-alerts = Meldungen an Moderatoren
channel-tested = Ein Beispiel steht in { $channel }: Das Posten klappt.
channel-cannot-post = Dort kann nichts gepostet werden. Wähle mit `/channel set` einen anderen Kanal.
channel-refused = Discord ließ mich in { $channel } nicht posten: { $reason }. Prüfe die Berechtigungen des Kanals.
channel-lacking = Ich kann in { $channel } nicht posten: Mir fehlt { $permissions }. Gib mir das in den Einstellungen des Kanals und versuche es noch einmal, oder wähle einen anderen Kanal.
channel-unseen = Ich sehe { $channel } nicht, oder es gibt ihn nicht mehr. Gib mir dort „Kanal anzeigen“, oder wähle mit `/channel set` einen anderen Kanal.

## Permissions, as Discord's settings name them

permission-view_channel = Kanal anzeigen
permission-send_messages = Nachrichten senden
permission-send_messages_in_threads = Nachrichten in Threads senden
permission-embed_links = Links einbetten
permission-attach_files = Dateien anhängen
permission-read_message_history = Nachrichtenverlauf anzeigen

## Games that did not finish by themselves

ago-minutes = vor { $count } Min.
ago-hours = vor { $count } Std.
ago-days = vor { $count } T.
names-more = { $names } und { $count } weitere
at-once = sofort
page-of = Seite { $page } von { $pages }
page-back = Zurück
page-next = Weiter
game-running = läuft
game-state-ACTIVE = erwartet
game-state-COMPLETED = fertig
game-state-UNAVAILABLE = nicht verfügbar
stuck-nothing = Nichts hängt: Jedes Spiel hat sein Ergebnis oder wird einfach erwartet, und jeder Post ist draußen.
stuck-title = Was nicht von selbst zu Ende kam
stuck-calm = Der Bot versucht es von selbst weiter; niemand muss etwas tun.
count-games = { $count ->
    [one] { $count } Spiel
   *[other] { $count } Spiele
}
count-posts = { $count ->
    [one] { $count } Post
   *[other] { $count } Posts
}
count-paused = { $count ->
    [one] { $count } pausierter Kanal
   *[other] { $count } pausierte Kanäle
}
stuck-paused = ⚠ { $channel } ist pausiert seit { $when }: { $reason }. Behebe das und nutze dann `/channel test`.
stuck-paused-more = … und { $count } weitere: `/channel show`
stuck-detected = entdeckt { $when }
stuck-attempts = { $count ->
    [0] kein Versuch gescheitert
    [one] { $count } Versuch gescheitert
   *[other] { $count } Versuche gescheitert
}
stuck-running = nicht als beendet bekannt, daher wird noch nicht nach den Daten gefragt
stuck-next = nächster Versuch { $when }
stuck-next-now = nächster Versuch sofort
stuck-digest = { $count ->
    [one] Sammelpost mit { $count } Ergebnis
   *[other] Sammelpost mit { $count } Ergebnissen
}
stuck-result = Ergebnis
stuck-uncertain = unklar, ob es gepostet wurde
stuck-rejected = Discord hat es nicht angenommen
stuck-unreadable = ein Post, der nicht lesbar ist
stuck-look = Sieh im Kanal nach; wenn es dort nicht steht, poste es noch einmal.
press-retry = Jetzt versuchen
press-close = Abschließen
press-explain = Erklären
press-resend = Noch einmal posten
press-confirm = Noch einmal posten
retried-completed = Riot hat die Daten: Das Ergebnis ist gespeichert.
retried-awaited = Riot hat noch keine Daten zu diesem Spiel. Der Bot fragt weiter.
retried-unavailable = Riot veröffentlicht dieses Spiel nicht.
retried-postponed = Riot gab keine brauchbare Antwort. Der Bot fragt bald wieder.
retried-running = Riot hat noch keine Daten, und das Spiel ist nicht als beendet bekannt. Nichts wurde geändert.
retried-queued = Es ist jetzt dran; der Bot fragt, sobald Riots Limits es erlauben.
retried-done = Dieses Spiel hat sein Ergebnis schon. `/games resend` postet es noch einmal.
closed-now = Abgeschlossen: Auf das Ergebnis wird nicht länger gewartet. `/games retry` nimmt es wieder auf.
closed-has-result = Dieses Spiel hat sein Ergebnis, es gibt also nichts abzuschließen.
closed-already = Dieses Spiel wurde schon aufgegeben.
imported-now = { $match } ist gespeichert.
imported-already = { $match } ist schon gespeichert. `/games resend` postet es noch einmal.
resent-queued = Es wird noch einmal gepostet in { $channels }.
resent-confirm = Es wurde schon gepostet: { $channels }. Ein zweites Mal posten?
resent-under-way = Es ist noch nicht draußen, es gibt also nichts noch einmal zu posten.
resent-changed = Jemand hat es inzwischen noch einmal gepostet. Jetzt wurde nichts getan.
resent-never = Kein Kanal dieses Servers hat es bekommen, also kann es nicht noch einmal gepostet werden.

## A game's story, as admins read it

story-state-ACTIVE = noch kein Ergebnis
story-state-COMPLETED = Ergebnis gespeichert
story-state-UNAVAILABLE = kein Ergebnis
story-results = { $count ->
    [one] Ergebnis
   *[other] Ergebnisse
}
story-announced = Gemeldet
story-nothing = Nichts.
found-spectator = Beim Spielen gesehen
found-history = In der Spielhistorie gefunden
found-import = Von einem Admin nachgetragen
found-unknown = Zuerst notiert
story-began = Spiel begann
story-ended = Spiel endete
story-held-over = Für beendet gehalten: { $why }
over-ABSENT = zwei Blicke hintereinander zeigten es nicht mehr
over-OTHER_GAME = der Spieler wurde in einem anderen Spiel gesehen
over-LISTED = es steht in der Spielhistorie
over-OVERDUE = so lange läuft kein Spiel
over-UNSEEN = es wurde nicht mehr gesehen
story-reopened = Von einem Admin wieder aufgenommen
story-stored = Ergebnis gespeichert
story-given-up = Aufgegeben
story-given-up-why = Aufgegeben: { $reason }
story-asked = Riot wurde nach den Daten gefragt
story-asked-last = Zuletzt gefragt, { $count }-mal insgesamt
story-older = von einer älteren Version gespeichert
awaits-nothing = kein Ergebnis. { $reason }
awaits-end = nicht als beendet bekannt.
awaits-result = erwartet, nächster Versuch { $when }.
awaits-failed = { $count ->
    [one] { $count } Versuch ist gescheitert.
   *[other] { $count } Versuche sind gescheitert.
}
awaits-answer = Letzte Antwort: { $reason }
post-no-result = die Nachricht, dass es kein Ergebnis gibt, { $state }
post-sent = gemeldet { $when }: [Nachricht]({ $url })
post-sent-again = noch einmal gemeldet { $when }: [Nachricht]({ $url })
post-deleted = gemeldet { $when }; die Nachricht wurde seitdem gelöscht.
post-owed = steht aus; es wird { $when } gepostet.
post-held = von der Ruhezeit zurückgehalten; gepostet wird { $when }.
post-owed-again = steht aus; es wird { $when } noch einmal gepostet.
post-paused = steht aus, aber der Kanal ist pausiert: { $reason }. Behebe das und nutze dann `/channel test` oder `/channel set`.
post-failed-once = steht aus; der letzte Versuch scheiterte ({ $reason }), der nächste { $when }.
post-under-way = wird gerade gepostet.
post-suppressed = nicht gepostet: notiert von einem Prozess, der nichts postet (Schattenmodus).
post-uncertain = unklar: { $reason }. Wenn es dort nicht steht, postet `/games resend` es noch einmal.
post-failed = gescheitert: { $reason }. `/games resend` versucht es noch einmal.
post-digest = zu alt für einen eigenen Post, daher eine Zeile in einem Sammelpost.
post-digest-sent = zu alt für einen eigenen Post, daher eine Zeile in einem Sammelpost, gemeldet { $when }: [Nachricht]({ $url })
post-digest-not-sent = zu alt für einen eigenen Post, daher eine Zeile in einem Sammelpost, der nicht draußen ist.
post-quiet-digest = von der Ruhezeit zurückgehalten, daher eine Zeile einer Sammlung.
post-quiet-digest-sent = von der Ruhezeit zurückgehalten, daher eine Zeile einer Sammlung, gepostet { $when }: [Nachricht]({ $url })
post-quiet-digest-not-sent = von der Ruhezeit zurückgehalten, daher eine Zeile einer Sammlung, die noch nicht gepostet ist.
silent-nowhere = Nirgends
silent = { $where }: { $who } nicht gemeldet: { $why }
silent-running = das Spiel ist nicht als beendet bekannt.
silent-awaited = das Ergebnis wird erwartet, nächster Versuch { $when }.
silent-ended-before = das Spiel endete { $ended }, bevor ihm hier gefolgt wurde { $since }.
silent-no-channel = es ist kein Kanal gewählt. Wähle einen mit `/channel set`.
silent-not-seen = es gibt kein Ergebnis zu melden, und niemand hatte das Spiel beginnen sehen.
silent-muted-here = dieser Server postet { $group } nicht (`/settings`).
silent-muted-for-him = dieser Server postet { $group } von ihm nicht (`/settings`).
silent-out-already = der Post war schon draußen, als sein Ergebnis gefunden wurde.
silent-unknown = nichts Gespeichertes sagt, warum.

## Proving that an account is one's own

proof-title = Beweise, dass { $who } dir gehört
proof-for-link = Damit verknüpfst du den Account mit dir.
proof-for-export = Damit siehst du, was über den Account gespeichert ist, und kannst es mitnehmen.
proof-for-delete = Damit kannst du alles löschen lassen, was über den Account gespeichert ist.
proof-for-forbid = Damit kannst du verbieten, dass dem Account gefolgt wird, auf jedem Server.
proof-steps =
    1. Stelle im Client als Beschwörersymbol des Accounts das hier gezeigte ein: Nummer { $icon }, auf Englisch „{ $name }“. Es ist eines der Startsymbole, die jeder besitzt.
    2. Drücke dann *Prüfen*, vor { $until }.

    Danach kannst du das Symbol wieder ändern.
proof-icon = Symbol { $icon }
proof-check = Prüfen
proof-not-yet = Riot zeigt bisher Symbol { $shown }, nicht { $icon }. Bis eine Änderung zu sehen ist, kann es ein, zwei Minuten dauern: drücke dann noch einmal *Prüfen*.
proof-expired = Die Zeit dafür ist um, oder du hast es zu oft versucht. Benutze den Befehl noch einmal, dann gibt es ein anderes Symbol.

## Members' own accounts, and being mentioned

account-linked = { $who } ist mit dir verknüpft. Bisher gilt nur dein Wort: wer mit dem Beschwörersymbol beweist, dass der Account ihm gehört, übernimmt ihn. Beweise es am besten selbst.
account-claimed = Jemand anderes hat { $who } schon verknüpft. Der Account wird deiner, wenn du es beweist:
account-proved = { $who } ist mit dir verknüpft, und du hast es bewiesen.
account-unlinked = { $who } ist nicht mehr mit dir verknüpft.
account-is-proved = bewiesen { $when }
account-is-said = nur dein Wort
account-followed-here = hier gefolgt
account-not-followed-here = hier nicht gefolgt
accounts-title = Deine Accounts
accounts-none = Noch keiner. Verknüpfe einen mit `/account link`.
mention-title = Erwähnungen in { $server }
mention-on = Posts über diese Accounts erwähnen dich hier.
mention-off = Posts über diese Accounts erwähnen dich hier nicht.
account-press-mention = Erwähne mich hier
account-press-no-mention = Erwähne mich hier nicht
account-press-prove = { $who } beweisen

## Privatsphäre: was man selbst über Gespeichertes bestimmt

privacy-title = Was über { $who } gespeichert ist
privacy-nothing = Über dieses Konto ist nichts gespeichert.
privacy-not-followed = Kein Server folgt diesem Konto, also ist nichts darüber gespeichert als das, was Spiele anderer erzählen. Davon gibt `/privacy export` alles, was es nennt.
privacy-file-comes = Die Datei mit allem kommt gleich.
privacy-identity = Seine Riot-ID, seine Region und Riots Kennungen dafür, seit { $since }
privacy-servers = { $count ->
    [0] Kein Server folgt ihm
    [one] Ein Server folgt ihm
   *[other] { $count } Server folgen ihm
}
privacy-games = Ergebnisse von { $lol } Spielen in League und { $tft } in TFT; von { $records } auch Riots Datensatz, wie er kam
privacy-span = Gespielt zwischen { $first } und { $last }
privacy-old-rows = { $count ->
    [one] Eine Zeile des früheren Modells
   *[other] { $count } Zeilen des früheren Modells
}
privacy-ranks = { $count ->
    [one] Ein Rang, wie er zu sehen war
   *[other] { $count } Ränge, wie sie zu sehen waren
}
privacy-posts = { $count ->
    [one] Ein Post, der es nennt
   *[other] { $count } Posts, die es nennen
}
privacy-scoreboards = { $count ->
    [one] Seine Zeile in der Tabelle eines Spiels (*Details*)
   *[other] Seine Zeilen in den Tabellen von { $count } Spielen (*Details*), auch von Spielen anderer
}
privacy-is-forbidden = Diesem Konto zu folgen und es zu nennen ist verboten, wie sein Besitzer es wollte. Nur dafür werden seine Riot-ID und Riots Kennungen aufbewahrt.
privacy-being-deleted = Was gespeichert war, wird in diesem Augenblick gelöscht.
privacy-how = Was du tun kannst
privacy-ways = Die Datei enthält alles davon, als JSON. `/privacy delete` löscht es. `/privacy forbid` löscht es und verbietet auf jedem Server, dem Konto zu folgen und es zu nennen.
privacy-files-left = { $count ->
    [one] Eine weitere Datei war zu viel für eine Antwort; der Betreiber dieses Bots kann sie dir geben.
   *[other] { $count } weitere Dateien waren zu viel für eine Antwort; der Betreiber dieses Bots kann sie dir geben.
}
privacy-member-title = Was über dich gespeichert ist
privacy-member-nothing = Über dein Discord-Konto ist nichts gespeichert.
privacy-linked = Konten, die du verknüpft hast: { $names }
privacy-mentions = { $count ->
    [one] Dass du auf einem Server erwähnt werden willst
   *[other] Dass du auf { $count } Servern erwähnt werden willst
}
privacy-challenges = { $count ->
    [one] Ein Nachweis per Beschwörersymbol, den du begonnen hast; er wird nach einem Tag vergessen
   *[other] { $count } Nachweise per Beschwörersymbol, die du begonnen hast; jeder wird nach einem Tag vergessen
}
privacy-added = { $count ->
    [one] Dass einem Spieler gefolgt wird, weil du es wolltest
   *[other] Dass { $count } Spielern gefolgt wird, weil du es wolltest
}
privacy-member-accounts = Um nach einem Riot-Konto zu fragen, ob ihm gefolgt wird oder nicht, nenne es mit der Option `riot_id`. Dann weist du mit seinem Beschwörersymbol nach, dass es deines ist.
privacy-kept = Wie lange etwas aufbewahrt wird
privacy-keeping =
    Ergebnisse und Ränge: solange ein Server dem Spieler folgt, und 7 Tage danach.
    Riots Datensätze, wie sie kamen: 30 Tage, wenn der Betreiber dieses Bots nichts anderes gewählt hat.
    Alle Daten eines Servers, der den Bot entfernt: { $days } Tage.
privacy-delete = Alles löschen
privacy-forbid = Verbieten und alles löschen
privacy-allow = Wieder erlauben
privacy-ask-delete =
    Alles löschen, was über { $who } gespeichert ist? Es kann nicht zurückgeholt werden.

    Von diesem Augenblick an folgt kein Server mehr dem Konto, und ein laufendes Spiel wird nicht gemeldet. Posts, die in Discord stehen, bleiben dort: Moderatoren des Servers können sie löschen. Ein Server darf dem Konto später wieder folgen; `/privacy forbid` schließt das aus.
privacy-ask-forbid =
    Diesem Bot verbieten, { $who } zu folgen oder das Konto irgendwo zu nennen?

    Alles, was darüber gespeichert ist, wird gelöscht und kann nicht zurückgeholt werden. Kein Server kann ihm wieder folgen, und in den Tabellen von Spielen anderer hat es keinen Namen. Nur dafür werden seine Riot-ID und Riots Kennungen aufbewahrt. Posts, die in Discord stehen, bleiben dort: Moderatoren des Servers können sie löschen. Mit `/privacy forbid` kannst du es zurücknehmen.
privacy-ask-allow = { $who } zu folgen ist verboten. Servern wieder erlauben, dem Konto zu folgen? Was gelöscht wurde, kommt nicht zurück.
privacy-ask-forget = Löschen, was über dein Discord-Konto gespeichert ist? Spielern, denen du hast folgen lassen, wird weiter gefolgt; dass du es warst, wird vergessen. Was über ein Riot-Konto gespeichert ist, wird mit der Option `riot_id` gelöscht.
privacy-done-delete = Alles, was über { $who } gespeichert war, ist gelöscht. Kein Server folgt dem Konto mehr.
privacy-done-forbid = Niemand folgt hier mehr { $who }, und niemand kann es. Alles, was gespeichert war, ist gelöscht, und das Konto wird nirgends genannt.
privacy-done-allow = Server dürfen { $who } wieder folgen.
privacy-done-forget = Was über dein Discord-Konto gespeichert war, ist gelöscht.
privacy-under-way = Es ist viel, sodass das Letzte davon in einigen Minuten verschwindet. Es ist nichts zu tun.
details-withheld = ein Spieler, der nicht genannt werden will

## What this is

about-text =
    Folgt Spielern von League of Legends und Teamfight Tactics und postet das Ergebnis jedes ihrer Spiele, genau einmal. Wer sich in seinem Client verbirgt, bleibt verborgen.

    `/players` zeigt, wem hier gefolgt wird, `/live`, wer gerade spielt, `/leaderboard`, wer wo steht. `/history`, `/stats` und `/rank` zeigen die Spiele eines Spielers, was sie ergeben, und die LP über die Zeit.

    Moderatoren folgen jemandem mit `/player add`, wählen einen Kanal mit `/channel set` und Filter, Ruhezeiten, Rückblicke und Sprache mit `/settings`; `/games` hilft, wo ein Spiel nicht von selbst fertig wurde.

    `/account link` sagt, welcher Account dir gehört, und lässt dich erwähnen, wo du es willst.

    `/privacy` zeigt, was über dich gespeichert ist; du kannst es mitnehmen, löschen und verbieten, deinem Konto zu folgen. Entfernt mich ein Server, werden seine Daten nach { $days } Tagen gelöscht.
about-version = Version { $version }

## What went wrong

error-server-only = Das geht nur auf einem Server.
error-not-a-member = Ich bin kein Mitglied dieses Servers. Lade mich noch einmal ein, als Bot.
error-needs-manage-server = Dafür brauchst du die Berechtigung „Server verwalten“.
error-not-here = Dieser Befehl darf hier nicht benutzt werden.
error-operators-only = Das ist nur für Administratoren des Betreiber-Servers.
error-owner-only = Das ist nur für den Eigentümer dieses Bots. Ist OPERATOR_GUILD_ID gesetzt, ist es für die Administratoren jenes Servers.
error-changed = Dieser Befehl wurde gerade geändert. Bitte versuche es in einer Minute noch einmal.
error-value = Einer der Werte ist nicht brauchbar. Bitte nimm einen der Vorschläge.
error-deleted = Die Nachricht wurde inzwischen gelöscht. Bitte benutze den Befehl noch einmal.
error-old = Das stammt aus einer älteren Version und geht nicht mehr. Bitte benutze den Befehl noch einmal.
error-ours = Bei uns ist etwas schiefgegangen. Der Betreiber findet es im Log unter { $reference }.

## Sentences of the rest of the program, in English word for word

told-no-tag = { $typed } fehlt der Tag. Eine Riot-ID schreibt man Name#TAG; der Tag steht im Client neben dem Namen.
told-two-tags = { $typed } hat mehr als ein #. Eine Riot-ID schreibt man Name#TAG.
told-no-riot-id = { $typed } ist keine Riot-ID: { $part } hat { $least } bis { $most } Zeichen, hier sind es { $count }. Eine Riot-ID schreibt man Name#TAG.
told-part-name = der Name
told-part-tag = der Tag
told-no-region = { $typed } ist keine Region. { $regions }
told-regions = Die Regionen sind: { $names }.
told-try-later = Riot antwortet gerade nicht; versuche es in ein paar Minuten noch einmal.
told-no-player = Riot kennt keinen Spieler namens { $typed }. Prüfe die Schreibweise und den Tag nach dem #.
told-region-needed = Riot sagt nicht, in welcher Region { $typed } spielt; nenne sie mit der Option „region“. { $regions }
told-forbidden = Der Besitzer von { $who } möchte nicht, dass dieser Bot dem Konto folgt.
told-being-deleted = Was über { $who } gespeichert ist, wird gerade gelöscht, wie der Besitzer des Kontos es wollte; versuch es in ein paar Minuten noch einmal.
told-server-full = Dieser Server folgt schon { $count } Spielern, und mehr als { $most } gehen nicht. Entferne zuerst einen mit /player remove.
told-not-followed = { $typed } wird auf diesem Server nicht gefolgt. /players zeigt, wem gefolgt wird.
told-gone-here = Diesem Spieler wird auf diesem Server nicht mehr gefolgt.
told-too-slow = Riot braucht zu lange für eine Antwort. Bitte versuche es später noch einmal.
told-nobody-played = Niemand, dem auf diesem Server gefolgt wird, hat { $match } gespielt.
told-no-game = Das nennt kein Spiel. Nimm einen der Vorschläge, oder gib eine Match-ID wie EUW1_7117761272 oder die Adresse einer Seite über das Spiel an.
told-unknown-game = Soweit bekannt, hat niemand, dem auf diesem Server gefolgt wird, dieses Spiel gespielt.
told-several-games = Mehrere Spiele haben diese Nummer: { $names }. Nenne eines davon.
told-which-region = Aus welcher Region ist dieses Spiel? Gib die ganze Match-ID an, etwa { $example }, oder die Adresse einer Seite über das Spiel.
told-private-match = Riot hält die Daten von { $match } privat, daher lässt sich das Ergebnis nicht erfahren.
told-record-not-had = Die Daten von { $match } waren nicht zu bekommen: { $troubles } Bitte versuche es später noch einmal.
told-no-match = Riot hat kein Spiel { $match }. Sieh dir die ID noch einmal an; ein eben beendetes Spiel kann ein paar Minuten brauchen.
told-riot-unavailable = Riot antwortet gerade nicht.
told-riot-error = Riot gab keine brauchbare Antwort.
told-riot-limit = Riots Anfragelimit ist gerade aufgebraucht.
told-riot-key = Riot lehnt den API-Schlüssel ab.
told-riot-private = Riot hält diese Daten privat.
told-riot-foreign = Diese puuid gehört zu einem anderen API-Schlüssel.
told-riot-rejected = Riot hat die Anfrage abgelehnt.
told-malformed = Die erhaltenen Daten haben nicht die Form eines Spiels.
told-closed = Ein Moderator hat es geschlossen.
told-old-model = Das alte Modell hat kein lesbares Ergebnis gespeichert, und das Spiel ist zu alt, um danach zu fragen.
told-unknown-player = Riot kennt den Spieler dieses Spiels nicht, daher kann nicht danach gefragt werden.
told-private = Riot hält die Daten dieses Modus privat ({ $queue }).
told-private-somehow = Riot hält die Daten dieses Spiels privat.
told-not-published = Riot hat die Daten noch nicht veröffentlicht.
told-not-named = Die Daten dieses Spiels nennen diesen Spieler nicht.
told-outage = Riot liefert derzeit keine Spieldaten.
told-unreadable = Die Daten dieses Spiels konnten nicht gespeichert werden.
told-listed-only = Riot listet dieses Spiel, veröffentlicht es aber nicht.
told-foreign = Seine ID gehört zu einem anderen Riot-API-Schlüssel; sie wird über seine Riot-ID neu gesucht.
told-gone = Riot kennt dieses Konto nicht mehr. Falls er umbenannt wurde, füge ihn unter dem neuen Namen noch einmal hinzu.
told-region-unknown = Riot sagt nicht, in welcher Region er spielt. Füge ihn noch einmal mit der Region hinzu (/player add, Option „region“).
told-name-taken = Er hieß { $riot_id }; so heißt jetzt jemand anders, und sein neuer Name ist noch nicht bekannt.
told-twin = Das ist { $riot_id }, dem unter einem anderen Eintrag gefolgt wird; entferne diesen.
told-account-gone = { $who } ist nicht mehr zu finden. { $problem }
told-somebody = Ein Spieler, dem dieser Server folgt,
told-account-back = Riot kennt { $riot_id } wieder; seinen Spielen wird gefolgt wie zuvor.
told-paused = In { $channel } können keine Ergebnisse gepostet werden: { $reason }. Sie warten. Behebe das und nutze `/channel test`, oder wähle mit `/channel set` einen anderen Kanal.
told-resumed = In { $channel } werden wieder Ergebnisse gepostet.
told-channel-deleted = Der Kanal für die Ergebnisse dieses Servers wurde gelöscht ({ $channel }). Die Ergebnisse warten: Wähle mit `/channel set` einen anderen Kanal.
told-channel-moved = Ein Kanal für Ergebnisse wurde gelöscht ({ $channel }). Was dorthin ging, geht ab jetzt in { $other }.
told-channel-chosen = Die Ergebnisse gehen jetzt in { $channel }.
told-uncertain = Ob in { $channel } ein Ergebnis gepostet wurde, ist nicht bekannt: { $reason }. Von selbst wird es nicht noch einmal gepostet: `/games stuck` zeigt es. Gib mir dort die Berechtigung „Nachrichtenverlauf anzeigen“ und nutze dann `/channel test`.
told-channel-gone = den Kanal gibt es nicht mehr
told-server-gone = den Server gibt es nicht mehr
told-channel-unseen = der Bot sieht den Kanal nicht
told-channel-kind = in einem Kanal dieser Art kann nichts gepostet werden
told-may-not-post = der Bot darf dort nicht posten
told-thread-archived = der Thread ist archiviert
told-thread-locked = der Thread ist gesperrt
told-discord-refuses = Discord lässt den Bot dort nicht posten
told-not-readable = der Verlauf des Kanals darf nicht gelesen werden
told-too-much-written = seitdem wurde dort zu viel geschrieben, um alles durchzusehen
told-waited-too-long = { $days } Tage lang konnte in dem Kanal nichts gepostet werden.
told-elsewhere = in einem anderen Kanal gemeldet
told-bot-removed = Der Bot wurde von diesem Server entfernt.
told-links-full = Du hast { $count } Accounts verknüpft; mehr geht nicht. Entferne zuerst einen mit /account unlink.
told-not-linked = { $typed } ist nicht mit dir verknüpft. /account list zeigt, was es ist.
told-link-gone = Dieser Account ist nicht mehr mit dir verknüpft.
told-link-unknown = Riot kennt keinen solchen Account mehr. Wurde er umbenannt, verknüpfe ihn noch einmal unter dem neuen Namen.
told-lookups = Du hast innerhalb von zehn Minuten { $count } Accounts nachgeschlagen; mehr geht nicht. Bitte versuche es später noch einmal.
told-proof-over = Diese Aufgabe ist vorbei. Benutze den Befehl noch einmal, um eine neue zu beginnen.
told-proof-crowded = Gerade beweisen zu viele, dass dieser Account ihnen gehört. Bitte versuche es in 15 Minuten noch einmal.
told-proof-often = Du hast innerhalb einer Stunde { $count } solche Beweise begonnen; mehr geht nicht. Bitte versuche es später noch einmal.
told-proof-soon = Riot wurde gerade eben gefragt. Bitte versuche es in zehn Sekunden noch einmal.
told-no-profile = Riot zeigt kein Profil von { $typed } in { $region }. Spielt der Account woanders, nenne die Region mit der Option „region“.

## Ränge im Lauf der Zeit, und der Server nach Rang

rank-not-yet = Die Ränge von { $who } hat noch niemand nachgesehen; versuch es in ein paar Minuten wieder.
rank-record = { $wins } S { $losses } N
rank-firsts = { $count ->
    [one] ein erster Platz
   *[other] { $count } erste Plätze
} in { $games } Spielen
rank-games = { $count ->
    [one] ein Ranglistenspiel
   *[other] { $count } Ranglistenspiele
} in { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
}
rank-lp = LP { $won } / { $lost }
rank-unknown = LP unbekannt bei { $count }
rank-alt = { $who }, { $ladder }: von { $first } bis { $last }, höchster Rang { $best }.
rank-alt-none = { $who }, { $ladder }: kein Rang in dieser Zeit.
leaderboard-title = { $ladder } auf { $server }
leaderboard-nobody = Noch niemand, dem hier gefolgt wird, hat in dieser Rangliste einen Rang.
leaderboard-unranked = { $count ->
    [one] Einer mehr ist ohne Rang.
   *[other] { $count } weitere sind ohne Rang.
}
leaderboard-week = { $moved } in 7 Tagen
leaderboard-updated = Stand { $when }
leaderboard-kept = In { $channel } steht gleich eine Rangliste, die sich selbst aktuell hält. Lösche ihre Nachricht, um sie zu beenden.

## The settings of a server

settings-title = Einstellungen von { $server }
settings-first = Wähle unten, was du ändern willst.
settings-saved = ✅ Gespeichert.
section-all = Überblick
section-all-what = Alles, was gewählt ist
section-channels = Kanäle
section-channels-what = Wohin welche Posts gehen
settings-channels-default = Alles, was keinen eigenen Kanal hat
settings-channels-help = Wähle zuerst, worum es geht, dann den Kanal. Wer mit einem eigenen Kanal hinzugefügt wurde, behält ihn. Ohne Kanal sind Auf- und Abstiege eine Zeile des Ergebnisses.
settings-channels-pick = Kanal wählen
settings-channels-clear = Kein eigener Kanal
settings-channels-sample = Beispiel posten
section-queues = Welche Spiele gepostet werden
section-queues-what = Die Warteschlangen, die dieser Server nicht postet
settings-queues-all = Alles wird gepostet.
settings-queues-not = Nicht gepostet: { $groups }.
settings-queues-own = { $count ->
    [one] Ein Spieler hat einen eigenen Filter.
   *[other] { $count } Spieler haben eigene Filter.
}
settings-queues-help = Was unten ausgewählt ist, wird nicht gepostet. Solchen Spielen wird weiter gefolgt, und sie zählen mit: Nur ihre Posts fallen weg, von jetzt an. Neue Warteschlangen werden gepostet, bis sie hier ausgewählt sind. Ein Kanal für Auf- und Abstiege bekommt die aller Warteschlangen.
settings-queues-lol = League of Legends: auswählen, was nicht gepostet wird
settings-queues-tft = TFT: auswählen, was nicht gepostet wird
section-players = Filter einzelner Spieler
section-players-what = Was von einzelnen Spielern nicht gepostet wird
settings-players-none = Niemand hat einen eigenen Filter.
settings-players-nobody = Hier wird niemandem gefolgt. Beginne mit `/player add`.
settings-players-pick = Spieler wählen
settings-players-as-server = wie beim Server
settings-players-everything = alles wird gepostet
settings-players-not = nicht gepostet: { $groups }
settings-players-help = Der eigene Filter eines Spielers tritt für ihn an die Stelle dessen des Servers, auch wenn er nichts auslässt.
settings-players-own = Ein eigener Filter
settings-players-server = Wie beim Server
section-quiet = Ruhezeit und Ton
section-quiet-what = Wann nichts gepostet wird und ob Posts einen Ton machen
settings-quiet-none = Gepostet wird zu jeder Stunde.
settings-quiet-is = Von { $start } bis { $end } ({ $zone }) wird nichts gepostet.
settings-quiet-now = Jetzt ist Ruhe, bis { $when }. Zurückgehalten: { $count }.
settings-quiet-help = Was in die Ruhezeit fällt, wird zurückgehalten: Ein einzelner Post kommt an ihrem Ende, mehrere kommen als eine Nachricht. Auch Meldungen an Moderatoren warten. Posts ohne Ton erscheinen als ungelesen und benachrichtigen niemanden; Meldungen behalten ihren Ton.
settings-quiet-set = Ruhezeit festlegen
settings-quiet-off = Keine Ruhezeit
settings-quiet-from = Von, nach der Uhr des Servers (23:00)
settings-quiet-until = Bis (08:00)
settings-quiet-same = Die Ruhezeit beginnt und endet zu verschiedenen Zeiten. Soll zu jeder Stunde gepostet werden, nimm „Keine Ruhezeit“.
settings-quiet-no-time = { $typed } ist keine Uhrzeit. Gib sie ein wie 23:00 oder 8:30.
settings-silent-is = Posts machen keinen Ton.
settings-silent-is-not = Posts machen einen Ton.
settings-silent-on = Ohne Ton posten
settings-silent-off = Mit Ton posten
section-language = Sprache und Uhr
section-language-what = In welcher Sprache gepostet wird und nach welcher Uhr der Server lebt
settings-language-is = Gepostet wird auf { $language }.
settings-language-by-discord = { $language }, wie es in den Servereinstellungen bei Discord steht
settings-language-auto = Automatisch
settings-language-help = Antworten, die nur eine Person sieht, sind in der Sprache ihres Discord.
settings-zone-is = Zeitzone: { $zone }, dort ist es jetzt { $clock }.
settings-zone-button = Zeitzone
settings-zone-utc = Zurück zu UTC
settings-zone-label = Eine Stadt, ein Land oder UTC+2
settings-zone-example = Berlin, Wien, Zürich, UTC-3
settings-zone-unknown = Ich kenne keine Zeitzone namens { $typed }. Gib eine große Stadt deiner Gegend ein, etwa Berlin, Seoul oder New York, oder einen Unterschied wie UTC+2.
settings-zone-several = { $typed } hat mehrere Zeitzonen. Gib eine große Stadt der deinen ein, etwa New York, Chicago oder Los Angeles.

## What a day, a week or a month brought

recap-title-daily = Tagesrückblick · { $when }
recap-title-weekly = Wochenrückblick · { $when }
recap-title-monthly = Monatsrückblick · { $when }
recap-of-lol = League of Legends
recap-of-tft = Teamfight Tactics
recap-games-lol = { $count ->
    [one] ein Spiel in League
   *[other] { $count } Spiele in League
}
recap-games-tft = { $count ->
    [one] ein Spiel in TFT
   *[other] { $count } Spiele in TFT
}
recap-more = { $count ->
    [one] … und noch ein Spieler
   *[other] … und { $count } weitere Spieler
}
recap-average = im Schnitt Platz { $place }
recap-firsts = { $count ->
    [one] ein erster Platz
   *[other] { $count } erste Plätze
}
recap-lp = Gewonnene und verlorene LP
recap-won = { $lp } gewonnen
recap-lost = { $lp } verloren
recap-drifted = { $lp } ohne Spiel
recap-unknown = { $count ->
    [one] ein Spiel unbekannt
   *[other] { $count } Spiele unbekannt
}
recap-together = { $count } Spiele einzeln unbekannt (zusammen { $lp })
recap-climbers = Aufsteiger
recap-best = Bestes Spiel
recap-worst = Schlechtestes Spiel
recap-kda = KDA { $ratio }
recap-special = Der Rede wert
recap-streak = Längste Serie: { $who }, { $row }
recap-incomplete = Nicht enthalten
recap-lacks-awaited = { $count ->
    [one] Ein Ergebnis steht noch aus.
   *[other] { $count } Ergebnisse stehen noch aus.
}
recap-lacks-unpublished = { $count ->
    [one] Das Ergebnis eines Spiels veröffentlicht Riot nicht.
   *[other] Die Ergebnisse von { $count } Spielen veröffentlicht Riot nicht.
}
recap-lacks-behind = { $count ->
    [one] Die Spieleliste eines Spielers konnte nicht bis zum Ende dieser Zeit gelesen werden; es können Spiele fehlen.
   *[other] Die Spielelisten von { $count } Spielern konnten nicht bis zum Ende dieser Zeit gelesen werden; es können Spiele fehlen.
}

## Recaps in the panel of settings

section-recaps = Rückblicke
section-recaps-what = Was ein Tag, eine Woche, ein Monat brachte, zu einer Stunde deiner Wahl
recap-name-daily = Täglich
recap-name-weekly = Wöchentlich
recap-name-monthly = Monatlich
settings-recap-on = { $name }: an
settings-recap-off = { $name }: aus
settings-recap-hour = { $name } um { $hour }
settings-recap-look = Diese Woche bisher
settings-recap-so-far = Diese Woche bisher. Nur du siehst das.
settings-recap-empty = Niemand, dem hier gefolgt wird, hat diese Woche bisher ein Spiel beendet.
settings-recap-none = Keiner wird gepostet.
settings-recap-is-off = **{ $name }**: aus
settings-recap-is-on = **{ $name }** um { $hour }, das nächste Mal { $when }
settings-recap-is-held = **{ $name }** um { $hour }, in der Ruhezeit: der nächste an ihrem Ende, { $when }
settings-recap-is-due = **{ $name }** um { $hour }, der nächste gleich
settings-recap-clock = Nach der Uhr von { $zone }, wo es jetzt { $clock } ist; eine andere wählst du unter „{ $section }“.
settings-recap-where = Rückblicke werden in { $channel } gepostet.
settings-recap-nowhere = ⚠ Für sie gibt es noch keinen Kanal. Wähle einen mit `/channel set`.
settings-recap-legacy = ⚠ Solange das alte Modell des Bots arbeitet, gibt es keine; die eingeschalteten kommen, sobald sein Betreiber zum neuen gewechselt hat.
settings-recap-help = Ein Rückblick sagt, was die Spieler getan haben, denen hier gefolgt wird: Spiele, gewonnene und verlorene LP, Aufsteiger, das beste und das schlechteste Spiel, die längste Serie. Eine Woche geht von Montag bis Sonntag. Wo niemand gespielt hat, wird nichts gepostet. Auch Spiele zählen, die Filter nicht posten lassen.

## Who is in a game now

live-title = Gerade im Spiel: { $server }
live-nobody = Niemand, dem hier gefolgt wird, ist gerade in einem Spiel.
live-hidden = Wer im Streamer-Modus spielt, wird nicht gezeigt: Das Spiel verbirgt ihn.
live-since = begann { $when }
live-loading = lädt
live-lost-sight = zuletzt gesehen { $when }
live-against = { $one } gegen { $other }

## A player's games

history-title = Spiele von { $who }
history-none = Es ist kein beendetes Spiel gespeichert, das dazu passt.
stored-since = Spiele werden gespeichert, seit einem Spieler gefolgt wird.
history-awaited = { $count ->
    [one] Ein weiteres Spiel ist vorbei; auf sein Ergebnis wird gewartet.
   *[other] { $count } weitere Spiele sind vorbei; auf ihre Ergebnisse wird gewartet.
}
history-page = Seite { $page }
history-newer = Neuere
history-older = Ältere
history-unreadable = Von einer älteren Version gespeichert
history-no-champion = { $typed } ist kein Champion. Wähle bitte einen der Vorschläge.
history-gone = Diesem Spieler wird hier nicht mehr gefolgt.

## Queues that are asked for together

group-lol = Alles von League of Legends
group-solo = Rangliste Solo/Duo
group-flex = Rangliste Flex
group-normal = Normal (Draft, Schnelles Spiel, Swiftplay)
group-aram = ARAM
group-clash = Clash
group-arena = Arena
group-modes = Zeitweilige Modi (URF, Schwarm …)
group-coop = Koop gegen KI
group-custom = Benutzerdefiniert, Übung, Tutorials
group-tft = Alles von Teamfight Tactics
group-tft-ranked = TFT Rangliste
group-tft-normal = TFT Normal
group-hyper-roll = TFT Hyper Roll
group-double-up = TFT Double Up
group-tft-modes = TFT-Besonderes (Rückkehr alter Sets, Tockers Prüfungen)

## What a player's games come to

stats-title = { $who } · { $days ->
    [one] letzter Tag
   *[other] letzte { $days } Tage
}
stats-none = { $days ->
    [one] Vom letzten Tag ist kein Spiel gespeichert, das zählt.
   *[other] Aus den letzten { $days } Tagen ist kein Spiel gespeichert, das zählt.
}
stats-score = K/D/A { $score }
stats-place = Platz { $place } im Schnitt
stats-played = { $length } gespielt
stats-top = obere Hälfte: { $count } ({ $share })
stats-firsts = { $count ->
    [one] { $count } erster Platz
   *[other] { $count } erste Plätze
}
stats-now-won = 🔥 gerade { $count } Siege in Folge
stats-now-lost = 🧊 gerade { $count } Niederlagen in Folge
stats-longest = längste Serien: { $won } gewonnen, { $lost } verloren
stats-champions = Champions
stats-roles = Rollen
stats-traits = TFT: stärkste Eigenschaft
stats-hours = Uhrzeiten ({ $zone })
stats-busiest = Die meisten Spiele begannen zwischen { $start } und { $end } Uhr.
stats-mates = Zusammen mit
stats-half = In Spielen mit Plätzen zählt die obere Hälfte als gewonnen.
stats-left-out = Nicht gezählt: { $list }.
stats-cut = Nur die neuesten { $count } Spiele sind gezählt.
left-remake = { $count ->
    [one] { $count } Remake
   *[other] { $count } Remakes
}
left-void = { $count ->
    [one] { $count } Spiel ohne Ergebnis
   *[other] { $count } Spiele ohne Ergebnis
}
left-unreadable = { $count ->
    [one] { $count } von einer älteren Version gespeichertes Spiel
   *[other] { $count } von einer älteren Version gespeicherte Spiele
}
left-unavailable = { $count ->
    [one] { $count } Spiel, das Riot nicht veröffentlicht
   *[other] { $count } Spiele, die Riot nicht veröffentlicht
}

## Queues, as the client calls them

queue-0 = Benutzerdefiniert
queue-400 = Normal (Draft)
queue-420 = Rangliste Solo/Duo
queue-430 = Normal (Blind)
queue-440 = Rangliste Flex
queue-450 = ARAM
queue-480 = Swiftplay
queue-490 = Schnelles Spiel
queue-700 = Clash
queue-720 = ARAM-Clash
queue-830 = Koop vs. KI (Einführung)
queue-840 = Koop vs. KI (Anfänger)
queue-850 = Koop vs. KI (Fortgeschritten)
queue-870 = Koop vs. KI (Einführung)
queue-880 = Koop vs. KI (Anfänger)
queue-890 = Koop vs. KI (Fortgeschritten)
queue-900 = ARURF
queue-910 = Aufstieg
queue-920 = Legende des Poro-Königs
queue-940 = Nexus-Belagerung
queue-950 = Verhängnisbots (Abstimmung)
queue-960 = Verhängnisbots
queue-980 = Invasion (Sternenwächter)
queue-990 = Invasion (Sternenwächter): Ansturm
queue-1000 = PROJEKT: Jäger
queue-1010 = Schnee-ARURF
queue-1020 = Einer für alle
queue-1090 = TFT Normal
queue-1091 = TFT 1v0
queue-1092 = TFT 2v0
queue-1100 = TFT Rangliste
queue-1110 = TFT Tutorial
queue-1111 = TFT Simulation
queue-1120 = TFT Hyper Roll (Normal)
queue-1130 = TFT Hyper Roll
queue-1150 = TFT Double Up
queue-1160 = TFT Double Up
queue-1200 = Nexus Blitz
queue-1210 = TFT Chonccs Schatz
queue-1220 = TFT Tockers Prüfungen
queue-1300 = Nexus Blitz
queue-1400 = Ultimatives Zauberbuch
queue-1700 = Arena
queue-1710 = Arena (Lobby für 16)
queue-1740 = Arena (Trios)
queue-1750 = Arena (Trios)
queue-1810 = Schwarm (Solo)
queue-1820 = Schwarm (Duo)
queue-1830 = Schwarm (Trio)
queue-1840 = Schwarm (Quartett)
queue-1900 = URF
queue-2000 = Tutorial 1
queue-2010 = Tutorial 2
queue-2020 = Tutorial 3
queue-2300 = Brawl
queue-2400 = ARAM: Chaos
queue-3100 = Benutzerdefiniert
queue-3140 = Übungsmodus
queue-3270 = Benutzerdefiniert
queue-6000 = TFT Revival: Set 3.5
queue-6100 = TFT Revival: Festival of Beasts
queue-6110 = TFT Revival: Remix Rumble
queue-6120 = TFT Pengus Party
queue-new = Warteschlange { $number }
queue-unknown = Unbekannte Warteschlange

## Commands: what Discord shows beside them, at most 100 characters

-which-game = Wähle eins, oder gib eine Match-ID (EUW1_7117761272) oder einen Link zum Spiel an

choice-results = Ergebnisse
choice-lol = League of Legends
choice-tft = TFT
choice-promotions = Auf- und Abstiege
choice-recaps = Rückblicke
choice-alerts = Meldungen an Moderatoren

command-privacy = Was über dich gespeichert ist, und was du darüber bestimmst
command-privacy-show = Zeigen, was über dich oder dein Riot-Konto gespeichert ist
    .riot_id = Name#TAG deines Kontos; mit seinem Symbol weist du nach, dass es deines ist
    .region = Wo das Konto spielt; wird sonst herausgefunden
command-privacy-export = Als JSON-Datei mitnehmen, was über dich oder dein Riot-Konto gespeichert ist
    .riot_id = Name#TAG deines Kontos; mit seinem Symbol weist du nach, dass es deines ist
    .region = Wo das Konto spielt; wird sonst herausgefunden
command-privacy-delete = Löschen, was über dich oder dein Riot-Konto gespeichert ist
    .riot_id = Name#TAG deines Kontos; mit seinem Symbol weist du nach, dass es deines ist
    .region = Wo das Konto spielt; wird sonst herausgefunden
command-privacy-forbid = Auf jedem Server verbieten, deinem Riot-Konto zu folgen, oder es zurücknehmen
    .riot_id = Name#TAG deines Kontos; mit seinem Symbol weist du nach, dass es deines ist
    .region = Wo das Konto spielt; wird sonst herausgefunden
command-about = Was dieser Bot ist
command-account = Sagen, welche Accounts dir gehören
command-account-link = Sagen, dass ein Account dir gehört
    .riot_id = Name#TAG, wie im Client
    .region = Wo der Account spielt; wird sonst herausgefunden
command-account-unlink = Sagen, dass ein Account nicht mehr dir gehört
    .player = Name#TAG
command-account-list = Deine Accounts, und ob Posts dich hier erwähnen
command-players = Wem auf diesem Server gefolgt wird
command-player = Auf diesem Server Spielern folgen
command-player-add = Einem Spieler folgen: Seine Ergebnisse werden hier gepostet
    .riot_id = Name#TAG, wie im Client
    .region = Wo er spielt; wird sonst herausgefunden
    .channel = Wohin seine Ergebnisse gehen; sonst in den Kanal des Servers oder in diesen
command-player-remove = Einem Spieler auf diesem Server nicht mehr folgen
    .player = Name#TAG oder alle
command-live = Wer gerade in einem Spiel ist
command-history = Die Spiele eines Spielers, die neuesten zuerst
    .player = Name#TAG
    .queue = Nur diese Warteschlangen
    .champion = Nur mit diesem Champion; in TFT mit dieser Einheit auf dem Brett
command-stats = Was die Spiele ergeben: Champions, Rollen, Uhrzeiten, Serien, und mit wem
    .player = Name#TAG
    .days = Wie viele Tage zurück
    .queue = Nur diese Warteschlangen
command-rank = Die Ränge eines Spielers und seine LP im Lauf der Zeit
    .player = Name#TAG
    .days = Wie viele Tage zurück
    .queue = Welche Rangliste; ohne Angabe die, in der am meisten geschah
command-leaderboard = Die Spieler dieses Servers nach Rang
    .queue = Welche Rangliste
    .keep = Eine Nachricht posten, die sich selbst aktuell hält (Server verwalten)
command-channel = Wo Ergebnisse gepostet werden
command-channel-set = Die Ergebnisse dieses Servers oder eine Art von Posts in einem Kanal posten
    .channel = Wohin Ergebnisse gehen
    .kind = Was dorthin geht; ohne Angabe alles, was keinen eigenen Kanal hat
command-channel-show = Wohin die Ergebnisse dieses Servers gehen
command-channel-test = Ein Beispiel posten, wo Ergebnisse hingehen
    .kind = Wovon; ohne Angabe von Ergebnissen
command-settings = Kanäle, Filter, Ruhezeiten, Rückblicke und Sprache dieses Servers
    .player = Den Filter dieses Spielers öffnen
command-games = Spiele, die nicht von selbst zu Ende kamen
command-games-stuck = Was nicht von selbst zu Ende kam, und warum
command-games-explain = Die ganze Geschichte eines Spiels, und warum es nicht gemeldet wurde
    .game = { -which-game }
command-games-retry = Riot jetzt nach dem Ergebnis eines Spiels fragen
    .game = { -which-game }
command-games-close = Nicht länger auf das Ergebnis eines Spiels warten
    .game = { -which-game }
command-games-import = Ein verpasstes Spiel nachtragen
    .match = Eine Match-ID (EUW1_7117761272) oder ein Link zum Spiel
command-games-resend = Ein Ergebnis noch einmal posten, wo es gemeldet wurde
    .game = { -which-game }
command-migration = Das alte Modell neben dem neuen
command-migration-health = Ob das neue Modell so gut arbeitet wie das alte, und was zu tun ist
    .hours = So viele Stunden zurück; ohne Angabe 24
command-migration-missed = Welche Spiele jedem Modell entgingen, und warum
command-migration-loops = Wie lange die Schleifen brauchen, und wann keine lief
