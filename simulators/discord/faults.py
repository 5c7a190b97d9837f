"""Scripted trouble for REST requests."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class Fault:
    """What goes wrong, and how often still."""

    method: str
    path: re.Pattern[str]
    times: int = 1
    status: int | None = None
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    """Real seconds before anything is answered."""
    drop: bool = False
    """Cut the connection instead of answering."""
    commit: bool = False
    """Do what was asked first; only the answer is lost or replaced."""
    hits: int = 0

    @property
    def replaces_answer(self) -> bool:
        return self.drop or self.status is not None


class Faults:
    """The script, in the order it was written."""

    def __init__(self) -> None:
        self._script: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self._script.append(fault)
        return fault

    def take(self, method: str, path: str) -> Fault | None:
        """The first fault that applies to this request; it counts as used."""
        for fault in self._script:
            if fault.hits < fault.times and fault.method in (method, "*"):
                if not fault.path.search(path):
                    continue
                fault.hits += 1
                return fault
        return None

    def clear(self) -> None:
        self._script.clear()


def rate_limited(retry_after: float, *, everywhere: bool = False) -> dict[str, Any]:
    """Arguments of a genuine 429.

    Without ``Via`` discord.py takes it for a Cloudflare ban and raises at once (discord.md §4).
    """
    headers = {"Via": "1.1 google", "Retry-After": str(retry_after)}
    if everywhere:
        headers["X-RateLimit-Global"] = "true"
    return {
        "status": 429,
        "headers": headers,
        "json": {
            "message": "You are being rate limited.",
            "retry_after": retry_after,
            "global": everywhere,
        },
    }
