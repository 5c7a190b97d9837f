"""Messages: made, edited and deleted; nonces; uploaded files."""

import copy
import json
import re
from collections.abc import Sequence
from typing import Any

from simulators.discord import payloads
from simulators.discord.changes import Changes
from simulators.discord.component_rules import walk
from simulators.discord.errors import ApiError, Json, unknown_message
from simulators.discord.gateway import Gateway
from simulators.discord.http import Upload
from simulators.discord.ids import Snowflakes
from simulators.discord.message_rules import COMPONENTS_V2, EPHEMERAL, LOADING
from simulators.discord.pictures import content_type, size_of
from simulators.discord.world import Channel, User, World
from tracking.clock import Clock

_SUPPRESS_EMBEDS, _SUPPRESS_NOTIFICATIONS = 1 << 2, 1 << 12
_SETTABLE = _SUPPRESS_EMBEDS | EPHEMERAL | _SUPPRESS_NOTIFICATIONS | COMPONENTS_V2
_MENTION = re.compile(r"<@!?(\d+)>")


class MessageBook:
    """Writes messages into channels and tells the gateway and the listeners."""

    def __init__(
        self,
        *,
        world: World,
        clock: Clock,
        ids: Snowflakes,
        changes: Changes,
        gateway: Gateway,
        nonce_seconds: float,
    ) -> None:
        self._world = world
        self._clock = clock
        self._ids = ids
        self._changes = changes
        self._gateway = gateway
        self._nonce_seconds = nonce_seconds
        self._nonces: dict[tuple[int, str], tuple[float, Channel, Json]] = {}
        self.cdn_url = ""

    def repeated(self, author: User, nonce: Any) -> Json | None:
        """The message that this author's nonce has already made, within the window.

        Raises 404 10008 where that message was deleted meanwhile (discord.md §2).
        """
        known = self._nonces.get((author.id, str(nonce)))
        if known is None or self._clock.monotonic() - known[0] >= self._nonce_seconds:
            return None
        _, channel, message = known
        if int(message["id"]) not in channel.messages:
            raise unknown_message()
        return message

    def make(
        self, channel: Channel, author: User, body: Json, uploads: Sequence[Upload] = ()
    ) -> Json:
        """A message object, not yet in its channel."""
        message_id = self._ids.new()
        message: Json = {
            "id": str(message_id),
            "channel_id": str(channel.id),
            "type": 0,
            "author": payloads.user_json(author),
            "content": "",
            "timestamp": payloads.timestamp(self._clock.now()),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "components": [],
            "pinned": False,
            "flags": int(body.get("flags") or 0) & _SETTABLE,
        }
        if "nonce" in body:
            message["nonce"] = body["nonce"]
        self._write(message, body, uploads)
        return message

    def post(self, channel: Channel, message: Json) -> None:
        """Put a message into its channel for everybody there."""
        channel.messages[int(message["id"])] = message
        if "nonce" in message:
            key = (int(message["author"]["id"]), str(message["nonce"]))
            self._nonces[key] = (self._clock.monotonic(), channel, message)
        self._announce("create", channel, message)

    def edit(self, message: Json, body: Json, uploads: Sequence[Upload] = ()) -> None:
        """Change what the body names; tell about it unless only one person sees it."""
        draft = copy.deepcopy(message)
        self._write(draft, body, uploads)
        message.update(draft)
        settable = _SUPPRESS_EMBEDS | COMPONENTS_V2
        message["flags"] &= ~LOADING
        if body.get("flags") is not None:
            kept = message["flags"] & ~_SUPPRESS_EMBEDS
            message["flags"] = kept | (int(body["flags"]) & settable)
        message["edited_timestamp"] = payloads.timestamp(self._clock.now())
        channel = self._world.channels.get(int(message["channel_id"]))
        if channel and int(message["id"]) in channel.messages:
            self._announce("update", channel, message)

    def delete(self, channel: Channel, message_id: int) -> None:
        """Take a message out of its channel; 404 10008 where it is not there."""
        message = channel.messages.pop(message_id, None)
        if message is None:
            raise unknown_message()
        body: Json = {"id": message["id"], "channel_id": message["channel_id"]}
        if channel.guild_id is not None:
            body["guild_id"] = str(channel.guild_id)
        self._changes.publish("message_delete", body)
        self._gateway.dispatch("MESSAGE_DELETE", body, channel.guild_id)

    def seen_by_bot(self, message: Json) -> Json:
        """Without the MESSAGE_CONTENT intent what others wrote is empty, but for mentions."""
        bot_id = str(self._world.bot.id)
        mentioned = any(one["id"] == bot_id for one in message["mentions"])
        if message["author"]["id"] == bot_id or mentioned:
            return message
        return message | {"content": "", "embeds": [], "attachments": [], "components": []}

    def _announce(self, what: str, channel: Channel, message: Json) -> None:
        event = self.seen_by_bot(message)
        if channel.guild_id is not None:
            event = event | {"guild_id": str(channel.guild_id)}
        self._changes.publish(f"message_{what}", message | {"guild_id": event.get("guild_id")})
        self._gateway.dispatch(f"MESSAGE_{what.upper()}", event, channel.guild_id)

    def _write(self, message: Json, body: Json, uploads: Sequence[Upload]) -> None:
        self._write_attachments(message, body, uploads)
        if "content" in body:
            message["content"] = (body["content"] or "").strip()
            self._write_mentions(message, body.get("allowed_mentions"))
        if "embeds" in body:
            message["embeds"] = [_embed_json(embed) for embed in body["embeds"] or []]
        if "components" in body:
            components = json.loads(json.dumps(body["components"] or []))
            message["components"] = _numbered(components)
        if uploads or "embeds" in body or "components" in body:
            self._place_attachments(message)

    def _write_mentions(self, message: Json, allowed: Json | None) -> None:
        text = message["content"]
        parse = ["users", "everyone"] if allowed is None else allowed.get("parse") or []
        named = [str(one) for one in (allowed or {}).get("users") or []]
        wanted = [one for one in _MENTION.findall(text) if "users" in parse or one in named]
        users = [self._world.users.get(int(one)) for one in dict.fromkeys(wanted)]
        message["mentions"] = [payloads.user_json(user) for user in users if user is not None]
        loud = "everyone" in parse and ("@everyone" in text or "@here" in text)
        message["mention_everyone"] = loud

    def _write_attachments(self, message: Json, body: Json, uploads: Sequence[Upload]) -> None:
        described = {str(one.get("id")): one for one in body.get("attachments") or []}
        if "attachments" in body:
            held = [one for one in message["attachments"] if one["id"] in described]
            message["attachments"] = held
        for number, upload in enumerate(uploads):
            meta = described.get(upload.field.removeprefix("files[").removesuffix("]"), {})
            message["attachments"].append(self._store(message, upload, meta, number))

    def _store(self, message: Json, upload: Upload, meta: Json, number: int) -> Json:
        name = str(meta.get("filename") or upload.filename)
        attachment_id = self._ids.new()
        path = f"attachments/{message['channel_id']}/{attachment_id}/{name}"
        self._world.files[path] = upload.data
        body: Json = {
            "id": str(attachment_id),
            "filename": name,
            "size": len(upload.data),
            "url": f"{self.cdn_url}/{path}",
            "proxy_url": f"{self.cdn_url}/{path}",
            "content_type": content_type(name),
        }
        if message["flags"] & EPHEMERAL:
            body["ephemeral"] = True
        if meta.get("description"):
            body["description"] = meta["description"]
        if size := size_of(upload.data):
            body |= {"width": size[0], "height": size[1]}
        return body

    def _place_attachments(self, message: Json) -> None:
        """Show the files where the message names them as ``attachment://name``.

        Discord no longer lists a file that a picture of an embed shows.
        """
        files = {one["filename"]: one for one in message["attachments"]}
        shown: set[str] = set()
        for holder in _picture_holders(message):
            for key in ("url", "icon_url"):
                name = str(holder.get(key) or "")
                if not name.startswith("attachment://"):
                    continue
                file = files.get(name.removeprefix("attachment://"))
                if file is None:
                    raise _unreferenced(name)
                holder[key] = holder[f"proxy_{key}"] = file["url"]
                shown.add(file["id"])
        if not message["flags"] & COMPONENTS_V2:
            kept = [one for one in message["attachments"] if one["id"] not in shown]
            message["attachments"] = kept


