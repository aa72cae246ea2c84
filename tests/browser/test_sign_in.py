"""Signing in with a real OpenID Connect provider, in a real browser: name and role come from there, and stand on what is kept."""

from __future__ import annotations

import pytest
from oidc_provider_mock import User, run_server_in_thread

from analysis.access.audit import audit_log, note
from analysis.access.people import Person, Role
from analysis.reviews.place import sqlite_url
from analysis.reviews.store import ReviewStore
from tests.browser.conftest import Visitor
from tests.dashboard_process import free_port, running

pytestmark = pytest.mark.browser

USERS = [
    User(sub="sato", claims={"preferred_username": "sato@example.lg.jp", "name": "佐藤 花子", "groups": ["iken-editors"]}),
    User(sub="suzuki", claims={"preferred_username": "suzuki@example.lg.jp", "name": "鈴木 一郎", "groups": ["iken-reviewers"]}),
    User(sub="tanaka", claims={"preferred_username": "tanaka@example.lg.jp", "name": "<b>田中</b>", "groups": []}),
]
ACCESS = """
sign_in = "oidc"
[roles.editor]
groups = ["iken-editors"]
[roles.reviewer]
groups = ["iken-reviewers"]
"""
SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{secret}"
client_id = "iken-atlas"
client_secret = "of-a-test"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A dashboard whose people sign in at a provider on this machine, and the folder of its records."""
    folder, port = tmp_path_factory.mktemp("office"), free_port()
    with run_server_in_thread(user_claims=USERS) as provider:
        (folder / "access.toml").write_text(ACCESS, encoding="utf-8")
        secrets = SECRETS.format(port=port, secret="0123456789abcdef" * 4, provider=provider.server_port)
        (folder / "secrets.toml").write_text(secrets, encoding="utf-8")
        settings = {
            "IKEN_ACCESS": str(folder / "access.toml"),
            "IKEN_REVIEWS": str(folder / "reviews"),
            "IKEN_AUDIT": str(folder / "audit"),
        }
        with running(folder, settings=settings, options=(f"--secrets.files={folder / 'secrets.toml'}",), port=port) as dashboard:
            yield dashboard, folder
            assert dashboard.outgoing() == []


@pytest.fixture
def arrival(office, chromium):
    """Sign somebody in (nobody: with an empty name), on a page."""
    opened = []

    def arrive(who: str = "", path: str = "review", **query: str) -> Visitor:
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        visitor = Visitor(page, office[0].url)
        visitor.open("")
        if who:
            page.get_by_role("button", name="サインイン").click()
            page.get_by_role("button", name=who, exact=True).click()
            page.wait_for_url(f"{office[0].url}/**")
            visitor.settle()
        visitor.open(path, **query)
        return visitor

    yield arrive
    for context in opened:
        context.close()


def side_bar(visitor: Visitor) -> str:
    return visitor.page.inner_text("[data-testid=stSidebar]")


def test_a_reviewer_decides_under_the_name_they_signed_in_with(office, arrival):
    visitor = arrival("suzuki", id="74")
    assert "サインイン中：鈴木 一郎（権限：確認）" in side_bar(visitor) and "操作の記録" not in side_bar(visitor)
    assert visitor.page.get_by_label("確認する人の名前").count() == 0  # nothing to type
    visitor.page.locator(".st-key-review_marks button").first.click()
    visitor.page.wait_for_selector(".atlas-said.status")
    _, folder = office
    row = ReviewStore(sqlite_url(folder / "reviews")).history("nerima-2023").iloc[-1]
    assert row[["comment", "reviewer", "identity"]].tolist() == ["74", "鈴木 一郎", "suzuki@example.lg.jp"]
    line = audit_log(folder / "audit" / "audit.jsonl").iloc[0]
    assert line[["who", "identity", "role", "act", "outcome", "detail"]].tolist() == [
        "鈴木 一郎",
        "suzuki@example.lg.jp",
        "reviewer",
        "review",
        "kept",
        "74番",
    ]
    visitor.open("review", id="74", queue="done")
    assert "本人確認なし" not in visitor.page.inner_text("[data-testid=stMain]")
    visitor.open("audit")
    assert "「編集」の権限が要ります" in visitor.page.inner_text("[data-testid=stMain]")


def test_an_editor_sees_what_was_done(office, arrival, monkeypatch):
    monkeypatch.setenv("IKEN_AUDIT", str(office[1] / "audit"))
    note(Person("鈴木 一郎", Role.REVIEWER, "suzuki@example.lg.jp"), "review", "nerima-2023", "kept")
    visitor = arrival("sato", path="audit")
    assert "権限：編集" in side_bar(visitor) and "操作の記録" in side_bar(visitor)
    assert "鈴木 一郎" in visitor.page.inner_text("[data-testid=stMain]")
    visitor.page.get_by_role("button", name="サインアウト").click()
    visitor.page.get_by_role("button", name="End session").click()  # the provider asks whether it should end its own
    visitor.page.get_by_role("button", name="サインイン").wait_for()
    visitor.open("audit")
    assert "「編集」の権限が要ります" in visitor.page.inner_text("[data-testid=stMain]")


@pytest.mark.parametrize("who", ["", "tanaka"])
def test_whoever_has_no_role_reads_and_decides_nothing(arrival, who):
    visitor = arrival(who, id="74")
    assert ("<b>田中</b>（権限：閲覧）" in side_bar(visitor)) == bool(who)  # a name is never markup
    main = visitor.page.inner_text("[data-testid=stMain]")
    assert "「確認」の権限が要ります" in main and visitor.page.locator(".st-key-review_marks").count() == 0


def test_a_cookie_made_by_hand_signs_nobody_in(office, arrival):
    visitor = arrival("suzuki")
    cookies = visitor.page.context.cookies()
    forged = [each | {"value": "x" + each["value"][1:]} for each in cookies if each["name"].startswith("_streamlit_user")]
    assert forged
    visitor.page.context.add_cookies(forged)
    visitor.open("review", id="74")
    assert "「確認」の権限が要ります" in visitor.page.inner_text("[data-testid=stMain]")
    assert visitor.page.get_by_role("button", name="サインイン").count() == 1
