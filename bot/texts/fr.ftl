### Français.

## Small words

list-last = { $rest } et { $last }
ordinal = { $place }{ ORDINAL($place) ->
    [one] re
   *[other] e
}
length-minutes = { $minutes } min
length-hours = { $hours } h { $minutes } min
labelled = { $label } : { $text }
and-more = … et { $count } de plus
match-page = Page de la partie

## Outcomes

outcome-win = Victoire
outcome-loss = Défaite
outcome-remake = Remake
outcome-none = Pas de résultat
place = { $ordinal } place
place-as-pair = { $ordinal } place en duo

## Roles, as players call them

role-TOP = Top
role-JUNGLE = Jungle
role-MIDDLE = Mid
role-BOTTOM = Bot
role-UTILITY = Support

## Ranks, as the client calls them

tier-IRON = Fer
tier-BRONZE = Bronze
tier-SILVER = Argent
tier-GOLD = Or
tier-PLATINUM = Platine
tier-EMERALD = Émeraude
tier-DIAMOND = Diamant
tier-MASTER = Maître
tier-GRANDMASTER = Grand Maître
tier-CHALLENGER = Challenger
rated-GRAY = Gris
rated-GREEN = Vert
rated-BLUE = Bleu
rated-PURPLE = Violet
rated-ORANGE = Hyper
unranked = Non classé
lp = { $lp } LP

## What a game meant for a rank

lp-unknown = Variation de LP inconnue
lp-pending = Variation de LP pas encore connue
lp-before = avant : { $rank }
lp-placement = Partie de placement
step-placed = Placé en { $rank }
step-promotion = Promu en { $rank }
moved-promotion = Promu de { $before } à { $rank }
step-demotion = Relégué en { $rank }
moved-demotion = Relégué de { $before } à { $rank }

## The result of a game

