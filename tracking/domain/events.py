"""What is announced, and its JSON form (the payload of an announcement)."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from tracking.domain.games import Game, GameKey
from tracking.domain.milestones import Milestones, read_milestones
from tracking.domain.rank_lines import RankLine, read_rank_lines


class Kind(StrEnum):
    """What an announcement says."""

    RESULT = "result"  # a stored result, whatever its outcome
    UNAVAILABLE = "unavailable"  # a game whose start was seen and whose result never comes
    DIGEST = "digest"  # several older results folded into one message
    NOTICE = "notice"  # a condition that began or ended, told to the operator or to admins
    PROMOTION = "promotion"  # another tier or division, or the first one of a season
    RECAP = "recap"  # what a day, a week or a month brought


class State(StrEnum):
    """How far an announcement has come."""

    PENDING = "PENDING"  # to be sent once due_at has passed
    SENDING = "SENDING"  # claimed until due_at; after that the sender is taken for dead
    SENT = "SENT"  # Discord has it
    SUPPRESSED = "SUPPRESSED"  # what a process that does not emit would have announced
    FOLDED = "FOLDED"  # too old for a message of its own: a line of its channel's digest
    FAILED = "FAILED"  # Discord will never take it
    UNCERTAIN = "UNCERTAIN"  # may have been posted, and nobody can look: not sent again


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerLine:
    """One followed player in an announcement."""

    player_id: int
    game_name: str
    tag_line: str
    result: Mapping[str, Any] | None
    """`game_result_data` (see `tracking.domain.results`); None for an unavailable game."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GameEvent:
    """A finished game as one channel is told of it: every player followed there."""

    kind: Kind
    key: GameKey
    game: Game
    queue_id: int | None
    queue_name: str
    ended_at: datetime | None
    duration_seconds: int | None
    players: tuple[PlayerLine, ...]
    reason: str | None = None
    """Why Riot will not publish it, for `Kind.UNAVAILABLE`."""
    ranks: Mapping[int, RankLine] = field(default_factory=dict)
    """By player id what the game meant for his rank; only of a game that counts for a ladder."""
    milestones: Mapping[int, Milestones] = field(default_factory=dict)
    """By player id what the game was beside the ones before it, where it was anything."""
    formerly: Mapping[int, str] = field(default_factory=dict)
    """By player id what he was called until lately, `Name#TAG`."""

    def of(self, players: Container[int]) -> "GameEvent":
        """The same of these players alone, with all that stands beside them."""
        return replace(
            self,
            players=tuple(line for line in self.players if line.player_id in players),
            ranks={player: each for player, each in self.ranks.items() if player in players},
            milestones={p: each for p, each in self.milestones.items() if p in players},
            formerly={player: name for player, name in self.formerly.items() if player in players},
        )

    def joined(self, other: "GameEvent") -> "GameEvent":
        """The same with the other's players besides; who is in both stays as he is here."""
        named = {line.player_id for line in self.players}
        more = other.of({line.player_id for line in other.players} - named)
        return replace(
            self,
            players=(*self.players, *more.players),
            ranks={**self.ranks, **more.ranks},
            milestones={**self.milestones, **more.milestones},
            formerly={**self.formerly, **more.formerly},
        )

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back."""
        return {
            "kind": self.kind.value,
            "platform": self.key.platform,
            "game_id": self.key.game_id,
            "game": self.game.value,
            "queue_id": self.queue_id,
            "queue_name": self.queue_name,
            "ended_at": self.ended_at.isoformat() if self.ended_at else None,
            "duration_seconds": self.duration_seconds,
            "reason": self.reason,
            "players": [
                {
                    "player_id": line.player_id,
                    "game_name": line.game_name,
                    "tag_line": line.tag_line,
                    "result": dict(line.result) if line.result is not None else None,
                }
                for line in self.players
            ],
            # Beside the players: an older program reads them with exactly their four fields.
            "ranks": {str(player): line.to_json() for player, line in self.ranks.items()},
            "milestones": {str(player): each.to_json() for player, each in self.milestones.items()},
            "formerly": {str(player): name for player, name in self.formerly.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "GameEvent":
        """Read what `to_json` wrote; KeyError or ValueError where it is something else."""
        ended = data["ended_at"]
        return cls(
            kind=Kind(data["kind"]),
            key=GameKey(platform=data["platform"], game_id=data["game_id"]),
            game=Game(data["game"]),
            queue_id=data["queue_id"],
            queue_name=data["queue_name"],
            ended_at=datetime.fromisoformat(ended) if ended else None,
            duration_seconds=data["duration_seconds"],
            reason=data.get("reason"),
            players=tuple(PlayerLine(**line) for line in data["players"]),
            ranks=read_rank_lines(data.get("ranks")),
            milestones=read_milestones(data.get("milestones")),
            formerly={
                int(player): str(name) for player, name in (data.get("formerly") or {}).items()
            },
        )
