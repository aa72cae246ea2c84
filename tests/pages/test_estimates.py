"""Estimated response types on the pages: a basis with its badge and its range, and published accuracy."""

from __future__ import annotations

import re
import shutil

import pytest

from analysis.ingest.importing import import_file
from analysis.replies.estimation import response_types
from analysis.replies.estimation.cues import FILE, read_cues
from analysis.replies.rule_table import OWN_FOLDER
from analysis.schema import MEANINGS
from pages.components.frame import library
from tests.pages.screen import bodies, piece, selected, text
from tests.unseen.documents import DOCUMENTS

PAGES = ["", "pillars", "response_types", "themes", "keywords", "comments", "methods"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_takes_the_basis(open_page, page):
    app = open_page(page, basis="estimated")
    assert app.session_state["basis"] == "estimated" and selected(app) == 94


def test_it_has_to_be_asked_for(open_page):
    assert open_page("").session_state["basis"] == "coded"


def test_what_is_estimated_carries_its_badge(open_page):
    for page in ("", "response_types"):
        app = open_page(page, basis="estimated")
        assert '<span class="atlas-badge estimated">推定</span>' in "".join(bodies(app)) + piece(app)
    cards = "".join(bodies(open_page("comments", basis="estimated")))
    assert cards.count('<span class="atlas-badge estimated">推定</span>') == 20


def test_filters_count_the_estimated_marks(open_page):
    marks = "◎○□△※－"
    counts = [selected(open_page("comments", basis="estimated", response_type=mark)) for mark in marks]
    assert counts == [4, 34, 25, 12, 6, 13]


def test_a_part_has_expected_counts_with_a_range(open_page):
    app = open_page("response_types", basis="estimated", pillar="柱Ⅱ")
    table = next(body for body in bodies(app) if "<caption>推定した件数の幅" in body)
    rows = re.findall(r"<tr><th[^>]*>([^<]+)</th>" + r"<td[^>]*>([\d,.]+)</td>" * 4, table)
    assert len(rows) == 6
    assert sum(int(count) for _, count, *_ in rows) == 44
    assert sum(float(expected) for _, _, expected, *_ in rows) == pytest.approx(44, abs=0.4)
    for _, _, expected, low, high in rows:
        assert int(low) - 1 <= float(expected) <= int(high) + 1 and int(low) <= int(high)


def test_the_whole_has_the_official_totals_and_no_range(open_page):
    assert "公式集計に合わせているため、幅はありません" in text(open_page("response_types", basis="estimated"))
    assert "推定した件数の幅" not in text(open_page("response_types"))


def test_accuracy_is_published_with_its_baseline_and_the_readers(open_page):
    shown = text(open_page("methods"))
    alike = int(re.search(r"94件のうち(\d+)件（", shown)[1])
    assert 70 <= alike <= 94
    assert "34件（36.2%）" in shown and "88件（93.6%）" in shown


def test_accuracy_by_mark_sums_to_the_whole(open_page):
    app = open_page("methods")
    table = next(body for body in bodies(app) if "<caption>対応区分ごとの一致" in body)
    rows = re.findall(r"<tr><th[^>]*>([^<]+)</th><td[^>]*>(\d+)</td><td[^>]*>(\d+)</td><td[^>]*>(\d+)件([^<]*)</td>", table)
    assert [int(given) for _, given, *_ in rows] == [4, 34, 25, 12, 6, 13]
    assert sum(int(alike) for _, _, _, alike, _ in rows) == int(re.search(r"94件のうち(\d+)件（", text(app))[1])
    # below ten, a count and no percentage
    assert [bool(share) for *_, share in rows] == [False, True, True, True, False, True]


def test_every_rule_is_shown_with_its_example(open_page):
    cues = read_cues(OWN_FOLDER / FILE, meanings=MEANINGS)
    shown = text(open_page("methods"))
    assert len(cues) > 30 and "推定に使う手がかり" in shown
    assert [cue.code for cue in cues if cue.example not in shown or cue.why not in shown] == []


def test_where_too_few_replies_are_decided_no_estimate_is_offered_and_the_page_says_why(
    open_page, nerima_folder, tmp_path, monkeypatch
):
    data = tmp_path / "data"
    shutil.copytree(nerima_folder.parents[1], data, ignore=shutil.ignore_patterns("consultations"))
    file, content = DOCUMENTS["prefecture"]()
    (tmp_path / file).write_bytes(content)
    import_file(tmp_path / file, data / "consultations" / "prefecture")
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(response_types, "ENOUGH", 0.99)  # of its 26 replies the wordings decide fewer
    monkeypatch.setenv("IKEN_DATA", str(data))
    library._opened.cache_clear()
    methods = text(open_page("methods", consultation="prefecture"))
    decided = re.search(r"回答のある意見26件のうち、文言の手がかりで区分を判断できるのは(\d+)件で、99%に満たない", methods)
    assert 0 < int(decided[1]) < 26
    cross = open_page("response_types", consultation="prefecture")
    assert "推定" not in [option for each in cross.selectbox if each.key == "basis" for option in each.options]
    library._opened.cache_clear()
