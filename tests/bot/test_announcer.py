"""From the outbox into channels of a local Discord, through an unpatched client."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.announcer import Announcer
from simulators.discord import LocalDiscord, Permission
from tests.bot.waiting import until
from tests.support.following import add_guild, add_player, subscribe
from tracking import outbox
from tracking.database.models import Guild
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.events import Kind
from tracking.domain.games import Game, GameKey
from tracking.domain.results import LoLResult, Outcome
from tracking.outbox import FinishedGame
from tracking.subscriptions import resume_channel, set_channel

MAX_AGE = timedelta(hours=6)
POSTS = r"^/channels/\d+/messages$"


def link_of(message):
    """Where a post leads."""
    [row] = message["components"]
    [url] = [button["url"] for button in row["components"] if "url" in button]
    return url


@dataclass
class World:
    database: Any
    clock: Any
    local: LocalDiscord
    client: Any
    player_id: int
    channels: list[Any]

    @property
    def announcer(self):
        """A new one each time: nothing may be remembered in the process."""
        return Announcer(
            database=self.database, clock=self.clock, client=lambda: self.client, max_age=MAX_AGE
        )

    async def owe(self, game_id="7000000001", age=timedelta()):
        """Announce a game in both channels."""
        result = LoLResult(outcome=Outcome.WIN, champion_id=103, champion_name="Ahri", kills=9)
        game = FinishedGame(
            kind=Kind.RESULT,
            key=GameKey(platform="EUW1", game_id=game_id),
            game=Game.LOL,
            queue_id=420,
            queue_name="Ranked Solo/Duo",
            ended_at=self.clock.now() - age,
            duration_seconds=1864,
            results={self.player_id: result.to_json()},
        )
        now = self.clock.now()
        async with self.database.write() as session:
            await outbox.enqueue(session, game, emit=True, now=now, max_age=MAX_AGE)

    async def states(self):
        async with self.database.read() as session:
            rows = await session.scalars(
                select(Announcement)
                .where(Announcement.kind != Kind.NOTICE.value)
                .order_by(Announcement.channel_id, Announcement.id)
            )
            return [row.state for row in rows]

    async def paused(self):
        async with self.database.read() as session:
            return list(await session.scalars(select(PausedChannel.channel_id)))

    async def resume(self, channel=0):
        async with self.database.write() as session:
            await resume_channel(session, self.channels[channel].id, self.clock.now())

    async def join_another(self):
        """One server more follows the player."""
        guild = self.local.add_guild("Server more")
        channel = self.local.add_channel(guild, "results")
        async with self.database.write() as session:
            await add_guild(session, guild.id, self.clock.now(), channel_id=channel.id)
            await subscribe(session, guild.id, self.player_id, self.clock.now())

    async def choose(self, channel):
        """`/channel set` in that channel's server."""
        async with self.database.write() as session:
            await set_channel(session, channel.guild_id, "Server", channel.id, self.clock.now())

    def posted(self, channel=0):
        return self.local.messages(self.channels[channel])


@pytest.fixture
async def world(sqlite_database, clock, local, client):
    return await new_world(sqlite_database, clock, local, client)


async def new_world(database, clock, local, client):
    players = []
    channels = []
    async with database.write() as session:
        players.append(await add_player(session))
        for number in range(2):
            guild = local.add_guild(f"Server {number}")
            channels.append(local.add_channel(guild, "results"))
            await add_guild(session, guild.id, clock.now(), channel_id=channels[-1].id)
            await subscribe(session, guild.id, players[0], clock.now() - timedelta(days=9))
    channels.sort(key=lambda channel: channel.id)
    return World(database, clock, local, client, players[0], channels)


async def test_each_server_is_told_in_its_own_language(world):
    """What its moderators chose, else what Discord says that it prefers."""
    async with world.database.write() as session:
        first, second = [await session.get(Guild, each.guild_id) for each in world.channels]
        first.locale, second.locale, second.language = "de", "de", "ko"
    await world.owe()
    await world.announcer.turn()
    [german], [korean] = world.posted(0), world.posted(1)
    assert german["content"].startswith("**Sieg**")
    assert german["content"].endswith("Rangliste Solo/Duo")
    assert korean["content"].startswith("**승리**")
    assert korean["components"][0]["components"][0]["label"] == "상세 보기"


async def test_a_result_is_posted_once_in_each_channel_with_its_match_id_in_a_link(world):
    await world.owe()
    assert await world.announcer.turn() == {"posted": 2}
    assert await world.announcer.turn() == {"posted": 0}
    for channel in (0, 1):
        [message] = world.posted(channel)
        assert "Quiet Otter" in message["content"]
        assert link_of(message).endswith("#EUW1_7000000001")
    assert await world.states() == ["SENT", "SENT"]


