"""Texts that a regular expression matches, for what is only described by one."""

import random
import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MOST_REPEATS = 24


def matching(pattern: re.Pattern[str], dice: random.Random) -> str:
    """One such text. Knows what ids of components are made of: literals, sets, groups, repeats and
    choices; anything else raises NotImplementedError."""
    return _joined(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE), dice)


def _joined(parsed: Iterable[tuple[Any, Any]], dice: random.Random) -> str:
    return "".join(_one(code, value, dice) for code, value in parsed)


def _one(code: Any, value: Any, dice: random.Random) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.IN:
        return _of_set(value, dice)
    if code is codes.SUBPATTERN:
        return _joined(value[-1], dice)
    if code is codes.BRANCH:
        return _joined(dice.choice(value[1]), dice)
    if code is codes.MAX_REPEAT:
        least, most, repeated = value
        count = dice.randint(least, min(most, least + MOST_REPEATS))
        return "".join(_joined(repeated, dice) for _ in range(count))
    raise NotImplementedError(f"{code} in the id of a component")


def _of_set(members: list[tuple[Any, Any]], dice: random.Random) -> str:
    code, value = dice.choice(members)
    if code is codes.RANGE:
        return chr(dice.randint(*value))
    if code is codes.LITERAL:
        return chr(value)
    raise NotImplementedError(f"{code} in the id of a component")
