"""access.toml: a file in doubt is refused with its place, and one that changes is read anew."""

from __future__ import annotations

import os

import pytest

from analysis.access.people import Role
from analysis.access.rules import Rules
from analysis.access.rules_file import AccessFileError, access_rules, read_rules
from tests.analysis.access.test_rules import OIDC


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
    monkeypatch.setattr("analysis.access.rules_file.access_file", lambda: tmp_path / "access.toml")
    assert access_rules() == Rules() and Rules().sign_in == ""
