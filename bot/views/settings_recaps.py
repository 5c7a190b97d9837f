"""Which recaps a server has switched on -> text. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.texts import Texts
from bot.views.texts import moment, plain, zone_text
from tracking.domain.quiet import QuietHours, quiet_until
from tracking.domain.recap_periods import Period, Schedule, coming


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapChoices:
    """What is chosen, by whose clock, and where it leads."""

    schedules: Mapping[Period, Schedule]
    """Those that are on."""
    zone: ZoneInfo
    quiet: QuietHours | None
    """A recap that is due in them comes at their end."""
    channel_id: int | None
    legacy: bool = False
    """The old model announces, which makes none."""


def render_recaps_briefly(chosen: RecapChoices, now: datetime, t: Texts) -> str:
    """Those that are on, a line each; while none is made, that."""
    if chosen.legacy and chosen.schedules:
        return t("settings-recap-legacy")
    on = [_line(each, chosen, now, t) for each in chosen.schedules.values()]
    return "\n".join(on) or t("settings-recap-none")


def render_recaps(chosen: RecapChoices, now: datetime, t: Texts) -> str:
    """Each kind with its next post, by whose clock, and in which channel."""
    lines = []
    for period in Period:
        schedule = chosen.schedules.get(period)
        name = t(f"recap-name-{period.value}")
        lines.append(
            _line(schedule, chosen, now, t) if schedule else t("settings-recap-is-off", name=name)
        )
    if chosen.legacy:
        lines += ["", t("settings-recap-legacy")]
    return "\n".join(
        [*lines, "", _clock(chosen, now, t), _where(chosen, t), "", t("settings-recap-help")]
    )


def _line(schedule: Schedule, chosen: RecapChoices, now: datetime, t: Texts) -> str:
    name = t(f"recap-name-{schedule.period.value}")
    hour = f"{schedule.hour:02}:00"
    at = coming(schedule, chosen.zone, now).due_at(schedule.hour)
    held = quiet_until(chosen.quiet, chosen.zone, max(at, now)) if chosen.quiet else None
    if at <= now and held is None:
        return t("settings-recap-is-due", name=name, hour=hour)
    when = f"{moment(held or at, 'f')} ({moment(held or at)})"
    if held is not None:
        return t("settings-recap-is-held", name=name, hour=hour, when=when)
    return t("settings-recap-is-on", name=name, hour=hour, when=when)


def _clock(chosen: RecapChoices, now: datetime, t: Texts) -> str:
    zone = plain(zone_text(chosen.zone.key))
    clock = f"{now.astimezone(chosen.zone):%H:%M}"
    return t("settings-recap-clock", zone=zone, clock=clock, section=t("section-language"))


def _where(chosen: RecapChoices, t: Texts) -> str:
    if chosen.channel_id is None:
        return t("settings-recap-nowhere")
    return t("settings-recap-where", channel=f"<#{chosen.channel_id}>")
