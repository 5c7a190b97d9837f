"""Removing all that is stored about an account, and going on with it after a crash.

That it is asked for is a row (`erasures`), so that a kill at any moment loses nothing. Each step is
many short transactions and may be repeated. It is done twice: the second time, a little later,
finds what a turn that was under way has written meanwhile.
"""

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.accounts import links
from tracking.clock import Clock
from tracking.database.archive import ARCHIVE
from tracking.database.cleanup import is_archived
from tracking.database.engine import Database
from tracking.database.models import (
    PLACEHOLDER_TAG,
    GameState,
    Player,
    Subscription,
)
from tracking.database.privacy_models import Erasure
from tracking.database.upsert import insert_into
from tracking.privacy import mentions, rows
from tracking.privacy.catalogue import BY_PLAYER
from tracking.privacy.played import remove_games
from tracking.privacy.subject import Known, Subject, among_others, know

log = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(seconds=90)
"""When everything is gone through once more: no turn's transaction is older then."""


async def begin(session: AsyncSession, who: Subject, now: datetime) -> int:
    """Write down that the account is to be removed, and let nobody follow it from now on; gives
    back the erasure's id."""
    known = await know(session, who)
    await session.execute(
        update(Player)
        .where(Player.id.in_(known.players))
        .values(unfollowed_at=now, adopted=False, platform=None)
        .execution_options(synchronize_session=False)
    )
    await session.execute(delete(Subscription).where(Subscription.player_id.in_(known.players)))
    standing = await session.scalar(
        select(Erasure).where(Erasure.lol_puuid == who.lol_puuid).with_for_update()
    )
    if standing is not None:
        known = known.also_called(Known.from_json(standing.known).names)
    values = {
        "tft_puuid": who.tft_puuid,
        "known": known.to_json(),
        "asked_at": now,
        "passed_at": None,
    }
    erasure_id: int = (
        await session.scalars(
            insert_into(session, Erasure)
            .values(lol_puuid=who.lol_puuid, **values)
            .on_conflict_do_update(index_elements=["lol_puuid"], set_=values)
            .returning(Erasure.id)
        )
    ).one()
    log.info("an account is removed, as its owner asked: erasure %d", erasure_id)
    return erasure_id


async def leave_announcements(database: Database, players: Collection[int]) -> None:
    """Take players out of what channels were told, before their rows go: nothing else knows whom
    their numbers mean then. Looks through all announcements, once."""
    if not players:
        return

    async def nothing(session: AsyncSession, names: frozenset[str]) -> None: ...

    known = Known(players=frozenset(players), name="", names=frozenset(), puuids=frozenset())
    async with database.read() as session:
        known = await among_others(session, known)
    await mentions.take_out_of_announcements(database, known, nothing)


