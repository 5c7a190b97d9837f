"""Pictures: an SVG that a pure function wrote, drawn as a PNG in a process of its own.

`svg` and `theme` help to write one, `Charts` draws it. What a picture shows stands beside it as
text, always: a picture may fail, and not everybody sees it.
"""

from bot.charts.renderer import Charts, NoPicture

__all__ = ["Charts", "NoPicture"]
