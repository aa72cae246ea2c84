"""Encodings that nobody tells: text comes back whatever the bytes, and what is no text is refused."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.plain.encoding import decoded, kana
from analysis.package.problem import PackageError

TEXT = "番号\t意見\n1\t駅前の駐輪場を増やしてほしい。ガイドも。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "iso2022_jp"])
def test_a_japanese_text_comes_back(encoding):
    assert decoded("a.txt", TEXT.encode(encoding)) == (TEXT, [])


def test_a_file_put_together_from_two_encodings_is_read_line_by_line_and_said():
    data = "意見その一。\n".encode() + "意見その二。\n".encode("cp932")
    text, doubts = decoded("a.txt", data)
    assert text == "意見その一。\n意見その二。\n"
    assert ["UTF-8が1行、CP932が1行" in doubt.message for doubt in doubts] == [True]


def test_single_control_characters_are_said_with_their_line_and_many_are_no_text():
    text, (doubt,) = decoded("a.txt", "一行目\n二\x07行目".encode())
    assert (text, doubt.line) == ("一行目\n二\x07行目", 2)
    with pytest.raises(PackageError, match="文字の並びとして読めません"):
        decoded("a.txt", b"\x01\x02\x03\x04\x05")


def test_a_mark_that_promises_another_encoding_is_not_believed_in_silence():
    with pytest.raises(PackageError, match="UTF-8として読めない文字"):
        decoded("a.txt", b"\xef\xbb\xbfa\nb\xff")


def test_how_much_is_surely_japanese():
    assert kana("ひらカナ漢字、abc。") == 6
