"""Taking somebody out of rows that tell of others too: announcements, notices, scoreboards, and
Riot's records as they came.

Each function opens short transactions of its own and may be repeated.
"""

import re
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from tracking.database.archive import ARCHIVE
from tracking.database.chunks import chunks
from tracking.database.engine import Database
from tracking.database.models import GameState, Scoreboard, TrackedGameRow
from tracking.database.outbox_models import Announcement, Notice
from tracking.domain.games import Game
from tracking.domain.payloads import names_in, without_player
from tracking.domain.withholding import withhold_in_text, withhold_names, without_partner
from tracking.privacy import search
from tracking.privacy.rows import table_of
from tracking.privacy.subject import Known

AT_ONCE = 100
"""Rows that one transaction rewrites."""

RECORDS = 20
"""Records of some hundred kilobytes that one transaction rewrites."""

NOBODY = "…"
"""What stands for a name in a sentence that was told."""


def words(known: Known) -> list[str]:
    """What finds rows that name him."""
    return sorted({name.rpartition("#")[0] for name in known.names})


def of_players(known: Known) -> list[str]:
    """What finds announcements that hold his id."""
    ids = sorted(known.players)
    return [*(f'"player_id": {number}' for number in ids), *(f'[{number}, "' for number in ids)]


Learn = Callable[[AsyncSession, frozenset[str]], Awaitable[None]]
"""Told, in the transaction that removes them, of names that nothing else may know."""


async def take_out_of_announcements(
    database: Database, known: Known, learn: Learn
) -> frozenset[str]:
    """One that is his alone goes, others go on without him; gives back what he was called in
    them."""
    named: frozenset[str] = frozenset()
    wanted = [*of_players(known), *words(known)]
    found = search.mentions(Announcement.payload, wanted, database.dialect)
    async for ids in search.ids(database, Announcement.id, found):
        for some in chunks(ids, AT_ONCE):
            async with database.write() as session:
                locked = await _locked(session, Announcement, some)
                # One that nobody can read names nobody either.
                found_rows = [row for row in locked if isinstance(row.payload, dict)]
                for row in found_rows:
                    named |= names_in(row.payload, known.players)
                await learn(session, named)
                for row in found_rows:
                    await _rewrite(session, row, known.also_called(named))
    return named


