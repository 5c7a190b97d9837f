"""The demo's page: what it shows, and what its visitor does, below `/sim/`."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from simulators.discord import payloads
from simulators.discord.actors import Actors
from simulators.discord.changes import Listener
from simulators.discord.errors import ApiError, Json, NoAnswer, NotOffered
from simulators.discord.http import json_response
from simulators.discord.replies import Reply
from simulators.discord.world import Guild, User, World

KEEP_ALIVE_SECONDS = 15.0
Action = Callable[[Json], Awaitable[Any]]


class Control:
    """State, events and actions over HTTP."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors
        self._world = actors.world
        self._changes = actors.core.changes
        self._forms: dict[str, Reply] = {}
        """Answers that opened a form, by the interaction's id, until it is sent."""

    def add_to(self, router: web.UrlDispatcher) -> None:
        router.add_get("/sim/state", self.state)
        router.add_get("/sim/events", self.events)
        router.add_post("/sim/slash", _action(self.slash))
        router.add_post("/sim/autocomplete", _action(self.autocomplete))
        router.add_post("/sim/click", _action(self.click))
        router.add_post("/sim/submit", _action(self.submit))

    async def state(self, request: web.Request) -> web.Response:
        """All that is public: guilds, channels, users, commands, messages per channel."""
        return json_response(state_json(self._world))

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events, each named by its kind, from now on."""
        response = web.StreamResponse(headers={"Cache-Control": "no-cache"})
        response.content_type = "text/event-stream"
        with self._changes.listen() as listener, contextlib.suppress(ConnectionError):
            await response.prepare(request)
            await response.write(b": connected\n\n")
            await _stream(listener, response)
        return response

    async def slash(self, asked: Json) -> Json:
        """``{channel_id, user_id, path, options}`` -> the reply."""
        reply = await self._actors.send_slash(
            asked["user_id"], asked["channel_id"], asked["path"], asked.get("options") or {}
        )
        return self._told(reply)

    async def autocomplete(self, asked: Json) -> Json:
        """``{channel_id, user_id, path, options, focused}`` -> ``{choices}``."""
        choices = await self._actors.suggestions(
            asked["user_id"],
            asked["channel_id"],
            asked["path"],
            asked.get("options") or {},
            focused=asked["focused"],
        )
        return {"choices": choices}

    async def click(self, asked: Json) -> Json:
        """``{user_id, message_id, custom_id, values}`` -> the reply."""
        reply = await self._actors.click(
            asked["user_id"], asked["message_id"], asked["custom_id"], asked.get("values")
        )
        return self._told(reply)

    async def submit(self, asked: Json) -> Json:
        """``{interaction_id, values}``, the form's values by custom id -> the reply."""
        reply = self._forms.pop(str(asked["interaction_id"]))
        return self._told(await self._actors.submit(reply, asked["values"]))

    def _told(self, reply: Reply) -> Json:
        if reply.modal is not None:
            self._forms[str(reply.interaction.id)] = reply
        return reply.to_json()


def state_json(world: World) -> Json:
    """Guilds and channels in the order they were made, messages oldest first."""
    return {
        "guilds": [_guild_json(world, one) for one in world.guilds.values()],
        "channels": [payloads.channel_json(world, one) for one in world.channels.values()],
        "users": [_user_json(one) for one in world.users.values()],
        "commands": [one for scope in world.commands.values() for one in scope.values()],
        "messages": {str(one.id): list(one.messages.values()) for one in world.channels.values()},
    }


def _user_json(user: User) -> Json:
    """With the language of his client, which he alone is told of himself."""
    return payloads.user_json(user) | {"locale": user.locale}


def _guild_json(world: World, guild: Guild) -> Json:
    """With its members, whom REST leaves out."""
    members = [str(user_id) for user_id in guild.members]
    return payloads.guild_summary_json(world, guild) | {"members": members}


async def _stream(listener: Listener, response: web.StreamResponse) -> None:
    """Until the simulator stops or the page is closed, which a write into the void finds out."""
    while True:
        try:
            change = await asyncio.wait_for(listener.get(), KEEP_ALIVE_SECONDS)
        except TimeoutError:
            await response.write(b": still here\n\n")
            continue
        if change is None:
            return
        kind, data = change
        await response.write(f"event: {kind}\ndata: {json.dumps(data)}\n\n".encode())


def _action(act: Action) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def serve(request: web.Request) -> web.Response:
        # Other web pages may post forms here unasked, but not JSON.
        if request.content_type != "application/json":
            return web.Response(status=415, text="Send JSON.")
        try:
            return json_response(await act(await request.json()))
        except (KeyError, TypeError, ValueError) as error:
            return web.Response(status=400, text=f"That request lacks something: {error}")
        except (NotOffered, ApiError) as error:
            return web.Response(status=400, text=str(error))
        except NoAnswer as error:
            return web.Response(status=504, text=str(error))

    return serve
