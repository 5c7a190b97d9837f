"""The gateway: who is connected, what they are told, and what goes wrong with it."""

import asyncio
import contextlib
import json
from typing import Any

from aiohttp import WSMsgType, web

from simulators.discord import payloads
from simulators.discord.changes import Changes
from simulators.discord.compression import Compressor, compressor
from simulators.discord.errors import Json
from simulators.discord.ids import Snowflakes
from simulators.discord.sessions import GUILDS, PRIVILEGED, Session, Sessions
from simulators.discord.world import World
from tracking.clock import Clock

HEARTBEAT_MS = 41_250
ACK_SECONDS = 0.02
Closing = tuple[int, bytes]


class Connection:
    """One websocket; frames leave in the order they were given, by a task of its own."""

    def __init__(self, socket: web.WebSocketResponse, compress: Compressor | None) -> None:
        self.socket = socket
        self.session: Session | None = None
        self._compress = compress
        self._outgoing: asyncio.Queue[Json | Closing] = asyncio.Queue()

    def send(self, frame: Json) -> None:
        self._outgoing.put_nowait(frame)

    def close(self, code: int, reason: bytes = b"") -> None:
        """After all that was sent before."""
        self._outgoing.put_nowait((code, reason))

    async def write(self) -> None:
        """Send what is given until one side closes."""
        while not self.socket.closed:
            item = await self._outgoing.get()
            if isinstance(item, tuple):
                await self.socket.close(code=item[0], message=item[1])
                return
            with contextlib.suppress(ConnectionError):
                await self._write_frame(json.dumps(item))

    async def _write_frame(self, text: str) -> None:
        if self._compress is None:
            await self.socket.send_str(text)
        else:
            await self.socket.send_bytes(self._compress(text.encode()))


