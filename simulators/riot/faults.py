"""Scripted misbehaviour: what goes wrong, where, and how often."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulators.riot.errors import edge

_BIG = 20_000_000


@dataclass(slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong with requests to `endpoint` on `route`, `times` times.

    None stands for every endpoint, every route, and for good. Without `body` and `status` the
    true answer is given, late (`delay`) or with its types twisted (`twisted`).
    """

    endpoint: str | None = None
    """Name in Riot's reference, such as `match-v5.getMatch`, or only `match-v5`."""
    route: str | None = None
    times: int | None = None
    status: int | None = None
    body: bytes | None = None
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    limit_headers: bool = True
    """False: the answer comes from before the edge and tells no limits."""
    delay: float = 0.0
    drop: bool = False
    twisted: bool = False

    def matches(self, endpoint: str, route: str) -> bool:
        named = self.endpoint in (None, endpoint, endpoint.partition(".")[0])
        return named and self.route in (None, route)


class Faults:
    """The faults in force. The first that matches a request is used."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self._faults.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Nothing happens when it is used up already."""
        self._faults = [other for other in self._faults if other is not fault]

    def clear(self) -> None:
        self._faults.clear()

    def take(self, endpoint: str, route: str) -> Fault | None:
        for fault in self._faults:
            if fault.matches(endpoint, route):
                self._use(fault)
                return fault
        return None

    def _use(self, fault: Fault) -> None:
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.remove(fault)


def failing(status: int, **where: Any) -> Fault:
    """Riot's error body with that status."""
    body = json.dumps(edge(status).body).encode()
    return Fault(status=status, body=body, **where)


def html(status: int = 502, **where: Any) -> Fault:
    """A page from the network before Riot; with 200 it only looks like an answer."""
    page = b"<!DOCTYPE html><html><head><title>Checking</title></head><body>502</body></html>"
    return Fault(status=status, body=page, content_type="text/html", limit_headers=False, **where)


def invalid_json(status: int = 200, **where: Any) -> Fault:
    return Fault(status=status, body=b'{"metadata": {"dataVersion": "2", ', **where)


def huge(size: int = _BIG, **where: Any) -> Fault:
    """A body of `size` bytes that is valid JSON."""
    return Fault(status=200, body=b'"' + b"x" * (size - 2) + b'"', **where)


def rate_limited(kind: str | None = "service", retry_after: int | None = 3, **where: Any) -> Fault:
    """A 429 that is not the caller's fault: `service`, the undocumented `server`, or no type."""
    headers = {"X-Rate-Limit-Type": kind} if kind else {}
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    text = "server rate limit exceeded" if kind == "server" else None
    return Fault(
        status=429,
        body=json.dumps(edge(429, text).body).encode(),
        headers=headers,
        limit_headers=kind != "server",
        **where,
    )


def twisted(body: bytes) -> bytes:
    """The same document with every value of another type."""
    return json.dumps(_twist(json.loads(body))).encode()


def _twist(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _twist(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return {str(index): _twist(inner) for index, inner in enumerate(value)}
    if isinstance(value, str):
        return len(value)
    return f"not a number: {value}"
