"""The table of a whole game -> what the asker of Details sees. Pure."""

from collections.abc import Iterator, Sequence

import discord

from bot.texts import Texts
from bot.views.lines import main_traits, main_units
from bot.views.message import (
    MOST_EMBED,
    MOST_FIELD_NAME,
    MOST_FIELD_VALUE,
    MOST_FIELDS,
    MOST_TITLE,
    cut,
)
from bot.views.outcomes import NEUTRAL
from bot.views.texts import champion_name, dotted, duration, isolated, moment, plain, queue_name
from tracking.domain.games import Game
from tracking.domain.queues import QueueKind
from tracking.domain.results import Outcome
from tracking.domain.sheet import Row, Sheet

SIDES = {100: "blue", 200: "red"}

Field = tuple[str, list[str]]
"""Its name, and its lines, the most telling first."""


def render_details(sheet: Sheet, t: Texts) -> discord.Embed:
    """Everybody who played, team by team; in TFT by place. Whom the server follows is marked."""
    title = [queue_name(t, sheet.queue_id, sheet.queue_name), duration(sheet.duration_seconds)]
    told = [f"`{sheet.key.match_id}`", moment(sheet.ended_at, "f") if sheet.ended_at else ""]
    embed = discord.Embed(
        title=cut(dotted(title) or t("details-title"), MOST_TITLE),
        description=dotted(told),
        colour=NEUTRAL,
    )
    fields = list(_tft(sheet, t) if sheet.game is Game.TFT else _lol(sheet, t))[:MOST_FIELDS]
    for name, value in _fitted(fields, MOST_EMBED - len(embed)):
        embed.add_field(name=name, value=value, inline=False)
    return embed


def _fitted(fields: Sequence[Field], room: int) -> list[tuple[str, str]]:
    """As many lines of each as fit, every field with as many as the others."""
    for most in range(max(len(lines) for _, lines in fields), 0, -1):
        fitted = [
            (cut(name, MOST_FIELD_NAME), cut("\n".join(lines[:most]), MOST_FIELD_VALUE))
            for name, lines in fields
        ]
        if sum(len(name) + len(value) for name, value in fitted) <= room:
            return fitted
    return []


def _lol(sheet: Sheet, t: Texts) -> Iterator[Field]:
    for team in sheet.teams:
        yield cut(_team(sheet, team, t), MOST_FIELD_NAME), [_player(sheet, row, t) for row in team]


def _team(sheet: Sheet, team: Sequence[Row], t: Texts) -> str:
    """`Victory · Blue side · 31/20/55 · 62.1K gold`, `1st place · 20/8/31`."""
    first = team[0]
    side = SIDES.get(first.team)
    told = [_outcome(first, t)]
    if first.place is None and side and sheet.kind is not QueueKind.SWARM:
        told.append(t(f"side-{side}"))
    if sheet.kind is not QueueKind.SWARM:
        told.append(
            f"{sum(r.kills for r in team)}/{sum(r.deaths for r in team)}"
            f"/{sum(r.assists for r in team)}"
        )
    gold = sum(row.gold for row in team)
    return dotted([*told, t("details-gold", amount=t.amount(gold)) if gold else ""])


def _player(sheet: Sheet, row: Row, t: Texts) -> str:
    """`**Ahri** · Quiet Otter#EUW` and, below, what he did."""
    champion = f"**{champion_name(t, row.champion) or t('result-champion-unknown')}**"
    followed, name = sheet.is_followed(row), _name(row, t)
    who = f"▸ {champion} · **{name}**" if followed else dotted([champion, name])
    swarm = sheet.kind is QueueKind.SWARM
    figures = [
        t("result-level", level=row.level) if swarm else f"{row.kills}/{row.deaths}/{row.assists}",
        t("result-cs", cs=row.cs) if row.cs and row.place is None and not swarm else "",
        t("result-damage", amount=t.amount(row.damage)) if row.damage else "",
        t("details-gold", amount=t.amount(row.gold)) if row.gold else "",
    ]
    return f"{who}\n{dotted(figures)}"


def _tft(sheet: Sheet, t: Texts) -> Iterator[Field]:
    for (row,) in sheet.teams:
        name = dotted([_tft_outcome(sheet, row, t), _name(row, t)])
        told = [
            t("result-level", level=row.level) if row.level else "",
            t("result-round", round=row.last_round) if row.last_round else "",
            t("result-player-damage", amount=t.number(row.damage)) if row.damage else "",
        ]
        lines = [dotted(told), main_traits(row.traits), main_units(t, row.units)]
        shown = [line for line in lines if line] or [t("result-no-board")]
        yield (f"▸ {name}" if sheet.is_followed(row) else name), shown


def _outcome(row: Row, t: Texts) -> str:
    if row.outcome is not Outcome.PLACEMENT:
        return t(f"outcome-{row.outcome.value}")
    return t("place", ordinal=t.ordinal(row.place)) if row.place else t("outcome-none")


def _tft_outcome(sheet: Sheet, row: Row, t: Texts) -> str:
    """In Double Up the place of the pair, as the post says it."""
    if sheet.kind is QueueKind.TFT_PAIRS and row.outcome is Outcome.PLACEMENT and row.place:
        return t("place-as-pair", ordinal=t.ordinal((row.place + 1) // 2))
    return _outcome(row, t)


def _name(row: Row, t: Texts) -> str:
    """Isolated as all names are; empty where the game hid him, who then stays hidden."""
    if row.withheld:
        return t("details-withheld")
    return isolated(plain(row.name)) if row.name else ""
