"""A Discord as the announcer sees it: a nonce it forgets, a history, refusals, silence."""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import discord

from tests.machines.fate import Fate
from tests.support.clock import FakeClock
from tracking.domain.events import Kind
from tracking.domain.games import GameKey
from tracking.outbox.keys import nonce as nonce_of

FORGETS_AFTER = timedelta(seconds=121)
"""The least that "the past few minutes" may mean (discord.md §2)."""

_LINK = re.compile(r"#([A-Z0-9]+_[0-9]+)\b")


@dataclass
class Shown:
    """A message as it stands in a channel."""

    id: int
    channel_id: int
    author: Any
    posted_at: datetime
    nonce: str | None
    embeds: list[discord.Embed]
    components: list[Any]
    deleted: bool = False

    @property
    def match_ids(self) -> set[str]:
        """The games it links to."""
        urls = [
            getattr(each, "url", None) or "" for row in self.components for each in row.children
        ]
        urls += [text for e in self.embeds for text in (e.url or "", e.description or "")]
        return {found for url in urls for found in _LINK.findall(url)}


class ModelDiscord:
    """Stands in for the client that posts; keeps what it got whatever it answers."""

    user = SimpleNamespace(id=1)

    def __init__(self, clock: FakeClock, fate: Fate, pace: Iterator[int]) -> None:
        self.messages: list[Shown] = []
        self.answers: list[str] = []
        """What becomes of the next posts, in order; after that all is well."""
        self.closed: set[int] = set()
        """Channels nobody may post in."""
        self.unreadable: set[int] = set()
        """Channels whose history may not be read."""
        self.clock = clock
        self.fate = fate
        self.pace = pace

    def is_ready(self) -> bool:
        return True

    def get_channel(self, _id: int, /) -> None:
        return None

    def get_guild(self, _id: int, /) -> None:
        """Notices find no place here: what becomes of them is tested beside the announcer."""

    def get_partial_messageable(self, channel_id: int, /) -> "ModelChannel":
        return ModelChannel(self, channel_id)

    def somebody_says(self, channel_id: int) -> None:
        """So that a history that may be read is not empty."""
        self.keep(channel_id, author=SimpleNamespace(id=2))

    def keep(self, channel_id: int, *, author: Any, **parts: Any) -> Shown:
        """A message that everybody sees from now on."""
        message = Shown(
            id=len(self.messages) + 1,
            channel_id=channel_id,
            author=author,
            posted_at=self.clock.now(),
            nonce=parts.get("nonce"),
            embeds=parts.get("embeds", []),
            components=parts.get("components", []),
        )
        self.messages.append(message)
        return message

    def ours(self) -> list[Shown]:
        """What the bot ever posted, also what was deleted."""
        return [message for message in self.messages if message.author is self.user]

    def told(self) -> Counter[tuple[int, str, Kind]]:
        """How often each channel was told of each game."""
        return Counter(
            (message.channel_id, match_id, _kind(message, match_id))
            for message in self.ours()
            for match_id in message.match_ids
        )


class ModelChannel:
    """One channel, by its id alone."""

    def __init__(self, discord_: ModelDiscord, channel_id: int) -> None:
        self._discord = discord_
        self._id = channel_id

    async def send(
        self, content: str, *, embed: discord.Embed, nonce: str, view: Any = None, **_: Any
    ) -> Shown:
        """Post, as the next answer says."""
        await self._travel()
        answer = self._discord.answers.pop(0) if self._discord.answers else "ok"
        if self._id in self._discord.closed:
            raise _error(discord.Forbidden, 403, 50013)
        match answer:
            case "silent":
                raise TimeoutError
            case "refused":
                raise _error(discord.Forbidden, 403, 50001)
            case "limited":
                raise _error(discord.HTTPException, 429, 0)
            case "down":
                raise _error(discord.DiscordServerError, 503, 0)
        message = self._known(nonce)
        if message is None:
            rows = [SimpleNamespace(children=view.children)] if view else []
            message = self._discord.keep(
                self._id, author=self._discord.user, nonce=nonce, embeds=[embed], components=rows
            )
        elif message.deleted:
            raise _error(discord.NotFound, 404, 10008)
        self._discord.fate.step()
        if answer == "lost":
            raise TimeoutError
        if answer == "taken, but 502":
            raise _error(discord.DiscordServerError, 502, 0)
        return message

    def _known(self, nonce: str) -> Shown | None:
        since = self._discord.clock.now() - FORGETS_AFTER
        ours = [m for m in self._discord.ours() if m.nonce == nonce and m.posted_at >= since]
        return ours[0] if ours else None

    async def history(
        self, *, after: datetime | None = None, limit: int = 100, oldest_first: bool = False
    ) -> AsyncIterator[Shown]:
        """Answers with nothing where it may not be read, as Discord does."""
        await self._travel()
        if self._id in self._discord.unreadable:
            return
        found = [
            m
            for m in self._discord.messages
            if m.channel_id == self._id
            and not m.deleted
            and (after is None or m.posted_at >= after)
        ]
        for message in (found if oldest_first else found[::-1])[:limit]:
            yield message

    async def _travel(self) -> None:
        self._discord.fate.step()
        for _ in range(next(self._discord.pace)):
            await asyncio.sleep(0)
        self._discord.fate.step()


def _error(kind: type[discord.HTTPException], status: int, code: int) -> discord.HTTPException:
    response: Any = SimpleNamespace(status=status, reason="")
    return kind(response, {"code": code, "message": "made up"})


def _kind(message: Shown, match_id: str) -> Kind:
    """A digest and whatever bears no known nonce tells of results."""
    key = GameKey.parse(match_id)
    assert key is not None
    gone = nonce_of(Kind.UNAVAILABLE, key, message.channel_id, 0)
    return Kind.UNAVAILABLE if message.nonce == gone else Kind.RESULT
