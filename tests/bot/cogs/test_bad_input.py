"""Whatever is typed, pressed or sent by an old client is answered, in time and with something that
Discord takes; nothing is stored half, and nothing of another server is touched."""

import asyncio
import logging

import pytest
from sqlalchemy import select, update

from bot import texts
from simulators.discord import Permission
from simulators.discord.world import Channel
from tests.bot.cogs.mischief import Mischief, dynamic_items, leaves
from tests.bot.conftest import FakeRiot
from tests.support.coherence import assert_coherent
from tests.support.discord_schema import assert_valid_request, assert_within_limits
from tests.support.following import add_player, subscribe
from tests.support.hostile import Hostile, often, seed
from tests.support.records import lol_record
from tests.tracking.polling.riot import live, record
from tracking.database.models import Guild, Subscription
from tracking.database.outbox_models import Announcement
from tracking.errors import (
    RiotForbidden,
    RiotKeyInvalid,
    RiotRateLimited,
    RiotRejected,
    RiotUnavailable,
)
from tracking.riot import answers, schemas
from tracking.riot.answers import Answer

PER_COMMAND, PER_SUGGESTION, PER_BUTTON, PER_FORM = 50, 40, 120, 40

ERRORS = (RiotForbidden, RiotKeyInvalid, RiotRateLimited, RiotRejected, RiotUnavailable)
NAMES = ("Quiet Otter", "**Loud** @here", "قندس هادئ", "숨은수달", "x[y](z)|| `q`", "😀 ﷽ 𝕼")
"""As they are kept when Riot gives them."""


class MoodyRiot(FakeRiot):
    """Once it is no longer calm: answers everything, now and then with an error, and with accounts
    and records that are spoilt here and there."""

    def __init__(self, hostile: Hostile) -> None:
        super().__init__()
        self.hostile = hostile
        self.calm = True

    def _moody(self) -> bool:
        if not self.calm and self.hostile.dice.random() < 0.1:
            raise self.hostile.dice.choice(ERRORS)
        return not self.calm

    async def account_by_riot_id(self, *_, **__):
        return None if self.hostile.dice.random() < 0.2 else await self.account_by_puuid()

    async def account_by_puuid(self, *_, **__):
        self._moody()
        name = self.hostile.dice.choice(NAMES)
        known = {"puuid": f"puuid-{name}", "gameName": name, "tagLine": "EUW"}
        try:
            return schemas.account(self.hostile.spoilt(known))
        except ValueError:
            raise RiotUnavailable from None

    async def region(self, *_, **__):
        self._moody()
        return self.hostile.dice.choice(("EUW1", "KR", None))

    async def summoner(self, platform, puuid, *, game, priority):
        self._moody()
        known = {"puuid": puuid, "profileIconId": 3, "summonerLevel": 30}
        try:
            return schemas.summoner(self.hostile.spoilt(known))
        except ValueError:
            raise RiotUnavailable from None

    async def match(self, match_id, *, game, priority):
        if not self._moody() or self.hostile.dice.random() < 0.3:
            return await super().match(match_id, game=game, priority=priority)
        raw = lol_record()
        raw["metadata"]["matchId"] = match_id
        for number, name in enumerate(NAMES):
            raw["info"]["participants"][number]["puuid"] = f"puuid-{name}"
        answer = Answer(status=200, body=self.hostile.body(raw), headers={})
        try:
            return schemas.match(*(answers.read("match", answer) or (None, "")))
        except ValueError:
            raise RiotUnavailable from None


@pytest.fixture
def hostile() -> Hostile:
    return Hostile(seed())


@pytest.fixture
def riot(hostile) -> MoodyRiot:
    return MoodyRiot(hostile)


@pytest.fixture
async def mischief(server, riot, polling, clock, hostile) -> Mischief:
    """Two servers follow players with odd names; their games stand everywhere a game can."""
    local, database = server.local, server.database
    other = local.add_guild("Heron Marsh")
    there = local.add_channel(other, "there")
    stranger = local.add_user("stranger", other, permissions=Permission.MANAGE_GUILD)
    await until_known(database, other.id)
    await follow(database, clock.now(), server, other, there)
    await games(server, riot, polling, clock)
    thread = local.add_channel(server.guild, "thread", type=11, parent_id=server.here)
    removed = local.add_channel(server.guild, "removed")
    local.delete_channel(removed)
    # Where the commands were added without the bot, and where there is no server at all.
    without = local.add_guild("Bare Bank", bot=False)
    local.join(without, stranger, permissions=Permission.MANAGE_GUILD)
    bare = local.add_channel(without, "bare")
    alone = Channel(id=local.core.ids.new(), name="", type=1, recipient_id=server.admin.id)
    local.world.channels[alone.id] = alone
    riot.calm = False
    # What is tried is whether there is an answer, on a machine that may be busy.
    local.core.desk.ack_seconds = 30
    return Mischief(
        local=local,
        clock=clock,
        hostile=hostile,
        people=[server.admin, server.admin, server.admin, server.member, stranger],
        places=[*[server.here] * 3, server.results, thread, there, bare, alone],
        words=[*NAMES, *(f"{name}#EUW" for name in NAMES), *(f"EUW1_{n}" for n in range(7)), "3"],
        gone=[removed.id, 1, 2**63 - 1],
    )


