"""Create announcements, the outbox, and paused_channels."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "010"
down_revision = "009"
branch_labels = None
depends_on = None

_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("platform", sa.String(8), nullable=False),
        sa.Column("game_id", sa.String(20), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("payload", _JSON, nullable=False),
        sa.Column("event_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("due_at", sa.TIMESTAMP(), nullable=True),
        sa.Column("first_attempt_at", sa.TIMESTAMP(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("resend", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", sa.TIMESTAMP(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    # What a shadow process would have said does not stand in the way of who says it.
    op.create_index(
        "uq_announcements_live",
        "announcements",
        ["kind", "platform", "game_id", "channel_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'SUPPRESSED'"),
        sqlite_where=sa.text("state <> 'SUPPRESSED'"),
    )
    op.create_index("idx_announcements_state_due", "announcements", ["state", "due_at"])
    op.create_index("idx_announcements_game", "announcements", ["platform", "game_id"])
    op.create_table(
        "paused_channels",
        sa.Column("channel_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("paused_at", sa.TIMESTAMP(), nullable=False),
        sa.PrimaryKeyConstraint("channel_id"),
    )


def downgrade() -> None:
    op.drop_table("paused_channels")
    op.drop_index("idx_announcements_game", table_name="announcements")
    op.drop_index("idx_announcements_state_due", table_name="announcements")
    op.drop_index("uq_announcements_live", table_name="announcements")
    op.drop_table("announcements")
