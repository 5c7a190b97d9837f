from datetime import date, timedelta

import pytest
from sqlalchemy import event, update

from tests.support.following import add_guild, add_player, subscribe
from tests.support.ranks import rank
from tests.tracking.recaps.world import GUILD, Server, at, lol, names, tft
from tracking import notices
from tracking.database.models import Player, Subscription, TrackedGameRow
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder
from tracking.domain.recap import Recap
from tracking.domain.recap_lines import Points
from tracking.domain.recap_periods import Period
from tracking.polling.key_watch import CONDITIONS
from tracking.recaps.stored import REFUSED_KEYS


async def test_each_player_has_his_games_of_league_and_of_tft(server):
    await server.play("2026-11-24 10:00", lol(), lol())
    await server.play("2026-11-24 11:00", lol("loss"))
    await server.play("2026-11-24 12:00", None, None, lol("remake"))
    await server.play("2026-11-24 13:00", tft(1), queue_id=1100)
    await server.play("2026-11-24 14:00", tft(6), queue_id=1100)
    league, in_tft = (await server.recap()).games
    assert (league.game, league.matches, in_tft.matches) == (Game.LOL, 2, 2)
    assert [(x.who.game_name, x.games, x.wins, x.losses) for x in league.tallies] == [
        ("Quiet Otter", 2, 1, 1),
        ("Amber Lantern", 1, 1, 0),
    ]
    [tally] = in_tft.tallies
    assert (tally.games, tally.wins, tally.average, tally.firsts) == (2, 1, 3.5, 1)


@pytest.mark.parametrize(
    "stored",
    [
        None,
        [],
        "won",
        {"win": True, "kills": 3},
        {"outcome": "win", "kills": "many"},
        {"outcome": "win", "kills": [1]},
        {"outcome": "win", "counts_as_won": "perhaps"},
    ],
)
async def test_a_result_in_another_form_keeps_nobody_from_a_recap(server, stored):
    await server.play("2026-11-24 10:00", lol(), key="1")
    await server.play("2026-11-24 11:00", lol(kills=10**30, counts_as_won=True), key="2")
    await server.play("2026-11-24 12:00", lol(), key="3")
    async with server.database.write() as session:
        await session.execute(
            update(TrackedGameRow)
            .where(TrackedGameRow.game_id == "1")
            .values(game_result_data=stored)
        )
    [league] = (await server.recap()).games
    assert league.matches == 2
    assert league.best.result.counts_as_won is True


async def test_a_day_is_the_servers_day(server):
    await server.play("2026-11-23 22:59", lol(kills=1))
    await server.play("2026-11-23 23:00", lol(kills=2))
    await server.play("2026-11-24 22:59", lol(kills=3))
    await server.play("2026-11-24 23:00", lol(kills=4))
    [league] = (await server.recap()).games
    assert (league.best.result.kills, league.worst.result.kills) == (3, 2)
    [before] = (await server.recap(first=date(2026, 11, 23))).games
    assert before.tallies[0].games == 1


async def test_only_players_whom_the_server_follows_are_told_of_and_only_since_then(server):
    async with server.database.write() as session:
        stranger = await add_player(session, "Somebody Else")
        await add_guild(session, 2, server.now, channel_id=20)
        await subscribe(session, 2, stranger, at("2026-01-01"))
        await session.execute(
            update(Subscription)
            .where(Subscription.player_id == server.players[1])
            .values(created_at=at("2026-11-24 10:30"))
        )
    server.players.append(stranger)
    await server.play("2026-11-24 10:00", None, lol(), None, lol())
    await server.play("2026-11-24 11:00", None, lol(), None, lol())
    [league] = (await server.recap()).games
    assert [(x.who.game_name, x.games) for x in league.tallies] == [("Amber Lantern", 1)]


async def test_lp_that_is_not_known_is_said_and_not_added_up(server):
    await server.look("2026-11-23 20:00", "GOLD II 34", 10, 8)
    await server.play("2026-11-24 10:00", lol())
    await server.look("2026-11-24 10:01", "GOLD II 56", 11, 8)
    await server.play("2026-11-24 11:00", lol())
    await server.play("2026-11-24 12:00", lol("loss"))
    await server.look("2026-11-24 12:01", "GOLD II 61", 12, 9)
    recap = await server.recap()
    [solo] = recap.ladders
    assert (solo.won, solo.lost, solo.known, solo.unknown, solo.together) == (22, 0, 1, 2, 5)
    [his] = recap.games[0].tallies
    assert his.points == Points(won=22, known=1, unknown=2)


