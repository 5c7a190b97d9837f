"""Channels as such: reading one, "is typing"."""

from simulators.discord import payloads
from simulators.discord.core import Core
from simulators.discord.http import NO_CONTENT, Answer, Api, Call, ok
from simulators.discord.rest.access import demand_sending, visible_channel


class ChannelRoutes:
    """`/channels/{channel}`."""

    def __init__(self, core: Core) -> None:
        self._world = core.world

    def add_to(self, api: Api) -> None:
        api.route("GET", "/channels/{channel}", self.read)
        api.route("POST", "/channels/{channel}/typing", self.typing)

    async def read(self, call: Call) -> Answer:
        channel = visible_channel(self._world, call.id("channel"))
        return ok(payloads.channel_json(self._world, channel))

    async def typing(self, call: Call) -> Answer:
        channel = visible_channel(self._world, call.id("channel"))
        demand_sending(self._world, channel, embeds=False, files=False)
        return NO_CONTENT
