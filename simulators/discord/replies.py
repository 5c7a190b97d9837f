"""What the asker sees of the bot's answer."""

from collections.abc import Callable
from typing import Any

from simulators.discord.changes import Changes
from simulators.discord.desk import Interaction
from simulators.discord.errors import Json
from simulators.discord.message_rules import EPHEMERAL

DEFERRED = (5, 6)


class Reply:
    """A live view: what the bot edits or adds later shows here too."""

    def __init__(self, interaction: Interaction, changes: Changes) -> None:
        self.interaction = interaction
        self._changes = changes

    @property
    def message(self) -> Json | None:
        """The first answer as Discord's message object; None where there is none (any more)."""
        return self.interaction.original

    @property
    def content(self) -> str:
        return str((self.message or {}).get("content", ""))

    @property
    def embeds(self) -> list[Json]:
        return list((self.message or {}).get("embeds", []))

    @property
    def components(self) -> list[Json]:
        return list((self.message or {}).get("components", []))

    @property
    def attachments(self) -> list[Json]:
        return list((self.message or {}).get("attachments", []))

    @property
    def ephemeral(self) -> bool:
        """Whether only the asker sees the first answer."""
        return bool((self.message or {}).get("flags", 0) & EPHEMERAL)

    @property
    def deferred(self) -> bool:
        """Whether the bot first asked for time."""
        return (self.interaction.callback or {}).get("type") in DEFERRED

    @property
    def loading(self) -> bool:
        """Whether "is thinking…" still stands."""
        return self.interaction.loading

    @property
    def edited(self) -> bool:
        """Whether the first answer was changed since, a deferred one filled in included."""
        return self.interaction.edited

    @property
    def followups(self) -> list[Json]:
        return list(self.interaction.followups)

    @property
    def messages(self) -> list[Json]:
        """The first answer and the followups."""
        return self.interaction.messages()

    @property
    def choices(self) -> list[Json]:
        """What autocomplete suggested."""
        return list(self.interaction.choices or [])

    @property
    def modal(self) -> Json | None:
        """The form that the bot opened."""
        return self.interaction.modal

    @property
    def text(self) -> str:
        """Everything a person can read in it: for asserting that a word is (not) there."""
        return "\n".join(_texts(self.messages))

    async def until(self, true: Callable[["Reply"], bool], timeout: float = 5.0) -> "Reply":
        """Wait until something holds of the answer; TimeoutError after so many real seconds."""
        await self._changes.until(lambda: True if true(self) else None, timeout)
        return self

    def to_json(self) -> Json:
        """For the page."""
        return {
            "interaction_id": str(self.interaction.id),
            "content": self.content,
            "embeds": self.embeds,
            "ephemeral": self.ephemeral,
            "deferred": self.deferred,
            "loading": self.loading,
            "edited": self.edited,
            "messages": self.messages,
            "choices": self.choices,
            "modal": self.modal,
        }


_READABLE = frozenset({"content", "title", "description", "name", "value", "text", "label"})


def _texts(node: Any) -> list[str]:
    if isinstance(node, list):
        return [text for one in node for text in _texts(one)]
    if not isinstance(node, dict):
        return []
    found: list[str] = []
    for key, value in node.items():
        if key == "interaction_metadata":
            continue
        if isinstance(value, str):
            found += [value] if key in _READABLE else []
        elif key not in ("author", "mentions") or "name" in (value or {}):
            found += _texts(value)
    return found
