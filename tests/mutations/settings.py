"""What a server chooses: its channels, its filters, its quiet hours."""

from tests.mutations.mutation import breaking

_quiet = breaking("tracking/outbox/quiet.py", "tracking/outbox/test_quiet.py")
_claims = breaking("tracking/outbox/claims.py", "tracking/outbox/test_quiet.py")
_waiting = breaking("tracking/outbox/waiting.py", "tracking/outbox/test_quiet.py")
_hours = breaking("tracking/domain/quiet.py", "tracking/domain/test_quiet.py")
_choices = breaking("tracking/choices.py", "tracking/outbox/test_quiet.py")
_digest = breaking("tracking/outbox/digest.py", "tracking/outbox/test_quiet.py")
_muted = breaking("tracking/outbox/muted.py", "tracking/outbox/test_muted.py")
_filters = breaking("tracking/domain/filters.py", "tracking/domain/test_filters.py")
_guilds = breaking("tracking/database/guilds.py", "tracking/test_topics.py")
_moving = breaking("tracking/moving.py", "tracking/test_topics.py")
_loss = breaking("tracking/health/loss.py", "tracking/health/test_loss.py")

SETTINGS = (
    _claims(
        "Nothing is claimed in a server's quiet hours",
        "    await hold(session, now)\n",
        "",
        "test_what_becomes_due_at_night_is_one_digest_in_the_morning",
    ),
    _waiting(
        "What quiet hours hold back is no backlog",
        "        or_(Announcement.held_until.is_(None), Announcement.held_until <= now),\n    )\n",
        "    )\n",
        "test_what_is_held_is_no_backlog_and_is_owed_from_the_morning_on",
    ),
    _claims(
        "Posts of a silent server make no sound",
        "silent=silent and kind is not Kind.NOTICE,",
        "silent=False,",
        "test_posts_of_a_silent_server_make_no_sound_and_what_admins_are_told_does",
    ),
    _quiet(
        "When a held post is let go is stored with it",
        ".values(due_at=until, held_until=until, attempts=0)",
        ".values(due_at=until + (until - now), held_until=until, attempts=0)",
        "test_when_it_is_let_go_is_stored_so_that_a_restart_neither_forgets_nor_rushes",
    ),
    _quiet(
        "What may be posted already is not held back",
        "                Announcement.first_attempt_at.is_(None),\n"
        "                Announcement.resend == 0,\n            )\n            .with_for_update",
        "                Announcement.resend == 0,\n            )\n            .with_for_update",
        "test_what_may_be_posted_already_is_not_held",
    ),
    _quiet(
        "What an admin asks to be posted again does not wait for the morning",
        "                Announcement.resend == 0,\n            )\n            .with_for_update",
        "            )\n            .with_for_update",
        "test_what_an_admin_asks_for_again_at_night_is_posted_at_once",
    ),
    _quiet(
        "What was held and failed before keeps nobody's place at night",
        "held_until=until, attempts=0)",
        "held_until=until)",
        "test_what_failed_before_is_held_and_keeps_nobodys_place",
    ),
    _quiet(
        "What was held comes as one message",
        "if len(held) > 1:",
        "if len(held) > 100:",
        "test_what_becomes_due_at_night_is_one_digest_in_the_morning",
    ),
    _quiet(
        "A single post that was held is posted singly",
        "if len(held) > 1:",
        "if len(held) > 0:",
        "test_a_single_post_of_the_night_is_posted_singly_however_old_it_is",
    ),
    _digest(
        "What was held is not old when the quiet hours end",
        "            or_(Announcement.held_until.is_(None), "
        "Announcement.held_until < now - max_age),\n",
        "",
        "test_a_single_post_of_the_night_is_posted_singly_however_old_it_is",
    ),
    _digest(
        "What cannot be read spoils no digest",
        "    except (KeyError, ValueError, TypeError, AttributeError):\n        return False\n",
        "    except (KeyError, ValueError, TypeError, AttributeError):\n        return True\n",
        "test_what_cannot_be_read_spoils_no_digest",
    ),
    _choices(
        "Switching quiet hours off lets go what they hold",
        "    guild.quiet_until = quiet.end if quiet else None\n    await session.flush()\n"
        "    await release_held(session, guild_id, now)\n",
        "    guild.quiet_until = quiet.end if quiet else None\n    await session.flush()\n",
        "test_switching_them_off_lets_go_what_is_held",
    ),
    _choices(
        "Another time zone lets go what the former one's hours hold",
        "    guild.timezone = timezone\n    await session.flush()\n"
        "    await release_held(session, guild_id, now)\n",
        "    guild.timezone = timezone\n    await session.flush()\n",
        "test_another_clock_lets_go_what_the_former_one_held",
    ),
    _hours(
        "Quiet hours go over midnight",
        "for day in (today - timedelta(days=1), today):",
        "for day in (today,):",
        "test_they_are_by_the_local_clock_and_end_when_it_shows_their_end",
    ),
    _hours(
        "An end that clocks show twice is the second",
        "return second if last else first",
        "return first",
        "test_an_end_that_the_clocks_show_twice_is_the_second_and_they_do_not_begin_again",
    ),
    _hours(
        "An end that clocks skip is the moment they do",
        "return _change(zone, second, first)",
        "return first",
        "test_an_end_that_the_clocks_skip_is_the_moment_they_do",
    ),
    _muted(
        "That a filter muted a game is written down",
        "    if muted:\n",
        "    if muted and now is None:\n",
        "test_a_muted_queue_is_not_posted_and_it_is_remembered_why",
    ),
    _muted(
        "What was muted when it ended is never posted late",
        "        if route.subscription_id in before:\n            continue\n",
        "",
        "test_what_was_muted_when_it_ended_is_never_posted_late",
    ),
    _filters(
        "A queue that nobody knows is posted",
        "groups = {QueueGroup(game.value), group_of(queue_id)}",
        "groups = {QueueGroup(game.value), group_of(queue_id) or QueueGroup.MODES}",
        "test_a_queue_nobody_knows_is_muted_with_its_whole_game_alone",
    ),
    _filters(
        "A player's own filter takes the place of the server's",
        "return MutedBy.PLAYER if groups & self.own else None",
        "return MutedBy.PLAYER if groups & (self.own | self.server) else None",
        "test_a_players_own_filter_takes_the_place_of_the_servers",
    ),
    _loss(
        "A game that a filter muted is no loss",
        "            ~_muted(),\n",
        "",
        "test_a_game_that_a_filter_muted_is_no_loss_and_another_one_is",
    ),
    _loss(
        "One muted game does not excuse the loss of another",
        "        MutedGame.platform == TrackedGameRow.platform,\n"
        "        MutedGame.game_id == TrackedGameRow.game_id,\n",
        "",
        "test_a_game_that_a_filter_muted_is_no_loss_and_another_one_is",
    ),
    _guilds(
        "Each game goes to its own channel",
        "TopicChannel.guild_id == Guild.id, TopicChannel.topic == game)",
        'TopicChannel.guild_id == Guild.id, TopicChannel.topic == "lol")',
        "test_each_game_goes_to_its_own_channel_and_the_other_to_the_servers",
    ),
    _guilds(
        "The channel named for a player comes before that of the game",
        "        Subscription.channel_id, own, Guild.channel_id,",
        "        own, Subscription.channel_id, Guild.channel_id,",
        "test_the_channel_named_for_a_player_comes_before_that_of_the_game",
    ),
    _moving(
        "What waits moves with its sort of posts alone",
        "    if topic is not None and topic not in topics:\n        return False\n",
        "",
        "test_what_waits_for_a_paused_channel_moves_with_its_topic_alone",
    ),
    _moving(
        "A deleted channel of one sort gives way to the server's",
        "    await forget_topics(session, former, *Topic)\n",
        "",
        "test_a_topics_deleted_channel_gives_way_to_the_servers",
    ),
)
