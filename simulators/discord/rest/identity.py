"""Who the bot is, who others are, and where the gateway is."""

from simulators.discord import payloads
from simulators.discord.core import Core
from simulators.discord.errors import ApiError, missing_access, wrong_application
from simulators.discord.http import Answer, Api, Call, ok
from simulators.discord.world import DM, Channel


class IdentityRoutes:
    """`/users`, `/applications/@me`, `/gateway/bot`, `/guilds/{guild}`."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._world = core.world

    def add_to(self, api: Api) -> None:
        api.route("GET", "/users/@me", self.me)
        api.route("GET", "/users/{user}", self.user)
        api.route("POST", "/users/@me/channels", self.open_dm)
        api.route("GET", "/oauth2/applications/@me", self.application)
        api.route("GET", "/applications/@me", self.application)
        api.route("GET", "/applications/{app}/emojis", self.emojis)
        api.route("GET", "/gateway", self.gateway, needs_token=False)
        api.route("GET", "/gateway/bot", self.gateway_bot)
        api.route("GET", "/guilds/{guild}", self.guild)
        api.route("GET", "/guilds/{guild}/channels", self.guild_channels)
        api.route("GET", "/guilds/{guild}/members/{user}", self.member)
        api.route("DELETE", "/users/@me/guilds/{guild}", self.leave)

    async def me(self, call: Call) -> Answer:
        return ok(payloads.own_user_json(self._world.bot))

    async def user(self, call: Call) -> Answer:
        return ok(payloads.user_json(self._world.user(call.id("user"))))

    async def open_dm(self, call: Call) -> Answer:
        recipient = self._world.users.get(int(call.form.get("recipient_id") or 0))
        if recipient is None or recipient.bot:
            raise ApiError(400, 50033, "Invalid Recipient(s)")
        channel = self._world.dm_with(recipient.id)
        if channel is None:
            channel = Channel(
                id=self._core.ids.new(), name=recipient.name, type=DM, recipient_id=recipient.id
            )
            self._world.channels[channel.id] = channel
        return ok(payloads.channel_json(self._world, channel))

    async def application(self, call: Call) -> Answer:
        return ok(payloads.application_json(self._world))

    async def emojis(self, call: Call) -> Answer:
        if call.id("app") != self._world.application_id:
            raise wrong_application()
        return ok({"items": []})

    async def gateway(self, call: Call) -> Answer:
        return ok({"url": self._core.gateway.url})

    async def gateway_bot(self, call: Call) -> Answer:
        limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
        return ok({"url": self._core.gateway.url, "shards": 1, "session_start_limit": limit})

    async def guild(self, call: Call) -> Answer:
        guild = self._world.guild(call.id("guild"))
        if self._world.bot.id not in guild.members:
            raise missing_access()
        body = payloads.guild_summary_json(self._world, guild)
        if call.query.get("with_counts") in ("1", "true"):
            body |= {"approximate_member_count": len(guild.members)}
        return ok(body)

    async def guild_channels(self, call: Call) -> Answer:
        guild = self._world.guild(call.id("guild"))
        if self._world.bot.id not in guild.members:
            raise missing_access()
        channels = self._world.guild_channels(guild.id)
        shown = [one for one in channels if not one.is_thread]
        return ok([payloads.channel_json(self._world, one) for one in shown])

    async def member(self, call: Call) -> Answer:
        guild = self._world.guild(call.id("guild"))
        member = guild.members.get(call.id("user"))
        if self._world.bot.id not in guild.members:
            raise missing_access()
        if member is None:
            raise ApiError(404, 10007, "Unknown Member")
        return ok(payloads.member_json(member, self._world.user(member.user_id)))

    async def leave(self, call: Call) -> Answer:
        guild = self._world.guild(call.id("guild"))
        guild.members.pop(self._world.bot.id, None)
        self._world.commands.pop(guild.id, None)
        self._core.gateway.dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild.id)
        return Answer(status=204)
