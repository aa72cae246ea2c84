"""柱で見る: what a number says is what its rows are, whatever is filtered."""

from __future__ import annotations

import re

import pytest

from tests.pages.screen import clickable, doors, figures, panel, selected, text, way_to_all

OFFICIAL = {"全体": 5, "第1章": 3, "柱Ⅰ": 22, "柱Ⅱ": 44, "柱Ⅲ": 7, "その他": 13}
FILTERS = [
    {},
    {"pillar": ["柱Ⅰ", "柱Ⅱ"]},
    {"response_type": ["○", "※"]},
    {"q": "区民"},
    {"pillar": "柱Ⅱ", "response_type": "○", "q": "区"},
]


def cells(app) -> dict[tuple[str, str], int]:
    """The pieces of the stacked bars, and their ends: (pillar, mark or nothing) → count; those of nothing give nothing back."""
    traces = figures(app)[0]["data"]
    pieces = {
        tuple(keys): int(n) for trace in traces[:-1] for keys, n in zip(trace["customdata"], trace["x"], strict=True) if keys
    }
    ends = {
        tuple(keys): int(label.partition("件")[0])
        for keys, label in zip(traces[-1]["customdata"], traces[-1]["text"], strict=True)
        if keys
    }
    return pieces | ends


def test_bars_are_the_documents_own_totals(open_page):
    app = open_page("pillars")
    assert {pillar: n for (pillar, mark), n in cells(app).items() if not mark} == OFFICIAL
    assert "44件<br>46.8%" in figures(app)[0]["data"][-1]["text"]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_pieces_and_ends_add_up_to_what_is_shown(open_page, filters):
    app = open_page("pillars", **filters)
    found = cells(app)
    assert (
        sum(n for (_, mark), n in found.items() if not mark) == sum(n for (_, mark), n in found.items() if mark) == selected(app)
    )


def test_a_panel_leads_to_all_its_rows(open_page):
    app = open_page("pillars", in_pillar="柱Ⅱ", in_type="○")
    assert len(panel(app)) == 18
    assert "この18件を" in way_to_all(app)


def theme_counts(app) -> dict[str, int]:
    """Theme → comments of the pillar whose opinion has it, as drawn."""
    figure = next(each for each in figures(app) if each["data"][0]["type"] == "bar" and str(clickable(each)[0])[:1] in "KDX")
    return {code: int(n) for code, n in zip(clickable(figure), figure["data"][0]["x"], strict=True) if code}


def word_counts(app) -> dict[str, int]:
    """Word → comments of the pillar that have it, as written under the bar."""
    figure = next((each for each in figures(app) if "この柱" in str(each)), None)
    if figure is None:
        return {}
    notes = [note["text"] for note in figure["layout"]["annotations"]]
    return {
        word: int(note.removeprefix("この柱 ").partition("/")[0]) for word, note in zip(clickable(figure), notes, strict=True)
    }


def test_the_pillars_own_words_are_drawn(open_page):
    app = open_page("pillars", one_pillar="柱Ⅱ")
    assert word_counts(app) == {"障害者ICT相談窓口": 7, "デジタル化": 6}, "7 of 7 and 6 of 6 in 44 of 94: p 0.0037 and 0.0087"
    assert "ほかの柱の意見50件と比べて" in text(app)


def test_where_no_word_differs_clearly_the_page_says_so(open_page):
    app = open_page("pillars", one_pillar="その他")
    assert word_counts(app) == {}
    assert "はっきりした偏りはありません。（ほかの柱の意見81件と比べて" in text(app)


def test_cards_show_the_counts_of_both_sides_and_common_themes_alone(open_page):
    cards = text(open_page("pillars"))
    assert "町会・自治会（6件・ほか0件）" in cards and "職員（5件・ほか6件）" in cards
    assert not re.search(r"（[12]件）", cards.partition("柱ごとの特徴")[2].partition("目立つ語（特徴語）：")[0])


