"""`python -m tests.chaos`: prints the figures; exit code 1 where a promise broke."""

import argparse
import asyncio
import sys
from pathlib import Path

from tests.chaos.process import die_with_us
from tests.chaos.report import lines, passed
from tests.chaos.run import run_once
from tests.chaos.scale import SHORT, long

DATABASES = ("sqlite", "postgresql")


async def both(arguments: list[str]) -> int:
    """Each database in a process of its own, at the same time."""
    command = [*die_with_us(), sys.executable, "-m", "tests.chaos", *arguments]
    runs = [
        await asyncio.create_subprocess_exec(*command, "--database", name) for name in DATABASES
    ]
    return max([await run.wait() for run in runs])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=30.0, help="at most, draining included")
    parser.add_argument("--short", action="store_true", help="the run that is part of make test")
    parser.add_argument("--database", choices=(*DATABASES, "both"), default="both")
    parser.add_argument("--keep", type=Path, help="a folder for logs and the SQLite file")
    given = parser.parse_args()
    if given.database == "both":
        arguments = [f"--seed={given.seed}", f"--minutes={given.minutes}"]
        arguments += ["--short"] * given.short
        arguments += [f"--keep={given.keep}"] if given.keep else []
        return asyncio.run(both(arguments))
    scale = SHORT if given.short else long(given.minutes)
    folder = given.keep / given.database if given.keep else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    outcome = asyncio.run(run_once(given.seed, scale, given.database, folder))
    print("\n".join(lines(outcome)), flush=True)
    return 0 if passed(outcome) else 1


if __name__ == "__main__":
    sys.exit(main())
