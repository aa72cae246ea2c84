"""Signs of items, and the texts behind them."""

from __future__ import annotations

import pytest

from analysis.ingest.words.list_items import ITEM, sign_and_text


@pytest.mark.parametrize(
    ("text", "sign", "rest"),
    [
        ("・道を", "・", "道を"),
        ("　○　道を", "○", "道を"),
        ("- 道を", "-", "道を"),
        ("-5度", "", "-5度"),
        ("→道を", "→", "道を"),
        ("道を・川を", "", "道を・川を"),
        ("・", "", "・"),
        ("", "", ""),
    ],
)
def test_the_sign_of_a_line(text, sign, rest):
    assert sign_and_text((text,)) == (sign, rest)


def test_an_item_of_the_format_needs_no_sign_and_a_row_of_cells_is_none():
    assert sign_and_text(("・道を", ""), -1) == (ITEM, "・道を")
    assert sign_and_text(("・道を", "検討")) == ("", "")
