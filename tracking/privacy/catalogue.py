"""What is personal in the tables: whose each table's rows are, which columns are given to him who
asks, and what becomes of them when he has his data removed.

One place for showing, exporting and removing; a test compares it with the tables there are, so that
a new table or column is decided upon here before it can be stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Whose(Enum):
    """Whose the rows of a table are."""

    PLAYER = "player"  # one account's, by `player_id`: removed with him
    AMONG_OTHERS = "among others"  # tells of several people: he is taken out of it
    MEMBER = "member"  # one Discord user's, by his id
    REQUEST = "request"  # what an account's owner asked for here
    SERVER = "server"  # a server's: removed with it (`tracking.privacy.servers`)
    NOBODY = "nobody"  # tells of no person


_NUMBER = "a number of the tables' own"
_UPKEEP = "when the bot next does something"
_OTHERS = "it names somebody else"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One table."""

    table: str
    whose: Whose
    given: tuple[str, ...] = ()
    """Columns that stand in an export under their own names."""
    kept_back: Mapping[str, str] = field(default_factory=dict)
    """The other columns, and why they are not given."""

    @property
    def columns(self) -> frozenset[str]:
        """All that was decided upon."""
        return frozenset({*self.given, *self.kept_back})


def _back(**why: str) -> Mapping[str, str]:
    return why


