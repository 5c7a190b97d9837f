"""Riot accounts and API keys: who is asked about, and who asks."""

import base64
import hashlib
from dataclasses import dataclass, field
from typing import Any, Literal

GameKind = Literal["lol", "tft"]
BOTH_GAMES: frozenset[GameKind] = frozenset({"lol", "tft"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """One key of an application. Keys of one application see the same puuids."""

    token: str
    application: str
    games: frozenset[GameKind] = BOTH_GAMES
    expires_at: float | None = None
    """Epoch seconds; from then on every call is a 403."""


@dataclass(slots=True, kw_only=True, eq=False)
class Account:
    """One Riot account. Its name may change; `number` stays."""

    number: int
    game_name: str
    tag_line: str
    platform: str
    """Upper case, as in match ids."""
    deleted: bool = False
    has_profile: bool = True
    """False: account-v1 knows it, region/by-game answers 500 and summoner-v4 404 (dev-relations
    #1087)."""
    streamer_mode: bool = False
    profile_icon: int = 29
    level: int = 187
    ranks: dict[str, dict[str, Any]] = field(default_factory=dict)
    """queueType -> its league entry, without the puuid."""
    rank_log: list[tuple[float, str, dict[str, Any] | None]] = field(default_factory=list)
    """From when each change is shown, queueType, and the entry or that it is gone."""

    @property
    def riot_id(self) -> str:
        return f"{self.game_name}#{self.tag_line}"

    def puuid(self, application: str) -> str:
        """78 characters, different for every application (riot.md §1.2)."""
        digest = hashlib.sha512(f"{application}/{self.number}".encode()).digest()
        return base64.urlsafe_b64encode(digest).decode()[:78]


def folded(game_name: str, tag_line: str) -> tuple[str, str]:
    """Riot IDs are told apart without case and spaces."""
    return game_name.replace(" ", "").casefold(), tag_line.replace(" ", "").casefold()
