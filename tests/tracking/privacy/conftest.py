import pytest
from sqlalchemy import inspect, text

from tests.tracking.polling.conftest import World as PollingWorld
from tests.tracking.polling.riot import record
from tracking import notices
from tracking.database.account_models import IconChallenge
from tracking.database.rank_models import RankLook, RankSnapshot
from tracking.players.riot_id import RiotId
from tracking.privacy import Privacy, Subject
from tracking.privacy.erase import Eraser, begin


class World(PollingWorld):
    """The turns, and everything that they have stored of an otter and his friends."""

    def __init__(self, database, clock):
        super().__init__(database, clock)
        self.privacy = Privacy(database=database, clock=clock)
        self.eraser = Eraser(database=database, clock=clock)

    def who(self, name="otter"):
        riot_id = RiotId(game_name=name.title(), tag_line="EUW")
        return Subject(riot_id=riot_id, lol_puuid=name, tft_puuid=name)

    async def play(self, number, *, seconds=300, **fields):
        self.clock.shift(600)
        self.riot.publish(record(number, self.ago(seconds=5), seconds=seconds, **fields))
        await self.compare()

    async def begin_erasing(self, name):
        async with self.database.write() as session:
            return await begin(session, self.who(name), self.clock.now())

    async def rank_him(self, player_id=1):
        now = self.clock.now()
        async with self.database.write() as session:
            session.add(
                RankSnapshot(
                    player_id=player_id,
                    ladder="RANKED_SOLO_5x5",
                    taken_at=now,
                    still_at=now,
                    tier="GOLD",
                    division="II",
                    lp=20,
                    wins=1,
                    losses=1,
                )
            )
            session.add(RankLook(player_id=player_id, game="lol", looked_at=now, due_at=now))

    async def everything(self):
        """Each table's rows, as text."""
        async with self.database.read() as session:
            names = await session.run_sync(lambda s: inspect(s.connection()).get_table_names())
            return {
                name: [
                    str(tuple(row)) for row in await session.execute(text(f"SELECT * FROM {name}"))
                ]
                for name in names
            }

    async def traces(self, *words):
        """The tables in which one of the words stands, in whatever case."""
        return {
            name
            for name, rows in (await self.everything()).items()
            for row in rows
            if any(word.casefold() in row.casefold() for word in words)
        }


on_both = pytest.mark.parametrize("dialect", ["sqlite", "postgresql"], indirect=True)
"""For what the two databases may do in two ways; an evening is much to play."""


@pytest.fixture
def dialect(request):
    """SQLite, where a test does not ask for both."""
    wanted = getattr(request, "param", "sqlite")
    if wanted == "postgresql":
        request.getfixturevalue("postgresql")
    return wanted


async def as_owner(world, act, name="otter", *, purpose=None):
    """What `Privacy` does for whoever has just proved that the account is his."""
    now, who = world.clock.now(), world.who(name)
    token = f"{act}-{purpose or act}".ljust(20, "_")
    async with world.database.write() as session:
        session.add(
            IconChallenge(
                token=token,
                user_id=7,
                purpose=purpose or act,
                lol_puuid=who.lol_puuid,
                tft_puuid=who.tft_puuid,
                platform="EUW1",
                game_name=who.riot_id.game_name,
                tag_line=who.riot_id.tag_line,
                icon=3,
                begun_at=now,
                expires_at=now,
                proved_at=now,
                closed_at=now,
            )
        )
    return await getattr(world.privacy, act)(user_id=7, token=token)


@pytest.fixture
def world(database, clock):
    return World(database, clock)


@pytest.fixture
async def evening(world):
    """An otter and a heron, together and alone; the otter had another name before, and plays in a
    badger's game whom he never met."""
    await world.follow("otter", "heron")
    await world.follow("otter", "badger", guild=2, channel=20)
    await world.play(1, otter=True, heron=True, names={"otter": "Otter Cub#OLD"})
    await world.play(2, otter=False)
    await world.play(3, badger=True, otter=True)
    await world.play(4, heron=True)
    await world.rank_him()
    async with world.database.write() as session:
        await notices.begin(
            session, "gone 1 1", "Otter#EUW cannot be found.", now=world.clock.now(), guild_id=1
        )
    return world