CATALOGUE = (
    Holding(
        table="tracked_players",
        whose=Whose.PLAYER,
        given=(
            "game_name",
            "tag_line",
            "platform",
            "lol_puuid",
            "tft_puuid",
            "created_at",
            "last_seen_at",
            "problem",
            "adopted",
            "adopted_at",
            "known_at",
            "former_riot_id",
            "renamed_at",
        ),
        kept_back=_back(
            id=_NUMBER,
            updated_at=_UPKEEP,
            looked_at=_UPKEEP,
            history_at=_UPKEEP,
            resolve_at=_UPKEEP,
            lacking_since=_UPKEEP,
            unfollowed_at=_UPKEEP,
            erased_at="set where nothing else is left",
        ),
    ),
    Holding(
        table="subscriptions",
        whose=Whose.PLAYER,
        given=("guild_id", "created_at"),
        kept_back=_back(
            id=_NUMBER,
            player_id=_NUMBER,
            channel_id="where a server posts is its own affair",
            fallback_channel_id="where a server posts is its own affair",
            created_by=_OTHERS,
            muted="what a server posts is its own affair",
        ),
    ),
    Holding(
        table="tracked_games",
        whose=Whose.PLAYER,
        given=(
            "platform",
            "game_id",
            "game",
            "status",
            "queue_id",
            "queue_type",
            "detected_at",
            "started_at",
            "ended_at",
            "seen_at",
            "completed_at",
            "duration_seconds",
            "game_result_data",
            "last_error",
            "source",
            "live_champion_id",
            "live_team_id",
            "live_hidden",
            "raw_api_response",
        ),
        kept_back=_back(
            id=_NUMBER,
            player_id=_NUMBER,
            retry_count=_UPKEEP,
            absent_looks=_UPKEEP,
            held_over_at=_UPKEEP,
            held_over_reason=_UPKEEP,
            due_at=_UPKEEP,
            asked_count=_UPKEEP,
            first_asked_at=_UPKEEP,
            last_asked_at=_UPKEEP,
            given_up_at=_UPKEEP,
            live_anonymous=_OTHERS,
            reopened_at=_UPKEEP,
        ),
    ),
    Holding(
        table="game_states",
        whose=Whose.PLAYER,
        given=(
            "status",
            "game_id",
            "queue_type",
            "game_result_data",
            "duration_seconds",
            "created_at",
            "game_start_time",
            "game_end_time",
            "raw_api_response",
        ),
        kept_back=_back(id=_NUMBER, player_id=_NUMBER, origin=_UPKEEP),
    ),
    Holding(
        table="rank_snapshots",
        whose=Whose.PLAYER,
        given=(
            "ladder",
            "taken_at",
            "still_at",
            "tier",
            "division",
            "lp",
            "wins",
            "losses",
        ),
        kept_back=_back(id=_NUMBER, player_id=_NUMBER),
    ),
    Holding(
        table="rank_looks",
        whose=Whose.PLAYER,
        given=("game", "looked_at"),
        kept_back=_back(player_id=_NUMBER, due_at=_UPKEEP),
    ),
    Holding(
        table="game_scoreboards",
        whose=Whose.AMONG_OTHERS,
        given=("platform", "game_id", "game", "data"),
        kept_back=_back(created_at=_UPKEEP),
    ),
    Holding(
        table="announcements",
        whose=Whose.AMONG_OTHERS,
        given=("kind", "guild_id", "state", "payload", "created_at", "sent_at"),
        kept_back=_back(
            id=_NUMBER,
            platform="in the payload",
            game_id="in the payload",
            event_at="in the payload",
            channel_id="where a server posts is its own affair",
            message_id="where a server posts is its own affair",
            due_at=_UPKEEP,
            first_attempt_at=_UPKEEP,
            attempts=_UPKEEP,
            resend=_UPKEEP,
            last_error=_UPKEEP,
            edit_due_at=_UPKEEP,
            edits=_UPKEEP,
            held_until=_UPKEEP,
        ),
    ),
    Holding(
        table="notices",
        whose=Whose.AMONG_OTHERS,
        given=("sentence", "began_at", "ended_at"),
        kept_back=_back(id=_NUMBER, key=_NUMBER, guild_id="whom it was told", emit=_UPKEEP),
    ),
    Holding(
        table="account_links",
        whose=Whose.MEMBER,
        given=("game_name", "tag_line", "platform", "created_at", "proved_at"),
        kept_back=_back(
            id=_NUMBER,
            user_id="he who asks; of an account that somebody else linked, somebody else",
            lol_puuid="stands with the account",
            tft_puuid="stands with the account",
        ),
    ),
    Holding(
        table="mention_wishes",
        whose=Whose.MEMBER,
        given=("guild_id", "created_at"),
        kept_back=_back(user_id="he who asks"),
    ),
    Holding(
        table="icon_challenges",
        whose=Whose.MEMBER,
        given=("purpose", "game_name", "tag_line", "begun_at", "proved_at", "used_at"),
        kept_back=_back(
            token="a secret of its button",
            user_id="he who asks",
            lol_puuid="stands with the account",
            tft_puuid="stands with the account",
            platform="stands with the account",
            icon=_UPKEEP,
            expires_at=_UPKEEP,
            tries=_UPKEEP,
            tried_at=_UPKEEP,
            closed_at=_UPKEEP,
        ),
    ),
    Holding(
        table="forbidden_accounts",
        whose=Whose.REQUEST,
        given=("game_name", "tag_line", "lol_puuid", "tft_puuid", "forbidden_at"),
        kept_back=_back(id=_NUMBER, resolve_at=_UPKEEP),
    ),
    Holding(
        table="erasures",
        whose=Whose.REQUEST,
        kept_back=dict.fromkeys(
            ("id", "lol_puuid", "tft_puuid", "known", "asked_at", "passed_at"),
            "removed within minutes, with everything else",
        ),
    ),
    Holding(
        table="guilds",
        whose=Whose.SERVER,
        kept_back=dict.fromkeys(
            (
                "id",
                "name",
                "channel_id",
                "joined_at",
                "left_at",
                "language",
                "locale",
                "timezone",
                "silent",
                "quiet_from",
                "quiet_until",
                "muted",
            ),
            "a server's choice",
        ),
    ),
    Holding(
        table="guild_channels",
        whose=Whose.SERVER,
        kept_back=dict.fromkeys(("guild_id", "topic", "channel_id"), "a server's choice"),
    ),
    Holding(
        table="muted_games",
        whose=Whose.SERVER,
        kept_back=dict.fromkeys(
            ("subscription_id", "platform", "game_id", "muted_by", "muted_at"),
            "what a server did not post; removed with its following of the player",
        ),
    ),
    Holding(
        table="recap_schedules",
        whose=Whose.SERVER,
        kept_back=dict.fromkeys(
            ("guild_id", "period", "hour", "switched_on_at", "last", "waiting_since"),
            "a server's choice",
        ),
    ),
    Holding(
        table="paused_channels",
        whose=Whose.SERVER,
        kept_back=dict.fromkeys(
            ("channel_id", "reason", "paused_at", "guild_id", "gone"), "of a server's channel"
        ),
    ),
    Holding(
        table="leaderboard_messages",
        whose=Whose.SERVER,
        kept_back=dict.fromkeys(
            (
                "id",
                "guild_id",
                "channel_id",
                "ladder",
                "message_id",
                "shown",
                "begun_at",
                "due_at",
                "failures",
            ),
            "where a server's leaderboard stands; who stands on it is not in it",
        ),
    ),
    Holding(
        table="loop_runs",
        whose=Whose.NOBODY,
        kept_back=dict.fromkeys(
            ("id", "role", "loop", "started_at", "duration_ms", "outcome", "detail"),
            "counts of the program's work; dropped after 30 days",
        ),
    ),
    Holding(
        table="app_meta",
        whose=Whose.NOBODY,
        kept_back=dict.fromkeys(("key", "value", "updated_at"), "the program's own state"),
    ),
)

BY_NAME: Mapping[str, Holding] = {holding.table: holding for holding in CATALOGUE}

_IN_THEIR_OWN_WAY = ("tracked_players", "tracked_games", "game_states")
"""Removed last, with their scoreboards, and with regard to the old service."""

BY_PLAYER = tuple(
    holding.table
    for holding in CATALOGUE
    if holding.whose is Whose.PLAYER and holding.table not in _IN_THEIR_OWN_WAY
)
"""Tables of which his rows simply go."""
