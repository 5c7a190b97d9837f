"""Exceptions -> replies."""

import logging
import secrets

import discord
from discord import app_commands
from discord.ext import commands

from tracking.errors import UserMistake

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060


def sentence(error: BaseException) -> str | None:
    """What the asker is told; None where nothing can be said any more.

    In this order:

    1. a `UserMistake`: its own sentence;
    2. a permission that is missing: which one;
    3. a command that is not known any more, or has changed: to try again in a minute;
    4. an interaction that is over: nothing;
    5. anything else: an apology with a reference that stands in the log too.
    """
    if isinstance(error, app_commands.CommandInvokeError | app_commands.TransformerError):
        error = error.__cause__ or error
    if isinstance(error, UserMistake):
        return error.message
    if isinstance(error, app_commands.MissingPermissions):
        return "You need the permission Manage Server for this."
    if isinstance(error, app_commands.NoPrivateMessage):
        return "This works in a server only."
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return "This command has just been changed. Please try it again in a minute."
    if isinstance(error, app_commands.TransformerError):
        return "One of the values cannot be used. Please pick one that is suggested."
    if isinstance(error, discord.HTTPException) and error.code == UNKNOWN_INTERACTION:
        return None
    reference = secrets.token_hex(4)
    log.error("command failed, reference %s", reference, exc_info=error)
    return f"Something went wrong on our side. The operator finds it in the log as {reference}."


async def reply(interaction: discord.Interaction, text: str) -> None:
    """Say something to the asker alone, whichever way is still open."""
    none = discord.AllowedMentions.none()
    try:
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True, allowed_mentions=none)
        else:
            await interaction.response.send_message(text, ephemeral=True, allowed_mentions=none)
    except discord.HTTPException as error:
        if error.code == ALREADY_ANSWERED:
            await interaction.followup.send(text, ephemeral=True, allowed_mentions=none)
        elif error.code != UNKNOWN_INTERACTION:
            log.warning("could not answer: %s", error)


class Tree(app_commands.CommandTree[commands.Bot]):
    """The command tree, whose every error becomes a reply."""

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        text = sentence(error)
        if text is not None and interaction.type is not discord.InteractionType.autocomplete:
            await reply(interaction, text)
