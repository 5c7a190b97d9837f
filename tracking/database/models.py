"""The tables. Names and columns of the first three are those of the migration plan.

Ids that Discord gives are BigInteger. Instants are `UtcTimestamp`. JSON is NULL when absent.
No relationships: a query says what it joins.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    false,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

import tracking.database.account_models
import tracking.database.board_models
import tracking.database.choice_models
import tracking.database.outbox_models
import tracking.database.privacy_models
import tracking.database.rank_models
import tracking.database.recap_models  # noqa: F401, filling Base.metadata
from tracking.database.engine import Base

PLACEHOLDER_TAG = "?"
"""The tag of a player whose name is not known; shorter than any, so that no Riot ID has it."""


class Player(Base):
    """A followed player; one row however many guilds follow him."""

    __tablename__ = "tracked_players"

    id: Mapped[int] = mapped_column(primary_key=True)
    game_name: Mapped[str] = mapped_column(String(16))
    tag_line: Mapped[str] = mapped_column(String(5))
    # The default stands in the statement too: tables of the old service may lack their own.
    created_at: Mapped[datetime] = mapped_column(default=func.now(), server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(default=func.now(), server_default=func.now())

    platform: Mapped[str | None] = mapped_column(String(8))
    """`EUW1`; None until it was found out."""
    lol_puuid: Mapped[str | None] = mapped_column(String(100))
    tft_puuid: Mapped[str | None] = mapped_column(String(100))
    """The same as `lol_puuid` where one key serves both games."""
    looked_at: Mapped[datetime | None]
    """When detection last asked for him."""
    last_seen_at: Mapped[datetime | None]
    """When he was last seen in a game or in a record."""
    history_at: Mapped[datetime | None]
    """When his match history was last compared."""
    problem: Mapped[str | None] = mapped_column(Text)
    """Why he cannot be polled, as a sentence for an admin."""
    adopted: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Came from an old database: polled though nobody follows him."""
    adopted_at: Mapped[datetime | None]
    """Since when an adopted player is ours: his games that ended before are owed to nobody."""
    unfollowed_at: Mapped[datetime | None]
    """When the last guild stopped following him."""
    known_at: Mapped[datetime | None]
    """As of when his name and platform are known: what a record older than that says is past."""
    resolve_at: Mapped[datetime | None]
    """When Riot is next asked who he is; None: now."""
    lacking_since: Mapped[datetime | None]
    """Since when Riot answers and does not say all of him."""
    former_riot_id: Mapped[str | None] = mapped_column(String(22))
    """What he was called before, `Name#TAG`."""
    renamed_at: Mapped[datetime | None]
    """When we learnt that he is not called so any more."""
    erased_at: Mapped[datetime | None]
    """When all that was stored of him was removed. Such a row has no name, and stays only where
    the old service may still write rows that refer to it."""

    __table_args__ = (
        UniqueConstraint("game_name", "tag_line", name="uq_tracked_players_riot_id"),
        Index("idx_tracked_players_lol_puuid", "lol_puuid"),
        Index("idx_tracked_players_tft_puuid", "tft_puuid"),
    )


class GameState(Base):
    """The old model: one row per state transition (`NOT_IN_GAME`, `IN_GAME`)."""

    __tablename__ = "game_states"

    id: Mapped[int] = mapped_column(primary_key=True)
    player_id: Mapped[int] = mapped_column(ForeignKey("tracked_players.id"))
    status: Mapped[str] = mapped_column(String(50))
    game_id: Mapped[str | None] = mapped_column(String(20))
    queue_type: Mapped[str | None] = mapped_column(String(50))
    game_result_data: Mapped[dict[str, Any] | None]
    duration_seconds: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(default=func.now(), server_default=func.now())
    game_start_time: Mapped[datetime | None]
    game_end_time: Mapped[datetime | None]
    raw_api_response: Mapped[str | None] = mapped_column(Text)

    origin: Mapped[str | None] = mapped_column(String(20))
    """Who wrote it: `legacy` (our old model), `recover` (back-filled); None: the old service,
    which announces by itself."""

    __table_args__ = (
        Index("idx_game_states_player_created", "player_id", "created_at"),
        Index("idx_game_states_game_id", "game_id"),
        Index("idx_game_states_status", "status"),
        Index("idx_game_states_player_status", "player_id", "status"),
    )


