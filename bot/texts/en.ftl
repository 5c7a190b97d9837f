### English. Every other file has the same texts with the same values; `tests/bot/texts` sees to it.
### A value is put in as it is. Numbers choose plural forms: { $count -> [one] … *[other] … },
### and ORDINAL($place) the ending of a place.

## Small words

list-last = { $rest } and { $last }
ordinal = { $place }{ ORDINAL($place) ->
    [one] st
    [two] nd
    [few] rd
   *[other] th
}
length-minutes = { $minutes } min
length-hours = { $hours } h { $minutes } min
labelled = { $label }: { $text }
and-more = … and { $count } more
match-page = Match page

## Outcomes

outcome-win = Victory
outcome-loss = Defeat
outcome-remake = Remake
outcome-none = No result
place = { $ordinal } place
place-as-pair = { $ordinal } place as a pair

## Roles, as players call them

role-TOP = Top
role-JUNGLE = Jungle
role-MIDDLE = Mid
role-BOTTOM = Bot
role-UTILITY = Support

## Ranks, as the client calls them

tier-IRON = Iron
tier-BRONZE = Bronze
tier-SILVER = Silver
tier-GOLD = Gold
tier-PLATINUM = Platinum
tier-EMERALD = Emerald
tier-DIAMOND = Diamond
tier-MASTER = Master
tier-GRANDMASTER = Grandmaster
tier-CHALLENGER = Challenger
rated-GRAY = Gray
rated-GREEN = Green
rated-BLUE = Blue
rated-PURPLE = Purple
rated-ORANGE = Hyper
unranked = Unranked
lp = { $lp } LP

## What a game meant for a rank

lp-unknown = LP change unknown
lp-pending = LP change not known yet
lp-before = before: { $rank }
lp-placement = Placement game
step-placed = Placed in { $rank }
step-promotion = Promoted to { $rank }
moved-promotion = Promoted from { $before } to { $rank }
step-demotion = Demoted to { $rank }
moved-demotion = Demoted from { $before } to { $rank }

## The result of a game

result-who = { $outcome }: { $who }
result-as = { $who } as { $champion }
result-level = level { $level }
result-remade = { $champion } · the game ended before it counted
result-champion-unknown = Unknown champion
result-kill-participation = { $share } kill participation
result-deaths = { $count ->
    [one] { $count } death
   *[other] { $count } deaths
}
result-cs = { $cs } CS
result-cs-pace = { $cs } CS ({ $pace }/min)
result-damage = { $amount } damage
result-damage-share = { $amount } damage ({ $share } of the team)
result-vision = vision score { $score }
result-round = round { $round }
result-player-damage = { $amount } damage to players
result-with-partner = with { $partner }
result-no-board = Riot's record shows no board.
result-empty = Riot's record of this game holds no result.
result-formerly = formerly { $name }
result-unavailable = Result unavailable
result-unavailable-why = Riot did not publish it.
result-unavailable-for = **No result** for { $names }: { $reason }

## What stands out

feat-pentakill = { $count ->
    [one] Pentakill!
   *[other] { $count } pentakills!
}
feat-quadrakill = { $count ->
    [one] Quadrakill
   *[other] { $count } quadrakills
}
feat-deathless = No deaths
best-kills = Personal best: { $value } kills ({ $before } before)
best-assists = Personal best: { $value } assists ({ $before } before)
best-damage = Personal best: { $value } damage ({ $before } before)
best-player-damage = Personal best: { $value } damage to players ({ $before } before)
streak-won = { $count } wins in a row
streak-lost = { $count } losses in a row
streak-top = { $count } top-4 finishes in a row
streak-bottom = { $count } bottom-4 finishes in a row

## Details: the table of a whole game

details-button = Details
details-title = What is kept of the game
details-none = No table of this game is kept.
details-gold = { $amount } gold
side-blue = Blue side
side-red = Red side

## Several older results in one message

digest-content = { $count ->
    [one] **One result** from earlier
   *[other] **{ $count } results** from earlier
}
digest-title = { $count ->
    [one] One result from while posting was not possible
   *[other] { $count } results from while posting was not possible
}
digest-quiet = { $count ->
    [one] **One result** from the quiet hours
   *[other] **{ $count } results** from the quiet hours
}
digest-quiet-title = { $count ->
    [one] One result that the quiet hours held back
   *[other] { $count } results that the quiet hours held back
}
digest-steps = { $count ->
    [one] **One promotion or demotion** from the quiet hours
   *[other] **{ $count } promotions and demotions** from the quiet hours
}
digest-steps-title = { $count ->
    [one] One step that the quiet hours held back
   *[other] { $count } steps that the quiet hours held back
}
digest-older = … and { $count } older
digest-newest = Newest match
digest-match = match

## A sample

sample-author = This is a sample: results will look like this
sample-content = (Sample) { $content }

## Who is followed

players-title = Followed in { $server }
players-nobody = Nobody yet. A moderator can begin with `/player add`.
players-count = { $count ->
    [one] one followed
   *[other] { $count } followed
}
players-no-channel = no channel
players-playing = in a game now
players-last-seen = last seen { $when }
player-followed = { $who } is followed now. Results go to { $where }.
player-followed-already = { $who } was followed here already. Results go to { $where }.
player-removed = { $who } is not followed here any more.
players-everybody = { $count ->
    [one] Everybody: { $count } player
   *[other] Everybody: all { $count } players
}
players-sure = { $count ->
    [one] Really stop following { $count } player here? Whoever is added again is followed from then on.
   *[other] Really stop following all { $count } players here? Whoever is added again is followed from then on.
}
players-remove-everybody = { $count ->
    [one] Stop following { $count } player
   *[other] Stop following all { $count }
}
players-all-removed = { $count ->
    [one] { $count } player is not followed here any more.
   *[other] { $count } players are not followed here any more.
}
player-server-channel = this server's channel

