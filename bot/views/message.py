"""A message as a value: what a view gives back and the announcer sends."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import discord

from tracking.domain.games import GameKey

NOBODY: Mapping[int, int] = MappingProxyType({})
"""No member wants to be called."""

MOST_CONTENT = 2000
MOST_EMBED = 6000
MOST_TITLE = 256
MOST_DESCRIPTION = 4000
"""Discord takes 96 letters more."""
MOST_FIELDS = 25
MOST_FIELD_NAME = 256
MOST_FIELD_VALUE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link button."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The button that shows a whole game."""

    label: str
    key: GameKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Content, one embed and buttons."""

    content: str
    embed: discord.Embed
    links: tuple[Link, ...] = ()
    details: Details | None = None
    mentions: tuple[int, ...] = ()
    """Users whom its content calls."""


def cut(text: str, longest: int) -> str:
    """The text, or as much of it as fits, ending in an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def beside(name: str, user_id: int | None) -> str:
    """A player's name, and the member who is that player, where he wants to be called."""
    return name if user_id is None else f"{name} <@{user_id}>"
