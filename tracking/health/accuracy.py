"""Event accuracy: what was announced, sent or suppressed, against Riot's stored records."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Player, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.health.figures import Accuracy
from tracking.health.straight import announced, straight

MOST = 600
"""Announcements that one report compares, the newest; a record takes about a millisecond."""

_AT_ONCE = 50
"""Records loaded at the same time, each up to a few hundred kilobytes."""


async def event_accuracy(session: AsyncSession, *, since: datetime) -> Accuracy:
    """Compare each announced line with the record it was made from."""
    results = (Announcement.kind == Kind.RESULT.value, Announcement.created_at >= since)
    there = await session.scalar(select(func.count()).select_from(Announcement).where(*results))
    payloads = list(
        await session.scalars(
            select(Announcement.payload)
            .where(*results)
            .order_by(Announcement.created_at.desc(), Announcement.id.desc())
            .limit(MOST)
        )
    )
    judged = unread = 0
    wrong: list[str] = []
    for start in range(0, len(payloads), _AT_ONCE):
        part = payloads[start : start + _AT_ONCE]
        records = await _records(session, part)
        for match_id, line, said in _lines(part):
            told = records.get((line["player_id"], match_id))
            if told is None:
                unread += 1
                continue
            judged += 1
            if told != said:
                wrong.append(f"{line['game_name']} in {match_id}: announced {said}, played {told}")
    return Accuracy(
        judged=judged,
        wrong=tuple(wrong),
        unread=unread,
        older=(there or 0) - len(payloads),
    )


def _lines(
    payloads: Sequence[Mapping[str, Any]],
) -> Iterator[tuple[str, Mapping[str, Any], str | int | None]]:
    for payload in payloads:
        match_id = f"{payload['platform']}_{payload['game_id']}"
        for line in payload["players"]:
            if line["result"] is not None:
                yield match_id, line, announced(line["result"])


async def _records(
    session: AsyncSession, payloads: Sequence[Mapping[str, Any]]
) -> dict[tuple[int, str], str | int | None]:
    """What Riot's record says of each player, by player and match id."""
    rows = await session.execute(
        select(
            TrackedGameRow.player_id,
            TrackedGameRow.platform,
            TrackedGameRow.game_id,
            TrackedGameRow.game,
            TrackedGameRow.raw_api_response,
            Player.lol_puuid,
            Player.tft_puuid,
        )
        .join(Player, Player.id == TrackedGameRow.player_id)
        .where(
            TrackedGameRow.game_id.in_({payload["game_id"] for payload in payloads}),
            TrackedGameRow.raw_api_response.is_not(None),
        )
    )
    found = {}
    for row in rows:
        puuid = row.tft_puuid if row.game == "tft" else row.lol_puuid
        said = straight(row.raw_api_response, puuid or "")
        found[row.player_id, f"{row.platform}_{row.game_id}"] = said
    return found
