"""What a queue is played as: mode, map, sides (riot.md §8)."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulators.riot.accounts import GameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """One queue; `groups` teams of `group_size` players each."""

    queue_id: int
    mode: str
    map_id: int
    groups: int = 2
    group_size: int = 5
    game: GameKind = "lol"
    kind: str = "normal"
    """What `type=` of match-v5 calls it."""
    bot_group: bool = False
    """The second team consists of bots."""
    spectatable: bool = True

    @property
    def seats(self) -> int:
        return self.groups * self.group_size

    @property
    def is_arena(self) -> bool:
        return self.mode == "CHERRY"


def _lol(queue_id: int, mode: str, map_id: int = 11, **more: object) -> Queue:
    return Queue(queue_id=queue_id, mode=mode, map_id=map_id, **more)  # type: ignore[arg-type]


def _arena(queue_id: int, groups: int, group_size: int, spectatable: bool = True) -> Queue:
    return _lol(
        queue_id, "CHERRY", 30, groups=groups, group_size=group_size, spectatable=spectatable
    )


def _swarm(queue_id: int, players: int) -> Queue:
    return _lol(queue_id, "STRAWBERRY", 33, groups=1, group_size=players)


def _tft(queue_id: int, group_size: int = 1) -> Queue:
    return _lol(queue_id, "TFT", 22, groups=8 // group_size, group_size=group_size, game="tft")


_ALL = (
    _lol(0, "CLASSIC", kind="tourney", spectatable=False),
    _lol(400, "CLASSIC"),
    _lol(420, "CLASSIC", kind="ranked"),
    _lol(430, "CLASSIC"),
    _lol(440, "CLASSIC", kind="ranked"),
    _lol(450, "ARAM", 12),
    _lol(480, "SWIFTPLAY"),
    _lol(490, "CLASSIC"),
    _lol(700, "CLASSIC"),
    _lol(720, "ARAM", 12),
    _lol(870, "CLASSIC", bot_group=True),
    _lol(880, "CLASSIC", bot_group=True),
    _lol(890, "CLASSIC", bot_group=True),
    _lol(900, "URF"),
    _lol(1020, "ONEFORALL"),
    _lol(1300, "NEXUSBLITZ", 21),
    _lol(1400, "ULTBOOK"),
    _arena(1700, 8, 2),
    _arena(1710, 8, 2, spectatable=False),
    _arena(1740, 6, 3),
    _arena(1750, 6, 3),
    _swarm(1810, 1),
    _swarm(1820, 2),
    _swarm(1830, 3),
    _swarm(1840, 4),
    _lol(1900, "URF"),
    _lol(2300, "BRAWL", 35),
    _lol(2400, "KIWI", 12),
    _tft(1090),
    _tft(1100),
    _tft(1130),
    _tft(1160, 2),
    _tft(6100),
)
QUEUES: Mapping[int, Queue] = {queue.queue_id: queue for queue in _ALL}


def queue_for(queue_id: int, game: GameKind) -> Queue:
    """The queue; one that is not in the table is played like a normal game of `game`."""
    known = QUEUES.get(queue_id)
    if known is not None:
        return known
    return _tft(queue_id) if game == "tft" else _lol(queue_id, "CLASSIC")
