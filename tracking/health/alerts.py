"""The plan's alerts: told once when they start and once when they end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from tracking import notices
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.health import metrics

CLEAR_CHECKS = 2
"""So many checks in a row without the condition before its end is told."""

WINDOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What one check found in the last hour; `stuck` is of now."""

    high_retries: int
    games: int
    stuck: int
    without_result: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A condition and its two sentences."""

    key: str
    stands: Callable[[Counts], bool]
    begins: Callable[[Counts], str]
    ends: str


ALERTS = (
    Alert(
        key="alert:retries",
        stands=lambda c: c.high_retries > max(2, 0.05 * c.games),
        begins=lambda c: (
            f"Three retries or more were needed by {c.high_retries} of the last hour's {c.games} "
            "games; see /games stuck and /migration health."
        ),
        ends="Games need no unusual number of retries any more.",
    ),
    Alert(
        key="alert:stuck",
        stands=lambda c: c.stuck > 0,
        begins=lambda c: (
            f"Games that do not finish by themselves: {c.stuck}. /games stuck lists them with the "
            "reason; they are tried on until the deadline."
        ),
        ends="No game is stuck any more.",
    ),
    Alert(
        key="alert:no-result",
        stands=lambda c: c.without_result > 0,
        begins=lambda c: (
            f"Games of the last hour that are completed without a result: {c.without_result}. "
            "That must not happen; see /migration missed, and the log."
        ),
        ends="Every game completed in the last hour has its result again.",
    ),
)


class Alerts:
    """Checks the conditions; a restart needs two clear checks anew before an end is told."""

    def __init__(self, *, database: Database, clock: Clock, most_retries: int, emit: bool) -> None:
        self._database = database
        self._clock = clock
        self._most_retries = most_retries
        self._emit = emit
        self._clear = dict.fromkeys((alert.key for alert in ALERTS), 0)

    async def turn(self) -> dict[str, int]:
        """Run one check; says how many alerts began and ended."""
        now = self._clock.now()
        changed = {"began": 0, "ended": 0}
        async with self._database.read() as session:
            high, games = await metrics.high_retries(session, since=now - WINDOW)
            counts = Counts(
                high_retries=high,
                games=games,
                stuck=await metrics.stuck(session, now=now, most_retries=self._most_retries),
                without_result=await metrics.without_result(session, since=now - WINDOW),
            )
        async with self._database.write() as session:
            for alert in ALERTS:
                if alert.stands(counts):
                    self._clear[alert.key] = 0
                    changed["began"] += await notices.begin(
                        session, alert.key, alert.begins(counts), now=now, emit=self._emit
                    )
                    continue
                self._clear[alert.key] += 1
                if self._clear[alert.key] >= CLEAR_CHECKS:
                    changed["ended"] += await notices.end(
                        session, alert.key, alert.ends, now=now, emit=self._emit
                    )
        return changed
