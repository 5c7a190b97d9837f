"""Bringing in a match that was missed, and posting again."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from tests.tracking.casework.conftest import OURS, THEIRS
from tests.tracking.polling.riot import START, record
from tests.tracking.polling.riot import key as match
from tracking import outbox
from tracking.casework import Resent, Silence, UnknownGame
from tracking.database.models import Player, Subscription
from tracking.domain.games import GameKey
from tracking.errors import (
    RiotForbidden,
    RiotKeyInvalid,
    RiotRejected,
    RiotUnavailable,
    UserMistake,
)
from tracking.outbox import State

GAME = match(1)


async def test_a_missed_match_is_stored_for_everybody_followed_and_announced(desk):
    await desk.follow("otter", "heron")
    await desk.follow("heron", guild=THEIRS, channel=20)
    desk.riot.records["EUW1_1"] = record(1, desk.clock.now(), otter=True, heron=False)
    new, story = await desk.casework.import_match(OURS, "EUW1_1")
    assert new
    assert len(story.players) == 2
    assert {each.source for each in story.players} == {"import"}
    assert sorted(each.channel_id for each in await desk.announcements()) == [10, 20]


async def test_a_second_import_and_the_turn_beside_it_announce_nothing_twice(desk):
    await desk.follow("otter")
    desk.clock.shift(1900)
    desk.riot.publish(record(1, desk.clock.now(), otter=True))
    await asyncio.gather(
        *(desk.casework.import_match(OURS, "EUW1_1") for _ in range(3)), desk.compare(0)
    )
    new, _ = await desk.casework.import_match(OURS, "EUW1_1")
    assert not new
    assert len(await desk.announcements()) == 1


async def test_a_match_that_ended_before_is_stored_said_so_and_never_announced(desk):
    desk.riot.records["EUW1_1"] = record(1, desk.ago(hours=1), otter=True)
    await desk.follow("otter")
    new, story = await desk.casework.import_match(OURS, "EUW1_1")
    assert new
    assert [silent.why for silent in story.unannounced] == [Silence.ENDED_BEFORE]
    assert await desk.announcements() == []


async def test_a_game_given_up_is_completed_by_an_import(desk):
    await desk.follow("otter")
    await desk.over()
    await desk.complete(25 * 3600)
    desk.riot.records["EUW1_1"] = record(1, desk.ago(hours=24), otter=True)
    new, story = await desk.casework.import_match(OURS, "1")
    assert new
    assert story.players[0].game.is_completed()


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (None, "Riot has no match EUW1_1"),
        (RiotRejected(), "Riot has no match EUW1_1"),
        (RiotForbidden(), "private"),
        (RiotUnavailable(), "try again later"),
        (RiotKeyInvalid(), "refuses the API key"),
        ({"metadata": {}}, "could not be had"),
        (record(1, START, lynx=True), "Nobody"),
    ],
)
async def test_what_cannot_be_brought_in_is_said_in_a_sentence_and_nothing_is_stored(
    desk, answer, says
):
    await desk.follow("otter")
    await desk.follow("lynx", guild=THEIRS, channel=20)
    if answer is not None:
        desk.riot.records["EUW1_1"] = answer
    with pytest.raises(UserMistake, match=says):
        await desk.casework.import_match(OURS, "EUW1_1")
    assert await desk.games() == {}


async def test_a_bare_number_belongs_to_the_only_platform_of_the_server(desk):
    desk.riot.records["EUW1_1"] = record(1, desk.clock.now(), otter=True)
    with pytest.raises(UserMistake, match="Which region"):
        await desk.casework.import_match(OURS, "1")
    await desk.follow("otter")
    assert (await desk.casework.import_match(OURS, "1"))[0]


async def test_what_stands_in_a_channel_is_posted_again_only_when_it_is_confirmed(desk):
    await desk.follow("otter")
    await desk.played()
    await desk.told(State.SENT, message_id=5)
    asked = await desk.casework.resend(OURS, GAME)
    assert (asked.outcome, asked.channels) == (Resent.CONFIRM, (10,))
    assert [each.state for each in await desk.announcements()] == ["SENT"]
    twice = await asyncio.gather(
        *(desk.casework.resend(OURS, GAME, confirmed=asked.turn) for _ in range(2))
    )
    assert [each.outcome for each in twice].count(Resent.QUEUED) == 1
    [row] = await desk.announcements()
    assert (row.state, row.resend, row.first_attempt_at) == ("PENDING", 1, None)
    await desk.told(State.SENT)
    # The old confirmation is worth nothing once it was posted.
    again = await desk.casework.resend(OURS, GAME, confirmed=asked.turn)
    assert again.outcome is Resent.CHANGED


@pytest.mark.parametrize("state", [State.UNCERTAIN, State.FAILED])
async def test_what_went_wrong_is_posted_again_at_once_with_another_nonce(desk, state):
    await desk.follow("otter")
    await desk.played()
    async with desk.database.write() as session:
        [first] = await outbox.claim(session, desk.clock.now(), 1)
    await desk.told(state)
    assert (await desk.casework.resend(OURS, GAME)).outcome is Resent.QUEUED
    async with desk.database.write() as session:
        [second] = await outbox.claim(session, desk.clock.now(), 1)
    assert second.nonce != first.nonce
    assert second.attempts == 1


@pytest.mark.parametrize("state", [State.PENDING, State.SENDING])
async def test_what_is_not_out_yet_is_not_posted_again(desk, state):
    await desk.follow("otter")
    await desk.played()
    await desk.told(state)
    assert (await desk.casework.resend(OURS, GAME)).outcome is Resent.UNDER_WAY
    assert [each.resend for each in await desk.announcements()] == [0]


async def test_what_no_channel_was_told_is_not_posted_again(desk):
    await desk.follow("otter", channel=None)
    await desk.played()
    assert (await desk.casework.resend(OURS, GAME)).outcome is Resent.NEVER


async def test_it_is_posted_again_in_the_own_server_alone_and_names_its_players_alone(desk):
    await desk.follow("otter", "heron")
    await desk.follow("otter", guild=THEIRS, channel=20)
    await desk.played(1, otter=True, heron=True)
    await desk.told(State.FAILED)
    async with desk.database.write() as session:
        heron = select(Player.id).where(Player.lol_puuid == "heron")
        await session.execute(delete(Subscription).where(Subscription.player_id.in_(heron)))
    await desk.casework.resend(OURS, GAME)
    rows = {each.channel_id: each for each in await desk.announcements()}
    assert (rows[10].state, rows[20].state) == ("PENDING", "FAILED")
    assert [line["game_name"] for line in rows[10].payload["players"]] == ["Otter"]
    with pytest.raises(UnknownGame):
        await desk.casework.resend(3, GAME)


async def test_a_folded_result_is_posted_on_its_own_and_a_digest_again_as_a_whole(desk):
    await desk.follow("otter")
    await desk.played()
    desk.clock.shift(7 * 3600)
    async with desk.database.write() as session:
        await outbox.fold_stale(session, desk.clock.now(), timedelta(hours=6))
    result, digest = await desk.announcements()
    await desk.told(State.SENT)
    digest_key = GameKey(platform=digest.platform, game_id=digest.game_id)
    with pytest.raises(UnknownGame):
        await desk.casework.resend(THEIRS, digest_key)
    asked = await desk.casework.resend(OURS, digest_key)
    assert (asked.outcome, asked.story) == (Resent.CONFIRM, None)
    asked = await desk.casework.resend(OURS, GAME)
    await desk.casework.resend(OURS, GAME, confirmed=asked.turn)
    states = {each.id: each.state for each in await desk.announcements()}
    assert states == {result.id: "PENDING", digest.id: "SENT"}
    async with desk.database.write() as session:
        assert await outbox.fold_stale(session, desk.clock.now(), timedelta(hours=6)) == 0
