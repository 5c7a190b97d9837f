"""Back-fill one model's table from the other's: the migration plan's data recovery, both ways.

Both directions may be repeated and may run while either model writes: what is there already is
left as it is. Work goes player by player in transactions of a few hundred rows, so that memory
stays bounded and nobody waits long for a lock.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.models import Player
from tracking.legacy import backfill

Progress = Callable[[int, int, int], None]
"""Told after each player: players done, players in all, rows written so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What was written, or would have been."""

    players: int
    rows: int


def _silent(_done: int, _of: int, _rows: int) -> None:
    """For callers that show no progress."""


class Recovery:
    """Back-fills in either direction. `young` is how long a game is still asked for at Riot."""

    def __init__(self, *, database: Database, clock: Clock, young: timedelta) -> None:
        self._database = database
        self._clock = clock
        self._young = young

    async def to_game_states(
        self,
        *,
        since: datetime | None = None,
        only_open: bool = False,
        dry_run: bool = False,
        progress: Progress = _silent,
    ) -> Recovered:
        """Write into `game_states` what only `tracked_games` knows.

        A game becomes an IN_GAME row, and where it is over a NOT_IN_GAME row with its result.
        `since` bounds by when a game was detected; `only_open` takes games that are not over.
        """

        async def one(player_id: int) -> int:
            async with self._database.write() as session:
                rows = await backfill.missing_states(
                    session, player_id, since=since, only_open=only_open
                )
                if not dry_run:
                    session.add_all(rows)
            return len(rows)

        return await self._each_player(one, progress)

    async def to_tracked_games(
        self,
        *,
        since: datetime | None = None,
        dry_run: bool = False,
        progress: Progress = _silent,
    ) -> Recovered:
        """Write into `tracked_games` what only `game_states` knows.

        A stored result is kept, read anew from its raw record where it is not in our form. A game
        without one is asked for at Riot while it is young, else it is UNAVAILABLE with the reason.
        Nothing is announced by this itself.
        """

        async def one(player_id: int) -> int:
            written = 0
            while True:
                async with self._database.write() as session:
                    batch = await backfill.missing_games(
                        session,
                        player_id,
                        since=since,
                        now=self._clock.now(),
                        young=self._young,
                        skip=written if dry_run else 0,
                    )
                    if not dry_run:
                        await backfill.write_games(session, batch)
                written += len(batch)
                if len(batch) < backfill.AT_ONCE:
                    return written

        return await self._each_player(one, progress)

    async def _each_player(
        self, one: "Callable[[int], backfill.Counting]", progress: Progress
    ) -> Recovered:
        async with self._database.read() as session:
            players = list(await session.scalars(select(Player.id).order_by(Player.id)))
        rows = 0
        for done, player_id in enumerate(players, start=1):
            rows += await one(player_id)
            progress(done, len(players), rows)
        return Recovered(players=len(players), rows=rows)
