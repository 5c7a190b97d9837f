"""GameCentricPollingService: the turns of the new model, in one place.

Who drives them, and how often, is the bot's affair; each turn may be called at any time and after
any crash, and does only what is due.
"""

from datetime import timedelta
from typing import Any

from tracking import notices, outbox
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.players import Players, tell_of_gone
from tracking.polling.awaiting import Patience
from tracking.polling.completion import Completion
from tracking.polling.detection import Detection
from tracking.polling.history import History
from tracking.polling.housekeeping import Housekeeping
from tracking.polling.inherited import Inherited
from tracking.polling.key_watch import KeyWatch
from tracking.polling.leftovers import Leftovers
from tracking.polling.ranks import Ranks
from tracking.polling.visibility import Visibility
from tracking.privacy import PrivacyTurn
from tracking.riot.client import RiotClient
from tracking.settings import Settings

SPECTATOR_OFF = (
    "Riot's spectator shows no running games at present. Nothing needs to be done: results come "
    "from match histories, some minutes later than usual."
)
SPECTATOR_BACK = "Riot's spectator shows running games again."


class GameCentricPollingService:
    """One row per player and game, from detection to result."""

    def __init__(
        self, *, database: Database, riot: RiotClient, settings: Settings, clock: Clock
    ) -> None:
        self._database, self._clock, self._emit = database, clock, settings.emit_events
        self._loaded = False
        self._visibility = visibility = Visibility(
            interval=timedelta(seconds=settings.detection_interval_seconds)
        )
        self._detection = Detection(
            database=database,
            riot=riot,
            clock=clock,
            visibility=visibility,
            interval_seconds=settings.detection_interval_seconds,
        )
        self._patience = patience = Patience(
            interval=timedelta(seconds=settings.completion_interval_seconds),
            grace=timedelta(seconds=settings.result_grace_seconds),
            deadline=timedelta(hours=settings.result_deadline_hours),
            announce_max_age=timedelta(hours=settings.announce_max_age_hours),
        )
        self._completion = Completion(
            database=database,
            riot=riot,
            clock=clock,
            patience=patience,
            emit=settings.emit_events,
        )
        self._history = History(
            database=database,
            riot=riot,
            clock=clock,
            completion=self._completion,
            visibility=visibility,
            interval=timedelta(seconds=settings.history_interval_seconds),
        )
        self._ranks = Ranks(
            database=database,
            riot=riot,
            clock=clock,
            detection_seconds=settings.detection_interval_seconds,
            emit=settings.emit_events,
            looked_at=self._detection.looked_elsewhere,
        )
        self._leftovers = Leftovers(
            database=database,
            completion=self._completion,
            history=self._history,
            clock=clock,
            patience=patience,
            interval=timedelta(seconds=settings.detection_interval_seconds),
        )
        self._players = Players(database, riot, clock, settings.max_players_per_guild)
        self._keys = KeyWatch(database=database, riot=riot, clock=clock, emit=settings.emit_events)
        self._inherited = Inherited(
            database=database,
            clock=clock,
            deadline=timedelta(hours=settings.result_deadline_hours),
            emit=settings.emit_events,
        )
        self._privacy = PrivacyTurn(database=database, riot=riot, clock=clock)
        self._housekeeping = Housekeeping(
            database=database, clock=clock, raw_response_days=settings.raw_response_days
        )

    @property
    def completion(self) -> Completion:
        """What stores results, for whoever has a record or gives up a game by hand."""
        return self._completion

    async def detection_turn(self) -> dict[str, float]:
        """Look at the players who are due; see `tracking.polling.detection`."""
        return await self._detection.turn()

    async def completion_turn(self) -> dict[str, int]:
        """Ask for the records of games held over; see `tracking.polling.completion`."""
        return await self._completion.turn()

    async def takeover_turn(self) -> dict[str, int]:
        """Owe what a shadow beside this process put down: it may have been quicker."""
        async with self._database.write() as session:
            now, max_age = self._clock.now(), self._patience.announce_max_age
            return {"promoted": await outbox.promote(session, now, max_age)}

    async def leftovers_turn(self) -> dict[str, int]:
        """Under the old model: see `tracking.polling.leftovers`."""
        return await self._leftovers.turn()

    async def history_turn(self) -> dict[str, Any]:
        """Compare match lists with what is stored; see `tracking.polling.history`."""
        return await self._history.turn()

    async def ranks_turn(self) -> dict[str, int]:
        """Look at the ranks that are due; see `tracking.polling.ranks`."""
        return await self._ranks.turn()

    async def upkeep_turn(self) -> dict[str, int]:
        """Find out who players are now, tell of spectator and of the keys, go on with what owners
        of accounts asked for, and drop what is kept for a time only."""
        # Before anybody is adopted or asked about: it may be somebody who forbade that.
        private = await self._privacy.turn()
        await self._tell_of_spectator()
        await self._keys.turn()
        inherited = await self._inherited.turn()
        resolved = await self._players.resolve()
        await tell_of_gone(self._database, now=self._clock.now(), emit=self._emit)
        return {**inherited, "resolved": resolved, **private, **await self._housekeeping.turn()}

    async def _tell_of_spectator(self) -> None:
        now = self._clock.now()
        async with self._database.write() as session:
            if not self._loaded:
                await self._visibility.load(session)
                self._loaded = True
            if self._visibility.any_off():
                begun = await notices.begin(
                    session, "spectator", SPECTATOR_OFF, now=now, emit=self._emit
                )
                if begun:
                    await self._visibility.save(session, now)
            elif await notices.end(session, "spectator", SPECTATOR_BACK, now=now, emit=self._emit):
                await self._visibility.save(session, now)
