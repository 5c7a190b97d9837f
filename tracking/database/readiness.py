"""Whether `game_states` may be archived: each refusal is a sentence that says what to do first."""

from datetime import datetime, timedelta

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    ColumnClause,
    Connection,
    bindparam,
    column,
    func,
    inspect,
    or_,
    select,
    table,
    text,
    true,
)

from tracking.database.archive import ARCHIVE, is_foreign
from tracking.database.engine import UtcTimestamp
from tracking.database.migrate import config
from tracking.errors import Refused

NOT_BEFORE = "005"
"""The revision of the main line that made `tracked_games`."""

STILL_WRITES = timedelta(hours=24)
"""A row this close to now says that somebody writes; a day, since the old service's clock may stand
in any time zone."""

STILL_OPEN = timedelta(days=7)
"""An open game of the old model that is older has no result to come."""

_WHO = {None: "the old service", "legacy": "this program's old model"}

# The newest row of each player, by the index on player and time.
_OPEN = """
SELECT player.game_name, player.tag_line, state.game_id
FROM tracked_players AS player JOIN game_states AS state ON state.id = (
  SELECT newest.id FROM game_states AS newest WHERE newest.player_id = player.id
  ORDER BY newest.created_at DESC, newest.id DESC LIMIT 1)
WHERE upper(state.status) = 'IN_GAME' AND length(state.game_id) > 0{of_whom}
AND state.created_at >= :since AND NOT EXISTS (SELECT 1 FROM tracked_games AS game
  WHERE game.player_id = state.player_id AND game.game_id = state.game_id)
ORDER BY state.created_at DESC
"""


def demand_ready(connection: Connection, now: datetime) -> None:
    """Raise Refused where the old model still writes, or the new one lacks something."""
    _demand_main_line(connection)
    if is_foreign(connection):
        raise Refused(
            f"There is a table {ARCHIVE} already that revision 006 did not make; rename it, then "
            "run this again."
        )
    _demand_silence(connection, now)
    _demand_no_open_game(connection, now)


def _demand_main_line(connection: Connection) -> None:
    revision = max(MigrationContext.configure(connection).get_current_heads(), default=None)
    scripts = ScriptDirectory.from_config(config())
    before = {each.revision for each in scripts.iterate_revisions(NOT_BEFORE, "base")}
    before.discard(NOT_BEFORE)
    has_table = inspect(connection).has_table("tracked_games")
    if revision is None or revision in before or not has_table:
        raise Refused(
            f"The database stands at {revision or 'no revision'}, where tracked_games does not "
            "exist yet; run `python -m bot migrate` and cut over first."
        )


def _demand_silence(connection: Connection, now: datetime) -> None:
    columns = {each["name"] for each in inspect(connection).get_columns("game_states")}
    created_at = column("created_at", UtcTimestamp())
    origin: ColumnClause[str | None] = column("origin")
    row_id: ColumnClause[int] = column("id")
    states = table("game_states", row_id, created_at, origin)
    # What `recover` wrote is nobody's sign of life.
    others = or_(origin.is_(None), origin != "recover") if "origin" in columns else true()
    lately = created_at.between(now - STILL_WRITES, now + STILL_WRITES)
    query = select(func.count(), func.max(created_at)).where(lately, others)
    rows, newest = connection.execute(query.select_from(states)).one()
    if not rows:
        last = select(created_at).where(others).order_by(row_id.desc()).limit(1)
        _demand_a_true_clock(connection.scalar(last.select_from(states)), now)
        return
    writer = select(origin).where(lately, others).order_by(created_at.desc()).limit(1)
    who = connection.scalar(writer.select_from(states)) if "origin" in columns else None
    raise Refused(
        f"The old model still writes: {rows} rows came into game_states in the last "
        f"{STILL_WRITES.total_seconds() / 3600:g} hours, the newest at {newest:%Y-%m-%d %H:%M} UTC "
        f"from {_WHO.get(who, who)}. Stop it, and run this again once its last row is a day old."
    )


def _demand_a_true_clock(last: datetime | None, now: datetime) -> None:
    """Rows of a wrong year say nothing where later ones have a right one."""
    if last is not None and last > now + STILL_WRITES:
        raise Refused(
            f"The last row of game_states stands in the year {last.year}: it cannot be told "
            "whether the old model still writes. If it does not, correct created_at of that row, "
            "and run this again."
        )


def _demand_no_open_game(connection: Connection, now: datetime) -> None:
    columns = {each["name"] for each in inspect(connection).get_columns("tracked_players")}
    # What the old service wrote of somebody who was removed is brought over nowhere.
    known = " AND player.erased_at IS NULL AND (player.tag_line <> '?' OR player.lol_puuid <> '')"
    of_whom = known if "erased_at" in columns else ""
    query = text(_OPEN.format(of_whom=of_whom)).bindparams(bindparam("since", type_=UtcTimestamp()))
    rows = connection.execute(query, {"since": now - STILL_OPEN}).all()
    if rows:
        first = rows[0]
        raise Refused(
            f"{len(rows)} open games stand in game_states only, e.g. {first.game_id} of "
            f"{first.game_name}#{first.tag_line}; run `python -m bot recover --to tracked_games` "
            "first."
        )
