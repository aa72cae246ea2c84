"""How one consultation stands beside the others of a record: what share of its opinions changed the plan, and of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.comparison.year_limits import named
from analysis.comparison.years import BASIS_NAMES, ESTIMATED

if TYPE_CHECKING:
    import pandas as pd


class Standing(NamedTuple):
    """The rows of `years` that can stand beside each other."""

    own: pd.Series
    """The consultation in sight; one row."""
    others: pd.DataFrame
    """The others that can be compared, the smallest share first."""
    left_out: int
    """How many others cannot: no legend, no count, too small a base, or estimates alone."""


def standing(years: pd.DataFrame, consultation: str) -> Standing | None:
    """Where a consultation stands; None where it, or every other one, has no share that can be compared.

    Estimates stand beside nothing here, not even beside others.
    """
    can = years["share"].notna() & (years["basis"] != ESTIMATED)
    here = years["consultation"] == consultation
    own, others = years[can & here], years[can & ~here]
    if own.empty or others.empty:
        return None
    return Standing(own.iloc[0], others.sort_values("share", kind="stable", ignore_index=True), int((~here).sum()) - len(others))


def sentence(found: Standing, publisher: str) -> str:
    """The standing in words: every share with count and base, and where the counts come from."""
    own, others = found.own, found.others
    start = f"計画に反映した意見は、この資料では{_part(own)}、"
    first, last = others.iloc[0], others.iloc[-1]
    if len(others) == 1:
        beside = f"{publisher}の{named([first['label']])}では{_part(first)}です"
    elif first["share"] == last["share"]:
        beside = f"{publisher}のほかの{len(others):,}件の資料では、どれも{first['share']:.1f}%です（{named(others['label'])}）"
    else:
        ends = f"{named([first['label']])}の{_part(first)}から、{named([last['label']])}の{_part(last)}まで"
        beside = f"{publisher}のほかの{len(others):,}件の資料では、{ends}です"
    return f"{start}{beside}{_bases(found)}。{_left_out(found)}"


def _part(row: pd.Series) -> str:
    return f"{int(row['n']):,}件のうち{int(row['revised']):,}件（{row['share']:.1f}%）"


def _bases(found: Standing) -> str:
    """Where the counts come from: all from the same source, or each from its own."""
    others = {str(basis): list(rows["label"]) for basis, rows in found.others.groupby("basis", sort=True)}
    own = str(found.own["basis"])
    if set(others) == {own}:
        return f"（{'どちら' if len(found.others) == 1 else 'どれ'}も{BASIS_NAMES[own]}）"
    each = "、".join(f"{named(labels)}は{BASIS_NAMES[basis]}" for basis, labels in others.items())
    return f"（よりどころが違います：この資料は{BASIS_NAMES[own]}、{each}）"


def _left_out(found: Standing) -> str:
    return f"ほかの{found.left_out:,}件は、凡例や件数が比べられないため入れていません。" if found.left_out else ""
