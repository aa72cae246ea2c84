"""Messages and headers made by hand, for each role: what a role may not do does not happen, and the server goes on.

A server on this machine takes names from a proxy at 127.0.0.2; whoever comes from 127.0.0.1 is not the proxy. All of it is
tried on one server process and on two behind one address.
"""

from __future__ import annotations

import asyncio
import hashlib
import random

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from analysis.access.audit import audit_log, breaks
from analysis.reviews.place import sqlite_url
from analysis.reviews.store import ReviewStore
from tests.attack.forger import Forger
from tests.conftest import NERIMA
from tests.dashboard_process import running

PROXY = "127.0.0.2"
ACCESS = """
sign_in = "proxy"
[claims]
account = "account"
[roles.editor]
accounts = ["sato"]
[roles.reviewer]
accounts = ["suzuki"]
[proxy]
addresses = ["127.0.0.2"]
"""
HEADERS = '{"X-Remote-User": "account", "X-Remote-Groups": "groups"}'
MARK = "review_mark_○"
MESSAGES = 300


def settings(folder, **more):
    (folder / "access.toml").write_text(ACCESS, encoding="utf-8")
    return {
        "IKEN_ACCESS": str(folder / "access.toml"),
        "IKEN_REVIEWS": str(folder / "reviews"),
        "IKEN_AUDIT": str(folder / "audit"),
        "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": HEADERS,
        **more,
    }


