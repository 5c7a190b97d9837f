from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest
from discord import app_commands

from bot import texts
from bot.errors import Refusal, sentence
from tests.bot.waiting import until
from tracking.errors import UserMistake

EN = texts.of("en")


def invoked(cause):
    """As discord.py wraps what a command raised."""
    command = SimpleNamespace(name="add", qualified_name="player add")
    error = app_commands.CommandInvokeError(cast(Any, command), cause)
    error.__cause__ = cause
    return error


def http(status, code):
    response = SimpleNamespace(status=status, reason="because")
    return discord.NotFound(cast(Any, response), {"code": code, "message": "no"})


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (invoked(Refusal("Not in <#1>, use `/channel set`.")), "Not in <#1>, use `/channel set`."),
        (invoked(UserMistake("“*x*” is no name.")), "“\\*x\\*” is no name."),
        (app_commands.MissingPermissions(["manage_guild"]), "Manage Server"),
        (app_commands.NoPrivateMessage(), "in a server only"),
        (app_commands.CheckFailure(), "may not be used here"),
        (app_commands.CommandNotFound("old", []), "try it again in a minute"),
        (invoked(http(404, 10008)), "deleted meanwhile"),
        (invoked(KeyError("x")), "Something went wrong on our side"),
    ],
)
def test_each_error_has_its_sentence(error, says):
    assert says in (sentence(error, EN) or "")


def test_an_interaction_that_is_over_is_not_answered():
    assert sentence(invoked(http(404, 10062)), EN) is None


def test_an_apology_has_a_reference_that_leads_to_the_traceback(caplog):
    told = sentence(invoked(ValueError("secret detail")), EN) or ""
    assert "secret detail" not in told
    reference = told.split()[-1].strip(".")
    [record] = caplog.records
    assert reference in record.getMessage()
    assert record.exc_info


@pytest.fixture
async def place(local, start_bot):
    guild = local.add_guild("Otter Den")
    channel = local.add_channel(guild, "here")
    await start_bot()
    return local, channel


CALLBACK = r"^/interactions/.*/callback$"


async def test_a_command_whose_first_answer_comes_too_late_fails_in_silence(place, caplog):
    local, channel = place
    unknown = {"code": 10062, "message": "Unknown interaction"}
    fault = local.fault("POST", CALLBACK, status=404, json=unknown, times=2)
    local.core.desk.ack_seconds = 0.2
    with pytest.raises(Exception, match="did not respond"):
        await local.slash(local.world.owner, channel, "players")
    assert fault.hits == 1
    assert "went wrong" not in caplog.text


async def test_an_answer_that_was_taken_although_it_seemed_lost_is_followed_by_the_apology(
    place, caplog
):
    # The callback is committed and its answer replaced; the retry hears "already acknowledged".
    local, channel = place
    known = {"code": 40060, "message": "Interaction has already been acknowledged."}
    local.fault("POST", CALLBACK, status=400, json=known, times=2, commit=True)
    reply = await local.slash(local.world.owner, channel, "about")
    await until(lambda: "went wrong" in reply.text)
    assert "Task exception was never retrieved" not in caplog.text
