"""Whose match lists are compared in this turn, and when each was last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.games import Game
from tracking.polling import store
from tracking.polling.audit import Where
from tracking.polling.visibility import Visibility
from tracking.riot.client import RiotClient
from tracking.riot.endpoints import MATCH_IDS
from tracking.riot.routes import match_cluster

LISTS_PER_TURN = 400
"""So many lists at most in one turn, so that a long absence does not make one turn endless; what is
left over comes first in the next."""

GONE_WAIT = timedelta(hours=1)
"""A player whose account is gone is looked at that rarely."""

HURRY = 5
"""So many times more often lists are compared while spectator shows nothing."""

TURNS = 10
"""So many turns at least there are within one interval; a list that failed waits for the next."""

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDue:
    """The list of one player and game, due for being compared."""

    player: store.HistoryPlayer
    game: Game
    puuid: str
    compared_at: datetime | None
    """When it was last compared whole."""
    interval: timedelta
    """How often that is promised."""
    at: datetime
    """The instant of this turn."""

    @property
    def where(self) -> Where:
        return self.player.player_id, self.player.platform, self.game


class ListsDue:
    """Chooses the lists of a turn and remembers what became of them."""

    def __init__(
        self,
        *,
        database: Database,
        riot: RiotClient,
        clock: Clock,
        visibility: Visibility,
        interval: timedelta,
    ) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._visibility = visibility
        self._interval = interval
        self._tried: dict[tuple[int, Game], datetime] = {}
        """When a list was last asked for; one that fails does not keep others waiting."""
        self._compared: dict[Where, datetime] = {}
        """When a list was last compared whole; `history_at` is the earlier of the two games'."""

    async def choose(self) -> list[ListDue]:
        """At most `LISTS_PER_TURN`, those first that were not asked for the longest."""
        now = self._clock.now()
        async with self._database.read() as session:
            players = await store.history_due(session, before=now - self._shortest_wait())
        due = [each for player in players for each in self._of(player, now)]
        due.sort(key=lambda each: self._last_tried(each.player, each.game))
        return self._within_budget(due)[:LISTS_PER_TURN]

    def asked(self, due: ListDue) -> None:
        """This list is being asked for; should it fail, others come before it next time."""
        self._tried[due.player.player_id, due.game] = due.at

    def compared(self, due: ListDue) -> None:
        """This list was compared whole."""
        self._compared[due.where] = due.at

    def all_compared_at(self, player: store.HistoryPlayer) -> datetime | None:
        """The earlier of the instants at which his lists were last compared; None: not all were."""
        lasts = [self._last(player, game) for game, _ in player.puuids]
        known = [at for at in lasts if at is not None]
        return min(known) if known and len(known) == len(lasts) else None

    def _of(self, player: store.HistoryPlayer, now: datetime) -> Iterator[ListDue]:
        for game, puuid in player.puuids:
            if self._is_due(player, game, now):
                yield ListDue(
                    player=player,
                    game=game,
                    puuid=puuid,
                    compared_at=self._last(player, game),
                    interval=max(self._interval, GONE_WAIT) if player.gone else self._interval,
                    at=now,
                )

    def _shortest_wait(self) -> timedelta:
        return self._interval / HURRY if self._visibility.any_off() else self._interval

    def _is_due(self, player: store.HistoryPlayer, game: Game, now: datetime) -> bool:
        wait = self._interval
        if player.gone:
            wait = max(wait, GONE_WAIT)
        elif self._visibility.is_off(player.platform, game):
            wait /= HURRY
        last = self._last(player, game)
        if last is not None and last > now - wait:
            return False
        return self._last_tried(player, game) <= now - self._interval / TURNS

    def _last_tried(self, player: store.HistoryPlayer, game: Game) -> datetime:
        return self._tried.get((player.player_id, game), _NEVER)

    def _within_budget(self, due: Sequence[ListDue]) -> list[ListDue]:
        """Of those who are due only because spectator is off, as many as half the budget bears."""
        left: dict[tuple[str, Game], int] = {}
        chosen = []
        for each in due:
            if each.compared_at is not None and each.compared_at > each.at - self._interval:
                part = cluster_of(each.player.platform), each.game
                if part not in left:
                    left[part] = self._budget(*part) // 2
                left[part] -= 1
                if left[part] < 0:
                    continue
            chosen.append(each)
        return chosen

    def _budget(self, cluster: str, game: Game) -> int:
        seconds = self._interval.total_seconds() / TURNS
        return self._riot.budget(cluster, MATCH_IDS[game].method, game=game, seconds=seconds)

    def _last(self, player: store.HistoryPlayer, game: Game) -> datetime | None:
        here = self._compared.get((player.player_id, player.platform, game))
        known = [at for at in (here, player.compared_at) if at is not None]
        return max(known) if known else None


def cluster_of(platform: str) -> str:
    """The cluster that has the platform's match lists; empty for a platform we do not know."""
    try:
        return match_cluster(platform)
    except KeyError:
        return ""
