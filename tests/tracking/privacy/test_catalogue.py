"""Nothing is stored of which nobody decided whose it is and what becomes of it."""

from tracking.database import models
from tracking.database.engine import Base
from tracking.privacy.catalogue import BY_NAME

HOW = (
    "say in tracking/privacy/catalogue.py whose it is, and what of it is given to him who asks; "
    "docs/privacy.md tells members of it"
)


def test_every_table_and_column_is_in_the_catalogue():
    assert models.Player.metadata is Base.metadata
    for name, table in Base.metadata.tables.items():
        assert name in BY_NAME, f"the table {name} is new: {HOW}"
        new = {column.name for column in table.columns} - BY_NAME[name].columns
        assert not new, f"new in {name}: {new}; {HOW}"


def test_nothing_in_the_catalogue_is_gone():
    for name, holding in BY_NAME.items():
        assert name in Base.metadata.tables, f"the table {name} is gone"
        gone = holding.columns - {column.name for column in Base.metadata.tables[name].columns}
        assert not gone, f"gone from {name}: {gone}"


def test_whoever_has_rows_by_a_player_is_known_as_his():
    """They are removed with him, whether or not the database does that by itself."""
    from tracking.privacy.catalogue import Whose

    for name, table in Base.metadata.tables.items():
        if "player_id" in table.c:
            assert BY_NAME[name].whose is Whose.PLAYER
