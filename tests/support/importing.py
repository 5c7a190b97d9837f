"""Run as a program in an empty environment: imports every module of the packages it is given.

Prints, as JSON, what the imports did beside defining things: one sentence each.
"""

import importlib
import json
import logging
import os
import pkgutil
import sys
import threading

# Alembic runs these when it means to migrate; they are programs, not modules.
PROGRAMS = ("migrations.env", "migrations.versions", "migrations.cleanup")

FORBIDDEN = {
    "os.mkdir",
    "os.putenv",
    "os.remove",
    "os.rename",
    "shutil.copyfile",
    "socket.bind",
    "socket.connect",
    "sqlite3.connect",
    "subprocess.Popen",
}

done: list[str] = []
importing = ""


def watch(event: str, arguments: tuple[object, ...]) -> None:
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if event in FORBIDDEN or writes:
        done.append(f"importing {importing} did {event}{arguments[:1]}")


def modules(package: str) -> list[str]:
    found = importlib.import_module(package)
    inside = pkgutil.walk_packages(found.__path__, f"{package}.")
    return [package, *(each.name for each in inside if not each.name.startswith(PROGRAMS))]


def instances(name: str) -> list[str]:
    """What a module holds that only a running program should have."""
    import aiohttp
    import discord
    from pydantic_settings import BaseSettings
    from sqlalchemy.ext.asyncio import AsyncEngine

    from tracking.database.engine import Database

    running = (BaseSettings, AsyncEngine, Database, aiohttp.ClientSession, discord.Client)
    return [
        f"{name}.{key} is a global {type(value).__name__}"
        for key, value in vars(sys.modules[name]).items()
        if isinstance(value, running)
    ]


def main() -> None:
    global importing
    environment = dict(os.environ)
    handlers = list(logging.getLogger().handlers)
    sys.addaudithook(watch)
    names = []
    for package in sys.argv[1:]:
        importing = package
        for name in modules(package):
            importing = name
            importlib.import_module(name)
            names.append(name)
    importing = "what is left"
    if dict(os.environ) != environment:
        done.append("the environment was changed")
    if logging.getLogger().handlers != handlers:
        done.append("logging was set up")
    if threading.active_count() > 1:
        done.append("a thread was started")
    for name in names:
        done.extend(instances(name))
    print(json.dumps({"modules": names, "done": done}))


if __name__ == "__main__":
    main()
