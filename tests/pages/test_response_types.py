"""対応区分で見る: official figures as official, everything else with its badge and left out on request."""

from __future__ import annotations

import pytest

from tests.pages.screen import bodies, figures, marks, panel, panel_text, selected, text

OFFICIAL = {"◎": 4, "○": 34, "□": 25, "△": 12, "※": 6, "－": 13}
BADGE = '<span class="atlas-badge coded">人が読んで付けた区分</span>'


def totals(app) -> dict[str, dict[str, int]]:
    """The bars: series → mark → count."""
    return {
        trace["name"]: {label.partition(" ")[0]: int(n) for label, n in zip(trace["y"], trace["x"], strict=True)}
        for trace in figures(app)[0]["data"]
    }


def cells(app) -> dict[tuple[str, str], int]:
    """The table of cells: (mark, pillar) → count; those of nothing give nothing back."""
    squares = figures(app)[1]["data"][1]
    return {tuple(keys): int(label) for keys, label in zip(squares["customdata"], squares["text"], strict=True) if keys}


def bounds(app) -> dict[tuple[str, str], str]:
    """(mark, pillar) → its range, from the names of the cells."""
    figure = next(each for each in figures(app) if "公式集計から言えること" in str(each))["data"][-1]
    names = (name.partition("<br>")[0].split(" × ") for name in figure["hovertext"])
    return {(mark.partition(" ")[0], pillar): each for (mark, pillar), each in zip(names, figure["text"], strict=True)}


def test_official_totals_stand_beside_the_coded_marks(open_page):
    app = open_page("response_types")
    assert totals(app) == {"資料の公式集計": OFFICIAL, "人が読んで付けた区分": OFFICIAL}
    assert ["line" in trace["marker"] for trace in figures(app)[0]["data"]] == [False, True]  # an outline: not printed
    assert "素案に記載はないが他の施策・事業等で既に実施しているもの" in text(app)
    assert "36.2" in text(app)


@pytest.mark.parametrize("filters", [{}, {"pillar": "柱Ⅱ"}, {"q": "区民"}], ids=str)
def test_cells_and_bars_add_up_to_what_is_shown(open_page, filters):
    app = open_page("response_types", **filters)
    assert sum(cells(app).values()) == sum(totals(app)["人が読んで付けた区分"].values()) == selected(app)


def test_official_bars_count_no_rows_and_open_none(open_page):
    assert len(marks(open_page("response_types"))[0]) == 6  # of the twelve bars those that were read
    assert not any(marks(open_page("response_types", basis="printed")))


def test_official_totals_are_not_set_beside_a_part_of_the_rows(open_page):
    app = open_page("response_types", pillar="柱Ⅱ")
    assert list(totals(app)) == ["人が読んで付けた区分"]
    assert "公式集計は資料全体の数" in text(app)


def test_every_title_with_coded_counts_has_the_badge(open_page):
    app = open_page("response_types", one_type="○")
    titled = [body for body in bodies(app) if 'class="atlas-title"' in body]
    unbadged = [body for body in titled if BADGE not in body]
    assert [body.partition(">")[2].partition(" <")[0].partition("</h2>")[0].strip() for body in unbadged] == [
        "公式集計だけから確実に言えること",
        "区分を選んで読む",
    ]
    assert "公式集計からの計算" in unbadged[0]


def test_leaving_the_coded_marks_out_leaves_no_coded_number(open_page):
    app = open_page("response_types")
    next(each for each in app.button if each.key == "leave_out").click().run()
    assert app.session_state["basis"] == "printed"
    for one_type in ("", "○"):
        app = open_page("response_types", basis="printed", one_type=one_type)
        assert "人が読んで" not in text(app)
        assert "人が読んで" not in str(figures(app))
        assert "◆" not in text(app) + str(figures(app))
    assert totals(app) == {"資料の公式集計": OFFICIAL}
    assert len(figures(app)) == 2, "official totals and certain bounds"
    closed = open_page("response_types", basis="printed", in_type="○")
    assert panel(closed) == [], "which comments are ○ is not printed"
    assert "資料の記載だけでは、どの意見がこの対応区分なのかわからない" in panel_text(closed)


