"""The supervisor of Discord's clients, and what it did."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.client import TrackerBot
from bot.discord_session import DiscordSession
from bot.services import Services
from tests.bot.waiting import until
from tests.support.clock import FakeClock


class QuickBot(TrackerBot):
    """Waits for nothing that a test has no use for."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the five seconds before every identify but the first."""


class Supervisor(DiscordSession):
    """Remembers the clients it has had."""

    def __init__(self, services: Services, *, token: str, clock: FakeClock) -> None:
        self.made: list[TrackerBot] = []
        self._services = services
        super().__init__(token=token, new_client=self._made, clock=clock)

    def _made(self) -> TrackerBot:
        bot = QuickBot(self._services)
        bot._connection.guild_ready_timeout = 0.02
        self.made.append(bot)
        return bot


@asynccontextmanager
async def supervised(
    services: Services, *, token: str, clock: FakeClock
) -> AsyncIterator[tuple[Supervisor, "asyncio.Task[None]"]]:
    """A supervisor at work; whatever it met, it leaves nothing behind."""
    session = Supervisor(services, token=token, clock=clock)
    task = asyncio.create_task(session.run())
    try:
        yield session, task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert session.client is None
        assert all(bot.is_closed() for bot in session.made)


def ready(session: Supervisor) -> bool:
    """Whether its present client is connected."""
    return session.client is not None and session.client.is_ready()


async def given_up(session: Supervisor, clients: int) -> None:
    """Until it has given up so many clients, and rests."""
    await until(lambda: session.client is None and len(session.made) == clients)


async def next_client(session: Supervisor, clock: FakeClock, clients: int) -> None:
    """Let time pass until it has had so many clients."""
    async with asyncio.timeout(20):
        while len(session.made) < clients:
            await clock.advance(1)
