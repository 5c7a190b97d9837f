"""What the completion turn reads and writes."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.followed import is_followed
from tracking.database.forbidden import withheld
from tracking.database.manager import DatabaseManager, NewGame, asked, to_entity
from tracking.database.models import Player, TrackedGameRow
from tracking.database.scoreboards import keep
from tracking.domain.following import LONGEST_GAME, HeldOver
from tracking.domain.games import Game, GameKey, GameStatus, TrackedGame
from tracking.domain.results import GameRecord, LoLResult, TFTResult
from tracking.domain.withholding import (
    anonymous_seats,
    hide_seats,
    withhold_in_text,
    withhold_partners,
)
from tracking.players import FOREIGN, learn

TOLD_OF_RENAME = timedelta(days=1)
"""So long a player's posts say what he was called."""

_ACTIVE = TrackedGameRow.status == GameStatus.ACTIVE.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """A row that got its result just now."""

    player_id: int
    riot_id: str
    name: tuple[str, str] | None
    """Name and tag as the record has them; None where it leaves them out."""
    result: LoLResult | TFTResult
    queue_name: str
    """Empty where nobody knows it."""
    former: str | None
    """What he was called, where that was lately."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp:
    """A row that became UNAVAILABLE just now."""

    player_id: int
    seen: bool
    """Whether the game's start had been seen, so that its end is news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueGame:
    """A game whose record is asked for now, with the rows that wait for it."""

    key: GameKey
    game: Game
    rows: tuple[tuple[TrackedGame, HeldOver], ...]
    """Each row and why it is held over."""


async def hold_over_overdue(session: AsyncSession, *, now: datetime) -> None:
    """Hold over what runs longer than any game: zombies, and rows nobody looks at any more."""
    await session.execute(
        update(TrackedGameRow)
        .where(
            _ACTIVE,
            TrackedGameRow.held_over_at.is_(None),
            func.coalesce(TrackedGameRow.started_at, TrackedGameRow.detected_at)
            < now - LONGEST_GAME,
        )
        .values(held_over_at=now, held_over_reason=HeldOver.OVERDUE.value, due_at=now)
    )


async def games_due(
    session: AsyncSession, *, now: datetime, limit: int, only: Collection[int] | None = None
) -> list[DueGame]:
    """The games held over whose next attempt has come, longest due first; `only` of these rows."""
    rows = await session.scalars(
        select(TrackedGameRow)
        .where(
            _ACTIVE,
            TrackedGameRow.held_over_at.is_not(None),
            # A row from before platforms were stored is asked for once its player is known.
            TrackedGameRow.platform.is_not(None),
            or_(TrackedGameRow.due_at.is_(None), TrackedGameRow.due_at <= now),
        )
        .order_by(TrackedGameRow.due_at, TrackedGameRow.id)
    )
    games: dict[tuple[GameKey, Game], list[tuple[TrackedGame, HeldOver]]] = defaultdict(list)
    for row in rows:
        if only is not None and row.id not in only:
            continue
        entity = to_entity(row)
        games[entity.key, entity.game].append((entity, _reason(row.held_over_reason)))
    return [
        DueGame(key=key, game=game, rows=tuple(waiting))
        for (key, game), waiting in list(games.items())[:limit]
    ]


def _reason(stored: str | None) -> HeldOver:
    try:
        return HeldOver(stored or "")
    except ValueError:
        return HeldOver.ABSENT


async def seen_lately(session: AsyncSession, key: GameKey, *, since: datetime) -> bool:
    """Whether some other follower is still seen in this very game: then it is not over."""
    return bool(
        await session.scalar(
            select(func.count())
            .select_from(TrackedGameRow)
            .where(
                _ACTIVE,
                TrackedGameRow.platform == key.platform,
                TrackedGameRow.game_id == key.game_id,
                TrackedGameRow.held_over_at.is_(None),
                TrackedGameRow.seen_at >= since,
            )
        )
    )


async def put_off(
    session: AsyncSession, row_id: int, *, now: datetime, due_at: datetime, reason: str, retry: bool
) -> None:
    """Write down the next attempt, and with `retry` that this one counts as failed."""
    await session.execute(
        update(TrackedGameRow)
        .where(TrackedGameRow.id == row_id, _ACTIVE)
        .values(
            due_at=due_at,
            last_error=reason,
            retry_count=TrackedGameRow.retry_count + (1 if retry else 0),
            **asked(now),
        )
    )


async def give_up(
    session: AsyncSession,
    row_ids: Sequence[int],
    *,
    reason: str,
    now: datetime,
    was_asked: bool = True,
    again_at: datetime | None = None,
) -> list[GivenUp]:
    """Mark rows UNAVAILABLE; gives back those that were ACTIVE until this call. From `again_at` on
    the record is asked for once more when it stands in a match list."""
    rows = await session.execute(
        update(TrackedGameRow)
        .where(TrackedGameRow.id.in_(row_ids), _ACTIVE)
        .values(
            status=GameStatus.UNAVAILABLE.value,
            last_error=reason,
            due_at=again_at,
            # Of a game that was given up before, the first time stays.
            ended_at=func.coalesce(TrackedGameRow.ended_at, TrackedGameRow.held_over_at, now),
            given_up_at=now,
            **(asked(now) if was_asked else {}),
        )
        .returning(TrackedGameRow.player_id, TrackedGameRow.seen_at)
    )
    return [GivenUp(player_id=row.player_id, seen=row.seen_at is not None) for row in rows]


