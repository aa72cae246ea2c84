"""A choice on the command line selects what the same choice on the screen selects."""

from __future__ import annotations

import argparse

import pytest

from analysis.briefing.view_address import choice_text
from analysis.commands import UsageError
from analysis.commands.terminal.choosing import add_selection, selection_of
from analysis.package.folder import read_consultation


@pytest.fixture(scope="module")
def nerima(nerima_folder):
    return read_consultation(nerima_folder)


def chosen(nerima, *words):
    parser = argparse.ArgumentParser()
    add_selection(parser)
    return selection_of(nerima, parser.parse_args(words))


def test_nothing_asked_for_is_everything_on_the_most_official_basis(nerima):
    selection = chosen(nerima)
    assert (selection.basis, selection.pillars, selection.response_types, selection.query) == ("coded", (), (), "")
    assert choice_text(nerima, selection) == "なし（全件）"


def test_values_come_apart_by_blanks_commas_or_options_and_count_once(nerima):
    apart = chosen(nerima, "--response-type", "◎,○", "--response-type", "◎", "※")
    assert apart.response_types == ("◎", "○", "※")


def test_the_choice_is_written_as_the_screen_writes_it(nerima):
    pillar = nerima.pillars.iloc[1]
    label = nerima.response_types.set_index("mark")["label"]["※"]
    selection = chosen(nerima, "--pillar", pillar["pillar"], "--response-type", "※", "--q", " 相談 ")
    assert choice_text(nerima, selection) == f"柱：{pillar['short_name']} ／ 対応区分：{label} ／ 検索：相談"


def test_a_mark_that_the_document_has_not_is_refused(nerima):
    with pytest.raises(UsageError, match="対応区分"):
        chosen(nerima, "--response-type", "★")
