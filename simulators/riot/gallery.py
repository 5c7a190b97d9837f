"""One game of every kind that a post can tell of, in half a minute, and some that go on, for eyes
to look at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from simulators.riot.accounts import Account, GameKind
from simulators.riot.evening import PLATFORM, Evening
from simulators.riot.games import Ending, Game, Place
from simulators.riot.timeline import Timeline
from simulators.riot.world import World

FRIENDS = (
    ("Quiet Otter", "EUW"),
    ("Amber Lantern", "EUW"),
    ("Paper Badger", "0042"),
    ("조용한 수달", "KR1"),
    ("غيمة نائمة", "EUW"),
    ("Wandering Walrus", "WALRS"),  # as long as a Riot ID may be
    ("_*Velvet*_ ~~|x|", "`TFT`"),  # what Discord would format
    ("숨은수달의긴이름입니다요아주길다", "긴태그임다"),
)

LADDERS = {420: "RANKED_SOLO_5x5", 440: "RANKED_FLEX_SR", 1100: "RANKED_TFT"}

BETWEEN = 1.5
"""Seconds from one game to the next."""


@dataclass(slots=True, kw_only=True)
class _Hanging:
    """Hangs one picture after the other."""

    world: World
    timeline: Timeline
    at: float = 1.0
    games: list[Game] = field(default_factory=list)

    def game(
        self,
        title: str,
        queue: int,
        players: Sequence[Account | Place],
        *,
        kind: GameKind = "lol",
        ago: float = 1864,
        lp: int = 0,
        **ending: Any,
    ) -> None:
        """A game that is over as soon as it began; it stands in the match lists alone. `lp` is
        what it gives to each of these players."""

        def hang() -> None:
            begun = self.world.start_game(
                PLATFORM, queue, players, game=kind, started_ago=ago, spectatable=False
            )
            self.world.end_game(begun, **ending)
            self.games.append(begun)
            for player in players if lp else ():
                _count(player.account if isinstance(player, Place) else player, queue, lp)

        self.timeline.add(self.at, title, hang)
        self.at += BETWEEN

    def running(
        self,
        title: str,
        queue: int,
        players: Sequence[Account | Place],
        *,
        kind: GameKind = "lol",
        ago: float = 754,
        loading: float = 0,
    ) -> None:
        """A game that goes on, as spectator shows it."""

        def begin() -> None:
            self.world.start_game(
                PLATFORM, queue, players, game=kind, started_ago=ago, loading_for=loading
            )

        self.timeline.add(self.at, title, begin)
        self.at += BETWEEN


def _count(account: Account, queue: int, lp: int) -> None:
    entry = account.ranks[LADDERS[queue]]
    entry["wins" if lp > 0 else "losses"] += 1
    entry["leaguePoints"] += lp
    if entry["leaguePoints"] >= 100:
        entry["rank"], entry["leaguePoints"] = "I", entry["leaguePoints"] - 100


def gallery(world: World, timeline: Timeline | None = None) -> Evening:
    """Add the friends and write their games; nothing happens before the timeline is run."""
    friends = [world.add_account(name, tag, PLATFORM) for name, tag in FRIENDS]
    for friend in friends:
        for ladder in LADDERS.values():
            world.set_rank(
                friend, ladder, tier="GOLD", rank="II", leaguePoints=84, wins=40, losses=38
            )
    hanging = _Hanging(world=world, timeline=timeline or Timeline(clock=world.clock))
    _rift(hanging, friends)
    _other_maps(hanging, friends)
    _tft(hanging, friends)
    _running(hanging, friends)
    return Evening(friends=tuple(friends), timeline=hanging.timeline)


def _rift(hanging: _Hanging, friends: list[Account]) -> None:
    otter, amber, paper, korean, arabic, walrus, hostile, long = friends
    penta = {otter.number: {"kills": 21, "deaths": 0, "assists": 9, "pentaKills": 1}}
    hanging.game("ranked, won with a pentakill", 420, [otter], lp=21, stats=penta)
    hanging.game("ranked, lost", 420, [korean], lp=-17, winner=1)
    hanging.game("two premades", 440, [arabic, walrus], lp=12)
    hanging.game("three premades", 440, [otter, amber, paper])
    hanging.game("four premades, a surrender", 440, friends[:4], ending=Ending.SURRENDER)
    hanging.game("five premades, the longest names", 440, [otter, arabic, walrus, hostile, long])
    hanging.game("a remake", 420, [amber, paper], ago=190, ending=Ending.REMAKE)
    hanging.game("an aborted game", 420, [korean], ago=900, ending=Ending.ABORTED)
    hanging.game("nobody won", 400, [arabic, long], ago=900, ending=Ending.NOBODY_WON)


def _other_maps(hanging: _Hanging, friends: list[Account]) -> None:
    otter, amber, paper, korean, arabic, walrus, hostile, long = friends
    hanging.game("ARAM", 450, [korean, arabic], ago=1200)
    first = {walrus.number: 1, hostile.number: 4}
    other_team = Place(account=hostile, group=3)
    hanging.game("Arena of trios", 1750, [walrus, other_team], ago=1500, placements=first)
    hanging.game("Arena of pairs", 1700, [otter, amber], ago=1500, placements={otter.number: 3})
    hanging.game("Swarm", 1830, [otter, paper, long], ago=900)
    hanging.game("a queue that nobody knows", 9999, [paper], ago=1100)


def _tft(hanging: _Hanging, friends: list[Account]) -> None:
    otter, amber, paper, _, arabic, walrus, hostile, long = friends
    ago = 2100
    hanging.game("TFT", 1100, [hostile], kind="tft", ago=ago, lp=38, placements={hostile.number: 1})
    hanging.game("TFT, eighth", 1090, [long], kind="tft", ago=ago, placements={long.number: 8})
    pair = {amber.number: 3, walrus.number: 4}
    hanging.game("Double Up", 1160, [amber, walrus], kind="tft", ago=ago, placements=pair)
    hyper = {arabic.number: 2}
    hanging.game("Hyper Roll", 1130, [arabic], kind="tft", ago=ago, placements=hyper)
    empty = {otter.number: 2, paper.number: 5}
    hanging.game("Set 18", 1100, [otter, paper], kind="tft", ago=ago, placements=empty, set_18=True)


def _running(hanging: _Hanging, friends: list[Account]) -> None:
    otter, amber, _, korean, arabic, walrus, *_ = friends
    opponent = Place(account=korean, group=1)
    hanging.running("premades and one on the other side", 420, [otter, amber, opponent])
    hanging.running("TFT that goes on", 1100, [arabic], kind="tft", ago=1310)
    hanging.running("a game that is loading", 450, [walrus], ago=0, loading=600)
