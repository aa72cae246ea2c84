"""What is told of a person becomes an account, a name and a role."""

from __future__ import annotations

import pytest

from analysis.access.people import Role
from analysis.access.rules_file import read_rules

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
