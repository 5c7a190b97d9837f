"""Single fields of stored results: a whole one is large."""

from typing import Any

from tracking.database.models import TrackedGameRow


def result_text(name: str) -> Any:
    """A column with this field as a text, under its name. Never as a number: one in a record may be
    larger than PostgreSQL's, or an older program may have stored another thing in its place, and
    then the cast is an error, for all rows."""
    return TrackedGameRow.game_result_data[name].as_string().label(name)


def whole_number(text: str | None) -> int | None:
    """What such a text says; None of what is no whole number, or a negative one."""
    return int(text) if text and text.isdigit() and text.isascii() else None
