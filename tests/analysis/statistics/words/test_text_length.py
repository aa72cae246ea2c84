import numpy as np
import pandas as pd

from analysis.statistics.schema import TextLength, TextLengthBy
from analysis.statistics.words.text_length import characters_text, text_length, text_length_by


def test_lengths_in_characters_missing_texts_apart(comments):
    table = text_length(comments).set_index("field")
    opinions = [11, 10, 10, 1]
    assert comments["opinion"].map(len).tolist() == opinions
    assert table.loc["opinion", ["texts", "missing", "characters", "mean", "shortest", "median", "longest"]].tolist() == [
        4,
        0,
        32,
        8,
        1,
        10,
        11,
    ]
    assert table.loc["reply", ["texts", "missing"]].tolist() == [3, 1]
    TextLength.validate(text_length(comments))


def test_quartiles_are_those_of_pandas(comments):
    row = text_length(comments).iloc[0]
    expected = comments["opinion"].str.len().quantile([0.25, 0.75])
    assert [row["lower_quartile"], row["upper_quartile"]] == expected.tolist()


def test_only_the_chosen_comments_are_measured(comments):
    assert text_length(comments, np.array([0, 3]))["characters"].tolist() == [11 + 1, 6 + 4]


def test_groups_keep_their_order_and_leave_out_the_missing(comments):
    groups = pd.Series(["柱Ⅱ", "柱Ⅰ", None, "柱Ⅱ"], dtype=pd.CategoricalDtype(["柱Ⅱ", "柱Ⅰ", "柱Ⅲ"]))
    table = text_length_by(comments, groups)
    assert table[["group", "field", "texts", "missing"]].to_numpy().tolist() == [
        ["柱Ⅱ", "opinion", 2, 0],
        ["柱Ⅱ", "reply", 2, 0],
        ["柱Ⅰ", "opinion", 1, 0],
        ["柱Ⅰ", "reply", 1, 0],
    ]
    TextLengthBy.validate(table)


def test_no_comments_have_no_lengths(make_comments):
    nothing = make_comments([])
    table = text_length(nothing)
    assert table["texts"].tolist() == [0, 0] and table["median"].isna().all()
    TextLength.validate(table)
    TextLengthBy.validate(text_length_by(nothing, pd.Series([], dtype="str")))


def test_a_single_comment_is_its_own_median(make_comments):
    row = text_length(make_comments([("区民 窓口", None)])).iloc[0]
    assert row[["mean", "shortest", "lower_quartile", "median", "upper_quartile", "longest"]].tolist() == [4.0] * 6


def test_a_half_is_not_rounded_away():
    assert [characters_text(each) for each in (68.0, 68.5, 1234.5)] == ["68字", "68.5字", "1,234.5字"]
