"""Commands in each language: their descriptions out of the files of texts.

The text of `/player add` is `command-player-add`, of its option `region` the attribute `.region`,
of a choice what its `locale_str` names (`locale_str("results", key="choice-results")`). Names stay
as they are: people, manuals and our own texts tell each other of `/player add`.
"""

from typing import Any

import discord
from discord import app_commands

from bot.texts.catalogue import Texts, of
from bot.texts.languages import Language, spoken

Location = app_commands.TranslationContextLocation

_DESCRIPTIONS = (Location.command_description, Location.group_description)


IN_THE_FILES = "…"
"""The description of a group until `describe` has read it: the library wants one at once."""


class CommandTranslator(app_commands.Translator):
    """What Discord is told of each command in our languages; it shows English in all others."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The text in this locale; None for English, which is the default, and for names."""
        language = spoken(locale.value)
        if language in (None, Language.ENGLISH):
            return None
        t = of(language)
        if context.location in _DESCRIPTIONS:
            return t(_key(context.data))
        if context.location is Location.parameter_description:
            parameter = context.data
            return t.attribute(_key(parameter.command), parameter.name)
        key = string.extras.get("key")
        return t(key) if context.location is Location.choice_name and key else None


def describe(tree: app_commands.CommandTree[Any], guild: discord.Object | None = None) -> None:
    """Give every command, and every option, its English description."""
    t = of(Language.ENGLISH)
    for command in tree.walk_commands(guild=guild):
        command.description = t(_key(command))
        if isinstance(command, app_commands.Command) and command.parameters:
            app_commands.describe(**_options(t, command))(command)


def _options(
    t: Texts, command: app_commands.Command[Any, ..., Any]
) -> dict[str, str | app_commands.locale_str]:
    return {
        option.name: app_commands.locale_str(t.attribute(_key(command), option.name))
        for option in command.parameters
    }


def _key(command: Any) -> str:
    return f"command-{command.qualified_name.replace(' ', '-')}"
