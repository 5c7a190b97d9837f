"""Figures -> the plan's six success criteria, each with its outcome, and one verdict. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracking.health.figures import Accuracy, Completion, Figures, Loss, Pace, Parity, Retries
from tracking.health.wording import counted, games, percent, sentence, some

ENOUGH_GAMES = 100
PARITY_BOUND, COMPLETION_BOUND, RETRIES_BOUND = 0.99, 0.95, 0.01

STOPPED_SECONDS, STOPPED_INTERVALS = 1800.0, 3
"""After so long, and so many intervals, without a turn that comes to its end a loop has stopped. A
turn may take ten minutes before it counts as hung, and a history without a list due none."""


class Outcome(StrEnum):
    """What became of a criterion."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not applicable"
    TOO_LITTLE_DATA = "too little data"


class Verdict(StrEnum):
    """What the operator should do."""

    CUT_OVER = "cut over"
    WAIT = "wait"
    STAY = "stay"
    GO_BACK = "go back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One of the six."""

    number: int
    name: str
    figure: str
    sample: int
    bound: str
    outcome: Outcome
    reason: str = ""
    """What made it fail, or why it does not apply."""
    value: float | None = None
    """The figure as a number: a share of 1, a count, or for the loops the largest part used."""

    @property
    def unit(self) -> str:
        """What the sample counts: games, players' results in announcements, a loop's turns."""
        return {3: "results", 5: "turns"}.get(self.number, "games")

    @property
    def measured(self) -> str:
        """The figure and what it was taken from."""
        return f"{self.figure} {'in' if self.number == 5 else 'of'} {self.sample} {self.unit}"


IDLE = "The old model has seen no game in this time."
ARCHIVED = "The old model is archived (006), so there is nothing to compare with."
NOT_RUN = "The new model did not run in this time"
UNWANTED = "not to be followed any more"
TAKE_BACK = "First take the archive of game_states back: python -m bot migrate --cleanup --undo."


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The criteria, and what follows from them."""

    criteria: Sequence[Criterion]
    verdict: Verdict
    reason: str


def judge(figures: Figures) -> Judgement:
    """Judge the figures by the plan's bounds."""
    criteria = (
        detection_parity(figures.parity, archived=figures.archived),
        completion_rate(figures.completion),
        event_accuracy(figures.accuracy),
        no_data_loss(figures.loss),
        performance(figures.pace),
        retry_rate(figures.retries),
    )
    ran = any(loop.runs for loop in figures.pace.loops)
    verdict, reason = _verdict(criteria, emits=figures.emits, ran=ran)
    if verdict is Verdict.GO_BACK and figures.archived:
        reason = f"{reason} {TAKE_BACK}"
    return Judgement(criteria=criteria, verdict=verdict, reason=reason)


def detection_parity(parity: Parity, *, archived: bool = False) -> Criterion:
    """At least 99 % of the old model's games are known to the new one; not where it is idle."""
    share = parity.both / parity.old if parity.old else None
    outcome, reason = Outcome.NOT_APPLICABLE, _nothing_to_compare(parity, archived=archived)
    if share is not None:
        outcome = _with_enough(parity.old, passed=share >= PARITY_BOUND)
        missed, lost = parity.old - parity.both, parity.lost_by_old
        apart = (
            (parity.unwanted, f"of players left out who are {UNWANTED}"),
            (parity.early, "left out from before the new model began"),
        )
        left_out = [f"{games(number)} {why}" for number, why in apart if number]
        reason = sentence(
            [
                f"the new model misses {games(missed)} of the old one's" if missed else "",
                f"the old model lost {lost} of the new one's {parity.new}" if lost else "",
                *left_out,
            ]
        )
    return Criterion(
        number=1,
        name="Detection parity",
        figure=percent(share),
        sample=parity.old,
        bound="at least 99 %",
        outcome=outcome,
        reason=reason,
        value=share,
    )


def _nothing_to_compare(parity: Parity, *, archived: bool) -> str:
    if archived:
        return ARCHIVED
    if parity.unwanted:
        return f"The old model has seen no game but of players who are {UNWANTED}."
    if parity.early:
        return "The old model has seen no game since the new one began."
    return IDLE


def completion_rate(completion: Completion) -> Criterion:
    """More than 95 % of the detected games have their result within five minutes."""
    share = completion.in_time / completion.ended if completion.ended else None
    late = completion.ended - completion.in_time
    apart = [
        f"{games(completion.private)} left out as private" if completion.private else "",
        _down(completion),
    ]
    told = [f"{games(late)} later than 5 minutes" if late else "", *apart]
    return Criterion(
        number=2,
        name="Completion rate",
        figure=percent(share),
        sample=completion.ended,
        bound="more than 95 % within 5 minutes",
        outcome=_with_enough(completion.ended, passed=(share or 0) > COMPLETION_BOUND),
        reason=sentence(told),
        value=share,
    )


def _down(completion: Completion) -> str:
    """Moments, as of a restart, are not worth a word where no game fell into them."""
    minutes = round(completion.down_seconds / 60)
    told = f"the process was down for {counted(minutes, 'minute')}"
    if completion.while_down:
        return f"{games(completion.while_down)} left out: {told}"
    return told if minutes else ""


