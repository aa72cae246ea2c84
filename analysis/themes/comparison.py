"""Assignments before and after a change of rules: which comments each theme gains and loses."""

from __future__ import annotations

import pandas as pd


def compare_assignments(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """One row is a text whose themes changed: row, field, theme, change (`added` or `removed`); sorted by row, field, theme."""
    keys = ["row", "field", "theme"]
    old, new = (each[keys].drop_duplicates().astype({"field": "str"}) for each in (before, after))
    both = old.merge(new, on=keys, how="outer", indicator=True)
    changed = both[both["_merge"] != "both"]
    change = changed["_merge"].map({"left_only": "removed", "right_only": "added"}).astype("str")
    return changed[keys].assign(change=change).sort_values(keys, ignore_index=True)


def theme_changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Count comments by theme before and after a change of rules.

    One row is a theme of either: theme, before, after (comments with it), added, removed (comments); sorted by theme.
    """
    old, new = ({str(theme): set(rows) for theme, rows in each.groupby("theme")["row"]} for each in (before, after))
    themes = sorted(old.keys() | new.keys())
    pairs = [(old.get(theme, set()), new.get(theme, set())) for theme in themes]
    counts = {
        "before": [len(one) for one, _ in pairs],
        "after": [len(two) for _, two in pairs],
        "added": [len(two - one) for one, two in pairs],
        "removed": [len(one - two) for one, two in pairs],
    }
    return pd.DataFrame(
        {"theme": pd.Series(themes, dtype="str"), **{name: pd.Series(each, dtype="int64") for name, each in counts.items()}}
    )
