"""People at their Discord clients: slash commands, suggestions, buttons, forms."""

from collections.abc import Mapping
from typing import Any

from simulators.discord import payloads
from simulators.discord.component_rules import BUTTON, CHANNEL_SELECT, LINK, SELECTS, walk
from simulators.discord.desk import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from simulators.discord.errors import Json, NoAnswer, NotOffered
from simulators.discord.invocation import Invocation, Leaf, find
from simulators.discord.part import Id, Part, number
from simulators.discord.permissions import Permission
from simulators.discord.permissions import in_guild as permissions_in_guild
from simulators.discord.replies import Reply
from simulators.discord.world import Channel, User

FILLED_SECONDS = 30.0
"""How long a deferred answer is waited for, in real seconds."""
_GUILD, _BOT_DM = 0, 1


class Actors(Part):
    """What people do. Each call returns what they see."""

    async def slash(
        self, user_id: Id, channel_id: Id, path: str, /, *, force: bool = False, **options: Any
    ) -> Reply:
        """Send a slash command, e.g. ``slash(ada, general, "player add", riot_id="…")``.

        Waits for the answer and, where the bot deferred, for what fills it in. Options are plain
        values; channels, users and roles are ids or the things themselves. Raises `NotOffered`
        where Discord's client would not send it (`force` passes over the permissions the command
        asks for) and `NoAnswer` where the bot is too late.
        """
        return await self.send_slash(user_id, channel_id, path, options, force=force)

    async def send_slash(
        self,
        user_id: Id,
        channel_id: Id,
        path: str,
        options: Mapping[str, Any],
        *,
        force: bool = False,
    ) -> Reply:
        """As `slash`, with the options as one mapping, whatever their names."""
        user, channel = self._at(user_id, channel_id)
        leaf = self._offered(user, channel, path, force=force)
        data = self._invocation(user, channel, leaf).data(options)
        return await self.answered(self.core.desk.open(COMMAND, user, channel, data))

    async def autocomplete(
        self, user_id: Id, channel_id: Id, path: str, /, *, focused: str, **options: Any
    ) -> list[Json]:
        """What is suggested for the option `focused`, whose text so far is among the options."""
        return await self.suggestions(user_id, channel_id, path, options, focused=focused)

    async def suggestions(
        self, user_id: Id, channel_id: Id, path: str, options: Mapping[str, Any], *, focused: str
    ) -> list[Json]:
        """As `autocomplete`, with the options as one mapping."""
        user, channel = self._at(user_id, channel_id)
        leaf = self._offered(user, channel, path, force=False)
        option = next((one for one in leaf.options if one["name"] == focused), {})
        if not option.get("autocomplete"):
            raise NotOffered(f"/{path} has no option {focused!r} with suggestions.")
        typed = {focused: "", **options}
        data = self._invocation(user, channel, leaf).data(typed, focused=focused)
        interaction = self.core.desk.open(AUTOCOMPLETE, user, channel, data)
        return (await self.answered(interaction)).choices

    async def click(
        self, user_id: Id, message: Json | Id, custom_id: str, values: list[str] | None = None
    ) -> Reply:
        """Press a button, or pick from a select, of a message that this person sees."""
        user = self.world.user(number(user_id))
        shown = self._shown(user, message)
        component = _component(shown, custom_id)
        data: Json = {
            "custom_id": custom_id,
            "component_type": component["type"],
            "id": component.get("id", 1),
        }
        if component["type"] in SELECTS:
            data["values"] = values or []
        channel = self.world.channel(shown["channel_id"])
        self._at(user, channel)
        if component["type"] == CHANNEL_SELECT:
            picked = [self.world.channels.get(int(each)) for each in values or []]
            data["resolved"] = {
                "channels": {
                    str(each.id): payloads.resolved_channel_json(self.world, each, user.id)
                    for each in picked
                    if each is not None
                }
            }
        return await self.answered(self.core.desk.open(COMPONENT, user, channel, data, shown))

    async def submit(self, reply: Reply, values: Mapping[str, Any]) -> Reply:
        """Fill in the form that an answer opened, by the custom ids of its fields, and send it."""
        modal, before = reply.modal, reply.interaction
        if modal is None:
            raise NotOffered("That answer opened no form.")
        known = {one["custom_id"] for one in walk(modal["components"]) if "custom_id" in one}
        if unknown := set(values) - known:
            raise NotOffered(f"The form has no field {sorted(unknown)}; it has {sorted(known)}.")
        data = {
            "custom_id": modal["custom_id"],
            "components": [_filled(one, values, number) for number, one in _counted(modal)],
        }
        user = self.world.users[before.user_id]
        return await self.answered(
            self.core.desk.open(MODAL_SUBMIT, user, before.channel, data, before.source)
        )

    def _at(self, user_id: Id, channel_id: Id) -> tuple[User, Channel]:
        """A person in a channel where he may use commands."""
        user, channel = self.world.user(number(user_id)), self.world.channel(number(channel_id))
        if channel.guild_id is None:
            if channel.recipient_id != user.id:
                raise NotOffered("That is somebody else's conversation.")
            return user, channel
        granted = payloads.permissions_of(self.world, user.id, channel)
        for wanted in (Permission.VIEW_CHANNEL, Permission.USE_APPLICATION_COMMANDS):
            if not granted & wanted:
                raise NotOffered(f"{user.name} lacks {wanted.name} in #{channel.name}.")
        return user, channel

    def _offered(self, user: User, channel: Channel, path: str, *, force: bool) -> Leaf:
        leaf = find(self.world, channel.guild_id, path)
        context = _BOT_DM if channel.guild_id is None else _GUILD
        contexts = leaf.command.get("contexts")
        barred = contexts is not None and context not in contexts
        if barred or (context == _BOT_DM and leaf.command.get("dm_permission") is False):
            raise NotOffered(f"/{path} is not offered here.")
        wanted = leaf.command.get("default_member_permissions")
        if channel.guild_id is not None and wanted is not None and not force:
            self._demand(user, channel.guild_id, int(wanted), path)
        return leaf

    def _demand(self, user: User, guild_id: int, wanted: int, path: str) -> None:
        """Permissions of the command; "0" leaves administrators only."""
        guild = self.world.guilds[guild_id]
        granted = permissions_in_guild(guild, guild.members[user.id])
        if granted & wanted != wanted or not (wanted or granted & Permission.ADMINISTRATOR):
            raise NotOffered(f"/{path} is not shown to {user.name}: permissions {wanted} needed.")

    def _invocation(self, user: User, channel: Channel, leaf: Leaf) -> Invocation:
        return Invocation(world=self.world, guild_id=channel.guild_id, asker_id=user.id, leaf=leaf)

    def _shown(self, user: User, message: Json | Id) -> Json:
        """The message as it is now, private ones only to their asker."""
        wanted = int(message["id"]) if isinstance(message, dict) else number(message)
        for channel in self.world.channels.values():
            if wanted in channel.messages:
                return channel.messages[wanted]
        found = self.core.desk.private_message(wanted)
        if found is None or found[0].user_id != user.id:
            raise NotOffered(f"{user.name} sees no message {wanted}.")
        return found[1]

    async def answered(self, interaction: Interaction) -> Reply:
        """What is shown once the application has answered. Raises `NoAnswer`."""
        reply = Reply(interaction, self.core.changes)
        try:
            await reply.until(lambda _: interaction.answered, self.core.desk.ack_seconds)
            await reply.until(lambda _: not interaction.loading, FILLED_SECONDS)
        except TimeoutError:
            raise NoAnswer("The application did not respond") from None
        return reply


