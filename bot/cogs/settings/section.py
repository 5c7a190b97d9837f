"""The shape of a section of the `/settings` panel.

How a section is added:

1. a module of this package with a subclass of `Section`: its `name`, the `acts` of its controls, a
   `summary` of a line or two for the first page, a `page` with the controls, and `press` (and
   `form` and `submit`, where a control opens a form). What it shows and stores it asks of
   `tracking`; rules and SQL stay there;
2. its line in `bot.cogs.settings.sections.SECTIONS`;
3. its texts `section-<name>` (its name in the menu) and `section-<name>-what` (the line beside
   that, 100 characters at most), and those it says itself.

The panel asks for Manage Server again at each press, finds the section by the name in the pressed
control's id, answers errors, and shows the page anew; a section knows nothing of that.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

import discord

from bot.cogs.checks import POSTABLE
from bot.errors import Refusal
from bot.services import Services
from bot.texts import Texts
from tracking.choices import Choices

MOST_ROWS = 4
"""Of a page; the fifth that Discord allows is the menu."""

MOST_OPTIONS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who looks at the panel, where, and what the server has chosen by now."""

    services: Services
    interaction: discord.Interaction[Any]
    guild: discord.Guild
    t: Texts
    """The asker's language."""
    choices: Choices

    @property
    def now(self) -> datetime:
        """The time."""
        return self.services.clock.now()


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A button or a select; what is pressed comes back as `act` and `argument`."""

    act: str
    """One of the section's `acts`: small letters, 16 at most."""
    item: discord.ui.Item[Any]
    """Made by `button`, `menu` or `channel_menu`."""
    argument: str = ""
    """Letters, digits, `-` and `_`, 40 at most."""


Row = Sequence[Control]
"""Up to five buttons, or one select."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a section shows."""

    text: str
    rows: Sequence[Row] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A press was dealt with: what is said of it, and which page is shown then."""

    note: str = ""
    argument: str = ""
    """Handed to `page`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line that somebody types into a form."""

    name: str
    label: str
    """45 characters at most."""
    value: str = ""
    placeholder: str = ""
    longest: int = 100
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is asked for in a window of its own."""

    title: str
    """45 characters at most."""
    fields: Sequence[Field] = field(default_factory=tuple)


class Section(ABC):
    """One section; stateless, one object serves every server."""

    name: ClassVar[str]
    """Small letters, 12 at most."""
    acts: ClassVar[tuple[str, ...]]
    """What its controls ask for."""

    @abstractmethod
    async def summary(self, visit: Visit) -> str:
        """What is chosen, in a line or two."""

    @abstractmethod
    async def page(self, visit: Visit, argument: str) -> Page:
        """What is shown; `argument` is what `press` gave back, empty at first and whatever a
        message of an older version says."""

    async def press(self, visit: Visit, act: str, argument: str, values: Sequence[str]) -> Done:
        """Do what a control asks for; `values` are a select's. Raises UserMistake."""
        raise Refusal(visit.t("error-old"))

    async def form(self, visit: Visit, act: str, argument: str) -> Form | None:
        """The form that this control opens; None where it opens none."""
        return None

    async def submit(
        self, visit: Visit, act: str, argument: str, entered: Mapping[str, str]
    ) -> Done:
        """Do what the form says; `entered` by the names of its fields. Raises UserMistake."""
        raise Refusal(visit.t("error-old"))


def button(
    act: str,
    label: str,
    *,
    argument: str = "",
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    disabled: bool = False,
) -> Control:
    """A button."""
    item: discord.ui.Button[Any] = discord.ui.Button(
        label=label[:80], style=style, disabled=disabled
    )
    return Control(act=act, item=item, argument=argument)


def menu(
    act: str,
    options: Iterable[discord.SelectOption],
    *,
    argument: str = "",
    placeholder: str = "",
    least: int = 1,
    most: int = 1,
) -> Control:
    """A select of up to 25 options."""
    shown = list(options)[:MOST_OPTIONS]
    item: discord.ui.Select[Any] = discord.ui.Select(
        options=shown,
        placeholder=placeholder[:150] or None,
        min_values=least,
        max_values=min(most, len(shown)),
    )
    return Control(act=act, item=item, argument=argument)


def channel_menu(
    act: str, *, argument: str = "", placeholder: str = "", chosen: int | None = None
) -> Control:
    """A select of the server's channels in which posts can be."""
    shown = [discord.SelectDefaultValue.from_channel(discord.Object(chosen))] if chosen else []
    item: discord.ui.ChannelSelect[Any] = discord.ui.ChannelSelect(
        channel_types=POSTABLE, placeholder=placeholder[:150] or None, default_values=shown
    )
    return Control(act=act, item=item, argument=argument)
