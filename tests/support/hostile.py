"""Input nobody should send, made from a seed: texts, JSON values, documents spoilt here and there,
and bodies as they come over a line."""

import copy
import gzip
import json
import random
import re
from collections.abc import Callable
from typing import Any

from hypothesis import settings

from tests.support.machines import LONG

_NUMBER = re.compile(rb"(?<=[ \[])[0-9]+(?=[,\]}])")

TEXTS = (
    "",
    " ",
    "\u200b\u2060\ufeff",
    "@everyone @here <@1> <@&2> <#3> </player add:4> <t:0:R> <:x:5>",
    "**bold** __line__ ~~gone~~ ||hidden|| `code` ```\nblock``` > quote\n# head\n-# small",
    "[trap](https://e.vil) <https://e.vil> https://e.vil/?a=b#c",
    "\u202eesrever\u202c \u2066isolate\u2069 \u200f",
    "قندس هادئ#عرب",
    "숨은수달#한국",
    "Zoe\u0301\u0301\u0301\u0337\u0321#Z\u0316",
    "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪#😀",
    "𝕼𝖚𝖎𝖊𝖙#𝕺𝖙𝖙",
    "ŉİßﬃΐ",
    "\x00",
    "a\x00b\x07c\x1b[31md\x7f\x85",
    "one\ntwo\r\nthree\u2028four\u2029",
    "\ud800",
    "half \udfff pair \ud83d",
    "\ufffe\uffff\U0010ffff",
    "'; DROP TABLE tracked_players; --",
    '" OR 1=1 /*',
    "%s%n%(x)s {0} {x} ${x} $(x) `x`",
    "../../etc/passwd",
    "..%2f..%2f%00",
    "＃full#width",
    "Name#TAG",
    "##",
    "#",
    "null",
    "NaN",
    "-1",
    "0",
    "1e999",
    "٣٤٥",
    "²",
    "EUW1_1",
    "euw1_7000000001",
    "EUW1_" + "9" * 20,
    "EUW1_" + "9" * 21,
    "XX9_1",
    "PBE1_1",
    "PH2_1",
    "TFT",
    "BOT",
    "?1#?",
    "x" * 99,
    "x" * 5000,
    "😀" * 3000,
    "a\u0301" * 2000,
)
"""Formatting, mentions, directions, invisible and impossible characters, other languages."""

HUGE = ("x" * 1_000_000, "😀" * 250_000, "\x00" * 1_000_000)
"""Names of a megabyte."""

NUMBERS = (
    *(0, 1, -1, 2, 3, 7, 8, 9, 17, 64, 100, 255, 1000, 420, 1100, 1750, 2400),
    *(2**31 - 1, 2**31, -(2**31) - 1, 2**53 + 1, 2**63 - 1, 2**63, 2**64, -(2**63) - 1, 10**300),
    *(0.5, -0.0, 1e-9, 1e18, 1e308, float("inf"), float("-inf"), float("nan")),
    *(-62135596800000, 253402300800000, 1_790_000_000_000, 1_790_000_000),
)

DEEPEST = 1200
"""Levels; some are too deep to be read as JSON, some only just not."""


def seed() -> int:
    """The same in every run, but random with hypothesis' long profile; a failing test says it."""
    return random.SystemRandom().getrandbits(32) if _is_long() else 3


def often(count: int) -> int:
    """So many inputs; with the long profile twenty times as many."""
    return count * (20 if _is_long() else 1)


def _is_long() -> bool:
    return settings.get_current_profile_name() == LONG


