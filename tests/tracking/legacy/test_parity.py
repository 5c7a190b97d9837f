"""The same games in both tables, on old databases as they are found."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from tests.support.following import add_player
from tests.tracking.health.stored import look, old_game, ran, tracked
from tracking.database.models import GameState, Player
from tracking.database.privacy_models import ForbiddenAccount
from tracking.legacy import parity

RACE = "took its place before its result was asked for"


class Both:
    """What each model has stored, at times before now in minutes."""

    def __init__(self, database, clock):
        self.database, self.now = database, clock.now()

    def ago(self, minutes):
        return self.now - timedelta(minutes=minutes)

    async def player(self, name, **more):
        async with self.database.write() as session:
            player = await add_player(session, name)
            if more:
                await session.execute(update(Player).where(Player.id == player).values(**more))
            return player

    async def old(self, number, minutes, *, player=1, **more):
        async with self.database.write() as session:
            await old_game(session, player, number, self.ago(minutes), **more)

    async def new(self, number, minutes, *, player=1, over=None, **more):
        """Completed three minutes later, or `over` minutes ago."""
        completed = self.ago(minutes - 3 if over is None else over)
        async with self.database.write() as session:
            await tracked(session, player, number, self.ago(minutes), completed=completed, **more)

    async def looked(self, *minutes):
        async with self.database.write() as session:
            for each in minutes:
                await look(session, self.ago(each))

    async def measure(self, hours=24):
        async with self.database.read() as session:
            return await parity.measure(session, since=self.ago(60 * hours), now=self.now)

    async def counts(self, hours=24):
        found = await self.measure(hours)
        return found.old, found.both, found.new, found.lost_by_old

    async def why_new(self):
        return [each.why for each in (await self.measure()).missed]

    async def why_old(self):
        return {each.game_id: each.why for each in (await self.measure()).missed_by_old}


@pytest.fixture
async def both(database, clock):
    models = Both(database, clock)
    await models.player("Quiet Otter", looked_at=models.now, history_at=models.now)
    return models


async def test_a_game_that_both_have_counts_once_however_many_rows_it_has(both):
    await both.old(1, 60)
    await both.old(1, 59)
    await both.new(1, 60)
    assert await both.counts() == (1, 1, 1, 0)


async def test_each_player_of_a_game_counts(both):
    heron = await both.player("Heron")
    for player in (1, heron):
        await both.old(1, 60, player=player)
    await both.new(1, 60)
    assert (await both.counts())[:2] == (2, 1)


async def test_what_the_old_model_saw_just_now_is_not_judged_yet(both):
    await both.old(1, 1)
    assert (await both.counts())[:2] == (0, 0)


async def test_only_the_window_is_compared(both):
    await both.old(1, 90)
    await both.new(1, 90)
    assert await both.counts(hours=1) == (0, 0, 0, 0)


async def test_back_filled_rows_are_no_models_own_work(both):
    await both.old(1, 60, origin="recover")
    await both.old(2, 60)
    await both.new(2, 60, source="recover")
    assert (await both.counts())[:2] == (1, 0)


async def test_the_oddities_of_old_tables_change_nothing(both):
    """Statuses in either case, no result, no queue, a Python dict for a record, rows without a
    game."""
    await both.old(1, 60, queue=None)
    await both.new(1, 60)
    await both.old(2, 50, result={"win": True})
    await both.new(2, 50)
    async with both.database.write() as session:
        await session.execute(update(GameState).values(raw_api_response="{'gameId': 1}"))
        for number, status in ((1, "in_game"), (2, "not_in_game")):
            await session.execute(
                update(GameState)
                .where(GameState.game_id == str(number), GameState.status.in_([status.upper()]))
                .values(status=status)
            )
        for game in (None, ""):
            session.add(
                GameState(player_id=1, status="NOT_IN_GAME", game_id=game, created_at=both.ago(30))
            )
    assert await both.counts() == (2, 2, 2, 0)


async def test_a_game_that_another_took_the_place_of_is_lost_by_the_old_model(both):
    await both.old(1, 60, finished=False)
    await both.old(2, 57)
    for number in (1, 2):
        await both.new(number, 60 - number)
    assert await both.counts() == (2, 2, 2, 1)
    assert await both.why_old() == {"1": f"game 2 {RACE}"}


async def test_a_result_that_our_old_model_gave_up_is_lost_and_one_of_the_old_service_is_not(both):
    """The old service announces by itself, and often stores no result with its row."""
    await both.old(1, 60, origin="legacy")
    await both.new(1, 60)
    await both.old(2, 50, origin=None)
    await both.new(2, 50)
    assert await both.why_old() == {"1": "the old model gave up waiting for its record"}


async def test_a_game_that_the_old_model_never_saw_says_whether_spectator_showed_it(both):
    await both.old(1, 90)
    await both.old(9, 10)
    await both.new(2, 60, source="history")
    await both.new(3, 50)
    assert await both.why_old() == {
        "2": "the old model never saw it: spectator did not show it",
        "3": "the old model never saw it: it began and ended between two of its looks",
    }


async def test_a_game_whose_end_the_old_model_does_not_know_is_waited_for(both):
    await both.old(1, 60, finished=False)
    await both.new(1, 60, ended_at=both.ago(58))
    async with both.database.write() as session:
        await ran(session, "polling", both.ago(1), role="bot")
    assert await both.why_old() == {"1": "the old model still waits for its end"}


async def test_while_the_old_model_was_not_at_work_it_lost_nothing(both):
    """Before it came and after the cut-over."""
    await both.new(1, 200)
    await both.old(2, 100)
    await both.new(2, 100)
    await both.new(3, 50)
    assert await both.counts() == (1, 1, 1, 0)


async def test_with_an_idle_old_model_there_is_nothing_to_compare(both):
    await both.new(1, 60)
    assert await both.counts() == (0, 0, 0, 0)


async def test_what_was_stored_just_now_may_still_come_to_the_old_model(both):
    await both.old(1, 60, finished=False)
    await both.old(2, 20)
    await both.new(1, 60, over=1)
    assert (await both.counts())[2:] == (0, 0)


async def forbid(session, at):
    """As `/privacy forbid` writes it down; his row goes a little later."""
    puuid = "lol-Heron"
    session.add(
        ForbiddenAccount(lol_puuid=puuid, game_name="Heron", tag_line="EUW", forbidden_at=at)
    )


@pytest.mark.parametrize("known", [{"unfollowed_at": 90}, {}])
async def test_whom_the_new_model_is_not_to_follow_is_left_out_and_counted(both, known):
    """The old service goes on with everybody whom it has a row of."""
    heron = await both.player("Heron", **{name: both.ago(at) for name, at in known.items()})
    if not known:
        async with both.database.write() as session:
            await forbid(session, both.ago(100))
    await both.old(1, 60)
    await both.new(1, 60)
    for number in (2, 3):
        await both.old(number, 60, player=heron)
    found = await both.measure()
    assert (found.old, found.both, found.unwanted, found.missed) == (1, 1, 2, ())


async def test_a_game_that_was_seen_while_he_was_followed_is_missed_though_he_is_not_now(both):
    heron = await both.player("Heron", unfollowed_at=both.ago(30), looked_at=None)
    await both.looked(60)
    await both.old(1, 60, player=heron)
    found = await both.measure()
    assert (found.old, found.both, found.unwanted) == (1, 0, 0)


async def test_a_look_that_may_come_later_is_waited_for(both):
    """Where the budget does not bear a look at everybody in each turn."""
    async with both.database.write() as session:
        await look(session, both.ago(60))
        await look(session, both.ago(1), promise=1200.0)
    for minutes in (19, 21):
        await both.old(minutes, minutes)
    assert (await both.counts())[:2] == (1, 0)


async def test_what_was_seen_before_the_new_model_began_is_no_miss(both):
    """A shadow that was started this evening would have failed until the next."""
    for number, minutes in ((1, 90), (2, 30), (3, 25)):
        await both.old(number, minutes)
    await both.new(2, 30)
    await both.looked(40, 1)
    found = await both.measure()
    assert (found.old, found.both, found.early) == (2, 1, 1)
    assert [each.game_id for each in found.missed] == ["3"]
    await both.looked(60 * 25)
    found = await both.measure()
    assert (found.old, found.both, found.early) == (3, 1, 0)


REASONS = [
    ({"problem": "Riot does not know him."}, "cannot poll him: Riot does not know him"),
    ({"platform": None}, "does not know his region yet"),
    ({"lol_puuid": None, "tft_puuid": None}, "does not know his account yet"),
    ({"looked_at": None}, "has not looked at him since"),
    ({"looked_at": 80}, "has not looked at him since"),
    ({"looked_at": 1, "history_at": 80}, "his match list has not been compared since"),
    ({"looked_at": 1, "history_at": 1}, "neither a look nor his match list showed it"),
]


@pytest.mark.parametrize(("known", "why"), REASONS)
async def test_why_the_new_model_misses_a_game_is_said_as_far_as_it_is_known(both, known, why):
    values = {
        name: both.ago(value) if isinstance(value, int) else value for name, value in known.items()
    }
    player = await both.player("Heron", **values)
    await both.looked(61, 60, 59)
    await both.old(1, 60, player=player)
    [found] = await both.why_new()
    assert why in found


async def test_a_game_that_ended_while_the_new_model_did_not_run_is_said_to(both):
    await both.looked(200, 20)
    await both.old(1, 60)
    assert await both.why_new() == ["the new model was not running then"]


async def test_more_than_can_be_named_are_counted(both, monkeypatch):
    monkeypatch.setattr(parity, "MOST", 2)
    for number in range(1, 6):
        await both.old(number, 60 - number)
        await both.new(number + 10, 60 - number)
    found = await both.measure()
    assert (found.old, found.both, len(found.missed)) == (5, 0, 2)
    assert (found.new, found.lost_by_old, len(found.missed_by_old)) == (5, 5, 2)
    assert [each.match_id for each in found.missed] == ["EUW1_5", "EUW1_4"]


async def test_who_had_himself_removed_is_no_miss_of_the_new_model(both):
    """The old service knows nothing of it, and writes on."""
    him = await both.player("Otter", tag_line="?", lol_puuid=None, erased_at=both.now)
    await both.old(1, 60, player=him)
    assert await both.counts() == (0, 0, 0, 0)