async def known_record(session: AsyncSession, platforms: Sequence[str], game: Game) -> str | None:
    """The match id whose record was stored last, of a game on one of these platforms."""
    row = (
        await session.execute(
            select(TrackedGameRow.platform, TrackedGameRow.game_id)
            .where(
                TrackedGameRow.status == GameStatus.COMPLETED.value,
                TrackedGameRow.completed_at.is_not(None),
                TrackedGameRow.platform.in_(platforms),
                TrackedGameRow.game == game.value,
            )
            .order_by(TrackedGameRow.completed_at.desc())
            .limit(1)
        )
    ).first()
    return f"{row.platform}_{row.game_id}" if row else None


async def still_waiting(session: AsyncSession, row_ids: Sequence[int]) -> dict[int, bool]:
    """Which of these rows have no result yet, and whether that is because their player's id is
    not known at present."""
    rows = await session.execute(
        select(TrackedGameRow.id, Player.problem)
        .join(Player, Player.id == TrackedGameRow.player_id)
        .where(TrackedGameRow.id.in_(row_ids), _ACTIVE)
    )
    return {row.id: row.problem == FOREIGN for row in rows}


async def complete_record(
    session: AsyncSession, record: GameRecord, *, raw: str, now: datetime, source: str
) -> list[Completed]:
    """Open and complete the row of every followed player in a record, and complete those that
    players have in it whom nobody follows any more.

    Gives back those whose row had no result before; the scoreboard is stored with the first. Who
    wants to be named nowhere is named in nothing that is stored, and whom the running game showed
    without a name stays without one.
    """
    players = await _followers_in(session, record)
    if not players:
        return []
    nameless = await withheld(session, record.results, record.names)
    followed = {puuid for _, puuid in players}
    hidden = anonymous_seats(record, await _anonymous(session, record.key), followed)
    record, kept = withhold_partners(record, nameless | hidden), withhold_in_text(raw, nameless)
    manager = DatabaseManager(session)
    await manager.open_games([_new_game(p.id, record, now, source) for p, _ in players])
    completed: dict[int, tuple[LoLResult | TFTResult, str]] = {}
    for player, puuid in players:
        result = record.results[puuid]
        stored = await manager.get_tracked_game(
            player.id, record.key.game_id, platform=record.key.platform
        )
        if stored is None or not await manager.complete_tracked_game(
            stored.id, result=result.to_json(), record=record, raw=kept, completed_at=now
        ):
            continue
        queue_name = record.queue_name if record.knows_queue else stored.queue_type or ""
        completed[player.id] = result, queue_name
    # After all games, as the detection turn does it: who takes games and players in turns waits
    # for another who takes them in another order.
    if not completed:
        return []
    await learn(session, record, players, now)
    for player, _ in players:
        if player.id in completed:
            _saw(player, record)
    await keep(session, hide_seats(record, hidden), now, withheld=nameless)
    return [
        Completed(
            player_id=player.id,
            riot_id=f"{player.game_name}#{player.tag_line}",
            name=record.names.get(puuid),
            result=completed[player.id][0],
            queue_name=completed[player.id][1],
            former=_former(player, now),
        )
        for player, puuid in players
        if player.id in completed
    ]


async def _anonymous(session: AsyncSession, key: GameKey) -> set[int]:
    """The champions whose players spectator showed without a name in this game."""
    shown = await session.scalars(
        select(TrackedGameRow.live_anonymous).where(
            TrackedGameRow.game_id == key.game_id,
            TrackedGameRow.platform == key.platform,
            TrackedGameRow.live_anonymous.is_not(None),
        )
    )
    return {int(each) for text in shown for each in (text or "").split() if each.isdecimal()}


def _former(player: Player, now: datetime) -> str | None:
    lately = player.renamed_at is not None and now - player.renamed_at < TOLD_OF_RENAME
    return player.former_riot_id if lately else None


def _saw(player: Player, record: GameRecord) -> None:
    if record.ended_at and (player.last_seen_at or record.ended_at) <= record.ended_at:
        player.last_seen_at = record.ended_at


async def _followers_in(session: AsyncSession, record: GameRecord) -> list[tuple[Player, str]]:
    column = Player.lol_puuid if record.game is Game.LOL else Player.tft_puuid
    waits = exists().where(
        TrackedGameRow.player_id == Player.id, TrackedGameRow.game_id == record.key.game_id
    )
    players = await session.scalars(
        select(Player)
        .where(column.in_(list(record.results)), or_(is_followed, waits))
        .order_by(Player.id)
    )
    return [
        (player, (player.lol_puuid if record.game is Game.LOL else player.tft_puuid) or "")
        for player in players
    ]


def _new_game(player_id: int, record: GameRecord, now: datetime, source: str) -> NewGame:
    return NewGame(
        player_id=player_id,
        key=record.key,
        game=record.game,
        detected_at=now,
        started_at=record.started_at,
        queue_id=record.queue_id,
        queue_type=record.queue_name if record.knows_queue else None,
        seen_at=None,
        source=source,
    )