## Where results go

channel-default = Results go to { $channel }.
channel-none = No channel is set: results go where each player was added. Choose one with `/channel set`.
channel-paused = ⚠ { $channel } is paused, because { $reason }. Put that right, then use `/channel test` or `/channel set`.
channel-set = This server's results go to { $channel } from now on. `/channel test` posts a sample there.
channel-set-kind = { $kind } go to { $channel } from now on. `/channel test` posts a sample there.
goes-lol = { $channel } (League of Legends)
goes-tft = { $channel } (TFT)
topic-lol = Results of League of Legends
topic-tft = Results of TFT
topic-promotions = Promotions and demotions
topic-recaps = Recaps
topic-alerts = Alerts to moderators
channel-tested = A sample stands in { $channel }: posting works.
channel-cannot-post = Nothing can be posted there. Choose another with `/channel set`.
channel-refused = Discord did not let me post in { $channel }: { $reason }. Check the channel's permissions.
channel-lacking = I cannot post in { $channel }: I lack { $permissions }. Give me that in the channel's settings and try again, or pick another channel.
channel-unseen = I cannot see { $channel }, or it is gone. Give me View Channel there, or choose another channel with `/channel set`.

## Permissions, as Discord's settings name them

permission-view_channel = View Channel
permission-send_messages = Send Messages
permission-send_messages_in_threads = Send Messages in Threads
permission-embed_links = Embed Links
permission-attach_files = Attach Files
permission-read_message_history = Read Message History

## Games that did not finish by themselves

ago-minutes = { $count } min ago
ago-hours = { $count } h ago
ago-days = { $count } d ago
names-more = { $names } and { $count } more
at-once = at once
page-of = page { $page } of { $pages }
page-back = Back
page-next = Next
game-running = running
game-state-ACTIVE = awaited
game-state-COMPLETED = completed
game-state-UNAVAILABLE = unavailable
stuck-nothing = Nothing is stuck: every game has its result or is simply awaited, and every post went out.
stuck-title = What did not finish by itself
stuck-calm = The bot goes on trying by itself; nobody has to act.
count-games = { $count ->
    [one] { $count } game
   *[other] { $count } games
}
count-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
count-paused = { $count ->
    [one] { $count } paused channel
   *[other] { $count } paused channels
}
stuck-paused = ⚠ { $channel } is paused since { $when }, because { $reason }. Put that right, then use `/channel test`.
stuck-paused-more = … and { $count } more: `/channel show`
stuck-detected = detected { $when }
stuck-attempts = { $count ->
    [0] no failed attempt
    [one] { $count } failed attempt
   *[other] { $count } failed attempts
}
stuck-running = not known to be over, so its record is not asked for yet
stuck-next = next attempt { $when }
stuck-next-now = next attempt at once
stuck-digest = { $count ->
    [one] Digest of { $count } result
   *[other] Digest of { $count } results
}
stuck-result = Result
stuck-uncertain = uncertain whether it was posted
stuck-rejected = Discord did not take it
stuck-unreadable = a post that cannot be read
stuck-look = Look into the channel; if it is not there, post it again.
press-retry = Retry now
press-close = Close
press-explain = Explain
press-resend = Post again
press-confirm = Post it again
retried-completed = Riot has the record: the result is stored.
retried-awaited = Riot has no record of this game yet. The bot goes on asking.
retried-unavailable = Riot does not publish this game.
retried-postponed = Riot gave no usable answer. The bot asks again soon.
retried-running = Riot has no record yet, and the game is not known to be over. Nothing was changed.
retried-queued = It is due now; the bot asks as soon as Riot's limits allow.
retried-done = This game has its result already. `/games resend` posts it again.
closed-now = Closed: its result is not waited for any longer. `/games retry` takes it up again.
closed-has-result = This game has its result, so there is nothing to close.
closed-already = This game was given up already.
imported-now = { $match } is stored.
imported-already = { $match } is stored already. `/games resend` posts it again.
resent-queued = It is posted again in { $channels }.
resent-confirm = It was posted already: { $channels }. Post it a second time?
resent-under-way = It is not out yet, so there is nothing to post again.
resent-changed = Somebody posted it again meanwhile. Nothing was done now.
resent-never = No channel of this server was told of it, so it cannot be posted again.

## A game's story, as admins read it