def event_accuracy(accuracy: Accuracy) -> Criterion:
    """Every announcement agrees with Riot's record; one that does not is enough to fail."""
    wrong = len(accuracy.wrong)
    right = (accuracy.judged - wrong) / accuracy.judged if accuracy.judged else None
    outcome = Outcome.FAIL if wrong else _with_enough(accuracy.judged, passed=True)
    older = f"{accuracy.older} older announcements not compared" if accuracy.older else ""
    unread = (
        f"{accuracy.unread} lines of which the new model has no record" if accuracy.unread else ""
    )
    return Criterion(
        number=3,
        name="Event accuracy",
        figure=percent(right),
        sample=accuracy.judged,
        bound="every announcement as in Riot's record",
        outcome=outcome,
        reason=sentence([*some(accuracy.wrong), unread, older]),
        value=right,
    )


def no_data_loss(loss: Loss) -> Criterion:
    """No game without its row, no owed announcement unsent; one is enough to fail."""
    lost, unsent = [*loss.overdue, *loss.unsent], len(loss.unsent) + loss.more_unsent
    left_out = [
        f"{games(number)} left out: {why}"
        for number, why in (
            (loss.after_absence, "ended while no process compared lists"),
            (loss.listed_late, "listed late by Riot"),
            (loss.refused, "Riot gave no match list"),
        )
        if number
    ]
    return Criterion(
        number=4,
        name="No data loss",
        figure=f"{games(len(loss.overdue))} and {counted(unsent, 'announcement')} lost",
        sample=loss.audited,
        bound="none lost",
        outcome=Outcome.FAIL if lost else _with_enough(loss.audited, passed=True),
        reason=sentence([*some(lost, more=loss.more_unsent), *left_out]),
        value=float(len(loss.overdue) + unsent),
    )


def performance(pace: Pace) -> Criterion:
    """Each loop works and its p95 is below its interval, and the looks are as fresh as promised."""
    parts = [(loop.name, loop.p95_seconds, loop.interval) for loop in pace.loops if loop.runs]
    looks = pace.look_age_p95 is not None and pace.look_promise is not None
    if pace.look_age_p95 is not None and pace.look_promise is not None:
        parts.append(("a player's last look", pace.look_age_p95, pace.look_promise))
    over = [f"{name}: {took:.1f} s of {limit:g} s" for name, took, limit in parts if took >= limit]
    stopped = _stopped(pace)
    over += [
        f"{name}: no turn has come to its end for {since / 60:.0f} minutes"
        for name, since, _ in stopped
    ]
    enough = looks and bool(pace.loops) and all(loop.runs >= loop.enough for loop in pace.loops)
    outcome = Outcome.FAIL if over else Outcome.PASS if enough else Outcome.TOO_LITTLE_DATA
    failed = [
        f"{loop.failed} of {loop.runs} turns of {loop.name} failed"
        for loop in pace.loops
        if loop.failed
    ]
    uses = [(took / limit, name) for name, took, limit in (*parts, *stopped) if limit]
    slowest = max(uses, default=None)
    return Criterion(
        number=5,
        name="Performance",
        figure=f"{slowest[1]} uses {100 * slowest[0]:.0f} % of its time" if slowest else "–",
        sample=min((loop.runs for loop in pace.loops), default=0),
        bound="p95 of each loop and of the looks in time",
        outcome=outcome,
        reason=sentence([*over, *failed]),
        value=slowest[0] if slowest else None,
    )


def _stopped(pace: Pace) -> list[tuple[str, float, float]]:
    """Loops that do nothing though the process runs, since when, and how long that may be: no
    duration tells of them."""
    if not pace.players:
        return []
    found = [
        (loop.name, loop.without_success, max(STOPPED_SECONDS, STOPPED_INTERVALS * loop.interval))
        for loop in pace.loops
    ]
    return [each for each in found if each[1] > each[2]]


def retry_rate(retries: Retries) -> Criterion:
    """Fewer than 1 % of the games needed a retry."""
    share = retries.retried / retries.games if retries.games else None
    return Criterion(
        number=6,
        name="Error rate",
        figure=percent(share),
        sample=retries.games,
        bound="fewer than 1 % with a retry",
        outcome=_with_enough(retries.games, passed=(share or 0) < RETRIES_BOUND),
        reason=f"{games(retries.retried)} with a retry." if retries.retried else "",
        value=share,
    )


def _verdict(criteria: Sequence[Criterion], *, emits: bool, ran: bool) -> tuple[Verdict, str]:
    """The table of docs/migration.md, top row first. Of a model that did not run nothing else is
    to be said than that."""
    failed = [c for c in criteria if c.outcome is Outcome.FAIL]
    short = [c for c in criteria if c.outcome is Outcome.TOO_LITTLE_DATA]
    idle = criteria[0].outcome is Outcome.NOT_APPLICABLE
    if failed:
        names = _listed(failed)
        if emits:
            return Verdict.GO_BACK, f"The new model announces, and fails: {names}."
        if not ran:
            return Verdict.STAY, f"{NOT_RUN}: stay with the old one, and start the shadow."
        return Verdict.STAY, f"Stay with the old model; the new one fails: {names}."
    if short and not ran:
        return Verdict.WAIT, f"{NOT_RUN}: start its process, or look back further."
    if short:
        return Verdict.WAIT, f"Too little data yet for: {_listed(short)}."
    if emits:
        return Verdict.STAY, "The new model announces, and meets every criterion that applies."
    if idle:
        return Verdict.WAIT, "The old model has seen no game to compare with."
    return Verdict.CUT_OVER, "The new model meets every criterion beside the old one."


def _with_enough(sample: int, *, passed: bool) -> Outcome:
    if sample < ENOUGH_GAMES:
        return Outcome.TOO_LITTLE_DATA
    return Outcome.PASS if passed else Outcome.FAIL


def _listed(criteria: Sequence[Criterion]) -> str:
    return ", ".join(c.name.lower() for c in criteria)
