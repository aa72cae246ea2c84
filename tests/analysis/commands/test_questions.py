"""`python -m analysis questions`: one row a question, with the comments and the words it rests on."""

from __future__ import annotations

import csv

from analysis.__main__ import main

KINDS = {"without_year", "without_reason", "same_reply"}


def test_one_row_a_question_with_its_comments_and_its_evidence(printed, nerima_folder):
    table = printed("questions", "--format", "csv")
    assert list(table) == ["kind", "question", "ids", "basis", "evidence"]
    assert set(table["kind"]) <= KINDS and (table["evidence"] != "").all()
    with (nerima_folder / "comments.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = {row["id"]: row["opinion"] + "\n" + row["reply"] for row in csv.DictReader(file)}
    for row in table.itertuples():
        together = "\n".join(texts[each] for each in row.ids.split())
        assert all(line in together for line in row.evidence.split("\n"))


def test_questions_rest_on_the_texts_whatever_the_basis(printed):
    coded, estimated = printed("questions"), printed("questions", "--basis", "estimated")
    assert set(coded["basis"]) == set(estimated["basis"]) == {"text"}
    assert coded["question"].tolist() == estimated["question"].tolist()


def test_a_selection_narrows_the_questions(printed):
    ids = {each for row in printed("questions", "--pillar", "柱Ⅰ")["ids"] for each in row.split()}
    assert ids and ids <= {str(number) for number in range(9, 31)}  # the document files 9 to 30 under that pillar
    assert printed("questions", "--q", "ない語だからない").empty


def test_what_is_not_there_is_named(capsys, nerima_folder, monkeypatch):
    monkeypatch.setenv("IKEN_DATA", str(nerima_folder.parents[1]))
    assert main(["questions", "nerima-2023", "--pillar", "柱Ⅸ"]) == 64
    assert "柱Ⅸ" in capsys.readouterr().err
