"""What SIGTERM and SIGINT do, from the program's first line on.

Process 1 of a container is not ended by a signal that nobody handles, and everybody else with a
code that says something failed. Imports little: it comes before everything else.
"""

import os
import signal
import threading
from collections.abc import Sequence

STOPPING = (signal.SIGINT, signal.SIGTERM)

ONCE = ("migrate", "check", "health", "recover", "adopt")
"""Commands that end by themselves; stopped before that, they have not done what they are for."""

STOPPED, NOT_DONE = 0, 3


def code_of(arguments: Sequence[str]) -> int:
    """With which code a process that was started so ends where a signal stops it."""
    return NOT_DONE if any(each in ONCE for each in arguments) else STOPPED


def end_at_once(code: int) -> None:
    """End where the process stands: nothing is begun yet that wants an end."""
    for number in STOPPING:
        signal.signal(number, lambda *_: os._exit(code))


def interrupt() -> None:
    """Let either signal be a KeyboardInterrupt, in which asyncio cancels what it runs first."""
    if threading.current_thread() is not threading.main_thread():
        return  # nobody else may say what signals do
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
