"""Two consultations side by side: every count is of rows, and what cannot be compared is said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.charts.mix_bars import mix_bars
from analysis.comparison.lengths import lengths
from analysis.comparison.limits import limits
from analysis.comparison.meaning_mix import marks_of, meaning_mix, only_one_has
from analysis.comparison.pillar_sizes import pillar_sizes
from analysis.comparison.side import sides
from analysis.comparison.words import joint_matrix, words_apart
from analysis.selection import Selection
from analysis.statistics.words.keyness import log_odds
from tests.second_consultation import ID, MARKS


@pytest.fixture
def pair(library):
    first, second = (library.corpora[each] for each in ("nerima-2023", ID))
    return sides(first.select(Selection("coded")), second.select(Selection("printed")))


def cut(selected, count):
    return replace(selected, positions=selected.positions[:count])


def test_the_mix_counts_each_sides_own_marks(pair):
    mix = meaning_mix(*pair).set_index(["side", "meaning"])
    assert mix.loc["second", "count"].sum() == sum(MARKS.values()) == mix.loc["second", "n"].iloc[0]
    assert mix.loc[("second", "revised"), ["count", "wording", "share"]].tolist() == [3, "反映する", 25.0]
    assert mix.loc[("first", "revised"), ["count", "marks", "official"]].tolist() == [4, "◎", 4]
    assert mix.loc["first", "count"].sum() == 94


def test_a_meaning_that_one_legend_lacks_is_told_from_one_that_was_never_given(pair):
    mix = meaning_mix(*pair)
    assert set(only_one_has(mix).query("side == 'first'")["meaning"]) == {"already_done_elsewhere", "other"}
    assert only_one_has(mix).query("side == 'second'")["meaning"].tolist() == ["out_of_scope"]
    assert marks_of(pair[0], "out_of_scope") == [] and marks_of(pair[1], "out_of_scope") == ["対象外"]


def test_several_marks_of_one_meaning_are_counted_together_and_that_is_said(pair):
    first, second = pair
    legend = second.consultation.response_types
    merged = legend.assign(meaning=legend["meaning"].where(legend["mark"] != "対象外", "not_adopted"))
    second = replace(second, selected=replace(second.selected, consultation=replace(second.consultation, response_types=merged)))
    row = meaning_mix(first, second).set_index(["side", "meaning"]).loc[("second", "not_adopted")]
    assert row["count"] == MARKS["反映しない"] + MARKS["対象外"] and row["marks"] == "反映しない 対象外"
    assert any("反映しないと対象外を「反映しない」として合わせて" in each for each in limits(first, second))


def test_the_documents_total_stands_only_beside_the_whole_document(pair):
    first, second = pair
    assert meaning_mix(*pair).query("side == 'first'")["official"].sum() == 94
    some = replace(first, selected=cut(first.selected, 10))
    assert meaning_mix(some, second).query("side == 'first'")["official"].isna().all()


def test_each_side_is_counted_by_its_own_pillars(pair):
    sizes = pillar_sizes(*pair)
    assert sizes.query("side == 'second'").set_index("pillar")["count"].to_dict() == {"図書館": 3, "公園": 5, "バス": 4}
    assert sizes.groupby("side")["count"].sum().to_dict() == {"first": 94, "second": 12}


@pytest.mark.parametrize("field", ["opinion", "reply", "both"])
def test_the_joint_matrix_has_every_count_of_both(library, field):
    first, second = (corpus.matrix(field) for corpus in library.corpora.values())
    joint = joint_matrix(first, second)
    assert joint.documents == 94 + 12
    assert joint.terms["term"].is_monotonic_increasing and joint.terms["term"].is_unique
    for matrix, positions in ((first, np.arange(94)), (second, 94 + np.arange(12))):
        expected = pd.Series(matrix.totals.term_frequency, index=matrix.terms["term"])
        found = pd.Series(joint.sums(positions).term_frequency, index=joint.terms["term"])
        pd.testing.assert_series_equal(found[expected.index], expected)
        assert found.sum() == expected.sum()
    for row in range(joint.documents):
        assert (np.diff(joint.indices[joint.indptr[row] : joint.indptr[row + 1]]) > 0).all()


def test_a_matrix_joined_with_an_empty_one_keeps_its_words(library):
    matrix = library.corpora[ID].matrix("opinion")
    empty = replace(
        matrix,
        indptr=np.zeros(1, np.int64),
        indices=np.empty(0, np.int32),
        data=np.empty(0, np.int32),
        terms=matrix.terms.head(0),
    )
    joint = joint_matrix(matrix, empty)
    assert joint.documents == 12 and joint.terms["term"].tolist() == matrix.terms["term"].tolist()
    target = np.arange(6)
    pd.testing.assert_frame_equal(log_odds(joint, target)[["term", "z"]], log_odds(matrix, target)[["term", "z"]])


def test_words_of_one_document_lead_and_those_of_the_other_end(library, pair):
    table = words_apart(
        *(library.corpora[side.consultation.id].matrix("opinion") for side in pair), (np.arange(94), np.arange(12))
    )
    words = table[~table["stop"]]
    assert words.set_index("term").loc["公園", ["target_documents", "reference_documents"]].tolist() == [1, 5]
    assert words["term"].iloc[-1] == "公園" and words["z"].is_monotonic_decreasing
    assert (table["target_size"] == 94).all() and (table["reference_size"] == 12).all()


def test_lengths_stand_one_under_the_other(pair):
    table = lengths(*pair)
    assert table[["side", "field"]].to_numpy().tolist() == [
        ["first", "opinion"],
        ["second", "opinion"],
        ["first", "reply"],
        ["second", "reply"],
    ]
    assert table["texts"].tolist() == [94, 12, 89, 12]


def test_what_cannot_be_compared_is_said(pair):
    said = "\n".join(limits(*pair))
    assert "よりどころが違います" in said and "「対象外・他機関」に当たる区分は" in said
    assert "94件（11名・5団体）" in said and "12件、人数の記載なし" in said


def test_a_side_without_marks_is_said_to_have_none(library, pair):
    unmarked = sides(library.corpora["nerima-2023"].select(Selection("printed")), pair[1].selected)
    assert any("意見ごとの対応区分がないため" in each for each in limits(*unmarked))
    assert meaning_mix(*unmarked).query("side == 'first'")["count"].sum() == 0


def test_a_few_comments_and_rows_of_many_comments_are_said(pair):
    first, second = pair
    few = replace(second, selected=cut(second.selected, 9))
    assert any("9件と少ない" in each for each in limits(first, few))
    weighted = replace(second.consultation, comments=second.consultation.comments.assign(count=["1件", "3件", *["1件"] * 10]))
    assert any(
        "1行に複数の意見" in each
        for each in limits(first, replace(second, selected=replace(second.selected, consultation=weighted)))
    )


@pytest.mark.parametrize("counts", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_no_comment_and_one_comment_are_compared(library, pair, counts):
    some = sides(*(cut(side.selected, count) for side, count in zip(pair, counts, strict=True)))
    mix = meaning_mix(*some)
    assert mix.groupby("side", sort=False)["count"].sum().tolist() == list(counts)
    assert mix.dtypes.equals(meaning_mix(*pair).dtypes)
    assert pillar_sizes(*some).groupby("side", sort=False)["count"].sum().tolist() == list(counts)
    assert lengths(*some)["texts"].tolist()[:2] == list(counts)
    assert limits(*some)
    figure = mix_bars(mix, names={side.key: side.name for side in some})
    assert sum(sum(trace.x) for trace in figure.data) == pytest.approx(100 * sum(count > 0 for count in counts))
    matrices = [library.corpora[side.consultation.id].matrix("both") for side in some]
    table = words_apart(matrices[0], matrices[1], (some[0].selected.positions, some[1].selected.positions))
    assert (table["target_size"] == counts[0]).all() and (table["reference_size"] == counts[1]).all()


def test_two_documents_of_one_publisher_and_year_are_told_apart(library):
    selected = library.corpora["nerima-2023"].select(Selection("coded"))
    first, second = sides(selected, replace(selected, consultation=replace(selected.consultation, id="other")))
    assert (first.name, second.name) == ("練馬区（2023年） nerima-2023", "練馬区（2023年） other")


def test_a_piece_says_its_share_and_below_ten_comments_its_count(pair):
    first, second = pair
    names = {side.key: side.name for side in pair}
    texts = [text for trace in mix_bars(meaning_mix(*pair), names=names).data for text in trace.text]
    assert "○<br>36%" in texts and "反映する<br>25%" in texts
    few = replace(second, selected=cut(second.selected, 9))
    texts = [text for trace in mix_bars(meaning_mix(first, few), names=names).data for text in trace.text]
    assert "反映する<br>2件" in texts


def test_only_the_side_that_is_not_printed_has_a_dashed_frame(pair):
    figure = mix_bars(meaning_mix(*pair), names={side.key: side.name for side in pair}, dashed=["first"])
    (frame,) = figure.layout.shapes
    assert frame.line.dash == "dash" and frame.y0 < 0 < frame.y1 < 1, "around the upper bar alone"
    assert figure.data[0].customdata == (["first", "revised"], ["second", "revised"])


@pytest.mark.parametrize(
    ("cells", "said"), [(["12", "３件", None], True), (["1", "1件", None], False), (["1", "資料2を参照", None], False)]
)
def test_rows_that_stand_for_several_opinions_are_said_where_the_document_counts_them(pair, cells, said):
    """A column of remarks that happens to be called 件数 is no weight: it is read as everywhere else."""
    first, second = pair
    written = pd.Series((cells * len(second.consultation.comments))[: len(second.consultation.comments)], dtype="str")
    comments = second.consultation.comments.assign(count=written)
    other = replace(second, selected=replace(second.selected, consultation=replace(second.consultation, comments=comments)))
    assert any("1行に複数の意見をまとめた行" in each for each in limits(first, other)) is said


def test_names_of_many_lines_have_room(pair):
    mix = meaning_mix(*pair)
    short, long = (mix_bars(mix, names={"first": name, "second": "乙"}).layout.height for name in ("甲", "甲" * 45))
    assert long - short == 2 * (5 * 16 + 8 - 76)  # 45 characters are 5 lines of 9
