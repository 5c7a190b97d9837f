"""Registering application commands, globally and per guild."""

from collections import Counter
from typing import Any

from simulators.discord.command_rules import check_commands
from simulators.discord.core import Core
from simulators.discord.errors import (
    Json,
    invalid_json,
    missing_access,
    too_many_creates,
    unknown_command,
    wrong_application,
)
from simulators.discord.http import NO_CONTENT, Answer, Api, Call, ok

DAILY_CREATES = 200


class CommandRoutes:
    """`/applications/{app}/commands` and `/applications/{app}/guilds/{guild}/commands`."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._world = core.world
        self._creates: Counter[tuple[int | None, int]] = Counter()

    def add_to(self, api: Api) -> None:
        for base in ("/applications/{app}/commands", "/applications/{app}/guilds/{guild}/commands"):
            api.route("GET", base, self.read_all)
            api.route("PUT", base, self.replace_all)
            api.route("POST", base, self.create)
            api.route("GET", base + "/{command}", self.read)
            api.route("PATCH", base + "/{command}", self.change)
            api.route("DELETE", base + "/{command}", self.delete)

    async def read_all(self, call: Call) -> Answer:
        return ok(list(self._scope(call).values()))

    async def replace_all(self, call: Call) -> Answer:
        known = self._scope(call)
        wanted = _objects(call.body)
        guild_id = _guild_id(call)
        check_commands(wanted, in_guild=guild_id is not None)
        by_name = {_key(one): one for one in known.values()}
        self._count_creates(guild_id, sum(_key(one) not in by_name for one in wanted))
        kept = [self._registered(one, by_name.get(_key(one)), guild_id) for one in wanted]
        self._world.commands[guild_id] = {int(one["id"]): one for one in kept}
        self._synced(guild_id)
        return ok(kept)

    async def create(self, call: Call) -> Answer:
        known = self._scope(call)
        guild_id = _guild_id(call)
        old = next((one for one in known.values() if _key(one) == _key(call.form)), None)
        others = [one for one in known.values() if one is not old]
        check_commands([*others, call.form], in_guild=False)
        self._count_creates(guild_id, int(old is None))
        new = self._registered(call.form, old, guild_id)
        known[int(new["id"])] = new
        self._synced(guild_id)
        return Answer(status=201 if old is None else 200, body=new)

    async def read(self, call: Call) -> Answer:
        return ok(self._one(call))

    async def change(self, call: Call) -> Answer:
        known, old = self._scope(call), self._one(call)
        changed = {**old, **call.form}
        others = [one for one in known.values() if one is not old]
        check_commands([*others, changed], in_guild=False)
        new = self._registered(changed, old, _guild_id(call))
        known[int(new["id"])] = new
        self._synced(_guild_id(call))
        return ok(new)

    async def delete(self, call: Call) -> Answer:
        del self._scope(call)[int(self._one(call)["id"])]
        self._synced(_guild_id(call))
        return NO_CONTENT

    def _scope(self, call: Call) -> dict[int, Json]:
        if call.id("app") != self._world.application_id:
            raise wrong_application()
        guild_id = _guild_id(call)
        if guild_id is not None:
            guild = self._world.guilds.get(guild_id)
            if guild is None or self._world.bot.id not in guild.members:
                raise missing_access()
        return self._world.commands.setdefault(guild_id, {})

    def _one(self, call: Call) -> Json:
        try:
            return self._scope(call)[call.id("command")]
        except KeyError:
            raise unknown_command() from None

    def _count_creates(self, guild_id: int | None, new: int) -> None:
        today = self._core.clock.now().toordinal()
        if self._creates[guild_id, today] + new > DAILY_CREATES:
            raise too_many_creates()
        self._creates[guild_id, today] += new

    def _registered(self, given: Json, old: Json | None, guild_id: int | None) -> Json:
        """As Discord gives it back: same id under the same name, a new version if it changed."""
        permissions = given.get("default_member_permissions")
        body: Json = {
            "application_id": str(self._world.application_id),
            "type": given.get("type") or 1,
            "name": given["name"],
            "name_localizations": given.get("name_localizations"),
            "description": given.get("description") or "",
            "description_localizations": given.get("description_localizations"),
            "default_member_permissions": None if permissions is None else str(permissions),
            "nsfw": bool(given.get("nsfw")),
            "options": given.get("options") or [],
        }
        if guild_id is None:
            direct = given.get("dm_permission")
            body |= {
                "dm_permission": True if direct is None else direct,
                "contexts": given.get("contexts"),
                "integration_types": given.get("integration_types") or [0],
            }
        else:
            body |= {"guild_id": str(guild_id)}
        if old is not None and all(old[key] == value for key, value in body.items()):
            return old
        command_id = str(self._core.ids.new()) if old is None else old["id"]
        return {"id": command_id, "version": str(self._core.ids.new()), **body}

    def _synced(self, guild_id: int | None) -> None:
        scope = None if guild_id is None else str(guild_id)
        names = [one["name"] for one in self._world.commands[guild_id].values()]
        self._core.changes.publish("commands_synced", {"guild_id": scope, "names": names})


def _guild_id(call: Call) -> int | None:
    return call.id("guild") if "guild" in call.params else None


def _key(command: Json) -> tuple[int, str]:
    return int(command.get("type") or 1), str(command.get("name"))


def _objects(body: Any) -> list[Json]:
    if not isinstance(body, list) or not all(isinstance(one, dict) for one in body):
        raise invalid_json()
    return body
