"""A promotion, a demotion or a first rank as a channel is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracking.domain.events import Kind
from tracking.domain.games import GameKey
from tracking.domain.ladders import Ladder
from tracking.domain.rank_changes import StepKind
from tracking.domain.ranks import AnyRank, rank_from_json, rank_to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class RankEvent:
    """What `Kind.PROMOTION` announces."""

    player_id: int
    game_name: str
    tag_line: str
    platform: str
    ladder: Ladder
    step: StepKind
    before: AnyRank
    after: AnyRank
    at: datetime
    """When it was first seen."""
    game: GameKey | None
    """The game after which it was seen; None where it came without one (decay, the day's draw)."""

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back."""
        return {
            "kind": Kind.PROMOTION.value,
            "player_id": self.player_id,
            "game_name": self.game_name,
            "tag_line": self.tag_line,
            "platform": self.platform,
            "ladder": self.ladder.value,
            "step": self.step.value,
            "before": rank_to_json(self.before),
            "after": rank_to_json(self.after),
            "at": self.at.isoformat(),
            "game": self.game.match_id if self.game else None,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "RankEvent":
        """Read what `to_json` wrote; KeyError or ValueError where it is something else."""
        return cls(
            player_id=data["player_id"],
            game_name=data["game_name"],
            tag_line=data["tag_line"],
            platform=data["platform"],
            ladder=Ladder(data["ladder"]),
            step=StepKind(data["step"]),
            before=rank_from_json(data["before"]),
            after=rank_from_json(data["after"]),
            at=datetime.fromisoformat(data["at"]),
            game=GameKey.parse(data["game"]) if data["game"] else None,
        )
