"""The migration's health at a glance: the verdict, each criterion's bar against its bound. Pure.

Written as SVG, and as a sentence for those who do not see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.charts import theme
from bot.charts.svg import box, card, label, text_width
from tracking.health.criteria import Criterion, Judgement, Outcome, Verdict
from tracking.health.figures import Figures

WIDTH = 620
LEFT, RIGHT = theme.MARGIN, WIDTH - theme.MARGIN
TEXT_LEFT = LEFT + 34
"""Right of a row's sign."""
TOP, LINE, ROW, BOTTOM = 126, 22, 74, 48
"""Above the first row without the reason, and of each line of that."""
BAR = 12

COLOURS = {
    Outcome.PASS: theme.GOOD,
    Outcome.FAIL: theme.BAD,
    Outcome.TOO_LITTLE_DATA: theme.WARNING,
    Outcome.NOT_APPLICABLE: theme.QUIET,
}
HEADLINES = {
    (Verdict.CUT_OVER, False): ("Cut over", theme.GOOD),
    (Verdict.STAY, False): ("Stay with the old model", theme.BAD),
    (Verdict.STAY, True): ("Stay with the new model", theme.GOOD),
    (Verdict.GO_BACK, True): ("Go back", theme.BAD),
    (Verdict.WAIT, False): ("Wait", theme.WARNING),
    (Verdict.WAIT, True): ("Wait", theme.WARNING),
}
"""By verdict and whether the new model announces: to stay is good news or bad, and with which."""
LONGEST_ALT = 1024
"""Discord's limit for the description of an attachment."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From where to where a criterion's bar goes, and where its bound is on it."""

    first: float
    last: float
    bound: float

    def at(self, value: float) -> float:
        """Where a value is on the bar, 0 to 1."""
        return min(1.0, max(0.0, (value - self.first) / (self.last - self.first)))


SCALES = {
    1: _Scale(0.95, 1.0, 0.99),
    2: _Scale(0.80, 1.0, 0.95),
    3: _Scale(0.95, 1.0, 1.0),
    4: _Scale(0.0, 5.0, 0.0),
    5: _Scale(0.0, 1.25, 1.0),
    6: _Scale(0.0, 0.02, 0.01),
}
"""Around the bounds: on a bar from nothing, 98 % and 99 % look alike."""


def health_svg(figures: Figures, judgement: Judgement) -> str:
    """The picture of a report."""
    hours = (figures.until - figures.since).total_seconds() / 3600
    role = "new model announces" if figures.emits else "new model in the shadow"
    headline, colour = HEADLINES[judgement.verdict, figures.emits]
    parts = [
        _caption(42, f"Migration health · {hours:g} h · {role}"),
        label(LEFT, 88, headline, size=40, fill=colour, bold=True),
    ]
    reason = _wrapped(judgement.reason, RIGHT - LEFT, theme.SIZE_SMALL, most=3)
    parts += [
        label(LEFT, 118 + LINE * number, line, size=theme.SIZE_SMALL, width=RIGHT - LEFT)
        for number, line in enumerate(reason)
    ]
    top = TOP + LINE * len(reason)
    parts += [_row(each, top + ROW * number) for number, each in enumerate(judgement.criteria)]
    height = top + ROW * len(judgement.criteria) + BOTTOM
    parts.append(_lost(figures, height - 22))
    return card(height, *parts, width=WIDTH)


def health_alt(judgement: Judgement) -> str:
    """What the picture shows, in words."""
    each = "; ".join(f"{c.name}: {c.outcome.value}, {c.figure}" for c in judgement.criteria)
    told = f"Verdict: {judgement.verdict.value}. {each}."
    return told if len(told) <= LONGEST_ALT else told[: LONGEST_ALT - 1] + "…"


def _caption(y: float, text: str, *, x: float = LEFT) -> str:
    return label(x, y, text, size=theme.SIZE_SMALL, fill=theme.QUIET, width=RIGHT - x)


def _row(criterion: Criterion, y: float) -> str:
    colour = COLOURS[criterion.outcome]
    word = criterion.outcome.value
    word_width = text_width(word, theme.SIZE_TEXT)
    return "".join(
        (
            _sign(criterion.outcome, LEFT + 11, y + 15, colour),
            label(TEXT_LEFT, y + 21, f"{criterion.number}  {criterion.name}", bold=True),
            label(RIGHT, y + 21, word, fill=colour, bold=True, anchor="end"),
            label(RIGHT - word_width - 16, y + 21, _figure(criterion), anchor="end"),
            _bar(criterion, y + 31, colour),
            _caption(y + 60, _sample(criterion), x=TEXT_LEFT),
        )
    )


def _figure(criterion: Criterion) -> str:
    if criterion.value is None:
        return "–"
    if criterion.number == 4:
        return f"{criterion.value:g} lost"
    if criterion.number == 5:
        return f"{100 * criterion.value:.0f} % of its time"
    return criterion.figure


def _sample(criterion: Criterion) -> str:
    return f"{criterion.bound} · {criterion.sample} {criterion.unit}"


def _bar(criterion: Criterion, y: float, colour: str) -> str:
    """The figure's part of the bar, and a line where the bound is."""
    scale, length = SCALES[criterion.number], RIGHT - TEXT_LEFT
    drawn = box(TEXT_LEFT, y, length, BAR, fill=theme.RAISED, radius=BAR / 2)
    if criterion.value is not None:
        filled = max(BAR, length * scale.at(criterion.value))
        drawn += box(TEXT_LEFT, y, filled, BAR, fill=colour, radius=BAR / 2)
    bound = TEXT_LEFT + length * scale.at(scale.bound)
    at = min(max(bound, TEXT_LEFT + 1), RIGHT - 2)
    return drawn + box(at - 1, y - 4, 3, BAR + 8, fill=theme.TEXT, radius=1.5)


def _sign(outcome: Outcome, x: float, y: float, colour: str) -> str:
    """A shape for each outcome: who does not tell the colours apart sees it too."""
    shape = {
        Outcome.PASS: f"M{x - 5:g} {y:g}l4 4 7 -8",
        Outcome.FAIL: f"M{x - 4:g} {y - 4:g}l8 8m0 -8l-8 8",
        Outcome.TOO_LITTLE_DATA: f"M{x:g} {y - 6:g}v6l4 3",
        Outcome.NOT_APPLICABLE: f"M{x - 5:g} {y:g}h10",
    }[outcome]
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="11" fill="none" stroke="{colour}" stroke-width="2"/>'
        f'<path d="{shape}" fill="none" stroke="{colour}" stroke-width="2.5"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _lost(figures: Figures, y: float) -> str:
    parity = figures.parity
    if not parity.old:
        return _caption(y, "The old model has seen no game to compare with.")
    told = (
        f"Lost by the old model: {parity.lost_by_old} of {parity.new} · "
        f"missed by the new one: {parity.old - parity.both} of {parity.old}"
    )
    return label(LEFT, y, told, size=16, bold=True)


def _wrapped(text: str, width: float, size: float, *, most: int) -> Sequence[str]:
    """The text on so many lines at most; the last one is cut where it would not fit."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width and len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
