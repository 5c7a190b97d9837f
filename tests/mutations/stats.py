"""What members look at: nobody is told of who hides, nothing is counted that does not count."""

from tests.mutations.mutation import breaking

_live = breaking("tracking/stats/live.py", "tracking/stats/test_live.py")
_own_games = breaking("tracking/casework/reading.py", "tracking/stats/test_live.py")
_history = breaking("tracking/stats/history.py", "tracking/stats/test_history.py")
_reading = breaking("tracking/ranks/reading.py", "tracking/ranks/test_reading.py")
_together = breaking("tracking/stats/summary.py", "tracking/stats/test_summary.py")
_names = breaking("tracking/subscriptions.py", "tracking/stats/test_summary.py")
_summary = breaking("tracking/domain/summary.py", "tracking/domain/test_summary.py")
_lines = breaking("bot/views/history.py", "bot/views/test_history.py")

STATS = (
    _live(
        "Whom a running game keeps anonymous is not told of",
        "            ~TrackedGameRow.live_hidden,\n",
        "",
        "test_a_player_whom_the_game_keeps_anonymous_is_not_told",
    ),
    _own_games(
        "Nor are moderators, while he plays",
        "        .where(~plays_hidden)\n",
        "",
        "test_a_player_whom_the_game_keeps_anonymous_is_not_told",
    ),
    _live(
        "A server is told of its own players' games alone",
        "Subscription.guild_id == guild_id,\n",
        "Subscription.guild_id.is_not(None),\n",
        "test_of_another_servers_players_nobody_is_told",
    ),
    _live(
        "A game that is over is not shown as running",
        "            TrackedGameRow.held_over_at.is_(None),\n",
        "",
        "test_a_game_that_is_over_is_not_live_though_its_result_is_awaited",
    ),
    _history(
        "A page of a player's games begins where the one before it ends",
        "earlier = or_(ends < cursor.ended_at, row_id < cursor.row_id)",
        "earlier = ends < cursor.ended_at",
        "test_pages_hold_every_game_once_both_ways_also_those_of_one_moment_and_of_none",
    ),
    _reading(
        "An old game's LP is the same on its page as in the whole history",
        "last = None if until is None else until + LAG",
        "last = until",
        "test_a_page_of_the_past_knows_a_game_that_was_counted_late",
    ),
    _names(
        "Beside a player nobody is named whom the server does not follow",
        "        .where(Subscription.guild_id == guild_id)\n    )\n    return {row.id:",
        "        .where(Subscription.guild_id.is_not(None))\n    )\n    return {row.id:",
        "test_nobody_is_named_whom_this_server_does_not_follow",
    ),
    _together(
        "Together is who was on the same side",
        "if ours is not None and ours == _side(row):",
        "if True:",
        "test_together_is_who_was_on_the_same_side",
    ),
    _summary(
        "What has no result counts for nothing",
        "if (why := game.left_out) is not None:",
        "if (why := game.left_out) is not None and game.result is None:",
        "test_a_remake_a_void_and_what_cannot_be_read_count_for_nothing_and_are_named",
    ),
    _lines(
        "An answer is not taken for the post of a game",
        'queue = f"[{queue}]({page})"',
        'queue = f"[{queue}]({page}#{game.key.match_id})"',
        "test_no_line_bears_the_mark_by_which_a_games_post_is_known_again",
    ),
)
