"""What an account's owner can ask for, and the turn that goes on with it."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.accounts import links, proof
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.icon_proof import Purpose
from tracking.players.locate import Located
from tracking.privacy import export, member
from tracking.privacy import forbid as forbidding
from tracking.privacy.erase import Eraser, begin
from tracking.privacy.forbid import Watch
from tracking.privacy.member import Member
from tracking.privacy.servers import Departed
from tracking.privacy.subject import Subject, know
from tracking.privacy.summary import Summary, summarise
from tracking.riot.client import RiotClient

PROOF_SHOWS = timedelta(days=30)
"""So long after an account was linked by proof its member is shown what is stored about it without
another one. For all else, and for the file, he proves it anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for, and is done or under way."""

    who: Subject
    erasure_id: int | None
    """To be gone on with by `Privacy.run`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The files of an export."""

    paths: tuple[Path, ...]
    counts: Mapping[str, int]
    """How many rows of which table there are in them."""


def subject_of(account: Located) -> Subject:
    """The account as this room knows it."""
    who = account.who
    return Subject(riot_id=who.riot_id, lol_puuid=who.lol_puuid, tft_puuid=who.tft_puuid)


class Privacy:
    """Each order takes its proof in the transaction that does it; see `tracking.accounts`."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._eraser = Eraser(database=database, clock=clock)

    async def delete(self, *, user_id: int, token: str) -> Asked:
        """Have everything about the account removed. Raises UserMistake where it is not proved."""
        async with self._with_proof(user_id, token, Purpose.DELETE) as (session, who):
            return Asked(who=who, erasure_id=await begin(session, who, self._clock.now()))

    async def forbid(self, *, user_id: int, token: str) -> Asked:
        """Have the account followed and named nowhere from now on, and removed. Raises UserMistake
        where it is not proved."""
        async with self._with_proof(user_id, token, Purpose.FORBID) as (session, who):
            now = self._clock.now()
            await forbidding.forbid(session, who, now)
            return Asked(who=who, erasure_id=await begin(session, who, now))

    async def allow(self, *, user_id: int, token: str) -> Asked:
        """Take that back. Raises UserMistake where it is not proved."""
        async with self._with_proof(user_id, token, Purpose.FORBID) as (session, who):
            await forbidding.allow(session, who)
            return Asked(who=who, erasure_id=None)

    @asynccontextmanager
    async def _with_proof(
        self, user_id: int, token: str, purpose: Purpose
    ) -> AsyncIterator[tuple[AsyncSession, Subject]]:
        """A transaction in which the proof is used; raises UserMistake where there is none."""
        async with self._database.read() as session:
            await proof.must_hold(session, user_id, token, purpose, self._clock.now())
        async with self._database.write() as session:
            challenge = await proof.take(session, user_id, token, purpose, self._clock.now())
            yield session, subject_of(challenge.account)

    async def summary_for(self, user_id: int, account: Located) -> Summary | None:
        """What is stored about an account that this user has lately proved when he linked it; None
        where he has to prove it first."""
        since = self._clock.now() - PROOF_SHOWS
        async with self._database.read() as session:
            linked = await links.of_user(session, user_id)
        if not any(
            link.account.who.lol_puuid == account.who.lol_puuid
            and link.proved_at is not None
            and link.proved_at > since
            for link in linked
        ):
            return None
        return await summarise(self._database, subject_of(account))

    async def shown(self, *, user_id: int, token: str) -> Summary:
        """What is stored about an account, in short; `files` gives all of it. Raises UserMistake
        where it is not proved."""
        async with self._with_proof(user_id, token, Purpose.EXPORT) as (_, who):
            pass
        return await summarise(self._database, who)

    @asynccontextmanager
    async def files(self, who: Subject, *, largest: int) -> AsyncIterator[Exported]:
        """All that is stored about an account, which is looked for everywhere: that may take half a
        minute. The files have at most so many bytes, and are there for as long as this is open."""
        async with self._database.read() as session:
            known = await know(session, who)
        head = export.Head(
            made_at=self._clock.now(),
            about={
                "riot_id": str(who.riot_id),
                "lol_puuid": who.lol_puuid,
                "tft_puuid": who.tft_puuid,
            },
        )
        with TemporaryDirectory(prefix="lol-tracker-export-") as folder:
            counts: Counter[str] = Counter()
            paths = await export.write(
                Path(folder),
                head,
                export.of_account(self._database, known),
                largest=largest,
                count=lambda table: counts.update([table]),
            )
            yield Exported(paths=tuple(paths), counts=counts)

    async def of_member(self, user_id: int) -> Member:
        """What is stored about a Discord user himself."""
        async with self._database.read() as session:
            return await member.read(session, user_id)

    @asynccontextmanager
    async def taken_along(self, *, user_id: int, largest: int) -> AsyncIterator[list[Path]]:
        """The same as files."""
        head = export.Head(made_at=self._clock.now(), about={"discord_user_id": str(user_id)})
        with TemporaryDirectory(prefix="lol-tracker-export-") as folder:
            rows = export.of_member(self._database, user_id)
            yield await export.write(Path(folder), head, rows, largest=largest)

    async def forget_member(self, user_id: int) -> None:
        """Remove what is stored about a Discord user himself; not what is stored about accounts of
        his."""
        async with self._database.write() as session:
            await member.forget(session, user_id)

    async def is_forbidden(self, who: Subject) -> bool:
        """Whether the account's owner forbade that it is followed."""
        async with self._database.read() as session:
            return await forbidding.entry(session, who) is not None

    async def run(self, asked: Asked) -> None:
        """Do the removing; what a crash leaves undone is gone on with by the turn."""
        if asked.erasure_id is not None:
            await self._eraser.run(asked.erasure_id)


class PrivacyTurn:
    """What the housekeeping does for it."""

    def __init__(self, *, database: Database, riot: RiotClient, clock: Clock) -> None:
        self._watch = Watch(database=database, riot=riot, clock=clock)
        self._eraser = Eraser(database=database, clock=clock)
        self._departed = Departed(database=database, clock=clock)

    async def turn(self) -> dict[str, int]:
        """Run one turn; counts what was done."""
        return {
            "forbidden_found": await self._watch.turn(),
            "erased": await self._eraser.turn(),
            "servers_removed": await self._departed.turn(),
        }
