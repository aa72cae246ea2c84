"""A shared sentence of the replies is counted where it stands first."""

import pandas as pd

from analysis.replies.repeated.repeats import without_repeats

COLUMNS = ["row", "field", "start", "end", "term"]
TOKENS = pd.DataFrame(
    [
        (0, "opinion", 0, 2, "意見"),
        (0, "reply", 0, 2, "反映"),
        (1, "opinion", 0, 2, "反映"),
        (1, "reply", 0, 2, "反映"),
        (1, "reply", 3, 5, "窓口"),
        (2, "reply", 4, 6, "反映"),
    ],
    columns=COLUMNS,
)


def shared(*rows):
    return pd.DataFrame(rows, columns=["group", "row", "reply_row", "start", "end"])


def test_all_but_the_first_are_left_out_and_opinions_stay():
    kept = without_repeats(TOKENS, shared((0, 0, 0, 0, 3), (0, 1, 1, 0, 3), (0, 2, 2, 4, 7)))
    assert kept[["row", "field", "term"]].to_numpy().tolist() == [
        [0, "opinion", "意見"],
        [0, "reply", "反映"],
        [1, "opinion", "反映"],
        [1, "reply", "窓口"],
    ]


def test_a_merged_cell_is_one_reply():
    """Two comments answered by the reply of row 0: there is one text, and its words stay."""
    assert len(without_repeats(TOKENS, shared((0, 0, 0, 0, 3), (0, 1, 0, 0, 3)))) == len(TOKENS)


def test_without_shared_sentences_or_tokens_nothing_changes():
    assert without_repeats(TOKENS, shared()).equals(TOKENS)
    assert without_repeats(TOKENS.head(0), shared((0, 0, 0, 0, 3), (0, 1, 1, 0, 3))).empty
