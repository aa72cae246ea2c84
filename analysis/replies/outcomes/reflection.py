"""How many comments changed the plan: by pillar, and as a rate with what it is a rate of."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pandas as pd

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis.replies.schema import ReflectionByPillar, ReflectionRates

ALREADY = "already_in_draft"
ABOUT_OTHER_THINGS = ("out_of_scope", "comment", "other")
"""Meanings of comments that the document itself does not weigh against the plan."""
VARIANTS = (
    ("revised_of_all", ("revised",), "all"),
    ("revised_of_known", ("revised",), "known"),
    ("revised_of_plan", ("revised",), "plan"),
    ("in_plan_of_all", ("revised", ALREADY), "all"),
    ("in_plan_of_plan", ("revised", ALREADY), "plan"),
)
"""Name, the meanings that count as reflected, and what they are compared with."""


def reflection_rates(meanings: pd.Series[str]) -> DataFrame[ReflectionRates]:
    """Give the rate in each of its variants: variant, reflected, comments, share (missing where there is no comment).

    `meanings`: the canonical meaning of each comment's response type. `revised` alone, or with what the draft had already; of all
    comments, of those with a response type, or of those that the document does not file under other matters. A rate without its
    variant says nothing: the same document gives 4 % or 40 %.
    """
    known = meanings.dropna()
    bases = {"all": len(meanings), "known": len(known), "plan": int((~known.isin(ABOUT_OTHER_THINGS)).sum())}
    rows = [(name, int(known.isin(counted).sum()), bases[base]) for name, counted, base in VARIANTS]
    table = pd.DataFrame(rows, columns=["variant", "reflected", "comments"])
    share = table["reflected"] / table["comments"].where(table["comments"] > 0)
    return cast("DataFrame[ReflectionRates]", table.assign(share=share.astype("float64")).astype({"variant": "str"}))


def reflection_by_pillar(pillar: pd.Series[str], meanings: pd.Series[str]) -> DataFrame[ReflectionByPillar]:
    """Count by pillar, pillars where nothing changed too: pillar, comments, known, revised, already_in_draft, not_adopted.

    `pillar` is a categorical in the order of the document; `meanings` stands on the same index.
    """
    counted = pd.DataFrame({"known": meanings.notna()} | {name: meanings == name for name in ("revised", ALREADY, "not_adopted")})
    counted = counted.fillna(False).astype("int64").assign(comments=1)
    table = counted.groupby(pillar, observed=False, sort=True).sum().rename_axis("pillar").reset_index()
    columns = ["comments", "known", "revised", ALREADY, "not_adopted"]
    return cast(
        "DataFrame[ReflectionByPillar]", table.astype({"pillar": "str"} | dict.fromkeys(columns, "int64"))[["pillar", *columns]]
    )


def meanings_of(marks: pd.Series[str], response_types: pd.DataFrame) -> pd.Series[str]:
    """Canonical meaning of each mark by the document's legend; missing where there is no mark."""
    legend = dict(zip(response_types["mark"], response_types["meaning"], strict=True))
    return pd.Series([legend.get(mark) for mark in marks], index=marks.index, dtype="str", name="meaning")
