"""`python -m bot`: run, migrate, check, health, recover, adopt.

Exit codes: 0 done, 1 the answer is no, 2 usage or configuration, 3 cannot say yet (also what was
interrupted), 70 an internal failure.
"""

import argparse
import asyncio
import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from bot import signals
from bot.migrating import migrate
from bot.operators import adopt_players, health, moment, recover
from tracking.errors import AlreadyRunning, ConfigurationError, Refused
from tracking.logs import set_up_logging
from tracking.settings import LogFormat, Settings, load_settings

log = logging.getLogger(__name__)

DONE, NO, USAGE, INTERNAL = 0, 1, 2, 70

NEED_SECRETS = ("run", "check")


class _Parser(argparse.ArgumentParser):
    """One line for a mistake on the command line, as for one in the configuration."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"lol-tracker: {message}; see {self.prog} --help\n")


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[_Parser]


def parser() -> argparse.ArgumentParser:
    """The command line."""
    config = _Parser(add_help=False)
    config.add_argument(
        "--config", type=Path, default=argparse.SUPPRESS, help="instead of config.toml"
    )
    main = _Parser(prog="python -m bot", parents=[config], description=__doc__)
    commands = main.add_subparsers(dest="command", metavar="run|migrate|check|health|recover|adopt")
    runs = commands.add_parser("run", parents=[config], help="migrate, then run (the default)")
    for each in (main, runs):
        model = each.add_mutually_exclusive_group()
        for flag, value, which in (
            ("--game-centric", True, "the new model"),
            ("--legacy", False, "the old model"),
        ):
            model.add_argument(
                flag,
                dest="use_game_centric_model",
                action="store_const",
                const=value,
                default=argparse.SUPPRESS,
                help=f"{which} polls, whatever USE_GAME_CENTRIC_MODEL says",
            )
    _add_migrate(commands, config)
    commands.add_parser("check", parents=[config], help="whether what is configured works")
    _add_health(commands, config)
    _add_recover(commands, config)
    _add_adopt(commands, config)
    return main


def _add_migrate(commands: "Commands", config: _Parser) -> None:
    each = commands.add_parser("migrate", parents=[config], help="only migrate the database")
    each.add_argument(
        "--cleanup", action="store_true", help="archive the old model's table too (006)"
    )
    each.add_argument("--undo", action="store_true", help="with --cleanup: take the archive back")


def _add_health(commands: "Commands", config: _Parser) -> None:
    each = commands.add_parser("health", parents=[config], help="how the migration stands")
    each.add_argument("--json", action="store_true", help="the same for programs, with all figures")
    each.add_argument("--hours", type=_hours, default=24.0, help="how far to look back (24)")


def _add_recover(commands: "Commands", config: _Parser) -> None:
    each = commands.add_parser(
        "recover", parents=[config], help="back-fill one model's table from the other's"
    )
    each.add_argument(
        "--to",
        required=True,
        choices=("game_states", "tracked_games"),
        help="which table to fill: the old model's, or the new one's",
    )
    each.add_argument("--since", type=moment, help="only games from then on, e.g. 2026-11-24")
    each.add_argument("--dry-run", action="store_true", help="count, write nothing")


def _add_adopt(commands: "Commands", config: _Parser) -> None:
    each = commands.add_parser(
        "adopt", parents=[config], help="give players of an old database to a server"
    )
    each.add_argument("--guild", type=_snowflake, required=True, help="the server's id")
    each.add_argument("--channel", type=_snowflake, required=True, help="the channel's id")
    each.add_argument(
        "--player",
        action="append",
        default=[],
        metavar="NAME#TAG",
        help="only this one; may be repeated",
    )


def _hours(text: str) -> float:
    try:
        hours = float(text)
    except ValueError:
        hours = 0.0
    if not 0 < hours <= 24 * 366:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of hours between 0 and 8784")
    return hours


def _snowflake(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 15 <= len(text) <= 20):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no id of Discord's; switch on developer mode there and copy the id"
        )
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; gives back the exit code."""
    read = parser()
    given = read.parse_args(arguments)
    command = given.command or "run"
    if command == "migrate" and given.undo and not given.cleanup:
        read.error("--undo takes back what --cleanup did; give both")
    overrides: dict[str, Any] = {}
    if hasattr(given, "use_game_centric_model"):
        overrides["use_game_centric_model"] = given.use_game_centric_model
    file = getattr(given, "config", None)
    if command in signals.ONCE:
        signals.interrupt()
    try:
        settings = load_settings(file, require_secrets=command in NEED_SECRETS, **overrides)
        _set_up_logging(settings)
        return asyncio.run(_do(command, settings, file, given))
    except (ConfigurationError, AlreadyRunning, Refused) as error:
        with contextlib.suppress(OSError):  # a disk that is full, a pipe nobody reads
            print(f"lol-tracker: {error.message}", file=sys.stderr, flush=True)
        return NO if isinstance(error, Refused) else USAGE
    except KeyboardInterrupt:
        return signals.code_of([command])
    except BrokenPipeError:
        if command not in signals.ONCE:
            raise
        return DONE  # whoever read the answer, as `head` does, has seen enough of it
    except Exception:
        log.critical("an internal failure ended the process", exc_info=True)
        return INTERNAL


def _set_up_logging(settings: Settings) -> None:
    set_up_logging(
        level=settings.log_level,
        json_lines=settings.log_format is LogFormat.JSON,
        prefix=settings.log_prefix,
        secrets=settings.secrets(),
    )


async def _do(
    command: str, settings: Settings, config_file: Path | None, given: argparse.Namespace
) -> int:
    if command == "health":
        return await health(settings, hours=given.hours, as_json=given.json)
    if command == "recover":
        return await recover(settings, to=given.to, since=given.since, dry_run=given.dry_run)
    if command == "adopt":
        return await adopt_players(
            settings, guild_id=given.guild, channel_id=given.channel, names=given.player
        )
    if command == "migrate":
        await migrate(settings, cleanup=given.cleanup, undo=given.undo)
        return DONE
    # What connects to Discord takes half a second to import, which the others would wait for.
    if command == "check":
        from bot.check import check

        return DONE if await check(settings, config_file) else NO
    from bot.app import run

    await run(settings, config_file)
    return DONE


def end(code: int) -> NoReturn:
    """End the process, also where what it says is not taken any more: Python would make it 120."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
        sys.exit(code)
    os._exit(code)
