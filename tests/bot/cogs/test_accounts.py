"""`/account`, as a member uses it."""

import pytest
from sqlalchemy import select

from bot.texts import Language
from tests.support.discord_schema import assert_valid_request, assert_within_limits
from tracking.database.account_models import AccountLink, MentionWish

OTTER, HERON = "Quiet Otter#EUW", "Grey Heron#EUW"
PUUID = "puuid-Quiet Otter"


@pytest.fixture(autouse=True)
def heron(riot):
    riot.names["grey heron#euw"] = ("Grey Heron", "EUW")


@pytest.fixture
def other(server):
    return server.local.add_user("other", server.guild)


async def says(server, path, user=None, **options):
    reply = await server.local.slash(user or server.member, server.here, path, **options)
    return await reply.until(lambda shown: not shown.loading)


async def press(server, reply, label, said, user=None):
    button = next(
        each for row in reply.components for each in row["components"] if each.get("label") == label
    )
    pressed = await server.local.click(user or server.member, reply.message, button["custom_id"])
    return await pressed.until(lambda shown: said in shown.text)


def labels(reply):
    return [each["label"] for row in reply.components for each in row["components"]]


async def rows(server, model):
    async with server.database.read() as session:
        return list(await session.scalars(select(model)))


async def test_a_member_links_several_accounts_and_alone_sees_it(server):
    await says(server, "account link", riot_id=OTTER)
    reply = await says(server, "account link", riot_id=HERON, region="EUW")
    assert reply.ephemeral
    assert "is linked to you" in reply.content
    assert "whoever proves" in reply.content
    [embed] = reply.embeds
    assert embed["description"].count("your word alone · not followed here") == 2
    assert labels(reply) == ["Mention me here", f"Prove {HERON}", f"Prove {OTTER}"]


async def test_an_account_that_is_followed_here_is_said_to_be(server):
    await server.admin_says("player add", riot_id=OTTER)
    reply = await says(server, "account link", riot_id=OTTER)
    assert "followed here" in reply.embeds[0]["description"]
    assert "not followed here" not in reply.text


async def test_somebody_who_never_linked_anything_is_told_how(server):
    reply = await says(server, "account list")
    assert "`/account link`" in reply.text
    assert reply.components == []


async def test_a_member_proves_his_account(server, riot):
    reply = await says(server, "account link", riot_id=OTTER)
    challenge = await press(server, reply, f"Prove {OTTER}", "one of the starter icons")
    assert challenge.ephemeral
    assert "link the account to yourself" in challenge.text
    riot.icons[PUUID] = icon_of(challenge)
    proved = await press(server, challenge, "Check", "you have proved it")
    assert labels(proved) == ["Mention me here"]
    [link] = await rows(server, AccountLink)
    assert (link.user_id, link.proved_at is not None) == (server.member.id, True)


async def test_what_somebody_else_has_linked_is_had_by_proving_it(server, riot, other):
    await says(server, "account link", other, riot_id=OTTER)
    reply = await says(server, "account link", riot_id=OTTER)
    assert reply.content.startswith("Somebody else has linked")
    assert "other" not in reply.text.replace("Somebody else", "")
    [link] = await rows(server, AccountLink)
    assert link.user_id == other.id
    riot.icons[PUUID] = icon_of(reply)
    await press(server, reply, "Check", "you have proved it")
    [link] = await rows(server, AccountLink)
    assert link.user_id == server.member.id


async def test_a_mention_is_switched_on_and_off_for_this_server(server):
    reply = await says(server, "account link", riot_id=OTTER)
    assert "do not mention you here" in reply.text
    reply = await press(server, reply, "Mention me here", "accounts mention you here")
    [wish] = await rows(server, MentionWish)
    assert (wish.user_id, wish.guild_id) == (server.member.id, server.guild.id)
    await press(server, reply, "Do not mention me here", "do not mention you here")
    assert await rows(server, MentionWish) == []


async def test_players_names_the_members_who_asked_for_it(server, other):
    for name in (OTTER, HERON):
        await server.admin_says("player add", riot_id=name)
    reply = await says(server, "account link", riot_id=OTTER)
    await says(server, "account link", other, riot_id=HERON)
    await press(server, reply, "Mention me here", "accounts mention you here")
    shown = await says(server, "players", other)
    assert f"Quiet Otter#EUW\u2069** <@{server.member.id}>" in shown.text
    assert str(other.id) not in shown.embeds[0]["description"]
    assert shown.message["mentions"] == []


async def test_ones_own_accounts_are_suggested_first(server):
    for name in (HERON, OTTER):
        await server.admin_says("player add", riot_id=name)
    await says(server, "account link", riot_id=OTTER)

    async def suggested(user):
        choices = await server.local.autocomplete(
            user, server.here, "rank", focused="player", player=""
        )
        return [choice["name"] for choice in choices]

    assert await suggested(server.member) == [OTTER, HERON]
    assert await suggested(server.admin) == [HERON, OTTER]


async def test_a_member_unlinks_what_is_suggested(server, other):
    await says(server, "account link", riot_id=OTTER)
    await says(server, "account link", other, riot_id=HERON)
    [choice] = await server.local.autocomplete(
        server.member, server.here, "account unlink", focused="player", player=""
    )
    assert choice["name"] == OTTER
    reply = await says(server, "account unlink", player=choice["value"])
    assert "is not linked to you any more" in reply.content
    [link] = await rows(server, AccountLink)
    assert link.user_id == other.id


async def test_what_is_not_linked_cannot_be_unlinked(server):
    reply = await says(server, "account unlink", player=OTTER)
    await reply.until(lambda shown: "“Quiet Otter#EUW” is not linked to you." in shown.text)


async def test_a_riot_id_that_is_none_is_told_so(server):
    reply = await says(server, "account link", riot_id="Quiet Otter")
    await reply.until(lambda shown: "lacks the tag" in shown.text)
    assert await rows(server, AccountLink) == []


async def test_the_answers_are_ones_that_discord_takes_in_every_language(
    server, riot, clock, shared_data
):
    for number in range(10):
        name = f"**_숨은수달_{number}**"
        riot.names[f"{name}#길고긴태그".casefold()] = (name, "길고긴태그")
        await says(server, "account link", riot_id=f"{name}#길고긴태그")
    for language in Language:
        server.member.locale = language.value
        clock.shift(600)
        reply = await says(server, "account link", riot_id="**_숨은수달_7**#길고긴태그")
        assert len(labels(reply)) == 11
    for record in server.local.requests("PATCH", "/messages/@original$"):
        assert_within_limits(record)
        assert_valid_request(record)


def icon_of(reply):
    return int(reply.embeds[0]["footer"]["text"].removeprefix("Icon "))