result-who = { $outcome } : { $who }
result-as = { $who } avec { $champion }
result-level = niveau { $level }
result-remade = { $champion } · la partie s'est arrêtée avant de compter
result-champion-unknown = Champion inconnu
result-kill-participation = { $share } de participation aux kills
result-deaths = { $count ->
    [one] { $count } mort
   *[other] { $count } morts
}
result-cs = { $cs } CS
result-cs-pace = { $cs } CS ({ $pace }/min)
result-damage = { $amount } dégâts
result-damage-share = { $amount } dégâts ({ $share } de l'équipe)
result-vision = score de vision { $score }
result-round = manche { $round }
result-player-damage = { $amount } dégâts aux joueurs
result-with-partner = avec { $partner }
result-no-board = Les données de Riot ne montrent pas de plateau.
result-empty = Les données de Riot ne contiennent pas de résultat pour cette partie.
result-formerly = auparavant { $name }
result-unavailable = Résultat indisponible
result-unavailable-why = Riot ne l'a pas publié.
result-unavailable-for = **Pas de résultat** pour { $names } : { $reason }

## What stands out

feat-pentakill = { $count ->
    [one] Pentakill !
   *[other] { $count } pentakills !
}
feat-quadrakill = { $count ->
    [one] Quadrakill
   *[other] { $count } quadrakills
}
feat-deathless = Aucune mort
best-kills = Record personnel : { $value } kills (avant : { $before })
best-assists = Record personnel : { $value } assistances (avant : { $before })
best-damage = Record personnel : { $value } dégâts (avant : { $before })
best-player-damage = Record personnel : { $value } dégâts aux joueurs (avant : { $before })
streak-won = { $count } victoires d'affilée
streak-lost = { $count } défaites d'affilée
streak-top = { $count } top 4 d'affilée
streak-bottom = { $count } fois d'affilée hors du top 4

## Details: the table of a whole game

details-button = Détails
details-title = Ce qui reste de la partie
details-none = Aucun tableau de cette partie n'est conservé.
details-gold = { $amount } PO
side-blue = Côté bleu
side-red = Côté rouge

## Several older results in one message

digest-content = { $count ->
    [one] **Un résultat** antérieur
   *[other] **{ $count } résultats** antérieurs
}
digest-title = { $count ->
    [one] Un résultat du temps où rien ne pouvait être publié
   *[other] { $count } résultats du temps où rien ne pouvait être publié
}
digest-quiet = { $count ->
    [one] **Un résultat** des heures calmes
   *[other] **{ $count } résultats** des heures calmes
}
digest-quiet-title = { $count ->
    [one] Un résultat retenu par les heures calmes
   *[other] { $count } résultats retenus par les heures calmes
}
digest-steps = { $count ->
    [one] **Une promotion ou rétrogradation** des heures calmes
   *[other] **{ $count } promotions et rétrogradations** des heures calmes
}
digest-steps-title = { $count ->
    [one] Un changement de rang retenu par les heures calmes
   *[other] { $count } changements de rang retenus par les heures calmes
}
digest-older = … et { $count } plus anciens
digest-newest = Dernière partie
digest-match = partie

## A sample

sample-author = Ceci est un exemple : les résultats ressembleront à cela
sample-content = (Exemple) { $content }

## Who is followed

players-title = Joueurs suivis sur { $server }
players-nobody = Personne pour l'instant. Un modérateur peut commencer avec `/player add`.
players-count = { $count ->
    [one] { $count } joueur suivi
   *[other] { $count } joueurs suivis
}
players-no-channel = aucun salon
players-playing = en partie
players-last-seen = vu { $when }
player-followed = { $who } est maintenant suivi. Ses résultats vont dans { $where }.
player-followed-already = { $who } était déjà suivi ici. Ses résultats vont dans { $where }.
player-removed = { $who } n'est plus suivi ici.
players-everybody = { $count ->
    [one] Tout le monde : { $count } joueur
   *[other] Tout le monde : les { $count } joueurs
}
players-sure = { $count ->
    [one] Vraiment ne plus suivre { $count } joueur ici ? Qui est ajouté de nouveau est suivi à partir de ce moment.
   *[other] Vraiment ne plus suivre les { $count } joueurs ici ? Qui est ajouté de nouveau est suivi à partir de ce moment.
}
players-remove-everybody = { $count ->
    [one] Ne plus suivre { $count } joueur
   *[other] Ne plus suivre les { $count }
}
players-all-removed = { $count ->
    [one] { $count } joueur n'est plus suivi ici.
   *[other] { $count } joueurs ne sont plus suivis ici.
}
player-server-channel = le salon de ce serveur

## Where results go

channel-default = Les résultats vont dans { $channel }.
channel-none = Aucun salon n'est choisi : les résultats vont là où chaque joueur a été ajouté. Choisis-en un avec `/channel set`.
channel-paused = ⚠ { $channel } est en pause, car { $reason }. Corrige cela, puis utilise `/channel test` ou `/channel set`.
channel-set = Les résultats de ce serveur vont désormais dans { $channel }. `/channel test` y publie un exemple.
channel-set-kind = { $kind } : désormais dans { $channel }. `/channel test` y publie un exemple.
goes-lol = { $channel } (League of Legends)
goes-tft = { $channel } (TFT)
topic-lol = Résultats de League of Legends
topic-tft = Résultats de TFT
topic-promotions = Promotions et rétrogradations
topic-recaps = Bilans
topic-alerts = Alertes aux modérateurs
channel-tested = Un exemple se trouve dans { $channel } : la publication fonctionne.
channel-cannot-post = Rien ne peut être publié là. Choisis un autre salon avec `/channel set`.
channel-refused = Discord ne m'a pas laissé publier dans { $channel } : { $reason }. Vérifie les permissions du salon.
channel-lacking = Je ne peux pas publier dans { $channel } : il me manque { $permissions }. Donne-moi cela dans les paramètres du salon et réessaie, ou choisis un autre salon.
channel-unseen = Je ne vois pas { $channel }, ou il n'existe plus. Donne-moi la permission Voir le salon, ou choisis un autre salon avec `/channel set`.

## Permissions, as Discord's settings name them

permission-view_channel = Voir le salon
permission-send_messages = Envoyer des messages
permission-send_messages_in_threads = Envoyer des messages dans les fils
permission-embed_links = Intégrer des liens
permission-attach_files = Joindre des fichiers
permission-read_message_history = Voir les anciens messages

## Games that did not finish by themselves

ago-minutes = il y a { $count } min
ago-hours = il y a { $count } h
ago-days = il y a { $count } j
names-more = { $names } et { $count } de plus
at-once = tout de suite
page-of = page { $page } sur { $pages }
page-back = Retour
page-next = Suite
game-running = en cours
game-state-ACTIVE = attendue
game-state-COMPLETED = terminée
game-state-UNAVAILABLE = indisponible
stuck-nothing = Rien n'est bloqué : chaque partie a son résultat ou est simplement attendue, et chaque message est parti.
stuck-title = Ce qui ne s'est pas terminé de soi-même
stuck-calm = Le bot continue d'essayer de lui-même ; personne n'a besoin d'agir.
count-games = { $count ->
    [one] { $count } partie
   *[other] { $count } parties
}
count-posts = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
count-paused = { $count ->
    [one] { $count } salon en pause
   *[other] { $count } salons en pause
}
stuck-paused = ⚠ { $channel } est en pause depuis { $when } : { $reason }. Corrige cela, puis utilise `/channel test`.
stuck-paused-more = … et { $count } de plus : `/channel show`
stuck-detected = détectée { $when }
stuck-attempts = { $count ->
    [0] aucune tentative échouée
    [one] { $count } tentative échouée
   *[other] { $count } tentatives échouées
}
stuck-running = pas encore connue comme terminée ; ses données ne sont donc pas encore demandées
stuck-next = prochaine tentative { $when }
stuck-next-now = prochaine tentative tout de suite
stuck-digest = { $count ->
    [one] Résumé de { $count } résultat
   *[other] Résumé de { $count } résultats
}
stuck-result = Résultat
stuck-uncertain = pas sûr d'avoir été publié
stuck-rejected = Discord ne l'a pas accepté
stuck-unreadable = un message illisible
stuck-look = Regarde dans le salon ; s'il n'y est pas, publie-le de nouveau.
press-retry = Réessayer
press-close = Abandonner
press-explain = Expliquer
press-resend = Republier
press-confirm = Le republier
retried-completed = Riot a les données : le résultat est enregistré.
retried-awaited = Riot n'a pas encore les données de cette partie. Le bot continue de demander.
retried-unavailable = Riot ne publie pas cette partie.
retried-postponed = Riot n'a pas donné de réponse utilisable. Le bot redemande bientôt.
retried-running = Riot n'a pas encore de données, et la partie n'est pas connue comme terminée. Rien n'a été changé.
retried-queued = C'est à l'ordre du jour ; le bot demande dès que les limites de Riot le permettent.
retried-done = Cette partie a déjà son résultat. `/games resend` le republie.
closed-now = Abandonnée : son résultat n'est plus attendu. `/games retry` la reprend.
closed-has-result = Cette partie a son résultat ; il n'y a rien à abandonner.
closed-already = Cette partie a déjà été abandonnée.
imported-now = { $match } est enregistrée.
imported-already = { $match } est déjà enregistrée. `/games resend` la republie.
resent-queued = Republication dans { $channels }.
resent-confirm = Déjà publié : { $channels }. Le publier une seconde fois ?
resent-under-way = Ce n'est pas encore parti ; il n'y a rien à republier.
resent-changed = Quelqu'un l'a republié entre-temps. Rien n'a été fait cette fois.
resent-never = Aucun salon de ce serveur ne l'a reçu ; il ne peut donc pas être republié.

## A game's story, as admins read it

story-state-ACTIVE = pas encore de résultat
story-state-COMPLETED = résultat enregistré
story-state-UNAVAILABLE = pas de résultat
story-results = { $count ->
    [one] Résultat
   *[other] Résultats
}
story-announced = Annonces
story-nothing = Rien.
found-spectator = Vue pendant qu'elle se jouait
found-history = Trouvée dans l'historique
found-import = Ajoutée par un administrateur
found-unknown = Première inscription
story-began = Début de la partie
story-ended = Fin de la partie
story-held-over = Tenue pour terminée : { $why }
over-ABSENT = deux vérifications de suite ne la montraient plus
over-OTHER_GAME = le joueur a été vu dans une autre partie
over-LISTED = elle figure dans l'historique
over-OVERDUE = aucune partie ne dure aussi longtemps
over-UNSEEN = elle n'a plus été vue
story-reopened = Reprise par un administrateur
story-stored = Résultat enregistré
story-given-up = Abandonnée
story-given-up-why = Abandonnée : { $reason }
story-asked = Les données ont été demandées à Riot
story-asked-last = Demandées pour la dernière fois, { $count } fois en tout
story-older = enregistré par une version plus ancienne
awaits-nothing = pas de résultat. { $reason }
awaits-end = pas connue comme terminée.
awaits-result = attendu, prochaine tentative { $when }.
awaits-failed = { $count ->
    [one] { $count } tentative a échoué.
   *[other] { $count } tentatives ont échoué.
}
awaits-answer = Dernière réponse : { $reason }
post-no-result = l'annonce qu'il n'y a pas de résultat, { $state }
post-sent = annoncé { $when } : [message]({ $url })
post-sent-again = annoncé de nouveau { $when } : [message]({ $url })
post-deleted = annoncé { $when } ; le message a été supprimé depuis.
post-owed = en attente ; publication { $when }.
post-held = retenu par les heures calmes ; publié { $when }.
post-owed-again = en attente ; nouvelle publication { $when }.
post-paused = en attente, mais le salon est en pause : { $reason }. Corrige cela, puis utilise `/channel test` ou `/channel set`.
post-failed-once = en attente ; la dernière tentative a échoué ({ $reason }), la prochaine { $when }.
post-under-way = publication en cours.
post-suppressed = pas publié : noté par un processus qui ne publie rien (mode ombre).
post-uncertain = incertain : { $reason }. S'il n'y est pas, `/games resend` le republie.
post-failed = échoué : { $reason }. `/games resend` réessaie.
post-digest = trop ancien pour un message à lui seul ; c'est donc une ligne d'un résumé.
post-digest-sent = trop ancien pour un message à lui seul ; c'est une ligne d'un résumé annoncé { $when } : [message]({ $url })
post-digest-not-sent = trop ancien pour un message à lui seul ; c'est une ligne d'un résumé, qui n'est pas parti.
post-quiet-digest = retenu par les heures calmes, donc une ligne d'un résumé.
post-quiet-digest-sent = retenu par les heures calmes, donc une ligne d'un résumé, publié { $when } : [message]({ $url })
post-quiet-digest-not-sent = retenu par les heures calmes, donc une ligne d'un résumé, qui n'est pas encore publié.
silent-nowhere = Nulle part
silent = { $where } : { $who } pas annoncé : { $why }
silent-running = la partie n'est pas connue comme terminée.
silent-awaited = son résultat est attendu, prochaine tentative { $when }.
silent-ended-before = la partie s'est terminée { $ended }, avant qu'il soit suivi ici { $since }.
silent-no-channel = aucun salon n'est choisi. Choisis-en un avec `/channel set`.
silent-not-seen = il n'y a pas de résultat à annoncer, et personne n'avait vu la partie commencer.
silent-muted-here = ce serveur ne publie pas { $group } (`/settings`).
silent-muted-for-him = ce serveur ne publie pas { $group } de ce joueur (`/settings`).
silent-out-already = le message était déjà parti quand son résultat a été trouvé.
silent-unknown = rien de ce qui est enregistré ne dit pourquoi.

## Proving that an account is one's own

proof-title = Prouve que { $who } est à toi
proof-for-link = Ainsi, tu lies le compte à toi.
proof-for-export = Ainsi, tu vois ce qui est enregistré sur le compte et peux l'emporter.
proof-for-delete = Ainsi, tu peux faire supprimer tout ce qui est enregistré sur le compte.
proof-for-forbid = Ainsi, tu peux interdire que le compte soit suivi, sur tous les serveurs.
proof-steps =
    1. Dans le client, choisis comme icône de profil du compte celle qui est montrée ici : le numéro { $icon }, « { $name } » en anglais. C'est une des icônes de départ, que tout le monde possède.
    2. Appuie ensuite sur *Vérifier*, avant { $until }.

    Tu pourras remettre l'ancienne icône après.
proof-icon = Icône { $icon }
proof-check = Vérifier
proof-not-yet = Riot montre pour l'instant l'icône { $shown }, pas la { $icon }. Un changement peut mettre une minute ou deux à apparaître : appuie alors de nouveau sur *Vérifier*.
proof-expired = Le temps est écoulé, ou tu as essayé trop souvent. Utilise la commande de nouveau pour recevoir une autre icône.

## Members' own accounts, and being mentioned

account-linked = { $who } est lié à toi. Pour l'instant, c'est ta seule parole : qui prouve avec l'icône de profil que le compte est à lui le reprend. Mieux vaut le prouver toi-même.
account-claimed = Quelqu'un d'autre a déjà lié { $who }. Le compte devient le tien si tu prouves qu'il est à toi :
account-proved = { $who } est lié à toi, et tu l'as prouvé.
account-unlinked = { $who } n'est plus lié à toi.
account-is-proved = prouvé { $when }
account-is-said = ta seule parole
account-followed-here = suivi ici
account-not-followed-here = pas suivi ici
accounts-title = Tes comptes
accounts-none = Aucun pour l'instant. Lies-en un avec `/account link`.
mention-title = Mentions dans { $server }
mention-on = Les messages sur ces comptes te mentionnent ici.
mention-off = Les messages sur ces comptes ne te mentionnent pas ici.
account-press-mention = Mentionne-moi ici
account-press-no-mention = Ne me mentionne pas ici
account-press-prove = Prouver { $who }

## Vie privée : ce que chacun décide de ce qui est conservé

privacy-title = Ce qui est conservé sur { $who }
privacy-nothing = Rien n'est conservé sur ce compte.
privacy-not-followed = Aucun serveur ne suit ce compte : rien n'est conservé sur lui que ce que disent les parties d'autres joueurs. `/privacy export` en donne tout ce qui le nomme.
privacy-file-comes = Le fichier avec tout arrive dans un instant.
privacy-identity = Son Riot ID, sa région et les identifiants que Riot lui donne, depuis le { $since }
privacy-servers = { $count ->
    [0] Aucun serveur ne le suit
    [one] Un serveur le suit
   *[other] { $count } serveurs le suivent
}
privacy-games = Les résultats de { $lol } parties de League et de { $tft } de TFT ; pour { $records } aussi la fiche de Riot telle quelle
privacy-span = Jouées entre le { $first } et le { $last }
privacy-old-rows = { $count ->
    [one] Une ligne de l'ancien modèle
   *[other] { $count } lignes de l'ancien modèle
}
privacy-ranks = { $count ->
    [one] Un rang tel qu'il a été vu
   *[other] { $count } rangs tels qu'ils ont été vus
}
privacy-posts = { $count ->
    [one] Une publication qui le nomme
   *[other] { $count } publications qui le nomment
}
privacy-scoreboards = { $count ->
    [one] Sa ligne dans le tableau d'une partie (*Détails*)
   *[other] Ses lignes dans les tableaux de { $count } parties (*Détails*), dont des parties d'autres joueurs
}
privacy-is-forbidden = Suivre et nommer ce compte est interdit, comme son propriétaire l'a demandé. Son Riot ID et les identifiants que Riot lui donne ne sont gardés que pour cela.
privacy-being-deleted = Ce qui était conservé est en train d'être supprimé.
privacy-how = Ce que tu peux faire
privacy-ways = Le fichier contient tout, en JSON. `/privacy delete` supprime tout. `/privacy forbid` supprime tout et interdit de suivre et de nommer le compte, sur tous les serveurs.
privacy-files-left = { $count ->
    [one] Un autre fichier était de trop pour une réponse ; l'opérateur de ce bot peut te le donner.
   *[other] { $count } autres fichiers étaient de trop pour une réponse ; l'opérateur de ce bot peut te les donner.
}
privacy-member-title = Ce qui est conservé sur toi
privacy-member-nothing = Rien n'est conservé sur ton compte Discord.
privacy-linked = Les comptes que tu as liés : { $names }
privacy-mentions = { $count ->
    [one] Que tu veux être mentionné sur un serveur
   *[other] Que tu veux être mentionné sur { $count } serveurs
}
privacy-challenges = { $count ->
    [one] Une preuve par icône de profil que tu as commencée ; elle est oubliée après un jour
   *[other] { $count } preuves par icône de profil que tu as commencées ; chacune est oubliée après un jour
}
privacy-added = { $count ->
    [one] Qu'un joueur est suivi parce que tu l'as demandé
   *[other] Que { $count } joueurs sont suivis parce que tu l'as demandé
}
privacy-member-accounts = Pour un compte Riot, suivi ou non, nomme-le avec l'option `riot_id`. Tu prouves ensuite par son icône de profil qu'il est à toi.
privacy-kept = Combien de temps c'est gardé
privacy-keeping =
    Résultats et rangs : tant qu'un serveur suit le joueur, et 7 jours après.
    Les fiches de Riot telles quelles : 30 jours, sauf si l'opérateur de ce bot en a décidé autrement.
    Toutes les données d'un serveur qui retire le bot : { $days } jours.
privacy-delete = Tout supprimer
privacy-forbid = Interdire, et tout supprimer
privacy-allow = Autoriser de nouveau
privacy-ask-delete =
    Supprimer tout ce qui est conservé sur { $who } ? Rien ne pourra être récupéré.

    Dès cet instant, plus aucun serveur ne suit le compte, et une partie en cours n'est pas annoncée. Les publications déjà dans Discord y restent : les modérateurs du serveur peuvent les supprimer. Un serveur peut suivre de nouveau le compte plus tard ; `/privacy forbid` l'exclut.
privacy-ask-forbid =
    Interdire à ce bot de suivre { $who }, ou de nommer le compte où que ce soit ?

    Tout ce qui est conservé sur lui est supprimé et ne pourra être récupéré. Aucun serveur ne peut plus le suivre, et il n'a pas de nom dans les tableaux des parties d'autres joueurs. Son Riot ID et les identifiants que Riot lui donne ne sont gardés que pour cela. Les publications déjà dans Discord y restent : les modérateurs du serveur peuvent les supprimer. Avec `/privacy forbid` tu peux revenir dessus.
privacy-ask-allow = Suivre { $who } est interdit. Autoriser de nouveau les serveurs à suivre le compte ? Ce qui a été supprimé ne revient pas.
privacy-ask-forget = Supprimer ce qui est conservé sur ton compte Discord ? Les joueurs que tu as fait suivre restent suivis ; que c'était toi est oublié. Ce qui est conservé sur un compte Riot se supprime avec l'option `riot_id`.
privacy-done-delete = Tout ce qui était conservé sur { $who } est supprimé. Plus aucun serveur ne suit le compte.
privacy-done-forbid = Plus personne ne suit { $who } ici, et personne ne le peut. Tout ce qui était conservé est supprimé, et le compte n'est nommé nulle part.
privacy-done-allow = Les serveurs peuvent de nouveau suivre { $who }.
privacy-done-forget = Ce qui était conservé sur ton compte Discord est supprimé.
privacy-under-way = Il y en a beaucoup, le reste disparaît donc dans quelques minutes. Il n'y a rien à faire.
details-withheld = un joueur qui ne veut pas être nommé

## What this is

about-text =
    Suit des joueurs de League of Legends et de Teamfight Tactics et publie le résultat de chacune de leurs parties, une seule fois. Qui se cache dans son client reste caché.

    `/players` montre qui est suivi ici, `/live` qui est en partie en ce moment, `/leaderboard` qui est à quelle place. `/history`, `/stats` et `/rank` montrent les parties d'un joueur, ce qu'elles donnent et ses LP au fil du temps.

    Les modérateurs suivent quelqu'un avec `/player add`, choisissent un salon avec `/channel set`, et filtres, heures calmes, bilans et langue avec `/settings` ; `/games` aide quand une partie ne s'est pas terminée d'elle-même.

    `/account link` dit quel compte est le tien, et te fait mentionner là où tu le veux.

    `/privacy` montre ce qui est conservé sur toi ; tu peux l'emporter, le supprimer et interdire de suivre ton compte. Les données d'un serveur qui me retire sont supprimées après { $days } jours.
about-version = version { $version }

## What went wrong

error-server-only = Cela ne fonctionne que sur un serveur.
error-not-a-member = Je ne suis pas membre de ce serveur. Réinvite-moi, en tant que bot.
error-needs-manage-server = Il te faut pour cela la permission Gérer le serveur.
error-not-here = Cette commande ne peut pas être utilisée ici.
error-operators-only = Ceci est réservé aux administrateurs du serveur des opérateurs.
error-owner-only = Ceci est réservé au propriétaire de ce bot. Avec OPERATOR_GUILD_ID, c'est pour les administrateurs de ce serveur.
error-changed = Cette commande vient d'être modifiée. Réessaie dans une minute.
error-value = Une des valeurs n'est pas utilisable. Choisis-en une parmi les suggestions.
error-deleted = Le message a été supprimé entre-temps. Utilise la commande de nouveau.
error-old = Cela vient d'une version antérieure et ne fonctionne plus. Utilise la commande de nouveau.
error-ours = Quelque chose s'est mal passé de notre côté. L'opérateur le trouve dans le journal sous { $reference }.

## Sentences of the rest of the program, in English word for word

told-no-tag = Il manque le tag à { $typed }. Un Riot ID s'écrit Nom#TAG ; le tag se trouve à côté du nom dans le client du jeu.
told-two-tags = { $typed } contient plus d'un #. Un Riot ID s'écrit Nom#TAG.
told-no-riot-id = { $typed } n'est pas un Riot ID : { $part } compte de { $least } à { $most } caractères, ici { $count }. Un Riot ID s'écrit Nom#TAG.
told-part-name = le nom
told-part-tag = le tag
told-no-region = { $typed } n'est pas une région. { $regions }
told-regions = Les régions sont : { $names }.
told-try-later = Riot ne répond pas pour le moment ; réessaie dans quelques minutes.
told-no-player = Riot ne connaît aucun joueur nommé { $typed }. Vérifie l'orthographe, et le tag après le #.
told-region-needed = Riot ne dit pas dans quelle région joue { $typed } ; indique-la avec l'option « region ». { $regions }
told-forbidden = Le propriétaire de { $who } ne veut pas que ce bot suive le compte.
told-being-deleted = Ce qui est conservé sur { $who } est en train d'être supprimé, comme le propriétaire du compte l'a demandé ; réessaie dans quelques minutes.
told-server-full = Ce serveur suit déjà { $count } joueurs, et un serveur peut en suivre { $most } au plus. Retires-en d'abord un avec /player remove.
told-not-followed = { $typed } n'est pas suivi sur ce serveur. /players montre qui l'est.
told-gone-here = Ce joueur n'est plus suivi sur ce serveur.
told-too-slow = Riot met trop longtemps à répondre. Réessaie plus tard.
told-nobody-played = Aucun joueur suivi sur ce serveur n'a joué { $match }.
told-no-game = Cela ne désigne aucune partie. Choisis-en une parmi les suggestions, ou donne un identifiant comme EUW1_7117761272 ou l'adresse d'une page sur la partie.
told-unknown-game = Aucun joueur suivi sur ce serveur n'a joué cette partie, pour autant qu'on sache.
told-several-games = Plusieurs parties portent ce numéro : { $names }. Indique l'une d'elles.
told-which-region = De quelle région vient cette partie ? Donne l'identifiant entier, comme { $example }, ou l'adresse d'une page sur la partie.
told-private-match = Riot garde les données de { $match } privées ; son résultat ne peut donc pas être connu.
told-record-not-had = Les données de { $match } n'ont pas pu être obtenues : { $troubles } Réessaie plus tard.
told-no-match = Riot n'a pas de partie { $match }. Revérifie l'identifiant ; une partie à peine terminée peut prendre quelques minutes.
told-riot-unavailable = Riot ne répond pas pour le moment.
told-riot-error = Riot n'a pas donné de réponse utilisable.
told-riot-limit = La limite de requêtes de Riot est épuisée pour le moment.
told-riot-key = Riot refuse la clé d'API.
told-riot-private = Riot garde ces données privées.
told-riot-foreign = Ce puuid appartient à une autre clé d'API.
told-riot-rejected = Riot a rejeté la requête.
told-malformed = Les données reçues n'ont pas la forme d'une partie.
told-closed = Un modérateur l'a close.
told-old-model = L'ancien modèle n'a enregistré aucun résultat lisible, et la partie est trop ancienne pour être demandée.
told-unknown-player = Riot ne connaît pas le joueur de cette partie ; elle ne peut donc pas être demandée.
told-private = Riot garde privées les données de ce mode ({ $queue }).
told-private-somehow = Riot garde privées les données de cette partie.
told-not-published = Riot n'a pas encore publié les données.
told-not-named = Les données de cette partie ne mentionnent pas ce joueur.
told-outage = Riot ne livre aucune donnée de partie pour le moment.
told-unreadable = Les données de cette partie n'ont pas pu être enregistrées.
told-listed-only = Riot liste cette partie mais ne la publie pas.
told-foreign = Son identifiant appartient à une autre clé d'API Riot ; il est recherché à nouveau par son Riot ID.
told-gone = Riot ne connaît plus ce compte. S'il a changé de nom, ajoute-le de nouveau sous son nouveau nom.
told-region-unknown = Riot ne dit pas dans quelle région il joue. Ajoute-le de nouveau en indiquant la région (/player add, option « region »).
told-name-taken = Il s'appelait { $riot_id }, qui est maintenant le nom de quelqu'un d'autre ; son nouveau nom n'est pas encore connu.
told-twin = C'est { $riot_id }, déjà suivi sous une autre entrée ; retire celle-ci.
told-account-gone = { $who } est introuvable. { $problem }
told-somebody = Un joueur suivi par ce serveur
told-account-back = Riot connaît de nouveau { $riot_id } ; ses parties sont suivies comme avant.
told-paused = Les résultats ne peuvent pas être publiés dans { $channel } : { $reason }. Ils attendent. Corrige cela et utilise `/channel test`, ou choisis un autre salon avec `/channel set`.
told-resumed = Les résultats sont de nouveau publiés dans { $channel }.
told-channel-deleted = Le salon des résultats de ce serveur a été supprimé ({ $channel }). Les résultats attendent : choisis un autre salon avec `/channel set`.
told-channel-moved = Un salon de résultats a été supprimé ({ $channel }). Ce qui y allait va désormais dans { $other }.
told-channel-chosen = Les résultats vont maintenant dans { $channel }.
told-uncertain = On ne sait pas si un résultat a été publié dans { $channel } : { $reason }. Il n'est pas republié de lui-même : `/games stuck` le montre. Donne-moi là-bas la permission Voir les anciens messages, puis utilise `/channel test`.
told-channel-gone = le salon n'existe plus
told-server-gone = le serveur n'existe plus
told-channel-unseen = le bot ne voit pas le salon
told-channel-kind = rien ne peut être publié dans un salon de ce type
told-may-not-post = le bot n'a pas le droit d'y publier
told-thread-archived = le fil est archivé
told-thread-locked = le fil est verrouillé
told-discord-refuses = Discord ne laisse pas le bot y publier
told-not-readable = l'historique du salon ne peut pas être lu
told-too-much-written = trop de messages y ont été écrits depuis pour tout parcourir
told-waited-too-long = Rien n'a pu être publié dans le salon pendant { $days } jours.
told-elsewhere = annoncé dans un autre salon
told-bot-removed = Le bot a été retiré de ce serveur.
told-links-full = Tu as lié { $count } comptes, et c'est le maximum. Retires-en d'abord un avec /account unlink.
told-not-linked = { $typed } n'est pas lié à toi. /account list montre ce qui l'est.
told-link-gone = Ce compte n'est plus lié à toi.
told-link-unknown = Riot ne connaît plus ce compte. S'il a été renommé, lie-le de nouveau sous son nouveau nom.
told-lookups = Tu as recherché { $count } comptes en dix minutes, et c'est le maximum. Réessaie plus tard.
told-proof-over = Ce défi est terminé. Utilise la commande de nouveau pour en commencer un autre.
told-proof-crowded = Trop de personnes sont en train de prouver que ce compte est à elles. Réessaie dans 15 minutes.
told-proof-often = Tu as commencé { $count } preuves en une heure, et c'est le maximum. Réessaie plus tard.
told-proof-soon = Riot vient d'être interrogé. Réessaie dans dix secondes.
told-no-profile = Riot ne montre aucun profil de { $typed } en { $region }. Si le compte joue ailleurs, indique la région avec l'option « region ».

## Les rangs au fil du temps, et le serveur par rang

rank-not-yet = Personne n'a encore regardé les rangs de { $who } ; réessaie dans quelques minutes.
rank-record = { $wins } V { $losses } D
rank-firsts = { $count ->
    [one] { $count } première place
   *[other] { $count } premières places
} en { $games } parties
rank-games = { $count ->
    [one] { $count } partie classée
   *[other] { $count } parties classées
} en { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
rank-lp = LP { $won } / { $lost }
rank-unknown = LP inconnus pour { $count }
rank-alt = { $who }, { $ladder } : de { $first } à { $last }, au plus haut { $best }.
rank-alt-none = { $who }, { $ladder } : aucun rang sur cette période.
leaderboard-title = { $ladder } sur { $server }
leaderboard-nobody = Personne de suivi ici n'a encore de rang dans ce classement.
leaderboard-unranked = { $count ->
    [one] { $count } autre est sans rang.
   *[other] { $count } autres sont sans rang.
}
leaderboard-week = { $moved } en 7 jours
leaderboard-updated = Mis à jour { $when }
leaderboard-kept = Un classement qui se tient à jour tout seul apparaîtra dans { $channel } dans un instant. Supprime son message pour y mettre fin.

## The settings of a server

settings-title = Réglages de { $server }
settings-first = Choisis ci-dessous ce que tu veux changer.
settings-saved = ✅ Enregistré.
section-all = Vue d'ensemble
section-all-what = Tout ce qui est choisi
section-channels = Salons
section-channels-what = Où va chaque sorte de messages
settings-channels-default = Tout ce qui n'a pas son propre salon
settings-channels-help = Choisis d'abord de quoi il s'agit, puis son salon. Un joueur ajouté avec son propre salon le garde. Sans salon, les promotions sont une ligne du résultat.
settings-channels-pick = Choisis un salon
settings-channels-clear = Pas de salon à part
settings-channels-sample = Publier un exemple
section-queues = Quelles parties sont publiées
section-queues-what = Les files que ce serveur ne publie pas
settings-queues-all = Tout est publié.
settings-queues-not = Non publié : { $groups }.
settings-queues-own = { $count ->
    [one] Un joueur a son propre filtre.
   *[other] { $count } joueurs ont leur propre filtre.
}
settings-queues-help = Ce qui est coché ci-dessous n'est pas publié. Ces parties restent suivies et comptées : seuls leurs messages manquent, à partir de maintenant. Une nouvelle file est publiée tant qu'elle n'est pas cochée ici. Un salon de promotions reçoit celles de toutes les files.
settings-queues-lol = League of Legends : coche ce qui n'est pas publié
settings-queues-tft = TFT : coche ce qui n'est pas publié
section-players = Filtres des joueurs
section-players-what = Ce qui n'est pas publié pour certains joueurs
settings-players-none = Personne n'a son propre filtre.
settings-players-nobody = Personne n'est suivi ici. Commence avec `/player add`.
settings-players-pick = Choisis un joueur
settings-players-as-server = comme le serveur
settings-players-everything = tout est publié
settings-players-not = non publié : { $groups }
settings-players-help = Le filtre d'un joueur remplace pour lui celui du serveur, même s'il ne retient rien.
settings-players-own = Un filtre à lui
settings-players-server = Comme le serveur
section-quiet = Heures calmes et son
section-quiet-what = Quand rien n'est publié, et si les messages font du bruit
settings-quiet-none = Les messages viennent à toute heure.
settings-quiet-is = Rien n'est publié de { $start } à { $end } ({ $zone }).
settings-quiet-now = C'est calme jusqu'à { $when }. Retenus : { $count }.
settings-quiet-help = Ce qui arrive pendant les heures calmes est retenu : un seul message est publié tel quel à la fin, plusieurs en un seul. Les alertes aux modérateurs attendent aussi. Sans son, un message apparaît comme non lu et ne notifie personne ; les alertes gardent le leur.
settings-quiet-set = Fixer les heures calmes
settings-quiet-off = Pas d'heures calmes
settings-quiet-from = De, à l'heure du serveur (23:00)
settings-quiet-until = À (08:00)
settings-quiet-same = Les heures calmes commencent et finissent à des heures différentes. Pour publier à toute heure, choisis « Pas d'heures calmes ».
settings-quiet-no-time = { $typed } n'est pas une heure. Écris-la comme 23:00 ou 8h30.
settings-silent-is = Les messages ne font pas de bruit.
settings-silent-is-not = Les messages font du bruit.
settings-silent-on = Publier sans son
settings-silent-off = Publier avec son
section-language = Langue et heure
section-language-what = La langue des messages et l'heure du serveur
settings-language-is = Les messages sont en { $language }.
settings-language-by-discord = { $language }, selon les paramètres du serveur sur Discord
settings-language-auto = Automatique
settings-language-help = Les réponses qu'une seule personne voit sont dans la langue de son Discord.
settings-zone-is = Fuseau horaire : { $zone }, où il est { $clock }.
settings-zone-button = Fuseau horaire
settings-zone-utc = Revenir à UTC
settings-zone-label = Une ville, un pays, ou UTC+2
settings-zone-example = Paris, Berlin, Montréal, UTC-3
settings-zone-unknown = Je ne connais pas de fuseau horaire nommé { $typed }. Écris une grande ville de ta région, comme Paris, Séoul ou New York, ou un décalage comme UTC+2.
settings-zone-several = { $typed } a plusieurs fuseaux horaires. Écris une grande ville du tien, comme New York, Chicago ou Los Angeles.

## What a day, a week or a month brought

recap-title-daily = Bilan du jour · { $when }
recap-title-weekly = Bilan de la semaine · { $when }
recap-title-monthly = Bilan du mois · { $when }
recap-of-lol = League of Legends
recap-of-tft = Teamfight Tactics
recap-games-lol = { $count ->
    [one] { $count } partie de League
   *[other] { $count } parties de League
}
recap-games-tft = { $count ->
    [one] { $count } partie de TFT
   *[other] { $count } parties de TFT
}
recap-more = { $count ->
    [one] … et { $count } autre joueur
   *[other] … et { $count } autres joueurs
}
recap-average = place moyenne { $place }
recap-firsts = { $count ->
    [one] { $count } première place
   *[other] { $count } premières places
}
recap-lp = LP gagnés et perdus
recap-won = { $lp } gagnés
recap-lost = { $lp } perdus
recap-drifted = { $lp } sans partie
recap-unknown = { $count ->
    [one] { $count } partie inconnue
   *[other] { $count } parties inconnues
}
recap-together = { $count } parties inconnues une à une ({ $lp } ensemble)
recap-climbers = En progression
recap-best = Meilleure partie
recap-worst = Pire partie
recap-kda = KDA { $ratio }
recap-special = À retenir
recap-streak = Plus longue série : { $who }, { $row }
recap-incomplete = Ce qui manque
recap-lacks-awaited = { $count ->
    [one] { $count } résultat est encore attendu.
   *[other] { $count } résultats sont encore attendus.
}
recap-lacks-unpublished = { $count ->
    [one] Riot ne publie pas le résultat de { $count } partie.
   *[other] Riot ne publie pas les résultats de { $count } parties.
}
recap-lacks-behind = { $count ->
    [one] L'historique de { $count } joueur n'a pas pu être lu jusqu'à la fin de cette période ; des parties peuvent manquer.
   *[other] Les historiques de { $count } joueurs n'ont pas pu être lus jusqu'à la fin de cette période ; des parties peuvent manquer.
}

## Recaps in the panel of settings

section-recaps = Bilans
section-recaps-what = Ce qu'a apporté un jour, une semaine ou un mois, à l'heure de ton choix
recap-name-daily = Chaque jour
recap-name-weekly = Chaque semaine
recap-name-monthly = Chaque mois
settings-recap-on = { $name } : activé
settings-recap-off = { $name } : désactivé
settings-recap-hour = { $name } à { $hour }
settings-recap-look = Cette semaine jusqu'ici
settings-recap-so-far = Cette semaine jusqu'ici. Toi seul peux le voir.
settings-recap-empty = Personne de suivi ici n'a encore terminé de partie cette semaine.
settings-recap-none = Aucun n'est publié.
settings-recap-is-off = **{ $name }** : désactivé
settings-recap-is-on = **{ $name }** à { $hour }, le prochain { $when }
settings-recap-is-held = **{ $name }** à { $hour }, pendant les heures calmes : le prochain à leur fin, { $when }
settings-recap-is-due = **{ $name }** à { $hour }, le prochain dans un instant
settings-recap-clock = À l'heure de { $zone }, où il est { $clock } ; une autre se choisit sous « { $section } ».
settings-recap-where = Les bilans sont publiés dans { $channel }.
settings-recap-nowhere = ⚠ Ils n'ont pas encore de salon. Choisis-en un avec `/channel set`.
settings-recap-legacy = ⚠ Il n'y en a pas tant que l'ancien modèle du bot est en service ; ceux qui sont activés viendront quand son exploitant sera passé au nouveau.
settings-recap-help = Un bilan dit ce qu'ont fait les joueurs suivis ici : parties, LP gagnés et perdus, progressions, meilleure et pire partie, plus longue série. Une semaine va du lundi au dimanche. Si personne n'a joué, rien n'est publié. Les parties que des filtres ne laissent pas publier comptent aussi.

## Who is in a game now

live-title = En partie en ce moment : { $server }
live-nobody = Personne de suivi ici n'est en partie en ce moment.
live-hidden = Qui joue en mode streamer n'est pas affiché : le jeu le cache.
live-since = a commencé { $when }
live-loading = chargement
live-lost-sight = vue pour la dernière fois { $when }
live-against = { $one } contre { $other }

## A player's games

history-title = Parties de { $who }
history-none = Aucune partie terminée enregistrée ne correspond.
stored-since = Les parties sont enregistrées à partir du moment où un joueur est suivi.
history-awaited = { $count ->
    [one] Une autre partie est terminée ; son résultat est attendu.
   *[other] { $count } autres parties sont terminées ; leurs résultats sont attendus.
}
history-page = page { $page }
history-newer = Plus récentes
history-older = Plus anciennes
history-unreadable = Enregistrée par une version antérieure
history-no-champion = { $typed } n'est pas un champion. Choisis-en un parmi les suggestions.
history-gone = Ce joueur n'est plus suivi ici.

## Queues that are asked for together

group-lol = Tout League of Legends
group-solo = Classée Solo/Duo
group-flex = Classée Flexible
group-normal = Normale (draft, partie rapide, partie éclair)
group-aram = ARAM
group-clash = Clash
group-arena = Arena
group-modes = Modes temporaires (URF, Nuée…)
group-coop = Coop contre IA
group-custom = Parties personnalisées, entraînement, tutoriels
group-tft = Tout Teamfight Tactics
group-tft-ranked = TFT Classée
group-tft-normal = TFT Normale
group-hyper-roll = TFT Hyper Roll
group-double-up = TFT Double Up
group-tft-modes = TFT : événements (retours, Épreuves de Tocker)

## What a player's games come to

stats-title = { $who } · { $days ->
    [one] dernier jour
   *[other] { $days } derniers jours
}
stats-none = { $days ->
    [one] Aucune partie qui compte n'est enregistrée pour le dernier jour.
   *[other] Aucune partie qui compte n'est enregistrée pour les { $days } derniers jours.
}
stats-score = K/D/A { $score }
stats-place = place moyenne { $place }
stats-played = { $length } de jeu
stats-top = moitié haute : { $count } ({ $share })
stats-firsts = { $count ->
    [one] { $count } première place
   *[other] { $count } premières places
}
stats-now-won = 🔥 { $count } victoires d'affilée en cours
stats-now-lost = 🧊 { $count } défaites d'affilée en cours
stats-longest = plus longues séries : { $won } gagnées, { $lost } perdues
stats-champions = Champions
stats-roles = Rôles
stats-traits = TFT : trait le plus fort
stats-hours = Heures ({ $zone })
stats-busiest = La plupart des parties ont commencé entre { $start } et { $end }.
stats-mates = Avec
stats-half = Dans les parties à places, la moitié haute compte comme gagnée.
stats-left-out = Non comptées : { $list }.
stats-cut = Seules les { $count } parties les plus récentes sont comptées.
left-remake = { $count ->
    [one] { $count } remake
   *[other] { $count } remakes
}
left-void = { $count ->
    [one] { $count } partie sans résultat
   *[other] { $count } parties sans résultat
}
left-unreadable = { $count ->
    [one] { $count } partie enregistrée par une version antérieure
   *[other] { $count } parties enregistrées par une version antérieure
}
left-unavailable = { $count ->
    [one] { $count } partie que Riot ne publie pas
   *[other] { $count } parties que Riot ne publie pas
}

## Queues, as the client calls them

queue-0 = Partie personnalisée
queue-400 = Normale (Draft)
queue-420 = Classée Solo/Duo
queue-430 = Normale (Aveugle)
queue-440 = Classée Flexible
queue-450 = ARAM
queue-480 = Partie éclair
queue-490 = Partie rapide
queue-700 = Clash
queue-720 = Clash ARAM
queue-830 = Coop contre IA (Initiation)
queue-840 = Coop contre IA (Débutant)
queue-850 = Coop contre IA (Intermédiaire)
queue-870 = Coop contre IA (Initiation)
queue-880 = Coop contre IA (Débutant)
queue-890 = Coop contre IA (Intermédiaire)
queue-900 = ARURF
queue-910 = Ascension
queue-920 = Légende du roi poro
queue-940 = Siège du Nexus
queue-950 = Bots maudits (vote)
queue-960 = Bots maudits
queue-980 = Invasion de Gardiennes des étoiles
queue-990 = Invasion de Gardiennes des étoiles : Assaut
queue-1000 = PROJET : Chasseurs
queue-1010 = ARURF des neiges
queue-1020 = Un pour tous
queue-1090 = TFT Normale
queue-1091 = TFT 1c0
queue-1092 = TFT 2c0
queue-1100 = TFT Classée
queue-1110 = TFT Tutoriel
queue-1111 = TFT Simulation
queue-1120 = TFT Hyper Roll (Normale)
queue-1130 = TFT Hyper Roll
queue-1150 = TFT Double Up
queue-1160 = TFT Double Up
queue-1200 = Nexus Blitz
queue-1210 = TFT Trésor de Choncc
queue-1220 = TFT Épreuves de Tocker
queue-1300 = Nexus Blitz
queue-1400 = Livre des ultimes
queue-1700 = Arena
queue-1710 = Arena (salon à 16)
queue-1740 = Arena (trios)
queue-1750 = Arena (trios)
queue-1810 = Nuée (Solo)
queue-1820 = Nuée (Duo)
queue-1830 = Nuée (Trio)
queue-1840 = Nuée (Quatuor)
queue-1900 = URF
queue-2000 = Tutoriel 1
queue-2010 = Tutoriel 2
queue-2020 = Tutoriel 3
queue-2300 = Bagarre
queue-2400 = ARAM : Chaos
queue-3100 = Partie personnalisée
queue-3140 = Outil d'entraînement
queue-3270 = Partie personnalisée
queue-6000 = TFT Revival : Set 3.5
queue-6100 = TFT Revival : Festival of Beasts
queue-6110 = TFT Revival : Remix Rumble
queue-6120 = TFT Fête de Pengu
queue-new = File { $number }
queue-unknown = File inconnue

## Champions whom the client calls otherwise than in English

champion-masteryi = Maître Yi
champion-nunuwillump = Nunu et Willump
champion-seraphine = Séraphine
champion-zoe = Zoé

## Commands: what Discord shows beside them, at most 100 characters

-which-game = Choisis-en une, ou donne un identifiant (EUW1_7117761272) ou un lien vers la partie

choice-results = résultats
choice-lol = League of Legends
choice-tft = TFT
choice-promotions = promotions et rétrogradations
choice-recaps = bilans
choice-alerts = alertes aux modérateurs

command-privacy = Ce qui est conservé sur toi, et ce que tu en décides
command-privacy-show = Montrer ce qui est conservé sur toi ou ton compte Riot
    .riot_id = Nom#TAG de ton compte ; son icône prouve qu'il est à toi
    .region = Où joue le compte ; trouvé tout seul si tu ne le dis pas
command-privacy-export = Emporter ce qui est conservé sur toi ou ton compte Riot, en fichier JSON
    .riot_id = Nom#TAG de ton compte ; son icône prouve qu'il est à toi
    .region = Où joue le compte ; trouvé tout seul si tu ne le dis pas
command-privacy-delete = Supprimer ce qui est conservé sur toi ou ton compte Riot
    .riot_id = Nom#TAG de ton compte ; son icône prouve qu'il est à toi
    .region = Où joue le compte ; trouvé tout seul si tu ne le dis pas
command-privacy-forbid = Interdire de suivre ton compte Riot sur tous les serveurs, ou revenir dessus
    .riot_id = Nom#TAG de ton compte ; son icône prouve qu'il est à toi
    .region = Où joue le compte ; trouvé tout seul si tu ne le dis pas
command-about = Ce qu'est ce bot
command-account = Dire quels comptes sont les tiens
command-account-link = Dire qu'un compte est à toi
    .riot_id = Nom#TAG, comme dans le client
    .region = Où joue le compte ; trouvé tout seul sinon
command-account-unlink = Dire qu'un compte n'est plus à toi
    .player = Nom#TAG
command-account-list = Tes comptes, et si les messages te mentionnent ici
command-players = Qui est suivi sur ce serveur
command-player = Suivre des joueurs sur ce serveur
command-player-add = Suivre un joueur : ses résultats sont publiés ici
    .riot_id = Nom#TAG, comme dans le client
    .region = Où il joue ; trouvé tout seul si tu ne le dis pas
    .channel = Où vont ses résultats ; sinon le salon du serveur, ou celui-ci
command-player-remove = Ne plus suivre un joueur sur ce serveur
    .player = Nom#TAG, ou tout le monde
command-live = Qui est en partie en ce moment
command-history = Les parties d'un joueur, les plus récentes d'abord
    .player = Nom#TAG
    .queue = Seulement ces files
    .champion = Seulement avec ce champion ; dans TFT, avec cette unité sur le plateau
command-stats = Le bilan d'un joueur : champions, rôles, heures, séries, et avec qui
    .player = Nom#TAG
    .days = Combien de jours en arrière
    .queue = Seulement ces files
command-rank = Les rangs d'un joueur et ses LP au fil du temps
    .player = Nom#TAG
    .days = Combien de jours en arrière
    .queue = Quel classement ; sinon celui où il s'est passé le plus
command-leaderboard = Les joueurs de ce serveur par rang
    .queue = Quel classement
    .keep = Publier un message qui se tient à jour (Gérer le serveur)
command-channel = Où les résultats sont publiés
command-channel-set = Publier les résultats de ce serveur, ou une sorte de messages, dans un salon
    .channel = Où vont les résultats
    .kind = Ce qui y va ; sans cela, tout ce qui n'a pas son propre salon
command-channel-show = Où vont les résultats de ce serveur
command-channel-test = Publier un exemple là où vont les résultats
    .kind = De quoi ; sans cela, des résultats
command-settings = Salons, filtres, heures calmes, bilans et langue de ce serveur
    .player = Ouvrir le filtre de ce joueur
command-games = Les parties qui ne se sont pas terminées d'elles-mêmes
command-games-stuck = Ce qui ne s'est pas terminé de soi-même, et pourquoi
command-games-explain = Toute l'histoire d'une partie, et pourquoi elle n'a pas été annoncée
    .game = { -which-game }
command-games-retry = Demander à Riot le résultat d'une partie maintenant
    .game = { -which-game }
command-games-close = Ne plus attendre le résultat d'une partie
    .game = { -which-game }
command-games-import = Ajouter une partie manquée
    .match = Un identifiant (EUW1_7117761272) ou un lien vers la partie
command-games-resend = Publier de nouveau un résultat là où il a été annoncé
    .game = { -which-game }
command-migration = L'ancien modèle à côté du nouveau
command-migration-health = Si le nouveau modèle fait aussi bien que l'ancien, et que faire
    .hours = Combien d'heures en arrière ; 24 par défaut
command-migration-missed = Quelles parties chaque modèle a manquées, et pourquoi
command-migration-loops = Combien de temps prennent les boucles, et quand aucune ne tournait
