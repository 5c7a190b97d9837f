"""Members between a database and a Riot that shows the icons a test has set."""

from typing import Any, cast

import pytest
from sqlalchemy import select

from tests.support.clock import FakeClock
from tests.tracking.players.world import HERE, FakeRiot
from tracking.accounts import Accounts, Answer, Challenge, Link, Proofs, of_user, proof, wishes
from tracking.database.account_models import IconChallenge
from tracking.database.engine import Database
from tracking.domain.games import Game
from tracking.domain.icon_proof import Purpose, Verdict
from tracking.errors import UserMistake
from tracking.players import Players
from tracking.riot.client import Account, RiotClient, Summoner
from tracking.riot.rate_limit import Priority

ME, OTHER = 5_000_000_000_000_000_001, 5_000_000_000_000_000_002
OTTER = "Quiet Otter#EUW"


class Riot(FakeRiot):
    """Also shows profiles: the icon by the account, whichever game is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.icons: dict[str, int] = {}
        self.priorities: set[Priority] = set()
        """How urgently it was asked."""
        self.without: set[Game] = set()
        """Games in which nobody has a profile."""

    async def account_by_riot_id(
        self, game_name: str, tag_line: str, *, game: Game, priority: Any
    ) -> Account | None:
        self.priorities.add(priority)
        return await super().account_by_riot_id(game_name, tag_line, game=game, priority=priority)

    async def account_by_puuid(self, puuid: str, *, game: Game, priority: Any) -> Account | None:
        self.priorities.add(priority)
        return await super().account_by_puuid(puuid, game=game, priority=priority)

    async def region(self, puuid: str, *, game: Game, priority: Any) -> str | None:
        self.priorities.add(priority)
        return await super().region(puuid, game=game, priority=priority)

    async def summoner(
        self, platform: str, puuid: str, *, game: Game, priority: Any
    ) -> Summoner | None:
        self._note("summoner", game)
        self.priorities.add(priority)
        who = puuid.partition("-")[2]
        if game in self.without or self.regions.get(who) != platform:
            return None
        return Summoner(puuid=puuid, profile_icon_id=self.icons.get(who, 29), level=30)


class World:
    """Two accounts, `otter` and `heron`, and the services around them."""

    def __init__(self, database: Database, clock: FakeClock) -> None:
        self.database = database
        self.clock = clock
        self.riot = Riot()
        self.riot.add(OTTER, "otter")
        self.riot.add("Grey Heron#EUW", "heron")
        asked = cast(RiotClient, self.riot)
        self.players = Players(database, asked, clock, 100)
        self.proofs = Proofs(database, asked, clock)
        self.accounts = Accounts(database, asked, clock, self.proofs)

    async def begin(
        self,
        riot_id: str = OTTER,
        user: int = ME,
        purpose: Purpose = Purpose.DELETE,
        region: str | None = None,
    ) -> Challenge:
        account = await self.players.locate(riot_id, region)
        return await self.proofs.begin(user_id=user, account=account, purpose=purpose)

    async def check(self, challenge: Challenge, user: int | None = None) -> Verdict:
        """Ten seconds later than whatever was before."""
        self.clock.shift(10)
        checked = await self.proofs.check(user_id=user or challenge.user_id, token=challenge.token)
        return checked.verdict

    async def take(self, challenge: Challenge, purpose: Purpose | None = None) -> Challenge:
        async with self.database.write() as session:
            return await proof.take(
                session,
                challenge.user_id,
                challenge.token,
                purpose or challenge.purpose,
                self.clock.now(),
            )

    async def challenges(self) -> list[IconChallenge]:
        async with self.database.read() as session:
            rows = await session.scalars(select(IconChallenge).order_by(IconChallenge.begun_at))
            return list(rows)

    async def link(self, riot_id: str = OTTER, user: int = ME, region: str | None = None) -> Answer:
        return await self.accounts.link(user_id=user, riot_id=riot_id, region=region)

    async def links(self, user: int = ME) -> list[Link]:
        async with self.database.read() as session:
            return await of_user(session, user)

    async def names(self, user: int = ME) -> list[str]:
        return [str(link.account.riot_id) for link in await self.links(user)]

    async def prove(self, riot_id: str = OTTER, user: int = ME) -> Link:
        """Go through the challenge of an account that somebody may have linked, and use it."""
        account = await self.players.locate(riot_id, None)
        challenge = await self.accounts.begin_proof(user_id=user, account=account)
        _, who = self.riot.accounts[riot_id.casefold()]
        self.sets_icon(challenge, who)
        assert await self.check(challenge) is Verdict.PROVED
        return await self.accounts.keep_proved(user_id=user, token=challenge.token)

    async def wish(self, user: int = ME, guild: int = HERE, wanted: bool = True) -> None:
        await self.accounts.mention(user_id=user, guild_id=guild, guild_name="Here", wanted=wanted)

    async def wishes(self, user: int = ME) -> list[int]:
        async with self.database.read() as session:
            return await wishes(session, user)

    def sets_icon(self, challenge: Challenge, who: str = "otter") -> None:
        """The owner does as he was told."""
        self.riot.icons[who] = challenge.icon


async def refusal(awaitable: Any) -> str:
    """The sentence that somebody is answered."""
    with pytest.raises(UserMistake) as caught:
        await awaitable
    return caught.value.message
