"""What the bot sends is what Discord's own description asks for."""

import discord
import pytest

from bot import texts
from bot.cogs.details import view_of
from bot.views.digest import render_digest
from bot.views.promotion import render_promotion
from bot.views.result import render
from bot.views.sample import render_sample
from tests.bot.views.test_promotion import event as promoted
from tests.bot.views.test_result import ENDED, event, lol
from tests.support.discord_schema import assert_valid_request
from tracking.domain.events import Kind
from tracking.domain.games import Game
from tracking.domain.rank_changes import StepKind
from tracking.domain.results import Outcome, TFTResult

EN = texts.of("en")
LONGEST = [("숨은수달" * 4, "길고긴태그")] * 18
WORST = [("*_[]<>|`~" * 2, "*_[]|")] * 18

MESSAGES = {
    "a win": render(event(lol(Outcome.WIN)), EN),
    "no result": render(event(lol(Outcome.NONE)), EN),
    "eighteen in Arena": render(
        event(*[lol(Outcome.PLACEMENT, placement=n // 3 + 1) for n in range(18)], names=WORST), EN
    ),
    "eight in TFT": render(
        event(
            *[TFTResult(outcome=Outcome.PLACEMENT, placement=n + 1) for n in range(8)],
            game=Game.TFT,
            names=LONGEST,
        ),
        EN,
    ),
    "unavailable": render(event(None, kind=Kind.UNAVAILABLE, reason="Riot keeps it private."), EN),
    "a digest": render_digest([event(lol(Outcome.LOSS), names=WORST)] * 300, EN),
    "a digest of TFT": render_digest(
        [event(TFTResult(outcome=Outcome.PLACEMENT, placement=1), game=Game.TFT, names=LONGEST)]
        * 300,
        EN,
    ),
    "a promotion": render_promotion(
        promoted(StepKind.PROMOTION, "MASTER 5", "GRANDMASTER 501", name=WORST[0][0]), "s7", EN
    ),
    "a sample": render_sample(ENDED, EN),
}


@pytest.mark.parametrize("name", MESSAGES)
async def test_every_message_is_one_that_discord_takes(name, local, client, shared_data):
    message = MESSAGES[name]
    channel = local.add_channel(local.add_guild("Otter Den"), "results")
    await client.get_partial_messageable(channel.id).send(
        message.content,
        embed=message.embed,
        view=view_of(message) or discord.utils.MISSING,
        nonce="0" * 24,
    )
    [record] = local.requests("POST", "/messages$")
    assert record.status == 200
    assert_valid_request(record)


async def test_the_registered_commands_are_ones_that_discord_takes(local, start_bot, shared_data):
    await start_bot()
    [record] = local.requests("PUT", "/commands$")
    assert record.status == 200
    assert_valid_request(record)
