"""The table of decisions, to which rows are only ever added."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

REFUSAL = "review_event only grows: add an event instead"
SQLITE = """
CREATE TRIGGER review_event_no_{act} BEFORE {act} ON review_event
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
POSTGRESQL = (
    """
CREATE FUNCTION review_event_only_grows() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$
""",
    """
CREATE TRIGGER review_event_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON review_event
FOR EACH STATEMENT EXECUTE FUNCTION review_event_only_grows()
""",
)


def upgrade() -> None:
    # Spelled out rather than taken from analysis.reviews.tables: a migration stays what it was when tables.py moves on.
    op.create_table(
        "review_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("consultation", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("action", sa.String(10), nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("proposed", sa.Text),
        sa.Column("proposed_basis", sa.Text),
        sa.Column("note", sa.Text, nullable=False, server_default=""),
        sa.Column("data_hash", sa.Text, nullable=False),
        sa.Column("text_hash", sa.Text, nullable=False),
        sa.UniqueConstraint("consultation", "comment", "version", name="one_event_a_version"),
        sa.CheckConstraint("version >= 1", name="versions_from_one"),
        sa.CheckConstraint("action IN ('confirm', 'change', 'undo')", name="known_action"),
    )
    if op.get_bind().dialect.name == "postgresql":
        statements = [statement.format(refusal=REFUSAL) for statement in POSTGRESQL]
    else:
        statements = [SQLITE.format(act=act, refusal=REFUSAL) for act in ("UPDATE", "DELETE")]
    for statement in statements:
        op.execute(statement)
