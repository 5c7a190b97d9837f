"""What happens in a run, written from a seed before it begins. Pure: same seed, same script.

Only what the script says is repeatable to the letter; where exactly the bot stands when it is
killed depends on the machine.
"""

import heapq
import math
import random
from dataclasses import dataclass, field
from typing import Any

from simulators.riot import Ending, Publication
from simulators.riot.accounts import GameKind
from tests.chaos.scale import Scale

AWAY = 24.0

PLATFORMS = ("EUW1", "EUW1", "NA1", "KR", "OC1")
"""One of each cluster, so that every route is taken."""

LOL_QUEUES = (420, 420, 440, 400, 450, 490, 1700, 1750)
TFT_QUEUES = (1100, 1100, 1090, 1160)
ARENA = frozenset({1700, 1750})


@dataclass(frozen=True, slots=True, kw_only=True)
class GamePlan:
    """One game: who plays, how it ends, and what Riot makes of it."""

    at: float
    lasts: float
    story: str
    """What is odd about it, for the account of a broken promise."""
    players: tuple[int, ...]
    platform: str
    queue: int
    kind: GameKind
    started_ago: float
    loading_for: float = 0.0
    ending: Ending = Ending.NORMAL
    winner: int = 0
    publication: Publication = Publication.PUBLIC
    publish_after: float = 0.0
    stale_for: float = 0.0
    spectatable: bool = True
    flapping: tuple[float, float] | None = None
    leaves_early: float | None = None
    """The first player is out of it so many seconds after it began."""
    set_18: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """The end of a process: `how` is `now`, `post`, `record` or `term`; then `rest` seconds."""

    up: bool
    """Whether the time runs from when it is connected to Discord, else from its start."""
    after: float
    """So many seconds later."""
    how: str
    rest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that goes wrong for so many seconds; what `kind` means is told where it is done."""

    at: float
    lasts: float
    kind: str
    dice: int
    """A seed for the details."""


@dataclass(slots=True, kw_only=True)
class Script:
    """All of it, each list in order of time."""

    seed: int
    scale: Scale
    platforms: tuple[str, ...]
    """Where each player plays."""
    streamers: frozenset[int]
    games: list[GamePlan] = field(default_factory=list)
    kills: list[Kill] = field(default_factory=list)
    riot: list[Trouble] = field(default_factory=list)
    discord: list[Trouble] = field(default_factory=list)
    database: list[Trouble] = field(default_factory=list)
    people: list[Trouble] = field(default_factory=list)
    """Renames, swapped names, new followers, lost permissions."""


def write_script(seed: int, scale: Scale) -> Script:
    """The whole script of a run."""
    dice = random.Random(f"{seed}/people")
    platforms = tuple(PLATFORMS[n % len(PLATFORMS)] for n in range(scale.players))
    streamers = frozenset(dice.sample(range(scale.players), max(1, scale.players // 12)))
    script = Script(seed=seed, scale=scale, platforms=platforms, streamers=streamers)
    script.games = _Games(script).write()
    script.kills = _kills(random.Random(f"{seed}/kills"), scale)
    if scale.long_waits:
        _marathons(script)
    script.riot = _windows(seed, "riot", RIOT_KINDS, scale.riot_trouble, scale)
    script.discord = _windows(seed, "discord", DISCORD_KINDS, scale.discord_trouble, scale)
    script.database = _windows(seed, "database", ("restart",), scale.database_trouble, scale)
    count = max(2, scale.players // 3)
    script.people = _windows(seed, "changes", PEOPLE_KINDS, count, scale)
    if scale.long_waits:
        script.riot += _rare(seed, "riot", RARE_RIOT, scale)
        script.discord += _rare(seed, "discord", RARE_DISCORD, scale)
        for theirs in (script.riot, script.discord):
            theirs.sort(key=lambda each: each.at)
    return script


class _Games:
    """Writes the games; a player sits in one at a time."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._scale = script.scale
        self._dice = random.Random(f"{script.seed}/games")
        self._free_at = [0.0] * self._scale.players
        if self._scale.long_waits:
            self._free_at[-1] = math.inf  # he plays marathons only
        self._next: list[tuple[float, tuple[int, ...]]] = []
        """Straight second games: when, and who."""

    def write(self) -> list[GamePlan]:
        plans: list[GamePlan] = []
        gap = self._scale.seconds / self._scale.games
        at = 0.0
        while len(plans) < self._scale.games:
            if self._next and self._next[0][0] <= at:
                then, players = heapq.heappop(self._next)
                plans.append(self._plan(then, players))
                continue
            players = self._party(at)
            if players:
                plans.append(self._plan(at, players))
            at += gap * self._dice.uniform(0.4, 2.1)
        return sorted(plans, key=lambda plan: plan.at)

    def _party(self, at: float) -> tuple[int, ...]:
        free = [n for n, until in enumerate(self._free_at) if until <= at]
        if not free:
            return ()
        first = self._dice.choice(free)
        near = [n for n in free if n != first and self._platform(n) == self._platform(first)]
        size = self._dice.choices((1, 2, 3, 4), (50, 28, 14, 8))[0]
        return (first, *self._dice.sample(near, min(size - 1, len(near))))

    def _platform(self, player: int) -> str:
        return self._script.platforms[player]

    def _plan(self, at: float, players: tuple[int, ...]) -> GamePlan:
        dice = self._dice
        kind: GameKind = "tft" if dice.random() < 0.3 else "lol"
        queue = dice.choice(TFT_QUEUES if kind == "tft" else LOL_QUEUES)
        if queue in ARENA or queue == 1160:
            players = players[: 2 if queue != 1750 else 3]
        short = self._scale.seconds < 60
        lasts = dice.uniform(1.0, 4.0) if short else dice.uniform(2.0, 12.0)
        story, odd = _oddity(dice, kind, queue, self._scale)
        ends = at + lasts
        straight = dice.random() < 0.3
        for player in players:
            self._free_at[player] = ends + 0.6 + (0 if straight else dice.uniform(0.2, 3))
        if straight:
            again = ends + dice.uniform(0.02, 0.3)
            heapq.heappush(self._next, (again, players[: dice.randint(1, len(players))]))
            for player in players:
                self._free_at[player] = max(self._free_at[player], again + 12.5)
        return GamePlan(
            at=at,
            lasts=lasts,
            story=story,
            players=players,
            platform=self._platform(players[0]),
            queue=queue if "queue" not in odd else odd.pop("queue"),
            kind=kind,
            started_ago=odd.pop("started_ago", dice.uniform(900, 2300)),
            winner=dice.randrange(2),
            set_18=kind == "tft" and dice.random() < 0.3,
            **odd,
        )


