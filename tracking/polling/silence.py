"""Spectators that lost most games at once: that says more of them than of the games."""

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tracking.domain.following import Look, most_vanished
from tracking.domain.games import GameKey, TrackedGame
from tracking.polling.visibility import Part

log = logging.getLogger(__name__)


class Silence:
    """Remembers which spectators are doubted: for one turn at least, and from then on until they
    show somebody."""

    def __init__(self) -> None:
        self._silent: set[Part] = set()

    def after(
        self,
        platforms: Mapping[int, str],
        running: Mapping[int, Sequence[TrackedGame]],
        looks: Mapping[int, Look],
    ) -> frozenset[Part]:
        """Those whose absences count for nothing after the looks of one turn; by player where he
        plays, which games of his ran until now, and what the look at him showed."""
        before: defaultdict[Part, set[GameKey]] = defaultdict(set)
        after: defaultdict[Part, set[GameKey]] = defaultdict(set)
        for player_id, look in looks.items():
            platform = platforms[player_id]
            for row in running.get(player_id, ()):
                if row.game in look.answered or look.live is not None:
                    before[platform, row.game].add(row.key)
            if look.live is not None:
                after[platform, look.live.game].add(look.live.key)
        lost = {
            at for at, keys in before.items() if most_vanished(keys, keys & after.get(at, set()))
        }
        for at in lost - self._silent:
            log.warning("spectator of %s (%s) lost most games at once; waiting for it", *at)
        self._silent = (lost - self._silent) | (self._silent - after.keys())
        return frozenset(self._silent)
