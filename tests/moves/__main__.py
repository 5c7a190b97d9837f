"""`python -m tests.moves`: prints the figures; exit code 1 where a promise broke."""

import argparse
import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.chaos.process import die_with_us
from tests.moves.run import Outcome, play
from tests.moves.script import write_round

DATABASES = ("sqlite", "postgresql")
PER_ROUND = 10
MOST_SHOWN = 12


async def rounds(seed: int, moves: int, dialect: str, keep: Path | None) -> bool:
    """All rounds on one database, one after the other; whether every promise held."""
    held = True
    for number in range(-(-moves // PER_ROUND)):
        name = f"{seed}/{dialect}/{number}"
        plan = write_round(name, moves=PER_ROUND, ends_new=number % 2 == 0)
        folder = keep / dialect / str(number) if keep else None
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        outcome = await play(name, plan, dialect, folder)
        print("\n".join(lines(outcome)), flush=True)
        held = held and outcome.passed()
    return held


def lines(outcome: Outcome) -> Iterator[str]:
    """A round's figures, then each broken promise with its story."""
    plan, diary, verdict = outcome.plan, outcome.diary, outcome.verdict
    bot = outcome.operator.bot
    models = " to ".join("new" if new else "old" for _, new in diary.moves)
    ends = ", ".join(f"{count} {how}" for how, count in sorted(bot.ends.items()))
    yield f"moves {outcome.name}, {outcome.seconds:.0f} s: {models}"
    yield (
        f"  {plan.moves} moves ({diary.short_lived} undone before Discord was reached), "
        f"{diary.restarts} restarts, {diary.shadows} shadows, "
        f"{diary.settled} moves waited; ended by {ends}; age {plan.max_age:g} s"
    )
    yield (
        f"  {verdict.games} games, {verdict.owed} announcements owed, "
        f"{verdict.posted_singly} told singly, {verdict.posted_in_digests} in digests; "
        f"{verdict.duplicates} duplicates, {verdict.lost} lost"
    )
    if outcome.forgiven:
        reasons = ", ".join(f"{count} {why}" for why, count in sorted(outcome.forgiven.items()))
        yield f"  neither owed nor told: {reasons}"
    if outcome.drained is None:
        yield f"  NOT DRAINED: {outcome.left}"
    for story in verdict.broken[:MOST_SHOWN]:
        yield f"BROKEN: {story}"
    if len(verdict.broken) > MOST_SHOWN:
        yield f"... and {len(verdict.broken) - MOST_SHOWN} more broken promises"
    yield f"{'held' if outcome.passed() else 'BROKEN'}: {outcome.name}"


async def both(arguments: list[str]) -> int:
    """Each database in a process of its own, at the same time."""
    command = [*die_with_us(), sys.executable, "-m", "tests.moves", *arguments]
    runs = [
        await asyncio.create_subprocess_exec(*command, "--database", name) for name in DATABASES
    ]
    return max([await run.wait() for run in runs])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.moves", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--moves", type=int, default=50, help="on each database")
    parser.add_argument("--database", choices=(*DATABASES, "both"), default="both")
    parser.add_argument("--keep", type=Path, help="a folder for logs and the SQLite file")
    given = parser.parse_args()
    if given.database == "both":
        arguments = [f"--seed={given.seed}", f"--moves={given.moves}"]
        arguments += [f"--keep={given.keep}"] if given.keep else []
        return asyncio.run(both(arguments))
    held = asyncio.run(rounds(given.seed, given.moves, given.database, given.keep))
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
