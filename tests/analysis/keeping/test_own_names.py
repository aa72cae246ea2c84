"""Names of one consultation: kept one by one through the gate, read by every tokenizer, and taken out again."""

from __future__ import annotations

import pytest

from analysis.access.audit import audit_log
from analysis.access.gate import NotAllowedError
from analysis.access.people import Person, Role
from analysis.keeping.own_names import LONGEST, SHORTEST, add_name, own_names, remove_name
from analysis.language.lexicon import read_lexicon
from analysis.package.folder import read_consultation, unlisted_files
from analysis.package.problem import PackageError

WRITER = Person("山田", Role.REVIEWER)


def test_a_name_is_added_read_and_taken_out(package):
    folder = package.folder
    before = own_names(folder)
    add_name(folder, "学校給食センター", by=WRITER)
    assert own_names(folder) == [*before, "学校給食センター"]
    entry = read_lexicon(folder / "lexicon").terms["学校給食センター"]
    assert entry.tag == "名詞,固有名詞,一般,*"
    remove_name(folder, "学校給食センター", by=WRITER)
    assert own_names(folder) == before
    read_consultation(folder)
    assert unlisted_files(folder) == []


def test_what_stands_in_the_file_stays_word_for_word(package):
    place = package.folder / "lexicon" / "user_dictionary.csv"
    place.parent.mkdir(exist_ok=True)
    kept = "# 手で書いた行\n市民会館,,,,名詞,固有名詞,組織,*,*,*,市民会館,シミンカイカン,シミンカイカン"
    place.write_text(kept, encoding="utf-8")
    add_name(package.folder, "給食センター", by=WRITER)
    assert place.read_text(encoding="utf-8").startswith(f"{kept}\n給食センター,")
    remove_name(package.folder, "給食センター", by=WRITER)
    assert place.read_text(encoding="utf-8") == f"{kept}\n"


@pytest.mark.parametrize(
    "name", ["", "あ" * (SHORTEST - 1), "あ" * (LONGEST + 1), "給食 センター", "給食,センター", '給食"', "#給食", "給\n食"]
)
def test_what_is_no_name_is_refused_and_nothing_is_written(package, name):
    before = own_names(package.folder)
    with pytest.raises(PackageError, match="辞書に入れられない名前です"):
        add_name(package.folder, name, by=WRITER)
    assert own_names(package.folder) == before


@pytest.mark.parametrize("length", [SHORTEST, LONGEST])
def test_how_long_a_name_may_be(package, length):
    add_name(package.folder, "市" * length, by=WRITER)
    assert "市" * length in own_names(package.folder)


def test_a_name_twice_and_one_that_is_not_there(package):
    add_name(package.folder, "給食センター", by=WRITER)
    with pytest.raises(PackageError, match="もう辞書にあります"):
        add_name(package.folder, "給食センター", by=WRITER)
    with pytest.raises(PackageError, match="辞書にありません"):
        remove_name(package.folder, "配水場", by=WRITER)


def test_who_only_reads_adds_none_and_the_log_says_who_did(package):
    with pytest.raises(NotAllowedError):
        add_name(package.folder, "給食センター", by=Person("客", Role.READER))
    add_name(package.folder, "給食センター", by=WRITER)
    last = audit_log().iloc[0]
    assert (last["act"], last["outcome"], last["detail"], last["who"]) == ("name", "kept", "+給食センター", "山田")
    assert last["before"] != last["after"]