story-state-ACTIVE = no result yet
story-state-COMPLETED = result stored
story-state-UNAVAILABLE = no result
story-results = { $count ->
    [one] Result
   *[other] Results
}
story-announced = Announced
story-nothing = Nothing.
found-spectator = Seen while it was played
found-history = Found in the match history
found-import = Brought in by an admin
found-unknown = First written down
story-began = Game began
story-ended = Game ended
story-held-over = Held to be over: { $why }
over-ABSENT = two looks in a row did not show it any more
over-OTHER_GAME = the player was seen in another game
over-LISTED = it stands in the match history
over-OVERDUE = no game runs this long
over-UNSEEN = it was not seen any more
story-reopened = Taken up again by an admin
story-stored = Result stored
story-given-up = Given up
story-given-up-why = Given up: { $reason }
story-asked = Riot was asked for the record
story-asked-last = Asked for the last time so far, { $count } times in all
story-older = stored by an older version
awaits-nothing = no result. { $reason }
awaits-end = not known to be over.
awaits-result = awaited, next attempt { $when }.
awaits-failed = { $count ->
    [one] { $count } attempt failed.
   *[other] { $count } attempts failed.
}
awaits-answer = Last answer: { $reason }
post-no-result = the news that there is no result, { $state }
post-sent = announced { $when }: [message]({ $url })
post-sent-again = announced again { $when }: [message]({ $url })
post-deleted = announced { $when }; the message was deleted since.
post-owed = owed; it is posted { $when }.
post-held = held back by the quiet hours; it is posted { $when }.
post-owed-again = owed; it is posted again { $when }.
post-paused = owed, but the channel is paused, because { $reason }. Put that right, then use `/channel test` or `/channel set`.
post-failed-once = owed; the last attempt failed ({ $reason }), the next { $when }.
post-under-way = it is being posted now.
post-suppressed = not posted: it was put down by a process that posts nothing (shadow mode).
post-uncertain = uncertain: { $reason }. If it is not there, `/games resend` posts it again.
post-failed = failed: { $reason }. `/games resend` tries it again.
post-digest = older than single results are announced for, so it is a line of a digest.
post-digest-sent = older than single results are announced for, so it is a line of a digest, announced { $when }: [message]({ $url })
post-digest-not-sent = older than single results are announced for, so it is a line of a digest, which is not out.
post-quiet-digest = held back by the quiet hours, so it is a line of a digest.
post-quiet-digest-sent = held back by the quiet hours, so it is a line of a digest, announced { $when }: [message]({ $url })
post-quiet-digest-not-sent = held back by the quiet hours, so it is a line of a digest, which is not out.
silent-nowhere = Nowhere
silent = { $where }: { $who } not announced: { $why }
silent-running = the game is not known to be over.
silent-awaited = its result is awaited, next attempt { $when }.
silent-ended-before = the game ended { $ended }, before he was followed here { $since }.
silent-no-channel = no channel is set. Choose one with `/channel set`.
silent-not-seen = there is no result to tell, and nobody had seen the game begin.
silent-muted-here = this server does not post { $group } (`/settings`).
silent-muted-for-him = this server does not post { $group } of his (`/settings`).
silent-out-already = the post was out already when his result was found.
silent-unknown = nothing that is stored says why.

## Proving that an account is one's own

proof-title = Prove that { $who } is yours
proof-for-link = With this you link the account to yourself.
proof-for-export = With this you are shown, and can take along, what is stored of the account.
proof-for-delete = With this you can have everything that is stored of the account deleted.
proof-for-forbid = With this you can forbid following the account, in every server.
proof-steps =
    1. In the client, set the account's profile icon to the one shown here: “{ $name }”, number { $icon }. It is one of the starter icons, which everybody owns.
    2. Then press *Check*, before { $until }.

    You can change the icon back afterwards.
proof-icon = Icon { $icon }
proof-check = Check
proof-not-yet = Riot shows icon { $shown } so far, not { $icon }. A change may take a minute or two to show: then press *Check* again.
proof-expired = The time for this is over, or you tried too often. Use the command again for another icon.

## Members' own accounts, and being mentioned

account-linked = { $who } is linked to you. For now it is your word alone: whoever proves with the profile icon that the account is theirs takes it over. Better prove it yourself.
account-claimed = Somebody else has linked { $who } already. It becomes yours if you prove that it is:
account-proved = { $who } is linked to you, and you have proved it.
account-unlinked = { $who } is not linked to you any more.
account-is-proved = proved { $when }
account-is-said = your word alone
account-followed-here = followed here
account-not-followed-here = not followed here
accounts-title = Your accounts
accounts-none = None so far. Link one with `/account link`.
mention-title = Mentions in { $server }
mention-on = Posts about these accounts mention you here.
mention-off = Posts about these accounts do not mention you here.
account-press-mention = Mention me here
account-press-no-mention = Do not mention me here
account-press-prove = Prove { $who }

## Privacy: one's own say about what is stored

