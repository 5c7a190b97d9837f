"""A game's whole story, and why a channel was told nothing. Pure but for `tell`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.casework.announced import Announced, announced
from tracking.casework.reading import PlayerGame
from tracking.domain.filters import MutedBy
from tracking.domain.games import GameKey, GameStatus
from tracking.outbox import State


class Silence(StrEnum):
    """Why no announcement of a player's game was written for his channel."""

    RUNNING = "running"  # it is not over yet
    AWAITED = "awaited"  # it is over, and Riot has no record of it yet
    ENDED_BEFORE = "ended before"  # it ended before the player was followed here
    NO_CHANNEL = "no channel"  # no channel was ever named
    NOT_SEEN = "not seen"  # no result will come, and nobody had seen the game begin
    MUTED_HERE = "muted here"  # the server does not post games of this queue
    MUTED_FOR_HIM = "muted for him"  # the server does not post his games of this queue
    OUT_ALREADY = "out already"  # the post was out when this player's result was found
    UNKNOWN = "unknown"  # nothing that is stored says why


@dataclass(frozen=True, slots=True, kw_only=True)
class Unannounced:
    """A player's game of which his channel was told nothing, and why."""

    player: PlayerGame
    channel_id: int | None
    why: Silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All that a server may know of one game."""

    guild_id: int
    key: GameKey
    players: tuple[PlayerGame, ...]
    """Those whom the server follows; at least one."""
    announced: tuple[Announced, ...]
    unannounced: tuple[Unannounced, ...]

    @property
    def queue_name(self) -> str:
        """Empty where it is not known."""
        return next((p.game.queue_type for p in self.players if p.game.queue_type), "")

    @property
    def status(self) -> GameStatus:
        """ACTIVE while somebody's result is awaited, COMPLETED where anybody has one."""
        return status_of(self.players)


def status_of(players: Sequence[PlayerGame]) -> GameStatus:
    """Where a game stands for several players together."""
    statuses = {player.game.status for player in players}
    for status in (GameStatus.ACTIVE, GameStatus.COMPLETED):
        if status in statuses:
            return status
    return GameStatus.UNAVAILABLE


async def tell(session: AsyncSession, guild_id: int, players: Sequence[PlayerGame]) -> Story:
    """The story of the game that these players of the server played."""
    key = players[0].game.key
    told = live_only(await announced(session, guild_id, key))
    return Story(
        guild_id=guild_id,
        key=key,
        players=tuple(players),
        announced=tuple(told),
        unannounced=tuple(unannounced(players, told)),
    )


def live_only(told: Sequence[Announced]) -> list[Announced]:
    """Without what a process in shadow put down for a channel that was told as well."""
    live = {(n.kind, n.channel_id) for n in told if n.state is not State.SUPPRESSED}
    return [
        n for n in told if n.state is not State.SUPPRESSED or (n.kind, n.channel_id) not in live
    ]


def unannounced(players: Sequence[PlayerGame], told: Sequence[Announced]) -> list[Unannounced]:
    """The players whose game is in no announcement, each with the reason."""
    named = {player_id for each in told for player_id in each.player_ids}
    channels = {each.channel_id for each in told}
    return [
        Unannounced(player=each, channel_id=each.channel_id, why=_why(each, channels))
        for each in players
        if each.player_id not in named
    ]


def _why(player: PlayerGame, channels: set[int]) -> Silence:
    game = player.game
    if game.is_active():
        return Silence.RUNNING if player.running else Silence.AWAITED
    if _before(game.ended_at, player.since):
        return Silence.ENDED_BEFORE
    if game.status is GameStatus.UNAVAILABLE and player.seen_at is None:
        return Silence.NOT_SEEN
    if player.channel_id is None:
        return Silence.NO_CHANNEL
    if player.muted_by is not None:
        own = player.muted_by is MutedBy.PLAYER
        return Silence.MUTED_FOR_HIM if own else Silence.MUTED_HERE
    return Silence.OUT_ALREADY if player.channel_id in channels else Silence.UNKNOWN


def _before(ended_at: datetime | None, since: datetime) -> bool:
    return ended_at is not None and ended_at < since
