"""Several posts in one message: older results, or what quiet hours held back. Pure."""

from collections.abc import Sequence

import discord

from bot.texts import Texts
from bot.views.message import MOST_DESCRIPTION, Link, Message
from bot.views.outcomes import NEUTRAL, outcome_word
from bot.views.promotion import step_line
from bot.views.ranks import effect_text, step_text
from bot.views.texts import dotted, match_url, queue_name, riot_id
from tracking.domain.events import GameEvent, PlayerLine
from tracking.domain.rank_events import RankEvent
from tracking.domain.rank_lines import RankLine
from tracking.domain.results import result_from_json


def render_digest(
    events: Sequence[GameEvent],
    t: Texts,
    *,
    steps: Sequence[tuple[str, RankEvent]] = (),
    quiet: bool = False,
) -> Message:
    """One line per game, oldest first, then one per promotion, as many as fit; the newest is never
    cut. `quiet` says that quiet hours held them back."""
    lines = [_line(event, t) for event in events]
    lines += [step_line(step_id, step, t) for step_id, step in steps]
    shown: list[str] = []
    for line in reversed(lines):
        if sum(map(len, shown)) + len(shown) + len(line) > MOST_DESCRIPTION:
            break
        shown.insert(0, line)
    left = len(lines) - len(shown)
    text = ([t("digest-older", count=left)] if left else []) + shown
    embed = discord.Embed(
        title=_title(len(events), len(steps), t, quiet=quiet),
        description="\n".join(text),
        colour=NEUTRAL,
    )
    links = (Link(label=t("digest-newest"), url=match_url(events[-1])),) if events else ()
    return Message(
        content=_content(len(events), len(steps), t, quiet=quiet), embed=embed, links=links
    )


def _content(games: int, steps: int, t: Texts, *, quiet: bool) -> str:
    if not games:
        return t("digest-steps", count=steps)
    return t("digest-quiet" if quiet else "digest-content", count=games)


def _title(games: int, steps: int, t: Texts, *, quiet: bool) -> str:
    if not games:
        return t("digest-steps-title", count=steps)
    return t("digest-quiet-title" if quiet else "digest-title", count=games)


def _line(event: GameEvent, t: Texts) -> str:
    told = [_player(line, event.ranks.get(line.player_id), t) for line in event.players]
    when = f" · <t:{int(event.ended_at.timestamp())}:R>" if event.ended_at else ""
    queue = queue_name(t, event.queue_id, event.queue_name) or t("digest-match")
    return f"{', '.join(told)} · [{queue}]({match_url(event)}){when}"


def _player(line: PlayerLine, rank: RankLine | None, t: Texts) -> str:
    """Who, how, and what it did to his rank, as far as that is known: nobody edits a digest."""
    # A record without a result is "No result"; a game without a record is another thing.
    outcome = (
        outcome_word(t, result_from_json(line.result)) if line.result else t("result-unavailable")
    )
    told = [f"**{riot_id(line.game_name, line.tag_line)}** {outcome}"]
    if rank is not None and rank.settled:
        told.append(effect_text(t, rank))
        if rank.step is not None and rank.rank is not None:
            told.append(step_text(t, rank.step, rank.before, rank.rank))
    return dotted(told)
