"""Announcements against Riot's stored records."""

import json
from datetime import timedelta

import pytest

from tests.support.following import add_player
from tests.tracking.health.stored import announce, tracked
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


async def test_notices_digests_and_games_given_up_hold_no_result_to_compare(
    judged, database, clock
):
    _, found = judged
    async with database.write() as session:
        for kind in ("unavailable", "notice", "digest"):
            await announce(session, 1, 50, clock.now(), kind=kind)
    assert (await found()).judged == 0
