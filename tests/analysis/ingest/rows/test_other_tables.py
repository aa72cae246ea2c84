"""Tables below the comments that hold none: left out, listed with the reason, and asked about."""

from __future__ import annotations

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.recognition.proposal import proposal
from analysis.ingest.rows.other_tables import OTHER, other_table
from tests.analysis.ingest.documents import document

HEAD = ("番号", "意見の概要", "市の考え方")
COMMENTS = [(str(n), f"{n}番目の橋を直してほしいと思います。", f"{n}番目の橋は直す予定です。") for n in range(1, 5)]
CHANGED = [
    ("頁", "修正前", "修正後"),
    ("5", "橋の整備を検討します。", "橋の整備を進めます。"),
    ("6", "道を検討します。", "道を進めます。"),
]
MEETINGS = [("開催日", "会場", "参加者数"), ("5月1日", "市民センター", "30人"), ("5月2日", "図書館の集会室", "12人")]
MEMBERS = [("氏名", "所属", "役職"), ("山田　太郎", "みどり大学", "会長"), ("川田　花子", "商工会", "委員")]
BUDGET = [("施策", "予算の見込み", "始める年度"), ("橋", "三億円ほどの見込みです", "来年度")]


@pytest.mark.parametrize("other", [CHANGED, MEETINGS, MEMBERS])
@pytest.mark.parametrize("title", [None, "修正箇所一覧"])
def test_a_table_of_something_else_is_listed_and_asked_about(other, title):
    found = proposal(document(HEAD, *COMMENTS, *([title] if title else []), *other), "source.csv")
    lines, comments = found.read
    assert comments["no"].tolist() == ["1", "2", "3", "4"]
    left_out = [line for line in lines if line.kind == "rejected"]
    assert [line.line.cells for line in left_out][-len(other) :] == other
    assert all(line.reason.startswith(OTHER) for line in left_out)
    assert sum("別の表として" in question.message for question in found.questions) == (2 if title else 1)


def test_comments_that_go_on_below_their_headings_again_are_read():
    found = proposal(document(HEAD, *COMMENTS[:2], *CHANGED, HEAD, *COMMENTS[2:]), "source.csv")
    assert found.read[1]["no"].tolist() == ["1", "2", "3", "4"]


@pytest.mark.parametrize("other", [CHANGED, MEMBERS, BUDGET])
def test_another_sheet_with_headings_of_its_own_is_left_out(tmp_path, other):
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "意見一覧"
    for row in (HEAD, *COMMENTS):
        book.active.append(row)
    sheet = book.create_sheet("別の表")
    for row in other:
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    found = import_file(tmp_path / "a.xlsx", tmp_path / "out")
    assert len(found.built.tables["comments.csv"]) == 4
    assert len(found.built.tables["rejects.csv"]) == len(other)
    assert [problem.value for problem in found.warnings if "別の表として" in problem.message] == ["・".join(other[0])]


def test_a_sheet_that_goes_on_without_headings_is_read(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for row in (HEAD, *COMMENTS[:2]):
        book.active.append(row)
    sheet = book.create_sheet("続き")
    for row in COMMENTS[2:]:
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert len(import_file(tmp_path / "a.xlsx", tmp_path / "out").built.tables["comments.csv"]) == 4


def test_a_heading_among_the_comments_that_speaks_of_changes_ends_nothing():
    found = proposal(document(HEAD, *COMMENTS[:2], ("計画の修正内容について", "", ""), *COMMENTS[2:]), "source.csv")
    assert len(found.read[1]) == 4


def test_what_stands_above_is_remembered_on_the_same_table_only():
    lines = document(HEAD, *COMMENTS, *CHANGED).lines
    assert other_table(lines, 5, "") == "頁・修正前・修正後"
    assert other_table(lines, 6, "頁・修正前・修正後") == "頁・修正前・修正後"
    assert other_table(lines, 1, "") == ""
