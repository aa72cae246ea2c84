"""Cues: every rule finds its own example, none quotes a document, and places are places of the verbatim reply."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.language.normalize import normalize
from analysis.package.problem import PackageError
from analysis.replies.estimation.cues import COLUMNS, FILE, cue_file, cue_hits, read_cues
from analysis.replies.rule_table import OWN_FOLDER
from analysis.schema import MEANINGS

HEAD = ",".join(COLUMNS)


def series(*replies):
    return pd.Series(list(replies), dtype="str")


def read(tmp_path, *lines):
    path = tmp_path / FILE
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return read_cues(path, meanings=MEANINGS)


def test_every_rule_finds_its_own_example(cues):
    for cue in cues:
        assert cue.code in set(cue_hits(series(cue.example), cues)["cue"]), cue.code


def test_every_meaning_has_a_rule(cues):
    assert {cue.meaning for cue in cues} == set(MEANINGS)


def test_no_example_is_taken_from_the_document(cues, nerima):
    replies = "".join(nerima.comments["reply"].dropna())
    assert [cue.code for cue in cues if cue.example in replies] == []


def test_no_rule_is_made_for_one_reply_alone(cues, nerima):
    """A long literal piece that stands in the document once would be a rule for a row, not for a wording."""
    for cue in cues:
        literal = max(cue.pattern.pattern.replace("(", "|").replace(")", "|").split("|"), key=len)
        found = [reply for reply in nerima.comments["reply"].dropna() if literal in normalize(reply).text]
        assert len(found) != 1 or len(literal) < 12, (cue.code, literal)


def test_places_are_of_the_verbatim_reply(cues, nerima):
    hits = cue_hits(nerima.comments["reply"], cues)
    assert len(hits) > 100
    for hit in hits.itertuples():
        assert nerima.comments["reply"][hit.row][hit.start : hit.end] == hit.text != ""


def test_full_width_and_half_width_are_read_alike(cues):
    wide, narrow = (cue_hits(series(reply), cues) for reply in ("令和７年度から整備します。", "令和7年度から整備します。"))
    assert wide["cue"].tolist() == narrow["cue"].tolist() != []
    assert "令和７年度から" in wide["text"].tolist()


def test_a_rule_for_the_end_reads_the_last_sentence_only(tmp_path):
    rules = read(tmp_path, "努める,comment,1,end,努めます,説明に努めます。,結び")
    assert cue_hits(series("努めます。いま実施しています。", "実施しています。努めます。"), rules)["row"].tolist() == [1]


def test_a_rule_counts_once_a_reply(tmp_path):
    rules = read(tmp_path, "検討,will_consider,1,any,検討,検討します。,語")
    hits = cue_hits(series("検討し、検討します。"), rules)
    assert hits[["start", "end"]].to_numpy().tolist() == [[4, 6]]


@pytest.mark.parametrize("replies", [series(), series(None), series("了解。")])
def test_no_reply_or_no_cue_is_an_empty_table_of_the_same_columns(cues, replies):
    table = cue_hits(replies, cues)
    assert table.empty and table["row"].dtype == "int64" and table["weight"].dtype == "float64"
    assert list(table) == ["row", "start", "end", "text", "cue", "meaning", "weight"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a,いいね,1,any,x,x,y", "いいね"),
        ("a,other,1,何処か,x,x,y", "何処か"),
        ("a,other,重い,any,x,x,y", "重い"),
        ("a,other,1,any,(x,x,y", "(x"),
        ("a,other,1,any,x,x", "7列のはず"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named_with_its_line(tmp_path, line, said):
    with pytest.raises(PackageError) as error:
        read(tmp_path, "よい,other,1,any,x,x,y", line)
    assert said in str(error.value) and "3行目" in str(error.value)


def test_two_rules_of_one_name_are_refused(tmp_path):
    with pytest.raises(PackageError, match="同じ名前"):
        read(tmp_path, "a,other,1,any,x,x,y", "a,other,1,any,z,z,y")


def test_a_data_folder_may_bring_its_own_rules(tmp_path):
    assert cue_file(tmp_path) == OWN_FOLDER / FILE
    (tmp_path / "replies").mkdir()
    (tmp_path / "replies" / FILE).write_text(HEAD + "\n", encoding="utf-8")
    assert cue_file(tmp_path) == tmp_path / "replies" / FILE
    assert read_cues(cue_file(tmp_path), meanings=MEANINGS) == ()