async def test_a_post_carries_a_nonce_of_its_channel_and_mentions_nobody(world):
    await world.owe()
    await world.announcer.turn()
    bodies = [each.body for each in world.local.requests("POST", POSTS)]
    assert len({body["nonce"] for body in bodies}) == 2
    assert all(body["enforce_nonce"] and len(body["nonce"]) <= 25 for body in bodies)
    assert all(body["allowed_mentions"]["parse"] == [] for body in bodies)


@pytest.mark.parametrize("lost", [{"drop": True}, {"status": 503}])
async def test_a_post_whose_answer_was_lost_is_not_posted_again(world, lost):
    world.local.fault("POST", POSTS, commit=True, times=2, **lost)
    await world.owe()
    assert await world.announcer.turn() == {"posted": 0}
    world.clock.shift(5)
    assert await world.announcer.turn() == {"posted": 2}
    assert [len(world.posted(0)), len(world.posted(1))] == [1, 1]


async def test_once_discord_has_forgotten_the_nonce_the_message_is_looked_for(world):
    world.local.fault("POST", POSTS, commit=True, times=2, drop=True)
    await world.owe()
    await world.announcer.turn()
    world.clock.shift(600)
    assert await world.announcer.turn() == {"posted": 2}
    assert [len(world.posted(0)), len(world.posted(1))] == [1, 1]
    assert await world.states() == ["SENT", "SENT"]


async def test_a_rate_limit_does_not_settle_whether_the_attempt_before_it_was_posted(world):
    """It once counted the next attempt as the first, which then looked for nothing."""
    world.local.fault("POST", POSTS, commit=True, times=2, drop=True)
    await world.owe()
    await world.announcer.turn()
    world.local.fault("POST", POSTS, times=2, status=409)
    world.clock.shift(5)
    await world.announcer.turn()
    world.clock.shift(600)
    assert await world.announcer.turn() == {"posted": 2}
    assert [len(world.posted(0)), len(world.posted(1))] == [1, 1]


async def test_a_refusal_does_not_settle_whether_the_attempt_before_it_was_posted(world):
    world.local.fault("POST", POSTS, commit=True, times=2, drop=True)
    await world.owe()
    await world.announcer.turn()
    for channel in world.channels:
        world.local.deny_bot(channel, Permission.SEND_MESSAGES)
    world.clock.shift(5)
    await world.announcer.turn()
    assert len(await world.paused()) == 2
    for channel in world.channels:
        world.local.deny_bot(channel, 0)
        async with world.database.write() as session:
            await resume_channel(session, channel.id, world.clock.now())
    world.clock.shift(600)
    await world.announcer.turn()
    assert [len(world.posted(0)), len(world.posted(1))] == [1, 1]


async def test_what_is_looked_for_and_not_found_is_posted(world):
    for channel in world.channels:
        world.local.say(world.local.world.owner, channel, "good luck")
    world.local.fault("POST", POSTS, times=2, drop=True)
    await world.owe()
    await world.announcer.turn()
    world.clock.shift(600)
    await world.announcer.turn()
    assert [len(world.posted(0)), len(world.posted(1))] == [2, 2]


async def test_another_game_with_a_longer_number_is_not_taken_for_the_lost_one(world):
    await world.owe("77")
    await world.announcer.turn()
    world.local.fault("POST", POSTS, times=2, drop=True)
    await world.owe("7")
    await world.announcer.turn()
    world.clock.shift(600)
    await world.announcer.turn()
    links = [link_of(message) for message in world.posted()]
    assert [link.partition("#")[2] for link in links] == ["EUW1_77", "EUW1_7"]


async def test_a_sender_that_was_killed_after_its_post_is_not_repeated(world):
    # SIGKILL between Discord's commit and ours: the claim stays and lapses.
    await world.owe()
    async with world.database.write() as session:
        claims = await outbox.claim(session, world.clock.now(), 10)
    for claim in claims:
        channel = world.client.get_partial_messageable(claim.channel_id)
        await channel.send("EUW1_7000000001", nonce=claim.nonce)
    assert await world.announcer.turn() == {"posted": 0}
    world.clock.shift(61)
    assert await world.announcer.turn() == {"posted": 2}
    assert [len(world.posted(0)), len(world.posted(1))] == [1, 1]


async def test_where_the_history_may_not_be_read_it_is_not_risked_twice(world):
    # Discord answers with an empty list then, which looks like "it is not there".
    for channel in world.channels:
        world.local.say(world.local.world.owner, channel, "good luck")
    world.local.fault("POST", POSTS, times=2, drop=True)
    await world.owe()
    await world.announcer.turn()
    world.local.deny_bot(world.channels[0], Permission.READ_MESSAGE_HISTORY)
    world.clock.shift(600)
    await world.announcer.turn()
    assert await world.states() == ["UNCERTAIN", "SENT"]
    assert len(world.posted(0)) == 1


