"""How lines are written: for people or as JSON, with a prefix, in UTC, never with a secret."""

import json
import logging
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

MASK = "***"

SHORTEST_SECRET = 4
"""Shorter ones are left alone: masking each "a" would hide the whole log and still tell the "a"."""

# Everything that a terminal, an editor or a log collector may take for a new line or a command,
# spelt so that it is right inside a JSON string too.
_CONTROLS = {
    code: f"\\u{code:04x}" for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
} | {ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\t"}

_CONTROLS_BUT_NEWLINE = {code: shown for code, shown in _CONTROLS.items() if code != ord("\n")}

# They tell each request or each statement at DEBUG, some of them each reconnect at INFO.
_CHATTY = ("aiohttp.access", "aiosqlite", "alembic", "asyncio", "discord.gateway", "discord.http")


class _Masked(logging.Formatter):
    """A formatter whose output never holds one of the given secrets, tracebacks included."""

    def __init__(self, *, prefix: str, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime
        self._prefix = prefix
        self._secrets: list[str] = []
        self.hide(secrets)

    def hide(self, secrets: Iterable[str]) -> None:
        """Mask these too; longer ones first, as one may be a part of another."""
        known = {*self._secrets, *(s for s in secrets if len(s) >= SHORTEST_SECRET)}
        self._secrets = sorted(known, key=len, reverse=True)

    def _mask(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        return text


class TextFormatter(_Masked):
    """One line for people; nothing inside a message can fake a second line."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        # Masked before control characters are spelt out, or a secret that holds one would differ.
        record.message = self._mask(record.message).translate(_CONTROLS)
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        text = self._mask(super().format(record)).translate(_CONTROLS_BUT_NEWLINE)
        prefix = f"{self._prefix} " if self._prefix else ""
        return "\n".join(prefix + line for line in text.split("\n"))


class JsonFormatter(_Masked):
    """One object per line."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        fields = {
            "time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if self._prefix:
            fields["prefix"] = self._prefix
        if record.exc_info:
            fields["exception"] = self.formatException(record.exc_info)
        if record.stack_info:
            fields["stack"] = self.formatStack(record.stack_info)
        masked = {name: self._mask(value) for name, value in fields.items()}
        return json.dumps(masked, ensure_ascii=False).translate(_CONTROLS)


def set_up_logging(
    *,
    level: str,
    json_lines: bool,
    prefix: str,
    secrets: Iterable[str],
    stream: TextIO | None = None,
) -> None:
    """Send every logger's lines to `stream` (standard error) in one form, once per process."""
    formatter = (JsonFormatter if json_lines else TextFormatter)(prefix=prefix, secrets=secrets)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.getLogger("discord").setLevel(max(logging.INFO, root.level))
    logging.captureWarnings(True)


def hide(secrets: Iterable[str]) -> None:
    """Never write these either: a key that was read anew while the program runs."""
    secrets = list(secrets)
    for handler in logging.getLogger().handlers:
        if isinstance(handler.formatter, _Masked):
            handler.formatter.hide(secrets)
