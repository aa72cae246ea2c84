"""Items of lists to comments: wrapped items, arrows, nothing said, and a person's word on single lines."""

from __future__ import annotations

from analysis.ingest.recipe.source import Source
from analysis.ingest.rows.item_rows import ItemReader
from tests.analysis.ingest.documents import document

LINES = (
    "主な意見",
    "【道】",
    "・川沿いの道に明かりを",
    "増やしてください。",
    "→ 検討します。",
    "・特になし",
    "広場",
    "・子どもが遊べる広場を",
)


def read(*texts, **fields):
    source = Source("a.txt", "0", {"・": "opinion", "→": "reply"}, layout="items", unfiled="?", **fields)
    return ItemReader(document(*texts, form="text"), source, {"【道】": "道"}).read()


def test_items_their_rest_and_their_replies():
    lines, rows = read(*LINES)
    assert [line.kind for line in lines] == [
        "front_matter",
        "section_heading",
        "row",
        "continuation",
        "continuation",
        "rejected",
        "front_matter",
        "row",
    ]
    assert [row.cells for row in rows] == [
        {"opinion": "川沿いの道に明かりを\n増やしてください。", "reply": "検討します。"},
        {"opinion": "子どもが遊べる広場を"},
    ]
    assert [row.pillar for row in rows] == ["道", "道"]


def test_a_person_says_what_a_line_is():
    lines, rows = read(*LINES, lines={"1:8": "front_matter", "1:7": "continuation", "1:2": "row"})
    assert [row.cells["opinion"] for row in rows] == ["【道】", "川沿いの道に明かりを\n増やしてください。"]
    assert rows[1].cells["reply"] == "検討します。\n広場"
    assert lines[7].kind == "front_matter"


def test_nothing_is_read_before_opinions_are_announced():
    assert read("・道に明かりを", "・広場を")[1] == []
    assert len(read("・道に明かりを", "意見", "・広場を")[1]) == 1
