"""One announcement -> one message in its channel, however often it takes (discord.md §2)."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

import discord

from bot import texts
from bot.cogs.details import view_of
from bot.texts import Texts
from bot.views.digest import render_digest
from bot.views.notice import notice_mark, render_notice
from bot.views.promotion import promotion_mark, render_promotion
from bot.views.recap import recap_mark, render_recap
from bot.views.result import render
from tracking import outbox
from tracking.clock import Clock
from tracking.domain.events import Kind
from tracking.domain.rank_events import RankEvent
from tracking.domain.recap import Recap
from tracking.outbox import Claimed, Edit

NONCE_KNOWN = timedelta(seconds=120)
"""Discord forgets a nonce after "a few minutes"; up to here it surely has not."""

POST_SECONDS = 45.0
"""Longer than the library's own retries of a 5xx take (25 s), shorter than the claim's lease."""

SEARCH_BEFORE = timedelta(minutes=5)
"""By so much our clock may be ahead of Discord's."""

MOST_LOOKED_THROUGH = 2_000

NOT_READABLE = "the channel's history may not be read"


class Discord(Protocol):
    """What posting needs of a client."""

    def is_ready(self) -> bool:
        """Whether posts may be sent."""
        ...

    async def close(self) -> None:
        """End the connection; another client takes its place."""
        ...

    def get_partial_messageable(self, id: int, /) -> discord.PartialMessageable:
        """A channel by its id, known or not."""
        ...

    def get_channel(self, id: int, /) -> Any:
        """A channel by its id, None where it is not known."""
        ...

    def get_guild(self, id: int, /) -> discord.Guild | None:
        """A server the bot is in."""
        ...

    async def create_dm(self, user: discord.abc.Snowflake) -> discord.DMChannel:
        """The direct conversation with a person."""
        ...

    @property
    def user(self) -> discord.ClientUser | None:
        """Who we are."""
        ...


class Uncertain(Exception):
    """Whether it was posted cannot be found out; the message goes on after "because"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What is sent, and by which marks it is known again."""

    content: str
    embed: discord.Embed | None = None
    view: discord.ui.View | None = None
    marks: tuple[str, ...] = field(default=())
    mentions: tuple[int, ...] = field(default=())
    """Users whom it calls; nothing else in it ever does."""


def compose(claim: Claimed | Edit) -> Post:
    """The message; raises whatever an unreadable payload raises."""
    t = texts.of(claim.locale)
    if claim.kind is Kind.NOTICE:
        return Post(
            content=render_notice(claim.payload, claim.key.game_id, t),
            marks=(notice_mark(claim.key.game_id),),
        )
    if claim.kind is Kind.PROMOTION:
        step = claim.key.game_id
        told = render_promotion(RankEvent.from_json(claim.payload), step, t, claim.members)
        return Post(
            content=told.content,
            embed=told.embed,
            marks=(promotion_mark(step),),
            mentions=told.mentions,
        )
    if claim.kind is Kind.RECAP:
        recap = Recap.from_json(claim.payload)
        told = render_recap(recap, t)
        return Post(content=told.content, embed=told.embed, marks=(recap_mark(recap),))
    if claim.kind is Kind.DIGEST:
        return _digest(claim, t)
    message = render(claim.event, t, claim.members)
    return Post(
        content=message.content,
        embed=message.embed,
        view=view_of(message),
        marks=(f"#{claim.event.key.match_id}",),
        mentions=message.mentions,
    )


def _digest(claim: Claimed | Edit, t: Texts) -> Post:
    events, steps = claim.events, outbox.read_steps(claim.payload)
    quiet = outbox.is_of_quiet_hours(claim.payload)
    message = render_digest(events, t, steps=steps, quiet=quiet)
    marks = [f"#{event.key.match_id}" for event in events]
    return Post(
        content=message.content,
        embed=message.embed,
        view=view_of(message),
        marks=(*marks, *(promotion_mark(step_id) for step_id, _ in steps)),
    )


async def post(client: Discord, clock: Clock, claim: Claimed, what: Post) -> int:
    """Post it, or find the message of an earlier attempt; its id. Raises Uncertain, and what the
    library raises.

    While Discord knows the nonce it may simply be sent again, so an attempt ends with that time at
    the latest; after it the channel is looked through first.
    """
    limit = POST_SECONDS
    channel = client.get_partial_messageable(claim.channel_id)
    age = clock.now() - claim.first_attempt_at
    stale = claim.in_doubt and age > NONCE_KNOWN
    if claim.in_doubt and not stale:
        limit = min(limit, max(1.0, (NONCE_KNOWN - age).total_seconds()))
    async with asyncio.timeout(limit):
        if stale:
            found = await _find(client, channel, claim, what)
            if found is not None:
                return found
        sent = await channel.send(
            what.content,
            embed=what.embed or discord.utils.MISSING,
            view=what.view or discord.utils.MISSING,
            nonce=claim.nonce,
            silent=claim.silent,
            allowed_mentions=calls(what.mentions),
        )
    return sent.id


def calls(users: Sequence[int]) -> discord.AllowedMentions:
    """These users and nobody else, whatever the names in the post look like."""
    if not users:
        return discord.AllowedMentions.none()
    return discord.AllowedMentions(
        everyone=False,
        roles=False,
        replied_user=False,
        users=[discord.Object(user_id) for user_id in users],
    )


async def _find(
    client: Discord, channel: discord.PartialMessageable, claim: Claimed, what: Post
) -> int | None:
    """The message of an earlier attempt, found by its marks.

    Where the history may not be read Discord answers with no messages, so that finding none
    proves something only where it may, or where there is any message at all.
    """
    readable = _readable(client.get_channel(claim.channel_id))
    if readable is False:
        raise Uncertain(NOT_READABLE)
    since = claim.first_attempt_at - SEARCH_BEFORE
    looked = 0
    try:
        async for message in channel.history(
            after=since, limit=MOST_LOOKED_THROUGH, oldest_first=True
        ):
            readable, looked = True, looked + 1
            ours = client.user is not None and message.author.id == client.user.id
            # What a command answered links matches too, and a resend follows an older post.
            if not ours or message.type is not discord.MessageType.default:
                continue
            if message.id != claim.message_id and any(_holds(message, m) for m in what.marks):
                return message.id
        if not readable and not [each async for each in channel.history(limit=1)]:
            raise Uncertain(NOT_READABLE)
    except discord.Forbidden as error:
        if error.code == 50001:
            raise
        raise Uncertain(NOT_READABLE) from None
    if looked >= MOST_LOOKED_THROUGH:
        raise Uncertain("too much was written there since to look through")
    return None


def _readable(channel: Any) -> bool | None:
    """Whether the bot may read the channel's history; None where that is not known."""
    if isinstance(channel, discord.DMChannel):
        return True
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return None
    me = channel.guild.me
    try:
        return channel.permissions_for(me).read_message_history if me else None
    except discord.ClientException:
        return None


def _holds(message: discord.Message, mark: str) -> bool:
    if any(embed.footer.text == mark for embed in message.embeds):
        return True  # a recap, which has no link of its own
    urls = [embed.url or "" for embed in message.embeds]
    urls += [embed.description or "" for embed in message.embeds]
    urls.append(message.content)
    for row in message.components:
        urls += [getattr(button, "url", "") or "" for button in getattr(row, "children", ())]
    # The link ends in the mark, so that EUW1_12 is not taken for EUW1_123.
    return any(url.endswith(mark) or f"{mark})" in url for url in urls)
