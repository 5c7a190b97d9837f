"""An evening on which the old model announces and the new one shadows it, on one database.

Two dozen parties play one game after the other, and some of them go straight into the next: those
are the games that the old model loses. The turns are the real ones, driven and recorded by the
bot's own loops, on a clock that the test moves; Riot answers without a line in between.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from bot.loops import Turn, TurnLoop
from bot.operators import loop_intervals, measure
from simulators.riot import LocalRiot
from simulators.riot.accounts import Account
from simulators.riot.games import Game
from simulators.riot.timeline import Timeline
from tests.support.clock import FakeClock
from tests.support.riot_in_process import called
from tracking.database.engine import Database
from tracking.database.models import Guild, Player, Subscription
from tracking.health.alerts import Alerts
from tracking.health.criteria import Judgement, judge
from tracking.health.figures import Figures
from tracking.legacy.polling import PollingService
from tracking.polling.service import GameCentricPollingService
from tracking.settings import Settings

STEP = 30
"""Seconds. The old model looks at every second step, the new one in between."""
MINUTE = 60
EVENING = 78 * MINUTE
LAST_GAME = 54 * MINUTE
"""No game begins later, so that all is told in the end."""

STRAIGHT_ON = 5
"""Seconds between a game and the next that the old model loses it by."""
A_BREAK = 200

GUILD, CHANNEL = 1, 10

INTERVALS: dict[str, Any] = {"detection_interval_seconds": 60, "completion_interval_seconds": 60}
"""Half as many looks as by default, for half the time that an evening takes."""

Pair = tuple[str, str]
"""A player, and a game he played."""

Skips = Callable[[str, float], bool]
"""Whether a loop's turn is left out, by its name and the minute."""


@dataclass(kw_only=True)
class Party:
    """Who plays together, what, and where."""

    players: Sequence[Account]
    queue: int
    kind: Any = "lol"
    games: list[Game] = field(default_factory=list)
    straight_on: set[str] = field(default_factory=set)
    """Games after which they went straight into the next."""

    @property
    def is_hidden(self) -> bool:
        """Whether spectator never shows them."""
        return self.players[0].streamer_mode

    def raced(self, game: Game) -> bool:
        """Whether the old model saw the game begin, and the next one in its place."""
        return game.match_id in self.straight_on and not self.is_hidden


