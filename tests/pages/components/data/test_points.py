"""The points of the map at their address: the same whatever is chosen, with a mark to keep them by, or the reason why none."""

from __future__ import annotations

import gzip
import json
from typing import Any, NamedTuple

import numpy as np
import pytest

from analysis.statistics.texts.map_grid import NOWHERE
from pages.components.comment_map import groups
from pages.components.data import points, tables


class Read(NamedTuple):
    """Points as a browser reads them."""

    head: dict[str, Any]
    x: list[int]
    y: list[int]
    group: list[int]
    names: list[str]

    def at(self, number):
        row = self.names.index(number)
        return self.x[row], self.y[row]


def read(content):
    length = int.from_bytes(content[:4], "little")
    head, rest = json.loads(content[4 : 4 + length]), content[4 + length :]
    count = head["count"]
    x, y = np.frombuffer(rest, "<u2", 2 * count).reshape(2, count).tolist()
    names = [str(place + 1) for place in range(count)] if head["numbered"] else rest[5 * count :].decode().split("\n")
    return Read(head, x, y, list(rest[4 * count : 5 * count]), names)


@pytest.fixture
def from_few(monkeypatch):
    monkeypatch.setattr(groups, "FEWEST_ON_MAP", 90)


def test_every_comment_has_a_point_in_one_of_as_many_groups_as_asked(from_few):
    found = points.answer({"groups": ["4"]})
    drawn = read(found.content)
    assert found.status == 200 and drawn.names == [str(number) for number in range(1, 95)]
    assert set(drawn.group) - {NOWHERE} == {0, 1, 2, 3}
    assert max(drawn.x) <= drawn.head["width"] and max(drawn.y) <= drawn.head["height"]


def test_the_mark_is_that_of_the_content_and_it_lies_packed_beside_it(from_few):
    found, again, other = points.answer({}), points.answer({}), points.answer({"groups": ["4"]})
    assert found.mark == again.mark != other.mark
    assert gzip.decompress(found.packed) == found.content


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ({}, 400, "この資料の意見は94件です。地図は1,000件以上の資料で示します。"),
        ({"groups": ["5"]}, 400, "「groups＝5」という値は、この資料にありません。"),
        ({"pillar": ["柱Ⅱ"]}, 400, "「pillar」という項目はありません。使えるのは次のとおりです：consultation、groups"),
        ({"consultation": ["nowhere"]}, 400, "「nowhere」という資料はありません。"),
        ({"groups": ["4" * 9_000]}, 400, "アドレスが長すぎます"),
    ],
)
def test_what_cannot_be_given_is_refused_with_the_reason(query, status, said):
    found = points.answer(query)
    assert (found.status, found.mark, found.packed) == (status, "", b"")
    assert said in found.content.decode()


def test_a_table_of_comments_within_an_area_takes_the_area_and_refuses_what_is_none(from_few):
    whole = tables.answer("comments", "json", {"in_area": ["0-0_65535-65535"]})
    drawn = read(points.answer({}).content)
    listed = [each["番号"] for each in json.loads(whole.content)["rows"]]
    assert listed == [name for name, group in zip(drawn.names, drawn.group, strict=True) if group != NOWHERE]
    refused = tables.answer("comments", "csv", {"in_area": ["9-9_1-1"]})
    assert (refused.status, refused.content.decode()) == (400, "「in_area＝9-9_1-1」は左上と右下の角が逆のため、使えません。")
