"""What an admin typed or pasted -> which game is meant. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from tracking.domain.games import Game, GameKey
from tracking.riot.routes import MERGED, PLATFORMS, platform_from_region

LONGEST = 1000
"""More than any address of a match; what follows is not looked at."""

_MATCH_ID = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2,3}[0-9]?)_([0-9]{1,20})(?![A-Za-z0-9_])")
_PATH = re.compile(
    # leagueofgraphs, and sites that put the player between the region and the game
    r"[/#]match(?:es|-details)?/([A-Za-z0-9]{2,4})/(?:[^/?#]{1,80}/)??([0-9]{1,20})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_BARE = re.compile(r"[0-9]{1,20}")
_TFT = re.compile(r"tft|tactics|lolchess", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A game as somebody named it."""

    platform: str | None
    """None for a bare number: the platform is to be found out."""
    game_id: str
    likely: Game | None = None
    """What the site of a link is about."""

    @property
    def key(self) -> GameKey | None:
        """None for a bare number."""
        return GameKey(platform=self.platform, game_id=self.game_id) if self.platform else None


def parse_reference(typed: str) -> Reference | None:
    """Read a match id (`EUW1_7117761272`), a bare game id, or the address of a page about the
    match; None where no game can be made out."""
    text = unquote(typed[:LONGEST]).strip()
    if _BARE.fullmatch(text):
        return Reference(platform=None, game_id=_number(text))
    likely = Game.TFT if "/" in text and _TFT.search(text) else None
    # The last one counts: a player's name stands before the match and may look like one.
    for region, digits in reversed(_MATCH_ID.findall(text)):
        if (platform := region.upper()) in PLATFORMS or platform in MERGED:
            return Reference(platform=platform, game_id=_number(digits), likely=likely)
    for region, digits in reversed(_PATH.findall(text)):
        if found := platform_from_region(region):
            return Reference(platform=found, game_id=_number(digits), likely=likely)
    return None


def _number(digits: str) -> str:
    return digits.lstrip("0") or "0"
