"""Partitions as one table on disk, a partition at a time in memory."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def combine(parts: Sequence[Path], values: Mapping[str, pd.Index], whole: Path) -> None:
    """Write the rows of all parts into one Parquet file, whole or not at all; `values` as `all_categories` gives them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    unfinished = whole.with_name(f".{whole.name}.{os.getpid()}")
    writer: pq.ParquetWriter | None = None
    for path in parts:
        table = pa.Table.from_pandas(with_categories(pd.read_parquet(path), values), preserve_index=False)
        writer = writer or pq.ParquetWriter(unfinished, table.schema)
        writer.write_table(table)
    assert writer is not None, "there is at least one partition"
    writer.close()
    unfinished.replace(whole)


def all_categories(parts: Sequence[Path]) -> dict[str, pd.Index]:
    """Column → every value it has in any part, sorted."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    values: dict[str, set[str]] = {}
    for path in parts:
        columns = [field.name for field in pq.read_schema(path) if pa.types.is_dictionary(field.type)]
        table = pq.read_table(path, columns=columns)
        for name in columns:
            for chunk in table[name].chunks:
                values.setdefault(name, set()).update(chunk.dictionary.to_pylist())
    return {name: pd.Index(sorted(found), dtype="str") for name, found in values.items()}


def with_categories(table: pd.DataFrame, values: Mapping[str, pd.Index]) -> pd.DataFrame:
    """The same rows with these values as categories."""
    return table.assign(**{name: table[name].cat.set_categories(known) for name, known in values.items()})


def read_whole(whole: Path) -> pd.DataFrame:
    """Read a combined table; Parquet gives back the values in the order of meeting when they are many."""
    table = pd.read_parquet(whole)
    unsorted = [str(name) for name in table.select_dtypes("category") if not table[name].cat.categories.is_monotonic_increasing]
    return with_categories(table, {name: table[name].cat.categories.sort_values() for name in unsorted})
