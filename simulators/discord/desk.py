"""Interactions: opened by a person, answered by the bot within Discord's deadlines."""

from dataclasses import dataclass, field
from typing import Any

from simulators.discord import payloads
from simulators.discord.changes import Changes
from simulators.discord.errors import Json, expired_token, unknown_interaction, unknown_webhook
from simulators.discord.gateway import Gateway
from simulators.discord.ids import Snowflakes
from simulators.discord.message_rules import MAX_FILE
from simulators.discord.world import Channel, User, World
from tracking.clock import Clock

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5


@dataclass(slots=True, kw_only=True, eq=False)
class Interaction:
    """One thing that a person did, and all that the bot answered."""

    id: int
    token: str
    kind: int
    user_id: int
    channel: Channel
    payload: Json
    opened_at: float
    source: Json | None = None
    """The message whose button was pressed."""
    callback: Json | None = None
    """The first answer as the bot sent it; None while there is none."""
    original: Json | None = None
    """The message that `@original` means."""
    loading: bool = False
    """Deferred, and nothing to see yet but "is thinking…"."""
    edited: bool = False
    followups: list[Json] = field(default_factory=list)
    private: dict[int, Json] = field(default_factory=dict)
    """Messages that only the asker sees, by id."""
    choices: list[Json] | None = None
    modal: Json | None = None

    @property
    def answered(self) -> bool:
        return self.callback is not None

    def messages(self) -> list[Json]:
        """What the bot answered with and did not delete, oldest first."""
        first = [] if self.original is None else [self.original]
        return first + self.followups


class Desk:
    """All interactions, and who may still answer them."""

    def __init__(
        self,
        *,
        world: World,
        clock: Clock,
        ids: Snowflakes,
        changes: Changes,
        gateway: Gateway,
        ack_seconds: float,
        token_seconds: float,
    ) -> None:
        self._world = world
        self._clock = clock
        self._ids = ids
        self._changes = changes
        self._gateway = gateway
        self._token_seconds = token_seconds
        self._by_token: dict[str, Interaction] = {}
        self.ack_seconds = ack_seconds

    def open(
        self, kind: int, user: User, channel: Channel, data: Json, source: Json | None = None
    ) -> Interaction:
        """Hand it to the bot, as INTERACTION_CREATE."""
        interaction_id = self._ids.new()
        token = f"interaction-{interaction_id:x}"
        payload = self._payload(interaction_id, token, kind, user, channel, data, source)
        interaction = Interaction(
            id=interaction_id,
            token=token,
            kind=kind,
            user_id=user.id,
            channel=channel,
            payload=payload,
            opened_at=self._clock.monotonic(),
            source=source,
        )
        self._by_token[token] = interaction
        self._gateway.dispatch("INTERACTION_CREATE", payload, channel.guild_id)
        return interaction

    def awaiting(self, interaction_id: int, token: str) -> Interaction:
        """For the first answer; 404 10062 where it is unknown or three seconds have passed."""
        interaction = self._by_token.get(token)
        if interaction is None or interaction.id != interaction_id:
            raise unknown_interaction()
        late = self._clock.monotonic() - interaction.opened_at > self.ack_seconds
        if late and not interaction.answered:
            raise unknown_interaction()
        return interaction

    def acknowledged(self, application_id: int, token: str) -> Interaction:
        """For edits and followups: 404 10015 before the first answer, 401 50027 too late."""
        interaction = self._by_token.get(token)
        if interaction is None or application_id != self._world.application_id:
            raise unknown_webhook()
        if self._clock.monotonic() - interaction.opened_at > self._token_seconds:
            raise expired_token()
        if not interaction.answered:
            raise unknown_webhook()
        return interaction

    def private_message(self, message_id: int) -> tuple[Interaction, Json] | None:
        """A message that only one person sees."""
        for interaction in self._by_token.values():
            if message_id in interaction.private:
                return interaction, interaction.private[message_id]
        return None

    def replied(self, interaction: Interaction) -> None:
        """Something visible happened to the answer: tell those who watch."""
        self._changes.publish(
            "interaction_reply",
            {
                "interaction_id": str(interaction.id),
                "user_id": str(interaction.user_id),
                "channel_id": str(interaction.channel.id),
                "loading": interaction.loading,
                "messages": interaction.messages(),
            },
        )

    def _payload(
        self,
        interaction_id: int,
        token: str,
        kind: int,
        user: User,
        channel: Channel,
        data: Json,
        source: Json | None,
    ) -> Json:
        allowed = payloads.permissions_of(self._world, self._world.bot.id, channel)
        payload: Json = {
            "id": str(interaction_id),
            "application_id": str(self._world.application_id),
            "type": kind,
            "token": token,
            "version": 1,
            "data": data,
            "channel_id": str(channel.id),
            "channel": payloads.channel_json(self._world, channel),
            "app_permissions": str(allowed),
            "locale": user.locale,
            "entitlements": [],
            "attachment_size_limit": MAX_FILE,
        }
        if source is not None:
            payload["message"] = source
        return payload | self._asker(user, channel)

    def _asker(self, user: User, channel: Channel) -> dict[str, Any]:
        if channel.guild_id is None:
            return {
                "user": payloads.user_json(user),
                "context": 1,
                "authorizing_integration_owners": {"0": "0"},
            }
        guild = self._world.guild(channel.guild_id)
        member = payloads.member_json(guild.members[user.id], user)
        member["permissions"] = str(payloads.permissions_of(self._world, user.id, channel))
        return {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": member,
            "context": 0,
            "authorizing_integration_owners": {"0": str(guild.id)},
        }
