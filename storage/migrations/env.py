"""What Alembic runs: the connection comes from `storage.migrate`, already in its transaction."""

from __future__ import annotations

from alembic import context

from storage import conversation_tables, tables, work_tables
from storage.columns import Base

TABLES = (tables, conversation_tables, work_tables)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
