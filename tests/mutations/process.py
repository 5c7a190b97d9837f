"""The process: one of its role, and never one that only looks alive."""

from tests.mutations.mutation import breaking

_guard = breaking("tracking/database/guard.py", "tracking/database/test_guard.py")
_loops = breaking("bot/loops.py", "bot/test_loops.py")
_pulse = breaking("bot/pulse.py", "bot/test_pulse.py")
_health = breaking("bot/health_server.py", "bot/test_health_server.py")

HUNG = "bot/test_hung_turns.py"

PROCESS = (
    _guard(
        "A second process of a role is refused",
        "        if not taken:\n",
        "        if False:\n",
        "test_a_second_process_of_a_role_is_refused",
    ),
    _guard(
        "A process whose role another took ends",
        "        if not await self.take():\n",
        "        if not await self.take() and False:\n",
        "test_who_lost_the_role_to_another_process_ends_with_a_sentence",
        of="tracking/database/test_guard_lost.py",
        postgresql=True,
    ),
    _loops(
        "No exception of a turn ends its loop",
        "        except Exception as error:\n"
        '            log.exception("loop %s failed", self.name)\n',
        "        except OSError as error:\n"
        '            log.exception("loop %s failed", self.name)\n',
        "test_no_exception_of_a_turn_ends_its_loop",
    ),
    _loops(
        "A loop that ended is started again",
        "            if not loop.is_running() or loop.is_stalled():\n",
        "            if loop.is_stalled():\n",
        "test_the_watchdog_starts_a_loop_again_that_ended",
    ),
    _loops(
        "A turn that hangs is cancelled",
        "            self._turning.cancel()\n",
        "            pass\n",
        "test_a_turn_that_hangs_is_cancelled_counted_and_followed_by_another",
        of=HUNG,
    ),
    _loops(
        "A turn that cannot be cancelled ends the process",
        "        if under_way > self.longest + LONGEST_ABORT:\n",
        "        if False:\n",
        "test_a_turn_that_cannot_be_cancelled_ends_the_process",
        of=HUNG,
    ),
    _loops(
        "A database out of use for ten minutes ends the process",
        "        if since is not None and self._clock.monotonic()",
        "        if False and self._clock.monotonic()",
        "test_a_database_out_of_use_for_ten_minutes_ends_the_process",
        of=HUNG,
    ),
    _pulse(
        "An event loop that stands still ends the process with 70",
        "            if self._stopping is None and self._beats != seen:\n",
        "            if self._stopping is None:\n",
        "test_an_event_loop_that_stands_still_ends_the_process_with_70",
    ),
    _pulse(
        "A stop that does not end is ended",
        "            self._left, self._stopping = seconds, code\n",
        "            pass\n",
        "test_a_stop_that_does_not_end_is_ended_with_the_code_of_its_reason",
    ),
    _health(
        "The health check says when a loop has had no success for long",
        "LATE_AFTER_TURNS = 5",
        "LATE_AFTER_TURNS = 5000",
        "test_a_loop_without_success_for_five_intervals_is_a_failure",
    ),
    _health(
        "The health check says when a post is owed for long",
        "LONGEST_OWED = 1800.0",
        "LONGEST_OWED = 1e9",
        "test_a_post_owed_for_longer_than_half_an_hour_is_a_failure",
    ),
)
