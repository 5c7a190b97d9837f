"""Rows of the old model, as each test wants them."""

from datetime import UTC, datetime, timedelta

from tests.migrations.schema import statement


async def add_state(database, *, ago=timedelta(days=60), status="NOT_IN_GAME", **fields):
    at = (datetime.now(UTC) - ago).replace(tzinfo=None)
    values = {"player_id": 1, "game_id": "100", **fields}
    if database.path:
        at = at.isoformat(" ")
    names = ", ".join(values)
    await statement(
        database,
        f"INSERT INTO game_states (status, created_at, {names}) "
        f"VALUES (:status, :at, {', '.join(f':{name}' for name in values)})",
        status=status,
        at=at,
        **values,
    )
