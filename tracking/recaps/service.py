"""The turn that makes recaps: what is due goes into the outbox, once."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tracking import outbox
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.recap_payloads import named_in_recap
from tracking.domain.recap_periods import Period
from tracking.recaps.making import make
from tracking.recaps.places import place
from tracking.recaps.schedules import Due, all_due, settle, wait
from tracking.recaps.stored import followed
from tracking.recaps.summing import Made

log = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=30)
"""So long a recap waits for results and LP that are on their way; then it says what lacks."""

PATIENCE_WITH_LISTS = timedelta(hours=2)
"""And so long for match lists that were not compared since: after a long absence most of the games
are found by them."""

LOOKS_EVERY = 120.0
"""Seconds between two looks at a recap that waits: each is all the work of making it, and at
midnight many may wait."""


class Recaps:
    """Makes the recaps that servers have switched on. Only a process that announces has it."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._looked: dict[tuple[int, Period], float] = {}
        """When one that waits was last looked at. What is forgotten of it costs one look more."""

    async def turn(self) -> Mapping[str, Any]:
        """Make what is due. One server's trouble keeps no other from its recap; it fails the turn
        after the others had theirs."""
        async with self._database.read() as session:
            owed = await all_due(session, self._clock.now())
        made, trouble = 0, None
        for each in self._fresh(owed):
            try:
                made += await self._tell(each)
            except Exception as error:
                log.exception("no recap for server %d", each.guild_id)
                trouble = error
        if trouble is not None:
            raise trouble
        return {"recaps": made}

    def _fresh(self, owed: Sequence[Due]) -> list[Due]:
        """Without those that were looked at a moment ago and wait."""
        now = self._clock.monotonic()
        self._looked = {key: at for key, at in self._looked.items() if now - at < LOOKS_EVERY}
        return [each for each in owed if (each.guild_id, each.span.period) not in self._looked]

    async def _tell(self, owed: Due) -> bool:
        now = self._clock.now()
        async with self._database.read() as session:
            made = await make(session, owed.guild_id, owed.span, owed.zone, now=now)
        if _waits(made, now - (owed.waiting_since or now)):
            self._looked[owed.guild_id, owed.span.period] = self._clock.monotonic()
            if owed.waiting_since is None:
                async with self._database.write() as session:
                    await wait(session, owed, now)
            return False
        async with self._database.write() as session:
            return await _settle(session, owed, made, now)


def _waits(made: Made, waited: timedelta) -> bool:
    if made.lists_come:
        return waited < PATIENCE_WITH_LISTS
    return not made.complete and waited < PATIENCE


async def _settle(session: AsyncSession, owed: Due, made: Made, now: datetime) -> bool:
    """That the period is told and what is told of it are one commit; of a time in which nothing
    was played nothing is told. Where somebody in it is not followed any more, since he forbade it
    perhaps, it is made anew."""
    named = {player_id for player_id, *_ in named_in_recap(made.recap.to_json())}
    if not named <= (await followed(session, owed.guild_id)).keys():
        return False
    if not await settle(session, owed) or made.recap.empty:
        return False
    channel_id = await place(session, owed.guild_id)
    if channel_id is None:
        log.info("server %d has no channel for its recap", owed.guild_id)
        return False
    return await outbox.enqueue_recap(
        session, made.recap, guild_id=owed.guild_id, channel_id=channel_id, now=now
    )
