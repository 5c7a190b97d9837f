"""Event accuracy: what was announced, sent or suppressed, against Riot's stored records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Player, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.domain.payloads import games_of
from tracking.health.figures import Accuracy
from tracking.health.straight import Said, announced, straight

MOST = 600
"""Games of announcements that one report compares, the newest; a record takes about a
millisecond."""

_AT_ONCE = 50
"""Records loaded at the same time, each up to a few hundred kilobytes."""

OF_GAMES = (Kind.RESULT.value, Kind.UNAVAILABLE.value, Kind.DIGEST.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A game as one announcement tells of it."""

    match_id: str
    game_id: str
    at: datetime
    given_up: bool
    """It says that there is no result."""
    lines: Sequence[Mapping[str, Any]]

    def is_wrong(self, said: Said | None, record: "_Record") -> bool:
        if self.given_up:
            return record.completed_at is not None and record.completed_at < self.at
        return said != record.said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """What Riot's record says of a player, and when it was stored."""

    said: Said
    completed_at: datetime | None


async def event_accuracy(session: AsyncSession, *, since: datetime) -> Accuracy:
    """Compare each announced line with the record it was made from, those of digests too."""
    games, older = await _newest(session, since)
    judged = unread = 0
    wrong: list[str] = []
    for start in range(0, len(games), _AT_ONCE):
        part = games[start : start + _AT_ONCE]
        records = await _records(session, {game.game_id for game in part})
        for game, line in ((each, line) for each in part for line in each.lines):
            record = records.get((line["player_id"], game.match_id))
            if record is None:
                unread += not game.given_up
                continue
            said = announced(line.get("result"))
            judged += not game.given_up
            if game.is_wrong(said, record):
                wrong.append(_sentence(game, line, said, record))
    return Accuracy(judged=judged, wrong=tuple(wrong), unread=unread, older=older)


async def _newest(session: AsyncSession, since: datetime) -> tuple[list[_Told], int]:
    """The games that are compared, and how many announcements are older than theirs."""
    these = (Announcement.kind.in_(OF_GAMES), Announcement.created_at >= since)
    there = await session.scalar(select(func.count()).select_from(Announcement).where(*these))
    rows = await session.execute(
        select(Announcement.kind, Announcement.created_at, Announcement.payload)
        .where(*these)
        .order_by(Announcement.created_at.desc(), Announcement.id.desc())
        .limit(MOST)
    )
    games: list[_Told] = []
    read = 0
    for row in rows:
        if len(games) >= MOST:
            break
        read += 1
        games += _games(row.kind, row.created_at, row.payload)
    return games, (there or 0) - read


def _games(kind: str, at: datetime, payload: Any) -> Iterator[_Told]:
    """What nobody can read is no line: the announcer gives it up, which is a loss."""
    for game in games_of(payload):
        platform, game_id, lines = (game.get(x) for x in ("platform", "game_id", "players"))
        given_up = Kind.UNAVAILABLE.value in (kind, game.get("kind"))
        if not isinstance(lines, list) or (given_up and kind == Kind.DIGEST.value):
            continue  # a digest tells late of a game that was given up: its result may be there
        yield _Told(
            match_id=f"{platform}_{game_id}",
            game_id=str(game_id),
            at=at,
            given_up=given_up,
            lines=[line for line in lines if _is_line(line)],
        )


def _is_line(line: Any) -> bool:
    return isinstance(line, Mapping) and isinstance(line.get("player_id"), int)


def _sentence(game: _Told, line: Mapping[str, Any], said: Said | None, record: _Record) -> str:
    told = "that there is no result" if game.given_up else "nothing" if said is None else said
    name = line.get("game_name")
    return f"{name} in {game.match_id}: announced {told}, played {record.said}"


async def _records(
    session: AsyncSession, game_ids: set[str]
) -> dict[tuple[int | None, str], _Record]:
    """What Riot's records of these games say of each player, by player and match id."""
    rows = await session.execute(
        select(
            TrackedGameRow.player_id,
            TrackedGameRow.platform,
            TrackedGameRow.game_id,
            TrackedGameRow.game,
            TrackedGameRow.completed_at,
            TrackedGameRow.raw_api_response,
            Player.lol_puuid,
            Player.tft_puuid,
        )
        .join(Player, Player.id == TrackedGameRow.player_id)
        .where(
            TrackedGameRow.game_id.in_(game_ids),
            TrackedGameRow.raw_api_response.is_not(None),
        )
    )
    found: dict[tuple[int | None, str], _Record] = {}
    for row in rows:
        puuid = row.tft_puuid if row.game == "tft" else row.lol_puuid
        said = straight(row.raw_api_response, puuid or "")
        if said is not None:
            key = row.player_id, f"{row.platform}_{row.game_id}"
            found[key] = _Record(said=said, completed_at=row.completed_at)
    return found
