"""What is played and what the operator does in one round, written from a seed. Pure."""

import random
from dataclasses import dataclass, replace

from simulators.riot import Publication
from tests.chaos.scale import Scale
from tests.chaos.script import GamePlan, Script, write_script

LONG_AGO = 600.0
"""An announcement age that no round outlasts."""
SHORT_AGE = 8.0

LAST_REIGN = 10.0
"""So many seconds games are begun after the last move."""

STARTS_IN = 2.5
"""So many seconds a start takes on a quiet machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing done to the processes: `after` seconds since the one before."""

    what: str
    """`move` to the other model, `restart` the same one, `shadow` starts or stops one beside it."""
    after: float
    up: bool
    """Whether it is waited first that the bot is connected to Discord."""
    how: str
    """`term`, or killed: `now`, at the next `post`, at the next `record`."""
    rest: float
    """Nothing runs for so long, but for a shadow."""
    settled: bool = False
    """Wait first until what was open at the move before has been told."""

    def seconds(self) -> float:
        """About how long it takes; games are played all the while."""
        restarts = 0.0 if self.what == "shadow" else self.rest + STARTS_IN
        waits = 1.0 * self.settled + 1.0 * (self.how in ("post", "record"))
        return self.after + restarts + waits


@dataclass(slots=True, kw_only=True)
class Round:
    """A stretch of moves on one database."""

    script: Script
    starts_new: bool
    """Which model runs first."""
    steps: list[Step]
    max_age: float
    """`ANNOUNCE_MAX_AGE_HOURS`, in seconds."""
    choices: dict[int, int]
    """Before which steps the moderators of which server choose another channel."""

    @property
    def moves(self) -> int:
        return sum(step.what == "move" for step in self.steps)

    @property
    def ends_new(self) -> bool:
        """Which model runs in the end."""
        return self.starts_new ^ (self.moves % 2 == 1)


def write_round(seed: str, *, moves: int, ends_new: bool, short: bool = False) -> Round:
    """The whole round; the same seed gives the same one."""
    dice = random.Random(f"{seed}/steps")
    max_age = SHORT_AGE if not short and dice.random() < 0.2 else LONG_AGO
    starts_new = ends_new ^ (moves % 2 == 1)
    steps = _steps(dice, moves, starts_new=starts_new, short=short)
    seconds = sum(step.seconds() for step in steps) + (2.0 if short else LAST_REIGN)
    script = write_script(dice.randrange(1 << 30), _scale(seconds, max_age, short=short))
    script.games = [_plain(plan) for plan in script.games]
    return Round(
        script=script,
        starts_new=starts_new,
        steps=steps,
        max_age=max_age,
        choices=_choices(random.Random(f"{seed}/choices"), len(steps)),
    )


def _scale(seconds: float, max_age: float, *, short: bool) -> Scale:
    return Scale(
        seconds=seconds,
        players=6 if short else 12,
        games=round(seconds * (1.6 if short else 0.9)),
        kills=0,
        kill_within=seconds,
        detection=0.5,
        completion=0.6,
        history=2.5,
        deadline=240,  # longer than a round: what ran that long ago is taken for gone
        late=4,
        announce_max_age=max_age,
        patience=1 if short else 3,
        riot_trouble=0,
        discord_trouble=0,
        database_trouble=0,
        long_waits=False,
        drain=60,
    )


def _plain(plan: GamePlan) -> GamePlan:
    """Without what takes minutes to be given up; the chaos run has it."""
    if plan.publication in (Publication.NEVER, Publication.LISTED_ONLY):
        return replace(plan, publication=Publication.PUBLIC, story="ordinary")
    return replace(plan, stale_for=min(plan.stale_for, 4.0))


def _choices(dice: random.Random, steps: int) -> dict[int, int]:
    """A server of three in every fourth step or so."""
    return {step: dice.randrange(3) for step in range(steps) if dice.random() < 0.25}


def _steps(dice: random.Random, moves: int, *, starts_new: bool, short: bool) -> list[Step]:
    steps: list[Step] = []
    new, shadow = starts_new, False
    for number in range(moves):
        wants_shadow = dice.random() < (0.2 if new else 0.65)
        if wants_shadow and not shadow:
            steps.append(_step(dice, "shadow", short=short))
            shadow = True
        if dice.random() < 0.25:
            steps.append(_step(dice, "restart", short=short))
        # Of two moves back and forth one is made in a hurry, one when all is told.
        settled = not new and number > 0 and dice.random() < 0.5
        if shadow and dice.random() < 0.3:
            steps.append(_step(dice, "shadow", short=short))
            shadow = False
        steps.append(replace(_step(dice, "move", short=short), settled=settled))
        new = not new
        # The plan's order: the shadow is stopped after the move; now and then it is forgotten.
        if shadow and dice.random() < 0.7:
            steps.append(_step(dice, "shadow", short=short))
            shadow = False
    return steps


def _step(dice: random.Random, what: str, *, short: bool) -> Step:
    rest = dice.choices((0.0, dice.uniform(0.2, 1.5), dice.uniform(4, 12)), (55, 35, 10))[0]
    return Step(
        what=what,
        after=dice.uniform(0.1, 0.8 if short else 3.0),
        up=dice.random() < 0.75,
        how=dice.choices(("term", "now", "post", "record"), (50, 22, 16, 12))[0],
        rest=min(rest, 0.5) if short else rest,
    )
