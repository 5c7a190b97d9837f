"""In Double Up a result names the partner, who has his own say about being named."""

import json

from tests.support.records import tft_player, tft_record
from tests.tracking.privacy.conftest import as_owner
from tests.tracking.privacy.test_export import take
from tracking.domain.games import Game
from tracking.riot.client import MatchAnswer


async def double_up(world, number=1):
    """The heron and the otter come first together."""
    names = ["heron", "otter", *(f"stranger{n}" for n in range(6))]
    players = [
        tft_player(
            n,
            n + 1,
            puuid=name,
            riotIdGameName=name.title(),
            riotIdTagline="EUW",
            partner_group_id=n // 2 + 1,
        )
        for n, name in enumerate(names)
    ]
    ended = int(world.ago(seconds=5).timestamp() * 1000)
    raw = tft_record(
        players,
        gameId=number,
        queue_id=1160,
        queueId=1160,
        tft_game_type="pairs",
        gameCreation=ended - 2_300_000,
        game_datetime=ended,
    )
    answer = MatchAnswer(raw=raw, text=json.dumps(raw))
    await world.service.completion.complete(answer, Game.TFT)


async def partner(world, number=1):
    stored = (await world.games())["heron", number].game_result_data
    return stored.get("partner"), stored["pair_placement"]


async def test_a_forbidden_account_is_nobodys_partner(world):
    await world.follow("heron")
    await as_owner(world, "forbid")
    world.clock.shift(3600)
    await double_up(world)
    assert await partner(world) == (None, 1)
    assert await world.traces("otter") == {"forbidden_accounts", "erasures", "icon_challenges"}


async def test_who_is_removed_was_nobodys_partner(world):
    """Not in results, nor in what channels were told: posts are composed from it anew."""
    await world.follow("heron")
    world.clock.shift(3600)
    await double_up(world)
    assert await partner(world) == ("Otter#EUW", 1)
    await world.privacy.run(await as_owner(world, "delete"))
    assert await partner(world) == (None, 1)
    assert await world.traces("otter") == {"erasures"}
    [told] = await world.announcements()
    assert [line["game_name"] for line in told.payload["players"]] == ["Heron"]


async def test_others_stay_partners(world):
    await world.follow("heron")
    world.clock.shift(3600)
    await double_up(world)
    await world.privacy.run(await as_owner(world, "delete", "stranger0"))
    assert await partner(world) == ("Otter#EUW", 1)


async def test_an_export_does_not_say_who_the_partner_was(world, tmp_path):
    await world.follow("heron")
    world.clock.shift(3600)
    await double_up(world)
    [document] = await take(world, tmp_path, name="heron")
    assert document["stored"]["tracked_games"][0]["game_result_data"]["pair_placement"] == 1
    [told] = document["stored"]["announcements"]
    assert told["payload"]["players"][0]["result"]["placement"] == 1
    assert "otter" not in json.dumps(document["stored"]).casefold()
