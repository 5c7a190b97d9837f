"""The `/settings` panel as a whole: who may use it, and that it outlives the process."""

import pytest

from bot.cogs.settings.sections import SECTIONS
from simulators.discord import NotOffered
from tests.support.discord_schema import assert_valid_request, assert_within_limits


async def test_the_first_page_shows_every_section_to_the_asker_alone(panel):
    assert panel.reply.ephemeral
    shown = [field["name"] for field in panel.reply.embeds[0]["fields"]]
    assert len(shown) == len(SECTIONS)
    assert {each["value"] for each in panel.control("open")["options"]} == {
        "all",
        *(section.name for section in SECTIONS),
    }


async def test_every_page_and_form_is_one_that_discord_takes_in_every_language(server, panel):
    await server.admin_says("player add", riot_id="Quiet Otter#EUW")
    [player] = await server.subscriptions()
    for locale in ("en-US", "fr", "de", "es-ES", "ko"):
        server.admin.locale = locale
        await panel.open("all")
        assert panel.reply.embeds[0]["fields"]
        for section in SECTIONS:
            await panel.open(section.name)
            assert len(panel.reply.components) <= 5, section.name
        await panel.open("players")
        await panel.press("who", player.player_id)
        for name, form in (("language", "zone"), ("quiet", "hours")):
            await panel.open(name)
            shown = panel.reply
            await panel.press(form)
            assert panel.reply.modal
            panel.reply = shown
    for record in server.local.records:
        assert_within_limits(record)
        assert_valid_request(record)


async def test_who_may_not_manage_the_server_neither_opens_nor_presses_it(panel, server):
    with pytest.raises(NotOffered):
        await server.local.slash(server.member, server.here, "settings")
    assert "Manage Server" in (await server.member_says("settings")).text
    # As if a panel were shown to him: his permissions are looked at when he presses.
    server.local.world.guilds[server.guild.id].members[server.admin.id].roles.clear()
    menu = panel.control("open")["custom_id"]
    reply = await server.local.click(server.admin, panel.reply.message, menu, ["language"])
    assert "Manage Server" in reply.text


async def test_a_panel_outlives_the_process(panel, server, start_bot):
    server.bot = await start_bot()
    await panel.open("language")
    await panel.press("speak", "de")
    assert (await panel.choices()).language == "de"
