"""How many looks at ranks the other turns leave room for, and whose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.games import Game
from tracking.domain.rank_looks import Why
from tracking.polling.store import rank_looks as store
from tracking.polling.store.rank_looks import RankTarget
from tracking.riot.client import RiotClient

DEMAND_EVERY = 60.0
"""Seconds for which the number of players is taken to be the same."""

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One question to a league service."""

    target: RankTarget
    why: Why


class RankBudget:
    """Chooses among the looks that are due."""

    def __init__(
        self, *, database: Database, riot: RiotClient, clock: Clock, detection_seconds: float
    ) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._detection_seconds = detection_seconds
        self._demand: tuple[float, Mapping[tuple[str, Game], int]] | None = None

    async def choose(self, due: Sequence[Look]) -> list[Look]:
        """As many as the other turns leave room for, the most urgent first."""
        if not due:
            return []
        demand = await self._asks()
        room: dict[tuple[str, Game], int] = {}
        chosen = []
        for look in sorted(due, key=_urgency):
            target = look.target
            part = (target.platform, Game.LOL if self._riot.one_key else target.game)
            if part not in room:
                room[part] = self._room(part, demand)
            if room[part] > 0:
                room[part] -= 1
                chosen.append(look)
        return chosen

    def _room(self, part: tuple[str, Game], demand: Mapping[tuple[str, Game], int]) -> int:
        platform, game = part
        games = Game if self._riot.one_key else (game,)
        asks = sum(demand.get((platform, each), 0) for each in games)
        return self._riot.spare_for_ranks(
            platform.lower(), game=game, others=asks / self._detection_seconds
        )

    async def _asks(self) -> Mapping[tuple[str, Game], int]:
        now = self._clock.monotonic()
        if self._demand is None or now - self._demand[0] >= DEMAND_EVERY:
            async with self._database.read() as session:
                self._demand = now, await store.asks_by_platform(session)
        return self._demand[1]


def _urgency(look: Look) -> tuple[Why, datetime, int]:
    return look.why, look.target.looked_at or _NEVER, look.target.player_id
