"""A page of a player's games -> text. Pure."""

import discord

from bot.texts import Texts
from bot.views.lines import champion, main_traits, score
from bot.views.message import MOST_DESCRIPTION, MOST_TITLE, cut
from bot.views.outcomes import GOLD, LOSS, NEUTRAL, WIN, colour, outcome_word
from bot.views.ranks import STEPS, effect_text, rank_name
from bot.views.texts import (
    champion_name,
    dotted,
    duration,
    game_url,
    moment,
    queue_name,
    riot_id,
    whole_lines,
)
from tracking.domain.played import PlayedGame
from tracking.domain.results import LoLResult
from tracking.players import Followed
from tracking.stats import Entry, Page, Wanted

MOST_TRAITS = 2

SQUARES = {WIN: "🟩", LOSS: "🟥", GOLD: "🏆", NEUTRAL: "⬜"}


def render_history(
    page: Page, who: Followed, wanted: Wanted, number: int, t: Texts
) -> discord.Embed:
    """Two lines a game, newest first; `number` is the page's, the first is 0."""
    title = dotted(
        [t("history-title", who=riot_id(who.game_name, who.tag_line)), *asked(wanted, t)]
    )
    embed = discord.Embed(title=cut(title, MOST_TITLE), colour=NEUTRAL)
    lines = [_entry(entry, who, t) for entry in page.entries] or [t("history-none")]
    if not page.entries:
        lines.append(f"-# {t('stored-since')}")
    if page.awaited and page.newer is None:
        lines.append(f"-# {t('history-awaited', count=page.awaited)}")
    embed.description = whole_lines(t, lines, MOST_DESCRIPTION)
    if page.newer or page.older:
        embed.set_footer(text=t("history-page", page=number + 1))
    return embed


def asked(wanted: Wanted, t: Texts) -> list[str]:
    """Which games were asked for: queues, champion."""
    group = t(f"group-{wanted.group.value}") if wanted.group else ""
    return [part for part in (group, champion_name(t, wanted.champion)) if part]


def _entry(entry: Entry, who: Followed, t: Texts) -> str:
    game = entry.played
    first = dotted([f"{_square(game)} **{_word(game, t)}**", *_deeds(game, t), *_rank(entry, t)])
    queue = queue_name(t, game.queue_id, game.queue_name) or t("queue-unknown")
    # Of a database that stood at 005 the platform is not known, and so no page either.
    if game.key.platform:
        page = game_url(game.key, game.game, who.game_name, who.tag_line)
        queue = f"[{queue}]({page})"
    when = moment(game.ended_at) if game.ended_at else ""
    return f"{first}\n{dotted([queue, duration(game.duration_seconds), when])}"


def _square(game: PlayedGame) -> str:
    return SQUARES[colour([game.result])] if game.result else SQUARES[NEUTRAL]


def _word(game: PlayedGame, t: Texts) -> str:
    if game.result is not None:
        return outcome_word(t, game.result)
    return t("history-unreadable") if game.available else t("result-unavailable")


def _deeds(game: PlayedGame, t: Texts) -> list[str]:
    """Champion and K/D/A; in TFT the level and what the board was built on."""
    result = game.result
    if result is None:
        return []
    if isinstance(result, LoLResult):
        return [champion(t, result) if result.champion_name else "", score(t, result)]
    return [score(t, result), main_traits(result.traits, MOST_TRAITS)]


def _rank(entry: Entry, t: Texts) -> list[str]:
    line = entry.rank
    if line is None:
        return []
    step = f"{STEPS[line.step]} {rank_name(t, line.rank)}" if line.step and line.rank else ""
    return [effect_text(t, line), step]
