"""Numbers and sentences as the criteria say them."""

from collections.abc import Sequence
from math import floor


def some(sentences: Sequence[str], *, more: int = 0) -> list[str]:
    """The first three, and how many there are besides; `more` are not among the sentences."""
    more += len(sentences[3:])
    return [*sentences[:3], *([f"and {more} more"] if more > 0 else [])]


def sentence(parts: Sequence[str]) -> str:
    """One sentence of those parts that say something."""
    told = "; ".join(part.rstrip(".") for part in parts if part)
    return f"{told}." if told else ""


def percent(share: float | None) -> str:
    """Cut, not rounded: 98.996 % is not 99 %."""
    return "–" if share is None else f"{floor(share * 10_000 + 1e-6) / 100:.2f} %"


def games(number: int) -> str:
    """So many games."""
    return counted(number, "game")


def counted(number: int, noun: str) -> str:
    """So many of something whose plural ends in s."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
