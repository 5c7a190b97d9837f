"""What `/channel test` posts: a result that is clearly a sample."""

from dataclasses import replace
from datetime import datetime

from bot.texts import Texts
from bot.views.message import Message
from bot.views.result import render
from tracking.domain.events import GameEvent, Kind, PlayerLine
from tracking.domain.games import Game, GameKey
from tracking.domain.results import LoLResult, Outcome


def render_sample(now: datetime, t: Texts) -> Message:
    """A made-up victory."""
    result = LoLResult(
        outcome=Outcome.WIN,
        champion_id=103,
        champion_name="Ahri",
        kills=9,
        deaths=2,
        assists=11,
        kill_participation=0.67,
        cs=214,
        damage=24_300,
        damage_share=0.29,
        duration_seconds=1864,
    )
    event = GameEvent(
        kind=Kind.RESULT,
        key=GameKey(platform="EUW1", game_id="1"),
        game=Game.LOL,
        queue_id=420,
        queue_name="Ranked Solo/Duo",
        ended_at=now,
        duration_seconds=1864,
        players=(
            PlayerLine(
                player_id=0, game_name="Sample Player", tag_line="TEST", result=result.to_json()
            ),
        ),
    )
    message = render(event, t)
    message.embed.set_author(name=t("sample-author"))
    return replace(
        message, content=t("sample-content", content=message.content), links=(), details=None
    )
