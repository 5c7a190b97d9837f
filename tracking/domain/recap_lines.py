"""The lines of a recap, one player or one ladder each, and their JSON forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracking.domain.games import GameKey
from tracking.domain.ladders import Ladder
from tracking.domain.ranks import AnyRank, rank_from_json, rank_to_json
from tracking.domain.recap_games import AnyResult, Record
from tracking.domain.results import result_from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A player as he was called when the recap was made."""

    player_id: int
    game_name: str
    tag_line: str

    def to_json(self) -> list[Any]:
        """A JSON array that `from_json` reads back."""
        return [self.player_id, self.game_name, self.tag_line]

    @classmethod
    def from_json(cls, data: Any) -> "Who":
        """Read what `to_json` wrote; ValueError or TypeError where it is something else."""
        player_id, game_name, tag_line = data
        return cls(player_id=int(player_id), game_name=str(game_name), tag_line=str(tag_line))


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """One player's LP on a game's ladders, as far as it is known. A rating (Hyper Roll) is none."""

    won: int = 0
    lost: int = 0
    """A negative number."""
    known: int = 0
    """Of how many games the LP is known."""
    unknown: int = 0
    """Of how many it is not."""

    def to_json(self) -> list[int]:
        """A JSON array that `from_json` reads back."""
        return [self.won, self.lost, self.known, self.unknown]

    @classmethod
    def from_json(cls, data: Any) -> "Points":
        """Read what `to_json` wrote; ValueError or TypeError where it is something else."""
        won, lost, known, unknown = map(int, data)
        return cls(won=won, lost=lost, known=known, unknown=unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One player's games of one `Game`."""

    who: Who
    games: int
    wins: int
    losses: int
    average: float | None
    """His average place in TFT."""
    firsts: int
    points: Points = Points()

    @classmethod
    def of(cls, who: Who, record: Record, points: Points) -> "Tally":
        """A record with its player's name, and his LP."""
        return cls(
            who=who,
            games=record.games,
            wins=record.wins,
            losses=record.losses,
            average=record.average,
            firsts=record.firsts,
            points=points,
        )

    def to_json(self) -> list[Any]:
        """A JSON array that `from_json` reads back."""
        return [
            self.who.to_json(),
            self.games,
            self.wins,
            self.losses,
            self.average,
            self.firsts,
            self.points.to_json(),
        ]

    @classmethod
    def from_json(cls, data: Any) -> "Tally":
        """Read what `to_json` wrote; ValueError or TypeError where it is something else. A recap
        that waits may be of an older program, which knew no points, or of a newer one."""
        who, games, wins, losses, average, firsts, *more = data
        return cls(
            who=Who.from_json(who),
            games=int(games),
            wins=int(wins),
            losses=int(losses),
            average=None if average is None else float(average),
            firsts=int(firsts),
            points=Points.from_json(more[0]) if more else Points(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderSum:
    """The LP of a whole server on one ladder, as `tracking.domain.recap_ranks.Share` has it."""

    ladder: Ladder
    won: int
    lost: int
    known: int
    unknown: int
    together: int | None
    drifted: int

    def to_json(self) -> list[Any]:
        """A JSON array that `from_json` reads back."""
        return [
            self.ladder.value,
            self.won,
            self.lost,
            self.known,
            self.unknown,
            self.together,
            self.drifted,
        ]

    @classmethod
    def from_json(cls, data: Any) -> "LadderSum":
        """Read what `to_json` wrote; ValueError or TypeError where it is something else."""
        ladder, won, lost, known, unknown, together, drifted = data
        return cls(
            ladder=Ladder(ladder),
            won=int(won),
            lost=int(lost),
            known=int(known),
            unknown=int(unknown),
            together=None if together is None else int(together),
            drifted=int(drifted),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """A player who stands higher on a ladder than before."""

    who: Who
    ladder: Ladder
    before: AnyRank
    after: AnyRank
    moved: int

    def to_json(self) -> list[Any]:
        """A JSON array that `from_json` reads back."""
        before, after = rank_to_json(self.before), rank_to_json(self.after)
        return [self.who.to_json(), self.ladder.value, before, after, self.moved]

    @classmethod
    def from_json(cls, data: Any) -> "Climb":
        """Read what `to_json` wrote; ValueError or TypeError where it is something else."""
        who, ladder, before, after, moved = data
        return cls(
            who=Who.from_json(who),
            ladder=Ladder(ladder),
            before=rank_from_json(before),
            after=rank_from_json(after),
            moved=int(moved),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """One player's share of one game that is told apart."""

    who: Who
    key: GameKey
    queue_id: int | None
    queue_name: str
    result: AnyResult

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back."""
        return {
            "who": self.who.to_json(),
            "platform": self.key.platform,
            "game_id": self.key.game_id,
            "queue_id": self.queue_id,
            "queue_name": self.queue_name,
            "result": self.result.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Highlight":
        """Read what `to_json` wrote; KeyError, ValueError or TypeError where it is something
        else."""
        return cls(
            who=Who.from_json(data["who"]),
            key=GameKey(platform=data["platform"], game_id=data["game_id"]),
            queue_id=data["queue_id"],
            queue_name=data["queue_name"],
            result=result_from_json(data["result"]),
        )
