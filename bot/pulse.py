"""Ends the process where its event loop cannot: it stands still, or does not come to its end.

A thread counts: beats that did not come, and seconds of a stop that takes too long. It counts its
own ticks and asks no clock, so that a machine that slept does not look like a loop that hangs.
"""

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable

from tracking.clock import Clock

log = logging.getLogger(__name__)

TICK_SECONDS = 0.5
BLOCKED_SECONDS = 60.0
"""Nothing of ours keeps the event loop busy for even one second."""
LAST_WORDS_SECONDS = 1.0

INTERNAL = 70


class Pulse:
    """Watches from `start` until the process ends."""

    def __init__(self, *, end: Callable[[int], object] = os._exit, tick: float = TICK_SECONDS):
        self._end = end
        self._tick = tick
        self._beats = 0
        self._left = BLOCKED_SECONDS
        self._stopping: int | None = None

    def start(self) -> None:
        """Begin to watch; a daemon thread, which keeps nothing alive."""
        threading.Thread(target=self._watch, name="pulse", daemon=True).start()

    async def beat(self, clock: Clock) -> None:
        """Show that the event loop runs, until cancelled."""
        while True:
            self._beats += 1
            await clock.sleep(self._tick)

    def ends_within(self, seconds: float, code: int) -> None:
        """From now on the process is stopping: after so long it ends with this code, whatever
        still holds it. The first call counts."""
        if self._stopping is None:
            self._left, self._stopping = seconds, code

    def _watch(self) -> None:
        pause, seen = threading.Event(), -1
        while self._left > 0:
            pause.wait(self._tick)
            if self._stopping is None and self._beats != seen:
                seen, self._left = self._beats, BLOCKED_SECONDS
            else:
                self._left -= self._tick
        self._speak_and_end()

    def _speak_and_end(self) -> None:
        # In a thread of its own: what blocks the event loop may be the log itself.
        words = threading.Thread(target=self._last_words, daemon=True)
        words.start()
        words.join(LAST_WORDS_SECONDS)
        self._end(INTERNAL if self._stopping is None else self._stopping)

    def _last_words(self) -> None:
        if self._stopping is None:
            log.critical("the event loop has not run for %g s; the process ends", BLOCKED_SECONDS)
        else:
            log.error("the process does not come to its end; it is ended")
        if sys.stderr is not None:
            faulthandler.dump_traceback(sys.stderr)