class Evening:
    """The world, both models, and what is true of the games."""

    def __init__(self, database: Database, clock: FakeClock, riot: LocalRiot) -> None:
        self.database, self.clock, self.riot = database, clock, riot
        self.settings = Settings(**INTERVALS, use_game_centric_model=True, emit_events=False)
        self.parties = _parties(riot)
        self._began = clock.now()
        self._timeline = Timeline(clock=lambda: clock.now().timestamp())
        self._dice = random.Random(4)
        for number, party in enumerate(self.parties):
            self._plan(party, 20 + 20 * number)
        self.new = GameCentricPollingService(
            database=database, riot=called(riot), settings=self.settings, clock=clock
        )
        old = PollingService(
            database=database,
            riot=called(riot),
            settings=Settings(**INTERVALS, use_game_centric_model=False),
            clock=clock,
        )
        alerts = Alerts(database=database, clock=clock, most_retries=3, emit=False)
        self._turns = (
            (2 * STEP, 0, self._loop("polling", old.polling_turn, 60, role="bot")),
            (2 * STEP, STEP, self._loop("detection", self.new.detection_turn, 60)),
            (2 * STEP, STEP, self._loop("completion", self.new.completion_turn, 60)),
            (2 * STEP, 0, self._loop("history", self.new.history_turn, 60, record_idle=False)),
            (5 * MINUTE, 0, self._loop("alerts", alerts.turn, 60, record_idle=False)),
        )

    def _loop(self, name: str, turn: Turn, seconds: float, **more: Any) -> TurnLoop:
        return TurnLoop(
            name,
            turn,
            seconds=seconds,
            database=self.database,
            clock=self.clock,
            **{"role": "shadow", **more},
        )

    def _plan(self, party: Party, at: float) -> None:
        """Games one after the other from that second on."""
        if at > LAST_GAME:
            return
        length = 6 * MINUTE + self._dice.randrange(3 * MINUTE)
        # Not in the second in which somebody looks.
        end = (at + length) // 60 * 60 + 4
        straight_on = self._dice.random() < 0.12 and end + A_BREAK < LAST_GAME
        ending = self._ending(party)
        publish_after = 40 + self._dice.randrange(40)

        def begin() -> None:
            game = self.riot.start_game(
                party.players[0].platform, party.queue, party.players, game=party.kind
            )
            party.games.append(game)
            if straight_on:
                party.straight_on.add(game.match_id)

        def over() -> None:
            self.riot.end_game(party.games[-1], publish_after=publish_after, **ending)

        self._timeline.add(at, "a game begins", begin)
        self._timeline.add(end, "it ends", over)
        self._plan(party, end + (STRAIGHT_ON if straight_on else A_BREAK))

    def _ending(self, party: Party) -> dict[str, Any]:
        if party.kind == "tft":
            return {"placements": {party.players[0].number: 1 + self._dice.randrange(8)}}
        return {"winner": self._dice.randrange(2)}

    async def play(self, *, until: float = EVENING, skips: Skips = lambda name, minute: False):
        """Let the time pass until that second of the evening."""
        while (second := self.second) < until:
            self._timeline.advance_to(second)
            for every, offset, loop in self._turns:
                if second % every == offset and not skips(loop.name, second / MINUTE):
                    await loop.run_once()
            if second % MINUTE == 0:
                await self._send()
            self.clock.shift(STEP)

    def fast_forward(self, until: float) -> None:
        """Let everybody play until that second without any model looking on: what one database
        knows already, as often as it is taken up again."""
        while self.second < until:
            self._timeline.advance_to(self.second)
            self.clock.shift(STEP)

    @property
    def second(self) -> float:
        return (self.clock.now() - self._began).total_seconds()

    async def _send(self) -> None:
        """What the announcer does, without a Discord."""
        async with self.database.write() as session:
            await session.execute(
                text(
                    "UPDATE announcements SET state = 'SENT', message_id = id, sent_at = due_at, "
                    "due_at = NULL WHERE state = 'PENDING'"
                )
            )

    async def report(self, hours: float = 2.0) -> tuple[Figures, Judgement]:
        """What `python -m bot health` would say now."""
        figures = await measure(
            self.database, hours=hours, intervals=loop_intervals(self.settings), clock=self.clock
        )
        return figures, judge(figures)

    def pairs(self, which: Callable[[Party, Game], bool] = lambda *_: True) -> set[Pair]:
        """(Riot ID, game id) of these games."""
        return {
            (player.riot_id, str(game.game_id))
            for party in self.parties
            for game in party.games
            for player in party.players
            if which(party, game)
        }


def _parties(riot: LocalRiot) -> list[Party]:
    names = (f"Otter {number}" for number in range(100))

    def some(number: int, platform: str = "EUW1") -> list[Account]:
        return [riot.add_account(next(names), "EUW", platform) for _ in range(number)]

    parties = [Party(players=some(1), queue=420) for _ in range(13)]
    parties += [Party(players=some(1, "KR"), queue=450) for _ in range(2)]
    parties += [Party(players=some(2), queue=420) for _ in range(2)]
    parties += [Party(players=some(3), queue=440)]
    parties += [Party(players=some(1), queue=1100, kind="tft") for _ in range(2)]
    hidden = Party(players=some(1), queue=400)
    hidden.players[0].streamer_mode = True
    return [*parties, hidden]


async def follow(evening: Evening) -> None:
    """Everybody is followed by one server from now on."""
    now = evening.clock.now()
    async with evening.database.write() as session:
        session.add(Guild(id=GUILD, name="Den", channel_id=CHANNEL, joined_at=now))
        await session.flush()
        for account in (player for party in evening.parties for player in party.players):
            puuid = account.puuid("simulated")
            player = Player(
                game_name=account.game_name,
                tag_line=account.tag_line,
                platform=account.platform,
                lol_puuid=puuid,
                tft_puuid=puuid,
            )
            session.add(player)
            await session.flush()
            session.add(Subscription(guild_id=GUILD, player_id=player.id, created_at=now))


def an_evening(database: Database) -> Evening:
    """The evening before its first game."""
    clock = FakeClock()
    riot = LocalRiot(limits=None, clock=lambda: clock.now().timestamp())
    return Evening(database, clock, riot)
