"""The promises, and for each a way to break it that some test must notice."""

from tests.mutations.moves import MOVES
from tests.mutations.mutation import of

DELIVERY = "tests/tracking/outbox/test_delivery.py"
DIGEST = "tests/tracking/outbox/test_digest.py"
ENQUEUE = "tests/tracking/outbox/test_enqueue.py"
KEYS = "tests/tracking/outbox/test_keys.py"
ANNOUNCER = "tests/bot/test_announcer.py"
TURNS = "tests/tracking/polling"
RULES = "tests/tracking/domain/test_following.py"
VERDICTS = "tests/bot/test_verdicts.py"
MANAGER = "tests/tracking/database/test_manager.py"
SUBSCRIPTIONS = "tests/tracking/test_subscriptions.py"


_delivery = of("tracking/outbox/delivery.py", DELIVERY)
_digest = of("tracking/outbox/digest.py", DIGEST)
_enqueue = of("tracking/outbox/enqueue.py", ENQUEUE)
_keys = of("tracking/outbox/keys.py", KEYS)
_announcer = of("bot/announcer.py", ANNOUNCER)
_posting = of("bot/posting.py", ANNOUNCER, "tests/bot/test_announcer_in_trouble.py")
_verdicts = of("bot/verdicts.py", VERDICTS, ANNOUNCER)
_following = of("tracking/domain/following.py", RULES)
_completion = of("tracking/polling/completion.py", TURNS)
_detection = of("tracking/polling/detection.py", TURNS)
_history = of("tracking/polling/history.py", TURNS)
_records = of("tracking/polling/store/records.py", TURNS)
_lists = of("tracking/polling/store/lists.py", TURNS)
_looks = of("tracking/polling/store/looks.py", TURNS)
_manager = of("tracking/database/manager.py", MANAGER)
_subscriptions = of("tracking/subscriptions.py", SUBSCRIPTIONS)

