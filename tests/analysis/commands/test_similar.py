"""`python -m analysis similar`: groups of opinions, and of replies, with a limit."""

from __future__ import annotations

import pytest

from analysis.__main__ import main


def test_columns_and_none_among_the_opinions_of_nerima(printed):
    table = printed("similar", "--format", "csv")
    assert list(table) == ["group", "id", "kind", "similarity", "text"] and table.empty


def test_a_lower_limit_finds_more_and_whole_replies_may_be_compared(printed):
    strict, loose = (printed("similar", "--field", "reply", "--threshold", limit) for limit in ("1", "0.5"))
    assert len(strict) < len(loose)
    assert (loose["similarity"] >= 0.5).all() and (strict["similarity"] == 1).all()


@pytest.mark.parametrize("limit", ["0", "1.5", "多め", "nan"])
def test_a_limit_that_is_none(limit, nerima_folder, monkeypatch, capsys):
    monkeypatch.setenv("IKEN_DATA", str(nerima_folder.parents[1]))
    with pytest.raises(SystemExit) as ended:
        main(["similar", "nerima-2023", "--threshold", limit])
    assert ended.value.code == 64
    assert "0より大きく1以下" in capsys.readouterr().err
