"""Commands as the operator types them."""

import asyncio

from bot.command_line import main


async def run(*arguments: str) -> int | str | None:
    """The exit code; in a thread of its own, as it has an event loop of its own."""
    try:
        return await asyncio.to_thread(main, arguments)
    except SystemExit as ended:
        return ended.code