def _component(message: Json, custom_id: str) -> Json:
    for one in walk(message["components"]):
        if one.get("custom_id") == custom_id:
            if one.get("disabled"):
                raise NotOffered(f"{custom_id!r} is disabled.")
            return one
    labels = [one.get("custom_id") for one in walk(message["components"])]
    links = [one["url"] for one in walk(message["components"]) if _is_link(one)]
    raise NotOffered(f"No {custom_id!r} there; there are {labels}, links {links}.")


def _is_link(component: Json) -> bool:
    return component.get("type") == BUTTON and component.get("style") == LINK


def _counted(modal: Json) -> list[tuple[int, Json]]:
    return list(enumerate(modal["components"], start=1))


def _filled(holder: Json, values: Mapping[str, Any], number: int) -> Json:
    """A label or row of the form, with what was entered."""
    body: Json = {"type": holder["type"], "id": holder.get("id", number)}
    if "component" in holder:
        return body | {"component": _entered(holder["component"], values)}
    if "components" in holder:
        return body | {"components": [_entered(one, values) for one in holder["components"]]}
    return body


def _entered(field: Json, values: Mapping[str, Any]) -> Json:
    body: Json = {
        "type": field["type"],
        "id": field.get("id", 1),
        "custom_id": field["custom_id"],
    }
    value = values.get(field["custom_id"])
    if field["type"] in (*SELECTS, 19, 22):
        return body | {"values": list(value or [])}
    return body | {"value": field.get("value", "") if value is None else value}
