"""How far a long command has come, on standard error."""

import sys

from tracking.clock import Clock

FOR_A_PERSON = 0.2
"""Seconds between two states of the one line that counts on."""
FOR_A_FILE = 5.0
"""Seconds between two lines, where nobody looks on."""


class Progress:
    """Told as often as one likes, it writes now and then, and the last state in any case."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._live = sys.stderr.isatty()
        self._due = clock.monotonic() + (0.0 if self._live else FOR_A_FILE)
        self._last = ""

    def __call__(self, done: int, of: int, rows: int) -> None:
        """Players done, players in all, rows so far."""
        self._last = f"{done} of {of} players, {rows} rows"
        if self._clock.monotonic() >= self._due:
            self._write()

    def end(self) -> None:
        """Write how it stands, and end the line."""
        self._write()
        if self._live:
            print(file=sys.stderr)

    def _write(self) -> None:
        self._due = self._clock.monotonic() + (FOR_A_PERSON if self._live else FOR_A_FILE)
        if self._live:
            print(f"\r{self._last}", end="", file=sys.stderr, flush=True)
        else:
            print(self._last, file=sys.stderr, flush=True)
