import io
import json
import logging

import pytest

from tracking.logs import set_up_logging


@pytest.fixture
def lines():
    """Writes through a set-up root logger; everything is put back afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()

    def write(message, *, json_lines=False, prefix="", secrets=(), error=None):
        set_up_logging(
            level="INFO", json_lines=json_lines, prefix=prefix, secrets=secrets, stream=stream
        )
        logging.getLogger("some.room").info(message, exc_info=error)
        return stream.getvalue().splitlines()

    yield write
    root.handlers[:], root.level = before[0], before[1]


def test_the_prefix_stands_before_every_line(lines):
    written = lines("hello", prefix="[SHADOW]", error=ValueError("no"))
    assert len(written) > 1
    assert all(line.startswith("[SHADOW] ") for line in written)


def test_the_prefix_is_a_field_of_its_own_in_json(lines):
    [line] = lines("hello", json_lines=True, prefix="[SHADOW]")
    fields = json.loads(line)
    assert (fields["prefix"], fields["message"]) == ("[SHADOW]", "hello")


@pytest.mark.parametrize("json_lines", [True, False])
def test_a_secret_is_never_written_not_even_in_a_traceback(lines, json_lines):
    error = RuntimeError("refused s3cret")
    written = lines("key s3cret", json_lines=json_lines, secrets=["s3cret"], error=error)
    assert "s3cret" not in "".join(written)
    assert "***" in "".join(written)


def test_a_line_break_in_a_name_does_not_fake_a_second_line(lines):
    assert len(lines("player A\nERROR fake")) == 1