async def until_known(database, guild_id):
    async with asyncio.timeout(10):
        while True:
            async with database.read() as session:
                if await session.get(Guild, guild_id) is not None:
                    return


async def follow(database, now, server, other, there):
    async with database.write() as session:
        for guild, channel in ((server.guild, server.results), (other, there)):
            await session.execute(
                update(Guild).where(Guild.id == guild.id).values(channel_id=channel.id)
            )
        for number, name in enumerate(NAMES):
            player = await add_player(session, name[:16], "EUW", puuid=f"puuid-{name}")
            await subscribe(session, server.guild.id, player, now)
            if number < 3:
                await subscribe(session, other.id, player, now)


async def games(server, riot, polling, clock):
    """1 is told, of 2 it is uncertain, 3 is stuck, 4 private, 5 goes on."""
    puuids = [f"puuid-{name}" for name in NAMES]
    clock.shift(3600)
    for number, state in ((1, "SENT"), (2, "UNCERTAIN")):
        riot.records[f"EUW1_{number}"] = record(
            number, clock.now(), **dict.fromkeys(puuids[:4], True)
        )
        await server.admin_says("games import", match=f"EUW1_{number}")
        await tell(server.database, number, state)
    riot.records["EUW1_4"] = RiotForbidden()
    for number in (3, 4, 5):
        riot.live = {puuid: live(number, *puuids) for puuid in puuids}
        clock.shift(30)
        await polling.detection_turn()
    for _ in range(4):
        clock.shift(3700)
        await polling.completion_turn()


async def tell(database, number, state):
    async with database.write() as session:
        await session.execute(
            update(Announcement)
            .where(Announcement.game_id == str(number))
            .values(state=state, message_id=4711, due_at=None)
        )


@pytest.fixture
async def unseen(caplog):
    """What went wrong without anybody being told."""
    caplog.set_level(logging.WARNING)
    lost: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: lost.append(context))
    return lambda: [
        *lost,
        *(r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR),
    ]


async def test_every_command_whatever_is_in_it_is_answered(mischief, unseen, server):
    inputs = 0
    for leaf in leaves(mischief.local.commands()):
        for _ in range(often(PER_COMMAND)):
            inputs += 1
            await answered(mischief, mischief.command(leaf), unseen)
    await nothing_is_half(mischief, server, inputs, often(PER_COMMAND) * 11)


async def test_every_suggestion_whatever_is_typed_is_answered(mischief, unseen, server):
    inputs = 0
    for leaf in leaves(mischief.local.commands()):
        for option in leaf.options:
            if option.get("autocomplete"):
                for _ in range(often(PER_SUGGESTION)):
                    inputs += 1
                    await answered(mischief, mischief.suggestions(leaf, option), unseen)
    await nothing_is_half(mischief, server, inputs, often(PER_SUGGESTION) * 5)


async def test_every_button_whatever_its_id_says_is_answered(mischief, unseen, server):
    shown = await server.admin_says("players")
    inputs = 0
    for kind in dynamic_items():
        for _ in range(often(PER_BUTTON)):
            inputs += 1
            await answered(mischief, mischief.button(kind, shown.message), unseen)
    await nothing_is_half(mischief, server, inputs, often(PER_BUTTON))


async def test_a_component_or_form_that_nobody_knows_is_answered(mischief, unseen, server):
    shown = await server.admin_says("players")
    inputs = 0
    for _ in range(often(PER_FORM)):
        inputs += 3
        unknown = mischief.hostile.text(100).encode(errors="ignore").decode() or "old"
        for sent in (
            mischief.press(unknown, shown.message),
            mischief.press(unknown, shown.message, kind=3),
            mischief.modal(),
        ):
            reply = await answered(mischief, sent, unseen)
            t = texts.of(reply.interaction.payload["locale"])
            assert reply.text == t("error-old")
            assert reply.ephemeral
    await nothing_is_half(mischief, server, inputs, often(PER_FORM) * 3)


async def answered(mischief, sent, unseen):
    """The answer came in time, with nothing refused by Discord and nothing lost on the way."""
    before = len(mischief.local.records)
    where = f"seed {mischief.hostile.number}"
    reply = await sent
    assert not unseen(), f"{where}: {reply.interaction.payload['data']} {unseen()}"
    for sent_by_us in mischief.local.records[before:]:
        assert (sent_by_us.status or 200) < 300 or sent_by_us.method == "GET", where
        assert_within_limits(sent_by_us)
        assert_valid_request(sent_by_us)
    return reply


async def nothing_is_half(mischief, server, inputs, least):
    assert inputs >= least
    await assert_coherent(server.database)
    async with server.database.read() as session:
        guilds = (await session.scalars(select(Guild))).all()
        subscriptions = (await session.scalars(select(Subscription))).all()
    mine = {
        guild.id: {c.id for c in server.local.world.guild_channels(guild.id)} for guild in guilds
    }
    for guild in guilds:
        assert guild.channel_id in mine[guild.id] | {None}
    for each in subscriptions:
        assert {each.channel_id, each.fallback_channel_id} - {None} <= mine[each.guild_id]
