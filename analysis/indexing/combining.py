"""Partitions as one table on disk, a column at a time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd

from analysis.indexing.mapped import mapped_batch, write_mapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pyarrow as pa
    from numpy.typing import NDArray


def combine(parts: Sequence[Path], whole: Path) -> list[slice]:
    """Write the rows of all parts into one file, whole or not at all; returns where the rows of each part are in it.

    A categorical column has every value of any part, sorted. No more than a column of a part is in memory.
    """
    batches = [mapped_batch(path) for path in parts]
    ends = np.cumsum([batch.num_rows for batch in batches]).tolist()
    columns: dict[str, pd.api.extensions.ExtensionArray | NDArray[Any]] = {}
    for name in batches[0].schema.names:
        arrays, scratch = [batch[name] for batch in batches], parts[0].parent / f"{whole.stem}-{name}"
        columns[name] = _joined(arrays, ends[-1], scratch)
    write_mapped(pd.DataFrame(columns, copy=False), whole)
    return [slice(begin, end) for begin, end in pairwise([0, *ends])]


def _joined(arrays: Sequence[pa.Array], rows: int, scratch: Path) -> NDArray[Any] | pd.Categorical[Any]:
    """The values of a column of all parts, one after the other."""
    import pyarrow as pa

    if not pa.types.is_dictionary(arrays[0].type):
        return _laid_out((array.to_numpy(zero_copy_only=False) for array in arrays), rows, scratch)
    values = pa.chunked_array([array.dictionary for array in arrays]).unique().sort()
    categories: pd.CategoricalDtype[Any] = pd.CategoricalDtype(pd.Index(values.to_pandas(), dtype="str"))
    small = pd.Categorical.from_codes([], dtype=categories).codes.dtype
    codes = (_places(array.dictionary, values).astype(small)[array.indices.to_numpy()] for array in arrays)
    return pd.Categorical.from_codes(_laid_out(codes, rows, scratch), dtype=categories, validate=False)


def _places(values: pa.Array, among: pa.Array) -> NDArray[np.int32]:
    import pyarrow.compute as pc

    return cast("NDArray[np.int32]", pc.index_in(values, value_set=among).to_numpy())


def _laid_out(arrays: Iterable[NDArray[Any]], rows: int, scratch: Path) -> NDArray[Any]:
    """The arrays one after the other in a file."""
    place, whole = 0, None
    for array in arrays:
        if whole is None:  # nothing of a size of nothing can be mapped
            whole = np.memmap(scratch, array.dtype, "w+", shape=rows) if rows else np.empty(0, array.dtype)
        whole[place : place + len(array)] = array
        place += len(array)
    assert whole is not None, "there is at least one partition"
    return whole
