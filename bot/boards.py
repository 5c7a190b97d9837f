"""Leaderboards that keep themselves up to date: one message each, edited where something changed.

Which there are stands in the database, so that a restart forgets none. A moderator ends one by
deleting its message.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

import discord
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts
from bot.posting import Discord
from bot.verdicts import GONE, UNKNOWN_MESSAGE, Meaning, verdict
from bot.views.leaderboard import render_leaderboard
from tracking.clock import Clock
from tracking.database.board_models import LeaderboardMessage
from tracking.database.engine import Database
from tracking.database.guild_settings import silent_servers
from tracking.database.guilds import locales
from tracking.database.models import Guild
from tracking.database.upsert import insert_into
from tracking.domain.ladders import Ladder
from tracking.ranks import Leaderboard, leaderboard

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=5)
"""Edited at most so often; Discord limits edits of old messages (30046)."""

AGAIN = timedelta(minutes=1)
REFUSED_AGAIN = timedelta(hours=1)
MOST_FAILURES = 100
"""In a row; a board that cannot be shown for days is given up."""

AT_ONCE = 5


async def begin(
    session: AsyncSession, guild_id: int, channel_id: int, ladder: Ladder, *, now: datetime
) -> None:
    """A board of this ladder in this channel, in a new message where there is one already."""
    fresh = {"message_id": None, "shown": None, "begun_at": now, "due_at": now, "failures": 0}
    await session.execute(
        insert_into(session, LeaderboardMessage)
        .values(guild_id=guild_id, channel_id=channel_id, ladder=ladder.value, **fresh)
        .on_conflict_do_update(index_elements=["channel_id", "ladder"], set_=fresh)
    )


class Boards:
    """Shows what is due."""

    def __init__(
        self, *, database: Database, clock: Clock, client: Callable[[], Discord | None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._client = client

    async def turn(self) -> dict[str, int]:
        """Bring a few boards up to date; does nothing while Discord is out of reach."""
        client = self._client()
        if client is None or not client.is_ready():
            return {"boards": 0}
        now = self._clock.now()
        async with self._database.read() as session:
            due = (
                await session.execute(
                    select(LeaderboardMessage, Guild.name)
                    .join(Guild, Guild.id == LeaderboardMessage.guild_id)
                    .where(LeaderboardMessage.due_at <= now, Guild.left_at.is_(None))
                    .order_by(LeaderboardMessage.due_at, LeaderboardMessage.id)
                    .limit(AT_ONCE)
                )
            ).all()
        return {"boards": sum([await self._show(client, row, name) for row, name in due])}

    async def _show(self, client: Discord, row: LeaderboardMessage, name: str) -> bool:
        now = self._clock.now()
        async with self._database.read() as session:
            board = await leaderboard(session, row.guild_id, Ladder(row.ladder), now)
            spoken = await locales(session, {row.guild_id})
            silent = row.guild_id in await silent_servers(session, {row.guild_id})
        locale = spoken.get(row.guild_id)
        shown = _digest(board, locale, name)
        if row.message_id is not None and row.shown == shown:
            await self._later(row, now + EVERY, shown=shown)
            return False
        embed = render_leaderboard(board, name, texts.of(locale), updated=now)
        try:
            message_id = await _send(client, row, embed, silent=silent)
        except Exception as error:
            await self._failed(row, error)
            return False
        await self._later(row, now + EVERY, message_id=message_id, shown=shown)
        return True

    async def _failed(self, row: LeaderboardMessage, error: Exception) -> None:
        found, now = verdict(error), self._clock.now()
        ended = getattr(error, "code", None) in (UNKNOWN_MESSAGE, *GONE)
        if ended or row.failures >= MOST_FAILURES:
            log.info("the leaderboard in channel %d is over: %s", row.channel_id, found.reason)
            async with self._database.write() as session:
                await session.execute(delete(LeaderboardMessage).where(*_unchanged(row)))
            return
        log.info("no leaderboard in channel %d for now: %s", row.channel_id, found.reason)
        wait = REFUSED_AGAIN if found.meaning in (Meaning.REFUSED, Meaning.DEAD) else AGAIN
        await self._later(row, now + wait, failures=row.failures + 1)

    async def _later(
        self,
        row: LeaderboardMessage,
        due_at: datetime,
        *,
        message_id: int | None = None,
        shown: str | None = None,
        failures: int = 0,
    ) -> None:
        async with self._database.write() as session:
            await session.execute(
                update(LeaderboardMessage)
                .where(*_unchanged(row))
                .values(
                    due_at=due_at,
                    message_id=message_id or row.message_id,
                    shown=shown or row.shown,
                    failures=failures,
                )
                .execution_options(synchronize_session=False)
            )


def _unchanged(row: LeaderboardMessage) -> tuple[Any, ...]:
    """Not where a moderator has begun it anew meanwhile."""
    return LeaderboardMessage.id == row.id, LeaderboardMessage.begun_at == row.begun_at


async def _send(
    client: Discord, row: LeaderboardMessage, embed: discord.Embed, *, silent: bool
) -> int:
    """Edit the message, or post it; a lost answer is made up for by the nonce."""
    channel = client.get_partial_messageable(row.channel_id)
    nobody = discord.AllowedMentions.none()
    if row.message_id is not None:
        await channel.get_partial_message(row.message_id).edit(embed=embed, allowed_mentions=nobody)
        return row.message_id
    told = f"board|{row.id}|{row.begun_at.isoformat()}"
    nonce = blake2b(told.encode(), digest_size=12).hexdigest()
    sent = await channel.send(embed=embed, nonce=nonce, silent=silent, allowed_mentions=nobody)
    return sent.id


def _digest(board: Leaderboard, locale: str | None, name: str) -> str:
    """Of everything that is shown but the time."""
    rows = [
        (entry.game_name, entry.tag_line, entry.sighting.standing, entry.moved)
        for entry in board.entries
    ]
    told = repr((board.ladder, rows, board.unranked, locale, name))
    return blake2b(told.encode(), digest_size=20).hexdigest()
