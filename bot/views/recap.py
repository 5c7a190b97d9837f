"""What a day, a week or a month brought -> the message a channel gets. Pure."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import discord

from bot.texts import Texts
from bot.views.lines import champion, score
from bot.views.message import (
    MOST_CONTENT,
    MOST_EMBED,
    MOST_FIELD_NAME,
    MOST_FIELD_VALUE,
    MOST_TITLE,
    Message,
    cut,
)
from bot.views.outcomes import GOLD, outcome_word
from bot.views.promotion import ladder_name
from bot.views.ranks import lp_text, rank_text, won_and_lost
from bot.views.texts import dotted, game_url, names, queue_name, riot_id, whole_lines, zone_text
from tracking.domain.games import Game
from tracking.domain.recap import GameRecap, Recap
from tracking.domain.recap_lines import Climb, Highlight, LadderSum, Points, Tally, Who
from tracking.domain.recap_periods import Period
from tracking.domain.results import LoLResult, Outcome, TFTResult

MOST_PLAYERS = 10
MOST_CLIMBERS = 5
MOST_NAMES = 3

Field = tuple[str, str]


def recap_mark(recap: Recap) -> str:
    """By which the post is known again: its footer, the same in every language."""
    days = recap.first.isoformat()
    if recap.last != recap.first:
        days += f" – {recap.last.isoformat()}"
    return f"{days} · {zone_text(recap.zone)}"


def render_recap(recap: Recap, t: Texts) -> Message:
    """A line that stands alone, and one embed; of many players those who played most."""
    title = t(f"recap-title-{recap.period.value}", when=_when(recap, t))
    games = t.joined(
        [t(f"recap-games-{each.game.value}", count=each.matches) for each in recap.games]
    )
    most = MOST_PLAYERS
    embed = _embed(recap, title, most, t)
    while len(embed) > MOST_EMBED and most > 1:
        most //= 2
        embed = _embed(recap, title, most, t)
    return Message(content=cut(f"**{title}** · {games}", MOST_CONTENT), embed=embed)


def _when(recap: Recap, t: Texts) -> str:
    if recap.period is Period.MONTHLY:
        return t.month(_noon(recap.first))
    first, last = t.day(_noon(recap.first)), t.day(_noon(recap.last))
    return first if first == last else f"{first} – {last}"


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _embed(recap: Recap, title: str, most: int, t: Texts) -> discord.Embed:
    embed = discord.Embed(title=cut(title, MOST_TITLE), colour=GOLD)
    for name, value in _fields(recap, most, t):
        embed.add_field(
            name=cut(name, MOST_FIELD_NAME), value=cut(value, MOST_FIELD_VALUE), inline=False
        )
    embed.set_footer(text=recap_mark(recap))
    return embed


def _fields(recap: Recap, most: int, t: Texts) -> Iterator[Field]:
    for each in recap.games:
        lines = [_tally(tally, each.game, t) for tally in each.tallies[:most]]
        yield _game_title(each, t), _first_of(lines, len(each.tallies), t)
    if recap.ladders:
        yield t("recap-lp"), "\n".join(_ladder(each, t) for each in recap.ladders)
    if recap.climbers:
        climbers = [_climb(each, t) for each in recap.climbers[: min(most, MOST_CLIMBERS)]]
        yield t("recap-climbers"), whole_lines(t, climbers, MOST_FIELD_VALUE)
    if best := [_highlight(each.best, t) for each in recap.games if each.best]:
        yield t("recap-best"), "\n".join(best)
    if worst := [_highlight(each.worst, t) for each in recap.games if each.worst]:
        yield t("recap-worst"), "\n".join(worst)
    if special := list(_special(recap, t)):
        yield t("recap-special"), "\n".join(special)
    if lacking := list(_lacking(recap, t)):
        yield t("recap-incomplete"), "\n".join(lacking)


def _game_title(each: GameRecap, t: Texts) -> str:
    games = t("count-games", count=each.matches)
    return f"{t(f'recap-of-{each.game.value}')} · {games}"


def _first_of(lines: Sequence[str], players: int, t: Texts) -> str:
    """As many of the lines as fit, and how many players more there are."""
    for shown in range(len(lines), 0, -1):
        left = players - shown
        told = "\n".join([*lines[:shown], *([t("recap-more", count=left)] if left else [])])
        if len(told) <= MOST_FIELD_VALUE:
            return told
    return t("recap-more", count=players)


def _tally(tally: Tally, game: Game, t: Texts) -> str:
    parts = [_bold(tally.who)]
    if game is Game.LOL:
        parts.append(won_and_lost(t, tally.wins, tally.losses))
    else:
        parts.append(t("count-games", count=tally.games))
        if tally.average is not None:
            parts.append(t("recap-average", place=t.number(tally.average, 1)))
        if tally.firsts:
            parts.append(t("recap-firsts", count=tally.firsts))
    return " · ".join([*parts, *_points(tally.points, t)])


def _points(points: Points, t: Texts) -> Iterator[str]:
    """`+43 / −15 LP`, and of how many games it is not known."""
    if points.known:
        moved = [t.signed(each) for each in (points.won, points.lost) if each]
        yield t("lp", lp=" / ".join(moved) or "±0")
    if points.unknown:
        yield t("rank-unknown", count=points.unknown)


def _ladder(each: LadderSum, t: Texts) -> str:
    parts = []
    if each.known:
        parts.append(t("recap-won", lp=lp_text(t, each.won, each.ladder)))
        parts.append(t("recap-lost", lp=lp_text(t, each.lost, each.ladder)))
    if each.drifted:
        parts.append(t("recap-drifted", lp=lp_text(t, each.drifted, each.ladder)))
    if each.unknown and each.together is None:
        parts.append(t("recap-unknown", count=each.unknown))
    elif each.unknown and each.together is not None:
        together = lp_text(t, each.together, each.ladder)
        parts.append(t("recap-together", count=each.unknown, lp=together))
    return t("labelled", label=f"**{ladder_name(t, each.ladder)}**", text=" · ".join(parts))


def _climb(each: Climb, t: Texts) -> str:
    """Who climbed how far, then from where to where on a line of its own."""
    moved, ladder = lp_text(t, each.moved, each.ladder), ladder_name(t, each.ladder)
    ranks = f"{rank_text(t, each.before)} → {rank_text(t, each.after)}"
    return f"{_bold(each.who)} · {moved} · {ladder}\n{ranks}"


def _highlight(each: Highlight, t: Texts) -> str:
    result = each.result
    parts = [_bold(each.who)]
    if isinstance(result, LoLResult):
        parts += [champion(t, result), score(t, result)]
        if result.outcome is not Outcome.PLACEMENT:
            parts.append(t("recap-kda", ratio=t.number(result.kda, 1)))
    parts.append(outcome_word(t, result))
    if isinstance(result, TFTResult) and result.last_round:
        parts.append(t("result-round", round=result.last_round))
    queue = queue_name(t, each.queue_id, each.queue_name) or t("digest-match")
    url = game_url(each.key, result.game, each.who.game_name, each.who.tag_line)
    # Without the mark of a result's own post, which would be taken for that post.
    return dotted([*parts, f"[{queue}]({url})"])


def _special(recap: Recap, t: Texts) -> Iterator[str]:
    """The longest streak in each game, then the pentakills."""
    for each in recap.games:
        if each.streak and each.streak_of:  # who deleted his data is not named any more
            row = t("streak-top" if each.game is Game.TFT else "streak-won", count=each.streak)
            yield t("recap-streak", row=row, who=_names(each.streak_of, t))
    pentakills = [pair for each in recap.games for pair in each.pentakills]
    told = [
        f"{_bold(who)} {t('feat-pentakill', count=count)}" for who, count in pentakills[:MOST_NAMES]
    ]
    if left := len(pentakills) - len(told):
        told.append(t("recap-more", count=left))
    if told:
        yield " · ".join(told)


def _lacking(recap: Recap, t: Texts) -> Iterator[str]:
    """What is not in it, and why."""
    for name in ("awaited", "unpublished", "behind"):
        if count := getattr(recap, name):
            yield t(f"recap-lacks-{name}", count=count)


def _bold(who: Who) -> str:
    return f"**{riot_id(who.game_name, who.tag_line)}**"


def _names(whos: Sequence[Who], t: Texts) -> str:
    return f"**{names(t, [(who.game_name, who.tag_line) for who in whos], MOST_NAMES)}**"
