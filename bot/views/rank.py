"""A player's ranks -> the answer to `/rank`. Pure; the picture is drawn beside it."""

import discord

from bot.texts import Texts
from bot.views.message import MOST_FIELD_VALUE, MOST_TITLE, cut
from bot.views.outcomes import NEUTRAL
from bot.views.promotion import ladder_name
from bot.views.ranks import rank_text, step_text, won_and_lost
from bot.views.texts import moment
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder, Sighting
from tracking.ranks import Curve

PICTURE = "rank.png"
MOST_STEPS = 5


def render_rank(curve: Curve, name: str, days: int, t: Texts) -> discord.Embed:
    """What stands on every ladder now, and what the time has brought on the one that is shown;
    `name` is escaped."""
    shown = [_standing(ladder, seen, t) for ladder, seen in _ordered(curve)]
    embed = discord.Embed(
        title=cut(name, MOST_TITLE), description="\n".join(shown) or t("unranked"), colour=NEUTRAL
    )
    told = [t("rank-games", count=curve.games, days=days)]
    if curve.won or curve.lost:
        told.append(t("rank-lp", won=t.signed(curve.won), lost=t.signed(curve.lost)))
    if curve.unknown:
        told.append(t("rank-unknown", count=curve.unknown))
    steps = [
        f"{moment(step.at, 'd')} {step_text(t, step.kind, step.before, step.after)}"
        for step in reversed(curve.history.steps[-MOST_STEPS:])
    ]
    lines = [" · ".join(told), *steps]
    text = cut("\n".join(lines), MOST_FIELD_VALUE)
    embed.add_field(name=ladder_name(t, curve.ladder), value=text, inline=False)
    return embed


def _ordered(curve: Curve) -> list[tuple[Ladder, Sighting]]:
    return [
        (ladder, curve.now[ladder])
        for ladder in Ladder
        if ladder in curve.now and curve.now[ladder].standing.ranked
    ]


def _standing(ladder: Ladder, seen: Sighting, t: Texts) -> str:
    standing = seen.standing
    played = record(ladder, standing.wins, standing.losses, t)
    text = f"{rank_text(t, standing.rank)} · {played}"
    return t("labelled", label=f"**{ladder_name(t, ladder)}**", text=text)


def record(ladder: Ladder, wins: int, losses: int, t: Texts) -> str:
    """`40 W 38 L · 51%`; in TFT, where a win is a first place, how many of those."""
    if ladder.game is Game.TFT:
        return t("rank-firsts", count=wins, games=wins + losses)
    return won_and_lost(t, wins, losses)
