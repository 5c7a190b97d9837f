"""The compose files as `docker compose` would read them: merged, and filled in from .env."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
FILES = ("docker-compose.yml", "docker-compose.override.yml")

_VARIABLE = re.compile(r"\$\{([A-Z_]+)(?:(:[-?])((?:[^{}]|\{[^{}]*\})*))?\}")


class Missing(Exception):
    """`${NAME:?sentence}` without a value: `docker compose` ends with the sentence."""


def filled_in(text: str, env: Mapping[str, str]) -> str:
    """A value with its variables, by the rules of compose: blank counts as unset."""

    def value(match: re.Match[str]) -> str:
        name, how, other = match.groups()
        if env.get(name):
            return env[name]
        if how == ":?":
            raise Missing(f"{name}: {other}")
        return other or ""

    return _VARIABLE.sub(value, text)


def read_env(text: str) -> dict[str, str]:
    """An .env file; a value may use the names before it."""
    env: dict[str, str] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, value = line.partition("=")
            env[name] = filled_in(value, env)
    return env


def compose(env: Mapping[str, str], files: tuple[str, ...] = FILES) -> dict[str, Any]:
    """All files, the later on top of the earlier, with the variables filled in.

    Merges only what these files need: services of different names. Raises Missing.
    """
    whole: dict[str, Any] = {"services": {}, "volumes": {}}
    for name in files:
        read = YAML(typ="safe").load((ROOT / name).read_text())
        for part in whole:
            assert not set(whole[part]) & set(read.get(part, {})), f"{name} changes {part}"
            whole[part] |= read.get(part, {})
    filled: dict[str, Any] = _walk(whole, env)
    return filled


def _walk(node: Any, env: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _walk(value, env) for key, value in node.items()}
    if isinstance(node, list):
        return [_walk(value, env) for value in node]
    return filled_in(node, env) if isinstance(node, str) else node
