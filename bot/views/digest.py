"""Several older results -> one message. Pure."""

from collections.abc import Sequence

import discord

from bot.texts import Texts
from bot.views.message import Link, Message
from bot.views.outcomes import NEUTRAL, outcome_word
from bot.views.texts import match_url, queue_name, riot_id
from tracking.domain.events import GameEvent
from tracking.domain.results import result_from_json

MOST_DESCRIPTION = 4000


def render_digest(events: Sequence[GameEvent], t: Texts) -> Message:
    """One line per game, oldest first, as many as fit; the newest is never cut."""
    lines = [_line(event, t) for event in events]
    shown: list[str] = []
    for line in reversed(lines):
        if sum(map(len, shown)) + len(shown) + len(line) > MOST_DESCRIPTION:
            break
        shown.insert(0, line)
    left = len(lines) - len(shown)
    text = ([t("digest-older", count=left)] if left else []) + shown
    embed = discord.Embed(
        title=t("digest-title", count=len(events)),
        description="\n".join(text),
        colour=NEUTRAL,
    )
    newest = events[-1]
    return Message(
        content=t("digest-content", count=len(events)),
        embed=embed,
        links=(Link(label=t("digest-newest"), url=match_url(newest)),),
    )


def _line(event: GameEvent, t: Texts) -> str:
    # A record without a result is "No result"; a game without a record is another thing.
    unavailable = t("result-unavailable")
    told = [
        f"**{riot_id(line.game_name, line.tag_line)}** "
        + (outcome_word(t, result_from_json(line.result)) if line.result else unavailable)
        for line in event.players
    ]
    when = f" · <t:{int(event.ended_at.timestamp())}:R>" if event.ended_at else ""
    queue = queue_name(t, event.queue_id, event.queue_name) or t("digest-match")
    return f"{', '.join(told)} · [{queue}]({match_url(event)}){when}"
