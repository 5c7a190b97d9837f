"""`python -m bench [limiter] [detection] [complexity] [members] [ranks] [recaps] [adopt]`: measure;
where nothing is named, all but what is `LONG`."""

import importlib
import sys

PARTS = {
    "limiter": "bench.limiter",
    "detection": "bench.detection",
    "complexity": "bench.complexity",
    "members": "bench.members",
    "ranks": "bench.ranks",
    "recaps": "bench.recaps",
    "adopt": "bench.adopt",
}

LONG = ("ranks", "recaps", "adopt")
"""Measured only where it is named: evenings of simulated time take ten minutes, a million rows a
quarter of an hour, recaps of 100,000 games a minute."""


def main(names: list[str]) -> int:
    """Run the parts that are named. 2 for a name that is none."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"No such measurement: {unknown[0]}. There are: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    for name in names or [each for each in PARTS if each not in LONG]:
        print(f"== {name} ==", flush=True)
        # Only what is asked for is imported: one part needs a PostgreSQL, the other does not.
        importlib.import_module(PARTS[name]).main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
