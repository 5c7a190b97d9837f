from tests.support.following import add_player, subscribe
from tracking.database.models import TrackedGameRow


async def test_live_shows_everybody_who_is_in_a_game(server, clock):
    reply = await server.member_says("live")
    await reply.until(lambda r: bool(r.embeds))
    assert "`/player add`" in reply.embeds[0]["description"]
    async with server.database.write() as session:
        player = await add_player(session)
        await subscribe(session, server.guild.id, player, clock.now())
    reply = await server.member_says("live")
    await reply.until(lambda r: bool(r.embeds))
    assert "in a game right now" in reply.embeds[0]["description"]
    async with server.database.write() as session:
        session.add(
            TrackedGameRow(
                player_id=player,
                game_id="7",
                platform="EUW1",
                game="lol",
                queue_id=450,
                started_at=clock.now(),
                seen_at=clock.now(),
                live_champion_id=103,
            )
        )
    reply = await server.member_says("live")
    await reply.until(lambda r: bool(r.embeds))
    [embed] = reply.embeds
    assert "Quiet Otter#EUW" in embed["description"]
    assert "(Ahri)" in embed["description"]
    assert "ARAM" in embed["description"]
    assert not reply.ephemeral