def test_a_pillar_is_described_by_its_own_themes(open_page):
    assert {code[0] for code in theme_counts(open_page("pillars", one_pillar="柱Ⅰ"))} == {"K"}
    assert {code[0] for code in theme_counts(open_page("pillars", one_pillar="柱Ⅱ"))} == {"D"}
    assert {code[0] for code in theme_counts(open_page("pillars", one_pillar="柱Ⅲ"))}.isdisjoint("KD")


def test_a_filter_that_leaves_one_pillar_compares_it_with_the_others_outside(open_page):
    app = open_page("pillars", pillar="柱Ⅱ")
    assert "ほかの柱の意見50件（絞り込みの外も含む）" in text(app)
    assert selected(app) == 44


def test_another_pillar_is_shown_in_detail_and_opens_nothing(open_page):
    app = open_page("pillars", one_pillar="柱Ⅱ")
    next(each for each in app.get("button_group") if each.key == "one_pillar").set_value("柱Ⅰ").run()
    assert "の意見は22件" in text(app)
    assert panel(app) == []


def test_a_card_has_the_count_of_its_pillar(open_page):
    found = [door for door in doors(open_page("pillars")) if door.values == {"in_pillar": "柱Ⅲ"} and "（" in door.says]
    assert found[0].says == "7件（7.4%）"


def test_no_percentage_of_fewer_than_ten(open_page):
    app = open_page("pillars", one_pillar="第1章")
    shown = text(app).partition("の意見は3件（3.2%）")[2].partition("文章の長さ")[0]
    assert shown, "the share of all shown comments is one of 94"
    assert not re.search(r"[0-9]%(?![0-9A-F]{2})", shown), "no share; the % of an address is none"
    few = open_page("pillars", pillar="柱Ⅲ")
    assert "%" not in str(figures(few)[0]["data"])


def test_filters_add_intersect_and_clear(open_page):
    one, two, both = (selected(open_page("pillars", pillar=each)) for each in ("柱Ⅰ", "柱Ⅱ", ["柱Ⅰ", "柱Ⅱ"]))
    assert both == one + two == 66
    app = open_page("pillars", pillar=["柱Ⅰ", "柱Ⅱ"], response_type="○")
    assert 0 < selected(app) < 66
    next(each for each in app.button if each.key == "clear_all").click().run()
    assert selected(app) == 94


def test_an_unknown_value_is_named_and_dropped(open_page):
    app = open_page("pillars", in_pillar="柱Ⅸ", pillar="柱Ⅰ")
    assert "「in_pillar＝柱Ⅸ」はこの資料にないため" in text(app)
    assert selected(app) == 22
    assert panel(app) == []


def test_nothing_found_says_so_and_draws_nothing(open_page):
    app = open_page("pillars", q="このような語はない")
    assert selected(app) == 0
    assert "当てはまる意見はありません" in text(app)
    assert figures(app) == []


def test_a_pillar_outside_the_filter_says_so(open_page):
    assert panel(open_page("pillars", pillar="柱Ⅰ", in_pillar="柱Ⅱ")) == []
    app = open_page("pillars", pillar="柱Ⅰ", one_pillar="柱Ⅱ")
    assert "「柱Ⅱ DXで区政を身近にする」の意見は、いまの絞り込みにはありません。" in text(app)


def test_the_sources_own_marks_alone_leave_only_counts(open_page):
    app = open_page("pillars", basis="printed")
    assert "人が読んで" not in text(app)
    assert dict(zip(clickable(figures(app)[0]), figures(app)[0]["data"][0]["x"], strict=True)) == OFFICIAL
    opened = open_page("pillars", basis="printed", in_pillar="柱Ⅱ")
    assert len(panel(opened)) == 44
    assert "人が読んで" not in text(opened) + str(figures(opened))


def test_the_table_of_cells_counts_the_same(open_page):
    app, stacked = open_page("pillars", chart="cells"), cells(open_page("pillars"))
    squares = figures(app)[0]["data"][1]
    shown = {tuple(keys): int(label) for keys, label in zip(squares["customdata"], squares["text"], strict=True) if keys}
    assert squares["text"].count("·") == 36 - len(shown)
    assert shown == {keys: n for keys, n in stacked.items() if keys[1]}
