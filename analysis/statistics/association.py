"""Whether two labels of the same comments have to do with each other: residuals, a permutation test, and its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from analysis.statistics.cross_table import counts_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis.statistics.schema import CrossTable, Residuals


@dataclass(frozen=True)
class Association:
    """The chi-square of a cross table among tables with the same margins.

    None stands where one label has a single value, so that there is nothing to compare.
    """

    n: int
    """Comments in the table."""
    chi_square: float
    cramers_v: float | None
    """Strength, 0 (none) to 1 (one label tells the other)."""
    tables: int
    """Random tables it was compared with."""
    as_uneven: int
    """Of these, how many are at least as uneven."""
    p: float | None
    """(as_uneven + 1) / (tables + 1): the table itself is one of those that chance can bring (Phipson & Smyth 2010)."""


def adjusted_residuals(table: DataFrame[CrossTable]) -> DataFrame[Residuals]:
    """Add to each cell the count expected without any association, and its adjusted standardised residual.

    expected = r · c / n; residual = (count - expected) / √(expected (1 - r/n) (1 - c/n)), about standard normal for
    independent rows (Haberman 1973, Biometrics 29, 205–220). Missing where a row or column is empty or holds everything.
    """
    r, c, n = (table[name].to_numpy(dtype=np.float64) for name in ("row_total", "column_total", "n"))
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = r * c / n
        variance = expected * (1 - r / n) * (1 - c / n)
        residual = np.where(variance > 0, (table["count"] - expected) / np.sqrt(variance), np.nan)
    return cast("DataFrame[Residuals]", table.assign(expected=expected, residual=residual))


def association(table: DataFrame[CrossTable], *, tables: int = 9999, seed: int = 0) -> Association:
    """Compare the table's chi-square with that of random tables of the same margins.

    The random tables are what permuting one label over the comments gives; expected counts may be small. The p-value takes
    comments for independent, which they are not: see `independence_caveat`. The same table and seed give the same result.
    """
    counts = counts_of(table)
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    n, free = int(counts.sum()), min(counts.shape, default=0) - 1
    if free < 1:
        return Association(n, 0.0, None, 0, 0, None)
    random = random_tables(counts.sum(axis=1), counts.sum(axis=0), tables, np.random.default_rng(seed))
    chi_square = float(_chi_square(counts[None])[0])
    # Equal tables must count as equal whatever the order of summation.
    as_uneven = int((_chi_square(random) >= chi_square * (1 - 1e-9) - 1e-9).sum())
    return Association(n, chi_square, float(np.sqrt(chi_square / (n * free))), tables, as_uneven, (as_uneven + 1) / (tables + 1))


def random_tables(
    row_totals: NDArray[np.int64], column_totals: NDArray[np.int64], size: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Draw tables with these margins as random pairing of labels gives them: array of table, row, column.

    Cell by cell from the hypergeometric distribution of what is left, so the cost does not grow with the number of comments.
    """
    drawn = np.zeros((size, len(row_totals), len(column_totals)), dtype=np.int64)
    remaining = np.tile(np.asarray(column_totals, dtype=np.int64), (size, 1))
    for i, row_total in enumerate(row_totals[:-1]):
        to_place, elsewhere = np.full(size, row_total), remaining.sum(axis=1)
        for j in range(len(column_totals)):
            elsewhere = elsewhere - remaining[:, j]
            drawn[:, i, j] = rng.hypergeometric(remaining[:, j], elsewhere, to_place)
            to_place = to_place - drawn[:, i, j]
        remaining -= drawn[:, i]
    drawn[:, -1] = remaining
    return drawn


def association_sentence(found: Association, *, rows: str, columns: str) -> str:
    """Say in plain Japanese what the comparison found, with its numbers. `rows` and `columns` are the names of the labels."""
    if found.p is None:
        return f"{rows}と{columns}の関係は、一方の区分が1つしかないため比べられません（{found.n:,}件）。"
    judged = (
        "偶然だけではめったに起きない偏りです"
        if found.p < 0.01
        else "偶然だけではあまり起きない偏りです"
        if found.p < 0.05
        else "偶然でもふつうに起きる程度の偏りです"
    )
    return (
        f"{rows}ごとの{columns}の偏りは、{judged}。組み合わせを無作為に入れ替えた{found.tables:,}通りのうち、"
        f"これと同じかそれ以上に偏ったのは{found.as_uneven:,}通りでした"
        f"（並べ替え検定 p = {found.p:.4f}、χ² = {found.chi_square:.1f}、関連の強さ V = {found.cramers_v:.2f}、{found.n:,}件）。"
    )


def independence_caveat(*, people: int | None, organisations: int | None) -> str:
    """Say why the figure is a guide and no proof: comments are not independent of each other."""
    senders = "と".join(f"{count:,}{unit}" for count, unit in ((people, "名"), (organisations, "団体")) if count)
    origin = f"意見を寄せたのは{senders}です。" if senders else ""
    return (
        f"{origin}同じ人や団体が複数の意見を出していることがあり、意見は1件ずつ独立ではありません。"
        "この結果は偏りの目安で、住民全体についての結論ではありません。"
    )


def _chi_square(tables: NDArray[np.int64]) -> NDArray[np.float64]:
    """Pearson's Σ (count - expected)² / expected of each table; all have the same, positive margins."""
    expected = tables[0].sum(axis=1, keepdims=True) * tables[0].sum(axis=0, keepdims=True) / max(tables[0].sum(), 1)
    chi_square: NDArray[np.float64] = ((tables - expected) ** 2 / expected).sum(axis=(1, 2))
    return chi_square
