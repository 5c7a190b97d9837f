"""What happens, for those who wait for something and those who listen to everything."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from simulators.discord.errors import Json

T = TypeVar("T")
Listener = asyncio.Queue[tuple[str, Json] | None]


class Changes:
    """Wakes whoever waits whenever anything was published."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()
        self._listeners: set[Listener] = set()

    def publish(self, kind: str, data: Json) -> None:
        """Tell everybody; listeners get a copy as of now."""
        snapshot = json.loads(json.dumps(data))
        for listener in self._listeners:
            listener.put_nowait((kind, snapshot))
        self.wake()

    def wake(self) -> None:
        """Let those who wait look again."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, found: Callable[[], T | None], timeout: float) -> T:
        """The first value that is not None; TimeoutError after so many real seconds."""
        async with asyncio.timeout(timeout):
            while (value := found()) is None:
                future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiting.add(future)
                await future
        return value

    @contextmanager
    def listen(self) -> Iterator[Listener]:
        """All that is published from now on; None at the end."""
        listener: Listener = asyncio.Queue()
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    def end(self) -> None:
        """Let the listeners go."""
        for listener in self._listeners:
            listener.put_nowait(None)
