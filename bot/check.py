"""`python -m bot check`: whether what was configured works, one line each."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiohttp
from sqlalchemy import inspect

from bot.app import riot_client
from tracking.clock import SystemClock
from tracking.database.engine import Database
from tracking.database.migrate import current_revision
from tracking.domain.games import Game
from tracking.errors import RiotError, RiotForbidden, RiotKeyInvalid, TrackerError
from tracking.riot.client import Priority, RiotClient
from tracking.settings import Settings

PROBE_PLATFORM = "euw1"

Finding = tuple[bool, str]


async def check(settings: Settings, config_file: Path | None) -> bool:
    """Print a line for each part; whether all of them work."""
    print(f"ok      configuration: {described(settings)}")
    fine = True
    async for works, text in _findings(settings, config_file):
        print(f"{'ok     ' if works else 'FAILED '} {text}")
        fine = fine and works
    return fine


def described(settings: Settings) -> str:
    """What a process with these settings does: of what a wrong line in a file changes, the most."""
    model = "game-centric" if settings.use_game_centric_model else "old"
    posts = "and posts" if settings.emit_events else "in the shadow and posts nothing"
    share = 100 * settings.riot_budget_share
    return f"can be read; the {model} model polls {posts}, with {share:g} % of Riot's limits"


async def _findings(settings: Settings, config_file: Path | None) -> AsyncIterator[Finding]:
    yield await _guarded("database", lambda: _database(settings))
    async with aiohttp.ClientSession() as session:
        riot = riot_client(settings, session, SystemClock(), config_file)
        yield await _guarded("Riot key", lambda: _riot(riot, Game.LOL))
        if settings.tft_riot_api_key is not None:
            yield await _guarded("TFT key", lambda: _riot(riot, Game.TFT))
        if settings.emit_events:
            yield await _guarded("Discord token", lambda: _discord(settings, session))
        else:
            yield True, "Discord token: not needed, EMIT_EVENTS is false"


async def _guarded(what: str, look: Callable[[], Awaitable[Finding]]) -> Finding:
    try:
        works, text = await look()
    except TrackerError as error:
        works, text = False, error.message
    except (OSError, TimeoutError, aiohttp.ClientError) as error:
        works, text = False, f"cannot be reached ({type(error).__name__})"
    return works, f"{what}: {text}"


async def _database(settings: Settings) -> Finding:
    database = Database(settings.database_url)
    try:
        if database.path is not None and not database.path.exists():
            return True, "will be made at the first start"
        revision = await current_revision(database)
        async with database.engine.connect() as connection:
            found = await connection.run_sync(_tables)
    finally:
        await database.close()
    return True, f"revision {revision or 'none'}; {found or 'no tables yet'}"


def _tables(connection: object) -> str:
    look = inspect(connection)
    names = sorted(look.get_table_names())
    return ", ".join(f"{name} ({_columns(len(look.get_columns(name)))})" for name in names)


def _columns(number: int) -> str:
    return f"{number} column" if number == 1 else f"{number} columns"


async def _riot(riot: RiotClient, game: Game) -> Finding:
    try:
        await riot.status(PROBE_PLATFORM, game=game, priority=Priority.PERSON)
    except (RiotKeyInvalid, RiotForbidden):
        return False, "refused by Riot; development keys expire every day"
    except RiotError as error:
        return False, error.message
    return True, "accepted"


async def _discord(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    token = settings.discord_token.get_secret_value() if settings.discord_token else ""
    async with session.get(
        f"{settings.discord_api_url}/users/@me",
        headers={"Authorization": f"Bot {token}"},
        timeout=aiohttp.ClientTimeout(total=10),
    ) as response:
        if response.status == 401:
            return False, "refused by Discord; copy it again from the developer portal"
        if response.status != 200:
            return False, f"Discord answered with status {response.status}"
        user = await response.json(content_type=None)
    name = user.get("username") if isinstance(user, dict) else None
    return True, f"accepted, the bot is {name}"
