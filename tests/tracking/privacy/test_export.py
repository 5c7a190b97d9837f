"""What is taken along is all that the catalogue gives, is valid JSON whatever its size, and tells
of nobody else."""

import json

from tests.tracking.privacy.conftest import on_both
from tracking.database.models import TrackedGameRow
from tracking.domain.games import Game
from tracking.privacy import export
from tracking.privacy.catalogue import CATALOGUE, Whose
from tracking.privacy.export import Head
from tracking.privacy.subject import know
from tracking.privacy.summary import summarise


async def take(world, folder, *, largest=10_000_000, name="otter"):
    async with world.database.read() as session:
        known = await know(session, world.who(name))
    head = Head(made_at=world.clock.now(), about={"riot_id": "Otter#EUW"})
    rows = export.of_account(world.database, known)
    paths = await export.write(folder, head, rows, largest=largest)
    return [json.loads(path.read_text()) for path in paths]


@on_both
async def test_it_has_everything_that_is_stored_about_the_account(evening, tmp_path):
    [document] = await take(evening, tmp_path)
    assert (document["format"], document["version"]) == ("lol-tracker-export", 1)
    stored = document["stored"]
    counts = {table: len(rows) for table, rows in stored.items()}
    assert counts == {
        "tracked_players": 1,
        "subscriptions": 2,
        "tracked_games": 3,
        "rank_snapshots": 1,
        "rank_looks": 1,
        "notices": 1,
        "announcements": 6,
        "game_scoreboards": 3,
        "records_of_other_players": 2,
    }
    game = stored["tracked_games"][0]
    assert game["game_result_data"]["kills"] == 5
    assert game["raw_api_response"]["puuid"] == "otter"


async def test_it_tells_of_nobody_else(evening, tmp_path):
    text = json.dumps(await take(evening, tmp_path)).casefold()
    for other in ("heron", "badger", "stranger"):
        assert other not in text


@on_both
async def test_who_was_never_followed_is_given_his_part_in_others_games(evening, tmp_path):
    await evening.play(5, heron=True, walrus=True)
    [document] = await take(evening, tmp_path, name="walrus")
    stored = document["stored"]
    assert list(stored) == ["game_scoreboards", "records_of_other_players"]
    [record] = stored["records_of_other_players"]
    assert (record["game_id"], record["raw_api_response"]["puuid"]) == ("5", "walrus")
    assert "heron" not in json.dumps(document).casefold()


async def test_it_has_the_columns_of_the_catalogue(evening, tmp_path):
    [document] = await take(evening, tmp_path)
    document["stored"].pop("records_of_other_players")
    given = {holding.table: set(holding.given) for holding in CATALOGUE}
    for table, rows in document["stored"].items():
        assert all(set(row) == given[table] for row in rows), table


async def test_what_is_too_large_for_one_file_is_several_whole_ones(evening, tmp_path):
    async with evening.database.write() as session:
        session.add_all(
            [
                TrackedGameRow(
                    player_id=1,
                    game_id=str(number),
                    status="COMPLETED",
                    detected_at=evening.clock.now(),
                )
                for number in range(1000, 1100)
            ]
        )
    whole = await take(evening, tmp_path)
    for largest in (1, 2_000, 20_000):
        parts = await take(evening, tmp_path, largest=largest)
        assert [part["part"] for part in parts] == list(range(1, len(parts) + 1))
        assert len(parts) > 1
        for table, rows in whole[0]["stored"].items():
            assert [row for part in parts for row in part["stored"].get(table, [])] == rows
    sizes = [(tmp_path / f"part-{part['part']}.json").stat().st_size for part in parts]
    assert max(sizes) <= 20_000


async def test_of_somebody_nobody_knows_it_is_a_file_that_says_so(world, tmp_path):
    [document] = await take(world, tmp_path, name="walrus")
    assert document["stored"] == {}


@on_both
async def test_the_summary_counts_it(evening):
    summary = await summarise(evening.database, evening.who())
    assert (summary.servers, summary.games[Game.LOL], summary.records) == (2, 3, 3)
    assert (summary.ranks, summary.posts) == (1, 6)
    assert summary.since is not None
    assert (await summarise(evening.database, evening.who("walrus"))).since is None


def test_whatever_is_a_players_is_given_or_says_why_not():
    for holding in CATALOGUE:
        if holding.whose in (Whose.PLAYER, Whose.AMONG_OTHERS):
            assert holding.given
        assert not set(holding.given) & set(holding.kept_back)
        assert all(holding.kept_back.values())
