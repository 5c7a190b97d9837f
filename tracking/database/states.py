"""What stands in `game_states.status`."""

from sqlalchemy import ColumnElement, SQLColumnExpression, func

IN_GAME, NOT_IN_GAME = "IN_GAME", "NOT_IN_GAME"


def has_status(status: SQLColumnExpression[str], wanted: str) -> ColumnElement[bool]:
    """Whether a row's status is this one; old services wrote it in either case."""
    return func.upper(status) == wanted
