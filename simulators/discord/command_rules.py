"""What Discord refuses among application commands (discord.md §6 and §8)."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from simulators.discord.errors import Json
from simulators.discord.validation import Form, Path

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
MOST = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15}
SUBCOMMAND, GROUP = 1, 2
_LOCALES = """id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr
cs el bg ru uk hi th zh-CN ja zh-TW ko"""
LOCALES = frozenset(_LOCALES.split())
MAX_TOTAL = 8000
_NESTED = (SUBCOMMAND, GROUP)
_MARKS = (range(0x0900, 0x0980), range(0x0E00, 0x0E80))
"""Devanagari and Thai, whose vowel signs are no letters but are allowed."""


def check_commands(commands: list[Json], *, in_guild: bool) -> None:
    """Raise 50035 unless all of them may be registered together."""
    form = Form()
    for index, command in enumerate(commands):
        check_command(form, (index,), command, in_guild=in_guild)
    names = Counter((_kind(one), one.get("name")) for one in commands)
    for index, command in enumerate(commands):
        if names[_kind(command), command.get("name")] > 1:
            form.complain(
                (index, "name"),
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            )
    for kind, count in Counter(map(_kind, commands)).items():
        if count > MOST.get(kind, 0):
            form.complain(
                (),
                "APPLICATION_COMMANDS_TYPE_MAX",
                f"Maximum number of application commands reached ({MOST.get(kind, 0)}).",
            )
    form.refuse()


def check_command(form: Form, path: Path, command: Json, *, in_guild: bool) -> None:
    """One command with all that is in it."""
    kind = _kind(command)
    if not form.choice((*path, "type"), kind, (CHAT_INPUT, USER, MESSAGE)):
        return
    _check_locales(form, path, command)
    if in_guild and (command.get("contexts") or command.get("integration_types")):
        form.complain(
            (*path, "contexts"),
            "APPLICATION_COMMAND_CONTEXTS_GUILD",
            "Only global commands take contexts and integration types",
        )
    if kind != CHAT_INPUT:
        form.text((*path, "name"), command.get("name"), 32, least=1)
        if command.get("description"):
            form.complain(
                (*path, "description"),
                "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
                "Context menu commands cannot have description",
            )
        return
    _check_name(form, (*path, "name"), command.get("name"))
    form.text((*path, "description"), command.get("description"), 100, least=1)
    _check_options(form, (*path, "options"), command.get("options") or [], depth=0)
    if characters(command) > MAX_TOTAL:
        form.complain(
            path,
            "APPLICATION_COMMAND_TOO_LARGE",
            f"Command exceeds maximum size ({characters(command)}/{MAX_TOTAL})",
        )


def characters(node: Json) -> int:
    """Name, description and values, of the command and of all that is in it."""
    own = _longest(node, "name") + _longest(node, "description")
    values = [one.get("value") for one in node.get("choices") or []]
    own += sum(len(value) for value in values if isinstance(value, str))
    own += sum(_longest(one, "name") for one in node.get("choices") or [])
    return own + sum(characters(option) for option in node.get("options") or [])


def is_command_name(name: Any) -> bool:
    r"""``^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$``, in lower case."""
    return (
        isinstance(name, str)
        and 1 <= len(name) <= 32
        and name == name.lower()
        and all(map(_is_name_character, name))
    )


def _is_name_character(character: str) -> bool:
    if character in "-_'" or unicodedata.category(character)[0] in "LN":
        return True
    return any(ord(character) in block for block in _MARKS)


def _kind(command: Json) -> int:
    return int(command.get("type") or CHAT_INPUT)


def _longest(node: Json, key: str) -> int:
    translations = (node.get(f"{key}_localizations") or {}).values()
    return max(len(text) for text in (node.get(key) or "", *translations))


def _check_name(form: Form, path: Path, name: Any) -> None:
    if not name:
        form.required(path)
    elif not is_command_name(name):
        form.complain(
            path,
            "APPLICATION_COMMAND_INVALID_NAME",
            "Command name is invalid: 1 to 32 lower-case letters, digits, - and _",
        )


def _check_locales(form: Form, path: Path, node: Json) -> None:
    for key in ("name_localizations", "description_localizations"):
        for locale in node.get(key) or {}:
            if locale not in LOCALES:
                form.complain((*path, key), "DICT_TYPE_KEY_INVALID", f"Unknown locale {locale!r}")


def _check_options(form: Form, path: Path, options: list[Json], *, depth: int) -> None:
    form.count(path, options, 25)
    _check_unique(form, path, options)
    _check_order(form, path, options)
    nested = [one for one in options if one.get("type") in _NESTED]
    if nested and len(nested) != len(options):
        form.complain(
            path,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other "
            "types",
        )
    for index, option in enumerate(options):
        _check_option(form, (*path, index), option, depth=depth)


def _check_unique(form: Form, path: Path, options: list[Json]) -> None:
    names = Counter(one.get("name") for one in options)
    for index, option in enumerate(options):
        if names[option.get("name")] > 1:
            form.complain(
                (*path, index, "name"),
                "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
                "Option names must be unique",
            )


def _check_order(form: Form, path: Path, options: Iterable[Json]) -> None:
    optional_seen = False
    for index, option in enumerate(options):
        if option.get("type") in _NESTED:
            continue
        if option.get("required") and optional_seen:
            form.complain(
                (*path, index),
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional_seen = optional_seen or not option.get("required")


def _check_option(form: Form, path: Path, option: Json, *, depth: int) -> None:
    if not form.choice((*path, "type"), option.get("type"), range(1, 12)):
        return
    kind = option["type"]
    _check_name(form, (*path, "name"), option.get("name"))
    form.text((*path, "description"), option.get("description"), 100, least=1)
    _check_locales(form, path, option)
    if kind in _NESTED:
        _check_nested(form, path, option, depth=depth)
    else:
        _check_choices(form, path, option)


def _check_nested(form: Form, path: Path, option: Json, *, depth: int) -> None:
    deepest = 1 if option["type"] == SUBCOMMAND else 0
    children = option.get("options") or []
    wrong = [
        one for one in children if (one.get("type") == SUBCOMMAND) != (option["type"] == GROUP)
    ]
    if depth > deepest or wrong:
        form.complain(
            path,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "A group holds sub-commands, a sub-command holds plain options",
        )
        return
    _check_options(form, (*path, "options"), children, depth=depth + 1)


def _check_choices(form: Form, path: Path, option: Json) -> None:
    choices = option.get("choices") or []
    form.count((*path, "choices"), choices, 25)
    if choices and option.get("autocomplete"):
        form.complain(
            (*path, "choices"),
            "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE",
            "Choices and autocomplete cannot be used together",
        )
    for index, choice in enumerate(choices):
        check_choice(form, (*path, "choices", index), choice)


def check_choice(form: Form, path: Path, choice: Json) -> None:
    """A choice, written into the command or suggested by autocomplete."""
    form.text((*path, "name"), choice.get("name"), 100, least=1)
    value = choice.get("value")
    if value is None:
        form.required((*path, "value"))
    elif isinstance(value, str):
        form.text((*path, "value"), value, 100)
