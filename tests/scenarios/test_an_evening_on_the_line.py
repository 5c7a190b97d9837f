"""A whole evening of our own bot: everything it asks of Discord is what Discord's description asks
for, and everything the local Riot tells it has the shape that Riot publishes."""

import asyncio
import json
from collections import Counter
from dataclasses import dataclass

import pytest

from simulators.discord import NotOffered, Permission, RecordedRequest
from simulators.riot import Ending, Publication
from simulators.riot.evening import demo_evening
from tests.scenarios.one_process import RiotAnswer, Stage, staged, template
from tests.support.discord_schema import assert_valid_request, assert_within_limits
from tests.support.recordings import load
from tests.support.riot_schema import faults_in

QUICK = {
    "detection_interval_seconds": 1,
    "completion_interval_seconds": 2,
    "history_interval_seconds": 10,
    "result_grace_seconds": 60,
    "max_players_per_guild": 9,
}
"""The evening is in quick time, so the watching is too."""

WRONG_IDS = ("nobody", "#", "Quiet Otter#", "x" * 300, "@everyone#EUW", "\u200b", "**a**#[b](c)")
CALLBACK = "/interactions/{}/{}/callback"
ANSWER = "/webhooks/{}/{}"
POSTS = "/channels/{}/messages"


@dataclass(frozen=True, slots=True)
class Played:
    """What was left of it."""

    requests: list[RecordedRequest]
    answers: list[RiotAnswer]
    posts: list[str]


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        return asyncio.run(play(tmp_path_factory.mktemp("evening"), patch))


async def play(folder, patch):
    async with staged(folder, **QUICK) as stage:
        await before_anybody_is_followed(stage)
        evening = demo_evening(stage.riot)
        await follow(stage, evening.friends)
        for second in range(0, 132, 4):
            evening.timeline.advance_to(second)
            await stage.turns(4)
        otter, amber, *_ = evening.friends
        await a_member_who_says_who_he_is(stage, otter)
        await games_without_a_result(stage, otter, amber)
        await a_channel_that_refuses(stage, amber)
        await an_answer_that_is_lost(stage, otter)
        await a_night_without_the_bot(stage, otter, amber)
        await at_the_end(stage, patch)
        posts = [each["content"] for each in stage.discord.messages(stage.results)]
        return Played(list(stage.discord.records), list(stage.riot.told), posts)


async def before_anybody_is_followed(stage: Stage):
    for path in ("about", "players", "channel show", "channel test"):
        await stage.admin_says(path)
    for path in ("channel show", "channel test"):
        await stage.member_says(path)
    for typed in WRONG_IDS:
        await stage.admin_says("player add", riot_id=typed)
        await stage.admin_says("player remove", player=typed)
    await stage.member_says("player add", riot_id="Quiet Otter#EUW")
    with pytest.raises(NotOffered):
        await stage.admin_says("player add", riot_id="Quiet Otter#EUW", region="Moon")
    gone = stage.discord.add_channel(stage.guild, "gone")
    await stage.admin_says("channel set", channel=gone)
    stage.discord.delete_channel(gone)
    await stage.admin_says("channel test")
    stage.discord.deny_bot(stage.results, Permission.EMBED_LINKS)
    await stage.admin_says("channel set", channel=stage.results)
    stage.discord.deny_bot(stage.results, 0)
    await stage.admin_says("channel set", channel=stage.results)
    await stage.admin_says("channel test")


async def follow(stage: Stage, friends):
    thread = stage.discord.add_channel(stage.guild, "games", type=11, parent_id=stage.here)
    stranger = stage.riot.add_account("Grey Stranger", "NA1", "NA1")
    no_region = stage.riot.add_account("Foggy Finch", "EUW")
    no_region.has_profile = False
    for friend in friends:
        await stage.admin_says("player add", riot_id=friend.riot_id)
    await stage.admin_says("player add", riot_id=friends[0].riot_id)
    await stage.admin_says("player add", riot_id=no_region.riot_id)
    await stage.admin_says("player add", riot_id=stranger.riot_id, region="NA", channel=thread)
    await stage.admin_says("player add", riot_id=no_region.riot_id, region="EUW")
    for typed in ("", "otter", "nobody", "*_`"):
        await stage.discord.autocomplete(
            stage.admin, stage.here, "player remove", focused="player", player=typed
        )
    [choice] = await stage.discord.autocomplete(
        stage.admin, stage.here, "player remove", focused="player", player="stranger"
    )
    await stage.member_says("players")
    await stage.admin_says("channel show")
    await stage.admin_says("player remove", player=choice["value"])


async def a_member_who_says_who_he_is(stage: Stage, otter):
    """From then on his games mention him."""
    await stage.member_says("account list")
    for typed in WRONG_IDS:
        await stage.member_says("account link", riot_id=typed)
    linked = await stage.member_says("account link", riot_id=otter.riot_id)
    await linked.until(lambda reply: bool(reply.components))
    asked = await press(stage, linked, "account:prove:1", "starter icons")
    [token] = custom_ids(asked)
    asked = await press(stage, asked, token, "so far")
    otter.profile_icon = int(asked.embeds[0]["footer"]["text"].removeprefix("Icon "))
    stage.clock.shift(10)
    asked = await press(stage, asked, token, "you have proved it")
    await press(stage, asked, "account:on:0", "accounts mention you here")
    await stage.member_says("account unlink", player="nobody")


async def press(stage: Stage, shown, custom_id, said):
    reply = await stage.discord.click(stage.member, shown.message, custom_id)
    return await reply.until(lambda each: said in each.text)


def custom_ids(reply):
    return [each["custom_id"] for row in reply.components for each in row["components"]]


