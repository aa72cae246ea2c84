"""Characters in doubt: taken out of the texts, kept by their places, and gone where a person read the cell."""

from __future__ import annotations

import pandas as pd

from analysis.ingest.doubtful_characters import doubtful_apart, plain, without_signs
from analysis.ingest.rows.lines_read import ReadLine
from analysis.ingest.words.wording import DOUBTFUL as D
from tests.analysis.ingest.documents import line


def test_places_count_the_characters_before():
    comments = pd.DataFrame(
        {"id": ["1", "2"], "opinion": [f"公{D}園を増や{D}して", "道"], "reply": [None, f"検{D}"]}, dtype="str"
    )
    clean, found = doubtful_apart(comments)
    assert clean["opinion"].tolist() == ["公園を増やして", "道"]
    assert clean["reply"].tolist()[1] == "検"
    assert found.to_dict("list") == {
        "comment": ["1", "1", "2"],
        "field": ["opinion", "opinion", "reply"],
        "place": [0, 4, 0],
        "character": ["公", "や", "検"],
    }


def test_a_number_in_doubt_names_its_comment_as_it_is_shown():
    clean, found = doubtful_apart(pd.DataFrame({"id": [f"1{D}"], "no": [f"1{D}"], "opinion": ["道"]}, dtype="str"))
    assert clean["id"].tolist() == ["1"]
    assert set(found["comment"]) == {"1"}


def test_texts_without_doubt_and_no_texts():
    comments = pd.DataFrame({"id": ["1"], "opinion": ["道"]}, dtype="str")
    clean, found = doubtful_apart(comments)
    assert clean.equals(comments) and found.empty
    assert doubtful_apart(comments.head(0))[1].empty
    assert plain(D) == ""


def test_a_line_is_shown_without_signs():
    read = ReadLine(line(1, (f"第1{D}章", "3件")), "total", totals=((f"第1{D}章", 3),))
    shown = without_signs(read)
    assert shown.line.cells == ("第1章", "3件") and shown.totals == (("第1章", 3),)
    same = ReadLine(line(1, ("第1章",)), "row")
    assert without_signs(same) is same
