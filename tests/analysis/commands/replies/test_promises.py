"""`python -m analysis promises`: grades, years and actors, with choices."""

from __future__ import annotations

from analysis.__main__ import main


def test_one_row_a_clause_with_its_grade_year_and_actor(printed):
    table = printed("promises")
    assert list(table)[:5] == ["id", "grade", "quote", "year", "actor"]
    row = table[(table["id"] == "15") & (table["grade"] == "will_do")].iloc[0]
    assert "協働推進課" in row["actor"] and row["quote"].endswith("協働推進課が行う予定です")
    assert table.loc[table["id"] == "3", ["year", "western_year"]].astype("str").to_numpy().tolist() == [["令和5年度", "2023"]]


def test_grades_and_pillars_are_chosen(printed):
    table = printed("promises")
    some = printed("promises", "--grade", "consider,decline")
    assert set(some["grade"]) == {"consider", "decline"}
    assert len(some) == table["grade"].isin(["consider", "decline"]).sum()
    assert 0 < len(printed("promises", "--pillar", "DX")) < len(table)


def test_the_grading_table_is_shown(printed):
    grades = ["done", "will_do", "proceed", "consider", "formula", "pass_on", "decline"]
    assert printed("promises", "--grades")["grade"].tolist() == grades


def test_an_unknown_grade_is_named_with_the_known(capsys, nerima_folder):
    assert main(["promises", "nerima-2023", "--grade", "promised"]) == 64
    assert "「promised」" in (err := capsys.readouterr().err) and "will_do" in err