def _oddity(
    dice: random.Random, kind: GameKind, queue: int, scale: Scale
) -> tuple[str, dict[str, Any]]:
    """What is odd about a game, in words and in `GamePlan` fields; most are ordinary."""
    late = scale.late
    oddities: list[tuple[int, str, dict[str, Any]]] = [
        (50, "ordinary", {"publish_after": dice.uniform(0, late / 8)}),
        (8, "its record comes late", {"publish_after": dice.uniform(late / 3, late)}),
        (4, "its record is private", {"publication": Publication.PRIVATE, "queue": None}),
        (3, "its record never comes", {"publication": Publication.NEVER}),
        (2, "listed, but without a record", {"publication": Publication.LISTED_ONLY}),
        (5, "never shown by spectator", {"spectatable": False}),
        (5, "spectator flaps", {"flapping": (dice.uniform(0.5, 2), dice.uniform(0.5, 2))}),
        (5, "shown on after its end", {"stale_for": dice.uniform(2, 12)}),
        (2, "a zombie in spectator", {"stale_for": 600.0, "started_ago": 10_000.0}),
        (4, "still loading when first seen", {"loading_for": 1.5, "started_ago": 0.0}),
        (4, "its first player leaves early", {"leaves_early": 0.8}),
    ]
    if kind == "lol":
        oddities += [
            (5, "a remake", {"ending": Ending.REMAKE, "started_ago": 190.0}),
            (4, "a surrender", {"ending": Ending.SURRENDER}),
            (2, "aborted", {"ending": Ending.ABORTED}),
            (2, "nobody won", {"ending": Ending.NOBODY_WON}),
        ]
    weights = [weight for weight, _, _ in oddities]
    _, story, odd = dice.choices(oddities, weights)[0]
    odd = dict(odd)
    if "queue" in odd:
        odd["queue"] = queue if kind == "tft" else dice.choice((2400, 2300))
    if queue in ARENA and odd.get("ending") in (Ending.REMAKE, Ending.SURRENDER):
        odd.pop("ending")
        story = "ordinary"
    return story, odd