class Gateway:
    """Serves `/gateway` and dispatches events to every session that should have them."""

    def __init__(
        self,
        *,
        world: World,
        clock: Clock,
        ids: Snowflakes,
        changes: Changes,
        token: str,
        privileged_intents: int,
    ) -> None:
        self._world = world
        self._token = token
        self._granted = privileged_intents
        self._changes = changes
        self._connections: dict[Connection, web.Request] = {}
        self._refusals = (0, 502)
        self.sessions = Sessions(clock=clock, ids=ids)
        self.received: list[Json] = []
        """Every frame of the bot, oldest first."""
        self.closed_with: list[int | None] = []
        """The close codes of ended connections."""
        self.silent = False
        """Take everything and answer nothing, like a half-dead connection."""
        self.url = ""

    @property
    def connected(self) -> bool:
        """Whether an identified bot listens."""
        return any(connection.session for connection in self._connections)

    async def wait_connected(self, timeout: float = 10.0) -> None:
        """Until a bot has identified or resumed."""
        await self._changes.until(lambda: True if self.connected else None, timeout)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection from upgrade to close."""
        times, status = self._refusals
        if times:
            self._refusals = (times - 1, status)
            return web.Response(status=status)
        compress = compressor(request.query.get("compress"))
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = Connection(socket, compress)
        self._connections[connection] = request
        writer = asyncio.create_task(connection.write(), name="gateway-writer")
        connection.send(_frame(10, {"heartbeat_interval": HEARTBEAT_MS}))
        try:
            await self._listen(connection)
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            self._forget(connection)
        return socket

    def dispatch(self, event: str, data: Json, guild_id: int | None = None) -> None:
        """Tell every session that has the intent and the shard; the absent ones upon resume."""
        snapshot = json.loads(json.dumps(data))
        for session in self.sessions.listening(event, guild_id):
            self._tell(session, event, snapshot)

    def close(self, code: int = 4000) -> None:
        """Close every connection with this code."""
        for connection in list(self._connections):
            connection.close(code)

    def abort(self) -> None:
        """Cut every connection without a word."""
        for request in self._connections.values():
            if request.transport is not None:
                request.transport.abort()

    def ask_reconnect(self) -> None:
        """Opcode 7."""
        self._to_all(_frame(7, None))

    def invalidate(self, *, resumable: bool = False) -> None:
        """Opcode 9; a session that is not resumable is forgotten."""
        if not resumable:
            self.sessions.forget_all()
        self._to_all(_frame(9, resumable))

    def ask_heartbeat(self) -> None:
        """Opcode 1 from the server."""
        self._to_all(_frame(1, None))

    def refuse_connections(self, times: int, status: int = 502) -> None:
        """Answer the next upgrades with an HTTP error."""
        self._refusals = (times, status)

    def _to_all(self, frame: Json) -> None:
        for connection in list(self._connections):
            connection.send(frame)

    def _forget(self, connection: Connection) -> None:
        self._connections.pop(connection, None)
        self.closed_with.append(connection.socket.close_code)
        if connection.session is not None:
            self.sessions.lost(connection.session)
        self._changes.wake()

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.socket:
            if message.type is not WSMsgType.TEXT:
                continue
            try:
                frame = json.loads(message.data)
                opcode, data = frame["op"], frame.get("d")
            except (ValueError, KeyError, TypeError):
                connection.close(4002, b"Error while decoding payload.")
                continue
            self.received.append(frame)
            if not self.silent:
                self._obey(connection, opcode, data)

    def _obey(self, connection: Connection, opcode: int, data: Any) -> None:
        if opcode == 1:
            # discord.py notes when it sent a heartbeat only after sending it: an answer within
            # the same millisecond looks to it like one to the heartbeat before.
            asyncio.get_running_loop().call_later(ACK_SECONDS, connection.send, _frame(11, None))
        elif opcode == 2:
            self._identify(connection, data)
        elif opcode == 6:
            self._resume(connection, data)
        elif connection.session is None:
            connection.close(4003, b"Not authenticated.")
        elif opcode == 8:
            self._send_members(connection.session, data)
        elif opcode not in (3, 4):
            connection.close(4001, b"Unknown opcode.")

    def _identify(self, connection: Connection, data: Json) -> None:
        if refusal := self._refusal(connection, data):
            connection.close(*refusal)
            return
        session = self.sessions.begin(
            intents=data["intents"], shard=tuple(data.get("shard") or (0, 1))
        )
        self._join(session, connection)
        mine = [guild for guild in self._world.bot_guilds() if session.covers(guild.id)]
        ready = {
            "v": 10,
            "user": payloads.own_user_json(self._world.bot),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in mine],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url,
            "application": {"id": str(self._world.application_id), "flags": 0},
            "private_channels": [],
            "relationships": [],
        }
        if "shard" in data:
            ready["shard"] = data["shard"]
        self._tell(session, "READY", ready)
        if session.intents & GUILDS:
            for guild in mine:
                if guild.unavailable:
                    continue
                body = payloads.guild_json(self._world, guild) | {"unavailable": False}
                self._tell(session, "GUILD_CREATE", body)

    def _refusal(self, connection: Connection, data: Json) -> tuple[int, bytes] | None:
        if connection.session is not None:
            return 4005, b"Already authenticated."
        if str(data.get("token")).removeprefix("Bot ") != self._token:
            return 4004, b"Authentication failed."
        intents = data.get("intents")
        if not isinstance(intents, int) or intents < 0:
            return 4013, b"Invalid intent(s)."
        if intents & PRIVILEGED & ~self._granted:
            return 4014, b"Disallowed intent(s)."
        number, count = data.get("shard") or (0, 1)
        if not 0 <= number < count:
            return 4010, b"Invalid shard."
        return None

    def _resume(self, connection: Connection, data: Json) -> None:
        if str(data.get("token")).removeprefix("Bot ") != self._token:
            connection.close(4004, b"Authentication failed.")
            return
        session = self.sessions.resumable(data.get("session_id"), data.get("seq"))
        if session is None:
            connection.send(_frame(9, False))
            return
        for frame in session.after(data["seq"]):
            connection.send(frame)
        self._join(session, connection)
        self._tell(session, "RESUMED", {})

    def _join(self, session: Session, connection: Connection) -> None:
        for other in self._connections:
            if other.session is session:
                other.session = None
        connection.session = session
        self.sessions.found(session)
        self._changes.wake()

    def _tell(self, session: Session, event: str, data: Json) -> None:
        frame = session.note(event, data)
        for connection in list(self._connections):
            if connection.session is session and not self.silent:
                connection.send(frame)

    def _send_members(self, session: Session, data: Json) -> None:
        guild = self._world.guild(data["guild_id"])
        wanted = {int(one) for one in data.get("user_ids") or []}
        members = [
            payloads.member_json(member, self._world.users[member.user_id])
            for member in guild.members.values()
            if not wanted or member.user_id in wanted
        ]
        chunk = {
            "guild_id": str(guild.id),
            "members": members,
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
            "nonce": data.get("nonce"),
        }
        self._tell(session, "GUILD_MEMBERS_CHUNK", chunk)


def _frame(opcode: int, data: Any) -> Json:
    return {"op": opcode, "d": data, "s": None, "t": None}
