"""Where comments fell, said so that it is true of each choice of counts."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

import pandas as pd
import pytest

from pages.components.overview import finding

NAMES = {name: f"柱{name}" for name in "ABCDE"}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"A": 3}, "表示している3件は、「柱A」への意見です。"),
        ({"A": 2, "B": 2}, "意見は、どの柱（項目）にも2件ずつです。"),
        ({"A": 2, "B": 2, "C": 2}, "意見は、どの柱（項目）にも2件ずつです。"),
        ({"A": 3, "B": 3, "C": 1}, "意見が最も多いのは、「柱A」の3件と「柱B」の3件です。"),
        ({"A": 3, "B": 3, "C": 3, "D": 1}, "意見が最も多い柱（項目）は3つあり、3件ずつです。"),
        ({"A": 4, "B": 2, "C": 2}, "意見が最も多いのは、「柱A」の4件です。"),
        ({"A": 4, "B": 3, "C": 2}, "意見が多いのは、「柱A」の4件、次いで「柱B」の3件です。"),
    ],
)
def test_where_comments_fell(monkeypatch, counts, said):
    monkeypatch.setattr(finding, "door", lambda text, **_: text)
    rows = pd.Series(list(Counter(counts).elements()), dtype="str", name="pillar").astype(pd.CategoricalDtype(list(NAMES)))
    view = SimpleNamespace(selected=_Sized(rows), pillars=NAMES, say=lambda text: text)
    assert finding._where(view) == said


class _Sized:
    """A selection of comments: their parts, and how many they are."""

    def __init__(self, pillar: pd.Series) -> None:
        self.pillar = pillar

    def __len__(self) -> int:
        return len(self.pillar)
