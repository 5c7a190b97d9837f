"""Which queues a server does not post: its own filter, and those of single players. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tracking.domain.games import Game
from tracking.domain.queue_groups import QueueGroup, group_of

Groups = frozenset[QueueGroup]


def read_groups(stored: str | None) -> Groups:
    """What is stored, without what a newer version knows alone."""
    known = {group.value for group in QueueGroup}
    return frozenset(QueueGroup(each) for each in (stored or "").split(",") if each in known)


def stored_groups(groups: Iterable[QueueGroup]) -> str:
    """As `read_groups` reads it back."""
    return ",".join(sorted(group.value for group in set(groups)))


class MutedBy(StrEnum):
    """Whose filter kept a game from being posted."""

    SERVER = "server"
    PLAYER = "player"  # the player's own in that server


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a server does not post of one player. His own filter takes the place of the server's,
    also where it mutes nothing."""

    server: Groups = frozenset()
    own: Groups | None = None

    def mutes(self, game: Game, queue_id: int | None) -> MutedBy | None:
        """Whose filter keeps a game of this queue back; None where it is posted. A queue we do not
        know is in no group: only who mutes the whole game mutes it."""
        groups = {QueueGroup(game.value), group_of(queue_id)}
        if self.own is not None:
            return MutedBy.PLAYER if groups & self.own else None
        return MutedBy.SERVER if groups & self.server else None
