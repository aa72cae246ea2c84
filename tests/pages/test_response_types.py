"""対応区分で見る: official figures as official, everything else with its badge and left out on request."""

from __future__ import annotations

import pytest

from tests.pages.screen import bodies, click, counted, figures, listed, selected, text

OFFICIAL = {"◎": 4, "○": 34, "□": 25, "△": 12, "※": 6, "－": 13}
BADGE = '<span class="atlas-badge coded">人が読んで付けた区分</span>'


def totals(app) -> dict[str, dict[str, int]]:
    """The bars: series → mark → count."""
    return {
        trace["name"]: {mark: int(n) for mark, n in zip(trace["customdata"], trace["x"], strict=True)}
        for trace in figures(app)[0]["data"]
    }


def cells(app) -> dict[tuple[str, str], int]:
    """The table of cells: (mark, pillar) → count."""
    squares = figures(app)[1]["data"][1]
    return {tuple(keys): int(label.replace("·", "0")) for keys, label in zip(squares["customdata"], squares["text"], strict=True)}


def bounds(app) -> dict[tuple[str, str], str]:
    figure = next(each for each in figures(app) if "公式集計から言えること" in str(each))
    return {tuple(keys): label for keys, label in zip(figure["data"][-1]["customdata"], figure["data"][-1]["text"], strict=True)}


def test_official_totals_stand_beside_the_coded_marks(open_page):
    app = open_page("response_types")
    assert totals(app) == {"資料の公式集計": OFFICIAL, "人が読んで付けた区分": OFFICIAL}
    assert [trace["marker"]["pattern"]["shape"] for trace in figures(app)[0]["data"]] == ["", "/"]
    assert "素案に記載はないが他の施策・事業等で既に実施しているもの" in text(app)
    assert "36.2" in text(app)


@pytest.mark.parametrize("filters", [{}, {"pillar": "柱Ⅱ"}, {"q": "区民"}], ids=str)
def test_every_cell_and_bar_opens_as_many_rows_as_it_counts(open_page, filters):
    app = open_page("response_types", **filters)
    found, shown = cells(app), totals(app)["人が読んで付けた区分"]
    assert sum(found.values()) == sum(shown.values()) == selected(app)
    opened = [((mark, pillar), n) for (mark, pillar), n in found.items()] + [((mark, ""), n) for mark, n in shown.items()]
    for (mark, pillar), n in opened:
        if n:
            click(app, in_type=mark, in_pillar=pillar)
            assert (counted(app), len(listed(app))) == (n, min(n, 5)), (mark, pillar)


def test_official_totals_are_not_set_beside_a_part_of_the_rows(open_page):
    app = open_page("response_types", pillar="柱Ⅱ")
    assert list(totals(app)) == ["人が読んで付けた区分"]
    assert "公式集計は資料全体の数" in text(app)


def test_every_title_with_coded_counts_has_the_badge(open_page):
    app = open_page("response_types", in_type="○")
    titled = [body for body in bodies(app) if 'class="atlas-title"' in body]
    unbadged = [body for body in titled if BADGE not in body]
    assert [body.partition(">")[2].partition(" <")[0].partition("</h2>")[0].strip() for body in unbadged] == [
        "公式集計だけから確実に言えること",
        "区分を選んで読む",
        "○ 素案に掲載 の意見",
    ]
    assert "公式集計からの計算" in unbadged[0]


def test_leaving_the_coded_marks_out_leaves_no_coded_number(open_page):
    app = open_page("response_types")
    next(each for each in app.button if each.key == "leave_out").click().run()
    assert app.session_state["basis"] == "printed"
    for in_type in ("", "○"):
        click(app, in_type=in_type)
        assert "読解" not in text(app)
        assert "読解" not in str(figures(app))
        assert "◆" not in text(app) + str(figures(app))
    assert totals(app) == {"資料の公式集計": OFFICIAL}
    assert len(figures(app)) == 2, "official totals and certain bounds"
    assert listed(app) == [], "which comments are ○ is not printed"
    assert "意見を表示できません" in text(app)
    next(each for each in app.button if each.key == "use_basis").click().run()
    assert counted(app) == OFFICIAL["○"]


def test_the_switch_takes_the_coded_marks_in_again(open_page):
    app = open_page("response_types", basis="printed")
    next(each for each in app.button if each.key == "take_in").click().run()
    assert "人が読んで付けた区分" in totals(app)


@pytest.mark.parametrize("basis", ["printed", "coded"])
def test_bounds_follow_from_the_printed_totals(open_page, basis):
    ranges = bounds(open_page("response_types", basis=basis))
    assert len(ranges) == 36
    assert ranges[("○", "柱Ⅱ")] == "0～34"
    assert ranges[("◎", "第1章")] == "0～3"


def test_coded_counts_stand_inside_their_bounds(open_page):
    app = open_page("response_types")
    for keys, text_of_range in bounds(app).items():
        low, high = map(int, text_of_range.split("～"))
        assert low <= cells(app)[keys] <= high, keys


def test_what_is_certain_is_said_in_words(open_page):
    shown = text(open_page("response_types", basis="printed"))
    assert "36の組み合わせのどれも、1件以上あるとは言い切れません" in shown
    assert "「柱Ⅱ DX」の44件のうち、少なくとも9件は「○ 素案に掲載」か「□ 他で実施済み」です。" in shown
    assert "「○ 素案に掲載」の34件のうち、少なくとも6件は「柱Ⅰ 区民協働」か「柱Ⅱ DX」です。" in shown


def test_choosing_a_mark_opens_its_rows(open_page):
    app = open_page("response_types")
    next(each for each in app.get("button_group") if each.key == "in_type").set_value("◎").run()
    assert counted(app) == OFFICIAL["◎"]
    assert "◎ 「意見の趣旨を踏まえ計画に反映するもの」は、資料全体の公式集計で4件（4.3%）です。" in text(app)


def test_filters_add_intersect_and_clear(open_page):
    counts = {marks: selected(open_page("response_types", response_type=list(marks))) for marks in ("○", "□", "○□")}
    assert counts["○□"] == counts["○"] + counts["□"] == 59
    app = open_page("response_types", response_type=["○", "□"], pillar="柱Ⅰ")
    assert 0 < selected(app) < 22
    next(each for each in app.button if each.key == "clear_all").click().run()
    assert selected(app) == counted(app) == 94


def test_an_unknown_mark_is_named_and_dropped(open_page):
    app = open_page("response_types", in_type="×")
    assert "「in_type＝×」はこの資料にないため" in text(app)
    assert counted(app) == 94


def test_nothing_found_says_so_and_draws_nothing(open_page):
    app = open_page("response_types", q="このような語はない")
    assert selected(app) == 0
    assert "当てはまる意見はありません" in text(app)
    assert figures(app) == []


@pytest.mark.parametrize("mark", ["○", "□", "△", "※", "－"])
def test_no_word_of_a_mark_differs_clearly_and_the_page_says_so(open_page, mark):
    app = open_page("response_types", in_type=mark)
    assert not any("この区分" in str(each) for each in figures(app))
    assert "はっきりした偏りはありません。" in text(app)


def test_two_names_stand_out_in_what_was_revised(open_page):
    """Both stand in 2 of the 4 opinions marked ◎ and in none of the other 90: C(4, 2) / C(94, 2) = 6 / 4,371 = 0.14 %."""
    (words,) = [each for each in figures(open_page("response_types", in_type="◎")) if "この区分" in str(each)]
    assert "取組強化プラン" in str(words) and "改革ねりま" in str(words)
