"""Who decided, as signed in; and an SQLite table that no `INSERT OR REPLACE` gets round either."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# REPLACE takes the row in its way out without asking the triggers for DELETE.
NO_REPLACING = """
CREATE TRIGGER review_event_no_replacing BEFORE INSERT ON review_event
WHEN EXISTS (
  SELECT 1 FROM review_event WHERE id = NEW.id
  OR (consultation = NEW.consultation AND comment = NEW.comment AND version = NEW.version)
)
BEGIN SELECT RAISE(ABORT, 'review_event only grows: add an event instead'); END
"""


def upgrade() -> None:
    op.add_column("review_event", sa.Column("identity", sa.Text))
    if op.get_bind().dialect.name == "sqlite":
        op.execute(NO_REPLACING)
