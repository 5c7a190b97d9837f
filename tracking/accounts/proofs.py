"""The profile icon challenge, as people go through it.

How to use it, say for `/privacy delete`:

1. `account = await services.accounts.locate(user_id, riot_id, region)`;
2. `challenge = await services.proofs.begin(user_id=…, account=account, purpose=Purpose.DELETE)`,
   shown with `bot.cogs.proof.show(interaction, challenge)`;
3. its button calls `check`; once that says PROVED, the step that the bot class has for the purpose
   (`TrackerBot.proof_steps`) is told of the challenge;
4. the step does its work in one transaction, in which it calls `proof.take(session, …)` first.

Nothing is done by a proof that is not taken, and one that was taken is worth nothing any more.
"""

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.accounts import proof
from tracking.accounts.icon import shown_icon
from tracking.accounts.proof import Challenge
from tracking.clock import Clock
from tracking.database.account_models import IconChallenge
from tracking.database.engine import Database
from tracking.domain.icon_proof import MOST_TRIES, Purpose, Verdict, judge, too_soon
from tracking.errors import UserMistake
from tracking.players.locate import Located
from tracking.riot.client import RiotClient

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a look at the icon says of a challenge."""

    verdict: Verdict
    challenge: Challenge
    shown: int | None = None
    """The icon that Riot showed; None where it was not asked."""


class Proofs:
    """Riot is asked outside any transaction."""

    def __init__(
        self,
        database: Database,
        riot: RiotClient,
        clock: Clock,
        choose: Callable[[Sequence[int]], int] = secrets.choice,
    ) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._choose = choose

    async def begin(self, *, user_id: int, account: Located, purpose: Purpose) -> Challenge:
        """Ask the user to set the account's icon; the challenge he has already stays the same.

        Raises UserMistake where Riot does not show the account, and where he begins too many.
        """
        async with self._database.read() as session:
            known = await proof.standing(
                session, user_id, purpose, account.who.lol_puuid, self._clock.now()
            )
            if known is not None:
                return known
            if await proof.begun_lately(session, user_id, self._clock.now()):
                raise UserMistake(
                    f"You have begun {proof.MOST_BEGUN} such proofs within an hour, which is the "
                    "most. Please try again later."
                )
        icon_now = await shown_icon(self._riot, account)
        async with self._database.write() as session:
            return await proof.begin(
                session,
                user_id,
                purpose,
                account,
                icon_now=icon_now,
                now=self._clock.now(),
                choose=self._choose,
            )

    async def check(self, *, user_id: int, token: str) -> Checked:
        """Look whether Riot shows the icon. A proof that was not taken is told again.

        Raises UserMistake where the user has no such challenge, where it is over, and where he
        asks too often.
        """
        known = await self._before(user_id, token)
        if known.verdict is not Verdict.NOT_YET:
            return known
        shown = await shown_icon(self._riot, known.challenge.account)
        return await self._after(user_id, token, shown)

    async def _before(self, user_id: int, token: str) -> Checked:
        """NOT_YET where Riot is to be asked, which is counted. Whoever presses again and again is
        refused by reading alone, so that he keeps nobody else from writing."""
        now = self._clock.now()
        async with self._database.read() as session:
            row, verdict = await self._standing(session, user_id, token, now, lock=False)
        if verdict is Verdict.PROVED:
            return Checked(verdict=verdict, challenge=proof.to_challenge(row))
        async with self._database.write() as session:
            row, verdict = await self._standing(session, user_id, token, now)
            challenge = proof.to_challenge(row)
            if verdict is Verdict.EXPIRED:
                row.closed_at = now
            elif verdict is Verdict.NOT_YET:
                row.tries, row.tried_at = row.tries + 1, now
        return Checked(verdict=verdict, challenge=challenge)

    async def _standing(
        self, session: AsyncSession, user_id: int, token: str, now: datetime, *, lock: bool = True
    ) -> tuple[IconChallenge, Verdict]:
        """How it stands without asking Riot; raises UserMistake where there is nothing to ask."""
        row = await proof.mine(session, user_id, token, lock=lock)
        if proof.holds(row, now):
            return row, Verdict.PROVED
        if row.closed_at is not None:
            raise UserMistake(proof.OVER)
        if now >= row.expires_at or row.tries >= MOST_TRIES:
            return row, Verdict.EXPIRED
        if too_soon(await proof.last_look(session, user_id), now):
            raise UserMistake("Riot was asked just now. Please try again in ten seconds.")
        return row, Verdict.NOT_YET

    async def _after(self, user_id: int, token: str, shown: int) -> Checked:
        now = self._clock.now()
        async with self._database.write() as session:
            row = await proof.mine(session, user_id, token)
            if row.closed_at is not None and not proof.holds(row, now):
                raise UserMistake(proof.OVER)
            verdict = judge(wanted=row.icon, shown=shown, expires_at=row.expires_at, now=now)
            if verdict is not Verdict.NOT_YET and row.closed_at is None:
                row.closed_at = now
                row.proved_at = now if verdict is Verdict.PROVED else None
            challenge = proof.to_challenge(row)
        if verdict is Verdict.PROVED:
            log.info("user %d has proved an account (%s)", user_id, challenge.purpose)
        return Checked(verdict=verdict, challenge=challenge, shown=shown)
