"""The thread that ends a process whose event loop cannot."""

import asyncio
import threading
import time

import pytest

from bot import pulse as module
from bot.pulse import INTERNAL, Pulse
from tracking.clock import SystemClock


class Ended:
    def __init__(self):
        self.code = None
        self.happened = threading.Event()

    def __call__(self, code):
        self.code = code
        self.happened.set()


@pytest.fixture
def ended(monkeypatch):
    monkeypatch.setattr(module, "BLOCKED_SECONDS", 0.3)
    return Ended()


async def test_an_event_loop_that_stands_still_ends_the_process_with_70(ended, capfd):
    Pulse(end=ended, tick=0.02).start()
    time.sleep(0.05)  # noqa: ASYNC251 - this is what is tested
    assert ended.happened.wait(10)
    assert ended.code == INTERNAL
    assert "Thread" in capfd.readouterr().err


async def test_an_event_loop_that_runs_is_left_alone(ended):

    pulse = Pulse(end=ended, tick=0.02)
    pulse.start()
    beating = asyncio.create_task(pulse.beat(SystemClock()))
    await asyncio.sleep(0.7)
    assert ended.code is None
    beating.cancel()
    pulse.ends_within(0.0, 0)
    await asyncio.to_thread(ended.happened.wait, 10)


async def test_a_stop_that_does_not_end_is_ended_with_the_code_of_its_reason(ended):
    pulse = Pulse(end=ended, tick=0.02)
    pulse.start()
    pulse.ends_within(0.05, 0)
    pulse.ends_within(60, INTERNAL)
    assert ended.happened.wait(10)
    assert ended.code == 0
