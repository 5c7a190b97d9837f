"""`/privacy`, as a member who knows nothing goes through it."""

import json

import pytest
from sqlalchemy import func, select

from bot.cogs import privacy as cog
from bot.cogs import privacy_button
from bot.texts import Language, of
from bot.views.message import MOST_CONTENT, MOST_FIELD_VALUE, MOST_TITLE
from bot.views.privacy import ask_delete, ask_forbid, render_member, render_summary
from tests.bot.cogs.test_details import announce, post  # noqa: F401
from tracking.database.account_models import AccountLink
from tracking.database.forbidden import Standing
from tracking.database.models import Player, Scoreboard, Subscription
from tracking.database.privacy_models import ForbiddenAccount
from tracking.domain.games import Game
from tracking.players import RiotId
from tracking.privacy import Member, Subject, Summary
from tracking.privacy.service import PROOF_SHOWS

OTTER = "Quiet Otter#EUW"
PUUID = "puuid-Quiet Otter"


@pytest.fixture
def largest(clock):
    """A summary in which everything is as long as it gets."""
    riot_id = RiotId(game_name="W" * 16, tag_line="WWWWW")
    return Summary(
        who=Subject(riot_id=riot_id, lol_puuid="p", tft_puuid="q"),
        standing=Standing(forbidden=True, erasing=True),
        servers=10**9,
        since=clock.now(),
        games=dict.fromkeys(Game, 10**9),
        first_at=clock.now(),
        last_at=clock.now(),
        records=10**9,
        old_rows=10**9,
        ranks=10**9,
        posts=10**9,
    )


async def asks(server, path, user=None, **options):
    """A command, and the icon that it says is to be set."""
    reply = await server.local.slash(user or server.member, server.here, path, **options)
    return await reply.until(lambda shown: shown.components)


async def prove(server, riot, reply, said, user=None):
    """Set the icon, press Check, and wait until the answer says so."""
    [embed] = reply.embeds
    riot.icons[PUUID] = int(embed["footer"]["text"].split()[-1])
    return await press(server, reply, said, user)


async def press(server, reply, said, user=None):
    [row] = reply.components
    [button] = row["components"]
    pressed = await server.local.click(user or server.member, reply.message, button["custom_id"])
    return await pressed.until(lambda shown: said in shown.text)


async def stored(server, model):
    async with server.database.read() as session:
        return await session.scalar(select(func.count()).select_from(model))


def document(server, attachment):
    """What a person who opens the file has before him."""
    path = attachment["url"].removeprefix(f"{server.local.cdn_url}/")
    return json.loads(server.local.core.world.files[path])


async def test_about_oneself_it_is_said_at_once_how_to_ask_about_an_account(server):
    reply = await server.member_says("privacy show")
    assert reply.ephemeral
    assert "Nothing is stored about your Discord account" in reply.text
    assert "riot_id" in reply.text


async def test_who_proves_an_account_is_shown_what_is_stored_and_given_all_of_it(
    server,
    riot,
    post,  # noqa: F811
):
    reply = await asks(server, "privacy show", riot_id=OTTER)
    assert reply.ephemeral
    shown = await prove(server, riot, reply, "What is stored about")
    shown = await shown.until(lambda now: now.message["attachments"])
    assert "1 League and 0 TFT" in shown.text
    assert "One server follows it" in shown.text
    assert "One post that names it" in shown.text
    assert shown.components == []
    [attachment] = shown.message["attachments"]
    assert attachment["filename"] == "lol-tracker.json"
    data = document(server, attachment)
    assert data["about"]["riot_id"] == OTTER
    assert len(data["stored"]["tracked_games"]) == 1


async def test_nobody_is_shown_anything_without_the_proof(server, riot, post):  # noqa: F811
    reply = await asks(server, "privacy export", riot_id=OTTER)
    shown = await press(server, reply, "Riot shows icon")
    assert "What is stored about" not in shown.text
    assert shown.message["attachments"] == []


