"""What an answer of Riot's means: its status decides, not its body (riot.md §2.8, §7)."""

import json
from dataclasses import dataclass
from typing import Any

from tracking.errors import RiotForbidden, RiotRejected, RiotUnavailable, RiotWrongKeyPuuid

LARGEST = 8 * 1024 * 1024
"""Bytes. No record seen is larger than 140 kB; a larger answer is not read to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it came."""

    status: int
    body: bytes
    headers: dict[str, str]


def is_fault(status: int) -> bool:
    """Whether asking again may help: not the limiter, not our request, but the service."""
    return status >= 500


def unavailable(method: str, why: str, status: int | None = None) -> RiotUnavailable:
    """The error for an answer that is none; `why` never quotes what came."""
    return RiotUnavailable(
        f"Riot gave no usable answer ({method}: {why}).", status=status, method=method
    )


def senseless(method: str) -> RiotUnavailable:
    """The error for JSON of another shape than this endpoint's."""
    return unavailable(method, "an answer that makes no sense", 200)


def read(method: str, answer: Answer) -> tuple[Any, str] | None:
    """The JSON and its text, None where Riot has nothing there (404, 204).

    Raises the RiotError that fits. 401, 403, 429 and 5xx are settled before.
    """
    status = answer.status
    if status in (204, 404):
        return None
    if status == 400 and b"decrypting" in answer.body[:2000].lower():
        raise RiotWrongKeyPuuid(status=status, method=method)
    if status == 410:
        raise RiotForbidden("Riot has withdrawn this.", status=status, method=method)
    if status >= 400:
        raise RiotRejected(
            f"Riot rejected the request ({method}, status {status}).", status=status, method=method
        )
    if status != 200:
        raise unavailable(method, f"status {status}", status)
    if len(answer.body) > LARGEST:
        raise unavailable(method, "an answer too large to be one", status)
    try:
        text = answer.body.decode("utf-8")
        return json.loads(text), text
    except (ValueError, RecursionError):
        raise unavailable(method, "an answer that is not JSON", status) from None