async def test_a_message_that_was_deleted_meanwhile_is_not_posted_again(world):
    world.local.fault("POST", POSTS, commit=True, times=2, drop=True)
    await world.owe()
    await world.announcer.turn()
    world.local.delete_message(world.channels[0], world.posted(0)[0]["id"])
    world.clock.shift(5)
    await world.announcer.turn()
    assert world.posted(0) == []
    assert await world.states() == ["SENT", "SENT"]


@pytest.mark.parametrize("denied", [Permission.SEND_MESSAGES, Permission.VIEW_CHANNEL])
async def test_a_channel_that_refuses_is_paused_and_keeps_what_it_is_owed(world, denied):
    world.local.deny_bot(world.channels[0], denied)
    await world.owe()
    await world.announcer.turn()
    assert await world.states() == ["PENDING", "SENT"]
    assert await world.paused() == [world.channels[0].id]
    world.local.deny_bot(world.channels[0], 0)
    async with world.database.write() as session:
        await resume_channel(session, world.channels[0].id, world.clock.now())
    await world.announcer.turn()
    assert await world.states() == ["SENT", "SENT"]


async def test_a_channel_that_is_gone_is_paused(world):
    world.local.delete_channel(world.channels[0])
    await world.owe()
    await world.announcer.turn()
    assert await world.paused() == [world.channels[0].id]


async def test_a_message_that_discord_rejects_is_given_up_and_said(world, caplog):
    invalid = {"code": 50035, "message": "Invalid Form Body"}
    world.local.fault("POST", POSTS, status=400, json=invalid)
    await world.owe()
    await world.announcer.turn()
    assert sorted(await world.states()) == ["FAILED", "SENT"]
    assert "EUW1_7000000001" in caplog.text


async def test_a_rate_limit_and_an_outage_only_delay(world):
    world.local.fault("POST", POSTS, status=429, times=2)
    await world.owe()
    await world.announcer.turn()
    world.local.fault("POST", POSTS, status=503, times=2)
    world.clock.shift(5)
    await world.announcer.turn()
    assert await world.states() == ["PENDING", "PENDING"]
    world.clock.shift(15)
    await world.announcer.turn()
    assert await world.states() == ["SENT", "SENT"]


async def spoil(world, **values):
    async with world.database.write() as session:
        rows = await session.scalars(select(Announcement).order_by(Announcement.channel_id))
        for name, value in values.items():
            setattr(rows.first(), name, value)


async def test_a_payload_nobody_can_read_is_given_up_and_holds_up_nothing(world, caplog):
    await world.owe()
    await spoil(world, payload={"kind": "result", "players": 7})
    await world.announcer.turn()
    assert await world.states() == ["FAILED", "SENT"]
    assert "cannot be read" in caplog.text


async def test_what_a_newer_program_announced_waits_for_it(world):
    await world.owe()
    await spoil(world, kind="fortune told")
    await world.announcer.turn()
    assert await world.states() == ["PENDING", "SENT"]


async def test_nothing_is_claimed_while_discord_is_out_of_reach(world):
    await world.owe()
    world.client.online = False
    assert await world.announcer.turn() == {"posted": 0}
    world.client = None
    assert await world.announcer.turn() == {"posted": 0}
    assert await world.states() == ["PENDING", "PENDING"]


async def test_a_stop_waits_for_the_answer_that_is_on_its_way(world):
    world.local.fault("POST", POSTS, delay=0.2, times=2)
    await world.owe()
    turn = asyncio.create_task(world.announcer.turn())
    await until(lambda: world.local.requests("POST", POSTS))
    turn.cancel()
    with pytest.raises(asyncio.CancelledError):
        await turn
    assert await world.states() == ["SENT", "SENT"]


async def test_a_channel_that_does_not_answer_holds_up_no_other(world, monkeypatch):
    monkeypatch.setattr("bot.posting.POST_SECONDS", 0.3)
    world.local.fault("POST", f"^/channels/{world.channels[0].id}/messages$", delay=2)
    await world.owe()
    await world.announcer.turn()
    assert await world.states() == ["PENDING", "SENT"]


async def test_old_results_come_as_one_digest_that_links_each(world):
    for number in range(3):
        await world.owe(f"700{number}", age=timedelta(hours=7 + number))
    await world.announcer.turn()
    world.clock.shift(60)
    await world.announcer.turn()
    [message] = world.posted()
    text = message["embeds"][0]["description"]
    assert all(f"#EUW1_700{number})" in text for number in range(3))
