"""Small texts: escaped names, durations, places, links. Pure."""

import functools
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import quote

from bot.texts import Texts
from tracking.domain.events import GameEvent
from tracking.domain.games import Game, GameKey
from tracking.domain.queues import is_known, queue
from tracking.riot.routes import region_name

_LINE_BREAKS = re.compile(r"\s+")

_MARKDOWN = re.compile(r"([\\*_~`|<>\[\]])")
"""What begins or ends formatting, a mention or a link in the middle of a line. discord.py's
`escape_markdown` leaves texts with an address in them half escaped."""


def plain(text: str, longest: int = 100) -> str:
    """A text somebody typed, on one line, cut, with nothing in it that Discord would format."""
    flat = _LINE_BREAKS.sub(" ", text).strip()
    cut = flat if len(flat) <= longest else flat[: longest - 1] + "…"
    escaped = _MARKDOWN.sub(r"\\\1", cut)
    # Mentions are switched off as well; this keeps them from looking like one.
    return escaped.replace("@", "@\u200b").replace("://", ":\u200b//")


def riot_id(game_name: str, tag_line: str) -> str:
    """Name#TAG, isolated, so that a name from right to left does not turn its line around."""
    return isolated(f"{plain(game_name)}#{plain(tag_line)}")


def isolated(name: str) -> str:
    """An escaped name, set apart from the line it stands in. From left to right within, so that
    the tag comes last whatever the name is written in."""
    return f"\u2066{name}\u2069"


def duration(seconds: int | None) -> str:
    """`31:04`, `1:02:03`; empty where it is not known."""
    if not seconds or seconds < 0:
        return ""
    minutes, left = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def moment(at: datetime, style: str = "R") -> str:
    """An instant as each reader's Discord tells it: `R` 5 minutes ago, `f` day and time."""
    return f"<t:{int(at.timestamp())}:{style}>"


def ago(t: Texts, at: datetime, now: datetime) -> str:
    """`5 min ago`, `3 h ago`, `2 d ago`: for where Discord's own instants are not shown."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < 60:
        return t("ago-minutes", count=minutes)
    if minutes < 48 * 60:
        return t("ago-hours", count=minutes // 60)
    return t("ago-days", count=minutes // 1440)


def zone_text(zone: str) -> str:
    """A time zone as people read it: `America/New York`, `UTC+2` for `Etc/GMT-2`, whose sign is the
    wrong way round."""
    fixed = re.fullmatch(r"Etc/GMT([+-])(\d+)", zone)
    if fixed is None:
        return zone.replace("_", " ")
    return f"UTC{'-' if fixed[1] == '+' else '+'}{fixed[2]}" if int(fixed[2]) else "UTC"


def names(t: Texts, riot_ids: Sequence[tuple[str, str]], most: int = 5) -> str:
    """Several Riot IDs, so many at most."""
    shown = [riot_id(name, tag) for name, tag in riot_ids[:most]]
    left = len(riot_ids) - len(shown)
    listed = ", ".join(shown)
    return t("names-more", names=listed, count=left) if left > 0 else listed


def dotted(parts: Iterable[str]) -> str:
    """`a · b`: the parts on one line, without the empty ones."""
    return " · ".join(part for part in parts if part)


def whole_lines(t: Texts, lines: Sequence[str], longest: int) -> str:
    """As many of the lines as fit, and how many do not."""
    text = "\n".join(lines)
    shown = len(lines)
    while len(text) > longest and shown > 0:
        shown -= 1
        text = "\n".join([*lines[:shown], t("and-more", count=len(lines) - shown)])
    return text


def champion_name(t: Texts, english: str) -> str:
    """A champion, or a TFT unit, as its players call it; one we have no name for is called as in
    English, and nobody by an empty text."""
    key = f"champion-{''.join(letter for letter in english.lower() if letter.isalnum())}"
    return t(key) if t.has(key) else plain(english)


def message_url(guild_id: int, channel_id: int, message_id: int) -> str:
    """Where a message stands."""
    return f"https://discord.com/channels/{guild_id}/{channel_id}/{message_id}"


def queue_name(t: Texts, queue_id: int | None, stored: str) -> str:
    """A queue as its players call it; one we have no name for is called what was stored, or by its
    number."""
    if name := called(t, queue_id, stored):
        return name
    new = not is_known(queue_id) and stored == queue(queue_id).name
    # As a text, because a number of a queue has no thousands.
    return t("queue-new", number=str(queue_id)) if new else plain(stored)


def called(t: Texts, queue_id: int | None, stored: str) -> str:
    """A queue as its players call it; empty where we have no name for it."""
    number = _numbers().get(stored) if queue_id is None else queue_id
    key = f"queue-{number}"
    return t(key) if number is not None and t.has(key) else ""


@functools.cache
def _numbers() -> dict[str, int]:
    """Queues by the names that are stored, for rows that have nothing else."""
    return {queue(number).name: number for number in range(10_000) if is_known(number)}


def match_url(event: GameEvent) -> str:
    """A page about the game; its address always ends in the match id, by which a post is found
    again in its channel."""
    who = event.players[0] if event.players else None
    name, tag = (who.game_name, who.tag_line) if who else ("", "")
    return f"{game_url(event.key, event.game, name, tag)}#{event.key.match_id}"


def game_url(key: GameKey, game: Game, game_name: str, tag_line: str) -> str:
    """A page about a game that this player was in. TFT sites show a game only on the page of
    somebody who played it."""
    region = region_name(key.platform).lower()
    if game is Game.TFT and game_name:
        player = f"{quote(game_name, safe='')}/{quote(tag_line, safe='')}"
        return f"https://tactics.tools/player/{region}/{player}/{key.match_id}"
    return f"https://www.leagueofgraphs.com/match/{region}/{key.game_id}"


_PICTURES = "https://raw.communitydragon.org/latest/plugins/rcp-be-lol-game-data/global/default/v1"
"""CommunityDragon's, which knows everything by its number and needs no version."""


def champion_icon(champion_id: int) -> str | None:
    """A champion's square."""
    return f"{_PICTURES}/champion-icons/{champion_id}.png" if champion_id > 0 else None


def profile_icon(number: int) -> str:
    """A profile icon, as the client shows it."""
    return f"{_PICTURES}/profile-icons/{number}.jpg"
