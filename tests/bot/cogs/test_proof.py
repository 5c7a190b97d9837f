"""The profile icon challenge, as a member goes through it."""

import discord
import pytest

from bot.cogs.proof import ProofButton
from bot.texts import Language, of
from bot.views.icons import ICON_NAMES
from bot.views.proof import render_challenge
from tests.support.discord_schema import assert_valid_request, assert_within_limits
from tracking.accounts import proof
from tracking.domain.icon_proof import VALID, WANTED_ICONS, Purpose

PUUID = "puuid-Quiet Otter"
LATER = 10


@pytest.fixture
async def challenge(server):
    account = await server.bot.services.players.locate("Quiet Otter#EUW", None)
    return await server.bot.services.proofs.begin(
        user_id=server.member.id, account=account, purpose=Purpose.FORBID
    )


@pytest.fixture
async def post(server, challenge):
    """Where the button stands."""
    return await posted(server, challenge)


async def posted(server, challenge):
    view = discord.ui.View(timeout=None)
    view.add_item(ProofButton(challenge.token, label="Check"))
    channel = server.bot.get_partial_messageable(server.here.id)
    await channel.send(embed=render_challenge(challenge, of(Language.ENGLISH)), view=view)
    return server.local.messages(server.here)[-1]


@pytest.fixture
def taken(server, clock):
    """What is done with a proof: here it is taken, and that is said."""
    done = []

    async def step(interaction, challenge):
        async with server.database.write() as session:
            user, token = interaction.user.id, challenge.token
            await proof.take(session, user, token, Purpose.FORBID, clock.now())
        done.append(challenge)
        await interaction.edit_original_response(content="Done.", embed=None, view=None)

    server.bot.proof_steps[Purpose.FORBID] = step
    return done


async def press(server, post, said, user=None):
    """Until the answer says so; the press is acknowledged first of all."""
    [row] = post["components"]
    [button] = row["components"]
    reply = await server.local.click(user or server.member, post, button["custom_id"])
    return await reply.until(lambda shown: said in shown.text)


async def test_the_icon_is_shown_as_a_picture_and_by_its_number(post, challenge):
    [embed] = post["embeds"]
    assert embed["thumbnail"]["url"].endswith(f"/profile-icons/{challenge.icon}.jpg")
    assert f"“{ICON_NAMES[challenge.icon]}”, number **{challenge.icon}**" in embed["description"]
    assert f"<t:{int(challenge.expires_at.timestamp())}:t>" in embed["description"]
    assert "forbid following" in embed["description"]


def test_every_icon_that_may_be_asked_for_has_the_name_that_the_client_shows():
    assert set(WANTED_ICONS) <= ICON_NAMES.keys()
    assert len(set(ICON_NAMES.values())) == len(ICON_NAMES)


async def test_the_icon_that_is_not_set_yet_is_told_with_the_one_that_is(
    server, post, challenge, taken
):
    await press(server, post, f"Riot shows icon 29 so far, not {challenge.icon}.")
    [message] = server.local.messages(server.here)
    assert message["components"]
    assert taken == []


async def test_what_was_proved_for_is_done_once(server, post, challenge, taken, riot, clock):
    riot.icons[PUUID] = challenge.icon
    reply = await press(server, post, "Done.")
    assert reply.components == []
    assert [each.token for each in taken] == [challenge.token]
    clock.shift(LATER)
    await press(server, await posted(server, challenge), "This challenge is over")
    assert len(taken) == 1


async def test_somebody_else_who_presses_it_is_refused(server, post, challenge, taken, riot):
    riot.icons[PUUID] = challenge.icon
    reply = await press(server, post, "This challenge is over", server.admin)
    assert reply.followups[0]["flags"] & 64
    assert reply.embeds == post["embeds"]
    assert taken == []


async def test_it_is_alive_after_a_restart(server, post, challenge, riot, start_bot, clock):
    await press(server, post, "so far")
    clock.shift(LATER)
    server.bot = await start_bot()
    riot.icons[PUUID] = challenge.icon
    server.bot.proof_steps.clear()  # as in a version that does nothing for this purpose
    await press(server, post, "older version")


async def test_a_second_press_at_once_says_how_long_to_wait(server, post, taken):
    await press(server, post, "so far")
    await press(server, post, "ten seconds")


async def test_too_late_it_is_over(server, post, challenge, taken, riot, clock):
    riot.icons[PUUID] = challenge.icon
    clock.shift(VALID.total_seconds())
    reply = await press(server, post, "The time for this is over")
    assert reply.components == []


async def test_it_is_one_that_discord_takes_in_every_language(
    server, challenge, clock, shared_data
):
    for language in Language:
        server.member.locale = language.value
        clock.shift(LATER)
        message = await posted(server, challenge)
        said = of(language)("proof-not-yet", shown=29, icon=challenge.icon)
        await press(server, message, said)
    for record in server.local.requests("PATCH", "/messages/@original$"):
        assert_within_limits(record)
        assert_valid_request(record)
