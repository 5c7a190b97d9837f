"""A typed slash command as the data of an interaction, by the registered command.

Discord's client checks the options before it sends anything; what it would not send raises
`NotOffered` with the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulators.discord import payloads
from simulators.discord.command_rules import CHAT_INPUT, GROUP, SUBCOMMAND
from simulators.discord.errors import Json, NotOffered
from simulators.discord.world import World

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, NUMBER = 3, 4, 5, 6, 7, 8, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A command that can be sent: its top, and the way down to it."""

    command: Json
    steps: tuple[Json, ...]

    @property
    def options(self) -> list[Json]:
        node = self.steps[-1] if self.steps else self.command
        return list(node.get("options") or [])


def find(world: World, guild_id: int | None, path: str) -> Leaf:
    """The registered command of this name, e.g. ``"player add"``; the server's own first."""
    first, *rest = path.strip().removeprefix("/").split()
    offered = [one for one in world.commands_in(guild_id) if one["type"] == CHAT_INPUT]
    command = next((one for one in offered if one["name"] == first), None)
    if command is None:
        known = ", ".join(f"/{one['name']}" for one in offered) or "none"
        raise NotOffered(f"There is no command /{first} here; registered are: {known}.")
    steps: list[Json] = []
    node = command
    for word in rest:
        node = next((one for one in _nested(node) if one["name"] == word), {})
        if not node:
            raise NotOffered(f"/{first} has no sub-command {' '.join(rest)!r}.")
        steps.append(node)
    if inner := _nested(node):
        names = ", ".join(one["name"] for one in inner)
        raise NotOffered(f"/{path} alone cannot be sent; it has: {names}.")
    return Leaf(command=command, steps=tuple(steps))


def _nested(node: Json) -> list[Json]:
    options: list[Json] = node.get("options") or []
    return [one for one in options if one["type"] in (SUBCOMMAND, GROUP)]


@dataclass(slots=True, kw_only=True)
class Invocation:
    """Builds the data of one invocation."""

    world: World
    guild_id: int | None
    asker_id: int
    leaf: Leaf
    resolved: dict[str, Json] = field(default_factory=dict)

    def data(self, given: Mapping[str, Any], *, focused: str | None = None) -> Json:
        """What INTERACTION_CREATE carries; `focused` names the option being completed."""
        options = self._options(given, focused)
        for step in reversed(self.leaf.steps):
            options = [{"type": step["type"], "name": step["name"], "options": options}]
        command = self.leaf.command
        body: Json = {
            "id": command["id"],
            "name": command["name"],
            "type": CHAT_INPUT,
            "options": options,
        }
        if self.resolved:
            body["resolved"] = self.resolved
        if "guild_id" in command:
            body["guild_id"] = command["guild_id"]
        return body

    def _options(self, given: Mapping[str, Any], focused: str | None) -> list[Json]:
        options = self.leaf.options
        known = [one["name"] for one in options]
        if unknown := set(given) - set(known):
            raise NotOffered(f"No option {sorted(unknown)}; there are: {', '.join(known)}.")
        if focused is None:
            lacking = [o["name"] for o in options if o.get("required") and o["name"] not in given]
            if lacking:
                raise NotOffered(f"Required and not given: {', '.join(lacking)}.")
        chosen = [one for one in options if given.get(one["name"]) is not None]
        return [self._option(one, given[one["name"]], focused) for one in chosen]

    def _option(self, option: Json, value: Any, focused: str | None) -> Json:
        body: Json = {"type": option["type"], "name": option["name"]}
        if option["name"] == focused:
            # What is being typed travels as typed, half a number too.
            return body | {"value": str(value), "focused": True}
        return body | {"value": self._value(option, value)}

    def _value(self, option: Json, value: Any) -> Any:
        kind = option["type"]
        if kind == CHANNEL:
            return self._channel(option, value)
        if kind == USER:
            return self._user(value)
        if kind == ROLE:
            return self._role(value)
        value = _plain(option, value)
        allowed = [one["value"] for one in option.get("choices") or []]
        if allowed and value not in allowed:
            raise NotOffered(f"{option['name']}: {value!r} is none of {allowed}.")
        _check_range(option, value)
        return value

    def _channel(self, option: Json, value: Any) -> str:
        channel = self.world.channels.get(_id_of(value))
        if channel is None or channel.guild_id != self.guild_id:
            raise NotOffered(f"{option['name']}: there is no such channel here.")
        kinds = option.get("channel_types")
        if kinds and channel.type not in kinds:
            raise NotOffered(f"{option['name']}: a channel of this type cannot be picked.")
        shown = payloads.resolved_channel_json(self.world, channel, self.asker_id)
        self.resolved.setdefault("channels", {})[str(channel.id)] = shown
        return str(channel.id)

    def _user(self, value: Any) -> str:
        user = self.world.user(_id_of(value))
        self.resolved.setdefault("users", {})[str(user.id)] = payloads.user_json(user)
        guild = None if self.guild_id is None else self.world.guilds[self.guild_id]
        if guild and (member := guild.members.get(user.id)):
            shown = payloads.member_json(member, None) | {"permissions": "0"}
            self.resolved.setdefault("members", {})[str(user.id)] = shown
        return str(user.id)

    def _role(self, value: Any) -> str:
        guild = self.world.guild(self.guild_id or 0)
        role = guild.roles[_id_of(value)]
        self.resolved.setdefault("roles", {})[str(role.id)] = payloads.role_json(role)
        return str(role.id)


def _id_of(value: Any) -> int:
    """Of an object of the world, a number, or text."""
    found = getattr(value, "id", value)
    return int(found) if str(found).isdigit() else 0


def _plain(option: Json, value: Any) -> str | int | float | bool:
    kind, name = option["type"], option["name"]
    fits = {
        STRING: isinstance(value, str),
        INTEGER: isinstance(value, int) and not isinstance(value, bool),
        BOOLEAN: isinstance(value, bool),
        NUMBER: isinstance(value, int | float) and not isinstance(value, bool),
    }
    if not fits.get(kind):
        raise NotOffered(f"{name}: {value!r} does not fit an option of type {kind}.")
    found: str | int | float | bool = value
    return found


def _check_range(option: Json, value: Any) -> None:
    measured = len(value) if isinstance(value, str) else value
    least = option.get("min_length", option.get("min_value"))
    most = option.get("max_length", option.get("max_value"))
    if (least is not None and measured < least) or (most is not None and measured > most):
        raise NotOffered(f"{option['name']}: {value!r} is outside {least} to {most}.")
