"""access.toml: what is told of a person becomes an account, a name and a role; a file in doubt is refused."""

from __future__ import annotations

import os

import pytest

from analysis.access.people import Role
from analysis.access.rules import AccessFileError, Rules, access_rules, read_rules

OIDC = """
sign_in = "oidc"
[roles.editor]
accounts = ["Sato@example.lg.jp"]
groups = ["editors"]
[roles.reviewer]
groups = ["reviewers"]
"""
SIGNED_IN = {"is_logged_in": True, "preferred_username": "suzuki@example.lg.jp", "name": "鈴木"}


def role(told, text=OIDC):
    person = read_rules(text).person(told, "10.0.0.7")
    return person and person.role


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, Role.READER),
        ({"groups": ["others"]}, Role.READER),
        ({"groups": ["reviewers"]}, Role.REVIEWER),
        ({"groups": ["reviewers", "editors"]}, Role.EDITOR),
        ({"groups": "reviewers"}, Role.REVIEWER),
        ({"groups": {"editors": True}}, Role.READER),
        ({"groups": [["editors"], None, 3]}, Role.READER),
        ({"groups": ["Editors", " editors-not"]}, Role.READER),
        ({"preferred_username": "SATO@EXAMPLE.LG.JP"}, Role.EDITOR),
        ({"preferred_username": "sato@example.lg.jp.evil"}, Role.READER),
        ({"preferred_username": ""}, None),
        ({"preferred_username": "{http.reverse_proxy.header.X-Remote-User}"}, None),
        ({"preferred_username": None}, None),
        ({"preferred_username": ["sato@example.lg.jp"]}, None),
        ({"is_logged_in": False}, None),
        ({"is_logged_in": "True"}, None),
    ],
)
def test_the_highest_role_of_account_and_groups_holds(more, expected):
    assert role({**SIGNED_IN, **more}) == expected


def test_a_person_is_shown_by_name_and_known_by_account():
    person = read_rules(OIDC).person({**SIGNED_IN, "name": "  "}, "10.0.0.7")
    assert (person.name, person.identity, person.address, person.verified) == (
        "suzuki@example.lg.jp",
        "suzuki@example.lg.jp",
        "10.0.0.7",
        True,
    )


def test_an_unconfirmed_mail_address_is_no_account():
    text = OIDC + '[claims]\naccount = "email"\n'
    told = {"is_logged_in": True, "email": "sato@example.lg.jp"}
    assert role(told, text) is Role.EDITOR and role({**told, "email_verified": True}, text) is Role.EDITOR
    assert role({**told, "email_verified": False}, text) is None


def test_groups_may_lie_inside_a_claim():
    text = OIDC + '[claims]\ngroups = "realm_access.roles"\n'
    assert role({**SIGNED_IN, "realm_access": {"roles": ["editors"]}}, text) is Role.EDITOR
    assert role({**SIGNED_IN, "realm_access": "editors"}, text) is Role.READER


def test_a_proxy_hands_on_groups_as_one_text_and_needs_no_login():
    text = OIDC.replace('"oidc"', '"proxy"') + '[proxy]\naddresses = ["127.0.0.1", "10.0.0.0/28"]\n'
    rules = read_rules(text)
    assert rules.person({"preferred_username": "a", "groups": "x, reviewers"}, "").role is Role.REVIEWER
    assert [rules.trusts(each) for each in ("127.0.0.1", "10.0.0.15", "10.0.0.16", "::1", "", "evil")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sign_in = oidc", "TOML"),
        ('sign_in = "saml"', "oidc か proxy"),
        ('sign_in = "proxy"', "addresses が要ります"),
        ('sing_in = "oidc"', "「sing_in」という項目はありません"),
        ('[roles.admin]\naccounts = ["a"]', "roles.admin"),
        ('[roles.editor]\nusers = ["a"]', "roles.editor.users"),
        ('[roles.editor]\naccounts = "a"', "の形にしてください"),
        ('[roles.editor]\naccounts = [""]', "引用符で囲んだ文字"),
        ("roles = 1", "項目を並べる形"),
        ('[claims]\nmail = "email"', "claims.mail"),
        ("[claims]\naccount = 1", "引用符で囲んだ文字"),
        ('[proxy]\naddresses = ["proxy.example.lg.jp"]', "アドレスではありません"),
    ],
)
def test_a_file_in_doubt_is_refused_with_its_place(text, said):
    with pytest.raises(AccessFileError, match=said):
        read_rules(text)


def test_the_file_is_read_anew_when_it_changes_and_missing_where_it_was_asked_for_is_no_free_pass(tmp_path, monkeypatch):
    file = tmp_path / "access.toml"
    monkeypatch.setenv("IKEN_ACCESS", str(file))
    with pytest.raises(AccessFileError, match="IKEN_ACCESS"):
        access_rules()
    file.write_text(OIDC, encoding="utf-8")
    assert access_rules().members[Role.EDITOR].groups == {"editors"}
    file.write_text(OIDC.replace('"editors"', '"leaders"'), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert access_rules().members[Role.EDITOR].groups == {"leaders"}
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(AccessFileError, match="UTF-8"):
        access_rules()


def test_without_a_file_nobody_signs_in(tmp_path, monkeypatch):
    monkeypatch.delenv("IKEN_ACCESS", raising=False)
    monkeypatch.setattr("analysis.access.rules.access_file", lambda: tmp_path / "access.toml")
    assert access_rules() == Rules() and Rules().sign_in == ""
