"""The rules of following against every order of looks, lists and outages of one player."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.support.machines import how_long
from tests.tracking.polling.riot import key, live
from tracking.domain.following import (
    ABSENT_LOOKS,
    Ended,
    HeldOver,
    Look,
    Missed,
    Opened,
    Seen,
    Step,
    grace_ends,
    next_attempt,
    steps_after,
)
from tracking.domain.games import Game, GameStatus, TrackedGame

NOW = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
INTERVAL = timedelta(minutes=1)
GRACE = timedelta(minutes=5)
UNTRUSTED = st.frozensets(st.sampled_from(Game))


class Following(RuleBasedStateMachine):
    """Rows as detection, history and completion keep them, of which nothing may be forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.rows: dict[int, TrackedGame] = {}
        self.why: dict[int, HeldOver] = {}
        self.true_absences: dict[int, int] = {}
        """Looks in a row that count against a game."""
        self.latest = 0

    @rule(number=st.integers(1, 6), game=st.sampled_from(Game), untrusted=UNTRUSTED)
    def spectator_shows_a_game(self, number: int, game: Game, untrusted: frozenset[Game]) -> None:
        game = self.rows[number].game if number in self.rows else game
        shown = replace(live(number, game=game), started_at=self.now)
        self._look(Look(live=shown, answered=frozenset({game})), untrusted)

    @rule(answered=UNTRUSTED, untrusted=UNTRUSTED)
    def spectator_shows_nothing(
        self, answered: frozenset[Game], untrusted: frozenset[Game]
    ) -> None:
        for number, row in self.rows.items():
            if row.game in answered - untrusted:
                self.true_absences[number] += 1
        self._look(Look(live=None, answered=answered), untrusted)

    def _look(self, look: Look, untrusted: frozenset[Game]) -> None:
        known = [r for r in self.rows.values() if r.is_active()]
        if look.live is not None:
            number = int(look.live.key.game_id)
            known += [r for r in self.rows.values() if r.id == number and not r.is_active()]
            self.true_absences[number] = 0
        before = dict(self.rows)
        steps = steps_after(known, look, untrusted=untrusted)
        for step in steps:
            self._apply(step, look)
        for number, row in before.items():
            if not row.is_active():
                assert self.rows[number] == row, "a finished game changed"
        assert len([s for s in steps if isinstance(s, Opened)]) <= 1

    def _apply(self, step: Step, look: Look) -> None:
        match step:
            case Opened(live=shown):
                number = int(shown.key.game_id)
                assert number not in self.rows, "opened twice"
                self.rows[number] = TrackedGame(
                    id=number,
                    player_id=1,
                    key=key(number),
                    game=shown.game,
                    status=GameStatus.ACTIVE,
                    detected_at=self.now,
                    started_at=shown.started_at,
                )
            case Seen(row_id=number):
                row = self.rows[number]
                assert row.held_over_at is None or self.why[number] is HeldOver.ABSENT, (
                    "taken up again although it is surely over"
                )
                self.rows[number] = replace(row, absent_looks=0, held_over_at=None)
                self.why.pop(number, None)
            case Missed(row_id=number, looks=looks):
                self.rows[number] = replace(self.rows[number], absent_looks=looks)
            case Ended(row_id=number, reason=reason):
                self._held_over_for_a_reason(number, reason, look)
                looks = ABSENT_LOOKS if reason is HeldOver.ABSENT else 0
                self._hold(number, reason, looks)

    def _held_over_for_a_reason(self, number: int, reason: HeldOver, look: Look) -> None:
        assert self.rows[number].held_over_at is None, "held over twice"
        if reason is HeldOver.ABSENT:
            assert look.live is None
            assert self.true_absences[number] >= ABSENT_LOOKS, "one absence is only suspicion"
        else:
            assert reason is HeldOver.OTHER_GAME
            assert look.live is not None
            assert look.live.key != self.rows[number].key

    def _hold(self, number: int, reason: HeldOver, looks: int) -> None:
        row = self.rows[number]
        held = row.held_over_at or self.now
        self.rows[number] = replace(row, absent_looks=looks, held_over_at=held)
        self.why[number] = reason

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def a_list_names_a_game(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.rows)))
        if self.rows[number].is_active():
            self._hold(number, HeldOver.LISTED, 0)

    @precondition(lambda self: self.rows)
    @rule(data=st.data(), result=st.sampled_from([GameStatus.COMPLETED, GameStatus.UNAVAILABLE]))
    def a_game_is_settled(self, data: st.DataObject, result: GameStatus) -> None:
        number = data.draw(st.sampled_from(sorted(self.rows)))
        if self.rows[number].is_active() and self.rows[number].held_over_at:
            self.rows[number] = replace(self.rows[number], status=result)

    @rule(seconds=st.sampled_from([30, 60, 3600]))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @invariant()
    def attempts_lie_ahead_and_grace_is_kept(self) -> None:
        for number, row in self.rows.items():
            if row.held_over_at is None:
                continue
            ends = grace_ends(row, arena=False, reason=self.why[number], grace=GRACE)
            assert ends >= row.held_over_at + GRACE
            for retries in (0, 3, 50):
                due = next_attempt(
                    now=self.now,
                    held_over_at=row.held_over_at,
                    in_grace=self.now < ends,
                    retries=retries,
                    interval=INTERVAL,
                )
                assert INTERVAL <= due - self.now <= 60 * INTERVAL

    def teardown(self) -> None:
        """An honest spectator that shows nothing twice leaves no game waiting to be over."""
        for _ in range(ABSENT_LOOKS):
            self.spectator_shows_nothing(frozenset(Game), frozenset())
        assert all(row.held_over_at for row in self.rows.values() if row.is_active())


Following.TestCase.settings = how_long(examples=60, steps=30)
TestFollowing = Following.TestCase
