"""The one table of the database: every decision ever made about the response type of a comment."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData()

events = Table(
    "review_event",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("consultation", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("action", String(10), nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("proposed", Text),
    Column("proposed_basis", Text),
    Column("note", Text, nullable=False, server_default=""),
    Column("data_hash", Text, nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("identity", Text),
    UniqueConstraint("consultation", "comment", "version", name="one_event_a_version"),
    CheckConstraint("version >= 1", name="versions_from_one"),
    CheckConstraint("action IN ('confirm', 'change', 'undo')", name="known_action"),
)
"""One row is a decision. The newest version of a comment is what holds; rows are added, never changed or removed (triggers of the
migrations see to it). `at` is UTC in ISO 8601. `before` and `after` are confirmed marks (missing: not confirmed); `proposed` is
the mark that stood on screen, on the basis `proposed_basis`. `data_hash` is of the package, `text_hash` of the comment's texts.
`identity` is the account the reviewer had signed in with (missing: the name was typed, and nobody checked it)."""
