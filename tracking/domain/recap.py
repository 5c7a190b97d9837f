"""A recap as a channel is told of it, and its JSON form (the payload of its announcement)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracking.domain.events import Kind
from tracking.domain.games import Game, GameKey
from tracking.domain.ladders import Ladder
from tracking.domain.ranks import AnyRank, rank_from_json, rank_to_json
from tracking.domain.recap_games import AnyResult, Record
from tracking.domain.recap_periods import Period
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
class Tally:
    """One player's games of one `Game`."""

    who: Who
    games: int
    wins: int
    losses: int
    average: float | None
    """His average place in TFT."""
    firsts: int

    @classmethod
    def of(cls, who: Who, record: Record) -> "Tally":
        """A record with its player's name."""
        return cls(
            who=who,
            games=record.games,
            wins=record.wins,
            losses=record.losses,
            average=record.average,
            firsts=record.firsts,
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
        ]

    @classmethod
    def from_json(cls, data: Any) -> "Tally":
        """Read what `to_json` wrote; ValueError or TypeError where it is something else."""
        who, games, wins, losses, average, firsts = data
        return cls(
            who=Who.from_json(who),
            games=int(games),
            wins=int(wins),
            losses=int(losses),
            average=None if average is None else float(average),
            firsts=int(firsts),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class GameRecap:
    """What a server's players did in League, or in TFT."""

    game: Game
    matches: int
    """A game of several of them counts once."""
    tallies: tuple[Tally, ...]
    """Who played most comes first."""
    best: Highlight | None = None
    worst: Highlight | None = None
    streak: int = 0
    """The most games won in a row; of TFT finishes in the upper half. 0 where there is none."""
    streak_of: tuple[Who, ...] = ()
    pentakills: tuple[tuple[Who, int], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back."""
        return {
            "game": self.game.value,
            "matches": self.matches,
            "tallies": [each.to_json() for each in self.tallies],
            "best": self.best.to_json() if self.best else None,
            "worst": self.worst.to_json() if self.worst else None,
            "streak": self.streak,
            "streak_of": [who.to_json() for who in self.streak_of],
            "pentakills": [[who.to_json(), count] for who, count in self.pentakills],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "GameRecap":
        """Read what `to_json` wrote; KeyError, ValueError or TypeError where it is something
        else."""
        best, worst = data["best"], data["worst"]
        return cls(
            game=Game(data["game"]),
            matches=int(data["matches"]),
            tallies=tuple(Tally.from_json(each) for each in data["tallies"]),
            best=Highlight.from_json(best) if best else None,
            worst=Highlight.from_json(worst) if worst else None,
            streak=int(data["streak"]),
            streak_of=tuple(Who.from_json(who) for who in data["streak_of"]),
            pentakills=tuple((Who.from_json(who), int(n)) for who, n in data["pentakills"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """What `Kind.RECAP` announces."""

    period: Period
    first: date
    last: date
    zone: str
    """The IANA name of the zone whose days these are."""
    games: tuple[GameRecap, ...]
    """League before TFT; only what was played."""
    ladders: tuple[LadderSum, ...] = ()
    """Only where something moved, or may have."""
    climbers: tuple[Climb, ...] = ()
    """Who climbed most comes first."""
    awaited: int = 0
    """Games that were over, or may have been, and had no result yet."""
    unpublished: int = 0
    """Games whose result Riot does not publish."""
    behind: int = 0
    """Players whose match list was not compared since, so that games of theirs may be missing."""

    @property
    def empty(self) -> bool:
        """Whether nothing was played that has a result."""
        return not self.games

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back."""
        return {
            "kind": Kind.RECAP.value,
            "period": self.period.value,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "zone": self.zone,
            "games": [each.to_json() for each in self.games],
            "ladders": [each.to_json() for each in self.ladders],
            "climbers": [each.to_json() for each in self.climbers],
            "awaited": self.awaited,
            "unpublished": self.unpublished,
            "behind": self.behind,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Recap":
        """Read what `to_json` wrote; KeyError, ValueError or TypeError where it is something
        else."""
        return cls(
            period=Period(data["period"]),
            first=date.fromisoformat(data["first"]),
            last=date.fromisoformat(data["last"]),
            zone=data["zone"],
            games=tuple(GameRecap.from_json(each) for each in data["games"]),
            ladders=tuple(LadderSum.from_json(each) for each in data["ladders"]),
            climbers=tuple(Climb.from_json(each) for each in data["climbers"]),
            awaited=int(data["awaited"]),
            unpublished=int(data["unpublished"]),
            behind=int(data["behind"]),
        )


def recap_id(period: Period, first: date) -> str:
    """What stands for the game in a recap's key: `weekly:2026-11-16`."""
    return f"{period.value}:{first.isoformat()}"
