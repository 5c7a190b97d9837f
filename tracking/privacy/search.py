"""Finding rows whose text or JSON mentions somebody, a span of the table at a time.

What the database finds is a superset, by plain words; whoever asked looks at each himself. No
function here writes.
"""

import json
import re
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, false, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.engine import Database
from tracking.database.models import Scoreboard

SPAN = 5_000
"""Ids that one statement looks through."""

GAMES = 1_000
"""Scoreboards that one statement looks through."""


def mentions(column: Any, words: Iterable[str], dialect: str) -> ColumnElement[bool]:
    """Whether a text or JSON column holds one of the words.

    SQLite keeps JSON as Python wrote it, with other letters than ASCII's escaped; PostgreSQL shows
    its own with the letters themselves, and takes as long for showing it as for looking through it,
    so that it is asked once for all words.
    """
    sqlite = dialect == "sqlite"
    written = sorted(
        {
            spelt
            for word in words
            for spelt in (word, json.dumps(word, ensure_ascii=sqlite)[1:-1])
            if word
        }
    )
    if not written:
        return false()
    text = cast(column, Text)
    if sqlite:
        return or_(*(text.contains(word, autoescape=True) for word in written))
    return text.regexp_match("|".join(map(re.escape, written)))


async def ids(database: Database, key: Any, where: ColumnElement[bool]) -> AsyncIterator[list[int]]:
    """The ids of the rows of which that holds, by spans; each is read in a transaction of its
    own."""
    async with database.read() as session:
        first, last = (await session.execute(select(func.min(key), func.max(key)))).one()
    if first is None:
        return
    for start in range(first, last + 1, SPAN):
        async with database.read() as session:
            found = await session.scalars(
                select(key).where(key >= start, key < start + SPAN, where).order_by(key)
            )
            here = list(found)
        if here:
            yield here


Game = tuple[str, str]
"""Platform and Riot's numeric id, the key of a scoreboard."""

_KEY = (Scoreboard.platform, Scoreboard.game_id)


def of_keys(games: Sequence[Game]) -> Select[Scoreboard]:
    """The scoreboards of these games, in one order."""
    return select(Scoreboard).where(tuple_(*_KEY).in_(games)).order_by(*_KEY)


async def scoreboards(database: Database, where: ColumnElement[bool]) -> AsyncIterator[list[Game]]:
    """The keys of the scoreboards of which that holds, in the same manner."""
    after: Game = ("", "")
    while True:
        async with database.read() as session:
            upto = await _reach(session, after)
            span = [tuple_(*_KEY) > tuple_(*after)]
            if upto is not None:
                span.append(tuple_(*_KEY) <= tuple_(*upto))
            rows = await session.execute(select(*_KEY).where(*span, where).order_by(*_KEY))
            found = [(row[0], row[1]) for row in rows]
        if found:
            yield found
        if upto is None:
            return
        after = upto


async def _reach(session: AsyncSession, after: Game) -> Game | None:
    """The key with which a span ends; None for the last one."""
    row = (
        await session.execute(
            select(*_KEY)
            .where(tuple_(*_KEY) > tuple_(*after))
            .order_by(*_KEY)
            .offset(GAMES - 1)
            .limit(1)
        )
    ).first()
    return (row[0], row[1]) if row is not None else None
