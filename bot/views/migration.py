"""What operators are shown of the migration: its health, what is missed, the loops. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import discord

from bot.views.health_text import window
from bot.views.message import MOST_FIELD_VALUE, MOST_FIELDS, cut
from bot.views.outcomes import LOSS, NEUTRAL, WIN
from bot.views.texts import moment, plain
from tracking.health.criteria import Criterion, Judgement, Outcome, Verdict
from tracking.health.figures import Figures, Missed
from tracking.health.loops import LoopState

SIGNS = {
    Outcome.PASS: "✅",
    Outcome.FAIL: "❌",
    Outcome.TOO_LITTLE_DATA: "⏳",
    Outcome.NOT_APPLICABLE: "➖",
}
COLOURS = {Verdict.CUT_OVER: WIN, Verdict.GO_BACK: LOSS}

MOST_DESCRIPTION = 4096
MOST_TITLE = 256
PER_PAGE = 8
LONGEST_REASON = 300
MOST_SPANS = 5

PICTURE = "migration-health.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One of several pages."""

    embed: discord.Embed
    number: int
    """From 0."""
    pages: int


def render_health(figures: Figures, judgement: Judgement) -> discord.Embed:
    """The numbers that stand under the picture, and say the same without it."""
    role = "announces" if figures.emits else "is in the shadow"
    lines = [judgement.reason, "", *map(_criterion, judgement.criteria)]
    if figures.parity.old:
        lines += ["", _both_models(figures)]
    embed = discord.Embed(
        title=f"Migration health: {judgement.verdict.value}",
        description=cut("\n".join(lines), MOST_DESCRIPTION),
        colour=COLOURS.get(judgement.verdict, NEUTRAL),
    )
    embed.set_footer(text=f"{window(figures).capitalize()}; the new model {role}.")
    return embed


def _criterion(each: Criterion) -> str:
    told = (
        f"{SIGNS[each.outcome]} **{each.number}. {each.name}**: {each.outcome.value}\n"
        f"-# {each.measured}; {each.bound}"
    )
    return f"{told}. {plain(each.reason, LONGEST_REASON)}" if each.reason else told


def _both_models(figures: Figures) -> str:
    parity = figures.parity
    return (
        f"The old model lost **{parity.lost_by_old}** of {parity.new} games, the new one misses "
        f"**{parity.old - parity.both}** of the old one's {parity.old}: `/migration missed`"
    )


def render_missed(figures: Figures, without_result: Sequence[str], page: int) -> Page:
    """Which games each model missed and why, and what else is not as it should be; a page of it,
    the last one where there are fewer."""
    lines = [*_missed_lines(figures), *_trouble(figures, without_result)]
    pages = max(1, -(-len(lines) // PER_PAGE))
    number = min(max(0, page), pages - 1)
    shown = lines[number * PER_PAGE :][:PER_PAGE]
    parity = figures.parity
    summary = (
        f"The new model misses **{parity.old - parity.both}** of the old one's {parity.old} games; "
        f"the old model lost **{parity.lost_by_old}** of the new one's {parity.new}."
        if parity.old
        else "The old model has seen no game to compare with."
    )
    embed = discord.Embed(
        title="What was missed",
        description=cut("\n".join([summary, "", *shown]), MOST_DESCRIPTION),
        colour=NEUTRAL,
    )
    embed.set_footer(text=f"{window(figures).capitalize()} · page {number + 1} of {pages}")
    return Page(embed=embed, number=number, pages=pages)


def _missed_lines(figures: Figures) -> Iterator[str]:
    parity = figures.parity
    for model, games, number in (
        ("New", parity.missed, parity.old - parity.both),
        ("Old", parity.missed_by_old, parity.lost_by_old),
    ):
        for game in games:
            yield _game(model, game)
        if number > len(games):
            yield f"-# … and {number - len(games)} more that the {model.lower()} model misses"


def _game(model: str, game: Missed) -> str:
    queue, match_id = game.queue_type or "unknown queue", game.match_id.replace("`", "")
    return (
        f"**{model} model** · `{match_id}` · \u2068{plain(game.riot_id)}\u2069 · "
        f"{plain(queue)} · {moment(game.seen_at)}\n-# {plain(game.why, LONGEST_REASON)}"
    )


def _trouble(figures: Figures, without_result: Sequence[str]) -> Iterator[str]:
    for sentence in (*figures.loss.overdue, *figures.loss.unsent, *without_result):
        yield f"⚠️ {plain(sentence, LONGEST_REASON)}"
    if figures.loss.more_unsent:
        yield f"-# … and {figures.loss.more_unsent} more announcements that are not out"


def render_loops(
    states: Sequence[LoopState], figures: Figures, seconds: Mapping[str, float]
) -> discord.Embed:
    """Each loop with how long its turns take, and when the new model did not run."""
    lines = list(_looks(figures))
    embed = discord.Embed(
        title="Loops",
        description="\n".join(lines) or "No loop ran in this time.",
        colour=NEUTRAL,
    )
    for state in states[:MOST_FIELDS]:
        name, value = _loop(state, seconds.get(state.loop))
        embed.add_field(name=name, value=cut(value, MOST_FIELD_VALUE), inline=False)
    embed.set_footer(text=window(figures).capitalize())
    return embed


def _looks(figures: Figures) -> Iterator[str]:
    pace = figures.pace
    if pace.look_age_p95 is not None:
        promised = f", {pace.look_promise:g} s promised" if pace.look_promise else ""
        yield f"Last look at {pace.players} players: p95 {pace.look_age_p95:.0f} s{promised}."
    spans = figures.down
    for begin, end in spans[-MOST_SPANS:]:
        minutes = (end - begin).total_seconds() / 60
        yield f"Nothing ran from {moment(begin, 'f')} for {minutes:.0f} minutes."
    if len(spans) > MOST_SPANS:
        yield f"-# … and {len(spans) - MOST_SPANS} times before."


def _loop(state: LoopState, interval: float | None) -> tuple[str, str]:
    sign = "❌" if state.last_failed else "✅"
    every = f" of {interval:g} s" if interval else ""
    value = f"p95 {state.p95_seconds:.2f} s{every} · {state.runs} turns · {moment(state.last_at)}"
    if state.failed:
        value += f" · **{state.failed} failed**"
        value += f"\n-# {plain(state.error or 'without a reason', LONGEST_REASON)}"
    return f"{sign} {state.loop} ({state.role})", value
