"""What people decide of single comments stands above the rules, is kept with who and when, and is read wherever it was laid."""

from __future__ import annotations

import csv

import pytest

from analysis.access.audit import audit_log
from analysis.access.gate import NotAllowedError
from analysis.access.people import Person, Role
from analysis.opening import open_corpus
from analysis.package.folder import unlisted_files
from analysis.package.problem import PackageError
from analysis.themes.decisions import IN, OUT, decide, forget_theme, latest, move_decisions

WRITER = Person("山田", Role.REVIEWER)


@pytest.fixture
def opened(copy_of_nerima, nerima_folder, tmp_path):
    """Open the copy anew, as the dashboard does after a change."""
    return lambda: open_corpus(copy_of_nerima, nerima_folder.parents[1] / "lexicon", cache=tmp_path / "cache")


def rows(corpus, theme):
    table = corpus.assignments
    return sorted(set(table.loc[table["theme"] == theme, "row"]))


def test_a_comment_is_put_in_taken_out_and_left_to_the_rule_again(copy_of_nerima, opened):
    before, ids = opened(), opened().consultation.comments["id"].tolist()
    theme = before.themes[-1].code
    inside = rows(before, theme)
    new = next(row for row in range(len(ids)) if row not in inside)
    decide(copy_of_nerima, theme, {ids[new]: IN}, by=WRITER)
    decide(copy_of_nerima, theme, {ids[inside[0]]: OUT}, by=WRITER)
    after = opened()
    assert rows(after, theme) == sorted({*inside[1:], new})
    added = after.assignments.query("row == @new and theme == @theme")
    assert added[["field", "start", "end", "evidence"]].to_numpy().tolist() == [["opinion", 0, 0, ""]]
    assert after.assignments["row"].is_monotonic_increasing
    others = after.assignments[after.assignments["theme"] != theme].reset_index(drop=True)
    assert others.equals(before.assignments[before.assignments["theme"] != theme].reset_index(drop=True))
    for row in (new, inside[0]):
        decide(copy_of_nerima, theme, {ids[row]: ""}, by=WRITER)
    assert opened().assignments.equals(before.assignments)


def test_what_a_rule_found_keeps_its_places_when_a_person_agrees(copy_of_nerima, opened):
    before = opened()
    theme = before.themes[-1].code
    comment = before.consultation.comments["id"].iloc[rows(before, theme)[0]]
    decide(copy_of_nerima, theme, {comment: IN}, by=WRITER)
    assert opened().assignments.equals(before.assignments)


def test_who_decided_and_when_is_kept_and_logged(copy_of_nerima, opened):
    theme = opened().themes[0].code
    decide(copy_of_nerima, theme, {"3": IN}, by=WRITER)
    with (copy_of_nerima / "theme_coding.csv").open(encoding="utf-8") as file:
        (kept,) = csv.DictReader(file)
    assert (kept["theme"], kept["comment"], kept["decision"], kept["by"]) == (theme, "3", "in", "山田（本人確認なし）")
    assert kept["at"].endswith("+00:00")
    last = audit_log().iloc[0]
    assert (last["act"], last["detail"]) == ("theme", f"{theme} 3 in")
    assert unlisted_files(copy_of_nerima) == []


def test_a_reader_decides_nothing(copy_of_nerima, opened):
    with pytest.raises(NotAllowedError):
        decide(copy_of_nerima, opened().themes[0].code, {"3": IN}, by=Person("来訪者", Role.READER))
    assert not (copy_of_nerima / "theme_coding.csv").exists()


def test_decisions_go_with_their_theme(copy_of_nerima, opened):
    one, other = (theme.code for theme in opened().themes[:2])
    decide(copy_of_nerima, one, {"3": IN}, by=WRITER)
    move_decisions(copy_of_nerima, one, other)
    assert latest(opened().consultation.theme_coding)["theme"].tolist() == [other]
    forget_theme(copy_of_nerima, other)
    assert opened().consultation.theme_coding.empty


@pytest.mark.parametrize(
    ("row", "said"),
    [("X99,3,in,山田,x", "theme.*X99"), ("{theme},999,in,山田,x", "comment.*999"), ("{theme},3,yes,山田,x", "decision.*yes")],
)
def test_a_file_laid_by_hand_is_read_or_says_why_not(copy_of_nerima, opened, row, said):
    theme = opened().themes[0].code
    place = copy_of_nerima / "theme_coding.csv"
    place.write_text("theme,comment,decision,by,at\n" + row.format(theme=theme) + "\n", encoding="utf-8")
    with pytest.raises(PackageError, match=f"(?s)theme_coding.csv.*{said}"):
        opened()


def test_a_file_with_other_columns_is_not_overwritten(copy_of_nerima, opened):
    place = copy_of_nerima / "theme_coding.csv"
    theme = opened().themes[0].code
    place.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(PackageError, match=r"theme_coding\.csv"):
        decide(copy_of_nerima, theme, {"3": IN}, by=WRITER)
    assert place.read_text(encoding="utf-8") == "a,b\n1,2\n"
