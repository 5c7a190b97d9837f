"""The migration's health as lines for a terminal. Pure."""

from collections.abc import Iterator, Sequence

from tracking.health.criteria import Judgement, Outcome
from tracking.health.figures import Figures, Missed

MOST_MISSED = 10
"""Games of each model that are named; `--json` names more, and the figures count all."""

MARKS = {
    Outcome.PASS: "pass",
    Outcome.FAIL: "FAIL",
    Outcome.NOT_APPLICABLE: "n/a",
    Outcome.TOO_LITTLE_DATA: "too little data",
}


def window(figures: Figures) -> str:
    """What time is looked at, in words."""
    hours = (figures.until - figures.since).total_seconds() / 3600
    return "the last hour" if hours == 1 else f"the last {hours:g} hours"


def health_lines(figures: Figures, judgement: Judgement) -> Iterator[str]:
    """The verdict first, then each criterion with its figure, sample and bound."""
    role = "announces" if figures.emits else "does not announce (shadow)"
    yield f"Migration health of {window(figures)}; the new model {role}."
    yield f"Verdict: {judgement.verdict.value}. {judgement.reason}"
    yield ""
    for each in judgement.criteria:
        yield (
            f"{each.number}. {each.name:<17} {MARKS[each.outcome]:<16} {each.measured} "
            f"(bound: {each.bound})"
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
    yield from _missed("the new model misses", figures.parity.missed, _missing(figures))
    yield from _missed(
        "the old model lost", figures.parity.missed_by_old, figures.parity.lost_by_old
    )


def _missing(figures: Figures) -> int:
    return figures.parity.old - figures.parity.both


def _missed(what: str, games: Sequence[Missed], number: int) -> Iterator[str]:
    if not number:
        return
    yield ""
    yield f"Games that {what}: {number}"
    for game in games[:MOST_MISSED]:
        yield f"   {game.match_id}  {game.riot_id}  {game.queue_type or 'unknown queue'}"
        yield f"      {game.why}"
    if number > MOST_MISSED:
        yield f"   … and {number - MOST_MISSED} more"
