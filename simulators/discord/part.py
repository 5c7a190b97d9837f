"""What the halves of `LocalDiscord` have in common."""

from typing import Any, Protocol

from simulators.discord.core import Core


class HasId(Protocol):
    """A value of the world."""

    @property
    def id(self) -> int: ...


Id = int | str | HasId
"""Wherever the simulator is told of something: its number, as number or text, or the thing."""


def number(thing: Id) -> int:
    found: Any = getattr(thing, "id", thing)
    return int(found)


class Part:
    """Works on the shared parts."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.world = core.world
