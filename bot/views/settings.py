"""The `/settings` panel -> embeds. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import discord

from bot import texts
from bot.texts import Texts
from bot.time_of_day import written
from bot.views.message import MOST_DESCRIPTION, MOST_FIELD_VALUE, MOST_TITLE, cut
from bot.views.outcomes import NEUTRAL
from bot.views.texts import moment, plain, zone_text
from tracking.choices import Choices
from tracking.domain.quiet import quiet_until


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
    embed = _embed(shown, t("settings-title", server=plain(shown.server)), t("settings-first"))
    for name, summary in summaries:
        embed.add_field(
            name=t(f"section-{name}"), value=cut(summary, MOST_FIELD_VALUE), inline=False
        )
    return embed


def render_page(shown: Shown, text: str, t: Texts) -> discord.Embed:
    """A section."""
    return _embed(shown, t(f"section-{shown.section}"), text)


def _embed(shown: Shown, title: str, text: str) -> discord.Embed:
    told = f"{shown.note}\n\n{text}" if shown.note and text else shown.note or text
    return discord.Embed(
        title=cut(title, MOST_TITLE),
        description=cut(told, MOST_DESCRIPTION) or None,
        colour=NEUTRAL,
    )


def render_language(choices: Choices, preferred: object, now: datetime, t: Texts) -> str:
    """In which language the server is posted to, and what time it is there."""
    spoken = texts.of(choices.language or preferred).language.own_name
    if choices.language is None:
        spoken = t("settings-language-by-discord", language=spoken)
    clock = f"{now.astimezone(choices.zone):%H:%M}"
    return "\n".join(
        [
            t("settings-language-is", language=spoken),
            t("settings-zone-is", zone=zone_name(choices), clock=clock),
        ]
    )


def render_quiet(choices: Choices, held: int, now: datetime, t: Texts) -> str:
    """When nothing is posted, what waits for that, and whether posts make a sound."""
    silent = t("settings-silent-is" if choices.silent else "settings-silent-is-not")
    if choices.quiet is None:
        return f"{t('settings-quiet-none')}\n{silent}"
    lines = [
        t(
            "settings-quiet-is",
            start=written(choices.quiet.start),
            end=written(choices.quiet.end),
            zone=zone_name(choices),
        )
    ]
    until = quiet_until(choices.quiet, choices.zone, now)
    if until is not None:
        lines.append(t("settings-quiet-now", when=moment(until, "t"), count=held))
    return "\n".join([*lines, silent])


def zone_name(choices: Choices) -> str:
    """The zone as people read it."""
    return plain(zone_text(choices.timezone or "UTC"))
