"""The panel, as a moderator uses it."""

from dataclasses import dataclass
from typing import Any

import pytest

from simulators.discord import Reply
from simulators.discord.component_rules import walk
from tests.bot.cogs.conftest import Server
from tests.support.discord_schema import assert_within_limits
from tracking.choices import Choices, choices


@dataclass
class Panel:
    """A panel that stands in the admin's channel; what is pressed changes it."""

    server: Server
    reply: Reply

    @property
    def text(self) -> str:
        """What can be read in it, and in what was answered beside it."""
        return self.reply.text

    @property
    def ids(self) -> list[str]:
        """The custom ids of its controls."""
        return [one["custom_id"] for one in walk(self.reply.components) if "custom_id" in one]

    def control(self, act: str) -> dict[str, Any]:
        """The one control of the open section that does this."""
        [found] = [
            one
            for one in walk(self.reply.components)
            if one.get("custom_id", "").split(":")[2:3] == [act]
        ]
        return found

    async def open(self, section: str) -> "Panel":
        """Pick it in the menu."""
        return await self.press("open", section)

    async def press(self, act: str, *values: Any) -> "Panel":
        """Press a button, or pick from a select; a form is not filled in yet."""
        picked = [str(getattr(value, "id", value)) for value in values]
        message = self.reply.message
        assert message is not None
        self.reply = await self.server.local.click(
            self.server.admin, message, self.control(act)["custom_id"], picked
        )
        if self.reply.modal is None:
            await self.reply.until(lambda reply: reply.edited or bool(reply.followups))
        return self

    async def fill_in(self, **values: str) -> "Panel":
        """Send the form that the last press opened."""
        self.reply = await self.server.local.submit(self.reply, values)
        await self.reply.until(lambda reply: reply.edited or bool(reply.followups))
        return self

    async def choices(self) -> Choices:
        """What is stored."""
        async with self.server.database.read() as session:
            return await choices(session, self.server.guild.id)


@pytest.fixture
async def panel(server) -> Any:
    """Opened just now; at the end, every request was one that Discord takes."""
    yield Panel(server, await server.admin_says("settings"))
    for record in server.local.records:
        assert_within_limits(record)