async def _locked(session: AsyncSession, model: Any, ids: Collection[int]) -> Sequence[Any]:
    rows = await session.scalars(
        select(model)
        .where(model.id.in_(ids))
        .order_by(model.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return rows.all()


async def _rewrite(session: AsyncSession, row: Announcement, known: Known) -> None:
    if isinstance(row.payload.get("text"), str):
        row.payload = {**row.payload, "text": unnamed(row.payload["text"], known.names)}
        return
    kept = without_player(row.payload, known.players, known.folded)
    if kept is None:
        await session.delete(row)
    elif kept != row.payload:
        row.payload = kept


def unnamed(sentence: str, names: Iterable[str]) -> str:
    """A sentence without the names."""
    for name in names:
        sentence = re.sub(re.escape(name), NOBODY, sentence, flags=re.IGNORECASE)
    return sentence


async def take_out_of_notices(database: Database, known: Known) -> None:
    """The conditions stay; their sentences name him no more."""
    found = search.mentions(Notice.sentence, words(known), database.dialect)
    async for ids in search.ids(database, Notice.id, found):
        for some in chunks(ids, AT_ONCE):
            async with database.write() as session:
                for row in await _locked(session, Notice, some):
                    row.sentence = unnamed(row.sentence, known.names)


async def take_out_of_scoreboards(database: Database, known: Known) -> None:
    """Wherever he stands by one of his names, in games of others too."""
    found = search.mentions(Scoreboard.data, words(known), database.dialect)
    async for keys in search.scoreboards(database, found):
        for few in chunks(keys, RECORDS):
            async with database.write() as session:
                # Together: his name in a scoreboard is what leads to its record.
                changed = await withhold_in(session, few, known)
                await withhold_in_records(session, changed, known)


async def take_out_of_results(database: Database, known: Known, tables: Sequence[str]) -> None:
    """Out of others' results, which name the partner in Double Up, always in full."""
    for name in tables:
        table = table_of(name)
        of_tft = [table.c.game == Game.TFT.value] if "game" in table.c else []
        found = and_(
            *of_tft, search.mentions(table.c.game_result_data, known.names, database.dialect)
        )
        async for ids in search.ids(database, table.c.id, found):
            for some in chunks(ids, AT_ONCE):
                async with database.write() as session:
                    await _rewrite_results(session, table, some, known)


async def _rewrite_results(
    session: AsyncSession, table: Any, ids: Sequence[int], known: Known
) -> None:
    rows = await session.execute(
        select(table.c.id, table.c.game_result_data)
        .where(table.c.id.in_(ids))
        .order_by(table.c.player_id, table.c.id)
        .with_for_update()
    )
    for row in rows.all():
        kept = without_partner(row.game_result_data, known.folded)
        if kept is not row.game_result_data:
            await session.execute(
                update(table).where(table.c.id == row.id).values(game_result_data=kept)
            )


async def withhold_in(
    session: AsyncSession,
    games: Sequence[search.Game],
    known: Known,
    shares: Any = None,
) -> list[search.Game]:
    """Take him out of these scoreboards; gives back those in which he stood. `shares`: by game
    what is stored of his part, which tells his row where he bore another name."""
    rows = await session.scalars(
        search.of_keys(games).with_for_update().execution_options(populate_existing=True)
    )
    changed = []
    for row in rows:
        key = row.platform, row.game_id
        if not isinstance(row.data, dict):
            continue
        kept = withhold_names(row.data, known.folded, (shares or {}).get(key))
        if kept is not None:
            row.data = kept
            changed.append(key)
    await session.flush()
    return changed


def has_record_of(games: Sequence[search.Game]) -> ColumnElement[bool]:
    """A row of one of these games, whosever, with Riot's record."""
    row = TrackedGameRow
    return and_(
        row.game_id.in_([game_id for _, game_id in games]),
        or_(row.platform.is_(None), row.platform.in_([platform for platform, _ in games])),
        row.raw_api_response.is_not(None),
    )


async def withhold_in_records(
    session: AsyncSession, games: Sequence[search.Game], known: Known
) -> None:
    """The records that are kept of these games, for whichever player."""
    row = TrackedGameRow
    ours = await session.scalars(
        select(row)
        .where(has_record_of(games))
        .options(undefer(row.raw_api_response))
        .order_by(row.player_id, row.id)
        .with_for_update()
    )
    old = await session.scalars(
        select(GameState)
        .where(
            GameState.game_id.in_([game_id for _, game_id in games]),
            GameState.raw_api_response.is_not(None),
        )
        .order_by(GameState.id)
        .with_for_update()
    )
    for each in (*ours, *old):
        each.raw_api_response = withhold_in_text(each.raw_api_response, known.puuids, known.folded)


async def take_out_of_records(database: Database, known: Known, tables: Sequence[str]) -> None:
    """Records of games of which no scoreboard tells who played: those of an old database."""
    wanted = [*known.puuids, *words(known)]
    for name in tables:
        table = table_of(name)
        found = and_(
            table.c.raw_api_response.is_not(None),
            *_without_scoreboard(table),
            search.mentions(table.c.raw_api_response, wanted, database.dialect),
        )
        async for ids in search.ids(database, table.c.id, found):
            for few in chunks(ids, RECORDS):
                async with database.write() as session:
                    await _rewrite_records(session, table, few, known)


def _without_scoreboard(table: Any) -> list[Any]:
    """Scoreboards lead to the records of the two tables in use, and not to an archive's."""
    if table.name == ARCHIVE:
        return []
    here = [Scoreboard.game_id == table.c.game_id]
    if "platform" in table.c:
        here.append(Scoreboard.platform == table.c.platform)
    return [~exists().where(*here)]


async def _rewrite_records(
    session: AsyncSession, table: Any, ids: Sequence[int], known: Known
) -> None:
    rows = await session.execute(
        select(table.c.id, table.c.raw_api_response)
        .where(table.c.id.in_(ids))
        .order_by(table.c.id)
        .with_for_update()
    )
    for row in rows.all():
        kept = withhold_in_text(row.raw_api_response, known.puuids, known.folded)
        if kept != row.raw_api_response:
            await session.execute(
                update(table).where(table.c.id == row.id).values(raw_api_response=kept)
            )
