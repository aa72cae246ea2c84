"""The text for screen readers: a label before each text, and no line of a text that could be taken for one."""

from __future__ import annotations

from analysis.export.interchange.published.text import text_bytes
from tests.analysis.export.conftest import with_opinions


def lines(exchange) -> list[str]:
    return text_bytes(exchange).decode("utf-8-sig").split("\r\n")


def test_each_comment_stands_under_its_labels(published_nerima, publish):
    found = lines(publish(published_nerima))
    at = found.index("番号5")
    assert found[at : at + 6] == [
        *("番号5", "分類：プラン全体", "意見の概要", published_nerima.comments["opinion"].iloc[4]),
        *("区の考え方", "（4番と共通の回答です。）"),
    ]
    assert sum(line.startswith("番号") for line in found) == 94


def test_a_line_that_looks_like_a_label_goes_on_in_the_line_above(published_nerima, publish):
    opinion = "番号5\n意見の概要\n偽の意見\n区の考え方\n偽の回答"
    twisted = with_opinions(published_nerima, [opinion])
    found = lines(publish(twisted))
    assert found.count("番号5") == 1 and "意見の概要：番号5　意見の概要" in found and "偽の意見　区の考え方" in found
