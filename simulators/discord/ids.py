"""Discord's snowflakes."""

from datetime import UTC, datetime

from tracking.clock import Clock

EPOCH_MS = 1_420_070_400_000
"""The first second of 2015, from which snowflakes count milliseconds."""


class Snowflakes:
    """Ids that carry their moment and always grow."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def new(self) -> int:
        now_ms = int(self._clock.now().timestamp() * 1000)
        self._last = max(self._last + 1, (now_ms - EPOCH_MS) << 22)
        return self._last


def moment(snowflake: int) -> datetime:
    """When it was made."""
    return datetime.fromtimestamp(((snowflake >> 22) + EPOCH_MS) / 1000, UTC)
