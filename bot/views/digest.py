"""Several older results -> one message. Pure."""

from collections.abc import Sequence

import discord

from bot.views.message import Link, Message
from bot.views.result import NEUTRAL, outcome_word
from bot.views.texts import match_url, plain, riot_id
from tracking.domain.events import GameEvent
from tracking.domain.results import result_from_json

MOST_DESCRIPTION = 4000


def render_digest(events: Sequence[GameEvent]) -> Message:
    """One line per game, oldest first, as many as fit; the newest is never cut."""
    lines = [_line(event) for event in events]
    shown: list[str] = []
    for line in reversed(lines):
        if sum(map(len, shown)) + len(shown) + len(line) > MOST_DESCRIPTION:
            break
        shown.insert(0, line)
    left = len(lines) - len(shown)
    text = ([f"… and {left} older"] if left else []) + shown
    many = f"{len(events)} results" if len(events) != 1 else "One result"
    embed = discord.Embed(
        title=f"{many} from while posting was not possible",
        description="\n".join(text),
        colour=NEUTRAL,
    )
    newest = events[-1]
    return Message(
        content=f"**{many}** from earlier",
        embed=embed,
        links=(Link(label="Newest match", url=match_url(newest)),),
    )


def _line(event: GameEvent) -> str:
    told = [
        f"**{riot_id(line.game_name, line.tag_line)}** "
        + (outcome_word(result_from_json(line.result)) if line.result else "No result")
        for line in event.players
    ]
    when = f" · <t:{int(event.ended_at.timestamp())}:R>" if event.ended_at else ""
    queue = plain(event.queue_name) or "match"
    return f"{', '.join(told)} · [{queue}]({match_url(event)}){when}"