async def test_an_account_that_was_linked_by_proof_lately_is_shown_without_another(
    server,
    clock,
    post,  # noqa: F811
):
    link = {"platform": "EUW1", "game_name": "Quiet Otter", "tag_line": "EUW"}
    async with server.database.write() as session:
        session.add(
            AccountLink(
                user_id=server.member.id,
                lol_puuid=PUUID,
                created_at=clock.now(),
                proved_at=clock.now(),
                **link,
            )
        )
    reply = await server.member_says("privacy show", riot_id=OTTER)
    reply = await reply.until(lambda shown: shown.embeds)
    assert "1 League and 0 TFT" in reply.text
    assert reply.components == []
    own = await (await server.member_says("privacy show")).until(lambda shown: shown.embeds)
    assert OTTER in own.text
    asked = await asks(server, "privacy show", server.admin, riot_id=OTTER)
    assert "Prove that" in asked.text
    clock.shift(PROOF_SHOWS.total_seconds() + 1)
    asked = await asks(server, "privacy show", riot_id=OTTER)
    assert "Prove that" in asked.text


async def test_deleting_asks_once_more_and_then_nothing_is_left(
    server,
    riot,
    post,  # noqa: F811
):
    reply = await asks(server, "privacy delete", riot_id=OTTER)
    sure = await prove(server, riot, reply, "cannot be brought back")
    assert await stored(server, Player) == 1
    await press(server, sure, "is deleted")
    for model in (Player, Subscription, Scoreboard):
        assert await stored(server, model) == 0


async def test_a_forbidden_account_is_refused_until_its_owner_takes_it_back(
    server,
    riot,
    clock,
    post,  # noqa: F811
):
    reply = await asks(server, "privacy forbid", riot_id=OTTER)
    sure = await prove(server, riot, reply, "in the tables of other players' games")
    await press(server, sure, "nobody can")
    refused = await server.admin_says("player add", riot_id=OTTER)
    assert "does not want this bot to follow the account" in refused.text
    clock.shift(60)
    reply = await asks(server, "privacy forbid", riot_id=OTTER)
    sure = await prove(server, riot, reply, "is forbidden")
    await press(server, sure, "may follow")
    assert await stored(server, ForbiddenAccount) == 0


async def test_what_takes_long_goes_on_by_itself(server, riot, post, monkeypatch):  # noqa: F811
    monkeypatch.setattr(privacy_button, "WAITED", 0.0)
    reply = await asks(server, "privacy delete", riot_id=OTTER)
    sure = await prove(server, riot, reply, "cannot be brought back")
    await press(server, sure, "within some minutes")
    assert await stored(server, Subscription) == 0


async def test_what_is_stored_about_oneself_is_shown_given_and_forgotten(server):
    await server.admin_says("player add", riot_id=OTTER)
    reply = await server.admin_says("privacy show")
    assert "one player is followed because you asked for it" in reply.text
    reply = await server.local.slash(server.admin, server.here, "privacy export")
    reply = await reply.until(lambda shown: shown.message.get("attachments"))
    [attachment] = reply.message["attachments"]
    data = document(server, attachment)
    assert [row["guild_id"] for row in data["stored"]["added_players"]] == [server.guild.id]
    sure = await asks(server, "privacy delete", server.admin)
    await press(server, sure, "What was stored about", server.admin)
    [row] = await server.subscriptions()
    assert row.created_by is None


@pytest.mark.parametrize("language", list(Language))
async def test_each_answer_is_one_that_discord_takes_in_every_language(language, largest):
    t = of(language)
    embeds = [
        render_summary(largest, t, {"announcements": 10**9, "game_scoreboards": 10**9}),
        render_member(
            Member(linked=("W" * 16 + "#WWWWW",) * 10, mentions=9, challenges=30, added=100), t
        ),
    ]
    for embed in embeds:
        assert len(embed.title or "") <= MOST_TITLE
        assert len(embed.description or "") <= 4096
        assert all(len(field.value or "") <= MOST_FIELD_VALUE for field in embed.fields)
    asked = [
        ask_delete(largest.who, "t" * 22, t),
        ask_forbid(largest.who, "t" * 22, t, forbidden=False),
        ask_forbid(largest.who, "t" * 22, t, forbidden=True),
    ]
    for text, presses in asked:
        assert "WWWW" in text
        assert len(text) <= MOST_CONTENT
        assert all(0 < len(press.label) <= 34 for press in presses)


async def test_a_large_export_is_several_files(server, riot, post, monkeypatch):  # noqa: F811
    monkeypatch.setattr(cog, "LARGEST_FILE", 1500)
    reply = await asks(server, "privacy export", riot_id=OTTER)
    shown = await prove(server, riot, reply, "What is stored about")
    shown = await shown.until(lambda now: now.message["attachments"])
    assert shown.message["attachments"][0]["filename"] == "lol-tracker-1.json"
    await shown.until(lambda now: now.followups)
    assert shown.followups[0]["attachments"][0]["filename"] == "lol-tracker-2.json"
