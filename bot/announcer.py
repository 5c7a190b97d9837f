"""Drains the outbox into channels: claim, post, record (discord.md §2).

A claim is committed before the post and the outcome after it. What became of a post whose answer
never came is found out by posting again with the same nonce while Discord still knows it, and by
looking for the match link in the channel after that.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

import aiohttp
import discord

from bot.views.digest import render_digest
from bot.views.message import Message
from bot.views.result import render
from tracking import outbox
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.events import Kind
from tracking.outbox import Claimed

log = logging.getLogger(__name__)

NONCE_KNOWN = timedelta(seconds=120)
"""Discord forgets a nonce after "a few minutes"; up to here it surely has not."""

AT_ONCE = 10
MOST_LOOKED_THROUGH = 200

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE = 10003, 10008
MISSING_ACCESS, MISSING_PERMISSIONS = 50001, 50013

RETRY_LADDER = (5, 15, 30, 60, 120, 300)
"""Seconds until the next attempt; the last stays."""


class Discord(Protocol):
    """What the announcer needs of a client."""

    def is_ready(self) -> bool:
        """Whether posts may be sent."""
        ...

    def get_partial_messageable(self, id: int, /) -> discord.PartialMessageable:
        """A channel by its id, known or not."""
        ...

    @property
    def user(self) -> discord.ClientUser | None:
        """Who we are."""
        ...


class Announcer:
    """Posts what channels are owed."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        client: Callable[[], Discord | None],
        max_age: timedelta,
    ) -> None:
        self._database = database
        self._clock = clock
        self._client = client
        self._max_age = max_age

    async def turn(self) -> dict[str, int]:
        """Post what is due; does nothing while Discord is out of reach."""
        posted = 0
        while (client := self._client()) is not None and client.is_ready():
            now = self._clock.now()
            async with self._database.write() as session:
                await outbox.fold_stale(session, now, self._max_age)
                claims = await outbox.claim(session, now, AT_ONCE)
            if not claims:
                break
            for claim in claims:
                posted += await self._settle(client, claim)
        return {"posted": posted}

    async def _settle(self, client: Discord, claim: Claimed) -> bool:
        """One announcement; whether it stands in its channel now."""
        try:
            message = _render(claim)
        except (KeyError, ValueError, TypeError) as error:
            log.exception("announcement %d cannot be read", claim.id)
            async with self._database.write() as session:
                await outbox.dead(session, claim.id, f"cannot be read: {error!r}")
            return False
        channel = client.get_partial_messageable(claim.channel_id)
        try:
            message_id = await self._post(client, channel, claim, message)
        except _Uncertain as error:
            async with self._database.write() as session:
                await outbox.uncertain(session, claim.id, str(error))
            return False
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
            return await self._refused(claim, error)
        await self._delivered(claim, message_id)
        return True

    async def _post(
        self,
        client: Discord,
        channel: discord.PartialMessageable,
        claim: Claimed,
        message: Message,
    ) -> int:
        if claim.attempts > 1 and self._clock.now() - claim.first_attempt_at > NONCE_KNOWN:
            found = await self._find(client, channel, claim)
            if found is not None:
                return found
        sent = await channel.send(
            message.content,
            embed=message.embed,
            view=message.view() if message.links else discord.utils.MISSING,
            nonce=claim.nonce,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        return sent.id

    async def _find(
        self, client: Discord, channel: discord.PartialMessageable, claim: Claimed
    ) -> int | None:
        """The message of an earlier attempt, found by its match link."""
        since = claim.first_attempt_at - timedelta(seconds=60)
        marks = [f"#{event.key.match_id}" for event in claim.events]
        try:
            async for message in channel.history(
                after=since, limit=MOST_LOOKED_THROUGH, oldest_first=True
            ):
                ours = client.user is not None and message.author.id == client.user.id
                if ours and any(_holds(message, mark) for mark in marks):
                    return message.id
        except discord.Forbidden:
            raise _Uncertain("the channel's history may not be read") from None
        return None

    async def _delivered(self, claim: Claimed, message_id: int | None) -> None:
        async with self._database.write() as session:
            await outbox.delivered(session, claim.id, message_id, self._clock.now())
        log.info("posted %s in channel %d", claim.key.match_id, claim.channel_id)

    async def _refused(self, claim: Claimed, error: Exception) -> bool:
        """What Discord's answer, or its silence, means for the announcement."""
        now = self._clock.now()
        code = error.code if isinstance(error, discord.HTTPException) else 0
        status = error.status if isinstance(error, discord.HTTPException) else 0
        if code == UNKNOWN_MESSAGE:
            # Posted before and deleted since: Discord does not post it again, nor do we.
            await self._delivered(claim, None)
            return True
        async with self._database.write() as session:
            if code == UNKNOWN_CHANNEL or status == 403:
                reason = _why(code)
                log.warning("channel %d is paused: %s", claim.channel_id, reason)
                await outbox.refused(session, claim.id, claim.channel_id, reason, now)
            elif status in (400, 413):
                log.error("Discord rejects announcement %d: %s", claim.id, error)
                await outbox.dead(session, claim.id, f"Discord rejects it: {error}")
            else:
                await outbox.failed(
                    session,
                    claim.id,
                    f"{type(error).__name__}: {error}"[:500],
                    _later(now, claim.attempts),
                    maybe_posted=status not in (401, 404, 429),
                )
        return False


class _Uncertain(Exception):
    """Whether it was posted cannot be found out."""


def _render(claim: Claimed) -> Message:
    if claim.kind is Kind.DIGEST:
        return render_digest(claim.events)
    return render(claim.event)


def _holds(message: discord.Message, mark: str) -> bool:
    urls = [embed.url or "" for embed in message.embeds]
    urls += [embed.description or "" for embed in message.embeds]
    for row in message.components:
        urls += [getattr(button, "url", "") or "" for button in getattr(row, "children", ())]
    # The link ends in the mark, so that EUW1_12 is not taken for EUW1_123.
    return any(url.endswith(mark) or f"{mark})" in url for url in urls)


def _why(code: int) -> str:
    return {
        UNKNOWN_CHANNEL: "the channel does not exist any more",
        MISSING_ACCESS: "the bot cannot see the channel",
        MISSING_PERMISSIONS: "the bot may not post there",
    }.get(code, "Discord does not let the bot post there")


def _later(now: datetime, attempts: int) -> datetime:
    return now + timedelta(seconds=RETRY_LADDER[min(attempts, len(RETRY_LADDER)) - 1])
