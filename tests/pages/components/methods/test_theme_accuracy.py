"""The rules of themes judged on texts they were and were not written on, as the page データと方法 says it."""

from __future__ import annotations

import re

from tests.pages.screen import bodies


def rows(app) -> dict[str, list[str]]:
    """Name of the texts → the numbers beside it: texts, given by people, given by rules, alike, shares."""
    body = next(body for body in bodies(app) if "別の人が書いた文" in body and "<table" in body)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", body)]
    return {row[0]: row[1:] for row in cells[1:]}


def test_each_share_is_that_of_the_counts_beside_it(open_page):
    found = rows(open_page("methods"))
    assert len(found) == 7
    for texts, read, given, alike, recall, precision in found.values():
        assert int(texts) > 0
        assert float(recall) == round(int(alike) / int(read) * 100, 1)
        assert float(precision) == round(int(alike) / int(given) * 100, 1)


def test_sentences_of_another_hand_are_all_counted(open_page):
    found = rows(open_page("methods"))
    assert found["別の人が書いた文（ルールを広げるときに見た分）"][:2] == [
        "98",
        "218",
    ]  # as handed over, with their writer's themes
    assert found["別の人が書いた文（ルールを固めてから測った分）"][:2] == ["120", "320"]
    assert found["同じ文の、もう1人の読み"][:3] == ["120", "320", "309"]