privacy-title = What is stored about { $who }
privacy-nothing = Nothing is stored about this account.
privacy-not-followed = No server follows this account, so that nothing is stored about it but what other players' games tell. Of those `/privacy export` gives all that names it.
privacy-file-comes = The file with all of it comes in a moment.
privacy-identity = The Riot ID, the region and Riot's ids of it, since { $since }
privacy-servers = { $count ->
    [0] No server follows it
    [one] One server follows it
   *[other] { $count } servers follow it
}
privacy-games = Results of { $lol } League and { $tft } TFT games; of { $records } also Riot's record as it came
privacy-span = Played between { $first } and { $last }
privacy-old-rows = { $count ->
    [one] One row of the former model
   *[other] { $count } rows of the former model
}
privacy-ranks = { $count ->
    [one] One rank as it was seen
   *[other] { $count } ranks as they were seen
}
privacy-posts = { $count ->
    [one] One post that names it
   *[other] { $count } posts that name it
}
privacy-scoreboards = { $count ->
    [one] Its line in the table of one game (*Details*)
   *[other] Its lines in the tables of { $count } games (*Details*), other players' games among them
}
privacy-is-forbidden = Following and naming this account is forbidden, as its owner asked. For that alone its Riot ID and Riot's ids of it are kept.
privacy-being-deleted = What was stored is being deleted at this moment.
privacy-how = What you can do
privacy-ways = The file has all of it, as JSON. `/privacy delete` removes it. `/privacy forbid` removes it and forbids following and naming the account, in every server.
privacy-files-left = { $count ->
    [one] One further file was too much for an answer; the operator of this bot can give it to you.
   *[other] { $count } further files were too much for an answer; the operator of this bot can give them to you.
}
privacy-member-title = What is stored about you
privacy-member-nothing = Nothing is stored about your Discord account.
privacy-linked = Accounts that you linked: { $names }
privacy-mentions = { $count ->
    [one] That you want to be mentioned in one server
   *[other] That you want to be mentioned in { $count } servers
}
privacy-challenges = { $count ->
    [one] One proof by profile icon that you began; it is forgotten after a day
   *[other] { $count } proofs by profile icon that you began; each is forgotten after a day
}
privacy-added = { $count ->
    [one] That one player is followed because you asked for it
   *[other] That { $count } players are followed because you asked for it
}
privacy-member-accounts = To ask about a Riot account, followed or not, name it with the option `riot_id`. You then prove by its profile icon that it is yours.
privacy-kept = How long things are kept
privacy-keeping =
    Results and ranks: for as long as a server follows the player, and 7 days after.
    Riot's records as they came: 30 days, unless the operator of this bot chose otherwise.
    All data of a server that removes the bot: { $days } days.
privacy-delete = Delete everything
privacy-forbid = Forbid it, and delete everything
privacy-allow = Allow it again
privacy-ask-delete =
    Delete everything that is stored about { $who }? It cannot be brought back.

    No server follows the account any more from this moment on, and a game that runs is not announced. Posts that stand in Discord stay there: moderators of the server can delete them. A server may follow the account again later; `/privacy forbid` rules that out.
privacy-ask-forbid =
    Forbid this bot to follow { $who }, or to name the account anywhere?

    Everything that is stored about it is deleted and cannot be brought back. No server can follow it again, and in the tables of other players' games it has no name. For that alone its Riot ID and Riot's ids of it are kept. Posts that stand in Discord stay there: moderators of the server can delete them. With `/privacy forbid` you can take it back.
privacy-ask-allow = Following { $who } is forbidden. Allow servers to follow the account again? What was deleted does not come back.
privacy-ask-forget = Delete what is stored about your Discord account? Players whom you had followed stay followed; that it was you who asked is forgotten. What is stored about a Riot account is deleted with the option `riot_id`.
privacy-done-delete = Everything that was stored about { $who } is deleted. No server follows the account any more.
privacy-done-forbid = Nobody follows { $who } here any more, and nobody can. Everything that was stored is deleted, and the account is named nowhere.
privacy-done-allow = Servers may follow { $who } again.
privacy-done-forget = What was stored about your Discord account is deleted.
privacy-under-way = There is much of it, so that the last of it goes within some minutes. Nothing needs to be done.
details-withheld = a player who does not want to be named

## What this is

about-text =
    Follows League of Legends and Teamfight Tactics players and posts the result of each of their games, once. Players who hide in their client stay hidden.

    `/players` lists who is followed here, `/live` who is in a game now, `/leaderboard` who stands where. `/history`, `/stats` and `/rank` show a player's games, what they come to, and LP over time.

    Moderators follow somebody with `/player add`, choose a channel with `/channel set`, and filters, quiet hours, recaps and language with `/settings`; `/games` helps where a game did not finish by itself.

    `/account link` says which account is yours, and has you mentioned where you want it.

    `/privacy` shows what is stored about you and lets you take it along, delete it, and forbid following your account. A server that removes me has its data removed after { $days } days.
about-version = version { $version }

## What went wrong

error-server-only = This works in a server only.
error-not-a-member = I am not a member of this server. Invite me again, as a bot.
error-needs-manage-server = You need the permission Manage Server for this.
error-not-here = This command may not be used here.
error-operators-only = This is for administrators of the operators' server alone.
error-owner-only = This is for the owner of this bot alone. With OPERATOR_GUILD_ID set, it is for the administrators of that server.
error-changed = This command has just been changed. Please try it again in a minute.
error-value = One of the values cannot be used. Please pick one that is suggested.
error-deleted = The message was deleted meanwhile. Please use the command again.
error-old = This is from an older version and works no longer. Please use the command again.
error-ours = Something went wrong on our side. The operator finds it in the log as { $reference }.

## Sentences of the rest of the program, in English word for word

