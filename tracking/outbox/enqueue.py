"""From a finished game to one announcement per channel, in the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.guilds import Route, routes
from tracking.database.milestones import pasts
from tracking.database.models import PLACEHOLDER_TAG, Player
from tracking.database.outbox_models import Announcement
from tracking.database.upsert import insert_into
from tracking.domain.events import GameEvent, Kind, PlayerLine
from tracking.domain.games import Game, GameKey
from tracking.domain.milestones import Milestones, milestones
from tracking.domain.rank_lines import RankLine
from tracking.domain.results import result_from_json
from tracking.outbox.keys import DIGEST_GATHERS, State, insert_once
from tracking.outbox.muted import mute
from tracking.outbox.old_service import announced_by_old_service
from tracking.outbox.told import told

OPEN = (State.PENDING, State.SENDING)
"""The message may still be composed anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedGame:
    """A game that is over, with what is known of each followed player in it."""

    kind: Kind
    key: GameKey
    game: Game
    queue_id: int | None
    queue_name: str
    ended_at: datetime | None
    """None where it is not known."""
    duration_seconds: int | None
    results: Mapping[int, Mapping[str, Any] | None]
    """`game_result_data` by player id; None for a game without a record."""
    names: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """By player id, name and tag as the record has them: for who lost his name to somebody else,
    and whose new one is not known yet."""
    formerly: Mapping[int, str] = field(default_factory=dict)
    """By player id what he was called until lately."""
    reason: str | None = None
    ranks: Mapping[int, RankLine] = field(default_factory=dict)
    """By player id what the game meant for his rank, as far as it is known."""
    over_by: datetime | None = None
    """The latest moment it can have ended, which decides to whom it is owed; None: `ended_at`,
    and where that is None too, everybody who follows one of the players."""

    def __post_init__(self) -> None:
        for at in (self.ended_at, self.over_by):
            if at is not None and at.tzinfo is None:
                raise ValueError(f"{at!r} is naive")

    def line(self, player_id: int, game_name: str, tag_line: str) -> PlayerLine:
        """One player of it, by the name that is stored, or the record's where none is known."""
        if tag_line == PLACEHOLDER_TAG:
            game_name, tag_line = self.names.get(player_id, (game_name, tag_line))
        return PlayerLine(
            player_id=player_id,
            game_name=game_name,
            tag_line=tag_line,
            result=self.results[player_id],
        )

    def told(
        self, players: Iterable[PlayerLine], milestones: Mapping[int, Milestones]
    ) -> GameEvent:
        """The game as a channel is told of it; `milestones` may be of more players than these."""
        players = tuple(players)
        whole = GameEvent(
            kind=self.kind,
            key=self.key,
            game=self.game,
            queue_id=self.queue_id,
            queue_name=self.queue_name,
            ended_at=self.ended_at,
            duration_seconds=self.duration_seconds,
            players=players,
            reason=self.reason,
            ranks=self.ranks,
            milestones=milestones,
            formerly=self.formerly,
        )
        return whole.of({line.player_id for line in players})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Address:
    """A channel, and who is to be named there."""

    guild_id: int | None
    channel_id: int | None
    players: tuple[PlayerLine, ...]


async def enqueue(
    session: AsyncSession, event: FinishedGame, *, emit: bool, now: datetime, max_age: timedelta
) -> int:
    """Announce the game in each channel that follows one of its players; gives back how many
    announcements are new.

    A channel is told of a game once, and a server of a player's game in one channel, whichever it
    was. Players who come later are added to an announcement that is not out yet, and to nothing
    else. With `emit` False the announcements are SUPPRESSED, and
    players no channel follows are put down too, under no channel. A result that is older than
    `max_age` already is left for `fold_stale`. What the old service has announced by itself is
    not announced again, and what a server's filters mute is not announced there.
    """
    if emit:
        event = await _untold(session, event)
    addresses = await _addresses(session, event, emit=emit, now=now)
    if not addresses:
        return 0
    special = await _milestones(session, event)
    rows = [
        _row(event, address, special, emit=emit, now=now, max_age=max_age) for address in addresses
    ]
    new = await (_insert_live(session, rows) if emit else _insert_suppressed(session, event, rows))
    old = [address for address in addresses if address.channel_id not in new]
    states = OPEN if emit else (State.SUPPRESSED,)
    await _add_players(session, event, old, states, special)
    return len(new)


async def _milestones(session: AsyncSession, event: FinishedGame) -> dict[int, Milestones]:
    """What the game was beside those before it, by player. Worked out here, once, so that a post
    says the same whoever sends it and whenever."""
    results = {player: result for player, result in event.results.items() if result is not None}
    if event.ended_at is None or not results:
        return {}
    before = await pasts(
        session,
        results.keys(),
        key=event.key,
        game=event.game,
        queue_id=event.queue_id,
        before=event.ended_at,
    )
    found = {
        player: milestones(result_from_json(results[player]), past)
        for player, past in before.items()
    }
    return {player: each for player, each in found.items() if each}


