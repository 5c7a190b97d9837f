"""How a game ended, as a word and a colour. Pure."""

from collections.abc import Iterable

from bot.texts import Texts
from tracking.domain.results import LoLResult, Outcome, TFTResult

WIN, LOSS, NEUTRAL, GOLD = 0x2ECC71, 0xE74C3C, 0x95A5A6, 0xF1C40F

AnyResult = LoLResult | TFTResult


def outcome_word(t: Texts, result: AnyResult) -> str:
    """The outcome as a word: Victory, Defeat, Remake, a place, No result."""
    if result.outcome is not Outcome.PLACEMENT:
        return t(f"outcome-{result.outcome.value}")
    if result.placement is None:
        return t("outcome-none")
    if isinstance(result, TFTResult) and result.pair_placement is not None:
        return t("place-as-pair", ordinal=t.ordinal(result.pair_placement))
    return t("place", ordinal=t.ordinal(result.placement))


def colour(results: Iterable[AnyResult]) -> int:
    """Of one game: green won, red lost, gold first, grey neither or both."""
    shades = {_shade(result) for result in results}
    return shades.pop() if len(shades) == 1 else NEUTRAL


def is_first(result: AnyResult) -> bool:
    """Whether he came in first; in Double Up with his partner."""
    if isinstance(result, TFTResult) and result.pair_placement is not None:
        return result.pair_placement == 1
    return result.placement == 1


def _shade(result: AnyResult) -> int:
    if result.outcome is Outcome.WIN:
        return WIN
    if result.outcome is Outcome.LOSS:
        return LOSS
    if result.top_half is None:
        return NEUTRAL
    if is_first(result):
        return GOLD
    return WIN if result.top_half else LOSS
