"""A promotion, a demotion or a first rank -> the message a channel gets. Pure."""

from collections.abc import Mapping
from urllib.parse import quote

import discord

from bot.texts import Texts
from bot.views.message import MOST_CONTENT, MOST_TITLE, NOBODY, Message, beside, cut
from bot.views.outcomes import GOLD, LOSS, WIN
from bot.views.ranks import rank_text, step_text
from bot.views.texts import moment, queue_name, riot_id
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder, queue_of
from tracking.domain.rank_changes import StepKind
from tracking.domain.rank_events import RankEvent
from tracking.riot.routes import region_name

_COLOURS = {StepKind.PROMOTION: WIN, StepKind.DEMOTION: LOSS, StepKind.PLACED: GOLD}


def ladder_name(t: Texts, ladder: Ladder) -> str:
    """The ladder as its queue is called."""
    return queue_name(t, queue_of(ladder), ladder.value)


def promotion_mark(step_id: str) -> str:
    """By which the post is known again: how its link ends."""
    return f"#{step_id}"


def render_promotion(
    event: RankEvent, step_id: str, t: Texts, members: Mapping[int, int] = NOBODY
) -> Message:
    """A line that stands alone, and an embed that leads to the player's page. `members` are those
    whom it calls, by player."""
    name, ladder = riot_id(event.game_name, event.tag_line), ladder_name(t, event.ladder)
    step = step_text(t, event.step, event.before, event.after)
    embed = discord.Embed(
        title=cut(step, MOST_TITLE),
        url=_player_url(event) + promotion_mark(step_id),
        description=f"**{name}** · {ladder} · {rank_text(t, event.after)}",
        colour=_COLOURS[event.step],
        timestamp=event.at,
    )
    member = members.get(event.player_id)
    who = beside(f"**{name}**", member)
    return Message(
        content=cut(f"{who} · {step} · {ladder}", MOST_CONTENT),
        embed=embed,
        mentions=() if member is None else (member,),
    )


def step_line(step_id: str, event: RankEvent, t: Texts) -> str:
    """A promotion as a line of a digest; its link ends as that of a post of its own does."""
    name, url = riot_id(event.game_name, event.tag_line), _player_url(event)
    step = step_text(t, event.step, event.before, event.after)
    ladder = ladder_name(t, event.ladder)
    return f"**{name}** {step} · [{ladder}]({url}{promotion_mark(step_id)}) · {moment(event.at)}"


def _player_url(event: RankEvent) -> str:
    region = region_name(event.platform).lower()
    name, tag = quote(event.game_name, safe=""), quote(event.tag_line, safe="")
    if event.ladder.game is Game.TFT:
        return f"https://tactics.tools/player/{region}/{name}/{tag}"
    return f"https://www.leagueofgraphs.com/summoner/{region}/{name}-{tag}"
