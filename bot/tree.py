"""The command tree: what fits its commands is done, everything else gets a sentence."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot import texts
from bot.errors import reply, sentence

NESTED = (
    discord.AppCommandOptionType.subcommand.value,
    discord.AppCommandOptionType.subcommand_group.value,
)


class Tree(app_commands.CommandTree[commands.Bot]):
    """Every error becomes a reply."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Discord's clients go on offering a command as it was for a while, so that an option may
        come with another type than it has now, which the library hands on as it is. Raises
        CommandSignatureMismatch."""
        command = interaction.command
        if isinstance(command, app_commands.Command):
            typing = interaction.type is discord.InteractionType.autocomplete
            known = {each.display_name: each for each in command.parameters}
            for option in _options(interaction):
                parameter = known.get(option["name"])
                if parameter is not None and not _fits(parameter, option, typing=typing):
                    raise app_commands.CommandSignatureMismatch(command)
        return True

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        text = sentence(error, texts.of(interaction.locale))
        if interaction.type is discord.InteractionType.autocomplete:
            await interaction.response.autocomplete([])
        elif text is not None:
            await reply(interaction, text)


def _options(interaction: discord.Interaction[Any]) -> Sequence[dict[str, Any]]:
    """What was given to the command, below its groups."""
    data: Any = interaction.data
    options: list[dict[str, Any]] = data.get("options", [])
    while options and options[0].get("type") in NESTED:
        options = options[0].get("options", [])
    return options


def _fits(parameter: app_commands.Parameter, option: dict[str, Any], *, typing: bool) -> bool:
    """Whether it is what Discord would have let through by the command as it is now; while
    somebody is `typing`, any value of the right type is."""
    value = option.get("value")
    if typing:
        return bool(option["type"] == parameter.type.value)
    if option["type"] != parameter.type.value or value is None:
        return False
    if parameter.choices and all(value != each.value for each in parameter.choices):
        return False
    if not isinstance(value, str | int | float):
        return False
    measured = len(value) if isinstance(value, str) else value
    least, most = parameter.min_value, parameter.max_value
    return (least is None or measured >= least) and (most is None or measured <= most)
