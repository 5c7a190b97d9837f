"""Answers that are not a 200, in the two shapes Riot has (riot.md §2.8, §7)."""

from collections.abc import Mapping
from typing import Any

Json = Any
"""What `json.dumps` takes."""

_EDGE = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Data not found",
    405: "Method not allowed",
    410: "Gone",
    429: "Rate limit exceeded",
    500: "Internal Server Error",
    502: "Bad gateway",
    503: "Service unavailable",
    504: "Gateway timeout",
}


class Refused(Exception):
    """An answer that is not a 200: its status and its body."""

    def __init__(self, status: int, body: Json, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.body = body
        self.headers = dict(headers or {})


def edge(status: int, message: str | None = None) -> Refused:
    """The shape of the edge and of the older services."""
    text = message or _EDGE.get(status, "Error")
    return Refused(status, {"status": {"message": text, "status_code": status}})


def backend(status: int, code: str, details: str) -> Refused:
    """The shape of spectator and of the newer match service."""
    message = code.replace("_", " ").title()
    return Refused(
        status,
        {
            "httpStatus": status,
            "errorCode": code,
            "message": message,
            "implementationDetails": details,
        },
    )


def foreign_puuid(puuid: str) -> Refused:
    """The puuid of another application, or no puuid at all."""
    return edge(400, f"Bad Request - Exception decrypting {puuid}")


def count_out_of_range(count: int) -> Refused:
    """Without `status_code`, as recorded."""
    text = f"Bad Request - invalid parameter value {count}, must be between 0 and 100"
    return Refused(400, {"status": {"message": text}})


def no_live_game(details: str = "spectator game info isn't found") -> Refused:
    return backend(404, "NOT_FOUND", details)


def no_match_file() -> Refused:
    return backend(404, "NOT_FOUND", "match file not found")
