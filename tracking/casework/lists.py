"""What a server's admins choose from: recent games, and what did not finish by itself.

Functions take a session and never commit.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import outbox, subscriptions
from tracking.casework.announced import told_players
from tracking.casework.reading import PlayerGame, own_games
from tracking.casework.stories import status_of
from tracking.database.models import Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.domain.games import GameKey, GameStatus
from tracking.outbox import State
from tracking.subscriptions import PausedRoute

STUCK_AFTER = timedelta(hours=3)
"""A game that was detected so long ago and has no result yet is stuck."""

MOST_RECENT = 300
"""So many rows are looked through for a suggestion."""

POSTS_SHOWN_FOR = timedelta(days=14)
"""A post that went wrong longer ago is nobody's concern any more."""

MOST_POSTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class GameEntry:
    """One game in a list, with the server's players in it."""

    key: GameKey
    players: tuple[PlayerGame, ...]

    @property
    def status(self) -> GameStatus:
        """Where it stands."""
        return status_of(self.players)

    @property
    def queue_name(self) -> str:
        """Empty where it is not known."""
        return next((p.game.queue_type for p in self.players if p.game.queue_type), "")

    @property
    def when(self) -> datetime:
        """Its end, else its start, else when it was detected."""
        game = self.players[0].game
        return game.ended_at or game.started_at or game.detected_at

    @property
    def detected_at(self) -> datetime:
        """When the first of its rows was opened."""
        return min(player.game.detected_at for player in self.players)

    @property
    def running(self) -> bool:
        """Whether it is not known to be over."""
        return any(player.running for player in self.players)


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckPost:
    """An announcement that Discord rejected, or of which nobody knows whether it stands."""

    key: GameKey
    """Of a digest its own, which is no game."""
    kind: Kind
    channel_id: int
    state: State
    created_at: datetime
    reason: str | None
    riot_ids: tuple[tuple[str, str], ...]
    """Name and tag of each followed player it names."""
    queue_name: str
    games: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """What did not finish by itself in one server."""

    paused: tuple[PausedRoute, ...]
    games: tuple[GameEntry, ...]
    """The longest waiting first."""
    posts: tuple[StuckPost, ...]
    """The newest first."""

    def __bool__(self) -> bool:
        return bool(self.paused or self.games or self.posts)


def by_game(players: Sequence[PlayerGame]) -> list[GameEntry]:
    """The players' rows put together by game, in the order given."""
    games: dict[GameKey, list[PlayerGame]] = {}
    for player in players:
        games.setdefault(player.game.key, []).append(player)
    return [
        GameEntry(key=key, players=tuple(sorted(of, key=lambda each: each.player_id)))
        for key, of in games.items()
    ]


async def recent_games(
    session: AsyncSession,
    guild_id: int,
    text: str,
    *,
    statuses: Collection[GameStatus],
    limit: int = 25,
) -> list[GameEntry]:
    """The server's latest games in one of these statuses whose players, queue or id contain the
    text."""
    rows = await own_games(
        session,
        guild_id,
        TrackedGameRow.id.in_(
            select(TrackedGameRow.id)
            .join(Subscription, Subscription.player_id == TrackedGameRow.player_id)
            .where(Subscription.guild_id == guild_id)
            .order_by(TrackedGameRow.detected_at.desc(), TrackedGameRow.id.desc())
            .limit(MOST_RECENT)
        ),
    )
    wanted = text.strip().casefold()
    entries = [each for each in by_game(rows) if each.status in statuses]
    return [each for each in entries if wanted in _searched(each)][:limit]


def _searched(entry: GameEntry) -> str:
    names = [f"{each.game_name}#{each.tag_line}" for each in entry.players]
    return " ".join([*names, entry.queue_name, entry.key.match_id]).casefold()


async def stuck(session: AsyncSession, guild_id: int, *, now: datetime, max_retries: int) -> Stuck:
    """What did not finish by itself: games that are ACTIVE and failed `max_retries` times or were
    detected more than three hours ago, posts, and channels."""
    games = await own_games(
        session,
        guild_id,
        TrackedGameRow.status == GameStatus.ACTIVE.value,
        or_(
            TrackedGameRow.retry_count >= max_retries,
            TrackedGameRow.detected_at < now - STUCK_AFTER,
        ),
    )
    entries = sorted(by_game(games), key=lambda each: (each.detected_at, each.key))
    return Stuck(
        paused=tuple(await subscriptions.paused_channels(session, guild_id)),
        games=tuple(entries),
        posts=tuple(await _posts(session, guild_id, now)),
    )


async def _posts(session: AsyncSession, guild_id: int, now: datetime) -> list[StuckPost]:
    rows = await session.scalars(
        select(Announcement)
        .where(
            Announcement.guild_id == guild_id,
            Announcement.channel_id.is_not(None),
            Announcement.state.in_((State.UNCERTAIN.value, State.FAILED.value)),
            Announcement.kind.in_([kind.value for kind in outbox.OF_GAMES]),
            Announcement.created_at >= now - POSTS_SHOWN_FOR,
        )
        .order_by(Announcement.created_at.desc(), Announcement.id.desc())
        .limit(MOST_POSTS)
    )
    followed = await subscriptions.names(session, guild_id)
    posts = [_post(row, followed) for row in rows]
    # What names only players whom the server follows no more is not its admins' affair.
    return [post for post in posts if post.riot_ids or not post.games]


def _post(row: Announcement, followed: Mapping[int, tuple[str, str]]) -> StuckPost:
    named = sorted(told_players(row.payload) & followed.keys())
    try:
        events = outbox.read_payload(row.payload)
    except (KeyError, ValueError, TypeError, AttributeError):
        events = ()
    return StuckPost(
        key=GameKey(platform=row.platform, game_id=row.game_id),
        kind=Kind(row.kind),
        channel_id=row.channel_id or 0,
        state=State(row.state),
        created_at=row.created_at,
        reason=row.last_error,
        riot_ids=tuple(followed[player_id] for player_id in named),
        queue_name=events[0].queue_name if len(events) == 1 else "",
        games=len(events),
    )
