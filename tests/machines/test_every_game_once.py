"""Whatever happens in whatever order: no game lost, none announced twice."""

import asyncio
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.machines import expectations
from tests.machines.riot import Played
from tests.machines.world import CHANNELS, PLAYERS, World
from tests.support.machines import how_long
from tracking.domain.games import Game
from tracking.errors import RiotKeyInvalid, RiotRateLimited, RiotRejected, RiotUnavailable

TURNS = st.sampled_from(
    [
        ["detection"],
        ["completion"],
        ["history"],
        ["announcer"],
        ["detection", "completion", "history", "announcer"],
        ["history", "completion", "announcer"],
        ["detection", "history"],
    ]
)
HARM = st.one_of(st.none(), st.tuples(st.sampled_from(["killed", "disk full"]), st.integers(1, 60)))
ANSWERS = ["ok", "lost", "taken, but 502", "silent", "refused", "limited", "down"]
FAULTS = [None, RiotUnavailable(), RiotRateLimited(), RiotKeyInvalid(), RiotRejected()]
LATE = st.sampled_from([0, 0, 30, 240, 900, 3 * 3600])
WHO = st.sampled_from(PLAYERS)
FATE = st.sampled_from([*["published"] * 5, "private", "no"])
TROUBLE = st.lists(st.sampled_from(ANSWERS), max_size=4)


class EveryGameOnce(RuleBasedStateMachine):
    """The world, and what happens in it."""

    @initialize(paces=st.lists(st.integers(0, 5), min_size=1, max_size=5))
    def begin(self, paces: list[int]) -> None:
        self.runner = asyncio.Runner()
        self.world = World(paces)
        self.ledger = expectations.Ledger(self.world)
        self.runner.run(self.world.open())
        for player in PLAYERS[:2]:
            self.runner.run(self.world.follow(1, player))

    # What players do.

    @rule(who=st.sets(WHO, min_size=1, max_size=3), game=st.sampled_from(Game))
    def a_game_begins(self, who: set[str], game: Game) -> None:
        for player in who:
            self._leave(player)
        number = len(self.world.riot.games) + 1
        self.world.riot.games[number] = Played(
            number=number,
            game=game,
            players=tuple(sorted(who)),
            started_at=self.world.clock.now(),
            inside=set(who),
        )
        self.world.clock.shift(300)

    def _leave(self, player: str) -> None:
        """Out of a TFT game alone; a LoL game is over for all in it."""
        current = self.world.riot.playing(player)
        if current is None:
            return
        if current.game is Game.TFT:
            current.inside.discard(player)
        else:
            self._end(current, 60, 60)

    @rule(who=WHO)
    def somebody_is_out_of_his_tft_game(self, who: str) -> None:
        current = self.world.riot.playing(who)
        if current is not None and current.game is Game.TFT:
            current.inside.discard(who)

    @rule(listed=LATE, published=LATE, fate=FATE)
    def games_end(self, listed: int, published: int, fate: str) -> None:
        for game in self.world.riot.games.values():
            if game.ended_at is None:
                self._end(game, listed, published, fate)

    def _end(self, game: Played, listed: int, published: int, fate: str = "published") -> None:
        now = self.world.clock.now()
        game.inside.clear()
        game.ended_at = now
        game.private = fate == "private"
        if fate != "no":
            game.listed_at = now + timedelta(seconds=listed)
            game.published_at = now + timedelta(seconds=published)

    # What Riot and Discord do.

    @rule(how=st.sampled_from(["up", "up", "blind", "stale", *FAULTS[1:4]]))
    def spectator_is(self, how: object) -> None:
        self.world.riot.spectator = how  # type: ignore[assignment]

    @rule(records=st.sampled_from(FAULTS), lists=st.sampled_from(FAULTS[:4]))
    def match_v5_fails_or_recovers(self, records: object, lists: object) -> None:
        self.world.riot.records = records  # type: ignore[assignment]
        self.world.riot.lists = lists  # type: ignore[assignment]

    @rule(who=WHO)
    def streamer_mode_is_switched(self, who: str) -> None:
        self.world.riot.hidden ^= {who}

    @rule(channel=st.sampled_from(list(CHANNELS.values())))
    def a_channel_is_closed(self, channel: int) -> None:
        self.world.discord.closed.add(channel)

    @rule(channel=st.sampled_from(list(CHANNELS.values())))
    def an_admin_mends_a_channel(self, channel: int) -> None:
        self.runner.run(self.world.resume(channel))

    @rule(channel=st.sampled_from(list(CHANNELS.values())))
    def a_history_may_not_be_read(self, channel: int) -> None:
        self.world.discord.unreadable ^= {channel}
        self.ledger.was_unreadable.add(channel)

    # What people and the process do.

    @rule(guild=st.sampled_from(list(CHANNELS)), who=WHO)
    def a_server_follows_or_stops(self, guild: int, who: str) -> None:
        follows = any(f[:2] == (guild, who) and not f[3] for f in self.world.followed)
        change = self.world.unfollow if follows else self.world.follow
        self.runner.run(change(guild, who))

    @rule(turns=TURNS, harm=HARM)
    def turns_run(self, turns: list[str], harm: tuple[str, int] | None) -> None:
        if harm is not None:
            strike = self.world.fate.kill_at if harm[0] == "killed" else self.world.fate.fail_at
            strike(harm[1])
        self.runner.run(self.world.turns(turns))

    @rule(seconds=st.sampled_from([30, 61, 700]), answers=TROUBLE, harm=HARM)
    def time_passes_and_all_turns_run(
        self, seconds: int, answers: list[str], harm: tuple[str, int] | None
    ) -> None:
        self.world.discord.answers = list(answers)
        self.time_passes(seconds)
        self.turns_run(["detection", "completion", "history", "announcer"], harm)

    @rule(seconds=st.sampled_from([30, 61, 700]), harm=HARM, fate=FATE)
    def games_end_and_are_told(self, seconds: int, harm: tuple[str, int] | None, fate: str) -> None:
        self.games_end(0, 0, fate)
        self.time_passes(seconds)
        self.turns_run(["history", "completion", "announcer"], harm)
        self.turns_run(["announcer"], None)

    @rule(seconds=st.sampled_from([30, 31, 61, 130, 700, 2000]))
    def time_passes(self, seconds: int) -> None:
        self.world.clock.shift(seconds)

    @rule(hours=st.sampled_from([2, 7, 30]))
    def hours_pass(self, hours: int) -> None:
        """No game runs as long."""
        self.games_end(60, 60, "published")
        self.world.clock.shift(hours * 3600)

    @invariant()
    def nothing_is_stored_or_told_that_must_not_be(self) -> None:
        if hasattr(self, "ledger"):
            self.runner.run(self.ledger.check())

    def teardown(self) -> None:
        if not hasattr(self, "runner"):
            return
        try:
            self.games_end(60, 60, "published")
            self.runner.run(self.ledger.settle())
        finally:
            self.runner.run(self.world.close())
            self.runner.close()


EveryGameOnce.TestCase.settings = how_long(examples=15, steps=25)
TestEveryGameOnce = EveryGameOnce.TestCase
