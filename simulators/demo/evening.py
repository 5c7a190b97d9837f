"""A scripted evening in about two minutes.

Every game claims the length of a real one, and its start lies as far back: only the watching is
in quick time.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from simulators.riot import Account, Ending, Game, LocalRiot

HALF_AN_HOUR = 1864.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who plays. All names are made up; some are as long, or as far from English, as names get."""

    otter: Account
    heron: Account
    badger: Account
    lynx: Account
    moth: Account
    stone: Account
    rain: Account
    long: Account

    def all(self) -> list[Account]:
        """Everybody."""
        return [getattr(self, name) for name in self.__slots__]


def cast(riot: LocalRiot) -> Cast:
    """Create the accounts."""
    return Cast(
        otter=riot.add_account("Quiet Otter", "EUW"),
        heron=riot.add_account("Loud Heron", "EUW"),
        badger=riot.add_account("Old Badger", "DIG"),
        lynx=riot.add_account("Grey Lynx", "EUW"),
        moth=riot.add_account("Paper Moth", "TFT"),
        stone=riot.add_account("조용한 돌멩이", "KR1"),
        rain=riot.add_account("مطر هادئ", "RAIN"),
        long=riot.add_account("Sixteen Letters!", "LONGS"),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens, so many seconds into the evening."""

    at: float
    act: Callable[[], object]


def script(riot: LocalRiot, who: Cast) -> list[Step]:
    """The evening, in order."""
    games: dict[str, Game] = {}

    def start(name: str, queue: int, *players: Account, game: str = "lol", ago: float = 0) -> None:
        games[name] = riot.start_game(
            "EUW1",
            queue,
            players,
            game="tft" if game == "tft" else "lol",
            started_ago=ago or HALF_AN_HOUR,
        )

    def end(name: str, **how: object) -> None:
        riot.end_game(games[name], **how)  # type: ignore[arg-type]

    return [
        # Premades of three in a ranked game; it is won.
        Step(0, lambda: start("duo", 420, who.otter, who.heron)),
        Step(2, lambda: start("tft", 1100, who.moth, game="tft")),
        Step(4, lambda: start("aram", 450, who.lynx, who.stone)),
        Step(9, lambda: end("duo", winner=0)),
        # One of them goes straight from this game into the next, the migration plan's race.
        Step(9.2, lambda: start("next", 420, who.otter)),
        Step(18, lambda: end("aram", winner=1)),
        Step(22, lambda: start("remake", 400, who.badger, ago=200)),
        Step(28, lambda: end("tft", placements={who.moth.number: 2})),
        Step(32, lambda: end("remake", ending=Ending.REMAKE)),
        Step(36, lambda: start("arena", 1750, who.heron, who.lynx, who.rain, ago=1100)),
        Step(42, lambda: end("next", winner=1)),
        Step(48, lambda: start("pairs", 1160, who.moth, who.long, game="tft")),
        Step(56, lambda: end("arena", placements={a.number: 1 for a in (who.heron, who.lynx)})),
        # Spectator goes out; a whole game is played that only match history shows.
        Step(62, lambda: riot.start_outage(404)),
        Step(63, lambda: start("unseen", 440, who.stone, who.badger)),
        Step(78, lambda: end("unseen", winner=0)),
        Step(84, riot.end_outage),
        Step(90, lambda: end("pairs", placements={who.moth.number: 1, who.long.number: 2})),
        Step(94, lambda: start("late", 420, who.otter, who.rain, who.long)),
        Step(112, lambda: end("late", winner=0, ending=Ending.SURRENDER)),
    ]


async def play(steps: list[Step]) -> None:
    """Let it happen."""
    began = asyncio.get_running_loop().time()
    for step in steps:
        await asyncio.sleep(max(0.0, began + step.at - asyncio.get_running_loop().time()))
        step.act()
