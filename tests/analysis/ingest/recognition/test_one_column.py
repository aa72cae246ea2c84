"""A table of one column: with a heading, without, in an old encoding, and what is no such table."""

from __future__ import annotations

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.recognition.one_column import MOST, one_column
from analysis.ingest.recognition.proposal import Wishes
from tests.analysis.ingest.documents import document

NOTES = [
    "駅前の花壇に水をやる人が足りないと思います。",
    "川沿いの道に明かりを増やしてください。",
    "図書館に静かな席を増やしてほしいです。",
]


def opinions(path, wishes=None):
    found = import_file(path, path.parent / "out", wishes, replace=True)
    return found.built.tables["comments.csv"]["opinion"].tolist(), found.warnings


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932"])
@pytest.mark.parametrize(
    ("head", "asked"), [("comment", 0), ("ご意見", 0), ('""', 1), ("Q3 気づいたことを書いてください", 1), (None, 1)]
)
def test_every_note_is_a_comment_and_an_unknown_heading_is_asked_about(tmp_path, encoding, head, asked):
    path = tmp_path / "付せん.csv"
    path.write_text("\n".join(filter(None, [head, *(f'"{note}"' for note in NOTES)])), encoding=encoding)
    found, warnings = opinions(path)
    assert found == NOTES
    assert len(warnings) == asked


def test_a_person_may_name_the_column_by_its_heading_or_its_place(tmp_path):
    path = tmp_path / "付せん.csv"
    path.write_text("\n".join(["comment", *NOTES]), encoding="utf-8")
    assert opinions(path, Wishes(columns={"comment": "opinion"}, quiet=True))[0] == NOTES
    path.write_text("\n".join(['""', *NOTES]), encoding="utf-8")
    assert opinions(path, Wishes(columns={"#1": "opinion"}))[0] == NOTES


def test_a_comma_in_one_of_many_notes_makes_no_second_column():
    notes = [(f"駅前の花壇に{n}本の木を植えてください。",) for n in range(MOST - 1)]
    assert one_column(document(*notes, ("橋", "道")).lines) is not None
    assert one_column(document(*notes[:-1], ("橋", "道")).lines) is None


def test_short_notes_are_comments_where_they_are_words():
    notes = [(text,) for text in ("駅前に屋根", "バスの増便", "花壇の水やり")]
    assert one_column(document(*notes).lines) is not None
    assert one_column(document(*notes[:2]).lines) is None
    assert one_column(document(*notes, ("3件",)).lines) is None
    assert one_column(document(("北",), ("北",), ("南",), ("南",)).lines) is None


def test_what_is_no_table_of_one_column():
    assert one_column(document(*[(note, "北", "3") for note in NOTES]).lines) is None
    assert one_column(document(*NOTES).lines) is None  # running text
    assert one_column(document(("12",), ("13",)).lines) is None
    assert one_column(document().lines) is None
