"""The command lines of docs/migration.md, and what kind each one is."""

import re
import shlex
from dataclasses import dataclass
from enum import Enum

from tests.container.compose import ROOT

RUNBOOK = ROOT / "docs" / "migration.md"

VERBS = {"build", "config", "exec", "logs", "ps", "rm", "run", "stop", "up"}
"""Of `docker compose`: what this runbook needs."""

WITH_VALUE = {"--profile"}
"""Options of `docker compose` that are followed by a word of their own."""


class Kind(Enum):
    """What can be done with a command line here."""

    BOT = "bot"  # run as it stands
    POSTGRES = "postgres"  # a client program, run against a server of the tests
    SHELL = "shell"  # changes .env, in a folder of the test's
    MAKE = "make"  # only looked up: it is what runs this test
    ENGINE = "engine"  # needs a container engine: compared with the compose files


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One command line, as it stands in the runbook."""

    text: str
    kind: Kind
    words: tuple[str, ...]
    """What is to be run: for `docker compose exec SERVICE …` and `run` what runs inside."""
    service: str | None = None
    profile: str | None = None
    verb: str | None = None


def command_lines(text: str) -> list[Line]:
    """Every line of every block of shell, in order. ValueError for one of no known kind."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [classified(line) for block in blocks for line in block.splitlines() if line.strip()]


def classified(text: str) -> Line:
    """What kind of line it is. ValueError where it is none that we know."""
    words = tuple(shlex.split(text.split(" | ")[0]))
    if words[:2] == ("docker", "compose"):
        return _compose(text, words[2:])
    kind = _kind(words)
    if kind is None:
        raise ValueError(f"nobody knows how to try {text!r}")
    return Line(text=text, kind=kind, words=words)


def _kind(words: tuple[str, ...]) -> Kind | None:
    if words[:2] == ("python", "-m"):
        return Kind.BOT
    if words[0] in ("psql", "pg_dump", "pg_restore", "dropdb", "createdb"):
        return Kind.POSTGRES
    if words[0] in ("sed", "cp", "mkdir"):
        return Kind.SHELL
    return Kind.MAKE if words[0] == "make" else None


def _compose(text: str, words: tuple[str, ...]) -> Line:
    profile = words[1] if words[0] == "--profile" else None
    verb, *rest = words[2:] if profile else words
    if verb not in VERBS:
        raise ValueError(f"{text!r}: {verb} is nothing that this runbook needs")
    inner = [word for word in rest if not word.startswith("-")]
    service = inner[0] if inner else None
    # What comes behind the service's name runs inside; the shell's redirections are ours.
    inside = tuple(rest[rest.index(service) + 1 :]) if service else ()
    if verb == "exec" or (verb == "run" and inside):
        kind = _kind(inside)
        if kind not in (Kind.BOT, Kind.POSTGRES):
            raise ValueError(f"nobody knows how to try {text!r}")
        return Line(text=text, kind=kind, words=inside, service=service, verb=verb)
    return Line(
        text=text, kind=Kind.ENGINE, words=words, service=service, profile=profile, verb=verb
    )
