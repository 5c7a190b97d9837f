"""Who is followed -> text. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import discord

from bot.texts import Texts, translated
from bot.views.channels import places_text
from bot.views.message import MOST_DESCRIPTION, MOST_TITLE, NOBODY, beside, cut
from bot.views.outcomes import NEUTRAL
from bot.views.texts import moment, plain, riot_id
from tracking.players import Followed
from tracking.riot.routes import region_name
from tracking.subscriptions import FollowedPlayer

MOST_LINES = 40
"""A page is read on a phone, where a line is two or three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayersShown:
    """A page of those who are followed."""

    embed: discord.Embed
    page: int
    """From 0 on."""
    pages: int


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
    page: int = 0,
) -> PlayersShown:
    """The answer to `/players`: one line each, and so many pages that nobody is left out; one
    that does not exist is the last. `members` are those who may be named beside their accounts, by
    player; an embed calls nobody."""
    title = t("players-title", server=plain(guild_name))
    embed = discord.Embed(title=cut(title, MOST_TITLE), colour=NEUTRAL)
    if not followed:
        embed.description = t("players-nobody")
        return PlayersShown(embed=embed, page=0, pages=1)
    pages = _pages([_line(each, t, members.get(each.player_id)) for each in followed])
    page = min(page, len(pages) - 1)
    embed.description = "\n".join(pages[page])
    told = [t("players-count", count=len(followed))]
    if len(pages) > 1:
        told.append(t("page-of", page=page + 1, pages=len(pages)))
    embed.set_footer(text=" · ".join(told))
    return PlayersShown(embed=embed, page=page, pages=len(pages))


def _pages(lines: Sequence[str]) -> list[list[str]]:
    """As few as there can be, in order."""
    pages: list[list[str]] = [[]]
    for line in lines:
        last = pages[-1]
        length = sum(map(len, last)) + len(last) + len(line)
        if last and (len(last) >= MOST_LINES or length > MOST_DESCRIPTION):
            pages.append([line])
        else:
            last.append(line)
    return pages


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
