"""What people, old clients and Discord itself could send to the bot, made from what it registered:
a command that is added is part of it by itself."""

import functools
import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord

import bot
from bot.cogs.unanswered import SECONDS
from simulators.discord import LocalDiscord, NoAnswer, Reply
from simulators.discord.desk import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from simulators.discord.payloads import resolved_channel_json
from simulators.discord.world import Channel, User
from tests.bot.waiting import until
from tests.support.clock import FakeClock
from tests.support.hostile import Hostile
from tests.support.regexes import matching

Json = dict[str, Any]

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE = range(1, 9)
MENTIONABLE, NUMBER, ATTACHMENT = 9, 10, 11

LOCALES = ("en-US", "de", "es-419", "fr", "ko", "ja", "xx-XX", "")

LONGEST_OPTION = 6000
LONGEST_CUSTOM_ID = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A command that can be sent, and the way down to it."""

    command: Json
    steps: tuple[Json, ...]

    @property
    def path(self) -> str:
        """`player add`."""
        return " ".join([self.command["name"], *(step["name"] for step in self.steps)])

    @property
    def options(self) -> list[Json]:
        """What it takes."""
        node = self.steps[-1] if self.steps else self.command
        return list(node.get("options") or [])


def leaves(commands: Sequence[Json]) -> list[Leaf]:
    """Every command that can be sent."""
    return [Leaf(command=one, steps=way) for one in commands for way in _ways(one)]


def _ways(node: Json) -> Iterator[tuple[Json, ...]]:
    inner = [one for one in node.get("options") or [] if one["type"] in (SUBCOMMAND, GROUP)]
    if not inner:
        yield ()
    for one in inner:
        for rest in _ways(one):
            yield (one, *rest)


@functools.cache
def dynamic_items() -> list[type[discord.ui.DynamicItem[Any]]]:
    """Every kind of button that outlives the process."""
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if module.name != "bot.__main__":
            importlib.import_module(module.name)
    kinds = discord.ui.DynamicItem.__subclasses__()
    return [kind for kind in kinds if kind.__module__.startswith("bot.")]


def _is_known(custom_id: str) -> bool:
    kinds = [kind.__discord_ui_compiled_template__ for kind in dynamic_items()]
    return any(template.fullmatch(custom_id) for template in kinds)


@dataclass(kw_only=True)
class Mischief:
    """Sends the bot what is made up here; each call gives back the answer."""

    local: LocalDiscord
    clock: FakeClock
    hostile: Hostile
    people: Sequence[User]
    places: Sequence[Channel]
    words: Sequence[str]
    """Texts that mean something there: names, match ids."""
    gone: Sequence[int] = field(default_factory=list)
    """Ids of what does not exist any more."""

    async def command(self, leaf: Leaf) -> Reply:
        """A slash command with whatever in its options."""
        options, resolved = self._options(leaf)
        return await self._send(COMMAND, self._data(leaf, options, resolved))

    async def suggestions(self, leaf: Leaf, option: Json) -> Reply:
        """What is suggested while somebody types into an option."""
        options, resolved = self._options(leaf)
        options = [one for one in options if one["name"] != option["name"]]
        typed = {"type": option["type"], "name": option["name"], "focused": True}
        options.append(typed | {"value": self._text()})
        return await self._send(AUTOCOMPLETE, self._data(leaf, options, resolved))

    async def button(self, kind: type[discord.ui.DynamicItem[Any]], message: Json) -> Reply:
        """A button or select of this kind, on a message that the asker sees."""
        template = kind.__discord_ui_compiled_template__
        custom_id = matching(template, self.hostile.dice)
        if self._chance(0.5):
            custom_id = self._with_a_known_game(template.fullmatch(custom_id), custom_id)
        if self._chance(0.2):
            custom_id = (custom_id + self._text())[:LONGEST_CUSTOM_ID]
        return await self.press(custom_id, message, self.hostile.dice.choice((2, 2, 3, 8)))

    def _with_a_known_game(self, found: re.Match[str] | None, custom_id: str) -> str:
        """Where the id names a game, one that there is."""
        games = [word.split("_") for word in self.words if word.count("_") == 1]
        named = dict(zip(("platform", "game_id"), self.hostile.dice.choice(games), strict=True))
        for group in reversed(found.groupdict() if found else ()):
            if found and group in named:
                start, end = found.span(group)
                custom_id = custom_id[:start] + named[group] + custom_id[end:]
        return custom_id

    async def press(self, custom_id: str, message: Json, kind: int = 2) -> Reply:
        """A component of this id: a button, a select (3), or one of channels (8)."""
        shown: Json = {"type": kind, "id": 2, "custom_id": custom_id}
        shown |= {"style": 2, "label": "x"} if kind == 2 else {"min_values": 1, "max_values": 1}
        shown |= {"options": []} if kind == 3 else {}
        message["components"] = [{"type": 1, "id": 1, "components": [shown]}]
        data: Json = {"custom_id": custom_id, "component_type": kind, "id": 2}
        if kind != 2:
            resolved: Json = {}
            picked = self._channel(resolved) if kind == 8 else self._text()
            data |= {"values": [picked] * self.hostile.dice.choice((0, 1, 1, 1, 2))}
            data |= {"resolved": resolved} if resolved else {}
        return await self._send(COMPONENT, data, message)

    async def modal(self) -> Reply:
        """A form that nobody opened."""
        entered = {"type": 4, "id": 2, "custom_id": "a", "value": self._text()}
        data = {
            "custom_id": self._text()[:LONGEST_CUSTOM_ID] or "form",
            "components": [{"type": 18, "id": 1, "component": entered}],
        }
        return await self._send(MODAL_SUBMIT, data)

    async def _send(self, kind: int, data: Json, source: Json | None = None) -> Reply:
        user, place = self._asker(source)
        opened = self.local.core.desk.open(kind, user, place, data, source)
        if kind in (COMPONENT, MODAL_SUBMIT) and not _is_known(data["custom_id"]):
            await self._in_time(opened)
        try:
            return await self.local.answered(opened)
        except NoAnswer as error:
            raise AssertionError(f"no answer to {data} of seed {self.hostile.number}") from error

    async def _in_time(self, opened: Interaction) -> None:
        """Let the time pass after which the bot takes it that nobody else answers."""
        before = len(self.clock._sleepers)
        await until(lambda: len(self.clock._sleepers) > before)
        assert not opened.answered
        await self.clock.advance(SECONDS)

    def _asker(self, source: Json | None) -> tuple[User, Channel]:
        place = self.hostile.dice.choice(self.places)
        if source is not None:
            place = self.local.world.channel(int(source["channel_id"]))
        if place.guild_id is None:
            user = self.local.world.users[place.recipient_id or 0]
        else:
            members = self.local.world.guilds[place.guild_id].members
            user = self.hostile.dice.choice([p for p in self.people if p.id in members])
        user.locale = self.hostile.dice.choice(LOCALES)
        return user, place

    def _data(self, leaf: Leaf, options: list[Json], resolved: Json) -> Json:
        """As Discord sends it, or would of a command that has changed since."""
        top = leaf.command["name"]
        for step in reversed(leaf.steps):
            name = step["name"] if not self._chance(0.02) else self._name()
            options = [{"type": step["type"], "name": name, "options": options}]
            if self._chance(0.01):
                options = []
        data: Json = {
            "id": leaf.command["id"],
            "name": top if not self._chance(0.02) else self._name(),
            "type": 1,
            "options": options,
        }
        return data | ({"resolved": resolved} if resolved else {})

    def _options(self, leaf: Leaf) -> tuple[list[Json], Json]:
        options: list[Json] = []
        resolved: Json = {}
        for option in leaf.options:
            lacking = 0.05 if option.get("required") else 0.4
            if not self._chance(lacking):
                options.append(self._option(option, resolved))
        if self._chance(0.03):
            options.append({"type": STRING, "name": self._name(), "value": self._text()})
        return options, resolved

    def _option(self, option: Json, resolved: Json) -> Json:
        kind = option["type"]
        if self._chance(0.03):
            kind = self.hostile.dice.choice((STRING, INTEGER, BOOLEAN, USER, CHANNEL, NUMBER))
        return {"type": kind, "name": option["name"], "value": self._value(kind, option, resolved)}

    def _value(self, kind: int, option: Json, resolved: Json) -> Any:
        dice = self.hostile.dice
        choices = [one["value"] for one in option.get("choices") or []]
        # What names something by its id is an id whatever else it was before.
        if choices and kind == option["type"] and not self._chance(0.1):
            return dice.choice(choices)
        match kind:
            case 3:
                return self._text()
            case 4:
                return dice.choice((0, 1, -1, 24, 2**31, 2**53 - 1, -(2**53) + 1))
            case 5:
                return dice.choice((True, False))
            case 10:
                return dice.choice((0, 0.5, -1.5, 24, 1e15, -1e15))
            case 7:
                return self._channel(resolved)
            case 6 | 9:
                return self._user(resolved)
        return str(dice.choice(self.gone or [1]))

    def _channel(self, resolved: Json) -> str:
        """One of here, of elsewhere, or one that is gone; mostly as Discord names it along."""
        dice, world = self.hostile.dice, self.local.world
        channels = [each.id for each in world.channels.values() if each.guild_id is not None]
        known = [str(each) for each in (*channels, *self.gone)]
        chosen = dice.choice(known)
        if not self._chance(0.1):
            channel = world.channels.get(int(chosen))
            about = {"id": chosen, "name": self._name(), "type": 0, "permissions": "0"}
            if channel is not None:
                about = resolved_channel_json(world, channel, self.people[0].id)
            resolved.setdefault("channels", {})[chosen] = about
        return chosen

    def _user(self, resolved: Json) -> str:
        user = self.hostile.dice.choice(list(self.local.world.users.values()))
        about = {"id": str(user.id), "username": user.name, "discriminator": "0", "avatar": None}
        if not self._chance(0.1):
            resolved.setdefault("users", {})[str(user.id)] = about
        return str(user.id)

    def _text(self) -> str:
        """As much as Discord lets somebody type; half characters do not go over its line."""
        word = self.hostile.dice.choice(self.words) if self._chance(0.4) else ""
        text = word if word and self._chance(0.7) else word + self.hostile.text(LONGEST_OPTION)
        return text.encode(errors="ignore").decode()

    def _name(self) -> str:
        return self._text()[:32] or "old"

    def _chance(self, share: float) -> bool:
        return self.hostile.dice.random() < share
