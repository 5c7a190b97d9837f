"""What is stored about an account, or about a Discord user, as something to take along.

A JSON object, described in docs/privacy.md; where one would be larger than may be sent, several of
the same shape. It is written row by row, so that the memory it takes does not grow with the games.
Of rows that tell of others too only what tells of him is given, and of Riot's records his own part.
"""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import select, tuple_

from tracking.database.account_models import AccountLink
from tracking.database.archive import ARCHIVE
from tracking.database.chunks import chunks
from tracking.database.engine import Database
from tracking.database.models import Scoreboard, TrackedGameRow
from tracking.database.outbox_models import Announcement, Notice
from tracking.database.privacy_models import ForbiddenAccount
from tracking.domain.payloads import lines_of, without_ids
from tracking.domain.withholding import his_alone, share_of
from tracking.privacy import member, mentions, rows, search
from tracking.privacy.catalogue import BY_NAME, CATALOGUE, Whose
from tracking.privacy.subject import Known

FORMAT = "lol-tracker-export"
VERSION = 1

RECORDS = "records_of_other_players"
"""What the export calls his part in records that are kept of others' games."""

Row = tuple[str, Mapping[str, Any]]
"""The table, and one row of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands before the rows, in each part."""

    made_at: datetime
    about: Mapping[str, Any]
    """Whose data they are."""


async def of_account(database: Database, known: Known) -> AsyncIterator[Row]:
    """Everything that is stored about an account, small tables first."""
    async with database.read() as session:
        listed = await session.scalars(
            select(ForbiddenAccount).where(ForbiddenAccount.lol_puuid.in_(known.puuids))
        )
        entries = [("forbidden_accounts", _columns(row)) for row in listed]
        linked = await session.scalars(
            select(AccountLink).where(AccountLink.lol_puuid.in_(known.puuids))
        )
        entries += [("account_links", _columns(row)) for row in linked]
        archived = await rows.has_archive(session)
    for table, entry in entries:
        yield table, _given(table, entry)
    async for row in _notices(database, known):
        yield row
    small_first = sorted(_his_tables(), key=lambda name: "raw_api_response" in BY_NAME[name].given)
    for name in small_first:
        async for row in _his(database, known, name, name):
            yield row
    if archived:
        async for row in _his(database, known, ARCHIVE, "game_states"):
            yield row
    async for row in announcements(database, known):
        yield row
    async for row in scoreboards(database, known):
        yield row
    async for row in _records_of_others(database, known):
        yield row


def _his_tables() -> list[str]:
    return [holding.table for holding in CATALOGUE if holding.whose is Whose.PLAYER]


async def _his(database: Database, known: Known, table: str, like: str) -> AsyncIterator[Row]:
    async for page in rows.pages(database, rows.table_of(table), known.players):
        for row in page:
            given = _given(like, row)
            if "raw_api_response" in given:
                given["raw_api_response"] = share_of(row["raw_api_response"], known.puuids)
            if "game_result_data" in given:
                given["game_result_data"] = his_alone(given["game_result_data"])
            yield table, given


def _given(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in BY_NAME[table].given}


def _columns(row: Any) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


async def _notices(database: Database, known: Known) -> AsyncIterator[Row]:
    found = search.mentions(Notice.sentence, known.names, database.dialect)
    async for ids in search.ids(database, Notice.id, found):
        async with database.read() as session:
            listed = list(await session.scalars(select(Notice).where(Notice.id.in_(ids))))
        for row in listed:
            yield "notices", _given("notices", _columns(row))


async def announcements(database: Database, known: Known) -> AsyncIterator[Row]:
    """What channels were told of him."""
    wanted = [*mentions.of_players(known), *mentions.words(known)]
    found = search.mentions(Announcement.payload, wanted, database.dialect)
    async for ids in search.ids(database, Announcement.id, found):
        for some in chunks(ids, mentions.AT_ONCE):
            async with database.read() as session:
                listed = list(
                    await session.scalars(
                        select(Announcement)
                        .where(Announcement.id.in_(some))
                        .order_by(Announcement.id)
                    )
                )
            for row in listed:
                payload = row.payload if isinstance(row.payload, dict) else {}
                for line in lines_of(payload, known.players, known.folded):
                    yield (
                        "announcements",
                        _given("announcements", _columns(row)) | {"payload": without_ids(line)},
                    )