told-no-tag = { $typed } lacks the tag. A Riot ID is written Name#TAG; the tag stands beside the name in the game's client.
told-two-tags = { $typed } has more than one #. A Riot ID is written Name#TAG.
told-no-riot-id = { $typed } is not a Riot ID: the { $part } has { $least } to { $most } characters, this one has { $count }. A Riot ID is written Name#TAG.
told-part-name = name
told-part-tag = tag
told-no-region = { $typed } is not a region. { $regions }
told-regions = The regions are: { $names }.
told-try-later = Riot does not answer right now; try again in a few minutes.
told-no-player = Riot knows no player called { $typed }. Check the spelling, and the tag after the #.
told-region-needed = Riot does not say in which region { $typed } plays; name it with the option “region”. { $regions }
told-forbidden = The owner of { $who } does not want this bot to follow the account.
told-being-deleted = What is stored about { $who } is being deleted at this moment, as the account's owner asked; try again in a few minutes.
told-server-full = This server follows { $count } players already, and { $most } is the most a server can follow. Remove one with /player remove first.
told-not-followed = { $typed } is not followed in this server. /players shows who is.
told-gone-here = That player is not followed in this server any more.
told-too-slow = Riot takes too long to answer. Please try again later.
told-nobody-played = Nobody who is followed in this server played { $match }.
told-no-game = That names no game. Pick one that is suggested, or give a match id such as EUW1_7117761272, or the address of a page about the match.
told-unknown-game = No player followed in this server is known to have played that game.
told-several-games = More than one game has that number: { $names }. Name one of them.
told-which-region = Which region is that match from? Give the whole match id, such as { $example }, or the address of a page about the match.
told-private-match = Riot keeps the record of { $match } private, so its result cannot be known.
told-record-not-had = The record of { $match } could not be had: { $troubles } Please try again later.
told-no-match = Riot has no match { $match }. Look at the id again; a match that has just ended may take some minutes.
told-riot-unavailable = Riot does not answer at the moment.
told-riot-error = Riot gave no usable answer.
told-riot-limit = Riot's rate limit is used up at the moment.
told-riot-key = Riot refuses the API key.
told-riot-private = Riot keeps this record private.
told-riot-foreign = This puuid belongs to another API key.
told-riot-rejected = Riot rejected the request.
told-malformed = The match record does not have the shape of a match record.
told-closed = A moderator closed it.
told-old-model = The old model stored no result that can be read, and the game is too old to be asked for.
told-unknown-player = Riot does not know the player whose game this was, so it cannot be asked for.
told-private = Riot keeps the records of this game private ({ $queue }).
told-private-somehow = Riot keeps the records of this game private.
told-not-published = Riot has not published the record yet.
told-not-named = The record of this game does not name this player.
told-outage = Riot serves no match record at present.
told-unreadable = The record of this game could not be stored.
told-listed-only = Riot lists this game but does not publish it.
told-foreign = His id belongs to another Riot API key; it is being looked up again by his Riot ID.
told-gone = Riot knows no such account any more. If he was renamed, add him again under his new name.
told-region-unknown = Riot does not say in which region he plays. Add him again and name the region (/player add, option “region”).
told-name-taken = He was called { $riot_id }, which is somebody else's name now; his new name is not known yet.
told-twin = He is { $riot_id }, who is followed under another entry; remove this one.
told-account-gone = { $who } cannot be found any more. { $problem }
told-somebody = A player whom this server follows
told-account-back = Riot knows { $riot_id } again; his games are followed as before.
told-paused = Results cannot be posted in { $channel }, because { $reason }. They wait. Put that right and use `/channel test`, or choose another channel with `/channel set`.
told-resumed = Results are posted in { $channel } again.
told-channel-deleted = The channel of this server's results was deleted ({ $channel }). Results wait: choose another channel with `/channel set`.
told-channel-moved = A channel of results was deleted ({ $channel }). What went there goes to { $other } from now on.
told-channel-chosen = Results go to { $channel } now.
told-uncertain = Whether a result was posted in { $channel } is not known, because { $reason }. It is not posted again by itself: `/games stuck` shows it. Give me the permission Read Message History there, then use `/channel test`.
told-channel-gone = the channel does not exist any more
told-server-gone = the server does not exist any more
told-channel-unseen = the bot cannot see the channel
told-channel-kind = nothing can be posted in a channel of this kind
told-may-not-post = the bot may not post there
told-thread-archived = the thread is archived
told-thread-locked = the thread is locked
told-discord-refuses = Discord does not let the bot post there
told-not-readable = the channel's history may not be read
told-too-much-written = too much was written there since to look through
told-waited-too-long = Nothing could be posted in the channel for { $days } days.
told-elsewhere = told in another channel
told-bot-removed = The bot was removed from this server.
told-links-full = You have linked { $count } accounts, which is the most. Take one away with /account unlink first.
told-not-linked = { $typed } is not linked to you. /account list shows what is.
told-link-gone = This account is not linked to you any more.
told-link-unknown = Riot knows no such account any more. If it was renamed, link it again under its new name.
told-lookups = You have looked up { $count } accounts within ten minutes, which is the most. Please try again later.
told-proof-over = This challenge is over. Use the command again to begin another.
told-proof-crowded = Too many people are proving at the moment that this account is theirs. Please try again in 15 minutes.
told-proof-often = You have begun { $count } such proofs within an hour, which is the most. Please try again later.
told-proof-soon = Riot was asked just now. Please try again in ten seconds.
told-no-profile = Riot shows no profile of { $typed } in { $region }. If the account plays elsewhere, name the region with the option “region”.

## Ranks over time, and the server by rank

rank-not-yet = Nobody has looked at the ranks of { $who } so far; try again in a few minutes.
rank-record = { $wins } W { $losses } L
rank-firsts = { $count ->
    [one] one first place
   *[other] { $count } first places
} in { $games } games
rank-games = { $count ->
    [one] one ranked game
   *[other] { $count } ranked games
} in { $days ->
    [one] one day
   *[other] { $days } days
}
rank-lp = LP { $won } / { $lost }
rank-unknown = LP unknown of { $count }
rank-alt = { $who }, { $ladder }: from { $first } to { $last }, highest { $best }.
rank-alt-none = { $who }, { $ladder }: no rank in this time.
leaderboard-title = { $ladder } in { $server }
leaderboard-nobody = Nobody who is followed here has a rank on this ladder yet.
leaderboard-unranked = { $count ->
    [one] One more is unranked.
   *[other] { $count } more are unranked.
}
leaderboard-week = { $moved } in 7 days
leaderboard-updated = Updated { $when }
leaderboard-kept = A leaderboard that keeps itself up to date will stand in { $channel } in a moment. Delete its message to end it.

