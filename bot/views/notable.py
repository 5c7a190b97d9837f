"""What makes a result stand out -> short texts. Pure."""

from collections.abc import Iterator

from bot.texts import Texts
from bot.views.outcomes import AnyResult
from tracking.domain.milestones import Best, Figure, Milestones
from tracking.domain.results import LoLResult, Outcome, TFTResult

MOST = 4
"""So many are told of one player; the rarest come first."""

DEATHLESS = 10
"""So many kills and assists without a death are worth a word."""

_DECIDED = (Outcome.WIN, Outcome.LOSS, Outcome.PLACEMENT)


def notable(t: Texts, result: AnyResult, milestones: Milestones | None) -> list[str]:
    """`Pentakill!`, `4 wins in a row`, `Personal best: 24 kills (21 before)`."""
    if result.outcome not in _DECIDED:
        return []
    feats = _feats(t, result) if isinstance(result, LoLResult) else ()
    return [*feats, *_past(t, result, milestones or Milestones())][:MOST]


def _feats(t: Texts, result: LoLResult) -> Iterator[str]:
    if result.pentakills:
        yield t("feat-pentakill", count=result.pentakills)
    elif result.quadrakills:
        yield t("feat-quadrakill", count=result.quadrakills)
    if result.deaths == 0 and result.kills + result.assists >= DEATHLESS:
        yield t("feat-deathless")


def _past(t: Texts, result: AnyResult, milestones: Milestones) -> Iterator[str]:
    for best in milestones.bests:
        yield _best(t, result, best)
    count = abs(milestones.streak)
    if not count:
        return
    places = isinstance(result, TFTResult) and result.placement is not None
    if milestones.streak > 0:
        yield t("streak-top" if places else "streak-won", count=count)
    else:
        yield t("streak-bottom" if places else "streak-lost", count=count)


def _best(t: Texts, result: AnyResult, best: Best) -> str:
    value, before = t.number(best.value), t.number(best.before)
    if best.figure is Figure.DAMAGE and isinstance(result, TFTResult):
        return t("best-player-damage", value=value, before=before)
    return t(f"best-{best.figure.value}", value=value, before=before)
