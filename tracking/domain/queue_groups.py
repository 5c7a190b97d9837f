"""Queues as members tell them apart, to ask for games or not to see them: Riot has several numbers
for one thing and new ones each year. Pure."""

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
    MODES = "modes"  # what comes and goes: URF, One for All, Swarm, Brawl …
    COOP = "coop"  # against bots, Doom Bots included
    CUSTOM = "custom"  # what people make up themselves, practice, tutorials
    TFT = "tft"  # all of Teamfight Tactics
    TFT_RANKED = "tft-ranked"
    TFT_NORMAL = "tft-normal"
    HYPER_ROLL = "hyper-roll"  # ranked or not
    DOUBLE_UP = "double-up"  # ranked or not
    TFT_MODES = "tft-modes"  # revivals, Tocker's Trials, tutorials

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
        QueueGroup.MODES,
        QueueGroup.COOP,
        QueueGroup.CUSTOM,
    }
)

_QUEUES = {
    QueueGroup.SOLO: frozenset({420}),
    QueueGroup.FLEX: frozenset({440}),
    QueueGroup.NORMAL: frozenset({400, 430, 480, 490}),
    QueueGroup.ARAM: frozenset({450, 2400}),
    QueueGroup.CLASH: frozenset({700, 720}),
    QueueGroup.ARENA: frozenset({1700, 1710, 1740, 1750}),
    QueueGroup.MODES: frozenset(
        {900, 910, 920, 940, 1000, 1010, 1020, 1200, 1300, 1400, 1900, 2300}
        | {1810, 1820, 1830, 1840}
    ),
    QueueGroup.COOP: frozenset({830, 840, 850, 870, 880, 890, 950, 960, 980, 990}),
    QueueGroup.CUSTOM: frozenset({0, 2000, 2010, 2020, 3100, 3140, 3270}),
    QueueGroup.TFT_RANKED: frozenset({1100}),
    QueueGroup.TFT_NORMAL: frozenset({1090}),
    QueueGroup.HYPER_ROLL: frozenset({1120, 1130}),
    QueueGroup.DOUBLE_UP: frozenset({1150, 1160}),
    QueueGroup.TFT_MODES: frozenset({1091, 1092, 1110, 1111, 1210, 1220, 6000, 6100, 6110, 6120}),
}

_GROUPS = {queue_id: group for group, ids in _QUEUES.items() for queue_id in ids}


def group_of(queue_id: int | None) -> QueueGroup | None:
    """The group of one queue; None of one we do not know."""
    return _GROUPS.get(queue_id) if queue_id is not None else None
