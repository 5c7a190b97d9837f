"""The `/settings` panel -> embeds. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import discord

from bot import texts
from bot.texts import Texts
from bot.views.message import MOST_FIELD_VALUE, MOST_TITLE, cut
from bot.views.outcomes import NEUTRAL
from bot.views.texts import plain
from tracking.choices import Choices

MOST_TEXT = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stands on every page."""

    server: str
    note: str = ""
    """What became of the last press."""
    section: str = ""
    """The one that is open; empty on the first page."""


def render_first(shown: Shown, summaries: Sequence[tuple[str, str]], t: Texts) -> discord.Embed:
    """All that is chosen, a field per section."""
    embed = _embed(shown, t("settings-title", server=plain(shown.server)), "", t)
    for name, summary in summaries:
        embed.add_field(
            name=t(f"section-{name}"), value=cut(summary, MOST_FIELD_VALUE), inline=False
        )
    return embed


def render_page(shown: Shown, text: str, t: Texts) -> discord.Embed:
    """A section."""
    return _embed(shown, t(f"section-{shown.section}"), text, t)


def _embed(shown: Shown, title: str, text: str, t: Texts) -> discord.Embed:
    told = f"{shown.note}\n\n{text}" if shown.note and text else shown.note or text
    return discord.Embed(
        title=cut(title, MOST_TITLE), description=cut(told, MOST_TEXT) or None, colour=NEUTRAL
    )


def render_language(choices: Choices, preferred: object, now: datetime, t: Texts) -> str:
    """In which language the server is posted to, and what time it is there."""
    spoken = texts.of(choices.language or preferred).language.own_name
    if choices.language is None:
        spoken = t("settings-language-by-discord", language=spoken)
    clock = f"{now.astimezone(choices.zone):%H:%M}"
    zone = choices.timezone or "UTC"
    return "\n".join(
        [
            t("settings-language-is", language=spoken),
            t("settings-zone-is", zone=plain(zone.replace("_", " ")), clock=clock),
        ]
    )
