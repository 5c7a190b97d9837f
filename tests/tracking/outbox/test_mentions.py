"""Whom a post calls: those who asked for it, in the server where they asked, and nobody else."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from tests.support.following import add_guild, add_player, subscribe
from tests.support.ranks import rank
from tracking import outbox
from tracking.database.account_models import AccountLink, MentionWish
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.domain.games import Game, GameKey
from tracking.domain.ladders import Ladder
from tracking.domain.rank_changes import StepKind
from tracking.domain.rank_events import RankEvent
from tracking.domain.results import LoLResult, Outcome
from tracking.outbox import FinishedGame

HERE, THERE = 11, 12
ANNA, BERTA = 501, 502


@pytest.fixture
async def players(database, clock):
    """Two premades whom two servers follow, each with a channel; each is a member's account."""
    async with database.write() as session:
        now = clock.now()
        for guild in (HERE, THERE):
            await add_guild(session, guild, now, channel_id=100 + guild)
        otter, heron = await add_player(session), await add_player(session, "Grey Heron")
        for guild in (HERE, THERE):
            for player in (otter, heron):
                await subscribe(session, guild, player, now)
        for user, name in ((ANNA, "Quiet Otter"), (BERTA, "Grey Heron")):
            session.add(link(user, name, now))
    return otter, heron


def link(user, name, now):
    return AccountLink(
        user_id=user,
        lol_puuid=f"lol-{name}",
        platform="EUW1",
        game_name=name,
        tag_line="EUW",
        created_at=now,
    )


async def wishes(database, clock, *pairs):
    async with database.write() as session:
        for user, guild in pairs:
            session.add(MentionWish(user_id=user, guild_id=guild, created_at=clock.now()))


async def owe(database, clock, players, number=1, age=timedelta(), kind=Kind.RESULT):
    result = LoLResult(outcome=Outcome.WIN, champion_id=103, champion_name="Ahri").to_json()
    game = FinishedGame(
        kind=kind,
        key=GameKey(platform="EUW1", game_id=str(number)),
        game=Game.LOL,
        queue_id=420,
        queue_name="Ranked Solo/Duo",
        ended_at=clock.now() - age,
        duration_seconds=1864,
        results=dict.fromkeys(players, result if kind is Kind.RESULT else None),
    )
    async with database.write() as session:
        now = clock.now()
        await outbox.enqueue(session, game, emit=True, now=now, max_age=timedelta(hours=6))


async def called(database, clock):
    """By channel whom its post calls."""
    async with database.write() as session:
        claims = await outbox.claim(session, clock.now(), 10)
    return {claim.channel_id: dict(claim.members) for claim in claims}


async def test_nobody_is_called_who_did_not_ask_for_it(database, clock, players):
    await owe(database, clock, players)
    assert await called(database, clock) == {111: {}, 112: {}}


async def test_who_asked_is_called_in_that_server_alone(database, clock, players):
    await wishes(database, clock, (ANNA, HERE))
    await owe(database, clock, players)
    assert await called(database, clock) == {111: {players[0]: ANNA}, 112: {}}


async def test_of_premades_each_is_called(database, clock, players):
    otter, heron = players
    await wishes(database, clock, (ANNA, HERE), (BERTA, HERE), (BERTA, THERE))
    await owe(database, clock, players)
    assert await called(database, clock) == {
        111: {otter: ANNA, heron: BERTA},
        112: {heron: BERTA},
    }


async def test_a_wish_is_about_ones_own_accounts_alone(database, clock, players):
    await wishes(database, clock, (ANNA, HERE))
    await owe(database, clock, [players[1]])
    assert (await called(database, clock))[111] == {}


async def test_a_wish_counts_until_the_post_is_made(database, clock, players):
    await owe(database, clock, players)
    await wishes(database, clock, (ANNA, HERE))
    assert (await called(database, clock))[111] == {players[0]: ANNA}


async def test_what_is_folded_into_a_digest_calls_nobody(database, clock, players):
    await wishes(database, clock, (ANNA, HERE))
    await owe(database, clock, players)
    clock.shift(7 * 3600)
    async with database.write() as session:
        assert await outbox.fold_stale(session, clock.now(), timedelta(hours=6)) == 2
    clock.shift(3600)
    assert (await called(database, clock))[111] == {}


async def test_a_promotion_calls_him_too(database, clock, players):
    await wishes(database, clock, (ANNA, HERE))
    step = RankEvent(
        player_id=players[0],
        game_name="Quiet Otter",
        tag_line="EUW",
        platform="EUW1",
        ladder=Ladder.SOLO,
        step=StepKind.PROMOTION,
        before=rank("GOLD I 90"),
        after=rank("PLATINUM IV 1"),
        at=clock.now(),
        game=None,
    )
    async with database.write() as session:
        session.add(announcement(step, clock.now()))
    assert await called(database, clock) == {111: {players[0]: ANNA}}


async def test_a_payload_that_nobody_can_read_spoils_no_other_post(database, clock, players):
    await wishes(database, clock, (ANNA, HERE))
    await owe(database, clock, players)
    async with database.write() as session:
        broken = announcement(None, clock.now())
        broken.channel_id, broken.payload = 113, {"kind": "promotion"}
        session.add(broken)
    assert await called(database, clock) == {111: {players[0]: ANNA}, 112: {}, 113: {}}


async def test_an_edit_names_whom_the_post_named(database, clock, players):
    await wishes(database, clock, (ANNA, HERE))
    await owe(database, clock, players)
    async with database.write() as session:
        await session.execute(
            update(Announcement).values(
                state="SENT", message_id=1, sent_at=clock.now(), edit_due_at=clock.now()
            )
        )
        edits = await outbox.edits_due(session, clock.now(), 10)
    assert {each.channel_id: dict(each.members) for each in edits} == {
        111: {players[0]: ANNA},
        112: {},
    }


def announcement(step, now):
    return Announcement(
        kind=Kind.PROMOTION.value,
        platform="EUW1",
        game_id="s1",
        guild_id=HERE,
        channel_id=111,
        state="PENDING",
        payload=step.to_json() if step else {},
        event_at=now,
        created_at=now,
    )