def test_the_switch_takes_the_coded_marks_in_again(open_page):
    app = open_page("response_types", basis="printed")
    next(each for each in app.button if each.key == "take_in").click().run()
    assert "人が読んで付けた区分" in totals(app)


@pytest.mark.parametrize("basis", ["printed", "coded"])
def test_bounds_follow_from_the_printed_totals(open_page, basis):
    ranges = bounds(open_page("response_types", basis=basis))
    assert len(ranges) == 36
    assert ranges[("○", "柱Ⅱ DX")] == "0～34"
    assert ranges[("◎", "第1章 はじめに")] == "0～3"


def test_coded_counts_stand_inside_their_bounds(open_page):
    app = open_page("response_types")
    names = {
        "全体": "プラン全体",
        "第1章": "第1章 はじめに",
        "柱Ⅰ": "柱Ⅰ 区民協働",
        "柱Ⅱ": "柱Ⅱ DX",
        "柱Ⅲ": "柱Ⅲ 人事・人材育成",
        "その他": "その他",
    }
    counted = {(mark, names[pillar]): n for (mark, pillar), n in cells(app).items()}
    for keys, text_of_range in bounds(app).items():
        low, high = map(int, text_of_range.split("～"))
        assert low <= counted.get(keys, 0) <= high, keys


def test_what_is_certain_is_said_in_words(open_page):
    shown = text(open_page("response_types", basis="printed"))
    assert "36の組み合わせのどれも、1件以上あるとは言い切れません" in shown
    assert "「柱Ⅱ DX」の44件のうち、少なくとも9件は「○ 素案に掲載」か「□ 他で実施済み」です。" in shown
    assert "「○ 素案に掲載」の34件のうち、少なくとも6件は「柱Ⅰ 区民協働」か「柱Ⅱ DX」です。" in shown


def test_choosing_a_mark_shows_it_in_detail(open_page):
    app = open_page("response_types")
    next(each for each in app.get("button_group") if each.key == "one_type").set_value("◎").run()
    assert panel(app) == []
    assert "◎ 「意見の趣旨を踏まえ計画に反映するもの」は、資料全体の公式集計で4件（4.3%）です。" in text(app)


def test_filters_add_intersect_and_clear(open_page):
    counts = {marks: selected(open_page("response_types", response_type=list(marks))) for marks in ("○", "□", "○□")}
    assert counts["○□"] == counts["○"] + counts["□"] == 59
    app = open_page("response_types", response_type=["○", "□"], pillar="柱Ⅰ")
    assert 0 < selected(app) < 22
    next(each for each in app.button if each.key == "clear_all").click().run()
    assert selected(app) == 94


def test_an_unknown_mark_is_named_and_dropped(open_page):
    app = open_page("response_types", in_type="×")
    assert "「in_type＝×」はこの資料にないため" in text(app)
    assert selected(app) == 94
    assert panel(app) == []


def test_nothing_found_says_so_and_draws_nothing(open_page):
    app = open_page("response_types", q="このような語はない")
    assert selected(app) == 0
    assert "当てはまる意見はありません" in text(app)
    assert figures(app) == []


@pytest.mark.parametrize("mark", ["○", "□", "△", "※", "－"])
def test_no_word_of_a_mark_differs_clearly_and_the_page_says_so(open_page, mark):
    app = open_page("response_types", one_type=mark)
    assert not any("この区分" in str(each) for each in figures(app))
    assert "はっきりした偏りはありません。" in text(app)


def test_two_names_stand_out_in_what_was_revised(open_page):
    """Both stand in 2 of the 4 opinions marked ◎ and in none of the other 90: C(4, 2) / C(94, 2) = 6 / 4,371 = 0.14 %."""
    (words,) = [each for each in figures(open_page("response_types", one_type="◎")) if "この区分" in str(each)]
    assert "取組強化プラン" in str(words) and "改革ねりま" in str(words)
