"""What a player's games come to -> one embed that is read on a phone. Pure."""

from collections.abc import Iterable

import discord

from bot.texts import Texts
from bot.views.history import asked
from bot.views.message import MOST_FIELD_VALUE, MOST_TITLE, cut
from bot.views.outcomes import NEUTRAL
from bot.views.ranks import won_and_lost
from bot.views.texts import champion_name, dotted, plain, riot_id, whole_lines
from tracking.domain.played import LeftOut
from tracking.domain.summary import Summary, Tally
from tracking.players import Followed
from tracking.stats import PlayerStats, Wanted
from tracking.stats.summary import MOST_GAMES

MOST_LINES = 5
LEAST_STREAK = 2
BARS = "▁▂▃▄▅▆▇█"


def render_stats(
    found: PlayerStats, who: Followed, wanted: Wanted, days: int, zone: str, t: Texts
) -> discord.Embed:
    """League and TFT in two lines each, then what was played, when, and with whom; at the end
    what does not count and why. `zone` is the name of the clock by which hours are told."""
    name = riot_id(who.game_name, who.tag_line)
    title = dotted([t("stats-title", who=name, days=days), *asked(wanted, t)])
    embed = discord.Embed(title=cut(title, MOST_TITLE), colour=NEUTRAL)
    told = found.summary
    notes = [f"-# {note}" for note in _notes(found, t)]
    lines = [*_lol(told.lol, t), *_tft(told.tft, t), *_streaks(told, t)]
    if not told.games:
        lines = [t("stats-none", days=days)]
        notes.append(f"-# {t('stored-since')}")
    embed.description = "\n".join([*lines, *notes])
    for heading, field in _fields(found, zone, t):
        if field:
            embed.add_field(
                name=heading, value=whole_lines(t, field, MOST_FIELD_VALUE), inline=False
            )
    return embed


def _lol(tally: Tally, t: Texts) -> list[str]:
    if not tally.games:
        return []
    record = won_and_lost(t, tally.wins, tally.losses)
    first = ["**League of Legends**", t("count-games", count=tally.games), record]
    score = t("stats-score", score=_score(tally, t)) if tally.scored else ""
    return [dotted(first), dotted([score, _time(tally, t)])]


def _tft(tally: Tally, t: Texts) -> list[str]:
    if not tally.games:
        return []
    first = ["**Teamfight Tactics**", t("count-games", count=tally.games), _place(tally, t)]
    top = t("stats-top", count=tally.wins, share=t.percent(tally.share))
    firsts = t("stats-firsts", count=tally.firsts) if tally.firsts else ""
    return [dotted(first), dotted([top, firsts, _time(tally, t)])]


def _streaks(told: Summary, t: Texts) -> list[str]:
    streaks, parts = told.streaks, []
    if abs(streaks.now) >= LEAST_STREAK:
        which = "stats-now-won" if streaks.now > 0 else "stats-now-lost"
        parts.append(t(which, count=abs(streaks.now)))
    if max(streaks.won, streaks.lost) >= LEAST_STREAK:
        parts.append(t("stats-longest", won=streaks.won, lost=streaks.lost))
    return [dotted(parts)] if parts else []


def _fields(found: PlayerStats, zone: str, t: Texts) -> Iterable[tuple[str, list[str]]]:
    told = found.summary
    yield (
        t("stats-champions"),
        [
            _line(champion_name(t, name), tally, _score(tally, t), t)
            for name, tally in told.champions[:MOST_LINES]
        ],
    )
    yield (
        t("stats-roles"),
        [_line(t(f"role-{role}"), tally, "", t) for role, tally in told.roles],
    )
    yield (
        t("stats-traits"),
        [
            dotted([f"**{plain(name)}**", t("count-games", count=tally.games), _place(tally, t)])
            for name, tally in told.traits[:MOST_LINES]
        ],
    )
    yield t("stats-hours", zone=zone), _hours(told, t)
    yield (
        t("stats-mates"),
        [
            _line(riot_id(mate.game_name, mate.tag_line), mate.tally, "", t)
            for mate in found.mates[:MOST_LINES]
        ],
    )


def _line(name: str, tally: Tally, more: str, t: Texts) -> str:
    """`**Ahri** · 7 W 5 L · 58%`; a number right behind a Riot ID would be read as its tag."""
    return dotted([f"**{name}**", won_and_lost(t, tally.wins, tally.losses), more])


def _score(tally: Tally, t: Texts) -> str:
    """`5.2 / 3.1 / 7.0`: kills, deaths, assists on average; a comma may stand in each."""
    if not tally.scored:
        return ""
    figures = (tally.kills, tally.deaths, tally.assists)
    return " / ".join(t.number(figure / tally.scored, 1) for figure in figures)


def _place(tally: Tally, t: Texts) -> str:
    return "" if tally.place is None else t("stats-place", place=t.number(tally.place, 1))


def _time(tally: Tally, t: Texts) -> str:
    return t("stats-played", length=t.minutes(tally.seconds)) if tally.seconds else ""


def _hours(told: Summary, t: Texts) -> list[str]:
    """A bar for each hour of the day, and the busiest in words."""
    most = max(told.hours)
    if not most:
        return []
    bars = "".join(BARS[-(-(len(BARS) - 1) * count // most)] for count in told.hours)
    busiest = told.hours.index(most)
    span = t("stats-busiest", start=f"{busiest:02}:00", end=f"{(busiest + 1) % 24:02}:00")
    return [f"`{bars}`", "`0     6     12    18    `", span]


def _notes(found: PlayerStats, t: Texts) -> list[str]:
    told = found.summary
    left = [t(f"left-{why.value}", count=n) for why in LeftOut if (n := told.left_out[why])]
    return [
        note
        for note in (
            t("stats-half") if told.half_counts else "",
            t("stats-left-out", list=t.joined(left)) if left else "",
            t("history-awaited", count=found.awaited) if found.awaited else "",
            t("stats-cut", count=t.number(MOST_GAMES)) if found.cut else "",
        )
        if note
    ]
