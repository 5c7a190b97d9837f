"""What the bot sends is what Discord's own description asks for, in every language."""

from collections.abc import Callable
from functools import partial
from typing import Any

import discord
import pytest

from bot import texts
from bot.cogs.details import view_of
from bot.texts import Language, Texts
from bot.views.digest import render_digest
from bot.views.message import Message
from bot.views.promotion import render_promotion
from bot.views.recap import render_recap
from bot.views.result import render
from bot.views.sample import render_sample
from tests.bot.views.test_promotion import event as promoted
from tests.bot.views.test_recap import crowd as crowd_of_recap
from tests.bot.views.test_recap import recap
from tests.bot.views.test_result import ENDED, event, lol
from tests.support.discord_schema import assert_valid_request, assert_within_limits
from tests.support.ranks import rank
from tracking.domain.events import Kind
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder
from tracking.domain.milestones import Best, Figure, Milestones
from tracking.domain.rank_changes import Effect, StepKind
from tracking.domain.rank_lines import RankLine
from tracking.domain.results import LoLResult, Outcome, TFTResult

LONGEST = [("숨은수달" * 4, "길고긴태그")] * 18
ARABIC = [("غيمة نائمة", "مستدعي")] * 18
WORST = [("*_[]<>|`~" * 2, "*_[]|")] * 18

MEMBERS = {number: 2**63 - 1 - number for number in range(18)}
"""Each of them wants to be called."""

STEP = RankLine(
    ladder=Ladder.SOLO,
    effect=Effect.CHANGED,
    lp=-18,
    rank=rank("GRANDMASTER 99999"),
    step=StepKind.DEMOTION,
    before=rank("CHALLENGER 99999"),
)
SPECIAL = Milestones(
    streak=-50,
    bests=tuple(Best(figure=each, value=2**40, before=2**40 - 1) for each in Figure),
)


def full(outcome=Outcome.WIN, **more) -> LoLResult:
    """With every figure there is."""
    result: LoLResult = lol(
        outcome,
        champion_name="Nunu & Willump",
        duration_seconds=1864,
        position="UTILITY",
        kill_participation=1.0,
        cs=1_314,
        damage=123_456,
        damage_share=0.99,
        vision_score=161,
        pentakills=2,
        **more,
    )
    return result


def crowd(*results, names=LONGEST, **more):
    """Each of them with all that can be said of a player."""
    numbers = range(len(results))
    return event(
        *results,
        names=names,
        ranks=dict.fromkeys(numbers, STEP),
        milestones=dict.fromkeys(numbers, SPECIAL),
        **more,
    )


def tft(place, **more) -> TFTResult:
    board: dict[str, Any] = {
        "level": 10,
        "last_round": 44,
        "damage": 1_204,
        "traits": tuple((f"Storyweaver {n}", 7, 4) for n in range(8)),
        "units": tuple((f"Aurelion Sol {n}", 3, 3) for n in range(12)),
    }
    return TFTResult(outcome=Outcome.PLACEMENT, placement=place, **(board | more))


GAMES = {
    "ranked": crowd(full(queue_id=420)),
    "two premades": crowd(*[full()] * 2),
    "three premades": crowd(*[full()] * 3, names=ARABIC),
    "four premades": crowd(*[full()] * 4, names=WORST),
    "five premades": crowd(*[full()] * 5),
    "opponents": crowd(*[full()] * 5, *[full(Outcome.LOSS)] * 5, names=WORST),
    "ARAM": event(full(queue_id=450), queue="ARAM"),
    "Arena": crowd(
        *[full(Outcome.PLACEMENT, placement=n // 3 + 1, queue_id=1750) for n in range(18)],
        names=WORST,
    ),
    "Swarm": event(*[full(queue_id=1840, level=30)] * 4, names=ARABIC),
    "a remake": event(*[full(Outcome.REMAKE)] * 2),
    "no result": event(*[lol(Outcome.NONE)] * 10, names=WORST),
    "nobody known": event(LoLResult(outcome=Outcome.NONE), queue=""),
    "TFT": crowd(*[tft(n + 1) for n in range(8)], game=Game.TFT),
    "Double Up": crowd(
        *[tft(n + 1, pair_placement=n // 2 + 1, partner="#".join(WORST[0])) for n in range(8)],
        game=Game.TFT,
        names=WORST,
    ),
    "Set 18": event(
        TFTResult(outcome=Outcome.PLACEMENT, placement=1), game=Game.TFT, names=LONGEST
    ),
    "unavailable": event(
        *[None] * 18, names=WORST, kind=Kind.UNAVAILABLE, reason="Riot keeps it private." * 40
    ),
}

STEPS = [
    ("s7", promoted(StepKind.PROMOTION, "MASTER 5", "GRANDMASTER 501", name=WORST[0][0])),
    ("s8", promoted(StepKind.DEMOTION, "GOLD I 0", "GOLD II 75", name=LONGEST[0][0])),
]
Rendered = Callable[[Texts], Message]
MESSAGES: dict[str, Rendered] = {
    **{name: partial(render, game, members=MEMBERS) for name, game in GAMES.items()},
    "a digest": lambda t: render_digest([event(lol(Outcome.LOSS), names=WORST)] * 300, t),
    "a digest of TFT": lambda t: render_digest(
        [event(tft(1, pair_placement=1), game=Game.TFT, names=LONGEST)] * 300, t
    ),
    "a digest of the night": lambda t: render_digest(
        [event(lol(Outcome.LOSS), names=WORST)] * 100, t, steps=STEPS * 100, quiet=True
    ),
    "promotions of the night": lambda t: render_digest([], t, steps=STEPS * 300, quiet=True),
    "a promotion": lambda t: render_promotion(
        promoted(StepKind.PROMOTION, "MASTER 5", "GRANDMASTER 501", name=WORST[0][0]),
        "s7",
        t,
        MEMBERS,
    ),
    "a recap": partial(render_recap, recap()),
    "a recap of a hundred": partial(render_recap, crowd_of_recap(*LONGEST[0])),
    "a recap in Arabic": partial(render_recap, crowd_of_recap(*ARABIC[0])),
    "a recap of odd names": partial(render_recap, crowd_of_recap(*WORST[0])),
    "a sample": lambda t: render_sample(ENDED, t),
}


@pytest.mark.parametrize("language", list(Language))
async def test_every_message_is_one_that_discord_takes(language, local, client, shared_data):
    t = texts.of(language)
    channel = local.add_channel(local.add_guild("Otter Den"), "results")
    for number, (name, rendered) in enumerate(MESSAGES.items()):
        message = rendered(t)
        await client.get_partial_messageable(channel.id).send(
            message.content,
            embed=message.embed,
            view=view_of(message) or discord.utils.MISSING,
            nonce=f"{number:024}",
        )
        record = local.requests("POST", "/messages$")[-1]
        assert record.status == 200, name
        assert_within_limits(record)
        assert_valid_request(record)
        if name in GAMES and name != "unavailable":
            assert len(message.embed.fields) == len(GAMES[name].players), f"{name}: one is missing"
        assert all(f"<@{user}>" in message.content for user in message.mentions), name
    assert len(local.messages(channel)) == len(MESSAGES)


async def test_the_registered_commands_are_ones_that_discord_takes(local, start_bot, shared_data):
    await start_bot()
    [record] = local.requests("PUT", "/commands$")
    assert record.status == 200
    assert_valid_request(record)
