"""Deleted is deleted: nothing that names the account is left anywhere, and nobody else loses
anything."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from tests.tracking.polling.riot import live, record
from tests.tracking.privacy.conftest import on_both
from tracking.database.cleanup import clean_up
from tracking.database.models import GameState, Player, Scoreboard, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.database.privacy_models import Erasure
from tracking.polling.purge import KEPT, Purge
from tracking.privacy import erase, mentions, played
from tracking.privacy.erase import AGAIN_AFTER, Eraser

SOON = AGAIN_AFTER.total_seconds() + 1


async def ask(world, name="otter"):
    async with world.database.write() as session:
        return await erase.begin(session, world.who(name), world.clock.now())


async def done(world, erasure_id):
    """Both times, with a turn between them."""
    eraser = Eraser(database=world.database, clock=world.clock)
    assert not await eraser.run(erasure_id)
    world.clock.shift(SOON)
    assert await eraser.turn() == 1


async def count(world, model):
    async with world.database.read() as session:
        return await session.scalar(select(func.count()).select_from(model))


async def test_what_is_there_before_names_him_everywhere(evening):
    assert await evening.traces("otter") == {
        "tracked_players",
        "tracked_games",
        "game_scoreboards",
        "announcements",
        "notices",
    }


@on_both
async def test_nothing_names_him_afterwards_by_any_name_he_had(evening):
    await done(evening, await ask(evening))
    assert await evening.traces("otter", "cub") == set()
    assert await count(evening, Erasure) == 0


@on_both
async def test_who_was_never_followed_is_taken_out_of_others_games(evening):
    await evening.play(5, heron=True, walrus=True)
    await evening.play(6, badger=True, walrus=False)
    assert await evening.traces("walrus") == {"tracked_games", "game_scoreboards"}
    await done(evening, await ask(evening, "walrus"))
    assert await evening.traces("walrus") == set()
    assert len((await evening.games())["heron", 5].raw_api_response) > 1000


@on_both
async def test_the_others_keep_their_games_their_posts_and_their_scoreboards(evening):
    before = {key: row for key, row in (await evening.games()).items() if key[0] != "otter"}
    await done(evening, await ask(evening))
    after = await evening.games()
    assert after.keys() == before.keys()
    for key, row in before.items():
        assert after[key].game_result_data == row.game_result_data
        assert len(after[key].raw_api_response) > 1000
    told = [
        (row.channel_id, row.game_id, [line["game_name"] for line in row.payload["players"]])
        for row in await evening.announcements()
        if row.kind == "result"
    ]
    assert told == [(10, "1", ["Heron"]), (20, "3", ["Badger"]), (10, "4", ["Heron"])]
    async with evening.database.read() as session:
        boards = {row.game_id: row.data for row in await session.scalars(select(Scoreboard))}
    hidden = {
        game_id: [bool(row.get("withheld")) for row in data["players"]].count(True)
        for game_id, data in boards.items()
    }
    assert hidden == {"1": 1, "3": 1, "4": 0}  # the second was his alone


async def test_nobody_follows_him_from_the_first_moment_on(evening):
    await ask(evening)
    async with evening.database.read() as session:
        players = await session.scalars(select(Subscription.player_id).order_by(Subscription.id))
        assert list(players) == [2, 3]
    evening.riot.live["otter"] = live(9, "otter")
    await evening.detect()
    assert ("otter", 9) not in await evening.games()


@on_both
async def test_a_kill_in_the_middle_loses_nothing(evening, monkeypatch):
    async with evening.database.write() as session:
        # Then only his announcements know what he was called before.
        await session.execute(update(Player).values(former_riot_id=None))
    erasure_id = await ask(evening)

    async def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(mentions, "take_out_of_scoreboards", killed)
    with pytest.raises(KeyboardInterrupt):
        await Eraser(database=evening.database, clock=evening.clock).run(erasure_id)
    monkeypatch.undo()
    # The process that is started anew goes on with it at once.
    eraser = Eraser(database=evening.database, clock=evening.clock)
    assert await eraser.turn() == 0
    assert await evening.traces("otter", "cub") == {"erasures"}
    evening.clock.shift(SOON)
    assert await eraser.turn() == 1
    assert await evening.traces("otter", "cub") == set()


async def test_what_a_turn_wrote_meanwhile_is_found_the_second_time(evening):
    erasure_id = await ask(evening)
    eraser = Eraser(database=evening.database, clock=evening.clock)
    await eraser.run(erasure_id)
    async with evening.database.write() as session:
        session.add(
            Scoreboard(
                platform="EUW1",
                game_id="77",
                game="lol",
                data={"game": "lol", "version": 1, "players": [{"name": "Otter#EUW"}]},
                created_at=evening.clock.now(),
            )
        )
    evening.clock.shift(SOON)
    await eraser.turn()
    assert await evening.traces("otter") == set()


async def test_a_new_player_who_gets_the_id_of_a_removed_one_loses_nothing(evening):
    """SQLite gives the highest id anew."""
    await evening.play(5, badger=True)
    erasure_id = await ask(evening, "badger")
    eraser = Eraser(database=evening.database, clock=evening.clock)
    await eraser.run(erasure_id)
    await evening.follow("walrus")
    await evening.play(6, walrus=True)
    evening.clock.shift(SOON)
    await eraser.turn()
    assert ("walrus", 6) in await evening.games()
    assert await evening.traces("walrus") >= {"tracked_players", "announcements"}


async def test_a_name_that_is_another_players_now_is_his(evening):
    """The otter was a cub before; a badger has that name now, and plays on."""
    async with evening.database.write() as session:
        await session.execute(
            update(Player)
            .where(Player.lol_puuid == "badger")
            .values(game_name="Otter Cub", tag_line="OLD")
        )
    await evening.play(11, badger=True, names={"badger": "Otter Cub#OLD"})
    before = [row for row in await evening.announcements() if row.game_id == "11"]
    await done(evening, await ask(evening))
    after = [row for row in await evening.announcements() if row.game_id == "11"]
    assert [row.payload for row in after] == [row.payload for row in before]
    async with evening.database.read() as session:
        kept = await session.get(Scoreboard, ("EUW1", "11"))
        assert "Otter Cub#OLD" in str(kept.data)


async def test_he_can_be_followed_again_when_it_is_done(evening):
    erasure_id = await ask(evening)
    await done(evening, erasure_id)
    await evening.follow("otter")
    await evening.play(10, otter=True)
    assert ("otter", 10) in await evening.games()


class TestTheOldService:
    @pytest.fixture
    async def old(self, evening):
        """It writes of the otter, and of a heron in whose record he stands."""
        evening.clock.shift(60)
        raw = record(50, evening.clock.now(), otter=True, heron=True)
        as_python = str(record(51, evening.clock.now(), otter=True, heron=True))
        async with evening.database.write() as session:
            now = evening.clock.now()
            for player_id, game, text in (
                (1, "50", str(raw)),
                (2, "50", str(raw)),
                (2, "51", as_python),
            ):
                session.add(
                    GameState(
                        player_id=player_id,
                        status="NOT_IN_GAME",
                        game_id=game,
                        created_at=now,
                        raw_api_response=text,
                    )
                )
        return evening

    @on_both
    async def test_its_rows_go_too_and_the_others_records_without_him(self, old):
        await done(old, await ask(old))
        assert await old.traces("otter") == set()
        async with old.database.read() as session:
            kept = list(await session.scalars(select(GameState)))
        assert [row.player_id for row in kept] == [2, 2]
        assert all("Heron" in row.raw_api_response for row in kept)

    async def test_it_may_go_on_writing_of_a_row_that_says_nothing(self, old):
        await done(old, await ask(old))
        async with old.database.write() as session:
            player = await session.get(Player, 1)
            assert (player.game_name, player.tag_line, player.lol_puuid) == ("?1", "?", None)
            session.add(GameState(player_id=1, status="IN_GAME", created_at=old.clock.now()))
        await old.service.upkeep_turn()
        async with old.database.read() as session:
            assert not (await session.get(Player, 1)).adopted

    @on_both
    async def test_what_it_writes_later_goes_with_the_row_before_006_too(self, old):
        await done(old, await ask(old))
        purge = Purge(database=old.database, clock=old.clock)
        old.clock.shift(KEPT.total_seconds() - 60)
        async with old.database.write() as session:
            session.add(GameState(player_id=1, status="IN_GAME", created_at=old.clock.now()))
        old.clock.shift(61)
        # It still writes: its rows go, what they refer to stays another week.
        await purge.turn()
        async with old.database.read() as session:
            assert await session.get(Player, 1) is not None
            assert await session.scalar(select(func.count()).where(GameState.player_id == 1)) == 0
        old.clock.shift(KEPT.total_seconds() + 1)
        await purge.turn()
        async with old.database.read() as session:
            assert await session.get(Player, 1) is None

    @on_both
    async def test_the_archive_of_006_is_not_forgotten(self, old):
        await clean_up(old.database)
        await done(old, await ask(old))
        assert await old.traces("otter") == set()
        assert len((await old.everything())["game_states_archive"]) == 2
        async with old.database.read() as session:
            assert await session.get(Player, 1) is None


class TestTurnsThatHoldHimInMemory:
    """What was read before he was removed is written after it: nothing comes back, nobody else
    waits."""

    async def removed(self, world):
        erasure_id = await ask(world)
        await Eraser(database=world.database, clock=world.clock).run(erasure_id)

    @on_both
    async def test_detection_opens_no_game_for_him(self, evening, monkeypatch):
        evening.riot.live |= dict.fromkeys(("otter", "heron"), live(9, "otter", "heron"))
        asked = evening.riot.live_game

        async def meanwhile(*args, **options):
            if await count(evening, Player) == 3:
                await self.removed(evening)
            return await asked(*args, **options)

        monkeypatch.setattr(evening.riot, "live_game", meanwhile)
        await evening.detect()
        games = await evening.games()
        assert ("heron", 9) in games
        assert ("otter", 9) not in games
        assert await evening.traces("otter") == {"erasures"}

    async def test_the_comparison_of_lists_opens_nothing_for_him(self, evening, monkeypatch):
        evening.clock.shift(700)
        evening.riot.publish(record(8, evening.ago(seconds=5), otter=True, heron=False))
        asked = evening.riot.match

        async def meanwhile(*args, **options):
            if await count(evening, Player) == 3:
                await self.removed(evening)
            return await asked(*args, **options)

        monkeypatch.setattr(evening.riot, "match", meanwhile)
        await evening.compare()
        assert ("heron", 8) in await evening.games()
        assert await count(evening, Player) == 2

    async def test_ranks_keep_nothing_of_him(self, evening, monkeypatch):
        asked = evening.riot.league_entries

        async def meanwhile(*args, **options):
            if await count(evening, Player) == 3:
                await self.removed(evening)
            return await asked(*args, **options)

        monkeypatch.setattr(evening.riot, "league_entries", meanwhile)
        evening.clock.shift(timedelta(days=1).total_seconds())
        await evening.rank()
        assert await count(evening, Player) == 2


async def test_a_post_that_is_his_alone_is_not_sent_any_more(evening):
    async with evening.database.read() as session:
        pending = await session.scalars(select(Announcement.state))
        assert "PENDING" in set(pending)
    await done(evening, await ask(evening))
    async with evening.database.read() as session:
        games = await session.scalars(
            select(Announcement.game_id).where(Announcement.kind == "result")
        )
        assert "2" not in set(games)


@on_both
async def test_all_his_games_go_however_many(evening, monkeypatch):
    monkeypatch.setattr(played, "GAMES_AT_ONCE", 2)
    async with evening.database.write() as session:
        session.add_all(
            [
                TrackedGameRow(
                    player_id=1,
                    game_id=str(number),
                    status="COMPLETED",
                    detected_at=evening.clock.now(),
                )
                for number in range(1000, 1005)
            ]
        )
    await done(evening, await ask(evening))
    assert {name for name, _ in await evening.games()} == {"heron", "badger"}
