"""A Riot key that is replaced while the bot runs."""

import io
import logging

import aiohttp
import pytest

from bot.app import riot_client
from simulators.riot import LocalRiot
from tracking.domain.games import Game
from tracking.errors import RiotKeyInvalid
from tracking.logs import set_up_logging
from tracking.riot.keys import REREAD_EVERY
from tracking.settings import load_settings

OLD, NEW = "RGAPI-of-yesterday", "RGAPI-of-today"


@pytest.fixture
def log():
    """What is written, with the secrets of the start masked."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logging(level="INFO", json_lines=False, prefix="", secrets=[OLD], stream=stream)
    yield stream
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)


async def test_a_new_key_is_taken_from_the_file_and_masked_in_the_log_like_the_old_one(
    tmp_path, monkeypatch, log, clock
):
    file = tmp_path / "key"
    file.write_text(OLD)
    monkeypatch.setenv("RIOT_API_KEY_FILE", str(file))
    settings = load_settings(None, require_secrets=False)
    async with LocalRiot(limits=None) as riot, aiohttp.ClientSession() as session:
        settings = settings.model_copy(update={"riot_api_url": riot.url_template})
        client = riot_client(settings, session, clock, None)
        with pytest.raises(RiotKeyInvalid):
            await client.status("EUW1", game=Game.LOL)
        file.write_text(NEW)
        riot.add_key(NEW)
        clock.shift(REREAD_EVERY)
        assert (await client.status("EUW1", game=Game.LOL))["id"] == "EUW1"
    logging.getLogger("tracking").warning("keys: %s, %s", OLD, NEW)
    assert "keys: ***, ***" in log.getvalue()
    assert "RGAPI" not in log.getvalue()
