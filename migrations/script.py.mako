"""${message}.

Rules for a revision:
- one idea; the id is the next number, the file `NNN_what.py`;
- additive: new tables, new columns that are nullable or have a default. A program one version
  older must go on working on the result, and no table is rewritten;
- beside writers: whoever waits for a table stops all who come after him, so a revision takes at
  most one table that was there before for itself, and only to change what the catalogue says of
  it. An index on such a table: `migrations.indexes`;
- no batch "move and copy": dropping a parent table empties its children on SQLite;
- both databases: JSON with the JSONB variant, `postgresql_where` together with `sqlite_where`;
- `downgrade` undoes exactly what `upgrade` did.
"""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
