"""Writing an SVG: escaped and fitted text, and the card everything stands on. Pure."""

import re
import unicodedata
from html import escape

from bot.charts import theme

_NOT_DRAWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""What XML does not allow, and what has no shape: it would be a box, or turn the line around."""

_WIDE, _NARROW = 1.0, 0.62
"""Roughly, in ems: characters of East Asia and the widest letters, and all others."""
_WIDEST = frozenset("WMmw@%&—…ŒÆœæЖШЩЮжшщю")


def clean(text: str) -> str:
    """On one line, with nothing in it that cannot be drawn."""
    return _NOT_DRAWN.sub("", " ".join(text.split()))


def text_width(text: str, size: float) -> float:
    """About how wide a text is; rather too much than too little."""
    return size * sum(_ems(character) for character in text)


def fitted(text: str, width: float, size: float) -> str:
    """The clean text, or as much of it as fits, ending in an ellipsis."""
    whole = clean(text)
    if text_width(whole, size) <= width:
        return whole
    left = width - text_width("…", size)
    shown = []
    for character in whole:
        left -= _ems(character) * size
        if left < 0:
            break
        shown.append(character)
    return "".join(shown).rstrip() + "…"


def label(
    x: float,
    y: float,
    text: str,
    *,
    size: float = theme.SIZE_TEXT,
    fill: str = theme.TEXT,
    bold: bool = False,
    anchor: str = "start",
    width: float | None = None,
) -> str:
    """A text on its base line, escaped; `anchor` is start, middle or end, `width` cuts it."""
    shown = clean(text) if width is None else fitted(text, width, size)
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{fill}"{weight}'
        f' text-anchor="{anchor}">{escape(shown)}</text>'
    )


def box(x: float, y: float, width: float, height: float, *, fill: str, radius: float = 0.0) -> str:
    """A filled rectangle."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{max(0.0, width):g}" height="{height:g}"'
        f' rx="{radius:g}" fill="{fill}"/>'
    )


def card(height: float, *parts: str, width: float = theme.WIDTH) -> str:
    """The whole picture: the parts on the card, whose corners show what is behind it."""
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
            f' viewBox="0 0 {width:g} {height:g}" font-family="Noto Sans">',
            f'<rect x="1" y="1" width="{width - 2:g}" height="{height - 2:g}"'
            f' rx="{theme.RADIUS}" fill="{theme.GROUND}" stroke="{theme.EDGE}"/>',
            *parts,
            "</svg>",
        )
    )


def _ems(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    wide = character in _WIDEST or unicodedata.east_asian_width(character) in "WF"
    return _WIDE if wide else _NARROW
