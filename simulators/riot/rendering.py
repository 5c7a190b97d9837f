"""From a document with placeholders to the bytes one application sees."""

import json
import re
from collections.abc import Callable

from simulators.riot.accounts import Account
from simulators.riot.errors import Json

_PLACEHOLDER = re.compile(r'"<puuid:(\d+)>"')


def render(document: Json, application: str, account: Callable[[int], Account]) -> bytes:
    """`document` as JSON, each placeholder replaced by the puuid that `application` knows."""
    text = json.dumps(document, separators=(",", ":"))
    return _PLACEHOLDER.sub(
        lambda found: f'"{account(int(found[1])).puuid(application)}"', text
    ).encode()
