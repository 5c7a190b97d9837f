"""A local Discord with one server, and a bot in it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from simulators.discord import LocalDiscord, Permission
from simulators.discord.world import Channel, Guild, User
from tests.simulators.discord.bot import Bot, running


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What most tests need."""

    sim: LocalDiscord
    guild: Guild
    channel: Channel
    manager: User
    visitor: User


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with LocalDiscord() as sim:
        guild = sim.add_guild("First Server")
        yield Scene(
            sim=sim,
            guild=guild,
            channel=sim.add_channel(guild, "general"),
            manager=sim.add_user("otter", guild, permissions=Permission.MANAGE_GUILD),
            visitor=sim.add_user("heron", guild),
        )


@pytest.fixture
def sim(scene: Scene) -> LocalDiscord:
    return scene.sim


@pytest.fixture
async def bot(sim: LocalDiscord) -> AsyncIterator[Bot]:
    async with running(sim) as bot:
        yield bot
