"""A copy of a SQLite database aside, made before it is migrated."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

KEPT = 3
"""How many copies stay; the oldest go first."""

_COPY = re.compile(r"\.before-[0-9A-Za-z]+-(\d{8}T\d{6}Z)")


def copy_aside(path: Path, revision: str, now: datetime) -> Path:
    """Copy `NAME` to `NAME.before-<revision>-<UTC stamp>` and drop all but the newest copies.

    `now` is aware. Uses SQLite's backup, so that what still stands in the write-ahead log is in
    it. Raises sqlite3.Error or OSError; a copy that was cut short never bears the final name.
    """
    target = path.with_name(f"{path.name}.before-{revision}-{now:%Y%m%dT%H%M%SZ}")
    unfinished = target.with_name(target.name + ".part")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
            # Otherwise the copy opens in WAL mode and needs two more files beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        shutil.copymode(path, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in copies(path)[:-KEPT]:
        old.unlink()
    return target


def copies(path: Path) -> list[Path]:
    """The copies of this database, oldest first."""
    found = []
    for candidate in path.parent.iterdir():
        if candidate.name.startswith(path.name):
            match = _COPY.fullmatch(candidate.name, len(path.name))
            if match:
                found.append((match[1], candidate))
    return [candidate for _, candidate in sorted(found)]