def _kills(dice: random.Random, scale: Scale) -> list[Kill]:
    gap = scale.seconds / (scale.kills + 1)
    kills = []
    for _ in range(scale.kills):
        # Waiting for its moment, and the rest, take time too.
        up = dice.random() < 0.65
        after = dice.uniform(0.1, max(1.0 * gap, 1.5)) if up else dice.uniform(0.05, 0.4 * gap)
        how = dice.choices(("now", "post", "record", "term"), (54, 22, 16, 8))[0]
        rest = dice.uniform(0, 0.3)
        kills.append(Kill(up=up, after=after, how=how, rest=rest))
    return kills


def _marathons(script: Script) -> None:
    """The bot is away for a while, and somebody plays more games than one page of Riot's lists
    holds. They are as short as they can be."""
    player, dice = script.scale.players - 1, random.Random(f"{script.seed}/marathons")
    for share in (0.2, 0.45, 0.7):
        number = round(len(script.kills) * share)
        script.kills[number] = Kill(up=True, after=1.0, how="now", rest=AWAY)
        # The kills come about evenly, so that most of it falls into the absence.
        begins = script.scale.seconds * share
        for game in range(24):
            script.games.append(
                GamePlan(
                    at=begins + game * 0.9,
                    lasts=0.5,
                    story="one of a marathon",
                    players=(player,),
                    platform=script.platforms[player],
                    queue=420,
                    kind="lol",
                    started_ago=dice.uniform(900, 2300),
                    winner=dice.randrange(2),
                )
            )
    script.games.sort(key=lambda plan: plan.at)


RIOT_KINDS = (
    "500",
    "502 html",
    "503",
    "504 match",
    "dropped",
    "slow",
    "no answer",
    "429 service",
    "429 bare",
    "429 server",
    "html 200",
    "cut json",
    "twisted",
    "spectator 404",
    "spectator 403",
    "spectator 410",
    "spectator 503",
    "match 404",
    "key refused",
    "match 500",
)
RARE_RIOT = ("personal limits", "huge", "key refused", "spectator long 404", "no answer")

DISCORD_KINDS = (
    "502 after commit",
    "502 after commit",
    "500",
    "503",
    "dropped before",
    "dropped after",
    "dropped after",
    "429 via",
    "429 bare",
    "slow",
    "no answer",
    "gateway cut",
    "gateway 4000",
    "gateway 4009",
    "gateway reconnect",
    "gateway resumable",
    "gateway invalid",
    "gateway refused",
    "gateway silent",
)
RARE_DISCORD = ("dark for minutes", "all dropped", "503 for long")

PEOPLE_KINDS = ("rename", "rename", "swap", "follow", "follow", "no permission")


def _windows(
    seed: int, what: str, kinds: tuple[str, ...], count: int, scale: Scale
) -> list[Trouble]:
    """Each kind in turn, in an order of chance, about evenly over the time."""
    dice = random.Random(f"{seed}/{what}")
    order: list[str] = []
    while len(order) < count:
        order += dice.sample(kinds, len(kinds))
    gap = scale.seconds / (count + 1)
    longest = 1.5 if scale.seconds < 60 else 9.0
    return [
        Trouble(
            at=gap * (number + dice.uniform(0.3, 1.0)),
            lasts=dice.uniform(0.5, longest),
            kind=kind,
            dice=dice.randrange(1 << 30),
        )
        for number, kind in enumerate(order[:count])
    ]


def _rare(seed: int, what: str, kinds: tuple[str, ...], scale: Scale) -> list[Trouble]:
    dice = random.Random(f"{seed}/rare {what}")
    gap = scale.seconds * 0.85 / len(kinds)
    return [
        Trouble(at=gap * (n + dice.uniform(0.2, 0.6)), lasts=45.0, kind=kind, dice=1)
        for n, kind in enumerate(kinds)
    ]
