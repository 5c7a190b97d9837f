"""What of a shadow's announcements is owed by now, to whom, and where.

Hours may lie between the game and the start that owes it. Meanwhile somebody else may have told of
it, players were unfollowed, channels changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.choice_models import MutedGame
from tracking.database.chunks import chunks
from tracking.database.guilds import Route, routes
from tracking.database.models import GameState
from tracking.database.outbox_models import Announcement
from tracking.database.states import NOT_IN_GAME, has_status
from tracking.domain.events import GameEvent, Kind
from tracking.domain.games import Game, GameKey
from tracking.domain.payloads import without_player
from tracking.domain.rank_events import RankEvent
from tracking.outbox.steps import WAITS_FOR_GAME, place_of
from tracking.outbox.told import Told, told

UNREADABLE = (KeyError, TypeError, ValueError, AttributeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One announcement that is owed."""

    row: Announcement
    """The shadow's, or the first of them."""
    channel_id: int | None
    payload: dict[str, Any]
    not_before: datetime | None = None
    """None: at once."""


async def owed_by_now(session: AsyncSession, rows: Sequence[Announcement]) -> list[Due]:
    """What these announcements have become, in their order.

    * A player whose game has a finished row in `game_states` was told of by the old service, in a
      place of its own that nobody knows and that is most likely this very channel: its members have
      read his result and wait for those of his premades. So he is left out of the post and they are
      told, as `enqueue` does it for a process that emits; where all were told, so was the game.
    * So is who is not followed there any more, or anew since; of whom the server was told in
      another channel; whose game a filter muted there when somebody else finished it; and, where
      there is said to be no result, who has one.
    * The others are told of where the server wants them by now, in one post for each channel.

    A payload that nobody can read is owed as it is: the announcer gives it up, and says so.
    """
    read = [(row, _read(row)) for row in rows]
    meanwhile = await _look(session, read)
    found: dict[tuple[Any, ...], Due] = {}
    for row, event in read:
        for due in _of_row(row, event, meanwhile):
            of = row.kind, _key(row), due.channel_id, event is None and row.id
            found[of] = _together(found[of], due) if of in found else due
    return list(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meanwhile:
    """What is known by now."""

    routes: Mapping[tuple[int, int, Game], Route]
    """By server, player and game."""
    finished: set[tuple[int, str]]
    """The players' games that the old service finished."""
    muted: set[tuple[int, GameKey]]
    """By subscription."""
    told: Told


def _read(row: Announcement) -> GameEvent | RankEvent | None:
    try:
        if row.kind == Kind.PROMOTION.value:
            return RankEvent.from_json(row.payload)
        return GameEvent.from_json(row.payload)
    except UNREADABLE:
        return None


def _key(row: Announcement) -> GameKey:
    return GameKey(platform=row.platform, game_id=row.game_id)


def _of_row(
    row: Announcement, event: GameEvent | RankEvent | None, now: _Meanwhile
) -> Iterator[Due]:
    if event is None:
        yield Due(row=row, channel_id=row.channel_id, payload=row.payload)
    elif isinstance(event, RankEvent):
        yield from _step(row, event, now)
    else:
        yield from _game(row, event, now)


def _game(row: Announcement, event: GameEvent, now: _Meanwhile) -> Iterator[Due]:
    key = _key(row)
    before = now.told.of(event.kind, key, row.guild_id)
    if event.kind is Kind.UNAVAILABLE:
        before |= now.told.results(key, row.guild_id)
    channels: dict[int, set[int]] = {}
    for line in event.players:
        route = now.routes.get((row.guild_id or 0, line.player_id, event.game))
        if (
            route is not None
            and route.channel_id is not None
            and route.since <= max(row.created_at, event.ended_at or row.created_at)
            and line.player_id not in before
            and (line.player_id, row.game_id) not in now.finished
            and (route.subscription_id, key) not in now.muted
        ):
            channels.setdefault(route.channel_id, set()).add(line.player_id)
    everybody = {line.player_id for line in event.players}
    for channel_id, players in channels.items():
        # Not written anew: a newer program may have put more into it.
        if payload := without_player(row.payload, everybody - players, ()):
            yield Due(row=row, channel_id=channel_id, payload=payload)


def _step(row: Announcement, event: RankEvent, now: _Meanwhile) -> Iterator[Due]:
    route = now.routes.get((row.guild_id or 0, event.player_id, event.ladder.game))
    if (
        route is None
        or route.since > max(row.created_at, event.at)
        or event.player_id in now.told.of(Kind.PROMOTION, _key(row), row.guild_id)
    ):
        return
    channel_id = place_of(route, event.ladder, with_game=event.game is not None)
    if channel_id is None:
        return
    if row.payload.get(WAITS_FOR_GAME) and channel_id != route.promotions_channel_id:
        yield Due(row=row, channel_id=channel_id, payload=row.payload, not_before=row.due_at)
    else:
        payload = {part: value for part, value in row.payload.items() if part != WAITS_FOR_GAME}
        yield Due(row=row, channel_id=channel_id, payload=payload)


def _together(one: Due, other: Due) -> Due:
    """Two posts of one game that have become one, since their channels have."""
    whole = GameEvent.from_json(one.payload).joined(GameEvent.from_json(other.payload))
    return replace(one, payload=whole.to_json())


async def _look(
    session: AsyncSession, read: Iterable[tuple[Announcement, GameEvent | RankEvent | None]]
) -> _Meanwhile:
    players: dict[Game, set[int]] = {game: set() for game in Game}
    keys = set()
    for row, event in read:
        keys.add(_key(row))
        if isinstance(event, RankEvent):
            players[event.ladder.game].add(event.player_id)
        elif event is not None:
            players[event.game] |= {line.player_id for line in event.players}
    there = {
        (route.guild_id, route.player_id, game): route
        for game, ids in players.items()
        if ids
        for route in await routes(session, ids, game)
    }
    return _Meanwhile(
        routes=there,
        finished=await _finished(session, {key.game_id for key in keys}),
        muted=await _muted(session, {route.subscription_id for route in there.values()}, keys),
        told=await told(session, keys),
    )


async def _finished(session: AsyncSession, game_ids: set[str]) -> set[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    for some in chunks(game_ids):
        states = await session.execute(
            select(GameState.player_id, GameState.game_id).where(
                # The old service's row of a game it finished, and hence announced by itself;
                # rows of this program say so in `origin`.
                has_status(GameState.status, NOT_IN_GAME),
                GameState.origin.is_(None),
                GameState.game_id.in_(some),
            )
        )
        found |= {(player, game or "") for player, game in states}
    return found


async def _muted(
    session: AsyncSession, subscriptions: set[int], keys: set[GameKey]
) -> set[tuple[int, GameKey]]:
    games = [key.game_id for key in keys]
    found: set[tuple[int, GameKey]] = set()
    for ids in chunks(subscriptions):
        for some in chunks(games):
            rows = await session.execute(
                select(MutedGame.subscription_id, MutedGame.platform, MutedGame.game_id).where(
                    MutedGame.subscription_id.in_(ids), MutedGame.game_id.in_(some)
                )
            )
            found |= {(id_, GameKey(platform=at, game_id=game)) for id_, at, game in rows}
    return found
