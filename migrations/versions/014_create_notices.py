"""Create notices: what the operator or a server's admins are told once when it begins and ends.

Paused channels remember their server, and whether the channel is gone for good.
"""

import sqlalchemy as sa
from alembic import op

revision = "014"
down_revision = "013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(100), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("emit", sa.Boolean(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("began_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("ended_at", sa.TIMESTAMP(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "uq_notices_standing",
        "notices",
        ["key", "emit"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
        sqlite_where=sa.text("ended_at IS NULL"),
    )
    op.create_index("idx_notices_key", "notices", ["key", "began_at"])
    op.add_column("paused_channels", sa.Column("guild_id", sa.BigInteger(), nullable=True))
    op.add_column(
        "paused_channels",
        sa.Column("gone", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    op.drop_column("paused_channels", "gone")
    op.drop_column("paused_channels", "guild_id")
    op.drop_index("idx_notices_key", table_name="notices")
    op.drop_index("uq_notices_standing", table_name="notices")
    op.drop_table("notices")
