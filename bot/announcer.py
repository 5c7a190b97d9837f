"""Drains the outbox into channels: claim, post, record (discord.md §2).

A claim is committed before the post and the outcome after it. What became of a post whose answer
never came is found out by posting again with the same nonce while Discord still knows it, and by
looking for the match link in the channel after that.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.editing import edit_due
from bot.places import Places
from bot.posting import Discord, Uncertain, compose, post
from bot.tries import counted, left_doubt
from bot.verdicts import Meaning, Verdict, verdict
from tracking import outbox, pauses
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.events import Kind
from tracking.outbox import Claimed

log = logging.getLogger(__name__)

AT_ONCE = 10
"""Channels posted in at the same time, one message each, so that a slow one delays few others."""

PARTING_SECONDS = 2.5
"""How long a stop waits for answers that are on their way."""

RETRY_LADDER = (5, 15, 30, 60, 120, 300)
"""Seconds until the next attempt; the last stays."""

TIDIES_EVERY = 3600.0


class Announcer:
    """Posts what channels are owed."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        client: Callable[[], Discord | None],
        max_age: timedelta,
        operator_channel_id: int | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._client = client
        self._max_age = max_age
        self._places = Places(
            database=database, clock=clock, operator_channel_id=operator_channel_id
        )
        self._quiet_until: datetime | None = None
        """Discord, or who stands before it, wants no posts at all until then."""
        self._tidied: float | None = None

    async def turn(self) -> dict[str, int]:
        """Post what is due, then edit what is to say more; does nothing while Discord is out of
        reach."""
        posted = edited = 0
        await self._tidy()
        await self._hold()
        while (client := self._client()) is not None and client.is_ready():
            now = self._clock.now()
            if self._quiet_until is not None and now < self._quiet_until:
                break
            await self._places.give(client)
            async with self._database.write() as session:
                await outbox.fold_held(session, now)
                await outbox.fold_stale(session, now, self._max_age)
                claims = await outbox.claim(session, now, AT_ONCE)
            if not claims:
                edited = await edit_due(client, self._database, self._clock)
                break
            posted += await self._settle_all(client, claims)
        return {"posted": posted, "edited": edited} if edited else {"posted": posted}

    async def _tidy(self) -> None:
        """Now and then give up what waited too long."""
        now = self._clock.monotonic()
        if self._tidied is not None and now - self._tidied < TIDIES_EVERY:
            return
        async with self._database.write() as session:
            given_up = await pauses.give_up(session, self._clock.now())
        if given_up:
            log.warning("%d posts waited for %s and are given up", given_up, pauses.WAITS)
        self._tidied = now

    async def _hold(self) -> None:
        """Hold back what is due in quiet hours before anything else, and while Discord is out of
        reach too: when it is back, these may be over. `claim` sees to what comes meanwhile."""
        now = self._clock.now()
        async with self._database.read() as session:
            if not await outbox.any_quiet(session, now):
                return
        async with self._database.write() as session:
            await outbox.hold(session, now)

    async def _settle_all(self, client: Discord, claims: Sequence[Claimed]) -> int:
        """Post in each channel at once; a stop lets what is under way be recorded."""
        tasks = [asyncio.create_task(self._settle(client, claim)) for claim in claims]
        try:
            await asyncio.wait(tasks)
        except asyncio.CancelledError:
            await asyncio.wait(tasks, timeout=PARTING_SECONDS)
            raise
        finally:
            for task in tasks:
                task.cancel()
            outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
        return sum(outcome is True for outcome in outcomes)

    async def _settle(self, client: Discord, claim: Claimed) -> bool:
        """One announcement; whether it stands in its channel now."""
        try:
            message = compose(claim)
        except Exception as error:
            log.exception("announcement %d cannot be read", claim.id)
            reason = f"its content cannot be read: {error!r}"[:500]
            async with self._database.write() as session:
                await outbox.dead(session, claim.id, reason, self._clock.now())
            return False
        with counted() as answers:
            try:
                message_id = await post(client, self._clock, claim, message)
            except Uncertain as error:
                log.warning("whether %s was posted is unknown: %s", _what(claim), error)
                async with self._database.write() as session:
                    await outbox.uncertain(session, claim.id, str(error), self._clock.now())
                return False
            except Exception as error:
                found = verdict(error)
                doubt = claim.in_doubt or left_doubt(answers)
                posted = await self._not_posted(claim, found, doubt=doubt)
                if found.meaning is Meaning.NOBODY:
                    await client.close()
                return posted
        await self._delivered(claim, message_id)
        return True

    async def _delivered(self, claim: Claimed, message_id: int | None) -> None:
        async with self._database.write() as session:
            await outbox.delivered(session, claim.id, message_id, self._clock.now())
        log.info("posted %s in channel %d", _what(claim), claim.channel_id)

    async def _not_posted(self, claim: Claimed, found: Verdict, *, doubt: bool) -> bool:
        """Record what Discord's answer, or its silence, means; whether the message was there.
        `doubt` says that an earlier try may have posted it."""
        if found.meaning is Meaning.POSTED:
            await self._delivered(claim, None)
            return True
        now = self._clock.now()
        async with self._database.write() as session:
            match found.meaning:
                case Meaning.REFUSED:
                    await outbox.refused(
                        session, claim.id, found.reason, now, gone=found.gone, maybe_posted=doubt
                    )
                case Meaning.DEAD:
                    reason = f"Discord rejects it: {found.reason}"
                    await outbox.dead(session, claim.id, reason, now)
                case _:
                    await outbox.failed(
                        session,
                        claim.id,
                        found.reason,
                        _later(now, claim.attempts, found.wait),
                        maybe_posted=doubt or found.meaning is Meaning.UNKNOWN,
                    )
        if found.wait is not None:
            self._quiet_until = now + found.wait
        bad = found.meaning in (Meaning.DEAD, Meaning.NOBODY)
        log.log(
            logging.ERROR if bad else logging.WARNING,
            "%s in channel %d: %s (%s)",
            _what(claim),
            claim.channel_id,
            found.meaning.value,
            found.reason,
        )
        return False


def _what(claim: Claimed) -> str:
    """For the log."""
    if claim.kind is Kind.NOTICE:
        return f"notice {claim.key.game_id}"
    if claim.kind in (Kind.PROMOTION, Kind.RECAP):
        return f"{claim.kind.value} {claim.key.game_id}"
    return "a digest" if claim.kind is Kind.DIGEST else claim.key.match_id


def _later(now: datetime, attempts: int, wait: timedelta | None) -> datetime:
    ladder = timedelta(seconds=RETRY_LADDER[min(attempts, len(RETRY_LADDER)) - 1])
    return now + max(ladder, wait or timedelta())
