"""Conditions: who is told of them, once, and what waits until they end."""

from tests.mutations.mutation import breaking

TROUBLE = "tracking/outbox/test_trouble.py"

_notices = breaking("tracking/notices.py", "tracking/test_notices.py")
_pauses = breaking("tracking/pauses.py", TROUBLE)
_moving = breaking("tracking/moving.py", TROUBLE)
_guilds = breaking("tracking/database/guilds.py", "tracking/test_subscriptions.py")
_channels = breaking("bot/cogs/channels.py", "bot/cogs/test_channels.py")
_visibility = breaking("tracking/polling/visibility.py", "tracking/polling/test_evenings.py")

CONDITIONS = (
    _notices(
        "A condition is told once when it begins",
        "    if notice_id is None:\n        return False\n    log",
        "    notice_id = notice_id or 0\n    log",
        "test_a_condition_is_told_once_when_it_begins_and_once_when_it_ends",
    ),
    _notices(
        "A condition is told once when it ends",
        "    notice.ended_at = now\n",
        "",
        "test_a_condition_is_told_once_when_it_begins_and_once_when_it_ends",
    ),
    _notices(
        "A condition that ends before it was told is dropped",
        "        await session.delete(told)\n",
        "        pass\n",
        "test_a_condition_that_ends_before_it_was_told_is_dropped",
    ),
    _notices(
        "A condition that flutters is told once",
        "    if await _reopen(session, key, emit=emit):\n",
        "    if False:\n",
        "test_a_condition_that_flutters_is_told_once",
    ),
    _notices(
        "A shadow tells nobody but its log",
        "    if emit:\n        await _announce(",
        "    if True:\n        await _announce(",
        "test_a_shadow_tells_its_log_only_and_stands_apart",
    ),
    _notices(
        "What has no end is told once a day at most",
        "    if last is not None and last > now - every:\n",
        "    if False:\n",
        "test_what_has_no_end_is_told_once_a_day_at_most",
    ),
    _pauses(
        "The admins are told once that a channel is paused",
        "    await _pause(session, channel_id, guild_id, reason, now)\n    await notices.begin(\n"
        "        session,\n        paused_key(channel_id),\n",
        "    import time\n    await _pause(session, channel_id, guild_id, reason, now)\n"
        "    await notices.begin(\n        session,\n        str(time.time_ns()),\n",
        "TestPauses::test_admins_are_told_once_that_a_channel_is_paused",
    ),
    _moving(
        "What may have been posted does not move to another channel",
        "    if not gone:\n        waiting.append(Announcement.first_attempt_at.is_(None))\n",
        "",
        "TestChannels::test_what_waits_for_a_channel_that_is_gone_moves_to_the_new_one",
        of="tracking/test_subscriptions.py",
    ),
    _moving(
        "What waits for a deleted channel goes to the server's",
        "    await move_waiting(session, guild_id, former, channel_id, now)\n",
        "",
        "TestPauses::test_a_players_deleted_channel_gives_way_to_the_servers",
    ),
    _guilds(
        "A paused channel that works again gets what waits, at once",
        "        .values(due_at=now)\n",
        "        .values(due_at=Announcement.due_at)\n",
        "TestChannels::test_resuming_lets_what_waits_go_at_once",
    ),
    _channels(
        "A test of the channel that works ends its pause",
        "        await subscriptions.resume_channel(session, channel.id, now)\n",
        "        pass\n",
        "test_a_paused_channel_is_shown_as_such_and_goes_on",
    ),
    _visibility(
        "A spectator that is off for everybody is found out",
        "        return bool(self._off)\n",
        "        return False\n",
        "test_a_spectator_that_is_off_for_everybody_costs_no_result_and_is_told_of_once",
    ),
)
