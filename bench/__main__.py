"""`python -m bench [limiter] [detection]`: measure, all of it where nothing is named."""

import importlib
import sys

PARTS = {"limiter": "bench.limiter", "detection": "bench.detection"}


def main(names: list[str]) -> int:
    """Run the parts that are named. 2 for a name that is none."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"No such measurement: {unknown[0]}. There are: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    for name in names or PARTS:
        print(f"== {name} ==", flush=True)
        # Only what is asked for is imported: one part needs a PostgreSQL, the other does not.
        importlib.import_module(PARTS[name]).main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