## The settings of a server

settings-title = Settings of { $server }
settings-first = Choose below what you want to change.
settings-saved = ✅ Saved.
section-all = Overview
section-all-what = Everything that is chosen
section-channels = Channels
section-channels-what = Where each sort of posts goes
settings-channels-default = Everything that has no channel of its own
settings-channels-help = Choose above what it is about, then its channel. A player who was added with a channel of his own keeps it. Promotions without a channel are a line of the result.
settings-channels-pick = Choose a channel
settings-channels-clear = No channel of its own
settings-channels-sample = Post a sample
section-queues = Which games are posted
section-queues-what = The queues that this server does not post
settings-queues-all = Everything is posted.
settings-queues-not = Not posted: { $groups }.
settings-queues-own = { $count ->
    [one] One player has a filter of his own.
   *[other] { $count } players have filters of their own.
}
settings-queues-help = What is picked below is not posted. Such games are still followed and counted: only their posts are left out, from now on. New queues are posted until they are picked here. A channel for promotions gets those of every queue.
settings-queues-lol = League of Legends: pick what is not posted
settings-queues-tft = TFT: pick what is not posted
section-players = Filters of players
section-players-what = What is not posted of single players
settings-players-none = Nobody has a filter of his own.
settings-players-nobody = Nobody is followed here. Begin with `/player add`.
settings-players-pick = Pick a player
settings-players-as-server = as the server does
settings-players-everything = everything is posted
settings-players-not = not posted: { $groups }
settings-players-help = A player's own filter takes the place of the server's for him, also where it leaves nothing out.
settings-players-own = A filter of his own
settings-players-server = As the server does
section-quiet = Quiet hours and sound
section-quiet-what = When nothing is posted, and whether posts make a sound
settings-quiet-none = Posts come at any hour.
settings-quiet-is = Nothing is posted from { $start } to { $end } ({ $zone }).
settings-quiet-now = It is quiet now until { $when }. Held back: { $count }.
settings-quiet-help = What comes in the quiet hours is held back: one post is posted when they end, several as one message. Alerts to moderators wait as well. Posts without a sound show up as unread and notify nobody; alerts keep their sound.
settings-quiet-set = Set quiet hours
settings-quiet-off = No quiet hours
settings-quiet-from = From, by this server's clock (23:00)
settings-quiet-until = Until (08:00)
settings-quiet-same = Quiet hours begin and end at different times. To post at any hour, use “No quiet hours”.
settings-quiet-no-time = { $typed } is not a time of day. Type it like 23:00 or 8:30.
settings-silent-is = Posts make no sound.
settings-silent-is-not = Posts make a sound.
settings-silent-on = Post without a sound
settings-silent-off = Post with a sound
section-language = Language and clock
section-language-what = In which language posts are, and by whose clock the server lives
settings-language-is = Posts are in { $language }.
settings-language-by-discord = { $language }, as this server's settings at Discord say
settings-language-auto = Automatic
settings-language-help = Answers that one person alone sees are in the language of that person's Discord.
settings-zone-is = Time zone: { $zone }, where it is { $clock } now.
settings-zone-button = Time zone
settings-zone-utc = Back to UTC
settings-zone-label = A city, a country, or UTC+2
settings-zone-example = Berlin, Seoul, New York, UTC-3
settings-zone-unknown = I know no time zone called { $typed }. Type a large city of your region, such as Berlin, Seoul or New York, or a difference such as UTC+2.
settings-zone-several = { $typed } has several time zones. Type a large city of yours, such as New York, Chicago or Los Angeles.

## What a day, a week or a month brought

recap-title-daily = Daily recap · { $when }
recap-title-weekly = Weekly recap · { $when }
recap-title-monthly = Monthly recap · { $when }
recap-of-lol = League of Legends
recap-of-tft = Teamfight Tactics
recap-games-lol = { $count ->
    [one] one game of League
   *[other] { $count } games of League
}
recap-games-tft = { $count ->
    [one] one game of TFT
   *[other] { $count } games of TFT
}
recap-more = { $count ->
    [one] … and one more player
   *[other] … and { $count } more players
}
recap-average = average place { $place }
recap-firsts = { $count ->
    [one] one first place
   *[other] { $count } first places
}
recap-lp = LP won and lost
recap-won = { $lp } won
recap-lost = { $lp } lost
recap-drifted = { $lp } without a game
recap-unknown = { $count ->
    [one] one game unknown
   *[other] { $count } games unknown
}
recap-together = { $count } games unknown each ({ $lp } together)
recap-climbers = Climbers
recap-best = Best game
recap-worst = Worst game
recap-kda = { $ratio } KDA
recap-special = Worth a mention
recap-streak = Longest streak: { $who }, { $row }
recap-incomplete = Not in it
recap-lacks-awaited = { $count ->
    [one] One result is still awaited.
   *[other] { $count } results are still awaited.
}
recap-lacks-unpublished = { $count ->
    [one] Riot does not publish the result of one game.
   *[other] Riot does not publish the results of { $count } games.
}
recap-lacks-behind = { $count ->
    [one] The match list of one player could not be read to the end of this time; games may be missing.
   *[other] The match lists of { $count } players could not be read to the end of this time; games may be missing.
}

