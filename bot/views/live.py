"""Who is in a game now -> text. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import discord

from bot.texts import Texts
from bot.views.message import MOST_DESCRIPTION, MOST_TITLE, cut
from bot.views.outcomes import NEUTRAL, WIN
from bot.views.texts import champion_name, dotted, moment, plain, queue_name, riot_id, whole_lines
from tracking.riot.routes import region_name
from tracking.stats import LiveNow, LivePlayer

LOST_SIGHT = timedelta(minutes=10)
"""So long not seen, it is said: spectator is out, or there are too many players to look at."""


def render_live(
    games: Sequence[LiveNow], server: str, now: datetime, t: Texts, *, anybody: bool = True
) -> discord.Embed:
    """A game in two lines, a blank one after it: who with which champion, then the queue and since
    when. The time runs by itself: each reader's Discord tells how long ago it began. `anybody`:
    whether the server follows any player at all."""
    embed = discord.Embed(
        title=cut(t("live-title", server=plain(server)), MOST_TITLE),
        colour=WIN if games else NEUTRAL,
    )
    hidden = t("live-hidden")
    blocks = [_game(game, now, t) for game in games] or [
        t("live-nobody" if anybody else "players-nobody")
    ]
    shown = whole_lines(t, blocks, MOST_DESCRIPTION - len(hidden))
    embed.description = f"{shown}\n-# {hidden}"
    return embed


def _game(game: LiveNow, now: datetime, t: Texts) -> str:
    sides = [t.joined([_player(player, t) for player in side]) for side in game.sides]
    who = sides[0] if len(sides) < 2 else t("live-against", one=sides[0], other=sides[1])
    region = region_name(game.key.platform) if game.key.platform else ""
    queue = queue_name(t, game.queue_id, game.queue_name) or t("queue-unknown")
    told = [queue, region, _since(game, t)]
    if now - game.seen_at > LOST_SIGHT:
        told.append(t("live-lost-sight", when=moment(game.seen_at)))
    return f"{who}\n{dotted(told)}\n"


def _player(player: LivePlayer, t: Texts) -> str:
    name = f"**{riot_id(player.game_name, player.tag_line)}**"
    champion = champion_name(t, player.champion)
    return f"{name} ({champion})" if champion else name


def _since(game: LiveNow, t: Texts) -> str:
    if game.started_at is None:
        return t("live-loading")
    return t("live-since", when=moment(game.started_at))