async def _untold(session: AsyncSession, event: FinishedGame) -> FinishedGame:
    """The game without the players of whom the old service has told."""
    told = await announced_by_old_service(session, event.key.game_id, event.results.keys())
    if not told:
        return event
    return replace(event, results={p: r for p, r in event.results.items() if p not in told})


async def _addresses(
    session: AsyncSession, event: FinishedGame, *, emit: bool, now: datetime
) -> list[_Address]:
    if not event.results:
        return []
    known = await routes(session, event.results.keys(), event.game)
    reached = {route.player_id for route in known if route.channel_id is not None}
    owed = [route for route in known if route.channel_id is not None and _owed(event, route)]
    if emit:
        before = await told(session, [event.key])
        owed = [
            route
            for route in owed
            if route.player_id not in before.of(event.kind, event.key, route.guild_id)
        ]
    channels: dict[int | None, list[Route]] = {}
    left = await mute(session, owed, event.key, event.game, event.queue_id, now=now)
    for route in left:
        channels.setdefault(route.channel_id, []).append(route)
    addresses = [
        _Address(guild_id=of[0].guild_id, channel_id=channel_id, players=_lines(event, of))
        for channel_id, of in channels.items()
    ]
    if not emit and (unreached := event.results.keys() - reached):
        players = await _unfollowed_lines(session, event, unreached)
        addresses.append(_Address(guild_id=None, channel_id=None, players=players))
    return addresses


def _owed(event: FinishedGame, route: Route) -> bool:
    over_by = event.over_by or event.ended_at
    return over_by is None or over_by >= route.since


def _lines(event: FinishedGame, of: Sequence[Route]) -> tuple[PlayerLine, ...]:
    lines = {
        route.player_id: event.line(route.player_id, route.game_name, route.tag_line)
        for route in of
    }
    return tuple(lines.values())


async def _unfollowed_lines(
    session: AsyncSession, event: FinishedGame, player_ids: Iterable[int]
) -> tuple[PlayerLine, ...]:
    rows = await session.execute(
        select(Player.id, Player.game_name, Player.tag_line)
        .where(Player.id.in_(sorted(player_ids)))
        .order_by(Player.id)
    )
    return tuple(event.line(row.id, row.game_name, row.tag_line) for row in rows)


def _row(
    event: FinishedGame,
    address: _Address,
    special: Mapping[int, Milestones],
    *,
    emit: bool,
    now: datetime,
    max_age: timedelta,
) -> dict[str, Any]:
    # That Riot will not publish a game is news from now on, however long ago the game ended.
    event_at = event.ended_at if event.kind is Kind.RESULT and event.ended_at else now
    stale = event_at < now - max_age
    return {
        "kind": event.kind.value,
        "platform": event.key.platform,
        "game_id": event.key.game_id,
        "guild_id": address.guild_id,
        "channel_id": address.channel_id,
        "state": (State.PENDING if emit else State.SUPPRESSED).value,
        "payload": event.told(address.players, special).to_json(),
        "event_at": event_at,
        "created_at": now,
        "due_at": now + DIGEST_GATHERS if stale else now,
    }


async def _insert_live(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> set[int | None]:
    """The channels whose announcement is new."""
    statement = insert_once(session, rows).returning(Announcement.channel_id)
    return set(await session.scalars(statement))


async def _insert_suppressed(
    session: AsyncSession, event: FinishedGame, rows: Sequence[Mapping[str, Any]]
) -> set[int | None]:
    there = set(
        await session.scalars(
            select(Announcement.channel_id).where(
                *_of(event), Announcement.state == State.SUPPRESSED.value
            )
        )
    )
    new = [dict(row) for row in rows if row["channel_id"] not in there]
    if new:
        await session.execute(insert_into(session, Announcement).values(new))
    return {row["channel_id"] for row in new}


async def _add_players(
    session: AsyncSession,
    event: FinishedGame,
    addresses: Sequence[_Address],
    states: Sequence[State],
    special: Mapping[int, Milestones],
) -> None:
    if not addresses:
        return
    lines = {address.channel_id: address.players for address in addresses}
    channels = [channel for channel in lines if channel is not None]
    rows = await session.scalars(
        select(Announcement)
        .where(
            *_of(event),
            Announcement.state.in_([state.value for state in states]),
            or_(Announcement.channel_id.in_(channels), Announcement.channel_id.is_(None)),
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for row in rows:
        so_far = GameEvent.from_json(row.payload)
        whole = so_far.joined(event.told(lines.get(row.channel_id, ()), special))
        if len(whole.players) > len(so_far.players):
            row.payload = whole.to_json()
    await session.flush()


def _of(event: FinishedGame) -> tuple[Any, ...]:
    return (
        Announcement.kind == event.kind.value,
        Announcement.platform == event.key.platform,
        Announcement.game_id == event.key.game_id,
    )
