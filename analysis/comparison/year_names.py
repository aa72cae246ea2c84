"""Names of consultations over years: of one publisher by plan and year, of several by the publisher too."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.consultation import Consultation, Metadata

LONGEST, SHORTER = 16, 10
"""Characters of a plan in a name, and where the publisher stands before it."""


def year_names(consultations: Sequence[Consultation]) -> dict[str, str]:
    """Id → a name short enough for an axis; with the id where two would have the same."""
    several = len({each.metadata.publisher for each in consultations}) > 1
    names = {each.id: _name(each.metadata, several) for each in consultations}
    counts = Counter(names.values())
    return {key: f"{name} {key}" if counts[name] > 1 else name for key, name in names.items()}


def _name(metadata: Metadata, several: bool) -> str:
    longest = SHORTER if several else LONGEST
    plan = metadata.plan or metadata.title
    short = plan if len(plan) <= longest else f"{plan[:longest]}…"
    day = metadata.period_end or metadata.published
    who = f"{metadata.publisher} " if several and metadata.publisher else ""
    return f"{who}{short}（{day.year}年）" if day else f"{who}{short}"