class TrackedGameRow(Base):
    """The new model: one row per player and game, from detection to result."""

    __tablename__ = "tracked_games"

    id: Mapped[int] = mapped_column(primary_key=True)
    player_id: Mapped[int] = mapped_column(ForeignKey("tracked_players.id", ondelete="CASCADE"))
    game_id: Mapped[str] = mapped_column(String(20))
    """Riot's numeric id, without the platform."""
    status: Mapped[str] = mapped_column(String(20), default="ACTIVE", server_default="ACTIVE")
    """A `GameStatus` value."""
    detected_at: Mapped[datetime] = mapped_column(default=func.now(), server_default=func.now())
    started_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None] = mapped_column()
    queue_type: Mapped[str | None] = mapped_column(String(50))
    game_result_data: Mapped[dict[str, Any] | None]
    duration_seconds: Mapped[int | None]
    raw_api_response: Mapped[str | None] = mapped_column(
        Text, deferred=True, deferred_raiseload=True
    )
    """Large, so only a query that names it loads it; touching it on a loaded row raises."""
    last_error: Mapped[str | None] = mapped_column(Text)
    retry_count: Mapped[int] = mapped_column(default=0, server_default="0")

    platform: Mapped[str | None] = mapped_column(String(8))
    """`EUW1`; None in rows of a database that stood at 005."""
    game: Mapped[str | None] = mapped_column(String(3))
    """A `Game` value; None as above."""
    queue_id: Mapped[int | None]
    ended_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    """When spectator last showed the player in this game; None where it never did."""
    absent_looks: Mapped[int] = mapped_column(default=0, server_default="0")
    """Looks in a row that did not show him in it."""
    held_over_at: Mapped[datetime | None]
    """Since when the game is held to be over; the grace period runs from here."""
    held_over_reason: Mapped[str | None] = mapped_column(String(40))
    due_at: Mapped[datetime | None]
    """When the next attempt at the record is due."""
    source: Mapped[str | None] = mapped_column(String(20))
    """`spectator`, `history` or `import`: how we learnt of it."""
    asked_count: Mapped[int | None]
    """How often its record was asked for; None in rows from before this was counted."""
    first_asked_at: Mapped[datetime | None]
    last_asked_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    """When it last became UNAVAILABLE."""
    live_champion_id: Mapped[int | None]
    """League: whom spectator showed him playing; None where it did not say."""
    live_team_id: Mapped[int | None]
    """League: 100 or 200, as spectator showed it; in Arena 100 for everybody."""
    live_hidden: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Spectator showed the game and kept his name from it: nobody is told while it runs."""
    live_anonymous: Mapped[str | None] = mapped_column(String(120))
    """The champions whose players spectator showed without a name, with spaces between; `0` where
    they cannot be told apart. They stay without a name when the game is over."""
    reopened_at: Mapped[datetime | None]
    """When an admin last had an UNAVAILABLE game tried again; the deadline runs from here."""

    __table_args__ = (
        UniqueConstraint("player_id", "game_id", name="uq_tracked_games_player_game"),
        Index("idx_tracked_games_status", "status"),
        Index("idx_tracked_games_player_status", "player_id", "status"),
        Index("idx_tracked_games_detected", detected_at.desc()),
        Index(
            "idx_tracked_games_completed",
            completed_at.desc(),
            postgresql_where=text("completed_at IS NOT NULL"),
            sqlite_where=text("completed_at IS NOT NULL"),
        ),
        Index("idx_tracked_games_due", "status", "due_at"),
        Index("idx_tracked_games_game", "game_id"),
        Index("idx_tracked_games_player_ended", "player_id", "ended_at"),
        {
            "comment": "Game-centric tracking where each row represents a complete game lifecycle",
        },
    )


class Scoreboard(Base):
    """What a match record says of all its players, once per game."""

    __tablename__ = "game_scoreboards"

    platform: Mapped[str] = mapped_column(String(8), primary_key=True)
    game_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    game: Mapped[str] = mapped_column(String(3))
    data: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Guild(Base):
    """A Discord server."""

    __tablename__ = "guilds"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(100))
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    """Where results go unless a subscription says otherwise."""
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    language: Mapped[str | None] = mapped_column(String(8))
    """In which its posts are, if its moderators chose one: a value of `bot.texts.Language`."""
    locale: Mapped[str | None] = mapped_column(String(16))
    """What Discord says it prefers, `en-US`; posts are in that language otherwise."""
    timezone: Mapped[str | None] = mapped_column(String(64))
    """By whose clock its hours are meant, `Europe/Berlin`; None: UTC."""
    silent: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Its posts make no sound."""
    quiet_from: Mapped[int | None]
    """From this minute of the local day on posts are held back; None: never."""
    quiet_until: Mapped[int | None]
    """And until this one."""
    muted: Mapped[str | None] = mapped_column(String(400))
    """The queue groups whose games are not posted, with commas between."""


class Subscription(Base):
    """A guild follows a player.

    Results go to `channel_id`, else the guild's channel, else `fallback_channel_id`.
    """

    __tablename__ = "subscriptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"))
    player_id: Mapped[int] = mapped_column(ForeignKey("tracked_players.id", ondelete="CASCADE"))
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    """The channel that was asked for by name."""
    fallback_channel_id: Mapped[int | None] = mapped_column(BigInteger)
    """The channel in which the command was typed."""
    created_at: Mapped[datetime]
    """Games that ended before this are never announced here."""
    created_by: Mapped[int | None] = mapped_column(BigInteger)
    muted: Mapped[str | None] = mapped_column(String(400))
    """The queue groups of his that are not posted here, as in `Guild.muted` and in its place; None:
    as the server does with everybody."""

    __table_args__ = (
        UniqueConstraint("guild_id", "player_id"),
        Index("idx_subscriptions_player_id", "player_id"),
    )


class LoopRun(Base):
    """One turn of one loop, for health and for finding gaps."""

    __tablename__ = "loop_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    loop: Mapped[str] = mapped_column(String(20))
    started_at: Mapped[datetime]
    duration_ms: Mapped[int] = mapped_column(Integer)
    outcome: Mapped[str] = mapped_column(String(10))
    """`ok` or `error`."""
    detail: Mapped[dict[str, Any] | None]

    __table_args__ = (
        Index("idx_loop_runs_loop_started", "loop", "started_at"),
        Index("idx_loop_runs_started", "started_at"),
    )


class Meta(Base):
    """Small facts the process must remember, by name."""

    __tablename__ = "app_meta"

    key: Mapped[str] = mapped_column(String(50), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime]
