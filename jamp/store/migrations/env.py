"""Run by Alembic with the connection that `jamp.store.migrate` hands over."""

from __future__ import annotations

from alembic import context

from jamp.store.reports import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
