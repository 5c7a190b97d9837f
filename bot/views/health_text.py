"""The migration's health as lines for a terminal. Pure."""

from collections.abc import Iterator

from tracking.health.criteria import Judgement, Outcome
from tracking.health.figures import Figures

MARKS = {
    Outcome.PASS: "pass",
    Outcome.FAIL: "FAIL",
    Outcome.NOT_APPLICABLE: "n/a",
    Outcome.TOO_LITTLE_DATA: "too little data",
}


def health_lines(figures: Figures, judgement: Judgement) -> Iterator[str]:
    """The verdict first, then each criterion with its figure, sample and bound."""
    hours = (figures.until - figures.since).total_seconds() / 3600
    role = "announces" if figures.emits else "does not announce (shadow)"
    yield f"Migration health of the last {hours:g} hours; the new model {role}."
    yield f"Verdict: {judgement.verdict.value}. {judgement.reason}"
    yield ""
    for each in judgement.criteria:
        yield (
            f"{each.number}. {each.name:<17} {MARKS[each.outcome]:<16} {each.figure} "
            f"of {each.sample} (bound: {each.bound})"
        )
        if each.reason:
            yield f"   {each.reason}"
    yield ""
    for loop in figures.pace.loops:
        failed = f", {loop.failed} failed" if loop.failed else ""
        yield (
            f"   loop {loop.name:<11} p95 {loop.p95_seconds:.2f} s of {loop.interval:g} s, "
            f"{loop.runs} runs{failed}"
        )
    if figures.pace.look_age_p95 is not None:
        promise = figures.pace.look_promise
        told = f" of {promise:g} s promised" if promise else ""
        yield (
            f"   last look at {figures.pace.players} players: p95 "
            f"{figures.pace.look_age_p95:.0f} s{told}"
        )
