"""Which basis a command takes: the one asked for, else the most official that is more than an estimate."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from analysis.commands import UsageError
from analysis.commands.terminal.basis import known_basis, reviewed, usual_basis


def with_bases(*bases):
    return SimpleNamespace(available_bases=lambda: bases)


@pytest.mark.parametrize(
    ("there", "asked", "taken"),
    [
        (("printed", "coded", "estimated"), None, "printed"),
        (("coded", "estimated", "reviewed"), None, "coded"),
        (("estimated", "reviewed"), None, "reviewed"),
        (("estimated",), None, "estimated"),
        (("printed", "estimated"), "estimated", "estimated"),
    ],
)
def test_the_most_official_that_is_more_than_an_estimate(there, asked, taken):
    assert known_basis(with_bases(*there), asked) == taken


@pytest.mark.parametrize(("there", "asked", "said"), [(("coded",), "printed", "coded"), ((), None, "なし")])
def test_a_basis_that_is_not_there_is_answered_with_those_that_are(there, asked, said):
    with pytest.raises(UsageError, match=said):
        known_basis(with_bases(*there), asked)


@pytest.mark.parametrize(
    ("there", "asked", "taken"),
    [((), None, "printed"), (("estimated",), None, "printed"), (("coded",), "printed", "printed"), (("coded",), None, "coded")],
)
def test_figures_can_always_rest_on_the_printed_totals(there, asked, taken):
    assert usual_basis(with_bases(*there), asked) == taken


def test_without_any_review_the_corpus_stays_as_it_is(tmp_path, monkeypatch):
    monkeypatch.delenv("IKEN_DATABASE_URL", raising=False)
    monkeypatch.setenv("IKEN_REVIEWS", str(tmp_path))
    corpus = object()
    assert reviewed(corpus, needed=True) is corpus
