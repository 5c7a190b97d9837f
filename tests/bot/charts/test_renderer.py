import asyncio
import os
import signal
import struct

import pytest

from bot.charts import Charts, NoPicture, theme
from bot.charts.svg import card, label

PNG = b"\x89PNG\r\n\x1a\n"


def picture(text="Quiet Otter"):
    return card(60, label(20, 40, text))


def size(png):
    return struct.unpack(">II", png[16:24])


async def worker(charts):
    """The process's id, once it has drawn something."""
    await charts.render(picture())
    return charts._process.pid


async def test_a_picture_is_a_png_with_two_pixels_for_each_unit(charts):
    png = await charts.render(picture())
    assert png.startswith(PNG)
    assert size(png) == (2 * theme.WIDTH, 2 * 60)


async def test_names_of_every_script_are_drawn_and_not_as_boxes(charts):
    """A character that no font has is a box; so two names of one length would look alike."""
    pairs = [
        ("수달", "한글"),
        ("静か", "水獭"),
        ("かな", "カナ"),
        ("قضا", "هدئ"),
        ("Выд", "Тих"),
        ("Ήσυ", "χηω"),
        ("נשר", "לוט"),
        ("นาก", "เงี"),
        ("≥→✓", "≤↑▲"),
    ]
    for pair in pairs:
        one, other = [await charts.render(picture(name)) for name in pair]
        assert one != other, pair


async def test_a_text_that_is_no_svg_is_refused_with_the_reason_and_the_next_is_drawn(charts):
    before = await worker(charts)
    with pytest.raises(NoPicture, match="ValueError"):
        await charts.render("no SVG")
    assert await worker(charts) == before


async def test_a_worker_that_was_killed_is_replaced(charts):
    before = await worker(charts)
    os.kill(before, signal.SIGKILL)
    assert (await charts.render(picture())).startswith(PNG)
    assert await worker(charts) != before


async def test_a_worker_that_hangs_costs_one_picture_and_no_more_time_than_allowed():
    charts = Charts()
    try:
        os.kill(await worker(charts), signal.SIGSTOP)
        charts._seconds = 0.05
        with pytest.raises(NoPicture, match=r"0\.05 s"):
            await charts.render(picture())
        charts._seconds = 30
        assert (await charts.render(picture())).startswith(PNG)
    finally:
        await charts.close()


async def test_many_at_once_are_drawn_one_after_the_other_each_its_own(charts):
    texts = [str(number) for number in range(4)]
    alone = [await charts.render(picture(text)) for text in texts]
    assert await asyncio.gather(*(charts.render(picture(text)) for text in texts)) == alone


async def test_whoever_gives_up_waiting_does_not_leave_his_picture_to_the_next(charts):
    wanted = await charts.render(picture("wanted"))
    given_up = asyncio.create_task(charts.render(picture("given up")))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.wait([given_up])
    assert await charts.render(picture("wanted")) == wanted


async def test_nothing_is_drawn_after_closing_and_no_process_is_left(charts):
    pid = await worker(charts)
    await charts.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    with pytest.raises(NoPicture, match="stopping"):
        await charts.render(picture())


async def test_the_worker_ends_with_its_input_however_the_bot_died(charts):
    await worker(charts)
    process = charts._process
    process.stdin.close()
    assert await process.wait() == 0