## Recaps in the panel of settings

section-recaps = Recaps
section-recaps-what = What a day, a week or a month brought, posted at an hour of your choice
recap-name-daily = Daily
recap-name-weekly = Weekly
recap-name-monthly = Monthly
settings-recap-on = { $name }: on
settings-recap-off = { $name }: off
settings-recap-hour = { $name } at { $hour }
settings-recap-look = This week so far
settings-recap-so-far = This week so far. Only you see this.
settings-recap-empty = Nobody who is followed here has finished a game this week so far.
settings-recap-none = None is posted.
settings-recap-is-off = **{ $name }**: off
settings-recap-is-on = **{ $name }** at { $hour }, next { $when }
settings-recap-is-held = **{ $name }** at { $hour }, in the quiet hours: the next at their end, { $when }
settings-recap-is-due = **{ $name }** at { $hour }, the next in a moment
settings-recap-clock = By the clock of { $zone }, where it is { $clock } now; another is chosen under “{ $section }”.
settings-recap-where = Recaps are posted in { $channel }.
settings-recap-nowhere = ⚠ There is no channel for them yet. Choose one with `/channel set`.
settings-recap-legacy = ⚠ None is made while the bot's old model is at work; those that are on come once its operator has changed to the new one.
settings-recap-help = A recap tells what the players followed here did: games, LP won and lost, climbers, the best and the worst game, the longest streak. A week goes from Monday to Sunday. Where nobody played, nothing is posted. Games count also where filters leave them out of the posts.

## Who is in a game now

live-title = In a game now: { $server }
live-nobody = Nobody who is followed here is in a game right now.
live-hidden = Who plays in streamer mode is not shown: the game hides them.
live-since = began { $when }
live-loading = loading
live-lost-sight = last seen { $when }
live-against = { $one } against { $other }

## A player's games

history-title = Games of { $who }
history-none = No finished game is stored that fits.
stored-since = Games are stored from when a player is followed on.
history-awaited = { $count ->
    [one] One more game is over; its result is awaited.
   *[other] { $count } more games are over; their results are awaited.
}
history-page = page { $page }
history-newer = Newer
history-older = Older
history-unreadable = Stored by an older version
history-no-champion = { $typed } is no champion. Please pick one that is suggested.
history-gone = This player is not followed here any more.

## Queues that are asked for together

