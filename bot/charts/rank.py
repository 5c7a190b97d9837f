"""LP over time: a line through what was seen, the divisions as bands, promotions marked. Pure.

Written as SVG, and as a sentence for those who do not see it. Where there was no rank there is no
line: nothing is drawn between two seasons.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from bot.charts import theme
from bot.charts.svg import box, card, label
from bot.texts import Texts
from bot.views.ranks import rank_name, rank_text
from tracking.domain.ladders import Ladder, Sighting
from tracking.domain.rank_changes import Step, StepKind
from tracking.domain.ranks import AnyRank, Rank, RatedRank, RatedTier, Tier
from tracking.ranks import Curve

HEIGHT = 430
LEFT, RIGHT = 130, theme.WIDTH - theme.MARGIN
TOP, BOTTOM = 134, HEIGHT - 54
CLEAR = 22
"""From the base line of one name to the next."""

LEAST_SPAN = 60
"""LP: a flat line in the middle is told apart from a steep one."""

LEAST_TIME = timedelta(days=1)
"""What was seen since a minute ago is not drawn minute by minute."""

MOST_BANDS, MOST_MARKS, MOST_POINTS = 7, 16, 600
LONGEST_ALT = 1024


@dataclass(frozen=True, slots=True)
class _Frame:
    """From instants and points to the picture."""

    since: datetime
    until: datetime
    low: float
    high: float

    def x(self, at: datetime) -> float:
        span = max(1.0, (self.until - self.since).total_seconds())
        share = (at - self.since).total_seconds() / span
        return LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, share))

    def y(self, points: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * (points - self.low) / (self.high - self.low)


def rank_svg(curve: Curve, name: str, ladder: str, t: Texts) -> str:
    """The picture; `name` is the Riot ID and `ladder` the queue's name, as they are shown."""
    points = [p for s in curve.sightings if (p := s.standing.rank.points) is not None]
    frame = _frame(curve, points)
    parts = [
        _headline(46, name, size=theme.SIZE_TITLE, bold=True),
        _headline(76, ladder, size=theme.SIZE_TEXT, fill=theme.QUIET),
        _headline(102, _summary(curve, t), size=theme.SIZE_TEXT),
        *_bands(curve.ladder, frame, t),
        *_days(frame, t),
        *(_line(each, frame) for each in _stretches(curve.sightings)),
        *(_mark(step, frame) for step in _marked(curve.history.steps, frame)),
    ]
    return card(HEIGHT, *parts)


def _headline(y: float, text: str, **style: Any) -> str:
    return label(theme.MARGIN, y, text, width=RIGHT - theme.MARGIN, **style)


def rank_alt(curve: Curve, name: str, ladder: str, t: Texts) -> str:
    """What the picture shows, in words."""
    ranked = [each for each in curve.sightings if each.standing.ranked]
    told = t("rank-alt-none", who=name, ladder=ladder)
    if ranked:
        best = max(ranked, key=lambda each: each.standing.rank.place())
        told = t(
            "rank-alt",
            who=name,
            ladder=ladder,
            first=rank_text(t, ranked[0].standing.rank),
            last=rank_text(t, ranked[-1].standing.rank),
            best=rank_text(t, best.standing.rank),
        )
    return told if len(told) <= LONGEST_ALT else told[: LONGEST_ALT - 1] + "…"


def _summary(curve: Curve, t: Texts) -> str:
    now = curve.now.get(curve.ladder)
    rank = rank_text(t, now.standing.rank) if now else t("unranked")
    if not (curve.won or curve.lost):
        return rank
    return f"{rank}   ·   {t.signed(curve.won)} / {t.signed(curve.lost)}"


def _frame(curve: Curve, points: Sequence[int]) -> _Frame:
    low, high = (min(points), max(points)) if points else (0, 400)
    missing = max(0, LEAST_SPAN - (high - low)) / 2
    room = max(8.0, (high - low) * 0.08)
    return _Frame(_begin(curve), curve.until, low - missing - room, high + missing + room)


def _begin(curve: Curve) -> datetime:
    """Where the time begins that was asked about, or the first look in it: of somebody followed
    since yesterday there is nothing to show of a month."""
    seen = (each.first_at for each in curve.sightings if each.standing.ranked)
    return max(curve.since, min(next(seen, curve.since), curve.until - LEAST_TIME))


def _bands(ladder: Ladder, frame: _Frame, t: Texts) -> list[str]:
    """A line and a name where each division begins, each tier where they would be too close."""
    floors = _rated_floors() if ladder is Ladder.TURBO else _floors()
    shown = [floor for floor in floors if frame.low < floor[0] < frame.high]
    close = any(frame.y(a) - frame.y(b) < CLEAR for (a, _), (b, _) in pairwise(shown))
    if len(shown) > MOST_BANDS or close:
        shown = [(at, rank) for at, rank in shown if _begins_tier(rank)]
    under = [floor for floor in floors if floor[0] <= frame.low][-1:]
    parts: list[str] = []
    lowest: float = TOP - CLEAR
    for at, rank in reversed(shown):
        y = frame.y(at)
        parts.append(box(LEFT, y, RIGHT - LEFT, 1, fill=theme.EDGE))
        if y - lowest >= CLEAR:
            parts.append(_band_name(rank_name(t, rank), y + 5))
            lowest = y
    if under and BOTTOM - 5 - lowest >= CLEAR:
        parts.append(_band_name(rank_name(t, under[0][1]), BOTTOM))
    parts.append(box(LEFT, BOTTOM, RIGHT - LEFT, 1, fill=theme.EDGE))
    return parts


