"""Accounts that their owners want to be followed and named nowhere.

Functions take a session and never commit.
"""

import logging
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.followed import is_forbidden
from tracking.database.forbidden import by_name, folded, forbidden_account
from tracking.database.models import Player
from tracking.database.privacy_models import ForbiddenAccount
from tracking.database.upsert import insert_into
from tracking.domain.games import Game
from tracking.errors import RiotError
from tracking.players.recognise import Recognised, Stored, recognise
from tracking.players.riot_id import RiotId
from tracking.privacy.erase import Eraser, begin
from tracking.privacy.subject import Subject
from tracking.riot.client import RiotClient
from tracking.riot.rate_limit import Priority

log = logging.getLogger(__name__)

EVERY = timedelta(days=1)
"""So often Riot is asked what a forbidden account is called: the name outlives a key's puuids."""

LATER = timedelta(minutes=10)

AT_ONCE = 20
"""Accounts asked about in one turn."""


async def entry(session: AsyncSession, who: Subject) -> ForbiddenAccount | None:
    """What the list has of this account; None where its owner forbade nothing. By its ids alone:
    whoever bears a name that somebody gave up has no say in what that one wanted."""
    return await forbidden_account(session, lol_puuid=who.lol_puuid, tft_puuid=who.tft_puuid)


async def forbid(session: AsyncSession, who: Subject, now: datetime) -> None:
    """Put the account on the list. Doing it again brings its name and ids up to date."""
    values = {
        "tft_puuid": who.tft_puuid,
        "game_name": who.riot_id.game_name,
        "tag_line": who.riot_id.tag_line,
        "resolve_at": now + EVERY,
    }
    await session.execute(
        insert_into(session, ForbiddenAccount)
        .values(lol_puuid=who.lol_puuid, forbidden_at=now, **values)
        .on_conflict_do_update(index_elements=["lol_puuid"], set_=values)
    )


async def allow(session: AsyncSession, who: Subject) -> bool:
    """Take the account off the list; False where it did not stand there."""
    known = await entry(session, who)
    if known is None:
        return False
    await session.execute(delete(ForbiddenAccount).where(ForbiddenAccount.id == known.id))
    return True


class Watch:
    """Keeps the list true, and what forbidden accounts have out of the tables."""

    def __init__(self, *, database: Database, riot: RiotClient, clock: Clock) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._eraser = Eraser(database=database, clock=clock)
        self._started = False

    async def turn(self) -> int:
        """Have removed what somebody else, such as the old service, stored of a forbidden account,
        and ask who those are that are due; how many were removed."""
        async with self._database.read() as session:
            found = await _stored(session)
        for who in found:
            async with self._database.write() as session:
                erasure_id = await begin(session, who, self._clock.now())
            await self._eraser.attempt(erasure_id)
        await self._ask_all()
        return len(found)

    async def _ask_all(self) -> None:
        """As long as nobody else wants to ask; where Riot does not answer the turn does not wait
        for it again and again."""
        if not self._started:
            # It may have been started with another key, whose puuids are others.
            async with self._database.write() as session:
                await session.execute(update(ForbiddenAccount).values(resolve_at=None))
            self._started = True
        for account in await self._due():
            if not self._riot.account_room(Game.LOL) or not await self._ask(account):
                break

    async def _due(self) -> list[ForbiddenAccount]:
        now = self._clock.now()
        due = or_(ForbiddenAccount.resolve_at.is_(None), ForbiddenAccount.resolve_at <= now)
        async with self._database.read() as session:
            rows = await session.scalars(
                select(ForbiddenAccount)
                .where(due)
                .order_by(
                    ForbiddenAccount.resolve_at.is_not(None),
                    ForbiddenAccount.resolve_at,
                    ForbiddenAccount.id,
                )
                .limit(AT_ONCE)
            )
            return list(rows)

    async def _ask(self, account: ForbiddenAccount) -> bool:
        """Whether Riot answered."""
        try:
            who = await recognise(self._riot, _as_stored(account), priority=Priority.RANKS)
        except RiotError as error:
            log.info("forbidden account %d is asked about again later: %s", account.id, error)
            await self._note(account, None, self._clock.now() + LATER)
            return False
        await self._note(account, who, self._clock.now() + EVERY)
        return True

    async def _note(self, account: ForbiddenAccount, who: Recognised | None, due: datetime) -> None:
        """An account that Riot does not know any more stays on the list: it may come back."""
        async with self._database.write() as session:
            row = await session.get(ForbiddenAccount, account.id, with_for_update=True)
            if row is None:
                return
            row.resolve_at = due
            if who is None:
                return
            if who.riot_id is not None:
                row.game_name = who.riot_id.game_name
                row.tag_line = who.riot_id.tag_line
            if await _has_twin(session, row, who.lol_puuid):
                await session.delete(row)
                return
            row.lol_puuid = who.lol_puuid or row.lol_puuid
            row.tft_puuid = who.tft_puuid or row.tft_puuid


async def _has_twin(session: AsyncSession, row: ForbiddenAccount, lol_puuid: str | None) -> bool:
    """Whether the account stands there twice, because it was forbidden under another key too."""
    found = await session.scalar(
        select(ForbiddenAccount.id).where(
            ForbiddenAccount.lol_puuid == (lol_puuid or ""), ForbiddenAccount.id != row.id
        )
    )
    return found is not None


def _as_stored(account: ForbiddenAccount) -> Stored:
    return Stored(
        player_id=0,
        riot_id=RiotId(game_name=account.game_name, tag_line=account.tag_line),
        platform=None,
        lol_puuid=account.lol_puuid,
        tft_puuid=account.tft_puuid,
        problem=None,
        lacking_since=None,
    )


async def _stored(session: AsyncSession) -> list[Subject]:
    """Forbidden accounts of which there are players' rows, by puuid or, where that is not known, by
    name."""
    listed = await by_name(session)
    if not listed:
        return []
    accounts = list(await session.scalars(select(ForbiddenAccount).order_by(ForbiddenAccount.id)))
    rows = await session.scalars(
        select(Player).where(
            or_(is_forbidden, Player.lol_puuid.is_(None)), Player.erased_at.is_(None)
        )
    )
    by_puuid = {puuid: f for f in accounts for puuid in (f.lol_puuid, f.tft_puuid) if puuid}
    found = {}
    for row in rows:
        account = by_puuid.get(row.lol_puuid or "") or by_puuid.get(row.tft_puuid or "")
        if account is None and row.lol_puuid is None:
            account = listed.get(folded(row.game_name, row.tag_line))
        if account is not None:
            found[account.id] = account
    return [
        Subject(
            riot_id=RiotId(game_name=account.game_name, tag_line=account.tag_line),
            lol_puuid=account.lol_puuid,
            tft_puuid=account.tft_puuid,
        )
        for account in found.values()
    ]
