from datetime import timedelta

from tests.support.following import add_player, subscribe
from tests.tracking.stats.world import Den, lol
from tracking.database.models import Guild


async def test_stats_are_of_the_days_that_are_asked_for(server, clock):
    den = Den(server.database)
    async with server.database.write() as session:
        den.me = await add_player(session)
        await subscribe(session, server.guild.id, den.me, clock.now())
    for days in (0, 0, 20, 200):
        await den.play(lol(), ended_at=clock.now() - timedelta(days=days, hours=1))

    async def told(**options):
        reply = await server.member_says("stats", player="Quiet Otter#EUW", **options)
        await reply.until(lambda r: bool(r.embeds))
        assert not reply.ephemeral
        return reply.embeds[0]["description"]

    assert "3 games" in await told()
    assert "2 games" in await told(days=7)
    assert "4 games" in await told(days=365, queue="lol")
    assert "No game that counts is stored" in await told(queue="tft")


async def test_stats_of_somebody_who_is_not_followed_here_are_refused(server):
    reply = await server.member_says("stats", player="Nobody#EUW")
    await reply.until(lambda r: "is not followed in this server" in r.text)


async def test_hours_are_those_of_the_servers_clock(server, clock):
    den = Den(server.database)
    async with server.database.write() as session:
        den.me = await add_player(session)
        await subscribe(session, server.guild.id, den.me, clock.now())
        guild = await session.get(Guild, server.guild.id)
        assert guild is not None
        guild.timezone = "Asia/Seoul"
    await den.play(lol(), ended_at=clock.now())
    reply = await server.member_says("stats", player=str(den.me))
    await reply.until(lambda r: bool(r.embeds))
    assert "Hours (Asia/Seoul)" in {field["name"] for field in reply.embeds[0]["fields"]}
