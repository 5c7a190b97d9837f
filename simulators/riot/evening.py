"""An evening in two minutes: eight friends on EUW play everything the tracker has to cope with.

A game lasts some seconds here, but by its own account it began about half an hour before, so that
what is posted looks like any other evening.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from simulators.riot.accounts import Account, GameKind
from simulators.riot.games import Ending, Game
from simulators.riot.timeline import Timeline
from simulators.riot.world import World

PLATFORM = "EUW1"
FRIENDS = (
    ("Quiet Otter", "EUW"),
    ("Amber Lantern", "EUW"),
    ("Paper Badger", "0042"),
    ("조용한 수달", "KR1"),
    ("غيمة نائمة", "EUW"),
    ("Wandering Walrus", "WALRS"),  # As long as a Riot ID may be.
    ("Velvet Teapot", "TFT"),
    ("Rusty Comet", "EUW"),
)
_SOLO, _FLEX, _TFT = "RANKED_SOLO_5x5", "RANKED_FLEX_SR", "RANKED_TFT"
_HALF_AN_HOUR = 1800.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """Who plays, and the script to be run."""

    friends: tuple[Account, ...]
    timeline: Timeline


class _Script:
    """Writes games into a timeline."""

    def __init__(self, world: World, timeline: Timeline) -> None:
        self.world = world
        self.timeline = timeline

    def game(
        self,
        title: str,
        span: tuple[float, float],
        queue: int,
        players: Sequence[Account],
        *,
        kind: GameKind = "lol",
        started_ago: float = _HALF_AN_HOUR,
        **ending: Any,
    ) -> None:
        """A game from `span[0]` to `span[1]`; `ending` goes to `World.end_game`."""
        running: list[Game] = []

        def begin() -> None:
            running.append(
                self.world.start_game(PLATFORM, queue, players, game=kind, started_ago=started_ago)
            )

        def end() -> None:
            self.world.end_game(running[0], **ending)

        self.timeline.add(span[0], f"{title} begins", begin)
        self.timeline.add(span[1], f"{title} ends", end)


def demo_evening(world: World, timeline: Timeline | None = None) -> Evening:
    """Add the friends to `world` and write their evening; nothing happens before it is run.

    The first game ends 10 seconds after the beginning, the last one after 112.
    """
    friends = tuple(world.add_account(name, tag, PLATFORM) for name, tag in FRIENDS)
    _rank(world, friends)
    script = _Script(world, timeline or Timeline(clock=world.clock))
    _first_half(script, friends)
    _blackout(script, friends[7])
    _second_half(script, friends)
    return Evening(friends=friends, timeline=script.timeline)


def _rank(world: World, friends: Sequence[Account]) -> None:
    for number, friend in enumerate(friends):
        tier = ("SILVER", "GOLD", "PLATINUM", "EMERALD")[number % 4]
        for queue in (_SOLO, _FLEX, _TFT):
            points = 30 + number
            world.set_rank(
                friend, queue, tier=tier, rank="II", leaguePoints=points, wins=40, losses=38
            )


def _first_half(script: _Script, friends: Sequence[Account]) -> None:
    otter, amber, paper, korean, arabic, walrus, teapot, comet = friends
    script.game(
        "a flex game of three premades",
        (1, 10),
        440,
        [otter, amber, paper],
        publish_after=2,
        stats={otter.number: {"kills": 14, "deaths": 2, "assists": 9, "pentaKills": 1}},
        lp={otter.number: 21, amber.number: 21, paper.number: 21},
    )
    script.game(
        "a ranked TFT game",
        (4, 28),
        1100,
        [teapot],
        kind="tft",
        publish_after=3,
        placements={teapot.number: 1},
        lp={teapot.number: 37},
    )
    script.game(
        "a lost solo game",
        (6, 30),
        420,
        [korean],
        winner=1,
        publish_after=5,
        lp={korean.number: -17},
    )
    script.game(
        "an Arena game",
        (22, 48),
        1750,
        [walrus, comet],
        started_ago=1500,
        publish_after=6,
        placements={walrus.number: 1},
    )
    # Straight from one game into the next: no look at spectator finds nothing in between.
    script.game("an ARAM", (30, 56), 450, [korean, arabic], started_ago=1200, publish_after=4)
    script.game(
        "a remake",
        (34, 46),
        420,
        [otter, amber],
        started_ago=190,
        ending=Ending.REMAKE,
        publish_after=3,
    )


def _blackout(script: _Script, comet: Account) -> None:
    """Spectator knows nothing of anybody; a game begins and ends in the dark."""
    timeline, world = script.timeline, script.world
    timeline.add(62, "spectator goes dark", lambda: world.start_outage(404))
    script.game(
        "a solo game that spectator never shows",
        (64, 78),
        420,
        [comet],
        publish_after=3,
        lp={comet.number: 19},
    )
    timeline.add(82, "spectator is back", world.end_outage)


def _second_half(script: _Script, friends: Sequence[Account]) -> None:
    otter, amber, paper, korean, arabic, walrus, teapot, _ = friends
    script.game(
        "a Double Up",
        (52, 76),
        1160,
        [teapot, paper],
        kind="tft",
        started_ago=2100,
        publish_after=4,
        placements={teapot.number: 3, paper.number: 4},
    )
    script.game(
        "a flex game they give up",
        (84, 108),
        440,
        [otter, amber, walrus],
        winner=1,
        ending=Ending.SURRENDER,
        publish_after=5,
        lp={otter.number: -18, amber.number: -18, walrus.number: -18},
    )
    script.game("a normal game", (88, 112), 400, [korean, arabic], publish_after=3)