async def test_what_unknown_games_gave_together_is_told_only_where_all_of_it_is_known(server):
    for player in (0, 1):
        await server.look("2026-11-23 20:00", "GOLD II 34", 10, 8, player=player)
    await server.play("2026-11-24 11:00", lol(), lol())
    await server.play("2026-11-24 12:00", lol("loss"), lol("loss"))
    await server.look("2026-11-24 12:01", "GOLD II 39", 11, 9)
    [solo] = (await server.recap()).ladders
    assert (solo.unknown, solo.together) == (4, None)


async def test_climbers_are_told_from_rank_to_rank_who_climbed_most_first(server):
    for player, (before, after) in enumerate(
        [("GOLD II 34", "GOLD I 5"), ("IRON I 90", "BRONZE III 20"), ("GOLD I 5", "GOLD II 90")]
    ):
        await server.look("2026-11-23 20:00", before, 10, 8, player=player)
        await server.look("2026-11-24 20:00", after, 12, 9, player=player)
    for hour, outcome in ((17, "win"), (18, "loss"), (19, "win")):
        await server.play(f"2026-11-24 {hour}:00", *[lol(outcome)] * 3)
    climbers = (await server.recap()).climbers
    assert [(x.who.game_name, x.before, x.after, x.moved) for x in climbers] == [
        ("Amber Lantern", rank("IRON I 90"), rank("BRONZE III 20"), 130),
        ("Quiet Otter", rank("GOLD II 34"), rank("GOLD I 5"), 71),
    ]


async def test_nobody_climbs_by_games_of_another_day(server):
    await server.look("2026-11-22 20:00", "GOLD II 34", 10, 8)
    await server.play("2026-11-23 22:00", lol())
    await server.play("2026-11-24 12:00", lol())
    await server.look("2026-11-24 12:01", "GOLD I 5", 12, 8)
    recap = await server.recap()
    assert recap.climbers == ()
    assert [(each.known, each.unknown, each.together) for each in recap.ladders] == [(0, 1, None)]


async def test_a_new_season_is_no_loss(server):
    await server.look("2026-11-23 20:00", "MASTER 300", 100, 80)
    await server.look("2026-11-24 09:00", "")
    await server.play("2026-11-24 10:00", lol())
    await server.look("2026-11-24 10:01", "EMERALD I 20", 1, 0)
    recap = await server.recap()
    assert [(each.won, each.lost, each.drifted) for each in recap.ladders] in ([], [(0, 0, 0)])
    assert recap.climbers == ()


async def test_a_decay_is_lp_without_a_game(server):
    await server.look("2026-11-23 20:00", "DIAMOND II 50", 100, 80)
    await server.look("2026-11-24 09:00", "DIAMOND II 0", 100, 80)
    [solo] = (await server.recap()).ladders
    assert (solo.won, solo.lost, solo.known, solo.unknown, solo.drifted) == (0, 0, 0, 0, -50)


async def test_a_rating_is_not_added_to_lp(server):
    ladders = {Ladder.TFT: ("GOLD II 34", "GOLD II 74"), Ladder.TURBO: ("BLUE 2310", "BLUE 2360")}
    for minutes, (ladder, (before, after)) in enumerate(ladders.items()):
        await server.look("2026-11-23 20:00", before, 3, 8, ladder=ladder, player=minutes)
        await server.play(
            f"2026-11-24 10:0{minutes}",
            *[None] * minutes,
            tft(1),
            queue_id=1130 if minutes else 1100,
        )
        await server.look(f"2026-11-24 11:0{minutes}", after, 4, 8, ladder=ladder, player=minutes)
    recap = await server.recap()
    assert [each.points.won for each in recap.games[0].tallies] == [40, 0]
    assert [(each.ladder, each.won) for each in recap.ladders] == [
        (Ladder.TFT, 40),
        (Ladder.TURBO, 50),
    ]


async def test_the_best_and_the_worst_game_the_streak_and_pentakills(server):
    await server.play("2026-11-24 10:00", lol(kills=12, deaths=0, assists=4, pentakills=1))
    await server.play("2026-11-24 11:00", lol(), lol("loss", kills=0, deaths=11, assists=2))
    await server.play("2026-11-24 12:00", lol())
    await server.play("2026-11-24 13:00", lol(), queue_id=450)
    [league] = (await server.recap()).games
    assert (league.best.who.game_name, league.best.result.kills) == ("Quiet Otter", 12)
    assert (league.worst.who.game_name, league.worst.result.deaths) == ("Amber Lantern", 11)
    assert (league.streak, names(league.streak_of)) == (3, ["Quiet Otter"])
    assert [(who.game_name, n) for who, n in league.pentakills] == [("Quiet Otter", 1)]


