from types import SimpleNamespace

import aiohttp
import discord
import pytest

from bot.verdicts import Meaning, verdict


def http(status, code, kind=discord.HTTPException):
    response = SimpleNamespace(status=status, reason="because")
    return kind(response, {"code": code, "message": "no"})


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (TimeoutError(), Meaning.UNKNOWN),
        (aiohttp.ServerDisconnectedError(), Meaning.UNKNOWN),
        (OSError(104, "reset"), Meaning.UNKNOWN),
        (RuntimeError("Session is closed"), Meaning.UNKNOWN),
        (http(503, 0, discord.DiscordServerError), Meaning.UNKNOWN),
        (http(503, 130000, discord.DiscordServerError), Meaning.UNKNOWN),
        (http(404, 10008, discord.NotFound), Meaning.POSTED),
        (http(404, 10003, discord.NotFound), Meaning.REFUSED),
        (http(403, 50001, discord.Forbidden), Meaning.REFUSED),
        (http(403, 50013, discord.Forbidden), Meaning.REFUSED),
        (http(403, 20001, discord.Forbidden), Meaning.REFUSED),
        (http(400, 50083), Meaning.REFUSED),
        (http(400, 50035), Meaning.DEAD),
        (http(413, 40005), Meaning.DEAD),
        (http(429, 0), Meaning.NOT_POSTED),
        (http(401, 0), Meaning.NOBODY),
        (discord.RateLimited(99.0), Meaning.NOT_POSTED),
        (http(404, 0, discord.NotFound), Meaning.NOT_POSTED),
    ],
)
def test_each_answer_and_each_silence_has_its_meaning(error, meaning):
    assert verdict(error).meaning is meaning


@pytest.mark.parametrize("code", [0, 40333])
def test_a_403_of_the_network_pauses_no_channel(code):
    # Cloudflare answers so for a while; a paused channel would wait for an admin.
    assert verdict(http(403, code, discord.Forbidden)).meaning is Meaning.NOT_POSTED


def test_a_reason_fits_its_column_and_a_sentence():
    assert len(verdict(RuntimeError("x" * 9000)).reason) <= 500
    assert verdict(http(404, 10003)).reason == "the channel does not exist any more"
