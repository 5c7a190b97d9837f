"""What is told of one player's share in a game. Pure."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from bot.texts import Texts
from bot.views.outcomes import AnyResult
from bot.views.texts import champion_name, dotted, isolated, plain
from tracking.domain.queues import QueueKind, queue
from tracking.domain.results import LoLResult, Outcome, TFTResult

MOST_TRAITS = 5
MOST_UNITS = 6

WIDTH = 56
"""Letters in a line of an embed that is not broken on a desk, and once at most on a phone."""

LOOKS_AROUND = ("JUNGLE", "UTILITY")
"""For whom vision is part of the work."""

_WITHOUT_MINIONS = (QueueKind.ARENA, QueueKind.SWARM)


def details(t: Texts, result: AnyResult) -> list[str]:
    """Line by line, the most telling first."""
    if result.outcome is Outcome.NONE:
        return [t("result-empty")]
    return lol_lines(t, result) if isinstance(result, LoLResult) else tft_lines(t, result)


def score(t: Texts, result: AnyResult) -> str:
    """The one figure that stands for all: K/D/A, in Swarm and TFT the level."""
    if result.outcome is Outcome.NONE:
        return ""
    if isinstance(result, LoLResult) and not is_swarm(result):
        return f"{result.kills}/{result.deaths}/{result.assists}"
    return t("result-level", level=result.level) if result.level else ""


def is_swarm(result: LoLResult) -> bool:
    """Swarm's records count no kills of anybody (riot.md §6.6)."""
    return queue(result.queue_id).kind is QueueKind.SWARM


def champion(t: Texts, result: LoLResult) -> str:
    """Whom he played; in a record that does not say it, that it is not known."""
    return champion_name(t, result.champion_name) or t("result-champion-unknown")


def lol_lines(t: Texts, result: LoLResult) -> list[str]:
    """Champion, role and score; then what he did for his team."""
    name = champion(t, result)
    if result.outcome is Outcome.REMAKE:
        return [t("result-remade", champion=name)]
    role = t(f"role-{result.position}") if result.position else ""
    deeds = [_part(t, result), _minions(t, result), _damage(t, result), _vision(t, result)]
    return [_joined([f"**{name}**", role, score(t, result)]), *_packed(deeds)]


def _part(t: Texts, result: LoLResult) -> str:
    """His part in his team's kills."""
    if is_swarm(result):
        return t("result-deaths", count=result.deaths)
    share = t.percent(result.kill_participation)
    return t("result-kill-participation", share=share) if share else ""


def _minions(t: Texts, result: LoLResult) -> str:
    if not result.cs or queue(result.queue_id).kind in _WITHOUT_MINIONS:
        return ""
    if result.cs_per_minute is None:
        return t("result-cs", cs=result.cs)
    pace = t.number(result.cs_per_minute, 1)
    return t("result-cs-pace", cs=result.cs, pace=pace)


def _damage(t: Texts, result: LoLResult) -> str:
    amount, share = t.amount(result.damage), t.percent(result.damage_share)
    # Alone in his team, he did all of it.
    if share and result.damage_share != 1:
        return t("result-damage-share", amount=amount, share=share)
    return t("result-damage", amount=amount) if result.damage else ""


def _vision(t: Texts, result: LoLResult) -> str:
    if result.position not in LOOKS_AROUND or not result.vision_score:
        return ""
    return t("result-vision", score=result.vision_score)


def tft_lines(t: Texts, result: TFTResult) -> list[str]:
    """Level and partner, then the board: its main traits, its best equipped units."""
    told = [
        t("result-level", level=result.level) if result.level else "",
        t("result-round", round=result.last_round) if result.last_round else "",
        t("result-player-damage", amount=t.number(result.damage)) if result.damage else "",
    ]
    lines = [_joined(told)]
    if result.partner:
        partner = f"**{isolated(plain(result.partner))}**"
        lines.append(_joined([t("result-with-partner", partner=partner)]))
    traits = main_traits(result.traits)
    lines += [traits, main_units(t, result.units)]
    if not traits and not result.units and result.outcome is Outcome.PLACEMENT:
        lines.append(t("result-no-board"))
    return [line for line in lines if line]


def main_traits(traits: Sequence[tuple[str, int, int]], most: int = MOST_TRAITS) -> str:
    """`6 Storyweaver · 4 Dragonlord`: the strongest, then those with the most units."""
    strongest = sorted(traits, key=lambda trait: (-trait[2], -trait[1]))[:most]
    return " · ".join(f"{count} {plain(name)}" for name, count, _ in strongest)


def main_units(t: Texts, units: Sequence[tuple[str, int, int]], most: int = MOST_UNITS) -> str:
    """`Ahri ★★★, Lillia ★★`: the best equipped, with their stars."""
    shown = [
        f"{champion_name(t, name)} {'★' * min(stars, 4)}".strip() for name, stars, _ in units[:most]
    ]
    left = len(units) - len(shown)
    return ", ".join(shown) + (f" +{left}" if left > 0 else "")


def _packed(parts: Sequence[str]) -> list[str]:
    """As many of the parts in a line as are read at one glance."""
    lines: list[list[str]] = []
    for part in filter(None, parts):
        if lines and _width(_joined([*lines[-1], part])) <= WIDTH:
            lines[-1].append(part)
        else:
            lines.append([part])
    return [_joined(line) for line in lines]


def _width(text: str) -> int:
    """In letters of a Latin script; those of Korea are twice as wide."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _joined(parts: Sequence[str]) -> str:
    line = dotted(parts)
    return line[:1].upper() + line[1:]
