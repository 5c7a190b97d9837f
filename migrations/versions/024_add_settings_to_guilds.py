"""Remember what a server's moderators choose: its clock, its quiet, its channels.

A channel for a topic (`lol`, `tft`, `promotions`, `recaps`, `alerts`) has a row of its own; a topic
without one goes to the server's channel. Quiet hours are minutes of the server's local day.
"""

import sqlalchemy as sa
from alembic import op

revision = "024"
down_revision = "023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("guilds", sa.Column("timezone", sa.String(64), nullable=True))
    op.add_column(
        "guilds", sa.Column("silent", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("guilds", sa.Column("quiet_from", sa.Integer(), nullable=True))
    op.add_column("guilds", sa.Column("quiet_until", sa.Integer(), nullable=True))
    op.add_column("guilds", sa.Column("muted", sa.String(400), nullable=True))
    op.create_table(
        "guild_channels",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.String(12), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "topic"),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("guild_channels")
    op.drop_column("guilds", "muted")
    op.drop_column("guilds", "quiet_until")
    op.drop_column("guilds", "quiet_from")
    op.drop_column("guilds", "silent")
    op.drop_column("guilds", "timezone")
