"""Back-fill one model's table from the other's: the migration plan's data recovery, both ways.

Both directions may be repeated, and may run while either model writes: what is there already is
left as it is, so one that was cut short is simply run again. Work goes player by player and page by
page, in transactions of a few rows, so that memory stays bounded whatever the table holds and
nobody waits long for a lock.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, select

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.followed import is_nobody, present
from tracking.database.forbidden import all_withheld, standing_of
from tracking.database.models import GameState, Player, TrackedGameRow
from tracking.domain.games import GameStatus
from tracking.legacy import old_games, to_games, to_states

Progress = Callable[[int, int, int], None]
"""Told after each page: players done, players in all, rows written so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What was written, or would have been."""

    players: int
    rows: int


def _silent(_done: int, _of: int, _rows: int) -> None:
    """For callers that show no progress."""


class Recovery:
    """Back-fills in either direction. `young` is how long a game is still asked for at Riot;
    `raw_kept` how long Riot's records are kept, None for ever."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        young: timedelta,
        raw_kept: timedelta | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._young = young
        self._raw_kept = raw_kept

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
        whose = [TrackedGameRow.player_id == Player.id]
        if since is not None:
            whose.append(TrackedGameRow.detected_at >= since)
        if only_open:
            whose.append(TrackedGameRow.status == GameStatus.ACTIVE.value)

        async def pages(player_id: int) -> AsyncIterator[int]:
            opened = self._database.read if dry_run else self._database.write
            after: str | None = None
            while True:
                async with opened() as session:
                    if not dry_run:
                        await to_states.alone_with(session, player_id)
                    if not await to_states.may_be_stored(session, player_id):
                        return
                    page = await to_states.lacking_rows(
                        session, player_id, since=since, only_open=only_open, after=after
                    )
                    if not dry_run:
                        session.add_all(page.rows)
                yield len(page.rows)
                if (after := page.after) is None:
                    return

        return await self._each_player(exists().where(*whose), pages, progress)

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
        `since` takes the games that the old model wrote of from then on. Nothing is announced by
        this itself.
        """
        whose = [GameState.player_id == Player.id, GameState.game_id != ""]
        if since is not None:
            whose.append(GameState.created_at >= since)

        async def pages(player_id: int) -> AsyncIterator[int]:
            terms = await self._terms(player_id)
            if terms is None:
                return
            after: old_games.Place | None = None
            while True:
                async with self._database.read() as session:
                    page = await old_games.page_of(session, player_id, since=since, after=after)
                if dry_run:
                    yield len(page.games)
                else:
                    for part in page.parts():
                        yield await self._bring_over(terms, part)
                if (after := page.after) is None:
                    break
            if not dry_run and terms.player.platform is None:
                async with self._database.write() as session:
                    await to_games.place(session, player_id)

        return await self._each_player(exists().where(*whose), pages, progress)

    async def _terms(self, player_id: int) -> to_games.Terms | None:
        """None of a player who was removed meanwhile, or is to be, or does not want to be here."""
        now = self._clock.now()
        async with self._database.read() as session:
            player = await session.get(Player, player_id)
            if player is None or not (await standing_of(session, player)).free:
                return None
            return to_games.Terms(
                player=player,
                latest=await old_games.latest_game(session, player_id),
                now=now,
                young=self._young,
                raw_since=None if self._raw_kept is None else now - self._raw_kept,
                withheld=await all_withheld(session),
            )

    async def _bring_over(self, terms: to_games.Terms, part: old_games.Part) -> int:
        # Records are read, which takes its time, before anybody has to wait for a lock.
        async with self._database.read() as session:
            rows = await to_games.tracked_rows(session, terms, part)
        async with self._database.write() as session:
            if not await present(session, {terms.player.id}):
                return 0
            return await to_games.write_games(session, rows)

    async def _each_player(
        self,
        whose: ColumnElement[bool],
        pages: Callable[[int], AsyncIterator[int]],
        progress: Progress,
    ) -> Recovered:
        """Go through the players who have such rows; not through one who was removed, whatever the
        old service writes on, or the archive had of him."""
        async with self._database.read() as session:
            found = await session.scalars(
                select(Player.id)
                .where(whose, Player.erased_at.is_(None), ~is_nobody)
                .order_by(Player.id)
            )
            players = found.all()
        rows = 0
        for done, player_id in enumerate(players):
            async for written in pages(player_id):
                rows += written
                progress(done, len(players), rows)
        progress(len(players), len(players), rows)
        return Recovered(players=len(players), rows=rows)