MUTATIONS = (
    # The outbox.
    _delivery(
        "A claim is taken once: its row says SENDING",
        "row.state = State.SENDING.value",
        "row.state = row.state",
    ),
    _delivery(
        "A claim lapses, so that a dead sender blocks nothing",
        "row.due_at = now + LEASE",
        "row.due_at = now + 100 * LEASE",
    ),
    _delivery(
        "The lease ends while Discord still knows the nonce",
        "LEASE = timedelta(seconds=60)",
        "LEASE = timedelta(seconds=600)",
    ),
    _delivery(
        "The first attempt is remembered through later ones",
        "row.first_attempt_at = row.first_attempt_at or now",
        "row.first_attempt_at = now",
    ),
    _delivery(
        "A channel has one post under way at a time",
        "other.due_at > now,",
        "other.due_at < now,",
    ),
    _delivery(
        "A late loser does not undo what another sender recorded",
        "Announcement.id == announcement_id, Announcement.state == State.SENDING.value)",
        "Announcement.id == announcement_id)",
    ),
    _delivery(
        "What may have been posted goes first",
        "            Announcement.first_attempt_at.is_(None),\n            Announcement.event_at,",
        "            Announcement.event_at,",
    ),
    _delivery(
        "A paused channel gets nothing",
        ".where(*_due(now), ~busy, Announcement.channel_id.not_in(paused))",
        ".where(*_due(now), ~busy)",
    ),
    _delivery(
        "A new process takes over the claims of a dead one",
        ".values(due_at=now)",
        ".values(due_at=Announcement.due_at)",
    ),
    _keys(
        "The nonce follows from the key and the channel",
        "{channel_id}|{resend}",
        "{resend}",
    ),
    _keys(
        "The nonce is the same in every process",
        "return blake2b(text.encode(), digest_size=12).hexdigest()",
        "return f'{hash(text):024x}'[:24]",
    ),
    _enqueue(
        "One announcement per game and channel",
        "        .on_conflict_do_nothing(\n",
        "        .on_conflict_do_update(\n            set_={'state': State.PENDING.value},\n",
    ),
    _enqueue(
        "What is suppressed stays suppressed",
        '"state": (State.PENDING if emit else State.SUPPRESSED).value',
        '"state": State.PENDING.value',
    ),
    _enqueue(
        "A game that ended before its player was followed is not owed",
        "return over_by is None or over_by >= route.since",
        "return True",
    ),
    _enqueue(
        "A game that ended as its player was followed is owed",
        "over_by >= route.since",
        "over_by > route.since",
    ),
    _enqueue(
        "A follower who comes later is added to what is not out yet",
        "    await _add_players(session, event, old, states)\n",
        "",
    ),
    _digest(
        "Only what was surely never posted is folded",
        "Announcement.first_attempt_at.is_(None),\n            Announcement.resend == 0,",
        "Announcement.resend == 0,",
    ),
    _digest(
        "A digest that may be out takes nothing more",
        "            Announcement.state == State.PENDING.value,\n"
        "            Announcement.first_attempt_at.is_(None),\n        )\n"
        "        .order_by(Announcement.id)",
        "            Announcement.state == State.PENDING.value,\n        )\n"
        "        .order_by(Announcement.id)",
    ),
    _digest(
        "What is folded is not posted as well",
        "row.state = State.FOLDED.value",
        "row.state = State.PENDING.value",
    ),
    _subscriptions(
        "What may have been posted does not move to another channel",
        "            Announcement.first_attempt_at.is_(None),\n",
        "",
    ),
    # The announcer.
    _announcer(
        "A claim is committed before the post",
        "                claims = await outbox.claim(session, now, AT_ONCE)\n",
        "                claims = await outbox.claim(session, now, AT_ONCE)\n"
        "                posted += await self._settle_all(client, claims)\n"
        "                claims = []\n",
    ),
    _posting(
        "A post carries its nonce",
        "nonce=claim.nonce,",
        "nonce=None,",
    ),
    _announcer(
        "After Discord's window the message is looked for first",
        "if claim.attempts > 1 and",
        "if False and",
    ),
    _posting(
        "Discord is not trusted with a nonce for longer than two minutes",
        "NONCE_KNOWN = timedelta(seconds=120)",
        "NONCE_KNOWN = timedelta(seconds=1200)",
    ),
    _posting(
        "EUW1_12 is not taken for EUW1_123",
        "url.endswith(mark) or",
        "mark in url or",
    ),
    _posting(
        "Where nobody can look it is not posted again",
        "return channel.permissions_for(me).read_message_history if me else None",
        "return True",
    ),
    _announcer(
        "A refusal does not settle whether an earlier attempt was posted",
        "maybe_posted=claim.in_doubt,",
        "maybe_posted=False,",
    ),
    _announcer(
        "A rate limit does not settle whether an earlier attempt was posted",
        "maybe_posted=doubt or found.meaning is Meaning.UNKNOWN",
        "maybe_posted=found.meaning is Meaning.UNKNOWN",
    ),
    _announcer(
        "A lost answer says nothing about the message",
        "maybe_posted=doubt or found.meaning is Meaning.UNKNOWN",
        "maybe_posted=doubt",
    ),
    _announcer(
        "The attempts after a failure come at growing intervals",
        "_later(now, claim.attempts),",
        "now,",
    ),
    _verdicts(
        "A message posted and deleted since (10008) is delivered",
        "if error.code == UNKNOWN_MESSAGE:",
        "if error.code == -1:",
    ),
    _verdicts(
        "A 5xx says nothing about the message",
        "Meaning.NOT_POSTED if 400 <= error.status < 500 else Meaning.UNKNOWN",
        "Meaning.NOT_POSTED",
    ),
    # The rules.
    _following(
        "Two absences hold a game over, one does not", "ABSENT_LOOKS = 2", "ABSENT_LOOKS = 1"
    ),
    _following(
        "Being seen in another game holds a game over",
        "if _waits(row) and row.key != look.live.key and not _is_older(shown, row)",
        "if False",
    ),
    _following(
        "Spectator going back to a previous game ends nothing",
        " and not _is_older(shown, row)",
        "",
    ),
    _following(
        "A finished game that spectator shows is not touched",
        "if shown is not None and not shown.is_active():",
        "if False:",
    ),
    _following(
        "Absence counts only where spectator answered",
        "if _waits(row) and row.game in trusted]",
        "if _waits(row)]",
    ),
    _following(
        "Absence counts for nothing while most players are gone",
        "trusted = look.answered - set(untrusted)",
        "trusted = look.answered",
    ),
    _following(
        "Most games gone at once is an outage",
        "gone * 2 > len(set(before))",
        "False",
    ),
    _following(
        "A game held over by absence that shows up again goes on",
        "elif shown.held_over_at is None or _only_absent(shown):",
        "elif shown.held_over_at is None:",
    ),
    _following(
        "A game held over for a better reason is not taken up again",
        "elif shown.held_over_at is None or _only_absent(shown):",
        "else:",
    ),
    _following("The grace period is waited for", "end = held + grace", "end = held"),
    _following(
        "A lobby that may go on has an hour of grace",
        "if row.game is Game.TFT or arena or reason is HeldOver.ABSENT:",
        "if False:",
    ),
    _following(
        "Attempts come less often along a ladder",
        "return now + interval * _LADDER[min(max(retries - 1, 0), len(_LADDER) - 1)]",
        "return now + interval",
    ),
    # The turns and what they store.
    _detection(
        "A spectator that lost most games at once is doubted until it shows somebody",
        "self._silent = (lost - self._silent) | (self._silent - shown)",
        "self._silent = set()",
    ),
    _looks(
        "A game seen again is not held over any more",
        '            "held_over_at": None,\n            "held_over_reason": None,\n',
        "",
    ),
    _looks(
        "A late look changes no finished game",
        'table.c.id == bindparam("row_id"), table.c.status == GameStatus.ACTIVE.value)',
        'table.c.id == bindparam("row_id"))',
    ),
    _completion(
        "The result and its announcement are one transaction",
        "            if completed:\n                await outbox.enqueue(",
        "        async with self._database.write() as session:\n"
        "            if completed:\n                await outbox.enqueue(",
    ),
    _completion(
        "A game without a record ends at the deadline",
        "if now - held >= self._patience.deadline:",
        "if False:",
    ),
    _completion(
        "A game is not given up before the deadline",
        "if now - held >= self._patience.deadline:",
        "if now - held >= self._patience.deadline / 2:",
    ),
    _completion(
        "A missing record is no retry during the grace period",
        "retry=not in_grace,",
        "retry=True,",
    ),
    _completion(
        "An outage is no game's retry",
        "session, row.id, now=now, due_at=at, reason=error.message, retry=False",
        "session, row.id, now=now, due_at=at, reason=error.message, retry=True",
    ),
    _completion(
        "A game another follower is still seen in is not over",
        "in_grace = running or now < self._grace_ends(row, why)",
        "in_grace = now < self._grace_ends(row, why)",
    ),
    _completion(
        "A game given up is announced",
        "if seen := [each.player_id for each in given_up if each.seen]:",
        "if seen := []:",
    ),
    _completion(
        "A game given up is announced only where its start was seen",
        "if seen := [each.player_id for each in given_up if each.seen]:",
        "if seen := [each.player_id for each in given_up]:",
    ),
    _records(
        "Due times are stored, and kept to",
        "or_(TrackedGameRow.due_at.is_(None), TrackedGameRow.due_at <= now),",
        "",
    ),
    _records(
        "A game that runs longer than any does is asked for",
        "            < now - LONGEST_GAME,",
        "            < now - 100 * LONGEST_GAME,",
    ),
    _records(
        "A record opens the rows of all its followers",
        "await manager.open_games([_new_game(p.id, record, now, source) for p, _ in players])",
        "",
    ),
    _records(
        "A game whose player was unfollowed meanwhile comes to its end",
        "or_(is_followed, waits)",
        "is_followed",
    ),
    _completion(
        "A record that does not name the player is no result, and no silence",
        "if left := await self._still_waiting(due):",
        "if left := None:",
    ),
    _history(
        "An interrupted comparison goes on where it stopped",
        "ended is not None and player.compared_at is not None and ended < player.compared_at",
        "ended is not None",
    ),
    _lists(
        "A listed game is over even while spectator shows it",
        "            absent_looks=0,\n",
        "",
    ),
    _manager(
        "A stored result is never replaced",
        "unfinished = TrackedGameRow.status != GameStatus.COMPLETED.value",
        "unfinished = TrackedGameRow.id.is_not(None)",
    ),
    _manager(
        "A player has one row per game",
        '.on_conflict_do_nothing(index_elements=["player_id", "game_id"])',
        "",
    ),
    _history(
        "Games that ended before anything was owed stop the search",
        "if ended is not None and ended < player.owed_since:",
        "if False:",
    ),
    _history(
        "The search goes on over games that are stored",
        "                ended = stored[key]\n",
        "                return True, found\n",
    ),
    _history(
        "A player whose list failed is compared again",
        "            return None\n        async with self._database.write() as session:\n"
        "            await store.compared",
        "        async with self._database.write() as session:\n            await store.compared",
    ),
    _lists(
        "A game that is listed is held over and asked for at once",
        "            absent_looks=0,\n            due_at=now,\n",
        "            absent_looks=0,\n",
    ),
    *MOVES,
)
