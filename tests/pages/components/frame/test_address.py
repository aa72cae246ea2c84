"""Address and choices brought together: who wins, and what is written."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pages.components.frame import address
from pages.components.frame.parameters import Dropped, Parameter

PARAMETERS = (
    Parameter("pillar", several=True, codes=("柱Ⅰ", "柱Ⅱ")),
    Parameter("basis", default="coded", codes=("printed", "coded")),
    Parameter("term", pages=("keywords",)),
)


class Query(dict):
    """The query parameters of one browser, each a list."""

    def get_all(self, key):
        return self.get(key, [])

    def from_dict(self, values):
        self.clear()
        self.update({key: value if isinstance(value, list) else [value] for key, value in values.items()})


class State(dict):
    """What one session holds."""

    def to_dict(self):
        return dict(self)


@pytest.fixture
def browser(monkeypatch):
    found = SimpleNamespace(query_params=Query(), session_state=State())
    monkeypatch.setattr(address, "st", found)
    return found


def sync(page="overview"):
    return address.sync(PARAMETERS, page)


def test_a_visitor_who_comes_by_a_link_sees_what_it_says(browser):
    browser.query_params.from_dict({"pillar": ["柱II"], "basis": "printed"})
    assert sync() == {"pillar": ["柱Ⅱ"], "basis": "printed"}
    assert browser.session_state["pillar"] == ["柱Ⅱ"]
    assert browser.query_params == {"pillar": ["柱Ⅱ"], "basis": ["printed"]}
    assert not address.moved("overview")


def test_a_value_that_the_data_does_not_know_is_named_and_leaves_the_address(browser):
    browser.query_params.from_dict({"basis": "zzz"})
    assert sync()["basis"] == "coded"
    assert address.dropped() == [Dropped("basis", "zzz")]
    assert browser.query_params == {}


def test_a_changed_widget_writes_the_address(browser):
    sync()
    browser.session_state["basis"] = "printed"
    assert sync()["basis"] == "printed"
    assert browser.query_params == {"basis": ["printed"]}


def test_a_changed_widget_wins_over_an_old_address_that_came_along(browser):
    """The browser sends the address it knows: it has not heard yet of the one written a moment ago."""
    sync()
    browser.session_state["basis"] = "printed"
    sync()
    browser.query_params.clear()
    browser.session_state["pillar"] = ["柱Ⅰ"]
    assert sync() == {"pillar": ["柱Ⅰ"], "basis": "printed"}
    assert browser.query_params == {"pillar": ["柱Ⅰ"], "basis": ["printed"]}
    assert browser.session_state["basis"] == "printed"


def test_a_changed_widget_takes_the_note_on_dropped_values_away(browser):
    browser.query_params.from_dict({"basis": "zzz"})
    sync()
    sync()
    assert address.dropped() == [Dropped("basis", "zzz")]
    browser.session_state["pillar"] = ["柱Ⅰ"]
    sync()
    assert address.dropped() == []


def test_one_step_back_brings_the_choices_of_the_address(browser):
    sync()
    browser.session_state["basis"] = "printed"
    sync()
    browser.query_params.clear()
    assert address.moved("overview")
    assert sync()["basis"] == "coded"
    assert browser.session_state["basis"] == "coded"


def test_on_another_page_the_address_of_its_link_wins(browser):
    sync()
    browser.session_state["basis"] = "printed"
    browser.query_params.from_dict({"term": "町会"})
    assert sync("keywords") == {"pillar": [], "basis": "coded", "term": "町会"}


def test_a_choice_that_this_consultation_does_not_know_falls_back(browser):
    sync()
    browser.session_state.update({"pillar": ("柱Ⅸ", "柱Ⅰ"), "basis": None})
    assert sync() == {"pillar": ["柱Ⅰ"], "basis": "coded"}


def test_a_link_keeps_the_shared_choices_and_changes_some():
    values = {"pillar": ["柱Ⅰ"], "basis": "coded", "term": "町会"}
    assert address.link(PARAMETERS, values, basis="printed") == {"pillar": ["柱Ⅰ"], "basis": "printed"}
    assert address.link(PARAMETERS, values, term="公園") == {"pillar": ["柱Ⅰ"], "term": "公園"}


def test_a_callback_sets_choices(browser):
    address.choose(basis="printed")
    assert browser.session_state == {"basis": "printed"}
