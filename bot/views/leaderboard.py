"""A server's players by rank -> text. Pure."""

from datetime import datetime

import discord

from bot.texts import Texts
from bot.views.message import MOST_DESCRIPTION, MOST_TITLE, cut
from bot.views.outcomes import GOLD
from bot.views.promotion import ladder_name
from bot.views.rank import record
from bot.views.ranks import rank_text
from bot.views.texts import moment, plain, riot_id
from tracking.ranks import Entry, Leaderboard

MOST_LINES = 50
"""More would not fit into one message."""
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


def render_leaderboard(
    board: Leaderboard, server: str, t: Texts, *, updated: datetime | None = None
) -> discord.Embed:
    """The highest first, as many as fit; `updated` for a message that keeps itself up to date."""
    title = t("leaderboard-title", ladder=ladder_name(t, board.ladder), server=plain(server))
    embed = discord.Embed(title=cut(title, MOST_TITLE), colour=GOLD)
    lines: list[str] = []
    for place, entry in enumerate(board.entries[:MOST_LINES], 1):
        line = _line(place, entry, board, t)
        if sum(map(len, lines)) + len(lines) + len(line) > MOST_DESCRIPTION:
            break
        lines.append(line)
    left = len(board.entries) - len(lines)
    if left > 0:
        lines.append(t("and-more", count=left))
    if not lines:
        lines.append(t("leaderboard-nobody"))
    if board.unranked and board.entries:
        lines.append(t("leaderboard-unranked", count=board.unranked))
    if updated is not None:
        lines.append(t("leaderboard-updated", when=moment(updated)))
    embed.description = "\n".join(lines)
    return embed


def _line(place: int, entry: Entry, board: Leaderboard, t: Texts) -> str:
    standing = entry.sighting.standing
    told = [
        f"{MEDALS.get(place, f'`{place}.`')} **{riot_id(entry.game_name, entry.tag_line)}**",
        rank_text(t, standing.rank),
        record(board.ladder, standing.wins, standing.losses, t),
    ]
    if entry.moved:
        told.append(t("leaderboard-week", moved=t.signed(entry.moved)))
    return " · ".join(told)
