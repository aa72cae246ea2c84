"""Whether the tables of a package speak of rows, marks and words that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.package.problem import each

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analysis.consultation import Consultation
    from analysis.package.problem import Problem

_MARK = ("凡例にない対応区分です", "記号を直すか、response_types.csv に加えてください")
_PILLAR = ("pillars.csv にない柱です", "柱の名前を直すか、pillars.csv に加えてください")
_COMMENT = ("comments.csv にない番号です", "番号を直すか、この行を除いてください")


def reference_problems(consultation: Consultation, lines: Mapping[str, Sequence[int]]) -> list[Problem]:
    """Every reference to something that is not there, and every row that says the same thing twice."""
    marks = [
        problem
        for file, table in (("comments.csv", consultation.comments), ("response_type_coding.csv", consultation.coding))
        for column in ("printed_mark", "mark", "coder_a", "coder_b")
        if column in table
        for problem in _unknown(file, table[column], consultation.response_types["mark"], _MARK, lines)
    ]
    return [*marks, *_comments(consultation, lines), *_totals(consultation, lines), *_quotes(consultation, lines)]


def _comments(consultation: Consultation, lines: Mapping[str, Sequence[int]]) -> list[Problem]:
    comments, coding, ids = consultation.comments, consultation.coding, consultation.comments["id"]
    return [
        *_unknown("comments.csv", comments["pillar"], consultation.pillars["pillar"], _PILLAR, lines),
        *_unknown("response_type_coding.csv", coding["comment"], ids, _COMMENT, lines),
        *_unknown("corrections.csv", consultation.corrections["comment"], ids, _COMMENT, lines),
        *_twice("comments.csv", _numbered(comments), ["pillar", "no"], "同じ柱に同じ番号が2つあります", lines),
        *_twice(
            "response_type_coding.csv", coding, ["comment", "source"], "同じよりどころの対応区分が同じ意見に2つあります", lines
        ),
        *_shared_replies(comments, lines),
    ]


def _numbered(comments: pd.DataFrame) -> pd.DataFrame:
    """The same with only those numbers by which a comment is called.

    Some documents number each section from 1 again, so a number may come twice, but not under one pillar. Where a document prints
    one twice all the same, its comments are called by their places (p1-r3), which tell them apart.
    """
    return comments.assign(no=comments["no"].mask(comments["id"].str.fullmatch(r"p\d+-r\d+").astype(bool)))


def _totals(consultation: Consultation, lines: Mapping[str, Sequence[int]]) -> list[Problem]:
    """A total is of a pillar or a mark that the document has; a grand total has no key."""
    totals = consultation.official_totals
    pillars, types = (totals["key"].where(totals["axis"] == axis) for axis in ("pillar", "response_type"))
    return [
        *_unknown("official_totals.csv", pillars, consultation.pillars["pillar"], _PILLAR, lines),
        *_unknown("official_totals.csv", types, consultation.response_types["mark"], _MARK, lines),
        *_twice("official_totals.csv", totals, ["axis", "key"], "同じ項目の件数が2つあります", lines),
    ]


def _quotes(consultation: Consultation, lines: Mapping[str, Sequence[int]]) -> list[Problem]:
    """A text error must quote what stands in the text."""
    file, corrections = "corrections.csv", consultation.corrections
    if corrections.empty:
        return []
    texts = consultation.comments.drop_duplicates("id").set_index("id")
    cells = {(name, field): str(text) for field in ("category", "opinion", "reply") for name, text in texts[field].items()}
    quotes = corrections[["comment", "field", "as_printed"]].astype("str").itertuples(index=False, name=None)
    # A comment that is not there is said elsewhere.
    absent = [quoted not in cells.get((comment, field), quoted) for comment, field, quoted in quotes]
    return [
        *_at(file, corrections["as_printed"], absent, ("この表記は本文にありません", "本文のとおりに書いてください"), lines),
        *_twice(file, corrections, ["comment", "field", "as_printed"], "同じ箇所の誤りが2つあります", lines),
    ]


def _shared_replies(comments: pd.DataFrame, lines: Mapping[str, Sequence[int]]) -> list[Problem]:
    """A reply is shared by a comment without one, with a comment that has one."""
    sharing = comments["reply_shared_with"]
    with_reply = comments.loc[comments["reply"].notna(), "id"]
    wrong = sharing.notna() & (comments["reply"].notna() | ~sharing.isin(set(with_reply)))
    words = ("回答のない意見が、回答のある意見を指していません", "回答のある意見の番号にするか、空にしてください")
    return _at("comments.csv", sharing, wrong, words, lines)


def _unknown(
    file: str, values: pd.Series[str], known: pd.Series[str], words: tuple[str, str], lines: Mapping[str, Sequence[int]]
) -> list[Problem]:
    strange = set(values.dropna().unique()) - set(known.tolist())
    return _at(file, values, values.isin(strange), words, lines) if strange else []


def _twice(file: str, table: pd.DataFrame, columns: list[str], message: str, lines: Mapping[str, Sequence[int]]) -> list[Problem]:
    """Rows that repeat a row above them; a missing value repeats nothing."""
    again = table.duplicated(columns) & table[columns].notna().all(axis=1)
    positions = np.flatnonzero(again.to_numpy())
    places = (
        (lines[file][place], "、".join(str(table[column].iloc[place]) for column in columns)) for place in positions.tolist()
    )
    return each(file, message, "どちらか1つにしてください", places)


def _at(
    file: str,
    values: pd.Series[str],
    wrong: Sequence[bool] | pd.Series[bool],
    words: tuple[str, str],
    lines: Mapping[str, Sequence[int]],
) -> list[Problem]:
    return each(
        file,
        *words,
        ((lines[file][place], values.iloc[place]) for place in np.flatnonzero(np.asarray(wrong, dtype=bool)).tolist()),
    )
