"""Who is followed -> text. Pure."""

from collections.abc import Sequence

import discord

from bot.views.result import NEUTRAL
from bot.views.texts import plain, riot_id
from tracking.players import Followed
from tracking.riot.routes import region_name
from tracking.subscriptions import FollowedPlayer

MOST_DESCRIPTION = 4000


def render_followed(followed: Followed) -> str:
    """The answer to `/player add`."""
    name = riot_id(followed.game_name, followed.tag_line)
    region = f" ({region_name(followed.platform)})" if followed.platform else ""
    where = f"<#{followed.channel_id}>" if followed.channel_id else "this server's channel"
    if followed.created:
        return f"**{name}**{region} is followed now. Results go to {where}."
    return f"**{name}**{region} was followed here already. Results go to {where}."


def render_players(guild_name: str, followed: Sequence[FollowedPlayer]) -> discord.Embed:
    """The answer to `/players`: one line each, as many as fit."""
    embed = discord.Embed(title=f"Followed in {plain(guild_name)}"[:256], colour=NEUTRAL)
    if not followed:
        embed.description = "Nobody yet. A moderator can begin with `/player add`."
        return embed
    lines: list[str] = []
    for player in followed:
        line = _line(player)
        if sum(map(len, lines)) + len(lines) + len(line) > MOST_DESCRIPTION:
            lines.append(f"… and {len(followed) - len(lines)} more")
            break
        lines.append(line)
    embed.description = "\n".join(lines)
    embed.set_footer(text=f"{len(followed)} followed")
    return embed


def _line(player: FollowedPlayer) -> str:
    told = [f"**{riot_id(player.game_name, player.tag_line)}**"]
    if player.platform:
        told.append(region_name(player.platform))
    told.append(f"<#{player.channel_id}>" if player.channel_id else "no channel")
    if player.playing:
        told.append("in a game now")
    elif player.last_seen_at:
        told.append(f"last seen <t:{int(player.last_seen_at.timestamp())}:R>")
    if player.problem:
        told.append(f"⚠ {plain(player.problem, 200)}")
    return " · ".join(told)
