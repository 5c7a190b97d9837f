"""Queues as members tell them apart when they ask for games: Riot has several numbers for one thing
and new ones each year. Pure."""

from enum import StrEnum

from tracking.domain.games import Game


class QueueGroup(StrEnum):
    """Queues that are asked for together."""

    LOL = "lol"  # all of League
    SOLO = "solo"  # Ranked Solo/Duo
    FLEX = "flex"  # Ranked Flex
    NORMAL = "normal"  # Draft, Blind, Quickplay, Swiftplay
    ARAM = "aram"  # and Mayhem
    CLASH = "clash"  # on either map
    ARENA = "arena"  # pairs, trios, lobbies
    TFT = "tft"  # all of Teamfight Tactics
    TFT_RANKED = "tft-ranked"
    TFT_NORMAL = "tft-normal"
    HYPER_ROLL = "hyper-roll"  # ranked or not
    DOUBLE_UP = "double-up"  # ranked or not

    @property
    def game(self) -> Game:
        """Whose queues they are."""
        return Game.LOL if self in _LOL else Game.TFT

    @property
    def queue_ids(self) -> frozenset[int] | None:
        """Riot's numbers; None: every queue of the game."""
        return _QUEUES.get(self)


_LOL = frozenset(
    {
        QueueGroup.LOL,
        QueueGroup.SOLO,
        QueueGroup.FLEX,
        QueueGroup.NORMAL,
        QueueGroup.ARAM,
        QueueGroup.CLASH,
        QueueGroup.ARENA,
    }
)

_QUEUES = {
    QueueGroup.SOLO: frozenset({420}),
    QueueGroup.FLEX: frozenset({440}),
    QueueGroup.NORMAL: frozenset({400, 430, 480, 490}),
    QueueGroup.ARAM: frozenset({450, 2400}),
    QueueGroup.CLASH: frozenset({700, 720}),
    QueueGroup.ARENA: frozenset({1700, 1710, 1740, 1750}),
    QueueGroup.TFT_RANKED: frozenset({1100}),
    QueueGroup.TFT_NORMAL: frozenset({1090}),
    QueueGroup.HYPER_ROLL: frozenset({1120, 1130}),
    QueueGroup.DOUBLE_UP: frozenset({1150, 1160}),
}
