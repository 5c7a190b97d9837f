"""Messages in channels: post, edit, delete, read."""

from simulators.discord.core import Core
from simulators.discord.errors import ApiError, Json, authored_by_another, unknown_message
from simulators.discord.http import NO_CONTENT, Answer, Api, Call, ok
from simulators.discord.message_rules import check_message
from simulators.discord.permissions import Permission
from simulators.discord.rest.access import (
    bot_permissions,
    demand,
    demand_sending,
    visible_channel,
)
from simulators.discord.world import Channel

MAX_HISTORY = 100


class MessageRoutes:
    """`/channels/{channel}/messages`."""

    def __init__(self, core: Core) -> None:
        self._world = core.world
        self._book = core.book

    def add_to(self, api: Api) -> None:
        api.route("GET", "/channels/{channel}/messages", self.history)
        api.route("POST", "/channels/{channel}/messages", self.create)
        api.route("GET", "/channels/{channel}/messages/{message}", self.read)
        api.route("PATCH", "/channels/{channel}/messages/{message}", self.edit)
        api.route("DELETE", "/channels/{channel}/messages/{message}", self.delete)

    async def create(self, call: Call) -> Answer:
        channel = visible_channel(self._world, call.id("channel"))
        body = call.form
        embeds, files = bool(body.get("embeds")), bool(call.uploads)
        demand_sending(self._world, channel, embeds=embeds, files=files)
        check_message(body, sizes=[len(one.data) for one in call.uploads])
        if body.get("enforce_nonce") and body.get("nonce") is not None:
            repeated = self._book.repeated(self._world.bot, body["nonce"])
            if repeated is not None:
                return ok(repeated)
        message = self._book.make(channel, self._world.bot, body, call.uploads)
        self._refer(channel, message, body.get("message_reference"))
        self._book.post(channel, message)
        return ok(message)

    async def history(self, call: Call) -> Answer:
        channel = visible_channel(self._world, call.id("channel"))
        limit = _limit(call.query.get("limit", "50"))
        # Without READ_MESSAGE_HISTORY Discord answers an empty list, not an error.
        if not bot_permissions(self._world, channel) & Permission.READ_MESSAGE_HISTORY:
            return ok([])
        picked = _window(sorted(channel.messages), call.query, limit)
        newest_first = sorted(picked, reverse=True)
        return ok([self._seen(channel.messages[one]) for one in newest_first])

    async def read(self, call: Call) -> Answer:
        channel, message = self._message(call)
        demand(self._world, channel, Permission.READ_MESSAGE_HISTORY)
        return ok(self._seen(message))

    async def edit(self, call: Call) -> Answer:
        channel, message = self._message(call)
        if message["author"]["id"] != str(self._world.bot.id):
            raise authored_by_another()
        if call.uploads:
            demand(self._world, channel, Permission.ATTACH_FILES)
        sizes = [len(one.data) for one in call.uploads]
        check_message(call.form, sizes=sizes, edit=True, flags=message["flags"])
        self._book.edit(message, call.form, call.uploads)
        return ok(message)

    async def delete(self, call: Call) -> Answer:
        channel, message = self._message(call)
        if message["author"]["id"] != str(self._world.bot.id):
            demand(self._world, channel, Permission.MANAGE_MESSAGES)
        self._book.delete(channel, call.id("message"))
        return NO_CONTENT

    def _message(self, call: Call) -> tuple[Channel, Json]:
        channel = visible_channel(self._world, call.id("channel"))
        message = channel.messages.get(call.id("message"))
        if message is None:
            raise unknown_message()
        return channel, message

    def _seen(self, message: Json) -> Json:
        """Read back later, without the nonce (discord.md §2: do not count on it)."""
        seen = self._book.seen_by_bot(message)
        return {key: value for key, value in seen.items() if key != "nonce"}

    def _refer(self, channel: Channel, message: Json, reference: Json | None) -> None:
        """A reply names the message it answers."""
        if not reference:
            return
        target = channel.messages.get(int(reference.get("message_id") or 0))
        if target is None and reference.get("fail_if_not_exists", True):
            problem = {"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}
            errors = {"message_reference": {"_errors": [problem]}}
            raise ApiError(400, 50035, "Invalid Form Body", errors)
        demand(self._world, channel, Permission.READ_MESSAGE_HISTORY)
        if target is not None:
            message["type"] = 19
            message["message_reference"] = {
                "type": 0,
                "channel_id": str(channel.id),
                "message_id": target["id"],
            }


def _limit(text: str) -> int:
    if text.isdigit() and 1 <= int(text) <= MAX_HISTORY:
        return int(text)
    problem = {
        "code": "NUMBER_TYPE_MAX",
        "message": f"int value should be between 1 and {MAX_HISTORY}.",
    }
    raise ApiError(400, 50035, "Invalid Form Body", {"limit": {"_errors": [problem]}})


def _window(ids: list[int], query: dict[str, str], limit: int) -> list[int]:
    """The ids asked for: the oldest after one, the newest before one, those around one."""
    if "after" in query:
        return [one for one in ids if one > int(query["after"])][:limit]
    if "before" in query:
        return [one for one in ids if one < int(query["before"])][-limit:]
    if "around" in query:
        middle = int(query["around"])
        return sorted(ids, key=lambda one: abs(one - middle))[:limit]
    return ids[-limit:]