async def games_without_a_result(stage: Stage, otter, amber):
    for queue, ending in ((420, Ending.ABORTED), (1750, Ending.NOBODY_WON), (2400, Ending.NORMAL)):
        game = stage.riot.start_game("EUW1", queue, [otter, amber], started_ago=900)
        await stage.turns(2)
        private = queue == 2400
        publication = Publication.PRIVATE if private else Publication.PUBLIC
        stage.riot.end_game(game, ending=ending, publication=publication)
        for _ in range(3):
            await stage.turns(5)


async def a_game(stage: Stage, *players):
    game = stage.riot.start_game("EUW1", 400, players, started_ago=1500)
    await stage.turns(2)
    stage.riot.end_game(game)
    for _ in range(3):
        await stage.turns(5)


async def a_channel_that_refuses(stage: Stage, amber):
    stage.discord.deny_bot(stage.results, Permission.SEND_MESSAGES)
    await a_game(stage, amber)
    await stage.admin_says("channel show")
    await stage.admin_says("channel test")
    stage.discord.deny_bot(stage.results, 0)
    await stage.admin_says("channel test")
    await stage.turns(5)


async def an_answer_that_is_lost(stage: Stage, otter):
    """Posted again while Discord knows the nonce, looked for in the channel after that."""
    lost = stage.discord.fault("POST", "^/channels/.*/messages$", times=2, drop=True, commit=True)
    await a_game(stage, otter)
    await stage.turns(200)
    assert lost.hits == 2


async def a_night_without_the_bot(stage: Stage, otter, amber):
    for players in ([otter, amber], [otter], [amber]):
        game = stage.riot.start_game("EUW1", 450, players, started_ago=1200)
        stage.riot.end_game(game)
        stage.clock.shift(1800)
    stage.clock.shift(8 * 3600)
    for _ in range(4):
        await stage.turns(60)


async def at_the_end(stage: Stage, patch):
    async def broken(*_):
        raise RuntimeError("the disk is full")

    await stage.member_says("players")
    patch.setattr("bot.cogs.players_page.subscriptions.followed", broken)
    for path in ("players", "channel show"):
        reply = await stage.admin_says(path)
        await reply.until(lambda r: "went wrong" in r.text)


@pytest.mark.parametrize(
    ("begins", "how_many"),
    [
        ("(Sample)", 2),
        ("**Victory**", 6),
        ("**Defeat**", 2),
        ("**Remake**", 1),
        ("**1st place**", 2),
        ("**2nd place as a pair**", 1),
        ("**No result**", 3),
        ("**3 results**", 1),
    ],
)
def test_every_kind_of_post_was_made_and_made_once(played, begins, how_many):
    assert Counter(post.startswith(begins) for post in played.posts)[True] == how_many
    assert len(played.posts) == 18


def test_who_asked_for_it_is_mentioned_in_his_results_and_in_nothing_else(played):
    since = next(n for n, post in enumerate(played.posts) if post.startswith("**No result**"))
    # Where there is no record at all nothing is to be looked at.
    his = [
        post
        for post in played.posts[since:]
        if "Quiet Otter" in post and not post.startswith("**No result** for")
    ]
    assert len(his) > 2
    assert [post for post in played.posts if "<@" in post] == his


def test_every_kind_of_request_was_made(played):
    assert {(one.method, template(one.path)) for one in played.requests} == {
        ("GET", "/users/@me"),
        ("GET", "/oauth2/applications/@me"),
        ("PUT", "/applications/{}/commands"),
        ("POST", CALLBACK),
        ("POST", ANSWER),
        ("PATCH", f"{ANSWER}/messages/@original"),
        ("DELETE", f"{ANSWER}/messages/@original"),
        ("POST", POSTS),
        ("GET", POSTS),
        ("GET", "/channels/{}"),
    }


def test_only_what_was_broken_on_purpose_went_wrong(played):
    assert sum("went wrong" in str(one.body) for one in played.requests) == 2


def test_every_request_is_one_that_discord_describes(played, shared_data):
    for request in played.requests:
        assert_valid_request(request)


def test_every_request_keeps_the_limits_that_the_description_leaves_out(played):
    for request in played.requests:
        assert_within_limits(request)


def test_discord_refused_nothing_but_what_the_bot_may_not_do(played):
    refused = [
        (one.status, one.response["code"])
        for one in played.requests
        if one.response and one.status >= 400
    ]
    assert set(refused) <= {(403, 50013), (404, 10003)}


def test_every_answer_of_the_local_riot_has_riots_shape(played, shared_data):
    openapi = shared_data / "riot" / "schema" / "openapi.json"
    asked = {answer.operation for answer in played.answers if answer.status == 200}
    assert asked == {
        "account-v1.getByRiotId",
        "account-v1.getByPuuid",
        "summoner-v4.getByPUUID",
        "account-v1.getActiveRegion",
        "spectator-v5.getCurrentGameInfoByPuuid",
        "spectator-tft-v5.getCurrentGameInfoByPuuid",
        "match-v5.getMatchIdsByPUUID",
        "match-v5.getMatch",
        "tft-match-v1.getMatchIdsByPUUID",
        "tft-match-v1.getMatch",
        "league-v4.getLeagueEntriesByPUUID",
        "tft-league-v1.getLeagueEntriesByPUUID",
        "lol-status-v4.getPlatformData",
    }
    for operation, body in {(a.operation, a.body) for a in played.answers if a.status == 200}:
        assert faults_in(json.loads(body), operation, openapi) == []


def test_every_refusal_of_the_local_riot_is_one_that_riot_describes(played, shared_data):
    described = {
        path["get"]["operationId"]: set(path["get"]["responses"])
        for path in load(shared_data / "riot" / "schema" / "openapi.json")["paths"].values()
        if "get" in path
    }
    for answer in played.answers:
        assert str(answer.status) in described[answer.operation]
