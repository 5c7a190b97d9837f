"""Simulated time beside a real SQLite: it jumps from deadline to deadline, but never past work that
a thread of the database's driver has in hand."""

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from typing import Any

import aiosqlite.core


class _Selector(selectors.SelectSelector):
    """Time jumps to the next deadline, but waits for threads, which a database's driver has."""

    now = 0.0

    def __init__(self, busy: Callable[[], bool]) -> None:
        super().__init__()
        self._busy = busy

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        if self._busy() or timeout is None:
            return super().select(1.0)
        self.now += max(0.0, timeout)
        return ready


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self, busy: Callable[[], bool]) -> None:
        self._jumping = _Selector(busy)
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now


class Threads:
    """How many calls of the SQLite driver are under way."""

    def __init__(self) -> None:
        self.calls = 0

    def __enter__(self) -> "Threads":
        self._kept = {}
        for name in ("_execute", "_connect"):
            self._kept[name] = original = getattr(aiosqlite.core.Connection, name)
            setattr(aiosqlite.core.Connection, name, self._counted(original))
        return self

    def __exit__(self, *_: object) -> None:
        for name, original in self._kept.items():
            setattr(aiosqlite.core.Connection, name, original)

    def _counted(self, original: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def counted(*arguments: Any, **options: Any) -> Any:
            self.calls += 1
            try:
                return await original(*arguments, **options)
            finally:
                self.calls -= 1

        return counted


def loop_beside(threads: Threads) -> Callable[[], asyncio.AbstractEventLoop]:
    """For `asyncio.Runner`: makes a loop whose time waits for these threads."""
    return lambda: _Loop(lambda: threads.calls > 0)
