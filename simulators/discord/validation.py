"""A form and what is wrong with it, in the nested shape of Discord's 50035."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from simulators.discord.errors import ApiError, Json

Path = tuple[str | int, ...]


class Form:
    """Collects complaints, so that one answer names them all."""

    def __init__(self) -> None:
        self._complaints: list[tuple[Path, str, str]] = []

    def complain(self, path: Path, code: str, message: str) -> None:
        self._complaints.append((path, code, message))

    def refuse(self) -> None:
        """Raise 400 50035 if anything is wrong."""
        if self._complaints:
            raise ApiError(400, 50035, "Invalid Form Body", self.errors())

    def errors(self) -> Json:
        """E.g. ``{"embeds": {"0": {"title": {"_errors": [{"code": …, "message": …}]}}}}``."""
        tree: Json = {}
        for path, code, message in self._complaints:
            node = tree
            for step in path:
                node = node.setdefault(str(step), {})
            node.setdefault("_errors", []).append({"code": code, "message": message})
        return tree

    def required(self, path: Path) -> None:
        self.complain(path, "BASE_TYPE_REQUIRED", "This field is required")

    def text(self, path: Path, value: Any, most: int, *, least: int = 0) -> None:
        """A string of so many characters; None and "" count as missing where `least` > 0."""
        if value is None or value == "":
            if least:
                self.required(path)
            return
        if not isinstance(value, str):
            self.complain(path, "STRING_TYPE_CONVERT", "Could not interpret the value as string.")
        elif least and not least <= len(value.strip()) <= most:
            self.complain(
                path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length."
            )
        elif len(value) > most:
            self.complain(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")

    def count(self, path: Path, values: Sequence[Any], most: int, *, least: int = 0) -> None:
        """A list of so many things."""
        if not least <= len(values) <= most:
            self.complain(
                path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length."
            )

    def choice(self, path: Path, value: Any, allowed: Sequence[Any]) -> bool:
        """One of a closed set; says whether it is."""
        if value in allowed:
            return True
        self.complain(
            path, "BASE_TYPE_CHOICES", f"Value must be one of {{{', '.join(map(repr, allowed))}}}."
        )
        return False

    def url(self, path: Path, value: Any, *, attachment: bool = False, most: int = 2048) -> None:
        """An address that Discord follows: http, https and, for pictures, attachment."""
        schemes = ("http", "https", "attachment") if attachment else ("http", "https")
        self.text(path, value, most)
        if not isinstance(value, str):
            return
        parts = urlsplit(value)
        if parts.scheme not in schemes:
            allowed = f"({', '.join(map(repr, schemes))})"
            self.complain(
                path,
                "URL_TYPE_INVALID_SCHEME",
                f"Scheme {parts.scheme!r} is not supported. Scheme must be one of {allowed}.",
            )
        elif not parts.netloc:
            self.complain(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
