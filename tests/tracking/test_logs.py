import io
import json
import logging

import pytest

from tracking.logs import hide, set_up_logging

OTHERS = ("discord", "discord.http", "discord.gateway", "aiohttp.access", "aiosqlite", "alembic")


@pytest.fixture
def set_up():
    """Sets logging up and gives back where the lines go; everything is put back afterwards."""
    loggers = [logging.getLogger(name) for name in (None, "asyncio", *OTHERS)]
    before = [(logger, logger.level) for logger in loggers]
    handlers = logging.getLogger().handlers[:]

    def do(*, level="INFO", json_lines=False, prefix="", secrets=()):
        stream = io.StringIO()
        set_up_logging(
            level=level, json_lines=json_lines, prefix=prefix, secrets=secrets, stream=stream
        )
        return stream

    yield do
    logging.captureWarnings(False)
    logging.getLogger().handlers[:] = handlers
    for logger, level in before:
        logger.setLevel(level)


def write(message, *arguments, **options):
    logging.getLogger("some.room").info(message, *arguments, **options)


def test_the_prefix_stands_before_every_line(set_up):
    stream = set_up(prefix="[SHADOW]")
    write("hello", exc_info=ValueError("no\nreally"))
    lines = stream.getvalue().splitlines()
    assert len(lines) > 2
    assert all(line.startswith("[SHADOW] ") for line in lines)


def test_the_prefix_is_a_field_of_its_own_in_json(set_up):
    stream = set_up(json_lines=True, prefix="[SHADOW]")
    write("hello %s", "you")
    fields = json.loads(stream.getvalue())
    assert (fields["prefix"], fields["message"]) == ("[SHADOW]", "hello you")


@pytest.mark.parametrize("json_lines", [True, False])
def test_the_time_is_utc(set_up, monkeypatch, json_lines):
    stream = set_up(json_lines=json_lines)
    record = logging.LogRecord("some.room", logging.INFO, "", 0, "hello", (), None)
    record.created, record.msecs = 1_700_000_000.25, 250
    logging.getLogger().handle(record)
    said = "2023-11-14T22:13:20.250Z" if json_lines else "2023-11-14T22:13:20Z INFO "
    assert said in stream.getvalue()


@pytest.mark.parametrize("json_lines", [True, False])
def test_a_secret_is_never_written_not_even_in_a_traceback(set_up, json_lines):
    stream = set_up(json_lines=json_lines, secrets=["s3cret", 's3cret"long'])
    write("key %s", 's3cret"long', exc_info=RuntimeError("refused s3cret"), stack_info=True)
    assert "s3cret" not in stream.getvalue()
    assert "long" not in stream.getvalue().split("Traceback")[0].split("Stack")[0]
    assert stream.getvalue().count("***") >= 2


def test_a_key_that_was_replaced_is_masked_too(set_up):
    stream = set_up(secrets=["old-key"])
    hide(["new-key"])
    write("old-key and new-key")
    assert stream.getvalue().endswith("*** and ***\n")


def test_a_password_of_one_letter_does_not_hide_the_log(set_up):
    stream = set_up(secrets=["a", ""])
    write("a new game")
    assert stream.getvalue().endswith("a new game\n")


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("json_lines", [True, False])
def test_a_line_break_in_a_name_does_not_fake_a_second_line(set_up, json_lines, end):
    stream = set_up(json_lines=json_lines)
    write("player A%sERROR fake", end)
    assert len(stream.getvalue().splitlines()) == 1
    if json_lines:
        assert json.loads(stream.getvalue())["message"] == f"player A{end}ERROR fake"


def test_a_name_cannot_send_commands_to_the_terminal(set_up):
    stream = set_up()
    write("player \x1b[2J", exc_info=ValueError("\x1b[2J"))
    assert "\x1b" not in stream.getvalue()


@pytest.mark.parametrize("json_lines", [True, False])
def test_names_in_any_script_stay_readable(set_up, json_lines):
    stream = set_up(json_lines=json_lines)
    write("new game of 조용한 수달#KR1")
    assert "조용한 수달#KR1" in stream.getvalue()


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
def test_libraries_do_not_drown_what_the_operator_greps_for(set_up, level):
    set_up(level=level)
    assert not logging.getLogger("discord.http").isEnabledFor(logging.INFO)
    assert not logging.getLogger("aiosqlite").isEnabledFor(logging.DEBUG)
    assert logging.getLogger("discord.client").isEnabledFor(logging.INFO)
    assert logging.getLogger("tracking").isEnabledFor(logging.getLevelName(level))


def test_setting_it_up_twice_writes_each_line_once(set_up):
    set_up()
    stream = set_up()
    write("hello")
    assert stream.getvalue().count("hello") == 1