@pytest.fixture(scope="module", params=[1, 2])
def office(tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("office")
    with running(folder, settings=settings(folder), processes=request.param) as dashboard:
        yield dashboard, folder


def decided(folder) -> list[list[str]]:
    file = folder / "reviews" / "reviews.sqlite"
    if not file.exists():
        return []
    history = ReviewStore(sqlite_url(folder / "reviews")).history("nerima-2023")[["comment", "identity"]]
    return history.astype("object").where(history.notna(), None).to_numpy().tolist()


def kept(folder) -> int:
    log = audit_log(folder / "audit" / "audit.jsonl")
    return int((log["outcome"] == "kept").sum())


def as_(who: str, source: str = PROXY, **headers: str) -> dict:
    return {"headers": {"X-Remote-User": who, **headers} if who else dict(headers), "source": source}


async def identities(url: str, comment: str) -> dict[str, str]:
    """What the buttons of a reviewer are called: the same in every session, so that anybody can know."""
    async with Forger(url, "review", **as_("suzuki"), id=comment) as reviewer:
        await reviewer.open()
        return dict(reviewer.identities)


def press(url: str, comment: str, known: dict[str, str], **who) -> None:
    async def forge():
        async with Forger(url, "review", id=comment, **who) as forger:
            await forger.open()
            await forger.type(known.get("reviewer_name", "$$ID-0-reviewer_name"), "佐藤 花子")
            await forger.press(known[MARK])

    asyncio.run(forge())


def test_the_messages_are_those_of_a_browser_for_a_reviewer_they_decide(office):
    dashboard, folder = office
    known = asyncio.run(identities(dashboard.url, "10"))
    press(dashboard.url, "10", known, **as_("suzuki"))
    assert decided(folder) == [["10", "suzuki"]]  # whatever name was typed


@pytest.mark.parametrize(
    "who",
    [
        as_("tanaka"),
        as_(""),
        as_("", **{"X-Remote-Groups": "editors"}),
        as_("suzuki", "127.0.0.1"),
        as_("sato", "127.0.0.1"),
        as_("sato", "127.0.0.1", **{"X-Forwarded-For": PROXY}),
        as_("sato", "127.0.0.1", **{"Forwarded": f"for={PROXY}"}),
        as_("sato", "127.0.0.3"),
        as_("sato.evil"),
        as_("suzuki,sato"),
    ],
    ids=lambda who: f"{who['headers'].get('X-Remote-User', '').strip()}-{who['source']}-{len(who['headers'])}",
)
def test_whoever_has_no_role_decides_nothing(office, who):
    dashboard, folder = office
    before = decided(folder)
    known = asyncio.run(identities(dashboard.url, "20"))
    press(dashboard.url, "20", known, **who)
    assert decided(folder) == before


def test_a_session_is_not_taken_over_by_who_knows_its_number(office):
    """The third word of the subprotocol names a session to go on with; another account does not get it."""
    dashboard, folder = office
    before = decided(folder)

    async def take_over():
        async with Forger(dashboard.url, "review", id="30", **as_("suzuki")) as reviewer:
            await reviewer.open()
            known, session = dict(reviewer.identities), reviewer.session
        async with Forger(dashboard.url, "review", id="30", resume=session, **as_("tanaka")) as thief:
            await thief.open()
            await thief.press(known[MARK])

    asyncio.run(take_over())
    assert decided(folder) == before


def test_a_read_only_server_keeps_nothing_of_an_editor_either(tmp_path):
    with running(tmp_path, settings=settings(tmp_path)) as dashboard:
        known = asyncio.run(identities(dashboard.url, "10"))
    with running(tmp_path, settings=settings(tmp_path, IKEN_READ_ONLY="1")) as dashboard:
        for who in ("sato", "suzuki"):
            press(dashboard.url, "10", known, **as_(who))
    assert decided(tmp_path) == [] and kept(tmp_path) == 0


def test_messages_of_no_browser_change_nothing_and_stop_nothing(office):
    """Wild identities, values of other kinds, pages that are none, and bytes that are no message, from a reader."""
    dashboard, folder = office
    chance, before, data = random.Random(11), decided(folder), tree(NERIMA)
    known = asyncio.run(identities(dashboard.url, "10"))
    acts = kept(folder)

    async def throw():
        for _ in range(MESSAGES // 30):
            async with Forger(dashboard.url, "review", **as_("tanaka")) as forger:
                await forger.open()
                for _ in range(30):
                    await forger.connection.send(wild(chance, list(known.values())))

    asyncio.run(throw())
    assert dashboard.get("/healthz").status == 200
    press(dashboard.url, "40", asyncio.run(identities(dashboard.url, "40")), **as_("suzuki"))  # and it still serves
    assert decided(folder) == [*before, ["40", "suzuki"]]
    assert kept(folder) == acts + 1 and breaks(folder / "audit" / "audit.jsonl") == []
    assert tree(NERIMA) == data


def wild(chance: random.Random, identities: list[str]) -> bytes:
    message = BackMsg()
    state = message.rerun_script
    state.query_string = chance.choice(["", "id=10", "id=%00", "consultation=../..", "queue=" + "x" * 500, "&&&=="])
    state.page_name = chance.choice(["review", "audit", "documents", "", "../../etc", "\u202e"])
    state.page_script_hash = chance.choice(["", "0" * 32, "x"])
    for _ in range(chance.randrange(1, 6)):
        widget = WidgetState(id=chance.choice([*identities, "$$ID-" + "f" * 32 + "-document_save", "x"]))
        kind = chance.randrange(6)
        if kind == 0:
            widget.trigger_value = True
        elif kind == 1:
            widget.string_value = chance.choice(["", "\u0000", "=1+1", "あ" * 5000])
        elif kind == 2:
            widget.int_value = chance.choice([-1, 2**40])
        elif kind == 3:
            widget.json_value = chance.choice(["{", "null", "[[[]]]"])
        elif kind == 4:
            widget.string_array_value.data.extend(["x"] * 50)
        else:
            widget.bytes_value = chance.randbytes(40)
        state.widget_states.widgets.append(widget)
    return message.SerializeToString()


def tree(folder) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_without_sign_in_only_who_sits_at_a_machine_that_serves_nobody_else_decides(tmp_path):
    """Each server is tried by somebody of this machine; the second has a name for others, so that a proxy may stand before it."""
    without = {"IKEN_ACCESS": ""}
    with running(tmp_path, settings=settings(tmp_path, **without)) as dashboard:
        known = asyncio.run(own_identities(dashboard.url))
        press(dashboard.url, "10", known, **as_(""))
        assert decided(tmp_path) == [["10", None]]
        for headers in (
            {"X-Forwarded-For": "10.0.0.7"},
            {"Forwarded": "for=10.0.0.7"},
            {"Via": "1.1 x"},
            {"X-Real-IP": "127.0.0.1"},
        ):
            press(dashboard.url, "11", known, headers=headers)
    more = {**without, "STREAMLIT_SERVER_ALLOWED_HOSTS": "atlas.example.lg.jp"}
    with running(tmp_path, settings=settings(tmp_path, **more)) as dashboard:
        for headers in ({}, {"X-Remote-User": "sato"}):
            press(dashboard.url, "11", known, headers=headers)
    assert decided(tmp_path) == [["10", None]]


async def own_identities(url: str) -> dict[str, str]:
    async with Forger(url, "review", id="10") as person:
        await person.open()
        return dict(person.identities)
