import pytest

from tests.support.following import add_player, subscribe
from tests.support.ranks import standing
from tracking import ranks
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder, Standing, ladders_of


@pytest.fixture
async def otter(server, clock):
    """Followed here, and seen at two ranks."""
    async with server.database.write() as session:
        player = await add_player(session)
        await subscribe(session, server.guild.id, player, clock.now())
    for text, wins in (("GOLD II 90", 10), ("GOLD I 11", 11)):
        found = {ladder: Standing() for ladder in ladders_of(Game.LOL)}
        found[Ladder.SOLO] = standing(text, wins, 8)
        async with server.database.write() as session:
            now = clock.now()
            await ranks.keep(session, player, Game.LOL, found, at=now, due_at=now)
        clock.shift(3600)
    return player


async def test_rank_shows_every_ladder_and_a_picture_with_words(server, otter):
    reply = await server.member_says("rank", player="Quiet Otter#EUW", days=7)
    await reply.until(lambda r: bool(r.embeds))
    [embed] = reply.embeds
    assert "Ranked Solo/Duo" in embed["description"]
    assert "Gold I · 11 LP" in embed["description"]
    assert "Promoted from Gold II to Gold I" in str(embed["fields"])
    [picture] = reply.message["attachments"]
    assert "from Gold II · 90 LP to Gold I · 11 LP" in picture["description"]


async def test_who_has_no_rank_has_no_picture_either(server, otter):
    asked = {"player": "Quiet Otter#EUW", "queue": Ladder.FLEX.value}
    reply = await server.member_says("rank", **asked)
    await reply.until(lambda r: bool(r.embeds))
    assert "Ranked Flex" in reply.embeds[0]["fields"][0]["name"]
    assert reply.message["attachments"] == []


async def test_rank_of_somebody_nobody_has_looked_at_says_so(server, clock):
    async with server.database.write() as session:
        player = await add_player(session)
        await subscribe(session, server.guild.id, player, clock.now())
    reply = await server.member_says("rank", player=str(player))
    await reply.until(lambda r: "try again in a few minutes" in r.text)


async def test_rank_of_somebody_who_is_not_followed_here_is_refused(server):
    reply = await server.member_says("rank", player="Nobody#EUW")
    await reply.until(lambda r: "is not followed in this server" in r.text)


async def test_players_are_suggested(server, otter):
    [choice] = await server.local.autocomplete(
        server.member, server.here, "rank", focused="player", player="quiet"
    )
    assert choice["value"] == str(otter)


async def test_the_leaderboard_is_of_the_ladder_that_was_asked_for(server, otter):
    reply = await server.member_says("leaderboard")
    await reply.until(lambda r: bool(r.embeds))
    assert "Quiet Otter" in reply.embeds[0]["description"]
    reply = await server.member_says("leaderboard", queue=Ladder.TFT.value)
    await reply.until(lambda r: bool(r.embeds))
    assert "Nobody who is followed here" in reply.embeds[0]["description"]


async def test_a_board_that_keeps_itself_up_to_date_is_for_moderators(server, otter):
    reply = await server.member_says("leaderboard", keep=True)
    await reply.until(lambda r: "Manage Server" in r.text)
    reply = await server.admin_says("leaderboard", keep=True)
    await reply.until(lambda r: f"<#{server.here.id}>" in r.text)
    assert reply.ephemeral
