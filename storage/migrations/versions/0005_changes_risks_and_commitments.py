"""Changes, risks and commitments have rows of their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NEW = ("changes", "risks", "commitments")


def upgrade() -> None:
    for name in NEW:
        op.create_table(
            name,
            sa.Column("plan_id", sa.Text(), nullable=False),
            sa.Column("id", sa.Text(), nullable=False),
            sa.Column("workspace_id", sa.Text(), nullable=False),
            sa.Column("state", sa.Text(), nullable=False),
            sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f(f"fk_{name}_plan_id_plans")),
            sa.PrimaryKeyConstraint("plan_id", "id", name=op.f(f"pk_{name}")),
        )


def downgrade() -> None:
    for name in NEW:
        op.drop_table(name)
