"""A game as we follow it, and what follows from an observation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


class Game(StrEnum):
    """The two games that share Riot's id space (riot.md §5)."""

    LOL = "lol"  # League of Legends, match-v5
    TFT = "tft"  # Teamfight Tactics, tft-match-v1


class GameStatus(StrEnum):
    """Where a tracked game stands."""

    ACTIVE = "ACTIVE"  # detected, result not yet stored: playing, or over and awaited
    COMPLETED = "COMPLETED"  # result stored
    UNAVAILABLE = "UNAVAILABLE"  # Riot will not publish it; the reason is in last_error


_MATCH_ID = re.compile(r"([A-Z][A-Z0-9]{1,7})_([0-9]{1,20})")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class GameKey:
    """Platform and Riot's numeric id: `EUW1` and `7117761272`."""

    platform: str
    game_id: str

    @property
    def match_id(self) -> str:
        """`EUW1_7117761272`, as match-v5 and tft-match-v1 name it."""
        return f"{self.platform}_{self.game_id}"

    @classmethod
    def parse(cls, match_id: str) -> "GameKey | None":
        """Read a match id; None where the text is none."""
        found = _MATCH_ID.fullmatch(match_id.strip().upper())
        return cls(platform=found[1], game_id=found[2]) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveParticipant:
    """One player in a running game; a hidden player has no puuid (riot.md §3.6)."""

    puuid: str | None
    riot_id: str | None
    champion_id: int
    team_id: int
    bot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveGame:
    """What spectator says of a running game."""

    key: GameKey
    game: Game
    queue_id: int | None
    mode: str
    map_id: int
    started_at: datetime | None
    """None while the game is loading (gameStartTime 0, riot.md §3.5)."""
    participants: tuple[LiveParticipant, ...]

    def puuids(self) -> frozenset[str]:
        """The players that are named."""
        return frozenset(p.puuid for p in self.participants if p.puuid and not p.bot)

    def participant(self, puuid: str) -> LiveParticipant | None:
        """What it says of this player; None where it does not name him."""
        return next((each for each in self.participants if each.puuid == puuid), None)

    def hides(self, puuid: str) -> bool:
        """Whether he is kept anonymous in it: it was shown for him and does not name him. Where it
        names nobody at all, nothing is said of anybody (riot.md §2.3)."""
        return bool(self.participants) and self.participant(puuid) is None

    def anonymous(self) -> frozenset[int]:
        """The champions of those whom it shows without a name; 0 for one who plays none, as in TFT.
        Where it names nobody at all, nothing is said of anybody."""
        if not self.puuids():
            return frozenset()
        hidden = [each for each in self.participants if each.puuid is None and not each.bot]
        return frozenset(each.champion_id if self.game is Game.LOL else 0 for each in hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedGame:
    """One player's row for one game, from detection to result."""

    id: int
    player_id: int
    key: GameKey
    game: Game
    status: GameStatus
    detected_at: datetime
    started_at: datetime | None = None
    completed_at: datetime | None = None
    ended_at: datetime | None = None
    queue_id: int | None = None
    queue_type: str | None = None
    duration_seconds: int | None = None
    game_result_data: Mapping[str, Any] | None = None
    last_error: str | None = None
    retry_count: int = 0
    absent_looks: int = 0
    held_over_at: datetime | None = None
    reopened_at: datetime | None = None
    due_at: datetime | None = None

    @property
    def awaited_since(self) -> datetime | None:
        """From when the deadline of its record runs; None while it is not held over."""
        return self.reopened_at or self.held_over_at

    def is_active(self) -> bool:
        """Whether the result is still awaited."""
        return self.status is GameStatus.ACTIVE

    def is_completed(self) -> bool:
        """Whether the result is stored."""
        return self.status is GameStatus.COMPLETED

    def complete_with_results(
        self,
        *,
        result: Mapping[str, Any],
        ended_at: datetime | None,
        duration_seconds: int | None,
        completed_at: datetime,
    ) -> "TrackedGame":
        """The same game with its result; a completed game stays as it is."""
        if self.is_completed():
            return self
        return replace(
            self,
            status=GameStatus.COMPLETED,
            game_result_data=result,
            ended_at=ended_at,
            duration_seconds=duration_seconds,
            completed_at=completed_at,
            last_error=None,
            due_at=None,
        )

    def mark_error(self, reason: str, *, due_at: datetime | None = None) -> "TrackedGame":
        """The same game after an attempt that failed; only an active game can fail."""
        if not self.is_active():
            return self
        return replace(
            self, last_error=reason, retry_count=self.retry_count + 1, due_at=due_at or self.due_at
        )
