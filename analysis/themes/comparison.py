"""Rules before and after a change: which themes change, and which comments they gain and lose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.themes.assignment import COLUMNS, assign_texts

if TYPE_CHECKING:
    from analysis.themes.codebook import Codebook, Theme
    from analysis.themes.texts import Texts


def changed_themes(before: Codebook, after: Codebook) -> tuple[Theme, ...]:
    """Themes of `after` that may find other texts than those of `before`: another rule, pillar or field, or a new theme."""
    old = {theme.code: _condition(theme) for theme in before.themes}
    return tuple(theme for theme in after.themes if old.get(theme.code) != _condition(theme))


def reassigned(assignments: pd.DataFrame, before: Codebook, after: Codebook, texts: Texts) -> pd.DataFrame:
    """What `assign_texts` gives for `after`, from the assignments of `before`: only themes that changed are looked for again."""
    changed = changed_themes(before, after)
    order = {theme.code: place for place, theme in enumerate(after.themes)}
    kept = assignments[assignments["theme"].isin(set(order) - {theme.code for theme in changed})]
    found = pd.concat([kept, assign_texts(changed, texts)], ignore_index=True)
    place = found["theme"].map(order).astype("int64")
    return found.assign(place=place).sort_values(["row", "field", "place", "start"], kind="stable", ignore_index=True)[
        list(COLUMNS)
    ]


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


def _condition(theme: Theme) -> tuple[object, ...]:
    return theme.expression, theme.pillars, theme.fields
