"""An answer is in the language of who asked; what everybody sees, in the server's."""

from simulators.discord import Permission
from tracking.database.models import Guild

OTTER = "Quiet Otter#EUW"


async def speak(server, language):
    async with server.database.write() as session:
        guild = await session.get(Guild, server.guild.id)
        guild.language = language


async def test_the_asker_is_answered_in_the_language_of_his_client(server):
    local, guild = server.local, server.guild
    moderators = {
        locale: local.add_user(locale, guild, permissions=Permission.MANAGE_GUILD, locale=locale)
        for locale in ("fr", "de", "es-419", "ko", "it", "en-GB")
    }
    told = {
        locale: (await local.slash(user, server.here, "channel set", channel=server.results)).text
        for locale, user in moderators.items()
    }
    assert told["fr"].startswith("Les résultats de ce serveur")
    assert told["de"].startswith("Die Ergebnisse dieses Servers")
    assert told["es-419"].startswith("Los resultados de este servidor")
    assert told["ko"].startswith("이제부터")
    assert told["it"] == told["en-GB"]
    assert all("`/channel test`" in text for text in told.values())


async def test_a_mistake_is_explained_in_the_language_of_who_made_it(server):
    korean = server.local.add_user("하나", server.guild, locale="ko")
    reply = await server.local.slash(korean, server.here, "player add", force=True, riot_id=OTTER)
    assert "서버 관리하기" in reply.text
    assert reply.ephemeral


async def test_what_everybody_sees_is_in_the_servers_language(server):
    await server.admin_says("player add", riot_id=OTTER)
    await speak(server, "es")
    shown = await server.member_says("players")
    assert shown.message["embeds"][0]["footer"]["text"] == "1 jugador"
    assert not shown.ephemeral


async def test_a_sample_is_in_the_servers_language_and_its_receipt_in_the_askers(server):
    await speak(server, "de")
    reply = await server.admin_says("channel test")
    assert "posting works" in reply.text
    [sample] = server.local.messages(server.here)
    assert sample["content"].startswith("(Beispiel) **Sieg**")