class Eraser:
    """Goes through all tables."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._started = False

    async def turn(self) -> int:
        """Go on with what was left by a process that ended, and go through everything a second
        time where that is due; how many are done."""
        now = self._clock.now()
        async with self._database.read() as session:
            standing = list(await session.scalars(select(Erasure).order_by(Erasure.id)))
        # When a process starts, whoever had begun with one is gone.
        left = [each.id for each in standing if not self._started and each.passed_at is None]
        self._started = True
        late = [each for each in standing if (each.passed_at or each.asked_at) <= now - AGAIN_AFTER]
        due = [*left, *(each.id for each in late if each.id not in left)]
        return sum([await self.attempt(erasure_id) for erasure_id in due])

    async def attempt(self, erasure_id: int) -> bool:
        """As `run`; one that fails keeps neither the others nor the housekeeping from going on."""
        try:
            return await self.run(erasure_id)
        except Exception:
            log.exception("erasure %d is tried again", erasure_id)
            return False

    async def run(self, erasure_id: int) -> bool:
        """Go through everything once; whether nothing is left to be done."""
        async with self._database.read() as session:
            erasure = await session.get(Erasure, erasure_id)
            if erasure is None:
                return True
            known = Known.from_json(erasure.known)
            first = erasure.passed_at is None
            if not first:
                # SQLite may have given the id of a removed row to somebody else.
                known = replace(known, players=await _players_now(session, erasure))
            known = await among_others(session, known)

        async def learn(session: AsyncSession, names: frozenset[str]) -> None:
            await _also_called(session, erasure_id, names)

        known = known.also_called(
            await mentions.take_out_of_announcements(self._database, known, learn)
        )
        await mentions.take_out_of_scoreboards(self._database, known)
        await self._games(known)
        await mentions.take_out_of_notices(self._database, known)
        async with self._database.read() as session:
            archived = await rows.has_archive(session)
        old = ["game_states", ARCHIVE] if archived else ["game_states"]
        await mentions.take_out_of_records(self._database, known, ["tracked_games", *old])
        await mentions.take_out_of_results(self._database, known, ["tracked_games", *old])
        needed = await self._states(known, old)
        for name in BY_PLAYER:
            await self._rows(name, known)
        if first:
            # What a member says of the account after that, he says anew.
            async with self._database.write() as session:
                await links.forget_account(session, erasure.lol_puuid)
        return await self._end(erasure_id, known, needed, first=first)

    async def _games(self, known: Known) -> None:
        """His games, each with its scoreboard, which goes too where nobody else's game it is."""
        done = not known.players
        while not done:
            async with self._database.write() as session:
                done = await remove_games(session, known)

    async def _states(self, known: Known, tables: list[str]) -> frozenset[int]:
        """The old model's rows; gives back the players of whom the old service wrote, and before
        006 may go on to: rows of theirs refer to a player."""
        async with self._database.read() as session:
            needed = set()
            if not await is_archived(session):
                needed = set(
                    await session.scalars(
                        select(GameState.player_id)
                        .where(GameState.player_id.in_(known.players), GameState.origin.is_(None))
                        .distinct()
                    )
                )
        for name in tables:
            await self._rows(name, known)
        return frozenset(needed)

    async def _rows(self, name: str, known: Known) -> None:
        done = not known.players
        while not done:
            async with self._database.write() as session:
                done = await rows.remove_some(session, rows.table_of(name), known.players)

    async def _end(
        self, erasure_id: int, known: Known, needed: frozenset[int], *, first: bool
    ) -> bool:
        try:
            async with self._database.write() as session:
                await self._remove_players(session, known, needed)
                return await self._passed(session, erasure_id, known, first=first)
        except IntegrityError:
            # The old service wrote of him at this very moment.
            async with self._database.write() as session:
                await self._remove_players(session, known, known.players)
                return await self._passed(session, erasure_id, known, first=first)

    async def _remove_players(
        self, session: AsyncSession, known: Known, needed: frozenset[int]
    ) -> None:
        now = self._clock.now()
        await session.execute(
            delete(Player)
            .where(Player.id.in_(known.players - needed))
            .execution_options(synchronize_session=False)
        )
        for player_id in sorted(needed):
            await self._remove_late(session, replace(known, players=frozenset({player_id})))
            await session.execute(
                update(Player)
                .where(Player.id == player_id)
                .values(**emptied(player_id, now))
                .execution_options(synchronize_session=False)
            )

    async def _remove_late(self, session: AsyncSession, known: Known) -> None:
        """What somebody stored of his games since they were gone through, as a back-fill does that
        had begun before: where his row stays, nothing else finds it again. Nobody can add to it now
        until this transaction ends."""
        locked = select(Player.id).where(Player.id.in_(known.players)).with_for_update()
        await session.execute(locked)
        while not await remove_games(session, known):
            pass

    async def _passed(
        self, session: AsyncSession, erasure_id: int, known: Known, *, first: bool
    ) -> bool:
        """Whether that was the last time."""
        erasure = await session.get(Erasure, erasure_id, with_for_update=True)
        if erasure is None:
            return True
        if not first:
            await session.delete(erasure)
            log.info("erasure %d is done", erasure_id)
            return True
        erasure.passed_at = self._clock.now()
        # The rows are gone, and SQLite may give their ids to others.
        erasure.known = replace(known, players=frozenset()).to_json()
        return False


async def _also_called(session: AsyncSession, erasure_id: int, names: frozenset[str]) -> None:
    """Remember names before the last that knew them is gone."""
    erasure = await session.get(Erasure, erasure_id, with_for_update=True, populate_existing=True)
    if erasure is not None and not names <= set(erasure.known["names"]):
        erasure.known = Known.from_json(erasure.known).also_called(names).to_json()


async def _players_now(session: AsyncSession, erasure: Erasure) -> frozenset[int]:
    """Rows that are his by now; by his puuids alone, for a name may be another's."""
    puuids = [puuid for puuid in (erasure.lol_puuid, erasure.tft_puuid) if puuid]
    found = await session.scalars(
        select(Player.id).where(Player.lol_puuid.in_(puuids) | Player.tft_puuid.in_(puuids))
    )
    return frozenset(found)


def emptied(player_id: int, now: datetime) -> dict[str, Any]:
    """A player's row of which nothing is left but that there is one."""
    left = {"id", "game_name", "tag_line", "adopted"}
    nothing = {c.key: None for c in Player.__table__.columns if c.key not in left}
    return nothing | {
        "game_name": f"?{player_id}",
        "tag_line": PLACEHOLDER_TAG,
        "adopted": False,
        "created_at": now,
        "updated_at": now,
        "unfollowed_at": now,
        "erased_at": now,
    }
