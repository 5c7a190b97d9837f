"""One game as the simulator knows it: who sits where, and when it is shown as what."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from simulators.riot.accounts import Account, GameKind
from simulators.riot.cast import CHAMPIONS, SWARM_CHAMPIONS, TFT_PLACEHOLDER, Champion
from simulators.riot.errors import Json
from simulators.riot.queues import Queue

POSITIONS = ("TOP", "JUNGLE", "MIDDLE", "BOTTOM", "UTILITY")


class Ending(StrEnum):
    """How a game ended."""

    NORMAL = "normal"  # Played to the end.
    SURRENDER = "surrender"  # The losers gave up.
    REMAKE = "remake"  # Somebody was missing; one side still says win (riot.md §6.2).
    ABORTED = "aborted"  # The record is empty but for the puuids (dev-relations #898).
    NOBODY_WON = "nobody_won"  # Crashed: no side has won, in Arena no place is given.


class Publication(StrEnum):
    """What becomes of the record."""

    PUBLIC = "public"  # Listed, and served to everybody.
    PRIVATE = "private"  # Listed; its record is a 403 for good.
    LISTED_ONLY = "listed_only"  # Listed; its record is a 404 for good.
    NEVER = "never"  # As if it had never been played.


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A participant who does not simply sit down in the next free place."""

    account: Account
    group: int | None = None
    """Team, counted from 0."""
    champion: Champion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One place in a lobby. A bot has no account. The name is the one of that day."""

    account: Account | None
    game_name: str
    tag_line: str
    group: int
    champion: Champion
    position: str = ""

    @property
    def puuid(self) -> str:
        """Stands for the puuid until somebody asks: every application sees another one."""
        return "BOT" if self.account is None else puuid_of(self.account)


def puuid_of(account: Account) -> str:
    """The placeholder that `rendering.render` replaces."""
    return f"<puuid:{account.number}>"


@dataclass(slots=True, kw_only=True, eq=False)
class Game:
    """A game. Times are epoch seconds; what is shown at an instant follows from them."""

    game_id: int
    platform: str
    queue: Queue
    seats: tuple[Seat, ...]
    live_from: float
    """When spectator begins to show it."""
    started_at: float
    """When it began by its own account; may lie long before `live_from`."""
    loading_until: float = 0.0
    spectatable: bool = True
    shown: bool = True
    """False: spectator does not show it for now."""
    flapping: tuple[float, float] | None = None
    """Shown for so many seconds, then hidden for so many, and so on."""
    gone: set[int] = field(default_factory=set)
    """Numbers of the accounts that spectator no longer finds in this game."""
    ended_at: float | None = None
    stale_until: float = 0.0
    publication: Publication = Publication.PUBLIC
    published_at: float | None = None
    record: Json | None = None
    rendered: dict[str, bytes] = field(default_factory=dict)
    """The record as each application has been served it."""

    @property
    def kind(self) -> GameKind:
        return self.queue.game

    @property
    def match_id(self) -> str:
        return f"{self.platform}_{self.game_id}"

    def is_live(self, now: float) -> bool:
        return self.live_from <= now and (self.ended_at is None or now < self.ended_at)

    def is_stale(self, now: float) -> bool:
        """Over, and spectator has not noticed."""
        return self.ended_at is not None and self.ended_at <= now < self.stale_until

    def is_visible(self, now: float) -> bool:
        """Whether spectator would show it, outages apart."""
        if not (self.spectatable and self.shown):
            return False
        if self.flapping is not None and self.is_live(now):
            shown, hidden = self.flapping
            return (now - self.live_from) % (shown + hidden) < shown
        return self.is_live(now) or self.is_stale(now)

    def is_listed(self, now: float) -> bool:
        if self.publication is Publication.NEVER or self.published_at is None:
            return False
        return self.published_at <= now


def seated(
    queue: Queue,
    participants: Sequence[Account | Place],
    stranger: Callable[[], Account],
    dice: random.Random,
) -> tuple[Seat, ...]:
    """Everybody in a place: those named first, strangers and bots in the rest.

    ValueError when there are more players than places, in a team or in all, or one twice.
    """
    if len(participants) > queue.seats:
        raise ValueError(f"queue {queue.queue_id} has {queue.seats} places")
    places = [p if isinstance(p, Place) else Place(account=p) for p in participants]
    if len({place.account.number for place in places}) < len(places):
        raise ValueError("nobody sits in two places of one game")
    champions = iter(_champions(queue, dice))
    seats: list[Seat] = []
    for number, group in enumerate(_grouped(queue, places)):
        for index in range(queue.group_size):
            champion = next(champions)
            if index < len(group):
                seats.append(_seat(queue, group[index], number, index, champion))
            elif queue.bot_group and number == 1:
                seats.append(_bot(number, index, champion))
            else:
                seats.append(_seat(queue, Place(account=stranger()), number, index, champion))
    return tuple(seats)


def _grouped(queue: Queue, places: Iterable[Place]) -> list[list[Place]]:
    groups: list[list[Place]] = [[] for _ in range(queue.groups)]
    for place in sorted(places, key=lambda p: p.group is None):
        numbers = range(queue.groups) if place.group is None else [place.group]
        free = [groups[n] for n in numbers if len(groups[n]) < queue.group_size]
        if not free:
            raise ValueError(f"team {place.group} of queue {queue.queue_id} is full")
        free[0].append(place)
    return groups


def _champions(queue: Queue, dice: random.Random) -> list[Champion]:
    if queue.game == "tft":
        return [TFT_PLACEHOLDER] * queue.seats
    pool = SWARM_CHAMPIONS if queue.mode == "STRAWBERRY" else CHAMPIONS
    return dice.sample(pool, queue.seats)


def _seat(queue: Queue, place: Place, group: int, index: int, champion: Champion) -> Seat:
    return Seat(
        account=place.account,
        game_name=place.account.game_name,
        tag_line=place.account.tag_line,
        group=group,
        champion=place.champion or champion,
        position=POSITIONS[index] if queue.map_id == 11 and queue.group_size == 5 else "",
    )


def _bot(group: int, index: int, champion: Champion) -> Seat:
    return Seat(
        account=None,
        game_name=champion.name,
        tag_line="BOT",
        group=group,
        champion=champion,
        position=POSITIONS[index],
    )
