"""Tables kept as Arrow files whose columns are used where they lie: a large one is mapped into memory, never read as a whole.

345,100 comments have 24 million tokens. As Parquet they took most of a start to unpack and 0.9 GB for as long as the server ran,
of which a page touches a few columns, if any (see .docs/cost.md).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    import pyarrow as pa

MAPPED = 16 * 2**20
"""Bytes from which a file is mapped. A smaller one is read: what is mapped must not be cut short by others while it is in use."""


def table_bytes(table: pd.DataFrame) -> bytes:
    """A table as an Arrow file of one batch, whatever its index."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    _write(sink, table)
    return cast("bytes", sink.getvalue().to_pybytes())


def write_mapped(table: pd.DataFrame, path: Path) -> None:
    """Write a table as an Arrow file of one batch, whole or not at all. Raises OSError."""
    import pyarrow as pa

    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with pa.OSFile(str(unfinished), "wb") as sink:
        _write(sink, table)
    unfinished.replace(path)


def _write(sink: object, table: pd.DataFrame) -> None:
    import pyarrow as pa

    batch = pa.RecordBatch.from_pandas(table, preserve_index=False)
    with pa.ipc.new_file(sink, batch.schema) as writer:
        writer.write_batch(batch)


def mapped_batch(path: Path) -> pa.RecordBatch:
    """The columns of an Arrow file, mapped. Raises OSError, also for what is no such file."""
    import pyarrow as pa

    try:
        return pa.ipc.open_file(pa.memory_map(str(path))).get_batch(0)
    except pa.ArrowInvalid as error:
        raise OSError(0, "not an Arrow file", str(path)) from error


def read_mapped(path: Path) -> pd.DataFrame:
    """A table as it was written; nobody may write to its columns. Raises OSError, also for what is no such file."""
    import pyarrow as pa

    if path.stat().st_size >= MAPPED:
        return cast("pd.DataFrame", mapped_batch(path).to_pandas(split_blocks=True))
    try:
        return cast("pd.DataFrame", pa.ipc.open_file(path.read_bytes()).get_batch(0).to_pandas(split_blocks=True))
    except pa.ArrowInvalid as error:
        raise OSError(0, "not an Arrow file", str(path)) from error
