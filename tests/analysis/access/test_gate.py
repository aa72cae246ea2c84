"""The gate: who may do what, that nothing passes on a read-only server, and that each try stands in the log."""

from __future__ import annotations

import pytest

from analysis.access.audit import audit_log
from analysis.access.gate import ACTS, NotAllowedError, may, passing
from analysis.access.people import AT_THE_MACHINE, Person, Role, at_the_terminal, shown_name

NEEDED = {
    "review": Role.REVIEWER,
    "theme": Role.REVIEWER,
    "name": Role.REVIEWER,
    "reading": Role.REVIEWER,
    "import": Role.EDITOR,
    "replace": Role.EDITOR,
    "restore": Role.EDITOR,
    "build": Role.EDITOR,
    "pack_reviews": Role.EDITOR,
}


@pytest.fixture(autouse=True)
def own_log(tmp_path, monkeypatch):
    monkeypatch.setenv("IKEN_AUDIT", str(tmp_path / "audit"))


def test_every_act_has_its_role():
    assert {name: act.role for name, act in ACTS.items()} == NEEDED


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", ACTS)
def test_a_person_does_what_the_role_allows_and_nothing_more(role, act):
    person, done = Person("山田", role, "yamada@example.lg.jp", "10.0.0.7"), []
    if role >= NEEDED[act]:
        with passing(person, act, "nerima-2023") as entry:
            done.append(act)
            entry.after = "abc"
        outcome, after = "kept", "abc"
    else:
        with pytest.raises(NotAllowedError, match="権限が要ります"), passing(person, act, "nerima-2023"):
            done.append(act)
        outcome, after = "refused", ""
    assert bool(done) == (outcome == "kept") == may(person, act)
    line = audit_log().iloc[0]
    assert line[["who", "identity", "address", "act", "consultation", "outcome", "after"]].tolist() == [
        "山田",
        "yamada@example.lg.jp",
        "10.0.0.7",
        act,
        "nerima-2023",
        outcome,
        after,
    ]
    assert line["verified"] and line["role"] == role.name.lower()


@pytest.mark.parametrize("act", ACTS)
def test_a_read_only_server_keeps_nothing_of_anybody(act, monkeypatch):
    monkeypatch.setenv("IKEN_READ_ONLY", "1")
    done = []
    with pytest.raises(NotAllowedError, match="IKEN_READ_ONLY"), passing(at_the_terminal(), act, "nerima-2023"):
        done.append(act)
    assert done == [] and audit_log()["outcome"].tolist() == ["refused"]
    monkeypatch.setenv("IKEN_READ_ONLY", "0")
    assert may(at_the_terminal(), act)


def test_an_act_that_failed_is_noted_as_such():
    with pytest.raises(OSError, match="disk"), passing(Person("山田", Role.EDITOR), "import", "x", before="old"):
        raise OSError("disk full")
    assert audit_log().iloc[0][["outcome", "before", "after", "detail"]].tolist() == ["failed", "old", "", "OSError: disk full"]


def test_a_typed_name_is_shown_as_such_and_never_takes_the_place_of_a_signed_in_one():
    assert shown_name("山田", verified=False) == "山田（本人確認なし）" and shown_name("山田", verified=True) == "山田"
    typed = Person(AT_THE_MACHINE, Role.EDITOR).called(" 鈴木 ")
    assert (typed.name, typed.shown, typed.verified) == ("鈴木", "鈴木（本人確認なし）", False)
    assert Person("山田", Role.EDITOR, "yamada").called("鈴木").shown == "山田"
