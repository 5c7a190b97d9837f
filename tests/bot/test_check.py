"""What `python -m bot check` says of each part, at a local Riot and a local Discord."""

import pytest

from bot.check import check
from simulators.riot import DEFAULT_KEY, LocalRiot
from tests.support.databases import migrated_sqlite, sqlite_url
from tracking.database.migrate import head_revision
from tracking.settings import Settings

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
async def riot():
    async with LocalRiot(limits=None) as started:
        yield started


@pytest.fixture
def checked(riot, local, tmp_path, capsys):
    """Whether everything works, and what was said of each part."""

    async def run(**changed):
        settings = {
            "discord_token": local.token,
            "discord_api_url": local.api_url,
            "riot_api_key": DEFAULT_KEY,
            "riot_api_url": riot.url_template,
            "database_url": sqlite_url(tmp_path / "absent" / "tracker.db"),
        }
        works = await check(Settings(**(settings | changed)), None)
        lines = capsys.readouterr().out.splitlines()
        said = {line[8:].partition(": ")[0]: line[:8].strip() + line[8:] for line in lines}
        assert works == all(text.startswith("ok") for text in said.values())
        return said

    return run


def failed(said):
    return [part for part, text in said.items() if not text.startswith("ok")]


async def test_what_works_is_said_part_by_part_and_nothing_is_made(checked, tmp_path):
    said = await checked()
    assert list(said) == ["configuration", "database", "Riot key", "Discord token"]
    assert failed(said) == []
    assert said["database"].endswith("will be made at the first start")
    assert said["Discord token"].endswith("accepted, the bot is tracker")
    assert list(tmp_path.iterdir()) == []


async def test_it_says_what_a_process_with_these_settings_does(checked):
    old = await checked(use_game_centric_model=False, riot_budget_share=0.5)
    assert old["configuration"].endswith(
        "can be read; the old model polls and posts, with 50 % of Riot's limits"
    )
    shadow = await checked(use_game_centric_model=True, emit_events=False)
    assert shadow["configuration"].endswith(
        "the game-centric model polls in the shadow and posts nothing, with 100 % of Riot's limits"
    )


async def test_of_a_database_it_names_the_revision_and_the_tables(checked, tmp_path):
    said = await checked(database_url=await migrated_sqlite(tmp_path))
    assert f"revision {head_revision()}; " in said["database"]
    assert "tracked_games (" in said["database"]


async def test_a_file_that_is_no_database_is_named(checked, tmp_path):
    (tmp_path / "notes.txt").write_text("not a database, but long enough to look like one " * 50)
    said = await checked(database_url=sqlite_url(tmp_path / "notes.txt"))
    assert failed(said) == ["database"]
    assert "notes.txt is not an SQLite database" in said["database"]


async def test_a_database_server_that_does_not_answer_is_named_without_its_password(checked):
    said = await checked(database_url="postgresql://tracker:hush-hush@127.0.0.1:9/tracker")
    assert failed(said) == ["database"]
    assert "127.0.0.1:9 does not answer" in said["database"]
    assert "hush-hush" not in str(said)


async def test_a_refused_riot_key_fails_and_is_not_shown(checked):
    said = await checked(riot_api_key="RGAPI-expired")
    assert failed(said) == ["Riot key"]
    assert "expire every day" in said["Riot key"]
    assert "RGAPI" not in str(said)


async def test_of_two_keys_each_is_tried(checked, riot):
    riot.add_key("RGAPI-lol", application="ours", games=frozenset({"lol"}))
    riot.add_key("RGAPI-tft", application="ours", games=frozenset({"tft"}))
    fine = await checked(riot_api_key="RGAPI-lol", tft_riot_api_key="RGAPI-tft")
    assert failed(fine) == []
    assert "TFT key" in fine
    swapped = await checked(riot_api_key="RGAPI-tft", tft_riot_api_key="RGAPI-lol")
    assert failed(swapped) == ["Riot key", "TFT key"]


async def test_a_refused_token_fails_and_is_not_shown(checked):
    said = await checked(discord_token="wrong.token.here")
    assert failed(said) == ["Discord token"]
    assert "developer portal" in said["Discord token"]
    assert "wrong.token" not in str(said)


async def test_a_discord_that_is_away_or_in_trouble_fails(checked, local):
    away = await checked(discord_api_url=f"{NOWHERE}/api/v10")
    assert "cannot be reached" in away["Discord token"]
    local.fault("GET", "^/users/@me$", status=503)
    assert failed(await checked()) == ["Discord token"]


async def test_in_shadow_mode_no_token_is_asked_for(checked, local):
    said = await checked(emit_events=False, discord_token=None)
    assert failed(said) == []
    assert "not needed" in said["Discord token"]
    assert local.records == []
