"""Roles on the pages: by sign-in, by the address the server listens at, and never by what is typed."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import FRAME

ACCESS = """
sign_in = "{sign_in}"
[claims]
account = "account"
[roles.editor]
accounts = ["sato"]
[roles.reviewer]
groups = ["reviewers"]
[proxy]
addresses = ["127.0.0.1"]
"""


@pytest.fixture
def rules(tmp_path, monkeypatch):
    """Write the rules, with a way to sign in."""
    file = tmp_path / "access.toml"
    monkeypatch.setenv("IKEN_ACCESS", str(file))
    monkeypatch.setenv("IKEN_REVIEWS", str(tmp_path / "reviews"))
    return lambda sign_in, text=ACCESS: file.write_text(text.replace("{sign_in}", sign_in), encoding="utf-8")


def opened(page: str, **told) -> AppTest:
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app.user = told
    app.run()
    app.switch_page(f"{page}.py").run()
    assert not app.exception
    return app


def side_bar(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.sidebar.get("html"))


def keys(app: AppTest) -> set[str]:
    return {str(each.key) for each in app.button}


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ({"account": "sato", "name": "佐藤", "is_logged_in": True}, "編集"),
        ({"account": "suzuki", "groups": ["reviewers"], "is_logged_in": True}, "確認"),
        ({"account": "tanaka", "is_logged_in": True}, "閲覧"),
        ({"account": "sato", "is_logged_in": False}, ""),
        ({"email": "sato"}, ""),
        ({}, ""),
    ],
)
def test_the_role_of_who_signed_in_holds_at_the_machine_too(rules, told, role):
    rules("oidc")
    app = opened("review", **told)
    assert (f"権限：{role}）" in side_bar(app)) if role else ("sign_in" in keys(app))
    assert any(key.startswith("review_mark") for key in keys(app)) is (role in ("確認", "編集"))
    assert ("sign_out" in keys(app)) is bool(role)


def test_a_proxy_hands_on_who_it_is_and_offers_no_way_out(rules):
    rules("proxy")
    app = opened("review", account="suzuki", name="鈴木", groups="a, reviewers")
    assert "サインイン中：鈴木（権限：確認）" in side_bar(app) and not {"sign_in", "sign_out"} & keys(app)
    assert "サインインが伝わっていません" in side_bar(opened("review", account=None))


def test_rules_that_cannot_be_read_leave_everybody_a_reader_and_say_so(rules):
    rules("nonsense")
    app = opened("review", account="sato", is_logged_in=True)
    assert "全員が閲覧のみです" in side_bar(app) and "oidc か proxy" in side_bar(app)
    assert not any(key.startswith("review_mark") for key in keys(app))


def test_a_role_that_is_taken_away_is_gone_at_the_next_act(rules):
    rules("oidc")
    app = opened("review", account="suzuki", name="鈴木", groups=["reviewers"], is_logged_in=True)
    mark = next(key for key in keys(app) if key.startswith("review_mark"))
    rules("oidc", ACCESS.replace('"reviewers"', '"others"'))
    app.button(key=mark).click().run()
    shown = "\n".join(each.proto.body for each in app.main.get("html"))
    assert "「確認」の権限が要ります" in shown and "保存しました" not in shown
