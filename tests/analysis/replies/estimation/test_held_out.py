"""What the cues are worth on replies that they were not written on."""

from __future__ import annotations

import pandas as pd

from analysis.replies.estimation.held_out import LABELLED, held_out, unseen
from tests.unseen.documents import rows
from tests.unseen.grounds import MEANT


def labelled(*replies):
    return pd.DataFrame([("x", *each) for each in replies], columns=LABELLED, dtype="str")


def test_what_decides_nothing_is_not_counted_as_right_or_wrong(cues):
    found = held_out(labelled(("図を修正しました。", "revised"), ("はい。", "other"), ("今後検討します。", "not_adopted")), cues)
    assert found == (3, 2, 1, 1)
    assert held_out(labelled(), cues) == (0, 0, 0, 0)


def test_the_figures_of_the_methods_page_hold(cues):
    """As measured when the cues were finished; a change that moves them is to be looked at, and said on /methods by itself."""
    assert held_out(unseen(), cues) == (42, 32, 30, 9)


def test_the_figures_of_the_threshold_hold(cues):
    three = [(each["reply"], MEANT[each["mark"]]) for name in ("city", "ministry", "prefecture") for each in rows(name)]
    assert held_out(labelled(*three), cues)[:3] == (78, 64, 59)
