"""Whether spectator shows running games at all.

It answers 404 both to "not in a game" and to "switched off" (riot.md §3.1); it has been off for
days. It is held to be off where every look fails for a while, or where match lists name several
games, of several players, that began and ended while these were looked at and while nobody was
shown in any game. What it is held to be is remembered, so that a restart neither tells the operator
twice nor forgets to tell him that it is back.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Meta
from tracking.domain.games import Game, GameKey

UNSEEN_GAMES = 3
UNSEEN_PLAYERS = 2
"""One player alone may hide in streamer mode."""

FAILING_TURNS = 10
"""So many intervals without a single answer are an outage."""

GAP_TURNS = 10
"""A player not looked at for longer was out of sight by our own doing."""

RECENT = timedelta(hours=2)
"""Games that ended longer ago say nothing about spectator now."""

Part = tuple[str, Game]
"""A platform and a game, each of which has a spectator of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedUnseen:
    """A game that a match list named and no look had shown."""

    player_id: int
    platform: str
    game: Game
    key: GameKey
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(slots=True)
class _Watched:
    """Since when a player has been looked at without a gap, and when last."""

    since: datetime
    last: datetime


class Visibility:
    """Collects what looks and match lists say of spectator. Knows no clock: times are handed in."""

    def __init__(self, *, interval: timedelta) -> None:
        self._gap = GAP_TURNS * interval
        self._failing_for = FAILING_TURNS * interval
        self._watched: dict[tuple[int, Game], _Watched] = {}
        self._shown_at: dict[Part, datetime] = {}
        self._failing_since: dict[Part, datetime] = {}
        self._unseen: defaultdict[Part, dict[tuple[int, GameKey], datetime]] = defaultdict(dict)
        self._off: dict[Part, str] = {}

    def is_off(self, platform: str, game: Game) -> bool:
        """Whether spectator shows nobody there, whoever plays."""
        return (platform.upper(), game) in self._off

    def any_off(self) -> bool:
        """Whether some spectator is off."""
        return bool(self._off)

    def off(self) -> Sequence[Part]:
        """Every spectator that is off."""
        return sorted(self._off)

    def looked(self, player_ids: Iterable[int], game: Game, at: datetime) -> None:
        """Spectator answered for these players."""
        for player_id in player_ids:
            watched = self._watched.get((player_id, game))
            if watched is None or at - watched.last > self._gap:
                self._watched[player_id, game] = _Watched(at, at)
            else:
                watched.last = at

    def turned(self, part: Part, *, answered: int, shown: int, refused: int, at: datetime) -> None:
        """What a turn's looks at one spectator gave: answers, games among them, refusals."""
        if shown:
            self._shown_at[part] = at
            self._unseen.pop(part, None)
            self._off.pop(part, None)
        if answered:
            self._failing_since.pop(part, None)
            if self._off.get(part) == _FAILS:
                del self._off[part]
        elif refused:
            since = self._failing_since.setdefault(part, at)
            if at - since >= self._failing_for:
                self._off.setdefault(part, _FAILS)

    def played(self, games: Iterable[PlayedUnseen], at: datetime) -> None:
        """Match lists name these games, which no look had shown."""
        for game in games:
            if not self._says_something(game, at):
                continue
            part = game.platform.upper(), game.game
            unseen = self._unseen[part]
            unseen[game.player_id, game.key] = at
            for old in [which for which, seen in unseen.items() if at - seen > RECENT]:
                del unseen[old]
            players = {player_id for player_id, _ in unseen}
            if len({key for _, key in unseen}) >= UNSEEN_GAMES and len(players) >= UNSEEN_PLAYERS:
                self._off.setdefault(part, _SILENT)

    def _says_something(self, game: PlayedUnseen, at: datetime) -> bool:
        """Whether a working spectator would have shown it, and shown nothing since it began."""
        watched = self._watched.get((game.player_id, game.game))
        if game.started_at is None or game.ended_at is None or watched is None:
            return False
        shown = self._shown_at.get((game.platform.upper(), game.game))
        return (
            at - game.ended_at <= RECENT
            and watched.since <= game.started_at
            and watched.last >= game.ended_at - self._gap
            and (shown is None or shown <= game.started_at)
        )

    async def load(self, session: AsyncSession) -> None:
        """Take up what was known when the process ended."""
        row = await session.get(Meta, _META)
        for each in (row.value if row else "").split():
            platform, game, why = each.split(":")
            self._off.setdefault((platform, Game(game)), why)

    async def save(self, session: AsyncSession, at: datetime) -> None:
        """Remember what is off now."""
        value = " ".join(
            f"{platform}:{game}:{self._off[platform, game]}" for platform, game in self.off()
        )
        await session.merge(Meta(key=_META, value=value, updated_at=at))


_FAILS = "fails"
_SILENT = "silent"
_META = "spectator_off"