class Hostile:
    """Makes what is asked for, always the same from one seed."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.dice = random.Random(number)

    def text(self, longest: int | None = None) -> str:
        """A text, most of them short; `longest` in characters."""
        made = self.dice.choice(TEXTS)
        match self.dice.randrange(6):
            case 0:
                made += self.dice.choice(TEXTS)
            case 1:
                made = "".join(
                    self.dice.choice(made or " ") for _ in range(self.dice.randrange(20))
                )
            case 2:
                made = "".join(chr(self.dice.randrange(0x110000)) for _ in range(8))
        return made if longest is None else made[:longest]

    def value(self) -> Any:
        """Any JSON value, NaN and infinities too."""
        kinds: tuple[Callable[[], Any], ...] = (
            lambda: None,
            lambda: self.dice.choice((True, False)),
            lambda: self.dice.choice(NUMBERS),
            lambda: self.dice.choice(NUMBERS),
            self.text,
            self.text,
            lambda: {},
            list,
            lambda: [self.dice.choice(NUMBERS), self.text(), None],
            lambda: {self.text(30): self.text()},
            lambda: [[[]]] * self.dice.choice((1, 500)),
            self._nested,
        )
        return self.dice.choice(kinds)()

    def _nested(self) -> Any:
        nested: Any = self.text()
        for _ in range(self.dice.choice((3, 50, 200))):
            nested = [nested] if self.dice.random() < 0.5 else {"a": nested}
        return nested

    def spoilt(self, document: Any) -> Any:
        """The document with one to four things wrong with it; now and then another altogether."""
        if self.dice.random() < 0.05:
            return self.value()
        spoilt = copy.deepcopy(document)
        for _ in range(self.dice.choice((1, 1, 1, 2, 4))):
            self._spoil(spoilt)
        return spoilt

    def _spoil(self, document: Any) -> None:
        places = _places(document)
        if not places:
            return
        holder, last = self.dice.choice(places)
        match self.dice.randrange(9):
            case 0:
                del holder[last]
            case 1:
                holder[last] = None
            case 2 if isinstance(holder, dict):
                holder[self.text(40)] = holder.pop(last)
            case 3 if isinstance(holder, list):
                holder.extend(copy.deepcopy(holder[last]) for _ in range(self.dice.choice((1, 60))))
            case 4:
                holder[last] = [holder[last]]
            case 5:
                holder[last] = str(holder[last])[:2000]
            case 6 if self.dice.random() < 0.1:
                holder[last] = self.dice.choice(HUGE)
            case _:
                holder[last] = self.value()

    def body(self, document: Any) -> bytes:
        """The document, spoilt, as it comes over the line: most of it JSON."""
        whole = json.dumps(self.spoilt(document)).encode()
        match self.dice.randrange(24):
            case 0:
                return whole[: self.dice.randrange(len(whole) + 1)]
            case 1:
                return b"\xef\xbb\xbf" + whole
            case 2:
                return whole.replace(b'"', b"'")
            case 3:
                return whole.decode().encode("utf-16")
            case 4:
                return whole.replace(b'"', b'"\xff\xfe', 3)
            case 5:
                return gzip.compress(whole)
            case 6:
                depth = self.dice.randrange(DEEPEST)
                return self._within(whole, b"[" * depth + b"]" * depth)
            case 7:
                return self._within(whole, b"9" * self.dice.choice((400, 5000)))
            case 8:
                return b""
        return whole

    def _within(self, whole: bytes, value: bytes) -> bytes:
        """In place of one number of the document."""
        start = self.dice.randrange(max(1, len(whole)))
        number = _NUMBER.search(whole, start) or _NUMBER.search(whole)
        if number is None:
            return value
        return whole[: number.start()] + value + whole[number.end() :]


def _places(document: Any) -> list[tuple[Any, Any]]:
    """Everything in a document, as what holds it and the key or index there."""
    found: list[tuple[Any, Any]] = []
    waiting = [document] if isinstance(document, dict | list) else []
    while waiting:
        holder = waiting.pop()
        steps = holder if isinstance(holder, dict) else range(len(holder))
        for step in steps:
            found.append((holder, step))
            if isinstance(holder[step], dict | list):
                waiting.append(holder[step])
    return found