async def scoreboards(database: Database, known: Known) -> AsyncIterator[Row]:
    """His rows in the tables of whole games, his own and those of others."""
    found = search.mentions(Scoreboard.data, mentions.words(known), database.dialect)
    async for keys in search.scoreboards(database, found):
        for some in chunks(keys, mentions.AT_ONCE):
            async with database.read() as session:
                listed = list(await session.scalars(search.of_keys(some)))
            for row in listed:
                his = [
                    each
                    for each in (row.data.get("players", ()) if isinstance(row.data, dict) else ())
                    if isinstance(each, dict)
                    and str(each.get("name") or "").casefold() in known.folded
                ]
                if his:
                    yield (
                        "game_scoreboards",
                        _given("game_scoreboards", _columns(row)) | {"data": his},
                    )


async def _records_of_others(database: Database, known: Known) -> AsyncIterator[Row]:
    """His part in Riot's records that are kept because others are followed."""
    found = search.mentions(Scoreboard.data, mentions.words(known), database.dialect)
    row = TrackedGameRow
    async for keys in search.scoreboards(database, found):
        for few in chunks(keys, mentions.RECORDS):
            async with database.read() as session:
                listed = await session.execute(
                    select(row.platform, row.game_id, row.raw_api_response)
                    .where(
                        tuple_(row.platform, row.game_id).in_(few),
                        row.player_id.not_in(sorted(known.players)),
                        row.raw_api_response.is_not(None),
                    )
                    .order_by(row.platform, row.game_id, row.id)
                )
                kept = {(each.platform, each.game_id): each.raw_api_response for each in listed}
            for (platform, game_id), raw in kept.items():
                share = share_of(raw, known.puuids)
                if share is not None:
                    yield (
                        RECORDS,
                        {
                            "platform": platform,
                            "game_id": game_id,
                            "raw_api_response": share,
                        },
                    )


async def of_member(database: Database, user_id: int) -> AsyncIterator[Row]:
    """Everything that is stored about a Discord user himself."""
    async with database.read() as session:
        found = await member.rows_of(session, user_id)
    for table, row in found:
        given = _given(table, row) if table in BY_NAME else dict(row)
        yield table, given


class Parts:
    """The files of one export, none larger than may be sent."""

    def __init__(self, folder: Path, head: Head, largest: int) -> None:
        self.paths: list[Path] = []
        self._folder, self._head, self._largest = folder, head, largest
        self._file: IO[bytes] | None = None
        self._table = ""
        self._size = 0

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        """One row more; rows of one table follow each other."""
        text = json.dumps(row, default=_plain, ensure_ascii=False).encode()
        room = len(text) + len(table) + 64
        if self._file is None or (self._size + room > self._largest and self._table):
            self._begin()
        opening = "" if self._table == table else f"\n    {json.dumps(table)}: ["
        closing = "\n    ]," if opening and self._table else ""
        comma = "," if not opening else ""
        self._write(f"{comma}{closing}{opening}\n      ".encode() + text)
        self._table = table

    def end(self) -> list[Path]:
        """Close the last; an export of nothing is a file that says so."""
        if self._file is None:
            self._begin()
        self._finish()
        return self.paths

    def _begin(self) -> None:
        if self._file is not None:
            self._finish()
        self.paths.append(self._folder / f"part-{len(self.paths) + 1}.json")
        self._file = self.paths[-1].open("wb")
        self._size, self._table = 0, ""
        head = {
            "format": FORMAT,
            "version": VERSION,
            "made_at": self._head.made_at,
            "part": len(self.paths),
            "about": self._head.about,
        }
        text = json.dumps(head, default=_plain, ensure_ascii=False, indent=2)
        self._write(text[: text.rindex("}")].rstrip().encode() + b',\n  "stored": {')

    def _finish(self) -> None:
        assert self._file is not None
        self._write(b"\n    ]\n  }\n}\n" if self._table else b"}\n}\n")
        self._file.close()
        self._file = None

    def _write(self, data: bytes) -> None:
        assert self._file is not None
        self._size += len(data)
        self._file.write(data)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else str(value)


async def write(
    folder: Path,
    head: Head,
    found: AsyncIterator[Row],
    *,
    largest: int,
    count: Callable[[str], None] = lambda _: None,
) -> list[Path]:
    """Write an export into the folder, as files of at most so many bytes; `count` is told the table
    of each row. A single row larger than that has a file of its own."""
    parts = Parts(folder, head, largest)
    async for table, row in found:
        count(table)
        parts.add(table, row)
    return parts.end()
