"""The gateway's transport compression."""

import importlib
import zlib
from collections.abc import Callable

Compressor = Callable[[bytes], bytes]


def compressor(name: str | None) -> Compressor | None:
    """One stream per connection; None where none was asked for or the library is missing.

    Text frames are understood even where compression was asked for (discord.md §4).
    """
    if name == "zlib-stream":
        return _zlib()
    if name == "zstd-stream":
        return _zstd()
    return None


def _zlib() -> Compressor:
    stream = zlib.compressobj()
    return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstd() -> Compressor | None:
    try:
        zstandard = importlib.import_module("zstandard")
    except ImportError:
        return None
    stream = zstandard.ZstdCompressor().compressobj()
    block = zstandard.COMPRESSOBJ_FLUSH_BLOCK

    def compress(data: bytes) -> bytes:
        return bytes(stream.compress(data) + stream.flush(block))

    return compress
