"""What is told of one player's share in a game. Pure."""

from collections.abc import Sequence

from bot.texts import Texts
from bot.views.outcomes import AnyResult
from bot.views.texts import plain
from tracking.domain.queues import QueueKind, queue
from tracking.domain.results import LoLResult, Outcome, TFTResult

MOST_TRAITS = 5
MOST_UNITS = 6

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
    return plain(result.champion_name) or t("result-champion-unknown")


def lol_lines(t: Texts, result: LoLResult) -> list[str]:
    """Champion, role and score; then what he did for his team."""
    name = champion(t, result)
    if result.outcome is Outcome.REMAKE:
        return [t("result-remade", champion=name)]
    role = t(f"role-{result.position}") if result.position else ""
    return [_joined([f"**{name}**", role, score(t, result)]), _joined(_deeds(t, result))]


def _deeds(t: Texts, result: LoLResult) -> list[str]:
    told = []
    if is_swarm(result):
        told.append(t("result-deaths", count=result.deaths))
    elif share := t.percent(result.kill_participation):
        told.append(t("result-kill-participation", share=share))
    if queue(result.queue_id).kind not in _WITHOUT_MINIONS:
        told.append(_minions(t, result))
    told.append(_damage(t, result))
    if result.position in LOOKS_AROUND and result.vision_score:
        told.append(t("result-vision", score=result.vision_score))
    return told


def _minions(t: Texts, result: LoLResult) -> str:
    if not result.cs:
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


def tft_lines(t: Texts, result: TFTResult) -> list[str]:
    """Level and partner, then the board: its main traits, its best equipped units."""
    told = [
        t("result-level", level=result.level) if result.level else "",
        t("result-round", round=result.last_round) if result.last_round else "",
        t("result-player-damage", amount=t.number(result.damage)) if result.damage else "",
    ]
    lines = [_joined(told)]
    if result.partner:
        lines.append(_joined([t("result-with-partner", partner=f"**{plain(result.partner)}**")]))
    traits = main_traits(result.traits)
    lines += [traits, main_units(result.units)]
    if not traits and not result.units and result.outcome is Outcome.PLACEMENT:
        lines.append(t("result-no-board"))
    return [line for line in lines if line]


def main_traits(traits: Sequence[tuple[str, int, int]], most: int = MOST_TRAITS) -> str:
    """`6 Storyweaver · 4 Dragonlord`: the strongest, then those with the most units."""
    strongest = sorted(traits, key=lambda trait: (-trait[2], -trait[1]))[:most]
    return " · ".join(f"{count} {plain(name)}" for name, count, _ in strongest)


def main_units(units: Sequence[tuple[str, int, int]], most: int = MOST_UNITS) -> str:
    """`Ahri ★★★, Lillia ★★`: the best equipped, with their stars."""
    shown = [f"{plain(name)} {'★' * min(stars, 4)}".strip() for name, stars, _ in units[:most]]
    left = len(units) - len(shown)
    return ", ".join(shown) + (f" +{left}" if left > 0 else "")


def _joined(parts: Sequence[str]) -> str:
    line = " · ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]
