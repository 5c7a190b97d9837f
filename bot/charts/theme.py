"""Colours and sizes of the pictures.

A picture is a card with a ground of its own, so it looks the same in Discord's dark and light; its
edge keeps it from melting into a ground like its own. Text on the card has a contrast of 4.5 to 1
at least. A state is never told by its colour alone.
"""

GROUND = "#2b2d31"
EDGE = "#4e5058"
RAISED = "#383a40"
"""Behind a bar, or every other row."""

TEXT = "#f2f3f5"
QUIET = "#b5bac1"
"""Captions and what matters less."""

GOOD = "#4cc38a"
BAD = "#ff8080"
WARNING = "#f0b232"
ACCENT = "#8ea1ff"
"""What is neither good nor bad: a line, a bar without a bound."""

WIDTH = 560
"""Discord shows a picture at most 550 wide in a message, and about 320 wide on a phone, where its
words are to be read too; two pixels for each unit stay sharp."""
MARGIN = 24
RADIUS = 12

SIZE_TITLE = 28
SIZE_TEXT = 18
SIZE_SMALL = 16
