"""The columns of every table: one class a table, used by code, tests, exports and the column descriptions alike.

pandera is needed to *validate* (`Comments.validate(frame)`), not to *read* these names; modules of the hot path import this file
under `TYPE_CHECKING` only.
"""

from __future__ import annotations

# pandera reads the annotations of a class when the program runs, so these imports are not for type checkers only.
import numpy as np  # noqa: TC002
import pandas as pd  # noqa: TC002
import pandera.pandas as pa
from pandera.typing.pandas import Series  # noqa: TC002

from analysis.bases import BASES

MEANINGS = (
    "revised",
    "already_in_draft",
    "already_done_elsewhere",
    "will_consider",
    "explained",
    "not_adopted",
    "out_of_scope",
    "comment",
    "other",
)
"""Canonical meanings a legend entry maps to, so that consultations with different legends compare."""

CONFIDENCES = ("high", "medium", "low")
"""How sure a reader is, surest first."""

FIELDS = ("opinion", "reply")
"""The two texts of a comment."""


class Table(pa.DataFrameModel):
    """What all tables have in common: the columns named, in this order, of these types."""

    class Config:
        strict = True
        ordered = True
        coerce = False


class Comments(Table):
    """One row is a numbered comment (意見) with the municipality's reply; text is verbatim, missing is missing."""

    id: Series[str] = pa.Field(unique=True, description="place in the document; unique in the consultation")
    no: Series[str] = pa.Field(nullable=True, description="number as printed")
    pillar: Series[str] = pa.Field(description="pillar (柱・項目), a key of pillars.csv")
    category: Series[str] = pa.Field(nullable=True, description="the cell 分類 as printed")
    opinion: Series[str] = pa.Field(nullable=True, description="意見概要, verbatim")
    reply: Series[str] = pa.Field(nullable=True, description="区の考え方, verbatim; missing where the original cell is merged")
    reply_shared_with: Series[str] = pa.Field(
        nullable=True, description="id of the comment whose reply answers this one too (inferred from an empty cell)"
    )
    printed_mark: Series[str] = pa.Field(nullable=True, description="対応区分 as printed; missing where the source lost it")
    page: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1, description="page of the table of comments, from 1")
    line: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1, description="line of the source, from 1")


class Pillars(Table):
    """One row is a part of the plan that comments are filed under, and every wording the document has for it."""

    pillar: Series[str] = pa.Field(unique=True, description="key, as used in comments.csv")
    order: Series[int] = pa.Field(unique=True, ge=1, description="place in the document, from 1")
    name: Series[str] = pa.Field(description="full name on screen")
    short_name: Series[str] = pa.Field(unique=True, description="name for chart axes, filters and URLs")
    total_label: Series[str] = pa.Field(nullable=True, description="label in the document's table of totals")
    heading: Series[str] = pa.Field(nullable=True, description="section heading above its comments, as extracted")
    category: Series[str] = pa.Field(nullable=True, description="cell 分類 of its comments, as extracted")


class OfficialTotals(Table):
    """One row is a count that the document itself prints."""

    axis: Series[str] = pa.Field(isin=["pillar", "response_type", "all"], description="what the count is of; all: every comment")
    key: Series[str] = pa.Field(nullable=True, description="pillar or mark that the label stands for; missing for a grand total")
    label: Series[str] = pa.Field(description="label as printed")
    count: Series[int] = pa.Field(ge=0, description="number of comments as printed")
    line: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1, description="line of the source, from 1")


class ResponseTypes(Table):
    """One row is a legend entry of the document (対応区分)."""

    mark: Series[str] = pa.Field(unique=True, description="mark as printed")
    order: Series[int] = pa.Field(unique=True, ge=1, description="place in the legend, from 1")
    wording: Series[str] = pa.Field(description="wording as printed")
    label: Series[str] = pa.Field(unique=True, description="mark with a short wording of ours, for axes and filters")
    meaning: Series[str] = pa.Field(isin=MEANINGS, description="canonical meaning, to compare with other legends")


class ResponseTypeCoding(Table):
    """One row is a response type that is not printed: who gave it to which comment, and how surely."""

    comment: Series[str] = pa.Field(description="id of the comment")
    mark: Series[str] = pa.Field(description="mark given; of two readers, the one they settled on")
    source: Series[str] = pa.Field(isin=BASES[1:], description="who gave it: readers, a computation, a reviewer")
    coder_a: Series[str] = pa.Field(nullable=True, description="mark given by the first reader")
    confidence_a: Series[str] = pa.Field(nullable=True, isin=CONFIDENCES, description="how sure the first reader was")
    coder_b: Series[str] = pa.Field(nullable=True, description="mark given by the second reader")
    confidence_b: Series[str] = pa.Field(nullable=True, isin=CONFIDENCES, description="how sure the second reader was")
    confidence: Series[str] = pa.Field(nullable=True, isin=CONFIDENCES, description="how sure the settled mark is")
    reason: Series[str] = pa.Field(nullable=True, description="why, in the readers' words")


class Corrections(Table):
    """One row is a text error in the source with a suggested reading; shown beside the text, never applied to it."""

    comment: Series[str] = pa.Field(description="id of the comment")
    field: Series[str] = pa.Field(isin=["category", *FIELDS], description="column of comments.csv")
    as_printed: Series[str] = pa.Field(description="what stands in the text, verbatim")
    suggested: Series[str] = pa.Field(description="what was probably meant")
    confidence: Series[str] = pa.Field(isin=CONFIDENCES, description="how sure the suggestion is")
    note: Series[str] = pa.Field(nullable=True, description="why, or what else it could be")


class Rejects(Table):
    """One row is a line of the source that lies among the comments and could not be read as one."""

    line: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1, description="line of the source, from 1")
    text: Series[str] = pa.Field(description="what stands there, verbatim")
    reason: Series[str] = pa.Field(description="why it is no comment")


class Tokens(Table):
    """One row is a token; sorted by row, field, position. Offsets are characters of the verbatim text, end exclusive.

    A text's tokens and the gaps between them tile the text: a gap holds white space only.
    """

    row: Series[np.int32] = pa.Field(ge=0, description="position of the comment in Comments")
    field: Series[pd.CategoricalDtype] = pa.Field(isin=FIELDS)
    position: Series[np.int32] = pa.Field(ge=0, description="number of the token in its text; kept when others are filtered out")
    sentence: Series[np.int32] = pa.Field(ge=0, description="number of the sentence in its text")
    start: Series[np.int32] = pa.Field(ge=0)
    end: Series[np.int32] = pa.Field(ge=1)
    surface: Series[pd.CategoricalDtype] = pa.Field(description="as written in the verbatim text")
    lemma: Series[pd.CategoricalDtype] = pa.Field(description="dictionary form of the normalised token")
    term: Series[pd.CategoricalDtype] = pa.Field(description="head word it is counted under: variants as one (HP, ホームページ)")
    pos: Series[pd.CategoricalDtype] = pa.Field(description="part of speech for the screen: 名詞, 固有名詞, 動詞 …")
    pos_detail: Series[pd.CategoricalDtype] = pa.Field(description="IPADIC tag in full, e.g. 名詞,サ変接続,*,*")
    negated: Series[bool] = pa.Field(description="turned by a following ない, ぬ, ません …")
    stop: Series[bool] = pa.Field(description="on the list of stop words")