def _unreferenced(name: str) -> ApiError:
    problem = {
        "code": "MESSAGE_UNKNOWN_ATTACHMENT",
        "message": f"The referenced attachment was not found: {name}",
    }
    return ApiError(400, 50035, "Invalid Form Body", {"attachments": {"_errors": [problem]}})


def _picture_holders(message: Json) -> list[Json]:
    holders: list[Json] = []
    for embed in message["embeds"]:
        keys = ("image", "thumbnail", "footer", "author")
        holders += [embed[key] for key in keys if embed.get(key)]
    for component in walk(message["components"]):
        holders += [component[key] for key in ("media", "file") if component.get(key)]
        holders += [item["media"] for item in component.get("items") or [] if item.get("media")]
    return holders


def _embed_json(embed: Json) -> Json:
    body = {key: value for key, value in embed.items() if value is not None and key != "flags"}
    body = json.loads(json.dumps(body)) | {"type": embed.get("type") or "rich"}
    for one in body.get("fields") or []:
        one.setdefault("inline", False)
    for key in ("image", "thumbnail"):
        if picture := body.get(key):
            picture.setdefault("proxy_url", picture["url"])
    return dict(body)


def _numbered(components: list[Json]) -> list[Json]:
    """Every component gets an id, counted from one, unless it has one."""
    taken = {one["id"] for one in walk(components) if one.get("id")}
    number = 0
    for one in walk(components):
        if one.get("id"):
            continue
        number += 1
        while number in taken:
            number += 1
        one["id"] = number
    return components
