"""A page to send: nothing of a title becomes part of it, nothing runs but what is its own, nothing is asked for."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from analysis.export.web_page import web_page


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_page_holds_its_body_its_style_and_a_policy_that_allows_nothing_else(tmp_path):
    style = tmp_path / "own.css"
    style.write_text("p { color: red; }\n", encoding="utf-8")
    page = web_page('<b>計画</b>\x1b"', "<p>本文</p>", style=style).decode()
    assert "<title>&lt;b&gt;計画&lt;/b&gt;␛&quot;</title>" in page and "<body>\n<p>本文</p>\n</body>" in page
    assert "<style>\np { color: red; }\n</style>" in page and "<script" not in page
    policy = (
        f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src {hashed(chr(10) + 'p { color: red; }' + chr(10))}"
    )
    assert f'content="{policy}"' in page


def test_a_script_runs_as_it_is_and_no_other(tmp_path):
    style, script = tmp_path / "own.css", tmp_path / "own.js"
    style.write_text("", encoding="utf-8")
    script.write_text("draw();\n", encoding="utf-8")
    page = web_page("計画", "<p>本文</p>", style=style, more_style="p { color: blue; }", scripts=[script, script]).decode()
    assert "<style>\np { color: blue; }</style>" in page and "<script>\ndraw();\n\ndraw();\n</script>\n</body>" in page
    styled, run = hashed("\np { color: blue; }"), hashed("\ndraw();\n\ndraw();\n")
    assert f"style-src {styled}; script-src {run}; " in page
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in page
