"""What the bot asked for, request by request."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedFile:
    """An uploaded file, without its bytes."""

    field: str
    """Part name, e.g. ``files[0]``."""
    filename: str
    content_type: str
    size: int


@dataclass(slots=True, kw_only=True)
class RecordedRequest:
    """One request, recorded as it arrived; the answer is filled in when it is sent."""

    at: float
    """Seconds of the simulator's clock (monotonic)."""
    method: str
    path: str
    """Below the API's base, e.g. ``/channels/1/messages``."""
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    """Parsed JSON; of a multipart request its ``payload_json``."""
    files: tuple[RecordedFile, ...] = ()
    user_agent: str = ""
    status: int | None = None
    """None while unanswered, and for ever where the connection was dropped."""
    response: Any = None
    """Parsed JSON of the answer."""
    faulted: bool = False
    """The answer was scripted, not the simulator's own."""
