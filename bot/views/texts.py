"""Small texts: escaped names, durations, places, links. Pure."""

import re

from discord.utils import escape_markdown

from tracking.domain.games import Game, GameKey
from tracking.riot.routes import region_name

_LINE_BREAKS = re.compile(r"\s+")


def plain(text: str, longest: int = 100) -> str:
    """A text somebody typed, on one line, cut, with nothing in it that Discord would format."""
    flat = _LINE_BREAKS.sub(" ", text).strip()
    cut = flat if len(flat) <= longest else flat[: longest - 1] + "…"
    escaped = escape_markdown(cut).replace("[", "\\[").replace("<", "\\<")
    # Mentions are switched off as well; this keeps them from looking like one.
    return escaped.replace("@", "@\u200b").replace("://", ":\u200b//")


def riot_id(game_name: str, tag_line: str) -> str:
    """Name#TAG, isolated, so that a name from right to left does not turn its line around."""
    return f"\u2068{plain(game_name)}#{plain(tag_line)}\u2069"


def duration(seconds: int | None) -> str:
    """`31:04`, `1:02:03`; empty where it is not known."""
    if not seconds or seconds < 0:
        return ""
    minutes, left = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def ordinal(place: int) -> str:
    """`1st`, `2nd`, `11th`."""
    if 10 <= place % 100 <= 20:
        return f"{place}th"
    return f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th') }"


def thousands(amount: int) -> str:
    """`21.4k`, `812`."""
    return f"{amount / 1000:.1f}k" if amount >= 1000 else str(amount)


def percent(share: float | None) -> str:
    """`62%`; empty where it is not known."""
    return "" if share is None else f"{share:.0%}"


def match_url(key: GameKey, game: Game) -> str:
    """A page about the game; its address always holds the match id, by which a post is found
    again in its channel."""
    region = region_name(key.platform).lower()
    if game is Game.TFT:
        return f"https://www.metatft.com/match/{region}/{key.game_id}#{key.match_id}"
    return f"https://www.leagueofgraphs.com/match/{region}/{key.game_id}#{key.match_id}"


def champion_icon(champion_id: int) -> str | None:
    """CommunityDragon's square by id, which knows every champion and needs no version."""
    if champion_id <= 0:
        return None
    return (
        "https://raw.communitydragon.org/latest/plugins/rcp-be-lol-game-data/global/default/"
        f"v1/champion-icons/{champion_id}.png"
    )
