"""Who is followed -> text. Pure."""

from collections.abc import Mapping, Sequence

import discord

from bot.texts import Texts, translated
from bot.views.channels import places_text
from bot.views.message import NOBODY, beside
from bot.views.outcomes import NEUTRAL
from bot.views.texts import moment, plain, riot_id
from tracking.players import Followed
from tracking.riot.routes import region_name
from tracking.subscriptions import FollowedPlayer

MOST_DESCRIPTION = 4000


def render_followed(followed: Followed, t: Texts) -> str:
    """The answer to `/player add`."""
    region = f" ({region_name(followed.platform)})" if followed.platform else ""
    who = f"**{riot_id(followed.game_name, followed.tag_line)}**{region}"
    where = places_text(followed.places, t) or t("player-server-channel")
    if followed.created:
        return t("player-followed", who=who, where=where)
    return t("player-followed-already", who=who, where=where)


def render_players(
    guild_name: str,
    followed: Sequence[FollowedPlayer],
    t: Texts,
    members: Mapping[int, int] = NOBODY,
) -> discord.Embed:
    """The answer to `/players`: one line each, as many as fit. `members` are those who may be
    named beside their accounts, by player; an embed calls nobody."""
    title = t("players-title", server=plain(guild_name))
    embed = discord.Embed(title=title[:256], colour=NEUTRAL)
    if not followed:
        embed.description = t("players-nobody")
        return embed
    lines: list[str] = []
    for player in followed:
        line = _line(player, t, members.get(player.player_id))
        if sum(map(len, lines)) + len(lines) + len(line) > MOST_DESCRIPTION:
            lines.append(t("and-more", count=len(followed) - len(lines)))
            break
        lines.append(line)
    embed.description = "\n".join(lines)
    embed.set_footer(text=t("players-count", count=len(followed)))
    return embed


def _line(player: FollowedPlayer, t: Texts, member: int | None) -> str:
    told = [beside(f"**{riot_id(player.game_name, player.tag_line)}**", member)]
    if player.platform:
        told.append(region_name(player.platform))
    told.append(places_text(player.places, t) or t("players-no-channel"))
    if player.playing:
        told.append(t("players-playing"))
    elif player.last_seen_at:
        told.append(t("players-last-seen", when=moment(player.last_seen_at)))
    if player.problem:
        told.append(f"⚠ {plain(translated(t, player.problem), 200)}")
    return " · ".join(told)