def _band_name(name: str, y: float) -> str:
    return label(LEFT - 10, y, name, size=theme.SIZE_SMALL, fill=theme.QUIET, anchor="end")


def _floors() -> list[tuple[int, AnyRank]]:
    floors: list[tuple[int, AnyRank]] = []
    for tier in Tier:
        apex = tier in (Tier.MASTER, Tier.GRANDMASTER, Tier.CHALLENGER)
        for division in ("I",) if apex else ("IV", "III", "II", "I"):
            rank = Rank.of(tier.value, division, 0)
            # Where Grandmaster and Challenger begin is drawn anew every day.
            if tier not in (Tier.GRANDMASTER, Tier.CHALLENGER):
                floors.append((rank.points or 0, rank))
    return floors


def _rated_floors() -> list[tuple[int, AnyRank]]:
    begins = (0, 1400, 2600, 3400, 4200)
    return [
        (at, RatedRank(tier=tier, rating=at)) for at, tier in zip(begins, RatedTier, strict=True)
    ]


def _begins_tier(rank: AnyRank) -> bool:
    return isinstance(rank, RatedRank) or rank.division in (None, "IV")


def _days(frame: _Frame, t: Texts) -> list[str]:
    """Four dates under the line, fewer of a short time."""
    span = frame.until - frame.since
    count = max(1, min(3, span // timedelta(days=1)))
    parts = []
    for number in range(count + 1):
        at = frame.since + span * number / count
        anchor = "start" if number == 0 else "end" if number == count else "middle"
        parts.append(
            label(
                frame.x(at),
                BOTTOM + 28,
                t.day(at),
                size=theme.SIZE_SMALL,
                fill=theme.QUIET,
                anchor=anchor,
            )
        )
    return parts


def _stretches(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """The sightings with a rank, in rows that no season's end interrupts."""
    stretches: list[list[Sighting]] = []
    before: Sighting | None = None
    for each in sightings:
        if each.standing.ranked:
            goes_on = (
                before is not None
                and before.standing.ranked
                and each.standing.games >= before.standing.games - 2
            )
            if goes_on and stretches:
                stretches[-1].append(each)
            else:
                stretches.append([each])
        before = each
    return stretches


def _line(stretch: Sequence[Sighting], frame: _Frame) -> str:
    thinned = stretch[:: max(1, -(-len(stretch) // MOST_POINTS))]
    if thinned[-1] is not stretch[-1]:
        thinned = [*thinned, stretch[-1]]
    corners = []
    for each in thinned:
        y = frame.y(each.standing.rank.points or 0)
        for at in (each.first_at, each.last_at):
            corners.append(f"{frame.x(max(at, frame.since)):.1f} {y:.1f}")
    path = "M" + "L".join(dict.fromkeys(corners))
    dot = corners[-1].split()
    return (
        f'<path d="{path}" fill="none" stroke="{theme.ACCENT}" stroke-width="3"'
        ' stroke-linejoin="round" stroke-linecap="round"/>'
        f'<circle cx="{dot[0]}" cy="{dot[1]}" r="4.5" fill="{theme.ACCENT}"/>'
    )


def _marked(steps: Sequence[Step], frame: _Frame) -> list[Step]:
    """Where there are too many to be told apart, those from tier to tier."""
    shown = [each for each in steps if each.at >= frame.since]
    if len(shown) > MOST_MARKS:
        shown = [each for each in shown if each.before.tier != each.after.tier]
    return shown[-MOST_MARKS:]


def _mark(step: Step, frame: _Frame) -> str:
    """A triangle up or down, a flag for a first rank: shapes, not colours alone."""
    x, y = frame.x(step.at), frame.y(step.after.points or 0)
    if step.after.points is None:
        return ""
    if step.kind is StepKind.DEMOTION:
        shape, colour = f"M{x - 8:.1f} {y + 10:.1f}h16l-8 13z", theme.BAD
    elif step.kind is StepKind.PROMOTION:
        shape, colour = f"M{x - 8:.1f} {y - 10:.1f}h16l-8 -13z", theme.GOOD
    else:
        shape, colour = f"M{x:.1f} {y - 8:.1f}v-18l14 5l-14 5z", theme.WARNING
    return (
        f'<path d="{shape}" fill="{colour}" stroke="{theme.GROUND}" stroke-width="2"'
        ' stroke-linejoin="round"/>'
    )
