"""The bot's answers to interactions: the first one, edits and followups."""

from typing import Any

from simulators.discord import payloads
from simulators.discord.command_rules import check_choice
from simulators.discord.component_rules import check_modal
from simulators.discord.core import Core
from simulators.discord.desk import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from simulators.discord.errors import ApiError, Json, already_acknowledged, unknown_message
from simulators.discord.http import NO_CONTENT, Answer, Api, Call, ok
from simulators.discord.message_rules import EPHEMERAL, LOADING, check_message
from simulators.discord.validation import Form

MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
ALLOWED = {
    COMMAND: (MESSAGE, DEFER, MODAL),
    COMPONENT: (MESSAGE, DEFER, DEFER_UPDATE, UPDATE, MODAL),
    AUTOCOMPLETE: (CHOICES,),
    MODAL_SUBMIT: (MESSAGE, DEFER, DEFER_UPDATE, UPDATE),
}
"""Which first answers fit which interaction."""
MAX_CHOICES = 25


class InteractionRoutes:
    """`/interactions/{id}/{token}/callback` and `/webhooks/{app}/{token}`."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._world = core.world
        self._book = core.book
        self._desk = core.desk

    def add_to(self, api: Api) -> None:
        callback = "/interactions/{interaction}/{token}/callback"
        hook = "/webhooks/{app}/{token}"
        api.route("POST", callback, self.answer, needs_token=False)
        api.route("POST", hook, self.follow_up, needs_token=False)
        api.route("GET", hook + "/messages/{message}", self.read, needs_token=False)
        api.route("PATCH", hook + "/messages/{message}", self.edit, needs_token=False)
        api.route("DELETE", hook + "/messages/{message}", self.delete, needs_token=False)

    async def answer(self, call: Call) -> Answer:
        interaction = self._desk.awaiting(call.id("interaction"), call.params["token"])
        if interaction.answered:
            raise already_acknowledged()
        kind = call.form.get("type")
        form = Form()
        form.choice(("type",), kind, ALLOWED[interaction.kind])
        form.refuse()
        interaction.callback = call.form
        try:
            resource = self._answer_as(int(kind or 0), interaction, call)
        except ApiError:
            interaction.callback = None
            raise
        self._desk.replied(interaction)
        if call.query.get("with_response") in ("1", "true"):
            return ok(_callback_json(interaction, resource))
        return NO_CONTENT

    def _answer_as(self, kind: int, interaction: Interaction, call: Call) -> Json | None:
        """Do it; give back what the answer's `resource` holds."""
        data = call.form.get("data") or {}
        if kind == CHOICES:
            interaction.choices = _checked_choices(data)
        elif kind == MODAL:
            form = Form()
            check_modal(form, data)
            form.refuse()
            interaction.modal = data
        elif kind == DEFER_UPDATE:
            interaction.original = interaction.source
        elif kind == UPDATE:
            return self._update_source(interaction, data, call)
        elif kind == DEFER:
            message = self._make(interaction, {"flags": _deferral_flags(data)}, call)
            message["flags"] |= LOADING
            interaction.loading = True
            self._begin(interaction, message)
        else:
            check_message(data, sizes=[len(one.data) for one in call.uploads])
            message = self._make(interaction, data, call)
            self._begin(interaction, message)
            return {"type": MESSAGE, "message": message}
        return None

    def _update_source(self, interaction: Interaction, data: Json, call: Call) -> Json:
        source = interaction.source
        if source is None:
            raise unknown_message()
        sizes = [len(one.data) for one in call.uploads]
        check_message(data, sizes=sizes, edit=True, flags=source["flags"])
        self._book.edit(source, data, call.uploads)
        interaction.original = source
        return {"type": UPDATE, "message": source}

    def _begin(self, interaction: Interaction, message: Json) -> None:
        if interaction.kind == COMMAND:
            message["type"] = 20
        interaction.original = message
        self._show(interaction, message)

    def _show(self, interaction: Interaction, message: Json) -> None:
        if message["flags"] & EPHEMERAL:
            interaction.private[int(message["id"])] = message
        else:
            self._book.post(interaction.channel, message)

    def _make(self, interaction: Interaction, body: Json, call: Call) -> Json:
        message = self._book.make(interaction.channel, self._world.bot, body, call.uploads)
        message["application_id"] = message["webhook_id"] = str(self._world.application_id)
        message["interaction_metadata"] = self._metadata(interaction)
        return message

    def _metadata(self, interaction: Interaction) -> Json:
        body: Json = {
            "id": str(interaction.id),
            "type": interaction.kind,
            "user": payloads.user_json(self._world.users[interaction.user_id]),
            "authorizing_integration_owners": interaction.payload["authorizing_integration_owners"],
        }
        if interaction.kind == COMMAND:
            body["name"] = interaction.payload["data"]["name"]
        if interaction.source is not None:
            body["interacted_message_id"] = interaction.source["id"]
        if interaction.kind == MODAL_SUBMIT:
            body["triggering_interaction_metadata"] = {**body, "type": COMPONENT}
        return body

    async def follow_up(self, call: Call) -> Answer:
        interaction = self._acknowledged(call)
        sizes = [len(one.data) for one in call.uploads]
        check_message(call.form, sizes=sizes)
        if interaction.loading and interaction.original is not None:
            # The first followup fills in what "is thinking…" stands for (discord.md §4).
            message = self._edit(interaction, interaction.original, call)
        else:
            message = self._make(interaction, call.form, call)
            interaction.followups.append(message)
            self._show(interaction, message)
        self._desk.replied(interaction)
        return ok(message) if call.query.get("wait") in ("1", "true") else NO_CONTENT

    async def read(self, call: Call) -> Answer:
        return ok(self._message(self._acknowledged(call), call.params["message"]))

    async def edit(self, call: Call) -> Answer:
        interaction = self._acknowledged(call)
        message = self._message(interaction, call.params["message"])
        sizes = [len(one.data) for one in call.uploads]
        check_message(call.form, sizes=sizes, edit=True, flags=message["flags"])
        self._edit(interaction, message, call)
        self._desk.replied(interaction)
        return ok(message)

    def _edit(self, interaction: Interaction, message: Json, call: Call) -> Json:
        self._book.edit(message, call.form, call.uploads)
        if message is interaction.original:
            interaction.loading = False
            interaction.edited = True
        return message

    async def delete(self, call: Call) -> Answer:
        interaction = self._acknowledged(call)
        message = self._message(interaction, call.params["message"])
        if interaction.private.pop(int(message["id"]), None) is None:
            self._book.delete(interaction.channel, int(message["id"]))
        if message is interaction.original:
            interaction.original, interaction.loading = None, False
        else:
            interaction.followups = [one for one in interaction.followups if one is not message]
        self._desk.replied(interaction)
        return NO_CONTENT

    def _acknowledged(self, call: Call) -> Interaction:
        return self._desk.acknowledged(call.id("app"), call.params["token"])

    def _message(self, interaction: Interaction, wanted: str) -> Json:
        for message in interaction.messages():
            first = message is interaction.original
            if message["id"] == wanted or (first and wanted == "@original"):
                return self._existing(interaction, message)
        raise unknown_message()

    def _existing(self, interaction: Interaction, message: Json) -> Json:
        """Deleted by somebody else meanwhile, or with its channel: 404 10008."""
        message_id = int(message["id"])
        found = self._desk.private_message(message_id)
        channel = self._world.channels.get(interaction.channel.id)
        if found is None and (channel is None or message_id not in channel.messages):
            raise unknown_message()
        return message


def _deferral_flags(data: Json) -> int:
    """A deferral may be private, and nothing else: a layout comes with the edit."""
    flags = int(data.get("flags") or 0)
    if flags & ~EPHEMERAL:
        form = Form()
        form.complain(("data", "flags"), "BITFIELD_TYPE_INVALID", "Only EPHEMERAL may be set.")
        form.refuse()
    return flags


def _checked_choices(data: Json) -> list[Json]:
    choices: list[Json] = data.get("choices") or []
    form = Form()
    form.count(("data", "choices"), choices, MAX_CHOICES)
    for index, choice in enumerate(choices):
        check_choice(form, ("data", "choices", index), choice)
    form.refuse()
    return choices


def _callback_json(interaction: Interaction, resource: Json | None) -> Json:
    about: dict[str, Any] = {"id": str(interaction.id), "type": interaction.kind}
    message = interaction.original
    if message is not None:
        about["response_message_id"] = message["id"]
        about["response_message_loading"] = interaction.loading
        about["response_message_ephemeral"] = bool(message["flags"] & EPHEMERAL)
    body: Json = {"interaction": about}
    if resource is not None:
        body["resource"] = resource
    return body
