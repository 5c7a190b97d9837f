"""Gateway sessions: what each was told, so that it can be resumed."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from simulators.discord.errors import Json
from simulators.discord.ids import Snowflakes
from tracking.clock import Clock

GUILDS, GUILD_MEMBERS, PRESENCES = 1 << 0, 1 << 1, 1 << 8
GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = GUILD_MEMBERS | PRESENCES | MESSAGE_CONTENT
RESUMABLE_SECONDS = 180.0
"""How long a lost session waits for its client. Discord does not say; minutes are usual."""
KEPT_EVENTS = 1000


def intent_for(event: str, guild_id: int | None) -> int:
    """The intent an event takes; 0 where it comes always."""
    if event.startswith("MESSAGE_"):
        return DIRECT_MESSAGES if guild_id is None else GUILD_MESSAGES
    if event.startswith(("GUILD_", "CHANNEL_", "THREAD_")) and event != "GUILD_MEMBER_UPDATE":
        return GUILDS
    return 0


@dataclass(slots=True, kw_only=True, eq=False)
class Session:
    """What one identified client was told."""

    id: str
    intents: int
    shard: tuple[int, int]
    sequence: int = 0
    log: deque[Json] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    lost_at: float | None = None

    def covers(self, guild_id: int | None) -> bool:
        """Guilds are spread over the shards; direct messages go to the first."""
        number, count = self.shard
        return number == ((guild_id or 0) >> 22) % count

    def note(self, event: str, data: Json) -> Json:
        """The next frame, remembered."""
        self.sequence += 1
        frame: Json = {"op": 0, "t": event, "s": self.sequence, "d": data}
        self.log.append(frame)
        return frame

    def after(self, sequence: int) -> list[Json]:
        return [frame for frame in self.log if frame["s"] > sequence]

    def reaches(self, sequence: int) -> bool:
        """Whether everything after this number is still known."""
        oldest = self.log[0]["s"] if self.log else self.sequence + 1
        return oldest - 1 <= sequence <= self.sequence


class Sessions:
    """All sessions that could still be resumed."""

    def __init__(self, *, clock: Clock, ids: Snowflakes) -> None:
        self._clock = clock
        self._ids = ids
        self._by_id: dict[str, Session] = {}

    def begin(self, *, intents: int, shard: tuple[int, ...]) -> Session:
        number, count = shard
        session = Session(id=f"{self._ids.new():x}", intents=intents, shard=(number, count))
        self._by_id[session.id] = session
        return session

    def listening(self, event: str, guild_id: int | None) -> list[Session]:
        """Those who get this event, connected or not."""
        self._expire()
        intent = intent_for(event, guild_id)
        return [
            session
            for session in self._by_id.values()
            if session.covers(guild_id) and (not intent or session.intents & intent)
        ]

    def resumable(self, session_id: Any, sequence: Any) -> Session | None:
        self._expire()
        session = self._by_id.get(str(session_id))
        if session is None or not isinstance(sequence, int) or not session.reaches(sequence):
            return None
        return session

    def lost(self, session: Session) -> None:
        session.lost_at = self._clock.monotonic()

    def found(self, session: Session) -> None:
        session.lost_at = None

    def forget_all(self) -> None:
        """None can be resumed any more."""
        self._by_id.clear()

    def _expire(self) -> None:
        oldest = self._clock.monotonic() - RESUMABLE_SECONDS
        for session in list(self._by_id.values()):
            if session.lost_at is not None and session.lost_at < oldest:
                del self._by_id[session.id]
