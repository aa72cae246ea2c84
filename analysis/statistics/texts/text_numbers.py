"""Which comments share a text: a number each, for counting texts instead of comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.language.letters import letters
from analysis.statistics.texts.similar import SHORTEST, similar_texts

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema

NEAR_UP_TO = 20_000
"""Comments up to which nearly the same texts are one, too. Beyond, only those that are the same but for width, blanks and signs:
a page waits for the answer, which takes 2 seconds for 20,000 short texts and 40 for 207,850."""


def text_numbers(comments: DataFrame[schema.Comments]) -> NDArray[np.int64]:
    """For each comment the row of the one whose wording leads those of the same text (see `similar_texts`), or its own row.

    Of equal wordings the first leads; of very many comments the first of a text.
    """
    numbers = np.arange(len(comments))
    if len(comments) > NEAR_UP_TO:
        keys = pd.Series([letters(text) if isinstance(text, str) else "" for text in comments["opinion"]])
        rows = pd.Series(numbers)[keys.str.len() >= SHORTEST]
        first = rows.groupby(keys[rows.index]).transform("min")
    else:
        table = similar_texts(comments)
        rows, first = table["row"], table.groupby("group")["row"].transform("first")
    numbers[rows.to_numpy(np.int64)] = first.to_numpy(np.int64)
    return numbers
