"""A page to send: nothing of a title becomes part of it, nothing runs, nothing is asked for."""

from __future__ import annotations

from analysis.export.web_page import POLICY, web_page


def test_the_page_holds_its_body_its_style_and_a_policy_that_allows_nothing_else(tmp_path):
    style = tmp_path / "own.css"
    style.write_text("p { color: red; }\n", encoding="utf-8")
    page = web_page('<b>計画</b>\x1b"', "<p>本文</p>", style=style).decode()
    assert "<title>&lt;b&gt;計画&lt;/b&gt;␛&quot;</title>" in page and "<body>\n<p>本文</p>\n</body>" in page
    assert "p { color: red; }" in page and f'content="{POLICY}"' in page
    assert "script-src" not in POLICY and POLICY.startswith("default-src 'none'")
