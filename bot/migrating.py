"""`python -m bot migrate`: the main line, and the clean-up where it is asked for."""

from tracking.database.cleanup import clean_up, undo_clean_up
from tracking.database.engine import Database
from tracking.database.migrate import current_revision, upgrade
from tracking.settings import Settings


async def migrate(settings: Settings, *, cleanup: bool = False, undo: bool = False) -> None:
    """Migrate to this version's revision; with `cleanup` archive the old model's table too, with
    `undo` besides take that back. Raises Refused where the old model still writes."""
    database = Database(settings.database_url)
    try:
        await upgrade(database)
        if cleanup and undo:
            done = await undo_clean_up(database)
            print("The archive is taken back." if done else "There is no archive to take back.")
        elif cleanup:
            done = await clean_up(database)
            print("game_states is archived." if done else "game_states was archived before.")
        else:
            print(f"The database stands at revision {await current_revision(database)}.")
    finally:
        await database.close()
