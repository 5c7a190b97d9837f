"""The language and the clock of a server, chosen in the panel."""

from tests.bot.cogs.conftest import Server


async def test_a_language_is_chosen_and_given_back_to_discord(panel, server: Server):
    await panel.open("language")
    await panel.press("speak", "fr")
    assert (await panel.choices()).language == "fr"
    assert "Français" in panel.text
    await panel.press("speak", "auto")
    assert (await panel.choices()).language is None


async def test_a_time_zone_is_typed_as_people_call_it(panel):
    await panel.open("language")
    for typed, zone in (
        ("berlin", "Europe/Berlin"),
        ("UTC+2", "Etc/GMT-2"),
        ("서울", "Asia/Seoul"),
    ):
        await panel.press("zone")
        await panel.fill_in(zone=typed)
        assert (await panel.choices()).timezone == zone
        assert "Saved" in panel.text


async def test_a_zone_that_is_none_is_refused_with_what_to_type(panel):
    await panel.open("language")
    for typed, told in (("Mordor", "no time zone called Mordor"), ("USA", "several time zones")):
        await panel.press("zone")
        await panel.fill_in(zone=typed)
        assert told in panel.reply.followups[0]["content"]
        assert (await panel.choices()).timezone is None


async def test_the_clock_goes_back_to_utc(panel):
    await panel.open("language")
    await panel.press("zone")
    await panel.fill_in(zone="Seoul")
    await panel.press("utc")
    assert (await panel.choices()).timezone is None


async def test_the_form_shows_what_is_chosen_as_people_write_it(panel):
    await panel.open("language")
    for typed, shown in (("utc+2", "UTC+2"), ("new york", "America/New York")):
        await panel.press("zone")
        await panel.fill_in(zone=typed)
        page = panel.reply
        await panel.press("zone")
        [line] = panel.reply.modal["components"]
        assert line["component"]["value"] == shown
        panel.reply = page
