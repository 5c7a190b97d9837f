"""Pieces of work side by side end together, however they end."""

import asyncio

import pytest

from tracking.together import together


async def gives(value, *, after=0):
    for _ in range(after):
        await asyncio.sleep(0)
    return value


async def fails(error):
    raise error


async def test_what_each_gave_comes_in_their_order():
    assert await together([gives(1, after=3), gives(2)]) == [1, 2]


async def test_the_first_failure_is_told_once_all_have_ended():
    done = []

    async def slow():
        done.append(await gives("slow", after=20))

    with pytest.raises(OSError, match="first"):
        await together([fails(OSError("first")), slow(), fails(ValueError("second"))])
    assert done == ["slow"]


async def test_who_cancels_it_cancels_each_of_them():
    cancelled = []

    async def waits(name):
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(name)
            raise

    work = asyncio.create_task(together([waits("one"), waits("two")]))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert cancelled == ["one", "two"]
