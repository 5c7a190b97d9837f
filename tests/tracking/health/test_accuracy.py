"""Announcements against Riot's stored records."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.following import add_player
from tests.tracking.health.stored import announce, tracked
from tracking.database.outbox_models import Announcement
from tracking.health import accuracy
from tracking.health.accuracy import event_accuracy


@pytest.fixture
async def judged(database, clock):
    """Announce a game as told in a record; what the comparison says."""
    now = clock.now()
    async with database.write() as session:
        otter = await add_player(session)
    number = 0

    async def play(*, announced="win", won=True, minutes=30, **more):
        nonlocal number
        number += 1
        at = now - timedelta(minutes=minutes)
        row = {name: more.pop(name) for name in list(more) if name == "raw_api_response"}
        async with database.write() as session:
            await tracked(session, otter, number, at, completed=at, won=won, **row)
            await announce(session, otter, number, at, outcome=announced, **more)

    async def found(hours=24):
        async with database.read() as session:
            return await event_accuracy(session, since=now - timedelta(hours=hours))

    return play, found


async def test_what_agrees_with_the_record_is_right_sent_or_not(judged):
    play, found = judged
    await play(state="SENT")
    await play(announced="loss", won=False, state="SUPPRESSED")
    assert (await found()).judged == 2
    assert (await found()).wrong == ()


async def test_what_does_not_is_named_with_both(judged):
    play, found = judged
    await play(announced="win", won=False)
    [wrong] = (await found()).wrong
    assert wrong == "Quiet Otter in EUW1_1: announced win, played loss"


async def test_a_line_without_its_record_is_not_judged(judged):
    play, found = judged
    await play(raw_api_response=None)
    await play(raw_api_response="{'a': 'Python dict'}")
    result = await found()
    assert (result.judged, result.unread, result.wrong) == (0, 2, ())


async def test_a_result_in_a_record_of_somebody_else_alone_does_not_agree_with_any(judged):
    play, found = judged
    await play(raw_api_response=json.dumps({"info": {"participants": [{"puuid": "other"}]}}))
    assert (await found()).unread == 1


async def test_only_the_window_and_the_newest_are_compared(judged, monkeypatch):
    play, found = judged
    await play(announced="loss", minutes=90)
    for minutes in (50, 40, 30):
        await play(minutes=minutes)
    assert (await found(hours=1)).judged == 3
    monkeypatch.setattr(accuracy, "MOST", 2)
    result = await found()
    assert (result.judged, result.older) == (2, 2)


async def test_notices_recaps_and_games_given_up_hold_no_result_to_compare(judged, database, clock):
    _, found = judged
    async with database.write() as session:
        for kind in ("unavailable", "notice", "promotion", "recap"):
            await announce(session, 1, 50, clock.now(), kind=kind)
    assert (await found()).judged == 0


async def test_a_line_of_a_digest_is_judged_as_what_was_told(judged, database, clock):
    """What was folded is told by the digest alone, and it is a copy."""
    play, found = judged
    await play(state="FOLDED")
    async with database.write() as session:
        row = await session.scalar(select(Announcement))
        told = {"kind": "digest", "games": [row.payload, said(row.payload, {"outcome": "loss"})]}
        await announce(session, 1, 0, clock.now(), kind="digest", state="SENT", payload=told)
    assert (await found()).judged == 3
    assert (await found()).wrong == ("Quiet Otter in EUW1_1: announced loss, played win",)


def said(payload, result):
    """The same game with another result of its first player."""
    first, *others = payload["players"]
    return {**payload, "players": [{**first, "result": result}, *others]}


async def test_a_placement_is_compared_as_a_placement(judged, database, clock):
    _, found = judged
    puuid = "tft-Quiet Otter"
    raw = {"info": {"tft_set_number": 1, "participants": [{"puuid": puuid, "placement": 3}]}}
    at = clock.now() - timedelta(minutes=30)
    async with database.write() as session:
        more = {"game": "tft", "raw_api_response": json.dumps(raw)}
        await tracked(session, 1, 7, at, completed=at, **more)
        row = await announce(session, 1, 7, at)
        third = said(row.payload, {"outcome": "placement", "placement": 3})
        row.payload = third
        for result in ({"outcome": "placement", "placement": 2}, {"outcome": "win"}):
            await announce(session, 1, 7, at, payload=said(third, result))
    assert (await found()).judged == 3
    assert {each.rpartition(":")[2] for each in (await found()).wrong} == {
        " announced 2, played 3",
        " announced win, played 3",
    }


async def test_one_wrong_line_of_several_premades_is_named(judged, database, clock):
    _, found = judged
    at = clock.now() - timedelta(minutes=30)
    async with database.write() as session:
        players = [1, *[await add_player(session, name) for name in ("Heron", "Badger")]]
        names = ("Quiet Otter", "Heron", "Badger")
        for player, name in zip(players, names, strict=True):
            await tracked(session, player, 9, at, completed=at, puuid=f"lol-{name}")
        lines = [
            {"player_id": p, "game_name": n, "tag_line": "EUW", "result": {"outcome": outcome}}
            for p, n, outcome in zip(players, names, ("win", "loss", "win"), strict=True)
        ]
        payload = {"platform": "EUW1", "game_id": "9", "players": lines}
        await announce(session, 1, 9, at, payload=payload)
    assert (await found()).judged == 3
    assert (await found()).wrong == ("Heron in EUW1_9: announced loss, played win",)


async def test_a_result_of_which_nothing_is_said_is_wrong(judged, database):
    play, found = judged
    await play()
    async with database.write() as session:
        row = await session.scalar(select(Announcement))
        row.payload = said(row.payload, None)
    assert (await found()).wrong == ("Quiet Otter in EUW1_1: announced nothing, played win",)


async def test_that_there_is_no_result_is_wrong_where_one_was_stored_before(
    judged, database, clock
):
    _, found = judged
    at = clock.now() - timedelta(minutes=30)
    async with database.write() as session:
        for number, later in ((1, 5), (2, -5)):
            await tracked(session, 1, number, at, completed=at)
            row = await announce(
                session, 1, number, at + timedelta(minutes=later), kind="unavailable"
            )
            row.payload = said(row.payload, None)
    assert (await found()).wrong == (
        "Quiet Otter in EUW1_1: announced that there is no result, played win",
    )


ODD = [
    [],
    {"platform": "EUW1"},
    {"kind": "digest", "games": [3, None, {"players": 5}]},
    {"platform": "EUW1", "game_id": "1", "players": [None, 3, {"player_id": [1]}, {}]},
    {"platform": "EUW1", "game_id": "1", "players": [{"player_id": 1, "result": "win"}]},
]


async def test_what_nobody_can_read_spoils_no_report(judged, database, clock):
    play, found = judged
    await play(raw_api_response='{"info": {"participants": [{"puuid": "lol-Quiet Otter"}, 3]}}')
    await play(raw_api_response='{"info": {"participants": {"a": 1}}}')
    async with database.write() as session:
        for payload in ODD:
            await announce(session, 1, 1, clock.now(), payload=payload)
    assert ((await found()).judged, (await found()).wrong) == (0, ())
