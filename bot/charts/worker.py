"""The process that draws: SVGs come in on standard input, PNGs go out on standard output.

Run as a file, and imports nothing of ours, so that it starts in a fifth of a second and needs
25 MB. Each message is its length (4 bytes, big endian) and its bytes; an answer has a byte before
that says whether it is a picture or a reason. It ends when its input ends, so it never outlives
the bot, however that died.
"""

import struct
import sys
from pathlib import Path
from typing import BinaryIO

import resvg_py

FONTS = Path(__file__).resolve().parent / "fonts"

PICTURE, REASON = b"\x01", b"\x00"
LENGTH = struct.Struct(">I")

SCALE = 2.0
"""Pixels for each unit of the SVG: sharp where Discord shows a picture on a dense screen."""


def draw(svg: str, fonts: list[str]) -> bytes:
    """The picture as PNG. Raises ValueError where this is no SVG."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=fonts,
            sans_serif_family="Noto Sans",
            font_family="Noto Sans",
            zoom=SCALE,
        )
    )


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Draw what is asked for until there is nothing more."""
    fonts = [str(path) for path in sorted(FONTS.glob("*.ttf"))]
    while len(head := requests.read(LENGTH.size)) == LENGTH.size:
        svg = requests.read(LENGTH.unpack(head)[0])
        try:
            kind, answer = PICTURE, draw(svg.decode(), fonts)
        except Exception as error:
            kind, answer = REASON, f"{type(error).__name__}: {error}".encode()
        answers.write(kind + LENGTH.pack(len(answer)) + answer)
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
