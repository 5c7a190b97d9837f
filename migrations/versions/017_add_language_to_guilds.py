"""Remember which language a server is spoken to in.

`language` is what its moderators chose, `locale` what Discord says it prefers.
"""

import sqlalchemy as sa
from alembic import op

revision = "017"
down_revision = "016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("guilds", sa.Column("language", sa.String(8), nullable=True))
    op.add_column("guilds", sa.Column("locale", sa.String(16), nullable=True))


def downgrade() -> None:
    op.drop_column("guilds", "locale")
    op.drop_column("guilds", "language")
