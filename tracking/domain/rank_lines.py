"""What a post says of a player's rank: one ladder, one game, as far as it is known by then."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracking.domain.ladders import Ladder
from tracking.domain.rank_changes import Effect, GameChange, StepKind
from tracking.domain.ranks import AnyRank, rank_from_json, rank_to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class RankLine:
    """What a ranked game meant for its player. The post of a game that counts for no ladder has
    none."""

    ladder: Ladder
    effect: Effect
    """PENDING while it may still become known: the post is edited then. UNKNOWN is to be said,
    not left out."""
    lp: int | None = None
    """LP, or rating in Hyper Roll; None but for CHANGED. 0 is a change too (demotion shield)."""
    rank: AnyRank | None = None
    """The rank seen after the game; while PENDING the one seen last, before it; None where none
    was seen at all, `UNRANKED` in placements."""
    step: StepKind | None = None
    """The game, as the last of those counted together, led to another division or tier."""
    before: AnyRank | None = None
    """The rank before the step."""

    @property
    def settled(self) -> bool:
        """Whether nothing more will become known."""
        return self.effect is not Effect.PENDING

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back."""
        return {
            "ladder": self.ladder.value,
            "effect": self.effect.value,
            "lp": self.lp,
            "rank": None if self.rank is None else rank_to_json(self.rank),
            "step": self.step.value if self.step else None,
            "before": None if self.before is None else rank_to_json(self.before),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "RankLine":
        """Read what `to_json` wrote; KeyError, ValueError or TypeError where it is something
        else."""
        rank, before, step = data["rank"], data["before"], data["step"]
        lp = data["lp"]
        return cls(
            ladder=Ladder(data["ladder"]),
            effect=Effect(data["effect"]),
            lp=None if lp is None else int(lp),
            rank=None if rank is None else rank_from_json(rank),
            step=None if step is None else StepKind(step),
            before=None if before is None else rank_from_json(before),
        )


def rank_line(ladder: Ladder, change: GameChange) -> RankLine:
    """The line for a game's change."""
    step = change.step
    return RankLine(
        ladder=ladder,
        effect=change.effect,
        lp=change.lp,
        rank=change.before if change.effect is Effect.PENDING else change.after,
        step=step.kind if step else None,
        before=step.before if step else None,
    )


def read_rank_lines(data: object) -> dict[int, RankLine]:
    """The lines by player id, as a payload holds them; what cannot be read is left out, so that
    it spoils no post."""
    lines: dict[int, RankLine] = {}
    if not isinstance(data, Mapping):
        return lines
    for player_id, line in data.items():
        try:
            lines[int(player_id)] = RankLine.from_json(line)
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
    return lines
