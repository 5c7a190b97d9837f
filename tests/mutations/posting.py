"""Posting: what Discord's answers, and its silences, are taken for."""

from tests.mutations.mutation import breaking

_announcer = breaking("bot/announcer.py", "bot/test_announcer.py")
_posting = breaking("bot/posting.py", "bot/test_announcer.py")
_verdicts = breaking("bot/verdicts.py", "bot/test_verdicts.py")

TROUBLE = "bot/test_announcer_in_trouble.py"
MEANING = "test_each_answer_and_each_silence_has_its_meaning"

POSTING = (
    _announcer(
        "A claim is committed before the post",
        "                claims = await outbox.claim(session, now, AT_ONCE)\n",
        "                claims = await outbox.claim(session, now, AT_ONCE)\n"
        "                posted += await self._settle_all(client, claims)\n"
        "                claims = []\n",
        "test_a_result_is_posted_once_in_each_channel_with_its_match_id_in_a_link",
    ),
    _announcer(
        "A stop lets the answer that is on its way be recorded",
        "            await asyncio.wait(tasks, timeout=PARTING_SECONDS)\n",
        "",
        "test_a_stop_waits_for_the_answer_that_is_on_its_way",
    ),
    _posting(
        "A post carries its nonce",
        "nonce=claim.nonce,",
        "nonce=None,",
        "test_a_post_whose_answer_was_lost_is_not_posted_again",
    ),
    _posting(
        "After Discord's window the message is looked for first",
        "        if stale:\n",
        "        if False:\n",
        "test_once_discord_has_forgotten_the_nonce_the_message_is_looked_for",
    ),
    _posting(
        "Discord is not trusted with a nonce for longer than two minutes",
        "NONCE_KNOWN = timedelta(seconds=120)",
        "NONCE_KNOWN = timedelta(seconds=1200)",
        "test_once_discord_has_forgotten_the_nonce_the_message_is_looked_for",
    ),
    _posting(
        "EUW1_12 is not taken for EUW1_123",
        "url.endswith(mark) or",
        "mark in url or",
        "test_another_game_with_a_longer_number_is_not_taken_for_the_lost_one",
    ),
    _posting(
        "Where nobody can look it is not posted again",
        "        if not readable and not [each async for each in channel.history(limit=1)]:\n",
        "        if False:\n",
        "test_where_the_history_may_not_be_read_it_is_not_risked_twice",
    ),
    _posting(
        "Where the bot knows that it may not look it does not rely on what it sees",
        "return channel.permissions_for(me).read_message_history if me else None",
        "return True",
        "test_a_history_that_is_known_to_be_closed_says_nothing",
        of=TROUBLE,
    ),
    _posting(
        "An answer to a command is not taken for the lost post",
        "            if not ours or message.type is not discord.MessageType.default:\n",
        "            if not ours:\n",
        "test_an_answer_to_a_command_is_not_taken_for_the_lost_post",
        of=TROUBLE,
    ),
    _announcer(
        "A refusal does not settle whether an earlier attempt was posted",
        "gone=found.gone, maybe_posted=doubt",
        "gone=found.gone, maybe_posted=False",
        "test_a_refusal_does_not_settle_whether_the_attempt_before_it_was_posted",
    ),
    _announcer(
        "A rate limit does not settle whether an earlier attempt was posted",
        "maybe_posted=doubt or found.meaning is Meaning.UNKNOWN",
        "maybe_posted=found.meaning is Meaning.UNKNOWN",
        "test_a_rate_limit_does_not_settle_whether_the_attempt_before_it_was_posted",
    ),
    _announcer(
        "What the library tried before it gave up leaves a doubt too",
        "doubt = claim.in_doubt or left_doubt(answers)",
        "doubt = claim.in_doubt",
        "test_a_refusal_after_the_librarys_own_retry_leaves_the_doubt",
        of=TROUBLE,
    ),
    _verdicts(
        "A lost answer says nothing about the message",
        "        return Verdict(meaning=Meaning.UNKNOWN, reason=reason)\n    if error.code",
        "        return Verdict(meaning=Meaning.NOT_POSTED, reason=reason)\n    if error.code",
        MEANING,
    ),
    _announcer(
        "The attempts after a failure come at growing intervals",
        "_later(now, claim.attempts, found.wait),",
        "now,",
        "test_a_post_whose_answer_was_lost_is_not_posted_again",
    ),
    _announcer(
        "While Cloudflare refuses us nothing is posted",
        "            self._quiet_until = now + found.wait\n",
        "            pass\n",
        "test_while_cloudflare_refuses_us_nothing_is_posted",
        of=TROUBLE,
    ),
    _verdicts(
        "A message posted and deleted since (10008) is delivered",
        "if error.code == UNKNOWN_MESSAGE:",
        "if error.code == -1:",
        MEANING,
    ),
    _verdicts(
        "A 5xx says nothing about the message",
        "Meaning.NOT_POSTED if 400 <= error.status < 500 else Meaning.UNKNOWN",
        "Meaning.NOT_POSTED",
        MEANING,
    ),
    _verdicts(
        "A network that Cloudflare blocks is no closed channel",
        "error.code not in (0, NETWORK_BLOCKED)",
        "error.code != 0",
        "test_a_403_of_the_network_pauses_no_channel",
    ),
)
