"""What Discord is told of the commands, in every language."""

import re

import discord
import pytest
from discord import app_commands

from bot import texts
from bot.client import TrackerBot
from bot.texts.commands import CommandTranslator
from bot.texts.languages import Language
from tests.bot.texts.files import LANGUAGES, patterns

NAME = re.compile(r"[-_'\w]{1,32}")
"""Discord's rule for the names of commands and options; lower case besides."""

LONGEST = 100


@pytest.fixture
async def tree(services, start_bot):
    return (await start_bot()).tree


def entries(commands):
    """Every command, group, option and choice of what was sent."""
    for entry in commands:
        yield entry
        yield from entries(entry.get("options", []))
        yield from entry.get("choices", [])


@pytest.fixture
async def sent(tree):
    translator = CommandTranslator()
    return [await each.get_translated_payload(tree, translator) for each in tree.get_commands()]


async def test_every_command_and_option_is_described_in_every_language(sent):
    locales = {each.value for each in discord.Locale if texts.spoken(each) not in (None, "en")}
    assert locales == {"fr", "de", "es-ES", "es-419", "ko"}
    for entry in entries(sent):
        if "description" in entry:
            assert entry["description"] not in ("", "…"), entry["name"]
            assert set(entry["description_localizations"]) == locales, entry["name"]


async def test_descriptions_and_names_fit_discords_limits(sent):
    for entry in entries(sent):
        if "description" in entry:
            shown = [entry["description"], *entry["description_localizations"].values()]
            assert [text for text in shown if not 1 <= len(text) <= LONGEST] == []
            called = [entry["name"], *(entry.get("name_localizations") or {}).values()]
            for name in called:
                assert NAME.fullmatch(name), name
                assert name == name.lower(), name
        else:
            called = [entry["name"], *(entry.get("name_localizations") or {}).values()]
            assert [name for name in called if not 1 <= len(name) <= LONGEST] == []


async def test_no_description_is_there_of_a_command_that_is_not(tree):
    there = set()
    for command in tree.walk_commands():
        key = f"command-{command.qualified_name.replace(' ', '-')}"
        there.add(key)
        if isinstance(command, app_commands.Command):
            there |= {f"{key}.{option.name}" for option in command.parameters}
    written = {name for name in patterns(Language.ENGLISH) if name.startswith("command-")}
    assert written == there


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_command_is_described_by_its_file(language, sent):
    [players] = [entry for entry in sent if entry["name"] == "players"]
    told = texts.of(language)("command-players")
    if language is Language.ENGLISH:
        assert players["description"] == told
    else:
        found = {texts.spoken(k): v for k, v in players["description_localizations"].items()}
        assert found[language] == told


async def test_a_changed_translation_is_sent_anew(local, start_bot, monkeypatch):
    await start_bot()
    await start_bot()
    assert len(local.requests("PUT", "/commands$")) == 1
    monkeypatch.setattr(CommandTranslator, "translate", _shouting)
    bot: TrackerBot = await start_bot()
    assert bot.is_ready()
    assert len(local.requests("PUT", "/commands$")) == 2


async def _shouting(self, string, locale, context):
    return string.message.lower() if texts.spoken(locale) == "fr" else None
