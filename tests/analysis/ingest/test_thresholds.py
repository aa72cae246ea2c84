"""Every number of the recognition at its border: what is read on one side of it, and what on the other.

The forms are those of published documents, made as short as the border allows. Readers of files have tests of their own; what
they limit is tried in `readers/test_damage.py` and `readers/test_broken_files.py`.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import analysis.ingest
from analysis.ingest.draft import safe_name
from analysis.ingest.importing import id_of
from analysis.ingest.readers.formats import FORMATS
from analysis.ingest.readers.pdf import gaps, rules
from analysis.ingest.readers.pdf.drawn import Box, Glyph
from analysis.ingest.readers.pdf.readable import check_readable
from analysis.ingest.recipe.source import Source
from analysis.ingest.recognition import columns
from analysis.ingest.recognition.carried import carried_columns
from analysis.ingest.recognition.columns import column_cells, recognised_columns
from analysis.ingest.recognition.cover import cover
from analysis.ingest.recognition.groups.legend import LegendEntry, legend
from analysis.ingest.recognition.groups.legend_table import response_type_rows
from analysis.ingest.recognition.groups.pillars import filing
from analysis.ingest.recognition.groups.sections import pillar_rows
from analysis.ingest.recognition.running_lines import running_lines
from analysis.ingest.recognition.shape import shape
from analysis.ingest.rows.heading_rows import HeadingRow, comment_heading_rows, heading_like
from analysis.ingest.rows.lines_read import ReadLine, Row
from analysis.ingest.rows.no_comment import is_address, is_heading
from analysis.ingest.rows.plausibility import _shortened
from analysis.ingest.rows.table_rows import TableReader
from analysis.ingest.rows.ticked_marks import ticked_columns
from analysis.ingest.words.block_marks import block_mark, marks_text
from analysis.ingest.words.cell_contents import contents_of
from analysis.ingest.words.column_headings import heading_weights
from analysis.ingest.words.label_matching import matching_labels
from analysis.ingest.words.unwrapping import unwrapped
from analysis.package.problem import PackageError, Problem
from tests.analysis.ingest.documents import ANSWER, HEAD, LONG, comment, document, line


def roles(cells):
    return {column.heading: column.role for column in recognised_columns(cells)}


# --- recognition -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("filled", "empty", "carried"), [(11, 2, True), (12, 2, False), (1, 9, True), (1, 10, False)])
def test_a_category_is_carried_down_where_15_to_90_of_100_cells_are_empty(filled, empty, carried):
    rows = [Row({"category": f"第{number}章"}, 1, number) for number in range(filled)]
    rows += [Row({"category": ""}, 1, number) for number in range(empty)]
    assert bool(carried_columns(rows, FORMATS["csv"])) == carried


def test_a_heading_weighs_65_and_the_cells_35_of_100():
    """Numbers in half of the rows: cells speak for them to 0.9 (0.8 + 0.2 · ½), so 0.65 · 1 + 0.35 · 0.9."""
    found = recognised_columns({"番号": ["1", "", "2", ""], "意見": [LONG] * 4})
    assert found[0].confidence == pytest.approx(0.65 + 0.35 * 0.9, abs=0.006)
    assert recognised_columns({"番号": ["1", "2"], "意見": [LONG] * 2})[0].confidence == 1.0
    assert recognised_columns({"欄": ["1", "2"], "意見": [LONG] * 2})[0].confidence == 0.35


def speaking(wishes, answers, rows=10):
    """Two columns without headings: so many of the texts wish for something, so many of the others answer."""
    wishing, plain = "駅前の歩道を広くしてください。", "歩道の幅は昔から変わらないままだ。"
    answering, silent = "歩道の整備を検討してまいります。", "歩道の幅は二メートルのままです。"
    first = [wishing] * wishes + [plain] * (rows - wishes)
    return {"#1": first, "#2": [answering] * answers + [silent] * (rows - answers)}


def test_texts_wish_from_3_of_10_on_and_answer_from_5_of_10_on():
    def speaks(wishes, answers):
        return columns._speak([contents_of(each) for each in speaking(wishes, answers).values()])

    assert (speaks(3, 5), speaks(2, 5), speaks(3, 4)) == (True, False, False)


def test_a_column_is_taken_for_something_from_a_score_of_30_of_100_on():
    """Pages in 9 of 10 cells under a heading that says nothing: 0.35 · 0.9 = 0.315; in 8 of 10, 0.28 is too little."""
    others = {"意見": [LONG] * 10, "市の考え方": [ANSWER] * 10}
    assert roles({"甲": ["8ページ"] * 9 + ["なし"], **others})["甲"] == "place"
    assert roles({"甲": ["8ページ"] * 8 + ["なし"] * 2, **others})["甲"] != "place"


@pytest.mark.parametrize(("sentences", "found"), [(1, True), (0, False)])
def test_without_any_heading_texts_that_speak_so_are_opinions_from_a_score_of_15_of_100_on(sentences, found):
    """Ten texts of 30 characters that wish for something: 0.35 · (0.4 + 0.6 · share of sentences), 0.161 or 0.14."""
    open_end, closed = (
        "駅前の歩道をもっと広くしてください。町会でも同じ話がよく出る",
        "駅前の歩道をもっと広くしてください。町会でも同じ話がある。",
    )
    assert (len(open_end), len(closed)) == (30, 29)
    texts = [closed] * sentences + [f"{open_end[:-1]}{end}" for end in "甲乙丙丁戊己庚辛壬癸"][sentences:]
    answers = [f"ご意見の趣旨を踏まえ、歩道の整備を検討してまいります（その{number}）。" for number in range(10)]
    assert (roles({"#1": texts, "#2": answers})["#1"] == "opinion") == found


@pytest.mark.parametrize(("said", "kinds", "mark"), [(9, 8, True), (8, 8, False), (9, 9, False)])
def test_words_of_what_became_of_a_comment_are_marks_in_9_of_10_cells_and_up_to_8_wordings(said, kinds, mark):
    """区分 may be a topic as well as a mark: 10 cells, `said` of them say 反映, in `kinds` wordings with the others."""
    wordings = [f"計画に反映する（{number}）" for number in range(1, 10)]
    others = ["総則", "雑則"][: 10 - said]
    own = (wordings[: kinds - len(others)] * 10)[:said]
    cells = [*own, *others]
    assert (len(cells), len(set(cells))) == (10, kinds)
    found = contents_of(cells)
    halved = found.mark_words >= columns.SAID and found.distinct <= columns.FEW
    plain = columns._scores("区分", found)
    assert halved == mark
    assert (plain["category"] < plain["printed_mark"]) or not mark


def test_the_first_2000_rows_say_what_a_column_holds():
    lines = document(HEAD, *(comment(number) for number in range(1, 2_003))).lines
    assert len(column_cells(lines, [HeadingRow(0, 0, HEAD)])["No."]) == 2_000


def test_a_second_reading_is_a_question_where_it_is_closer_than_one_tenth():
    """Of 区分 with names that come again, topic and section look alike; 件数 with counts looks like nothing else."""
    cells = {"番号": ["1", "2", "3", "4"], "意見": [LONG] * 4, "市の考え方": [ANSWER] * 4}
    asked = {each.heading: each.question for each in recognised_columns({**cells, "件数": ["3", "1", "3", "2"]})}
    assert set(asked.values()) == {""}
    scores = {"category": 0.5, "section": 0.401, "no": 0.1}
    assert "かもしれません" in columns._question("区分", "category", 0.5, "section", scores["section"])
    assert columns._question("区分", "category", 0.5, "section", 0.399) == ""
    assert columns._question("区分", "category", 0.39, "section", 0.295).startswith("列「区分」が何の列か")


@pytest.mark.parametrize(("length", "worded"), [(120, True), (121, False)])
def test_a_wording_of_a_legend_has_up_to_120_characters(length, worded):
    wording = ("案を修正したもの" + "あ" * 200)[:length]
    found = legend([["A", wording], ["B", "既に記載しているもの"]], ["A", "B"])
    assert (wording in [entry.wording for entry in found]) == worded


@pytest.mark.parametrize(("apart", "one"), [(8, True), (9, False)])
def test_entries_of_a_legend_stand_up_to_8_lines_apart(apart, one):
    texts = [["A", "案を修正したもの"], *[["本文"]] * (apart - 1), ["B", "既に記載しているもの"]]
    assert [entry.known for entry in legend(texts, ["A", "B"])].count(True) == (2 if one else 1)


@pytest.mark.parametrize(("wording", "label"), [("あ" * 14, "A " + "あ" * 14), ("あ" * 15, "A " + "あ" * 13 + "…")])
def test_the_label_of_a_response_type_has_14_characters(wording, label):
    assert response_type_rows([LegendEntry("A", wording, "revised", True)])[0]["label"] == label


@pytest.mark.parametrize(("name", "short"), [("あ" * 16, "あ" * 16), ("あ" * 17, "あ" * 15 + "…")])
def test_the_short_name_of_a_pillar_has_16_characters(name, short):
    assert pillar_rows([name], "category", {})[0]["short_name"] == short


def filed(categories, times=3):
    names = [f"施策{number}" for number in range(categories)] * times
    rows = [Row({"no": str(place), "category": name, "opinion": LONG}, 1, place) for place, name in enumerate(names)]
    source = Source("test", "", {"分類": "category", "意見": "opinion"}, unfiled="?")
    read = [ReadLine(line(row.line, comment(row.line)), "row", 1) for row in rows]
    return filing(read, rows, source, [])


def test_up_to_40_categories_that_come_again_are_pillars():
    assert (filed(40).pillars_from, filed(41).pillars_from) == ("category", "none")


def test_categories_are_pillars_where_there_are_at_most_4_to_10_comments():
    """Five names over 12 comments would be 5 > 4.8; four names over 12 are enough."""
    assert (filed(4).pillars_from, filed(5, times=2).pillars_from) == ("category", "none")


@pytest.mark.parametrize(("place", "running"), [(2, True), (3, False)])
def test_running_heads_stand_in_the_first_two_lines_of_a_page(place, running):
    pages = [[f"{page}の{row}行目に文がある。" for row in "一二三四五六七八"] for page in "甲乙丙"]
    for each in pages:
        each.insert(place - 1, "意見募集の結果")
    lines = [line(0, text, page=page) for page, each in enumerate(pages, start=1) for text in each]
    assert ("意見募集の結果" in running_lines(document(*lines, form="pdf"))) == running


@pytest.mark.parametrize(("above", "found"), [(14, True), (15, False)])
def test_a_title_is_looked_for_in_15_lines(above, found):
    texts = [*(f"表紙の{number}" for number in range(above)), "みどり市環境基本計画（案）に対する意見募集の結果について"]
    read = [ReadLine(line(number, text), "front_matter", 1) for number, text in enumerate(texts, start=1)]
    assert ("意見募集" in cover(document(*texts, form="pdf"), read).title) == found


# --- rows ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("depth", "whole"), [(3, True), (4, False)])
def test_a_heading_may_take_three_rows(depth, whole):
    """Each row names a further column; merged cells leave the others empty."""
    rows = {3: [("番号", "", ""), ("", "意見", ""), ("", "", "市の考え方")]}
    rows[4] = [("番号", "", ""), ("", "対応", ""), ("", "", "意見"), ("市の考え方", "", "")]
    lines = document(*rows[depth], ("1", LONG, ANSWER), ("2", LONG, ANSWER)).lines
    found = [heading_row for heading_row in comment_heading_rows(lines) if heading_row.last - heading_row.first + 1 == depth]
    assert not found or whole


def test_a_row_of_headings_has_cells_of_up_to_30_characters():
    fitting, long = "あ" * 30, "あ" * 31
    assert heading_like(line(1, (fitting, "意見"))) and not heading_like(line(1, (long, "意見")))


def test_a_word_of_30_characters_may_be_a_heading():
    padded = "意見" + "（" + "あ" * 26 + "）"
    assert len(padded) == 30
    assert heading_weights("意見" + "（注）") == heading_weights("意見")
    assert heading_weights("意" * 31) == {}


@pytest.mark.parametrize(("short_by", "joined"), [(4, True), (5, False)])
def test_a_full_line_may_be_four_half_widths_short(short_by, joined):
    """The column is 20 wide; a line that leaves less room than the next character and four more was broken by it."""
    text = "a" * (20 - short_by) + "\nｱｲｳ。" if short_by % 2 else "あ" * ((20 - short_by) // 2) + "\nｱ"
    wide = "あ" * 10 + "\n" + "あ" * 3
    assert ("\n" not in unwrapped([wide, text])[1]) == joined


@pytest.mark.parametrize(("count", "address"), [(3, True), (2, False)])
def test_numbers_are_known_to_be_numbers_from_three_comments_on(count, address):
    above = [Row({"no": str(number), "opinion": LONG}, 1, number) for number in range(1, count + 1)]
    assert is_address("企画課", "電話 00-0000-0000", above) == address


@pytest.mark.parametrize(("length", "heading"), [(70, True), (71, False)])
def test_the_rest_of_a_heading_has_up_to_70_characters(length, heading):
    assert is_heading("", "計画の基本的事項"[:1] * length) == heading


@pytest.mark.parametrize(
    ("signs", "together"),
    [
        ([1] * 9 + [2], True),  # 9 of 10 rows with a sign have one
        ([1] * 8 + [2] * 2, False),
        ([1] * 5 + [0] * 5, True),  # half of the rows have a sign
        ([1] * 4 + [0] * 6, False),
    ],
)
def test_columns_of_signs_belong_together_where_9_of_10_stand_alone_and_half_the_rows_have_one(signs, together):
    first = ["○" if (count and place % 2) or count == 2 else "" for place, count in enumerate(signs)]
    second = ["○" if (count and not place % 2) or count == 2 else "" for place, count in enumerate(signs)]
    assert bool(ticked_columns({"反映": first, "参考": second})) == together


def test_fifty_findings_of_a_kind_are_listed():
    found = [Problem("f", f"{number}", "直す") for number in range(51)]
    assert len(_shortened(found[:50])) == 50
    assert _shortened(found)[-1].message == "50（ほかに1か所）"


@pytest.mark.parametrize(("cells", "heading"), [(4, True), (5, False)])
def test_a_heading_may_be_cut_into_four_cells(cells, heading):
    text = "第1章計画の総則"
    parts = [text[:1], text[1:2], text[2:3], text[3:]] if cells == 4 else [text[:1], text[1:2], text[2:3], text[3:4], text[4:]]
    row = tuple(parts + [""] * (5 - cells))
    source = Source("test", "", dict(zip(HEAD, ("no", "category", "opinion", "reply", "printed_mark"), strict=True)), unfiled="?")
    lines, _ = TableReader(document(HEAD, comment(1), row, comment(2)), source, {text: "1"}).read()
    assert (lines[2].kind == "section_heading") == heading


# --- words -----------------------------------------------------------------------------------------------------------------


def test_a_cell_of_12_characters_may_be_a_sentence():
    assert contents_of(["歩道が狭いので直して。"]).sentences == 0
    assert contents_of(["歩道が狭いので直したい。"]).sentences == 1


def test_a_table_counts_the_lines_with_a_text_of_12_characters():
    """Blocks win over a table only where they hold more texts: 三行 of the table have a text of 12 characters, none of 11."""
    short, long = "歩道を広げてほしいな。", "歩道を広げてほしいなあ。"
    assert (len(short), len(long)) == (11, 12)
    blocks = [text for _ in range(2) for text in ("意見", LONG, "回答", ANSWER)]
    assert shape(document(("番号", "意見", "回答"), *[("1", long, "はい")] * 3, *blocks)).layout == "table"
    assert shape(document(("番号", "意見", "回答"), *[("1", short, "はい")] * 3, *blocks)).layout == "blocks"


def test_two_spellings_are_one_name_from_a_likeness_of_60_of_100_on():
    """2 · 3 of 10 characters alike are 0.6; 2 · 2 of 8 are 0.5."""
    assert matching_labels(["あいうえお"], ["あいうかき"]) == {"あいうえお": "あいうかき"}
    assert matching_labels(["あいうえ"], ["あいかき"]) == {}


@pytest.mark.parametrize(("blanks", "read"), [(0, True), (20, False)])
def test_a_broken_mark_has_up_to_24_characters(blanks, read):
    text = "市の考え\n方" + " " * blanks
    assert (block_mark(text, lambda label: bool(marks_text(label))) is not None) == read


# --- readers ---------------------------------------------------------------------------------------------------------------


def rule(at, start, end, thick=1.0):
    """A rule across the page, as it is drawn."""
    return Box(start, at - thick / 2, end, at + thick / 2)


def across(*boxes):
    return [(each.at, each.start, each.end) for each in rules.joined_rules(list(boxes), across=True)]


def test_pieces_of_a_rule_up_to_3_points_apart_are_one():
    assert across(rule(100, 0, 50), rule(100, 53, 90)) == [(100, 0, 90)]
    assert across(rule(100, 0, 50), rule(100, 53.1, 90)) == [(100, 0, 50), (100, 53.1, 90)]


def test_rules_up_to_a_point_and_a_half_apart_are_a_double_one():
    assert across(rule(100, 0, 50), rule(101.5, 0, 50)) == [(100.75, 0, 50)]
    assert len(across(rule(100, 0, 50), rule(101.6, 0, 50))) == 2


def test_a_rule_of_less_than_6_points_is_an_ornament():
    assert across(rule(100, 0, 6)) == [(100, 0, 6)]
    assert across(rule(100, 0, 5.9)) == []


def test_rules_that_end_up_to_3_points_before_another_touch_it():
    flat, near, far = rules.Rule(100, 0, 50), rules.Rule(53, 90, 200), rules.Rule(53.1, 90, 200)
    assert len(rules.touching([flat], [near])) == 1
    assert all(not (one and other) for one, other in rules.touching([flat], [far]))


def test_a_page_with_more_than_3000_rules_is_a_drawing():
    many = [rules.Rule(float(at), 0, 50) for at in range(2_999)]
    steep = rules.Rule(25, 0, 3_000)
    assert rules.touching(many, [steep]) != []
    assert rules.touching([*many, rules.Rule(5_000, 0, 50)], [steep]) == []


def glyphs(*gaps, text="あ"):
    """Characters of ten points, so far apart."""
    found, at = [], 0.0
    for gap in (0.0, *gaps):
        at += gap
        found.append(Glyph(text, at, 0.0, at + 10, 10.0, 10.0, 0))
        at += 10
    return found


def test_a_gap_of_more_than_three_quarters_of_a_character_parts_cells():
    assert [len(run) for run in gaps.runs_of(glyphs(7.5))] == [2]
    assert [len(run) for run in gaps.runs_of(glyphs(7.6))] == [1, 1]


def test_where_columns_meet_an_eighth_of_a_character_parts_cells_and_half_more_behind_a_closing_mark():
    def room(gap, text="あ"):
        return gaps._leaves_room(*glyphs(gap, text=text))

    assert (room(1.2), room(1.3)) == (False, True)
    assert (room(6.2, "。"), room(6.3, "。")) == (False, True)


def test_the_name_of_a_package_has_60_characters():
    assert id_of(Path("意" * 61 + ".csv")) == "意" * 60
    assert id_of(Path("？.csv")) == "imported"


@pytest.mark.parametrize(("lost", "size", "read"), [(3, 10, True), (4, 10, False), (20, 1_000, True), (21, 1_000, False)])
def test_up_to_2_of_100_characters_may_be_lost_and_three_in_any_case(lost, size, read):
    text = "\ufffd" * lost + "字" * (size - lost)
    if read:
        check_readable("資料.pdf", [line(1, text)])
        return
    with pytest.raises(PackageError, match="文字が正しく取り出せません"):
        check_readable("資料.pdf", [line(1, text)])


@pytest.mark.parametrize(("kana", "kanji", "read"), [(201, 11, True), (201, 10, False), (200, 0, True)])
def test_text_of_more_than_200_kana_has_a_kanji_for_every_twenty(kana, kanji, read):
    text = "あ" * kana + "字" * kanji + "1"
    if read:
        check_readable("資料.pdf", [line(1, text)])
        return
    with pytest.raises(PackageError, match="漢字がほとんどありません"):
        check_readable("資料.pdf", [line(1, text)])


@pytest.mark.parametrize(("places", "read"), [(2, True), (3, False)])
def test_digits_are_lost_where_three_places_lack_one(places, read):
    text = "あ" * 201 + "字" * 20 + "。令和年度" * places
    if read:
        check_readable("資料.pdf", [line(1, text)])
        return
    with pytest.raises(PackageError, match="数字が1つもありません"):
        check_readable("資料.pdf", [line(1, text)])


def test_the_name_of_a_file_keeps_100_characters_and_ten_of_its_end():
    assert safe_name("あ" * 101 + ".pdf") == "あ" * 100 + ".pdf"
    assert safe_name("あ" * 101) == "あ" * 100
    assert len(safe_name("x." + "y" * 20)) == 12


# --- all -------------------------------------------------------------------------------------------------------------------

HERE = {
    *("recognition.carried LEAST", "recognition.carried MOST", "recognition.columns HEADING", "recognition.columns CELLS"),
    *("recognition.columns LEAST", "recognition.columns LEAST_BY_CELLS", "recognition.columns CLOSE"),
    *("recognition.columns WISHING", "recognition.columns ANSWERING"),
    *("recognition.columns SAID", "recognition.columns FEW", "recognition.columns SAMPLE", "recognition.groups.legend LONGEST"),
    *("recognition.groups.legend NEAR", "recognition.groups.legend_table _SHORT"),
    *("recognition.groups.sections _SHORT", "recognition.groups.pillars MOST"),
    *("recognition.running_lines _EDGE", "recognition.cover HEAD", "rows.heading_rows DEEPEST", "words.unwrapping SLACK"),
    *("rows.no_comment FEW", "rows.ticked_marks ALONE", "rows.ticked_marks FILLED", "rows.plausibility LISTED"),
    *("words.cell_contents LONG", "words.heading_limits LONGEST", "words.heading_limits HEADING_CELLS"),
    *("words.label_matching LEAST", "words.column_headings LONGEST", "words.block_marks _LONGEST"),
}
ELSEWHERE = {
    "recognition.shared_replies MOST": "recognition/test_shared_replies.py",
    "recognition.blocks FEW": "recognition/test_blocks.py",
    "recognition.blocks LONGEST": "recognition/test_blocks.py",
    "recognition.blocks BESIDE": "recognition/test_blocks.py",
    "recognition.blocks SUMMARY": "recognition/test_blocks.py",
    "recognition.item_lists FEWEST": "recognition/test_item_lists.py",
    "recognition.item_lists SPEAKING": "recognition/test_item_lists.py",
    "recognition.printed_alone FEWEST": "recognition/test_printed_alone.py",
    "recognition.one_column MOST": "recognition/test_one_column.py",
    "words.unwrapping WIDE": "words/test_unwrapping.py",
    "words.unwrapping LONGEST_WORD": "words/test_unwrapping.py",
    "rows.plausibility FEW": "rows/test_plausibility.py",
    "rows.plausibility MANY": "rows/test_plausibility.py",
    "rows.text_doubts SHORT": "rows/test_text_doubts.py",
    "rows.text_doubts MOST": "rows/test_text_doubts.py",
    "rows.text_doubts END": "rows/test_text_doubts.py",
    "recognition.questionnaires OFTEN": "recognition/test_questionnaires.py",
    "words.word_files _OUTERMOST": "words/test_word_files.py",
}


def test_every_number_of_the_recognition_is_tried_at_its_border():
    folder = Path(analysis.ingest.__file__).parent
    found = set()
    for path in sorted(each for room in ("recognition", "rows", "words") for each in (folder / room).rglob("*.py")):
        module = ".".join(path.relative_to(folder).with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            found |= {f"{module} {name}" for name in _numbers(node)}
    assert found - HERE == ELSEWHERE.keys()
    assert all((Path(__file__).parent / file).is_file() for file in ELSEWHERE.values())
    assert found >= HERE


def _numbers(node):
    """Names that a line of a module gives to numbers."""
    if not isinstance(node, ast.Assign):
        return []
    names = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else node.targets
    values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
    pairs = zip(names, values, strict=False)
    return [each.id for each, value in pairs if isinstance(value, ast.Constant) and type(value.value) in (int, float)]