async def test_games_that_are_awaited_and_games_that_nobody_publishes_are_counted_once(server):
    for player in (0, 1):
        await server.open_game(
            "2026-11-24 22:00", player=player, game_id="7", seen_at=at("2026-11-24 22:30")
        )
    await server.open_game("2026-11-24 22:00", seen_at=at("2026-11-24 23:30"))  # goes on
    await server.open_game("2026-11-22 22:00", held_over_at=at("2026-11-22 23:30"))  # before
    await server.open_game(
        "2026-11-24 12:00", status="UNAVAILABLE", given_up_at=at("2026-11-24 12:40")
    )
    await server.open_game(
        "2026-11-20 12:00", status="UNAVAILABLE", given_up_at=at("2026-11-20 12:40")
    )
    made = await server.made()
    assert (made.recap.awaited, made.recap.unpublished, made.complete) == (1, 1, False)


async def test_whose_match_list_was_not_compared_since_is_counted(server):
    await server.compared(server.players[0], at("2026-11-24 23:01"))
    async with server.database.write() as session:
        await session.execute(
            update(Player)
            .where(Player.id == server.players[1])
            .values(history_at=None, problem="Riot knows no such account any more.")
        )
    assert (await server.recap()).behind == 1


@pytest.mark.parametrize(
    ("key", "behind", "waits"), [("key tft", 0, False), ("key lol", 3, False), ("key", 3, False)]
)
async def test_a_key_that_riot_refuses_leaves_lists_unread_which_nobody_waits_for(
    server, key, behind, waits
):
    """With a key that is good for League alone, nobody's lists were ever both compared."""
    async with server.database.write() as session:
        await session.execute(update(Player).values(history_at=None))
    assert (await server.made()).lists_come
    async with server.database.write() as session:
        await notices.begin(session, key, "Riot refuses the key.", now=server.now)
    made = await server.made()
    assert (made.recap.behind, made.lists_come) == (behind, waits)


def test_the_keys_are_called_as_the_operator_is_told_of_them():
    assert CONDITIONS.keys() == REFUSED_KEYS


async def test_a_result_that_nobody_can_read_spoils_no_recap(server):
    await server.play("2026-11-24 10:00", lol())
    await server.play("2026-11-24 11:00", lol(), game_result_data={"outcome": "odd"})
    await server.play("2026-11-24 12:00", lol(kills=2**40))
    [league] = (await server.recap()).games
    assert league.tallies[0].games == 2


async def test_a_recap_comes_back_from_its_payload_as_it_was(server):
    await server.look("2026-11-23 20:00", "GOLD II 34", 10, 8)
    for hour in range(10, 14):
        await server.play(f"2026-11-24 {hour}:00", lol(pentakills=1), lol("loss"))
    await server.play("2026-11-24 15:00", tft(1, pair_placement=1), tft(8), queue_id=1160)
    await server.look("2026-11-24 20:00", "GOLD I 34", 14, 8)
    recap = await server.recap()
    assert recap.climbers
    assert recap.ladders
    assert len(recap.games) == 2
    assert Recap.from_json(recap.to_json()) == recap


async def test_a_week_and_a_month_are_the_servers(server):
    server.move_to("2026-04-01 09:00")
    await server.play("2026-03-28 22:59", lol())
    await server.play("2026-03-29 21:59", lol())  # 23:59 of Sunday, the day of 23 hours
    await server.play("2026-03-29 22:00", lol())  # Monday
    await server.play("2026-03-31 21:59", lol())
    await server.play("2026-03-31 22:00", lol())  # April
    [week] = (await server.recap(Period.WEEKLY, date(2026, 3, 23))).games
    [month] = (await server.recap(Period.MONTHLY, date(2026, 3, 1))).games
    assert (week.matches, month.matches) == (2, 4)


async def test_a_hundred_players_cost_six_statements(server):
    statements = []

    def note(*args):
        statements.append(args[2])

    engine = server.database.engine.sync_engine
    many = Server(server.database, server.clock)
    async with server.database.write() as session:
        for number in range(97):
            player = await add_player(session, f"Player {number}")
            await subscribe(session, GUILD, player, at("2026-01-01"))
            many.players.append(player)
    await many.play("2026-11-24 10:00", *[lol()] * 97)
    event.listen(engine, "before_cursor_execute", note)
    try:
        recap = await many.recap()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert len(recap.games[0].tallies) == 97
    assert len([each for each in statements if each.lstrip().startswith("SELECT")]) == 6


async def test_a_player_who_was_followed_in_the_middle_climbs_from_his_first_look(server):
    async with server.database.write() as session:
        await session.execute(
            update(Subscription).values(created_at=at("2026-11-24 10:00") + timedelta(minutes=1))
        )
    await server.look("2026-11-24 10:02", "GOLD II 34", 10, 8)
    await server.play("2026-11-24 12:00", lol())
    await server.look("2026-11-24 12:01", "GOLD II 56", 11, 8)
    recap = await server.recap()
    assert [each.moved for each in recap.climbers] == [22]
    assert recap.ladders[0].ladder is Ladder.SOLO
