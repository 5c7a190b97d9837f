"""What a player's stored games come to, and with whom of his server he played them."""

from datetime import UTC

from tests.support.following import add_guild
from tests.support.ranks import minute
from tests.tracking.stats.world import LOSS, REMAKE, WIN, lol, tft
from tracking import stats
from tracking.domain.games import GameStatus
from tracking.domain.played import LeftOut
from tracking.domain.queue_groups import QueueGroup
from tracking.stats import summary


async def of(den, *, since=-1000, group=None, guild=1):
    async with den.database.read() as session:
        return await stats.player_stats(
            session, guild, den.me, since=minute(since), group=group, zone=UTC
        )


def mates(found):
    return [(mate.game_name, mate.tally.games, mate.tally.wins) for mate in found.mates]


async def test_only_games_of_the_time_and_of_the_queues_that_are_asked_for(den):
    await den.play(lol(), ended=-2000)
    await den.play(lol(LOSS), ended=1, queue_id=450)
    await den.play(tft(2), ended=2)
    await den.play(None, ended=3, status=GameStatus.UNAVAILABLE.value)
    waits = {"status": GameStatus.ACTIVE.value, "held_over_at": minute(4)}
    await den.play(None, ended=None, **waits)
    whole, aram = await of(den), await of(den, group=QueueGroup.ARAM)
    assert (whole.summary.lol.games, whole.summary.tft.games, whole.awaited) == (1, 1, 1)
    assert whole.summary.left_out == {LeftOut.UNAVAILABLE: 1}
    assert (aram.summary.lol.games, aram.summary.tft.games, aram.awaited) == (1, 0, 0)


async def test_together_is_who_was_on_the_same_side(den):
    heron, badger = await den.follow("Heron"), await den.follow("Badger")
    both = await den.play(lol(), ended=1)
    await den.play(lol(), player=heron, number=both)
    await den.play(lol(LOSS, team_id=200), player=badger, number=both)
    again = await den.play(lol(LOSS), ended=2)
    await den.play(lol(LOSS), player=heron, number=again)
    remade = await den.play(lol(REMAKE), ended=3)
    await den.play(lol(REMAKE), player=heron, number=remade)
    lobby = await den.play(tft(1), ended=4)
    await den.play(tft(2), player=heron, number=lobby)
    pair = await den.play(tft(3, pair_placement=2), ended=5, queue_id=1160)
    await den.play(tft(4, pair_placement=2), player=badger, number=pair)
    trio = await den.play(lol(subteam_id=1), ended=6, queue_id=1700)
    await den.play(lol(subteam_id=2), player=heron, number=trio)
    assert mates(await of(den)) == [("Heron", 2, 1), ("Badger", 1, 1)]
    assert mates(await of(den, group=QueueGroup.TFT)) == [("Badger", 1, 1)]
    assert mates(await of(den, since=3.5)) == [("Badger", 1, 1)]


async def test_nobody_is_named_whom_this_server_does_not_follow(den):
    async with den.database.write() as session:
        await add_guild(session, 2, minute(-60))
    secret = await den.follow("Secret", guild=2)
    both = await den.play(lol(), ended=1)
    await den.play(lol(), player=secret, number=both)
    assert mates(await of(den)) == []
    assert mates(await of(den, guild=2)) == [("Secret", 1, 1)]


async def test_a_game_of_the_same_number_elsewhere_is_another_game(den):
    heron = await den.follow("Heron")
    number = await den.play(lol(), ended=1)
    await den.play(lol(), player=heron, number=number, platform="KR")
    assert mates(await of(den)) == []


async def test_so_many_games_are_counted_and_no_more(den, monkeypatch):
    monkeypatch.setattr(summary, "MOST_GAMES", 2)
    for number in range(3):
        await den.play(lol(LOSS if number else WIN), ended=number)
    found = await of(den)
    assert (found.cut, found.summary.lol.games, found.summary.lol.wins) == (True, 2, 0)
