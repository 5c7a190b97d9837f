"""A record that Riot has published: the rows of everybody in it are opened and completed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.followed import is_followed
from tracking.database.forbidden import withheld
from tracking.database.manager import DatabaseManager, NewGame
from tracking.database.models import Player, TrackedGameRow
from tracking.database.scoreboards import keep
from tracking.domain.games import Game, GameKey
from tracking.domain.results import GameRecord, LoLResult, TFTResult
from tracking.domain.withholding import (
    anonymous_seats,
    hide_seats,
    withhold_in_text,
    withhold_partners,
)
from tracking.players import learn

TOLD_OF_RENAME = timedelta(days=1)
"""So long a player's posts say what he was called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """A row that got its result just now."""

    player_id: int
    riot_id: str
    name: tuple[str, str] | None
    """Name and tag as the record has them; None where it leaves them out."""
    result: LoLResult | TFTResult
    queue_id: int | None
    """The record's, else the live game's."""
    queue_name: str
    """Empty where nobody knows it."""
    former: str | None
    """What he was called, where that was lately."""


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
    completed = await _complete(manager, record, players, kept, now)
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
            result=record.results[puuid],
            queue_id=completed[player.id][0],
            queue_name=completed[player.id][1],
            former=_former(player, now),
        )
        for player, puuid in players
        if player.id in completed
    ]


async def _complete(
    manager: DatabaseManager,
    record: GameRecord,
    players: Sequence[tuple[Player, str]],
    raw: str | None,
    now: datetime,
) -> dict[int, tuple[int | None, str]]:
    """Store each player's result; gives back, for those who had none before, the queue of their
    game and what it is called."""
    completed = {}
    for player, puuid in players:
        stored = await manager.get_tracked_game(
            player.id, record.key.game_id, platform=record.key.platform
        )
        if stored is None or not await manager.complete_tracked_game(
            stored.id,
            result=record.results[puuid].to_json(),
            record=record,
            raw=raw,
            completed_at=now,
        ):
            continue
        if record.knows_queue:
            completed[player.id] = record.queue_id, record.queue_name
        else:
            completed[player.id] = stored.queue_id, stored.queue_type or ""
    return completed


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
