"""How often the library tried one post: it sends a 5xx and a 429 again by itself, and tells the
last answer only. An earlier one may hide a message that is there (discord.md §2)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace

import aiohttp

NO_ANSWER = 0

_answers: ContextVar[list[int] | None] = ContextVar("answers", default=None)


@contextmanager
def counted() -> Iterator[list[int]]:
    """The statuses of this task's POSTs while inside, `NO_ANSWER` where none came."""
    answers: list[int] = []
    token = _answers.set(answers)
    try:
        yield answers
    finally:
        _answers.reset(token)


def left_doubt(answers: list[int]) -> bool:
    """Whether one of these may have posted the message without saying so."""
    return any(status == NO_ANSWER or status >= 500 for status in answers)


def trace() -> aiohttp.TraceConfig:
    """For a client's `http_trace`."""
    config = aiohttp.TraceConfig()
    config.on_request_end.append(_ended)
    config.on_request_exception.append(_failed)
    return config


async def _ended(
    _: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestEndParams
) -> None:
    _note(params.method, params.response.status)


async def _failed(
    _: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestExceptionParams
) -> None:
    _note(params.method, NO_ANSWER)


def _note(method: str, status: int) -> None:
    answers = _answers.get()
    if answers is not None and method == "POST":
        answers.append(status)
