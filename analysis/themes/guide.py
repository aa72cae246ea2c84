"""How rules are written, for those who write them (Japanese Markdown)."""

from __future__ import annotations

from pathlib import Path


def rule_guide() -> str:
    """The text of RULES.md."""
    return (Path(__file__).parent / "RULES.md").read_text(encoding="utf-8")
