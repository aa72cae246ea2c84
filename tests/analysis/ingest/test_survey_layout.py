"""A survey as it is published: several tables under lines of their own, one cell for many rows, rows that hold only signs."""

from __future__ import annotations

import csv
import io

import pytest

from analysis.ingest.importing import import_file

HEADINGS = ("分野", "", "景気の現状判断", "業種・職種", "判断の理由", "追加説明及び具体的状況の説明")
FRONT = ("Ⅰ．判断の理由など", "", "　寄せられた回答のうち、主なものを以下にまとめた。", "", "")
NOTE = ("", "", "", "", "", "（－：回答が存在しない、＊：主だった回答等が存在しない）")
HOME = "家計\n動向\n関連\n\n({})"
WORK = "雇用\n関連\n\n({})"
EAST = (
    (HOME.format("東地方"), "", "◎", "－", "－", "－"),
    ("", "", "○", "書店（店長）", "来客数の動き", "・週末の客が増え、棚の前が混むようになった。"),
    ("", "", "□", "食堂（経営者）", "それ以外", "・昼の売上は前の月と同じで、\n夜は少し減っている。"),
    (WORK.format("東地方"), "", "◎", "紹介会社（社員）", "求人数の動き", "・求人の問合せが二倍になった。"),
    ("", "", "×", "＊", "＊", "＊"),
)
WEST = (
    (HOME.format("西地方"), "港町", "▲", "花屋（店員）", "販売量の動き", "・贈り物の注文が続かない（港町）。"),
    ("", "港町", "×", "旅館（経営者）", "単価の動き", "・値引きをしないと予約が入らない（港町）。"),
    ("", "", "×", "－", "－", "－"),
)
FOUND = [
    ("東地方", "家計動向", "○", "書店（店長）", "来客数の動き", "週末の客が増え、棚の前が混むようになった。"),
    ("東地方", "家計動向", "□", "食堂（経営者）", "それ以外", "昼の売上は前の月と同じで、\n夜は少し減っている。"),
    ("東地方", "雇用", "◎", "紹介会社（社員）", "求人数の動き", "求人の問合せが二倍になった。"),
    ("西地方", "家計動向", "▲", "花屋（店員）", "販売量の動き", "贈り物の注文が続かない（港町）。"),
    ("西地方", "家計動向", "×", "旅館（経営者）", "単価の動き", "値引きをしないと予約が入らない（港町）。"),
]
COLUMNS = ["pillar", "関連", "printed_mark", "業種・職種", "判断の理由", "opinion"]


def survey(*regions):
    text = io.StringIO(newline="")
    rows = [(line, *[""] * 5) for line in FRONT]
    for number, (name, answers) in enumerate(regions, start=1):
        rows += [(f"　{number}．{name}（調査機関：{name}研究所）", *[""] * 5), NOTE, HEADINGS, *answers, ("",) * 6]
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


@pytest.fixture
def imported(tmp_path):
    def of(*regions, encoding="cp932"):
        path = tmp_path / "survey.csv"
        path.write_bytes(survey(*regions).encode(encoding))
        return import_file(path, tmp_path / "package")

    return of


def comments(found):
    return found.built.tables["comments.csv"]


@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig"])
def test_every_answer_has_its_region_its_field_and_its_text_without_the_sign_of_a_list(imported, encoding):
    table = comments(imported(("東地方", EAST), ("西地方", WEST), encoding=encoding))
    assert list(table[COLUMNS].itertuples(index=False, name=None)) == FOUND
    assert table["地域"].tolist() == table["pillar"].tolist()


def test_rows_that_hold_only_signs_are_no_comments(imported):
    table = comments(imported(("東地方", EAST), ("西地方", WEST)))
    assert not table["opinion"].isin(["－", "＊"]).any()


def test_a_cell_that_stands_once_for_many_rows_counts_even_where_its_own_row_holds_only_signs(imported):
    assert comments(imported(("東地方", EAST[:2])))["関連"].tolist() == ["家計動向"]
