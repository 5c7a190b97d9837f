"""Of whom a server was told already, in whichever of its channels that was.

A player's game is owed to one channel of a server. Where that is another one by the time somebody
finishes the game once more, as the other model does after a move, the server has been told all the
same.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.chunks import chunks
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind, State
from tracking.domain.games import GameKey
from tracking.domain.payloads import players_in

OF_PLAYERS = (Kind.RESULT, Kind.UNAVAILABLE, Kind.PROMOTION)
"""What is told of players, each by itself."""


@dataclass(frozen=True, slots=True)
class Told:
    """What some games' announcements say."""

    _live: Mapping[tuple[str, GameKey, int], set[int]]
    """The players by kind, game and server, in what is owed or sent."""
    _results: Mapping[tuple[GameKey, int], set[int]]
    """The players of whom some process has a result, which may have told nobody."""

    def of(self, kind: Kind, key: GameKey, guild_id: int | None) -> set[int]:
        """The players of whom the server is told this, or has it better: who has a result has no
        missing one."""
        kinds = (kind, Kind.RESULT) if kind is Kind.UNAVAILABLE else (kind,)
        return set().union(
            *(self._live.get((each.value, key, guild_id or 0), ()) for each in kinds)
        )

    def results(self, key: GameKey, guild_id: int | None) -> set[int]:
        """The players whose result is known for the server."""
        return set(self._results.get((key, guild_id or 0), ()))


async def told(session: AsyncSession, keys: Collection[GameKey]) -> Told:
    """What servers are told of these games; a step's key is one too."""
    by_platform: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        by_platform[key.platform].add(key.game_id)
    live: dict[tuple[str, GameKey, int], set[int]] = defaultdict(set)
    results: dict[tuple[GameKey, int], set[int]] = defaultdict(set)
    for platform, game_ids in by_platform.items():
        for some in chunks(game_ids):
            for row in await session.execute(_of(platform, some)):
                key = GameKey(platform=platform, game_id=row.game_id)
                players = players_in(row.payload)
                if row.state != State.SUPPRESSED.value:
                    live[row.kind, key, row.guild_id] |= players
                if row.kind == Kind.RESULT.value:
                    results[key, row.guild_id] |= players
    return Told(live, results)


def _of(platform: str, game_ids: Collection[str]) -> Select[*tuple[Any, ...]]:
    return select(
        Announcement.kind,
        Announcement.game_id,
        Announcement.guild_id,
        Announcement.state,
        Announcement.payload,
    ).where(
        Announcement.platform == platform,
        Announcement.game_id.in_(game_ids),
        Announcement.guild_id.is_not(None),
        Announcement.kind.in_([kind.value for kind in OF_PLAYERS]),
    )