group-lol = All of League of Legends
group-solo = Ranked Solo/Duo
group-flex = Ranked Flex
group-normal = Normal (Draft, Quickplay, Swiftplay)
group-aram = ARAM
group-clash = Clash
group-arena = Arena
group-modes = Rotating modes (URF, Swarm …)
group-coop = Co-op vs. AI
group-custom = Custom, practice, tutorials
group-tft = All of Teamfight Tactics
group-tft-ranked = TFT Ranked
group-tft-normal = TFT Normal
group-hyper-roll = TFT Hyper Roll
group-double-up = TFT Double Up
group-tft-modes = TFT specials (revivals, Tocker's Trials)

## What a player's games come to

stats-title = { $who } · { $days ->
    [one] last day
   *[other] last { $days } days
}
stats-none = { $days ->
    [one] No game that counts is stored of the last day.
   *[other] No game that counts is stored of the last { $days } days.
}
stats-score = K/D/A { $score }
stats-place = average place { $place }
stats-played = { $length } played
stats-top = top half: { $count } ({ $share })
stats-firsts = { $count ->
    [one] { $count } first place
   *[other] { $count } first places
}
stats-now-won = 🔥 { $count } wins in a row now
stats-now-lost = 🧊 { $count } losses in a row now
stats-longest = longest streaks: { $won } won, { $lost } lost
stats-champions = Champions
stats-roles = Roles
stats-traits = TFT: strongest trait
stats-hours = Hours ({ $zone })
stats-busiest = Most games began between { $start } and { $end }.
stats-mates = Together with
stats-half = Of games with places, the upper half counts as won.
stats-left-out = Not counted: { $list }.
stats-cut = Only the newest { $count } games are counted.
left-remake = { $count ->
    [one] { $count } remake
   *[other] { $count } remakes
}
left-void = { $count ->
    [one] { $count } game without a result
   *[other] { $count } games without a result
}
left-unreadable = { $count ->
    [one] { $count } game stored by an older version
   *[other] { $count } games stored by an older version
}
left-unavailable = { $count ->
    [one] { $count } game that Riot does not publish
   *[other] { $count } games that Riot does not publish
}

## Queues, as the client calls them

queue-0 = Custom
queue-400 = Normal Draft
queue-420 = Ranked Solo/Duo
queue-430 = Normal Blind
queue-440 = Ranked Flex
queue-450 = ARAM
queue-480 = Swiftplay
queue-490 = Quickplay
queue-700 = Clash
queue-720 = ARAM Clash
queue-830 = Co-op vs. AI Intro
queue-840 = Co-op vs. AI Beginner
queue-850 = Co-op vs. AI Intermediate
queue-870 = Co-op vs. AI Intro
queue-880 = Co-op vs. AI Beginner
queue-890 = Co-op vs. AI Intermediate
queue-900 = ARURF
queue-910 = Ascension
queue-920 = Legend of the Poro King
queue-940 = Nexus Siege
queue-950 = Doom Bots (Voting)
queue-960 = Doom Bots
queue-980 = Star Guardian Invasion
queue-990 = Star Guardian Invasion: Onslaught
queue-1000 = PROJECT: Hunters
queue-1010 = Snow ARURF
queue-1020 = One for All
queue-1090 = TFT Normal
queue-1091 = TFT 1v0
queue-1092 = TFT 2v0
queue-1100 = TFT Ranked
queue-1110 = TFT Tutorial
queue-1111 = TFT Simulation
queue-1120 = TFT Hyper Roll (Normal)
queue-1130 = TFT Hyper Roll
queue-1150 = TFT Double Up
queue-1160 = TFT Double Up
queue-1200 = Nexus Blitz
queue-1210 = TFT Choncc's Treasure
queue-1220 = TFT Tocker's Trials
queue-1300 = Nexus Blitz
queue-1400 = Ultimate Spellbook
queue-1700 = Arena
queue-1710 = Arena (16-player lobby)
queue-1740 = Arena (Trios)
queue-1750 = Arena (Trios)
queue-1810 = Swarm (Solo)
queue-1820 = Swarm (Duo)
queue-1830 = Swarm (Trio)
queue-1840 = Swarm (Quad)
queue-1900 = Pick URF
queue-2000 = Tutorial 1
queue-2010 = Tutorial 2
queue-2020 = Tutorial 3
queue-2300 = Brawl
queue-2400 = ARAM: Mayhem
queue-3100 = Custom
queue-3140 = Practice Tool
queue-3270 = Custom
queue-6000 = TFT Revival: Set 3.5
queue-6100 = TFT Revival: Festival of Beasts
queue-6110 = TFT Revival: Remix Rumble
queue-6120 = TFT Pengu's Party
queue-new = Queue { $number }
queue-unknown = Unknown queue

## Commands: what Discord shows beside them, at most 100 characters

-which-game = Pick one, or give a match id (EUW1_7117761272) or a link to the match

choice-results = results
choice-lol = League of Legends
choice-tft = TFT
choice-promotions = promotions and demotions
choice-recaps = recaps
choice-alerts = alerts to moderators

command-privacy = What is stored about you, and your say in it
command-privacy-show = Show what is stored about you, or about your Riot account
    .riot_id = Name#TAG of your account; you prove by its icon that it is yours
    .region = Where the account plays; found out when left out
command-privacy-export = Take along what is stored about you or your Riot account, as a JSON file
    .riot_id = Name#TAG of your account; you prove by its icon that it is yours
    .region = Where the account plays; found out when left out
command-privacy-delete = Delete what is stored about you, or about your Riot account
    .riot_id = Name#TAG of your account; you prove by its icon that it is yours
    .region = Where the account plays; found out when left out
command-privacy-forbid = Forbid following your Riot account in any server, or take that back
    .riot_id = Name#TAG of your account; you prove by its icon that it is yours
    .region = Where the account plays; found out when left out
command-about = What this bot is
command-account = Say which accounts are yours
command-account-link = Say that an account is yours
    .riot_id = Name#TAG, as in the client
    .region = Where the account plays; found out when left out
command-account-unlink = Say that an account is not yours any more
    .player = Name#TAG
command-account-list = Your accounts, and whether posts mention you here
command-players = Who is followed in this server
command-player = Follow players in this server
command-player-add = Follow a player: the results are posted here
    .riot_id = Name#TAG, as in the client
    .region = Where the player plays; found out when left out
    .channel = Where the results go; otherwise this server's channel, or this one
command-player-remove = Stop following a player in this server
    .player = Name#TAG, or everybody
command-live = Who is in a game now
command-history = A player's games, newest first
    .player = Name#TAG
    .queue = Only these queues
    .champion = Only with this champion; in TFT with this unit on the board
command-stats = What a player's games come to: champions, roles, hours, streaks, and with whom
    .player = Name#TAG
    .days = How many days back
    .queue = Only these queues
command-rank = A player's ranks, and LP over time
    .player = Name#TAG
    .days = How many days back
    .queue = Which ladder; without it the one where most happened
command-leaderboard = The players of this server by rank
    .queue = Which ladder
    .keep = Post a message that keeps itself up to date (Manage Server)
command-channel = Where results are posted
command-channel-set = Post this server's results, or one sort of posts, in a channel
    .channel = Where results go
    .kind = What goes there; without it everything that has no channel of its own
command-channel-show = Where this server's results go
command-channel-test = Post a sample result where results go
    .kind = Of what; results when left out
command-settings = Channels, filters, quiet hours, recaps and language of this server
    .player = Open the filter of this player
command-games = Games that did not finish by themselves
command-games-stuck = What did not finish by itself, and why
command-games-explain = A game's whole story, and why it was not announced
    .game = { -which-game }
command-games-retry = Ask Riot for a game's result now
    .game = { -which-game }
command-games-close = Do not wait for a game's result any longer
    .game = { -which-game }
command-games-import = Bring in a match that was missed
    .match = A match id (EUW1_7117761272) or a link to the match
command-games-resend = Post a result again where it was announced
    .game = { -which-game }
command-migration = The old model beside the new
command-migration-health = Whether the new model does as well as the old one, and what to do
    .hours = How many hours to look back; 24 when left out
command-migration-missed = Which games each model missed, and why
command-migration-loops = How long the loops take, and when none ran
