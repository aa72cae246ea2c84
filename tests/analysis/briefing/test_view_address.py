"""The address of a view holds its choices, and its words are those of the document."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from analysis.briefing.view_address import choice_text, view_address
from analysis.package.folder import read_consultation
from analysis.selection import Selection

CHOSEN = Selection(pillars=("柱Ⅱ",), response_types=("◎", "○"), basis="coded", query=" スマホ 相談 ")


def test_every_choice_is_in_the_address():
    asked = parse_qsl(urlsplit(view_address("nerima-2023", CHOSEN)).query)
    assert asked == [
        ("consultation", "nerima-2023"),
        ("pillar", "柱Ⅱ"),
        ("response_type", "◎"),
        ("response_type", "○"),
        ("basis", "coded"),
        ("q", "スマホ 相談"),
    ]


@pytest.mark.parametrize("site", ["http://atlas.example", "http://atlas.example/"])
def test_a_site_stands_before_it_once(site):
    assert view_address("a", Selection("coded"), site=site).startswith("http://atlas.example/briefing?consultation=a&basis=")
    assert view_address("a", Selection("coded")).startswith("/briefing?")


def test_choices_in_words(nerima_folder):
    nerima = read_consultation(nerima_folder)
    short = nerima.pillars.set_index("pillar")["short_name"]["柱Ⅱ"]
    told = choice_text(nerima, CHOSEN)
    assert told.startswith(f"柱：{short} ／ 対応区分：")
    assert told.endswith("検索：スマホ 相談")
    assert choice_text(nerima, Selection("coded")) == "なし（全件）"
