"""What Discord says of an uploaded file."""

import mimetypes
import struct

_PNG = b"\x89PNG\r\n\x1a\n"


def content_type(filename: str) -> str:
    return mimetypes.guess_type(filename)[0] or "application/octet-stream"


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG; None for anything else."""
    if not data.startswith(_PNG) or len(data) < 24:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return int(width), int(height)
