"""A condition that began or ended -> text. Pure."""

from collections.abc import Mapping
from typing import Any

from bot.texts import Texts, translated
from bot.views.message import MOST_CONTENT, cut


def render_notice(payload: Mapping[str, Any], number: str, t: Texts) -> str:
    """The sentence, plain so that it may be posted where embeds may not, and its number."""
    sign = "✅" if payload["over"] else "⚠️"
    mark = f"\n-# {notice_mark(number)}"
    return cut(f"{sign} {translated(t, payload['text'])}", MOST_CONTENT - len(mark)) + mark


def notice_mark(number: str) -> str:
    """By which the message is found again in its channel."""
    return f"notice {number}"
