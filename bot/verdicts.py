"""What Discord's answer to a post, or its silence, means for the announcement. Pure."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

import discord

UNKNOWN_MESSAGE = 10008

REFUSALS = {
    10003: "the channel does not exist any more",
    10004: "the server does not exist any more",
    50001: "the bot cannot see the channel",
    50008: "nothing can be posted in a channel of this kind",
    50013: "the bot may not post there",
    50024: "nothing can be posted in a channel of this kind",
    50083: "the thread is archived",
    160005: "the thread is locked",
}
"""Error codes that speak of the channel, whatever is posted there (discord.md §8)."""

GONE = (10003, 10004)

NETWORK_BLOCKED = 40333
"""A 403 of Cloudflare about the sender's network, not about the channel."""

LONGEST_REASON = 500

LONGEST_QUIET = timedelta(hours=1)


class Meaning(Enum):
    """What is to be done with the announcement."""

    POSTED = "posted"  # it stood in the channel and was deleted since: nothing is left to do
    REFUSED = "refused"  # Discord does not let us post in this channel: it waits for an admin
    DEAD = "dead"  # Discord will never take this message
    NOT_POSTED = "not posted"  # surely not there: try again
    NOBODY = "the token is refused"  # surely not there, and nothing else will be
    UNKNOWN = "unknown"  # may be there: try again with the same nonce, later look for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an attempt that did not end with a message means."""

    meaning: Meaning
    reason: str
    gone: bool = False
    """The channel, or its server, was deleted."""
    wait: timedelta | None = None
    """For so long nothing at all should be posted."""


def verdict(error: Exception) -> Verdict:
    """Judge what a post raised. A time-out, a lost connection and a 5xx say nothing about whether
    the message is there (discord.md §2)."""
    reason = f"{type(error).__name__}: {error}"[:LONGEST_REASON]
    if isinstance(error, discord.RateLimited):
        # Before anything was sent: the library waits for no longer than it was told to.
        return Verdict(meaning=Meaning.NOT_POSTED, reason=reason)
    if not isinstance(error, discord.HTTPException):
        return Verdict(meaning=Meaning.UNKNOWN, reason=reason)
    if error.code == UNKNOWN_MESSAGE:
        return Verdict(meaning=Meaning.POSTED, reason="posted and deleted since")
    if error.code in REFUSALS:
        return Verdict(
            meaning=Meaning.REFUSED, reason=REFUSALS[error.code], gone=error.code in GONE
        )
    if error.status == 403 and error.code not in (0, NETWORK_BLOCKED):
        return Verdict(meaning=Meaning.REFUSED, reason="Discord does not let the bot post there")
    if error.status in (400, 413):
        return Verdict(meaning=Meaning.DEAD, reason=reason)
    if error.status == 401:
        return Verdict(meaning=Meaning.NOBODY, reason=reason)
    if error.status == 429:
        return Verdict(meaning=Meaning.NOT_POSTED, reason=reason, wait=_asked_to_wait(error))
    meaning = Meaning.NOT_POSTED if 400 <= error.status < 500 else Meaning.UNKNOWN
    return Verdict(meaning=meaning, reason=reason)


def _asked_to_wait(error: discord.HTTPException) -> timedelta:
    """Of a 429 that the library gave up: with a `Via` it has waited already, without one it is
    Cloudflare's, of this address (discord.md §4)."""
    text = getattr(error.response, "headers", {}).get("Retry-After", "")
    try:
        seconds = max(0.0, float(text))
    except ValueError:
        return timedelta()
    return min(timedelta(seconds=min(seconds, 1e6)), LONGEST_QUIET)
