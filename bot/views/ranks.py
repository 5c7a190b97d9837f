"""Ranks and what a game did to them -> text. Pure."""

from bot.texts import Texts
from bot.views.texts import dotted
from tracking.domain.ladders import Ladder
from tracking.domain.rank_changes import Effect, StepKind
from tracking.domain.rank_lines import RankLine
from tracking.domain.ranks import AnyRank, RatedRank

STEPS = {StepKind.PROMOTION: "⬆️", StepKind.DEMOTION: "⬇️", StepKind.PLACED: "🏁"}


def rank_name(t: Texts, rank: AnyRank) -> str:
    """`Gold II`, `Master`, `Hyper`, `Unranked`."""
    if isinstance(rank, RatedRank):
        return t(f"rated-{rank.tier.value}")
    if rank.tier is None:
        return t("unranked")
    tier = t(f"tier-{rank.tier.value}")
    return f"{tier} {rank.division}" if rank.division else tier


def rank_text(t: Texts, rank: AnyRank) -> str:
    """`Gold II · 34 LP`, `Master · 178 LP`, `Blue · 2,310`, `Unranked`."""
    name = rank_name(t, rank)
    if isinstance(rank, RatedRank):
        return f"{name} · {t.number(rank.rating)}"
    return name if rank.tier is None else f"{name} · {t('lp', lp=t.number(rank.lp))}"


def lp_change(t: Texts, line: RankLine) -> str:
    """`+21 LP`, `−15 LP`, in Hyper Roll `+45`; empty where it is not known."""
    if line.effect is not Effect.CHANGED or line.lp is None:
        return ""
    return lp_text(t, line.lp, line.ladder)


def lp_text(t: Texts, change: int, ladder: Ladder) -> str:
    """`+43 LP`, `−15 LP`, `±0 LP`; in Hyper Roll, which has a rating, `+43`."""
    told = t.signed(change) if change else "±0"
    return told if ladder is Ladder.TURBO else t("lp", lp=told)


def won_and_lost(t: Texts, wins: int, losses: int) -> str:
    """`40 W 38 L · 51%`; without a share where there was no game."""
    games = wins + losses
    share = t.percent(wins / games if games else None)
    return dotted([t("rank-record", wins=wins, losses=losses), share])


def rank_lines(t: Texts, line: RankLine) -> list[str]:
    """What a game meant for a rank, a step to another tier or division on a line of its own."""
    lines = [dotted([effect_text(t, line), _standing(t, line)])]
    if line.step is not None and line.rank is not None:
        lines.append(step_text(t, line.step, line.before, line.rank))
    return [text for text in lines if text]


def effect_text(t: Texts, line: RankLine) -> str:
    """`**+21 LP**`, or that it is not known; empty of a game that does not count."""
    match line.effect:
        case Effect.CHANGED:
            return f"**{change}**" if (change := lp_change(t, line)) else ""
        case Effect.UNKNOWN:
            return t("lp-unknown")
        case Effect.PENDING:
            return t("lp-pending")
        case Effect.PLACEMENT:
            return t("lp-placement")
        case Effect.NOTHING:
            return ""


def _standing(t: Texts, line: RankLine) -> str:
    if line.rank is None or line.effect is Effect.NOTHING:
        return ""
    rank = rank_text(t, line.rank)
    return t("lp-before", rank=rank) if line.effect is Effect.PENDING else rank


def step_text(t: Texts, step: StepKind, before: AnyRank | None, after: AnyRank) -> str:
    """`⬆️ Promoted from Gold II to Gold I`."""
    now = rank_name(t, after)
    if before is None or step is StepKind.PLACED:
        return f"{STEPS[step]} {t(f'step-{step.value}', rank=now)}"
    was = rank_name(t, before)
    return f"{STEPS[step]} {t(f'moved-{step.value}', before=was, rank=now)}"
