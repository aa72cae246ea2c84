"""The columns of every table about shared replies, promises, changes and gaps: one class a table.

Like `analysis.schema` it needs pandera and is imported under `TYPE_CHECKING` and by tests only.
"""
# ruff: noqa: TC002  # pandera reads the annotations at run time

from __future__ import annotations

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from analysis.schema import Table


class SharedReplies(Table):
    """One row is a sentence of a reply and a comment it answers; the groups with most replies first."""

    group: Series[np.int64] = pa.Field(ge=1)
    kind: Series[str] = pa.Field(isin=["exact", "normalised", "near", "merged"])
    wording: Series[np.int64] = pa.Field(
        ge=1, description="number in its group of what differs in more than width, blanks, signs"
    )
    row: Series[np.int64] = pa.Field(ge=0, description="position of the comment")
    id: Series[str]
    reply_row: Series[np.int64] = pa.Field(ge=0, description="position of the comment whose cell holds the reply")
    reply_id: Series[str]
    start: Series[np.int64] = pa.Field(ge=0, description="place in that reply")
    end: Series[np.int64] = pa.Field(ge=1)
    sentence: Series[str] = pa.Field(description="verbatim")
    similarity: Series[float] = pa.Field(gt=0, le=1, description="to the first sentence of the group; 1: the same letters")


class SharedReplyGroups(Table):
    """One row is a group of shared sentences."""

    group: Series[np.int64] = pa.Field(ge=1, unique=True)
    kind: Series[str] = pa.Field(isin=["exact", "normalised", "near", "merged"])
    sentence: Series[str] = pa.Field(description="the first wording, verbatim")
    replies: Series[np.int64] = pa.Field(ge=1, description="different cells of the document")
    comments: Series[np.int64] = pa.Field(ge=2, description="comments these answer")


class Promises(Table):
    """One row is a clause of a reply that says what is done about something; in the order of the document."""

    row: Series[np.int64] = pa.Field(ge=0, description="position of the comment whose cell holds the reply")
    id: Series[str]
    grade: Series[str] = pa.Field(isin=["done", "will_do", "proceed", "consider", "formula", "pass_on", "decline"])
    start: Series[np.int64] = pa.Field(ge=0, description="place in the reply")
    end: Series[np.int64] = pa.Field(ge=1)
    quote: Series[str] = pa.Field(description="the clause, verbatim")
    cue_start: Series[np.int64] = pa.Field(ge=0)
    cue_end: Series[np.int64] = pa.Field(ge=1)
    cue: Series[str] = pa.Field(description="the predicate that decided, verbatim")
    year: Series[str] = pa.Field(nullable=True, description="year or deadline in the clause, as written")
    western_year: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1900, description="its number, where it names one")
    actor: Series[str] = pa.Field(nullable=True, description="departments, governments and partners named in the clause")
    doer: Series[str] = pa.Field(nullable=True, description="the one of them that is its subject, where one is")
    other: Series[bool] = pa.Field(description="whether the subject is somebody else than the publisher")
    shared_with: Series[str] = pa.Field(nullable=True, description="ids of the other comments that the reply answers")


class Actors(Table):
    """One row is a place where a text names a department, a government or a partner."""

    row: Series[np.int64] = pa.Field(ge=0)
    start: Series[np.int64] = pa.Field(ge=0)
    end: Series[np.int64] = pa.Field(ge=1)
    actor: Series[str] = pa.Field(description="as written")
    kind: Series[str] = pa.Field(isin=["department", "government", "partner"])


class Requests(Table):
    """One row is a part of an opinion; in the order of the document."""

    row: Series[np.int64] = pa.Field(ge=0, description="position of the comment")
    id: Series[str]
    part: Series[np.int64] = pa.Field(ge=1, description="number of the part in its opinion")
    start: Series[np.int64] = pa.Field(ge=0, description="place in the opinion")
    end: Series[np.int64] = pa.Field(ge=1)
    text: Series[str] = pa.Field(description="verbatim")
    kind: Series[str] = pa.Field(isin=["request", "proposal", "question", "concern", "remark", "support"])


class Gaps(Requests):
    """One row is a part of an opinion with how little its reply speaks of it."""

    reply_row: Series[pd.Int64Dtype] = pa.Field(nullable=True, description="position of the comment whose cell holds the reply")
    reply_id: Series[str] = pa.Field(nullable=True)
    score: Series[float] = pa.Field(
        nullable=True, ge=0, le=1, description="0: what it asks for is spoken of; 1: nothing of it is"
    )


class GapMatches(Table):
    """One row is a counted word of a part and a place of the reply that speaks of it, if any."""

    row: Series[np.int64] = pa.Field(ge=0)
    id: Series[str]
    part: Series[np.int64] = pa.Field(ge=1)
    start: Series[np.int64] = pa.Field(ge=0, description="place in the opinion")
    end: Series[np.int64] = pa.Field(ge=1)
    word: Series[str] = pa.Field(description="head word")
    weight: Series[float] = pa.Field(ge=0)
    strength: Series[float] = pa.Field(ge=0, le=1, description="how far the reply speaks of it")
    how: Series[str] = pa.Field(isin=["same", "kindred", "similar", "theme", "none"])
    reply_start: Series[pd.Int64Dtype] = pa.Field(nullable=True, description="place in the reply")
    reply_end: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    reply_word: Series[str] = pa.Field(nullable=True, description="as written there")


class Outcomes(Table):
    """One row is a comment that changed the plan or could not be reflected, and a clause of its reply that says so."""

    row: Series[np.int64] = pa.Field(ge=0)
    id: Series[str]
    outcome: Series[str] = pa.Field(isin=["revised", "not_adopted"])
    reply_row: Series[np.int64] = pa.Field(ge=0, description="position of the comment whose cell holds the reply")
    reply_id: Series[str]
    start: Series[np.int64] = pa.Field(ge=0, description="place in that reply")
    end: Series[np.int64] = pa.Field(ge=1)
    quote: Series[str] = pa.Field(description="verbatim")
    reason_start: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    reason_end: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    reason: Series[str] = pa.Field(nullable=True, description="what the reply gives as the reason, verbatim")


class ReflectionRates(Table):
    """One row is a way to count a reflection rate."""

    variant: Series[str] = pa.Field(unique=True)
    reflected: Series[np.int64] = pa.Field(ge=0)
    comments: Series[np.int64] = pa.Field(ge=0, description="what it is a share of")
    share: Series[float] = pa.Field(nullable=True, ge=0, le=1)


class ReflectionByPillar(Table):
    """One row is a pillar, with or without comments."""

    pillar: Series[str] = pa.Field(unique=True)
    comments: Series[np.int64] = pa.Field(ge=0)
    known: Series[np.int64] = pa.Field(ge=0, description="with a response type")
    revised: Series[np.int64] = pa.Field(ge=0)
    already_in_draft: Series[np.int64] = pa.Field(ge=0)
    not_adopted: Series[np.int64] = pa.Field(ge=0)
