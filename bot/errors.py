"""Exceptions -> replies."""

import logging
import secrets

import aiohttp
import discord
from discord import app_commands

from bot.texts import Texts, translated
from bot.views.texts import plain
from tracking.errors import UserMistake

log = logging.getLogger(__name__)

PUBLIC = "public"
"""Key in an interaction's extras: its "is thinking…" is seen by everybody."""

LONGEST_TOLD = 1000

UNKNOWN_MESSAGE = 10008
UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060

NOBODY = discord.AllowedMentions.none()


class Refusal(UserMistake):
    """That cannot be done. The sentence is ours, and formatted for Discord already."""


def sentence(error: BaseException, t: Texts) -> str | None:
    """What the asker is told; None where nothing can be said any more.

    In this order:

    1. a `Refusal`: its own sentence;
    2. any other `UserMistake`: its own sentence, in his language and escaped, for it may
       repeat what was typed;
    3. a permission that is missing: which one;
    4. another check that said no: that it may not be used here;
    5. a command that is not known any more, or has changed: to try again in a minute;
    6. a value that cannot be read: to pick one that is suggested;
    7. an interaction that is over: nothing;
    8. a message that was deleted before it could be filled in: to ask again;
    9. anything else: an apology with a reference that stands in the log too.
    """
    if isinstance(error, app_commands.CommandInvokeError | app_commands.TransformerError):
        error = error.__cause__ or error
    if isinstance(error, Refusal):
        return error.message
    if isinstance(error, UserMistake):
        return plain(translated(t, error.message), LONGEST_TOLD)
    if isinstance(error, app_commands.MissingPermissions):
        return t("error-needs-manage-server")
    if isinstance(error, app_commands.NoPrivateMessage):
        return t("error-server-only")
    if isinstance(error, app_commands.CheckFailure):
        return t("error-not-here")
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return t("error-changed")
    if isinstance(error, app_commands.TransformerError):
        return t("error-value")
    if isinstance(error, discord.HTTPException) and error.code == UNKNOWN_INTERACTION:
        return None
    if isinstance(error, discord.HTTPException) and error.code == UNKNOWN_MESSAGE:
        return t("error-deleted")
    reference = secrets.token_hex(4)
    log.error("command failed, reference %s", reference, exc_info=error)
    return t("error-ours", reference=reference)


async def answer(interaction: discord.Interaction, error: BaseException, t: Texts) -> None:
    """Tell the asker alone what went wrong, where anything can be said: a button's own error would
    only be logged by the library."""
    text = sentence(error, t)
    if text is not None:
        await reply(interaction, text)


async def reply(interaction: discord.Interaction, text: str) -> None:
    """Say something to the asker alone, whichever way is still open."""
    try:
        try:
            await _reply(interaction, text)
        except discord.HTTPException as error:
            # Answered, and the answer to that was lost (discord.md §4).
            if error.code != ALREADY_ANSWERED:
                raise
            await interaction.followup.send(text, ephemeral=True, allowed_mentions=NOBODY)
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
        if getattr(error, "code", 0) != UNKNOWN_INTERACTION:
            log.warning("could not answer: %s: %s", type(error).__name__, error)


async def _reply(interaction: discord.Interaction, text: str) -> None:
    if not interaction.response.is_done():
        await interaction.response.send_message(text, ephemeral=True, allowed_mentions=NOBODY)
        return
    if interaction.extras.get(PUBLIC):
        # The first followup would take the place of "is thinking…", for everybody to see.
        await interaction.delete_original_response()
    await interaction.followup.send(text, ephemeral=True, allowed_mentions=NOBODY)
