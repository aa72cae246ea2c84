"""`python -m analysis themes`: themes of texts with the words that caused them."""

from __future__ import annotations

import pytest

from analysis.__main__ import main
from analysis.package.folder import read_consultation

RULES = """[[theme]]
code = 'Z1'
name = '町会'
definition = '町会に触れる'
rule = '「町会」または「町会・自治会」'
"""


def test_one_row_a_text_and_theme(printed):
    table = printed("themes")
    assert list(table) == ["id", "field", "theme", "evidence"]
    assert not table.duplicated(["id", "field", "theme"]).any()
    assert set(table["field"]) == {"opinion", "reply"}
    assert {theme[0] for theme in table["theme"]} == {"K", "D", "X"}


def test_themes_stay_within_their_pillars_and_fields(printed, nerima_folder):
    comments = read_consultation(nerima_folder).comments.set_index("id")
    table = printed("themes")
    for letter, pillar in (("K", "柱Ⅰ"), ("D", "柱Ⅱ")):
        own = table[table["theme"].str.startswith(letter)]
        assert set(comments.loc[own["id"], "pillar"]) == {pillar} and set(own["field"]) == {"opinion"}


def test_evidence_stands_in_the_text(printed, nerima_folder):
    comments = read_consultation(nerima_folder).comments.set_index("id")
    for row in printed("themes").itertuples():
        assert all(word in comments.loc[row.id, row.field] for word in row.evidence.split(" / "))


def test_places_are_offsets_in_the_text(printed, nerima_folder):
    comments = read_consultation(nerima_folder).comments.set_index("id")
    table = printed("themes", "--places", "--theme", "D2,D5")
    assert list(table) == ["id", "field", "theme", "start", "end", "evidence"] and set(table["theme"]) == {"D2", "D5"}
    for row in table.itertuples():
        assert comments.loc[row.id, row.field][row.start : row.end] == row.evidence


def test_fields_and_pillars_sum_to_all(printed, nerima_folder):
    table = printed("themes")
    assert len(printed("themes", "--field", "opinion")) + len(printed("themes", "--field", "reply")) == len(table)
    pillars = read_consultation(nerima_folder).pillars["pillar"]
    assert sum(len(printed("themes", "--pillar", pillar)) for pillar in pillars) == len(table)


def test_subjects_of_pillars_and_texts_out_of_scope_are_asked_for(printed):
    table = printed("themes")
    assert {"U1", "U2"} <= set(printed("themes", "--ideas")["theme"])
    assert len(printed("themes", "--everywhere")) > len(table)
    own = printed("themes", "--theme", "K4").merge(printed("themes", "--theme", "K4", "--everywhere"))
    assert len(own) == len(printed("themes", "--theme", "K4"))


def test_rules_of_a_file(printed, tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(RULES, encoding="utf-8")
    table = printed("themes", "--rules", str(path))
    assert set(table["theme"]) == {"Z1"}
    assert set(table["evidence"].str.split(" / ").sum()) == {"町会", "町会・自治会", "町内会・自治会"}  # one head word


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (RULES.replace("または", "とか").encode(), "5行目13文字目：Z1："),
        (RULES.replace("'「町会」または", "'柱(柱Ⅸ)または").encode(), "柱「柱Ⅸ」はありません"),
        (RULES.encode("cp932"), "UTF-8ではありません"),
    ],
)
def test_a_mistake_in_a_file_is_said(printed, tmp_path, capsys, content, message):
    path = tmp_path / "rules.toml"
    path.write_bytes(content)
    assert main(["themes", "nerima-2023", "--rules", str(path)]) == 64
    said = capsys.readouterr()
    assert message in said.err and said.out == ""


def test_a_theme_that_is_not_there_is_named_with_those_that_are(printed, capsys):
    assert main(["themes", "nerima-2023", "--theme", "D99"]) == 64
    error = capsys.readouterr().err
    assert "テーマ「D99」はありません" in error and "D10" in error
