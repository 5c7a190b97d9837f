"""What all parts of the simulator share."""

from dataclasses import dataclass, field

from simulators.discord.changes import Changes
from simulators.discord.desk import Desk
from simulators.discord.faults import Faults
from simulators.discord.gateway import Gateway
from simulators.discord.ids import Snowflakes
from simulators.discord.messages import MessageBook
from simulators.discord.recording import RecordedRequest
from simulators.discord.world import User, World
from tracking.clock import Clock


@dataclass(slots=True, kw_only=True)
class Core:
    """The parts, wired once by `LocalDiscord`."""

    clock: Clock
    ids: Snowflakes
    world: World
    changes: Changes
    gateway: Gateway
    book: MessageBook
    desk: Desk
    faults: Faults = field(default_factory=Faults)
    records: list[RecordedRequest] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """How long things are remembered or waited for, in seconds of the clock."""

    nonce: float
    ack: float
    token: float


def build_core(*, token: str, clock: Clock, privileged_intents: int, windows: Windows) -> Core:
    """Wire an empty world."""
    ids, changes = Snowflakes(clock), Changes()
    world = _empty_world(ids)
    gateway = Gateway(
        world=world,
        clock=clock,
        ids=ids,
        changes=changes,
        token=token,
        privileged_intents=privileged_intents,
    )
    book = MessageBook(
        world=world,
        clock=clock,
        ids=ids,
        changes=changes,
        gateway=gateway,
        nonce_seconds=windows.nonce,
    )
    desk = Desk(
        world=world,
        clock=clock,
        ids=ids,
        changes=changes,
        gateway=gateway,
        ack_seconds=windows.ack,
        token_seconds=windows.token,
    )
    return Core(
        clock=clock, ids=ids, world=world, changes=changes, gateway=gateway, book=book, desk=desk
    )


def _empty_world(ids: Snowflakes) -> World:
    bot = User(id=ids.new(), name="tracker", display_name="tracker", bot=True)
    owner = User(id=ids.new(), name="owner", display_name="owner")
    return World(application_id=ids.new(), application_name="tracker", bot=bot, owner=owner)
