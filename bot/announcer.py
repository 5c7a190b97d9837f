"""Drains the outbox into channels: claim, post, record (discord.md §2).

A claim is committed before the post and the outcome after it. What became of a post whose answer
never came is found out by posting again with the same nonce while Discord still knows it, and by
looking for the match link in the channel after that.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

import discord

from bot.verdicts import Meaning, verdict
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
"""Channels posted in at the same time, one message each, so that a slow one delays few others."""

POST_SECONDS = 45.0
"""Longer than the library's own retries of a 5xx take (25 s), shorter than the claim's lease."""

PARTING_SECONDS = 2.5
"""How long a stop waits for answers that are on their way."""

SEARCH_BEFORE = timedelta(seconds=60)
MOST_LOOKED_THROUGH = 200

NOT_READABLE = "the channel's history may not be read, so nobody can look"

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

    def get_channel(self, id: int, /) -> Any:
        """A channel by its id, None where it is not known."""
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
            posted += await self._settle_all(client, claims)
        return {"posted": posted}

    async def _settle_all(self, client: Discord, claims: Sequence[Claimed]) -> int:
        """Post in each channel at once; a stop lets what is under way be recorded."""
        tasks = [asyncio.create_task(self._settle(client, claim)) for claim in claims]
        try:
            await asyncio.wait(tasks)
        except asyncio.CancelledError:
            await asyncio.wait(tasks, timeout=PARTING_SECONDS)
            raise
        finally:
            for task in tasks:
                task.cancel()
            outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
        return sum(outcome is True for outcome in outcomes)

    async def _settle(self, client: Discord, claim: Claimed) -> bool:
        """One announcement; whether it stands in its channel now."""
        try:
            message = _render(claim)
        except Exception as error:
            log.exception("announcement %d cannot be read", claim.id)
            async with self._database.write() as session:
                await outbox.dead(session, claim.id, f"cannot be read: {error!r}"[:500])
            return False
        try:
            async with asyncio.timeout(POST_SECONDS):
                message_id = await self._post(client, claim, message)
        except _Uncertain as error:
            log.warning("whether %s was posted is unknown: %s", _what(claim), error)
            async with self._database.write() as session:
                await outbox.uncertain(session, claim.id, str(error))
            return False
        except Exception as error:
            return await self._not_posted(claim, error)
        await self._delivered(claim, message_id)
        return True

    async def _post(self, client: Discord, claim: Claimed, message: Message) -> int:
        channel = client.get_partial_messageable(claim.channel_id)
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
        """The message of an earlier attempt, found by its match link.

        Where the history may not be read Discord answers with no messages, so that finding none
        proves something only where it may, or where there is any message at all.
        """
        readable = _readable(client.get_channel(claim.channel_id))
        if readable is False:
            raise _Uncertain(NOT_READABLE)
        since = claim.first_attempt_at - SEARCH_BEFORE
        marks = [f"#{event.key.match_id}" for event in claim.events]
        try:
            async for message in channel.history(
                after=since, limit=MOST_LOOKED_THROUGH, oldest_first=True
            ):
                readable = True
                ours = client.user is not None and message.author.id == client.user.id
                if ours and any(_holds(message, mark) for mark in marks):
                    return message.id
            if not readable and not [each async for each in channel.history(limit=1)]:
                raise _Uncertain(NOT_READABLE)
        except discord.Forbidden:
            raise _Uncertain(NOT_READABLE) from None
        return None

    async def _delivered(self, claim: Claimed, message_id: int | None) -> None:
        async with self._database.write() as session:
            await outbox.delivered(session, claim.id, message_id, self._clock.now())
        log.info("posted %s in channel %d", _what(claim), claim.channel_id)

    async def _not_posted(self, claim: Claimed, error: Exception) -> bool:
        """Record what Discord's answer, or its silence, means; whether the message was there."""
        found = verdict(error)
        if found.meaning is Meaning.POSTED:
            await self._delivered(claim, None)
            return True
        now = self._clock.now()
        async with self._database.write() as session:
            match found.meaning:
                case Meaning.REFUSED:
                    await outbox.refused(
                        session,
                        claim.id,
                        claim.channel_id,
                        found.reason,
                        now,
                        maybe_posted=claim.in_doubt,
                    )
                case Meaning.DEAD:
                    await outbox.dead(session, claim.id, f"Discord rejects it: {found.reason}")
                case _:
                    await outbox.failed(
                        session,
                        claim.id,
                        found.reason,
                        _later(now, claim.attempts),
                        maybe_posted=claim.in_doubt or found.meaning is Meaning.UNKNOWN,
                    )
        level = logging.ERROR if found.meaning is Meaning.DEAD else logging.WARNING
        log.log(
            level,
            "%s in channel %d: %s (%s)",
            _what(claim),
            claim.channel_id,
            found.meaning.value,
            found.reason,
        )
        return False


class _Uncertain(Exception):
    """Whether it was posted cannot be found out."""


def _readable(channel: Any) -> bool | None:
    """Whether the bot may read the channel's history; None where that is not known."""
    me = channel.guild.me if isinstance(channel, discord.abc.GuildChannel) else None
    return channel.permissions_for(me).read_message_history if me else None


def _render(claim: Claimed) -> Message:
    if claim.kind is Kind.DIGEST:
        return render_digest(claim.events)
    return render(claim.event)


def _what(claim: Claimed) -> str:
    """For the log."""
    return "a digest" if claim.kind is Kind.DIGEST else claim.key.match_id


def _holds(message: discord.Message, mark: str) -> bool:
    urls = [embed.url or "" for embed in message.embeds]
    urls += [embed.description or "" for embed in message.embeds]
    for row in message.components:
        urls += [getattr(button, "url", "") or "" for button in getattr(row, "children", ())]
    # The link ends in the mark, so that EUW1_12 is not taken for EUW1_123.
    return any(url.endswith(mark) or f"{mark})" in url for url in urls)


def _later(now: datetime, attempts: int) -> datetime:
    return now + timedelta(seconds=RETRY_LADDER[min(attempts, len(RETRY_LADDER)) - 1])
