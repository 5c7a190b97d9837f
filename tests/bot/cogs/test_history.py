import pytest
from sqlalchemy import delete

from tests.support.following import add_player, subscribe
from tests.tracking.stats.world import Den, lol
from tracking.database.models import Subscription
from tracking.stats.history import PER_PAGE


@pytest.fixture
async def otter(server, clock):
    """Followed here, with a page and a half of games."""
    den = Den(server.database)
    async with server.database.write() as session:
        den.me = await add_player(session)
        await subscribe(session, server.guild.id, den.me, clock.now())
    for number in range(PER_PAGE + 4):
        await den.play(lol(champion="Jinx" if number % 2 else "Cho'Gath"), ended=40 * number)
    return den


async def ask(server, **options):
    reply = await server.member_says("history", **options)
    await reply.until(lambda r: bool(r.embeds))
    return reply


def labels(message):
    return [button["label"] for row in message["components"] for button in row["components"]]


async def test_pages_are_turned_by_buttons_that_outlive_the_process(server, otter, start_bot):
    reply = await ask(server, player="Quiet Otter#EUW")
    assert not reply.ephemeral
    assert reply.embeds[0]["description"].count("**Victory**") == PER_PAGE
    assert labels(reply.message) == ["Older ▶"]
    await start_bot()
    [older] = [b for row in reply.message["components"] for b in row["components"]]
    second = await server.local.click(server.member, reply.message, older["custom_id"])
    await second.until(lambda r: r.embeds and r.embeds[0]["description"].count("**Victory**") == 4)
    assert labels(second.message) == ["◀ Newer"]


async def test_a_champion_may_be_typed_as_it_comes(server, otter):
    reply = await ask(server, player=str(otter.me), champion="chogath")
    assert reply.embeds[0]["title"].endswith("Cho'Gath")
    assert "Jinx" not in reply.embeds[0]["description"]
    reply = await server.member_says("history", player=str(otter.me), champion="<@1>")
    await reply.until(lambda r: "is no champion" in r.text)


async def test_champions_he_played_are_suggested_first(server, otter):
    async def suggested(**options):
        return await server.local.autocomplete(
            server.member, server.here, "history", focused="champion", **options
        )

    choices = await suggested(player=str(otter.me), champion="")
    assert [each["value"] for each in choices] == ["Cho'Gath", "Jinx"]
    assert [c["value"] for c in await suggested(champion="aatr")] == ["Aatrox"]


async def test_nobody_turns_pages_of_a_player_who_is_not_followed_any_more(server, otter):
    reply = await ask(server, player=str(otter.me))
    [older] = [b for row in reply.message["components"] for b in row["components"]]
    async with server.database.write() as session:
        await session.execute(delete(Subscription))
    second = await server.local.click(server.member, reply.message, older["custom_id"])
    await second.until(lambda r: "is not followed here any more" in r.text)
    assert len(server.local.messages(server.here)) == 1
