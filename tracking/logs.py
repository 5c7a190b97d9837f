"""How lines are written: for people or as JSON, with a prefix, never with a secret."""

import json
import logging
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

MASK = "***"


class _Masked(logging.Formatter):
    """A formatter whose output never holds one of the given secrets, tracebacks included."""

    def __init__(self, *, prefix: str, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime
        self._prefix = prefix
        self._secrets = sorted({s for s in secrets if s}, key=len, reverse=True)

    def _mask(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        return text


class TextFormatter(_Masked):
    """One line for people; a line break inside a message cannot fake a second line."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = record.message.replace("\r", "\\r").replace("\n", "\\n")
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        text = self._mask(super().format(record))
        prefix = f"{self._prefix} " if self._prefix else ""
        return "\n".join(prefix + line for line in text.splitlines())


class JsonFormatter(_Masked):
    """One object per line."""

    def format(self, record: logging.LogRecord) -> str:
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if self._prefix:
            fields["prefix"] = self._prefix
        if record.exc_info:
            fields["exception"] = self.formatException(record.exc_info)
        masked = {name: self._mask(value) for name, value in fields.items()}
        return json.dumps(masked, ensure_ascii=False)


def set_up_logging(
    *,
    level: str,
    json_lines: bool,
    prefix: str,
    secrets: Iterable[str],
    stream: TextIO | None = None,
) -> None:
    """Send every logger's lines to `stream` (standard error) in one form."""
    formatter = (JsonFormatter if json_lines else TextFormatter)(prefix=prefix, secrets=secrets)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # discord.py and aiohttp tell each request at DEBUG and each reconnect at INFO.
    quiet = max(logging.INFO, root.level)
    for name in ("discord.http", "discord.gateway", "aiohttp.access", "asyncio", "alembic"):
        logging.getLogger(name).setLevel(max(quiet, logging.WARNING))
    logging.getLogger("discord").setLevel(quiet)
