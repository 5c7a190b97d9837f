"""The statements of revision 006: `game_states` copied into its archive, and back.

The rows of `game_states` stay where they are, so that an older version, and the old service, go on
working after it. No function here commits; a connection of PostgreSQL must be in autocommit where
that is said.
"""

import logging

from sqlalchemy import Connection, inspect, text

log = logging.getLogger(__name__)

ARCHIVE = "game_states_archive"
KEY = f"{ARCHIVE}_pkey"
"""Tells our own archive, also an unfinished one, from a table that somebody made by hand."""

DEPRECATED = "DEPRECATED - Use tracked_games table. Archived for historical data."

AT_ONCE = 20_000

_COLUMNS = (
    "(SELECT array_agg(attname ORDER BY attname) FROM pg_attribute "
    "WHERE attrelid = to_regclass('%s') AND attnum > 0 AND NOT attisdropped)"
)

# In one statement and so in one transaction. Once nobody writes, every row that comes later has an
# id above the highest of before. The archive keeps the table's own comment, for the way back.
_BARRIER = f"""
DO $$ BEGIN
  LOCK TABLE game_states IN SHARE MODE;
  -- An unfinished one from before the table got a further column is begun anew.
  IF {_COLUMNS % "game_states"} <> {_COLUMNS % ARCHIVE} THEN
    DROP TABLE {ARCHIVE};
  END IF;
  IF to_regclass('{ARCHIVE}') IS NULL THEN
    CREATE TABLE {ARCHIVE} AS SELECT * FROM game_states WITH NO DATA;
    ALTER TABLE {ARCHIVE} ADD CONSTRAINT {KEY} PRIMARY KEY (id);
    EXECUTE format('COMMENT ON TABLE {ARCHIVE} IS %L',
      obj_description('game_states'::regclass, 'pg_class'));
  END IF;
END $$
"""

_COMMENT_OF_BEFORE = f"""
DO $$ BEGIN
  EXECUTE format('COMMENT ON TABLE game_states IS %L',
    obj_description('{ARCHIVE}'::regclass, 'pg_class'));
END $$
"""

_MISSING = (
    f"INSERT INTO {ARCHIVE} SELECT * FROM game_states AS state WHERE %s "
    f"AND NOT EXISTS (SELECT 1 FROM {ARCHIVE} AS kept WHERE kept.id = state.id)"
)

_NEXT = text("SELECT id FROM game_states WHERE id > :after ORDER BY id OFFSET :most LIMIT 1")


def is_foreign(connection: Connection) -> bool:
    """Whether a table of the archive's name is there that 006 did not make."""
    look = inspect(connection)
    if not look.has_table(ARCHIVE):
        return False
    # On SQLite 006 is one transaction: what is there before it is never its own.
    return connection.dialect.name == "sqlite" or look.get_pk_constraint(ARCHIVE)["name"] != KEY


def copy_beside_writers(connection: Connection) -> int:
    """PostgreSQL, in autocommit: fill the archive without stopping anybody for longer than it
    takes to make an empty table. An unfinished archive is gone on with. Gives back the id above
    which `finish` has to look again."""
    highest = _highest(connection)
    connection.exec_driver_sql(_BARRIER)
    of = connection.scalar(text("SELECT count(*) FROM game_states")) or 0
    after, done = _lowest(connection) - 1, 0
    insert = text(_MISSING % "state.id > :after AND state.id <= :upto")
    while True:
        upto = connection.scalar(_NEXT, {"after": after, "most": AT_ONCE - 1})
        last = upto is None
        reach = _highest(connection) if upto is None else upto
        done += connection.execute(insert, {"after": after, "upto": reach}).rowcount
        log.info("archived %d of %d rows", done, of)
        if last:
            return highest
        after = reach


def finish(connection: Connection, above: int) -> None:
    """PostgreSQL, in the revision's transaction: what was written meanwhile, and the notice."""
    connection.exec_driver_sql("LOCK TABLE game_states IN SHARE MODE")
    late = connection.execute(text(_MISSING % "state.id > :above"), {"above": above}).rowcount
    if late > 0:
        log.warning("%d rows were written to game_states meanwhile; they are archived too", late)
    connection.exec_driver_sql(f"COMMENT ON TABLE game_states IS '{DEPRECATED}'")


def copy_at_once(connection: Connection) -> None:
    """SQLite, in the revision's transaction, which keeps writers waiting."""
    connection.exec_driver_sql(f"CREATE TABLE {ARCHIVE} AS SELECT * FROM game_states")
    connection.exec_driver_sql(f"CREATE UNIQUE INDEX {KEY} ON {ARCHIVE} (id)")


def restore(connection: Connection) -> None:
    """Put back what `game_states` lost since it was archived, and drop the archive. What it has
    stays as it is."""
    ours = {column["name"] for column in inspect(connection).get_columns(ARCHIVE)}
    found = inspect(connection).get_columns("game_states")
    columns = [c["name"] for c in found if c["name"] in ours and not c.get("computed")]
    _restore_players(connection)
    given = _given_ids(connection)
    named = ", ".join(f'"{name}"' for name in columns)
    back = connection.exec_driver_sql(
        f"INSERT INTO game_states ({named}) {given} SELECT {named} FROM {ARCHIVE} AS kept "
        "WHERE NOT EXISTS (SELECT 1 FROM game_states AS state WHERE state.id = kept.id)"
    ).rowcount
    # SQLite gives the id of a deleted row to a new one.
    named = ", ".join(f'"{name}"' for name in columns if name != "id")
    back += connection.exec_driver_sql(
        f"INSERT INTO game_states ({named}) SELECT {named} FROM {ARCHIVE} AS kept "
        "WHERE NOT EXISTS (SELECT 1 FROM game_states AS state WHERE state.id = kept.id AND "
        "state.player_id = kept.player_id AND state.created_at = kept.created_at)"
    ).rowcount
    if back > 0:
        log.info("put %d rows back into game_states", back)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_COMMENT_OF_BEFORE)
    connection.exec_driver_sql(f"DROP TABLE {ARCHIVE}")


def _restore_players(connection: Connection) -> None:
    """Rows of players who were removed since then need somebody to belong to; the name is gone."""
    columns = {column["name"] for column in inspect(connection).get_columns("tracked_players")}
    times = ["created_at", "updated_at", *({"unfollowed_at"} & columns)]
    connection.exec_driver_sql(
        f"INSERT INTO tracked_players (id, game_name, tag_line, {', '.join(times)}) "
        f"{_given_ids(connection)} SELECT DISTINCT player_id, '?' || player_id, '?', "
        f"{', '.join(['CURRENT_TIMESTAMP'] * len(times))} FROM {ARCHIVE} AS kept WHERE NOT EXISTS "
        "(SELECT 1 FROM tracked_players AS player WHERE player.id = kept.player_id)"
    )


def _given_ids(connection: Connection) -> str:
    """What lets rows have the ids they had where the server alone gives them."""
    return "OVERRIDING SYSTEM VALUE" if connection.dialect.name == "postgresql" else ""


def _highest(connection: Connection) -> int:
    return connection.scalar(text("SELECT max(id) FROM game_states")) or 0


def _lowest(connection: Connection) -> int:
    return connection.scalar(text("SELECT min(id) FROM game_states")) or 0
