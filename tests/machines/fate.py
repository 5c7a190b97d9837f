"""Where a process dies, or its database fails: at the n-th thing it does to the world."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tracking.database.engine import Database


class Killed(BaseException):
    """The process is gone; nothing it does from here on reaches anything."""


class Fate:
    """Counts statements, commits and requests, and strikes at the one that was chosen."""

    def __init__(self) -> None:
        self.live_on()

    def live_on(self) -> None:
        """No harm until the next `kill_at` or `fail_at`."""
        self._left: int | None = None
        self._kills = False
        self.dead = False
        self.failed = False

    def kill_at(self, number: int) -> None:
        """Die at that step, counted from now."""
        self._left, self._kills = number, True

    def fail_at(self, number: int) -> None:
        """The database refuses that statement or commit, once."""
        self._left, self._kills = number, False

    def step(self, *, database: bool = False) -> None:
        """Something is about to reach the world."""
        if self.dead:
            raise Killed
        if self._left is None or not (self._kills or database):
            return
        self._left -= 1
        if self._left > 0:
            return
        self._left = None
        if self._kills:
            self.dead = True
            raise Killed
        self.failed = True
        raise OperationalError("disk", None, sqlite3.OperationalError("disk I/O error"))

    @contextmanager
    def rules(self, database: Database) -> Iterator[None]:
        """Meanwhile each statement and commit of this database is a step."""

        def statement(*_: Any) -> None:
            self.step(database=True)

        steps = ("before_cursor_execute", "commit")
        for name in steps:
            event.listen(database.engine.sync_engine, name, statement)
        yield
        for name in steps:
            event.remove(database.engine.sync_engine, name, statement)
