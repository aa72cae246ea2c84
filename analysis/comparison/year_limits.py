"""What a record over years cannot say, in sentences for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.comparison.printed_totals import OF_PARTS
from analysis.comparison.years import BASIS_NAMES, ESTIMATED, OF_ROWS
from analysis.statistics.groups.counts import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd


def year_limits(record: pd.DataFrame, years: pd.DataFrame) -> list[str]:
    """Sentences on `meanings_by_year` and `years`, what matters most first."""
    return [
        *_not_comparable(years),
        *_bases(record),
        *_lacking(record),
        *_together(record),
        *_denominators(years),
        *_small(years),
        "計画の内容、募集の期間、周知の方法、意見のまとめ方が違うため、件数や割合の違いを、関心の大きさや答え方の良し悪しの違いとは読めません。",
        "意見は人数や票ではありません。件数は、絞り込みをかけない、資料全体のものです。",
    ]


def named(labels: Iterable[str]) -> str:
    """Names in a sentence: 「甲」「乙」."""
    return "".join(f"「{label}」" for label in dict.fromkeys(labels))


def _not_comparable(years: pd.DataFrame) -> Iterator[str]:
    for why, group in years.dropna(subset=["not_comparable"]).groupby("not_comparable", sort=True):
        yield f"{named(group['label'])}は、{why}。意見の数と提出者だけを並べています。"


def _bases(record: pd.DataFrame) -> Iterator[str]:
    known = record.drop_duplicates("consultation")
    groups = {str(basis): list(group["label"]) for basis, group in known.groupby("basis", sort=False)}
    if ESTIMATED in groups:
        estimated = f"{named(groups[ESTIMATED])}の件数は、回答の言葉からの推定です。"
        yield f"{estimated}資料に印字された件数ではなく、それとは比べられません。"
    if len(groups) > 1:
        parts = "、".join(f"{named(labels)}は{BASIS_NAMES[basis]}" for basis, labels in groups.items())
        yield f"件数のよりどころが資料によって違います（{parts}）。割合の差には、区分の付け方の差が含まれます。"


def _lacking(record: pd.DataFrame) -> Iterator[str]:
    """Meanings that legends lack, those that the same ones lack together."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for name, group in record[record["marks"].isna()].groupby("name", sort=False):
        lacking.setdefault(tuple(group["label"]), []).append(str(name))
    for labels, names in lacking.items():
        without = f"{named(names)}に当たる区分は、{named(labels)}の凡例にはありません。"
        yield f"{without}同じような回答が、別の区分に入っていることがあります。"


def _together(record: pd.DataFrame) -> Iterator[str]:
    for row in record[record["marks"].str.contains(" ", na=False)].itertuples():
        yield f"「{row.label}」では、{'と'.join(str(row.marks).split())}を「{row.name}」として合わせて数えています。"


def _denominators(years: pd.DataFrame) -> Iterator[str]:
    """Bases that are not the number of opinions, or that we added up."""
    known = years.dropna(subset=["n"])
    for row in known[known["n"] != known["received"]].itertuples():
        yield f"「{row.label}」の割合の母数は{row.n:,}件（{row.of}）で、意見の数{row.received:,}件と違います。"
    added = known[(known["of"] == OF_PARTS) & (known["n"] == known["received"])]["label"]
    if len(added):
        yield f"{named(added)}の割合の母数は、{OF_PARTS}です。"
    rows = known[(known["of"] == OF_ROWS) & (known["n"] == known["received"])]["label"]
    if len(rows):
        yield f"{named(rows)}の割合の母数は、{OF_ROWS}の数です。"


def _small(years: pd.DataFrame) -> Iterator[str]:
    small = years[(years["n"] < SMALL).fillna(value=False).astype(bool)]["label"]
    if len(small):
        yield f"{named(small)}は母数が{SMALL}件に満たないため、割合は示さず件数だけを示しています。"
