"""Names, notes and accounts made to be markup: a real browser shows them as they were typed, runs nothing and fetches nothing."""

from __future__ import annotations

import pytest

from analysis.access.audit import note
from analysis.access.people import Person, Role
from analysis.package.folder import read_consultation
from analysis.package.reviewed import text_hashes
from analysis.reviews.place import sqlite_url
from analysis.reviews.store import Decision, ReviewStore
from tests.dashboard_process import running

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg/onload=window.hit=1>",
    "![a](http://evil.invalid/a.png)",
    "[a](javascript:window.hit=1)",
    "'\"><b>太字</b>",
    "$\\href{javascript:window.hit=1}{a}$",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory, nerima_folder):
    """A dashboard with a hostile decision a comment, each by somebody whose name is the same text."""
    folder = tmp_path_factory.mktemp("office")
    hashes = text_hashes(read_consultation(nerima_folder).comments)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IKEN_AUDIT", str(folder / "audit"))
        store = ReviewStore(sqlite_url(folder / "reviews"))
        for number, text in enumerate(HOSTILE, start=1):
            who = Person(text, Role.REVIEWER, "" if number % 2 else text, text)
            store.record(Decision("nerima-2023", str(number), "○", who, text, text_hash=hashes[str(number)]), seen=0)
            note(who, text, text, text, detail=text)
        store.engine.dispose()
    with running(folder, settings={"IKEN_REVIEWS": str(folder / "reviews"), "IKEN_AUDIT": str(folder / "audit")}) as started:
        yield started


def test_the_record_of_acts_shows_them_as_they_are(visit, office):
    page = visit(server=office).open("audit")
    shown = page.inner_text("[data-testid=stMain]")
    assert [text for text in HOSTILE if text not in shown] == []
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("number", range(1, len(HOSTILE) + 1))
def test_the_history_of_a_comment_shows_them_as_they_are(visit, office, number):
    page = visit(server=office).open("review", id=str(number), queue="done")
    page.get_by_text("この意見の確認の記録（1）").click()
    page.get_by_role("cell", name="同意").or_(page.get_by_role("cell", name="変更")).first.wait_for()
    assert page.inner_text("[data-testid=stMain]").count(HOSTILE[number - 1]) >= 2  # name and note
    assert page.evaluate("window.hit") is None
