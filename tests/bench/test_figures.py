"""Aims beside their figures, and what got slower: a small table by hand."""

from __future__ import annotations

import pytest

from tests.bench import figures
from tests.bench.aims import AIMS, Aim, line, print_aims
from tests.bench.figures import Figure, changed, figure

SMALL = Aim("例", "a", 1.5, "倍", "17.1")


def test_a_figure_at_its_bound_keeps_the_aim_and_one_beyond_does_not():
    assert line(SMALL, Figure(1.5, "倍")).startswith("✓")
    assert line(SMALL, Figure(1.51, "倍")).startswith("✗")


def test_an_aim_to_reach_is_kept_from_its_bound_on():
    many = Aim("人", "b", 120, "人", "17.2", least=True)
    assert [line(many, Figure(value, "人"))[0] for value in (119, 120)] == ["✗", "✓"]


def test_every_aim_is_printed_and_what_nothing_measured_is_called_so(capsys):
    print_aims({})
    printed = capsys.readouterr().out
    assert all(f"{aim.name}: 未測定" in printed for aim in AIMS)


def test_every_aim_bounds_a_figure_of_its_own():
    assert len({aim.key for aim in AIMS}) == len({aim.name for aim in AIMS}) == len(AIMS)


def test_changes_beyond_the_noise_are_named_ratios_first():
    old = {"a": Figure(100, "ms"), "b": Figure(2, "倍"), "c": Figure(100, "人", least=True), "d": Figure(100, "ms")}
    new = {"a": Figure(141, "ms"), "b": Figure(2.5, "倍"), "c": Figure(55, "人", least=True), "d": Figure(139, "ms")}
    assert [(name, worse) for name, _, _, worse in changed(old, new)] == [("b", True), ("a", True), ("c", True)]
    # backwards: 141 → 100 is 29 %, 2.5 → 2 is 20 %, no more than noise; 55 → 100 is 82 %
    assert [(name, worse) for name, _, _, worse in changed(new, old)] == [("c", False)]


def test_a_run_is_read_back_and_written_alike_whatever_the_order(tmp_path):
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    measured = {"b": figure(0.123456, "s"), "a": figure(2, "倍", "3回")}
    facts = {"cores": 2, "load": [2.5, 1, 1]}
    figures.write(one, measured, facts)
    figures.write(other, dict(reversed(measured.items())), facts)
    assert one.read_bytes() == other.read_bytes()
    assert figures.read(one) == ({"b": Figure(0.1235, "s"), "a": Figure(2, "倍", "3回")}, True)


def test_of_a_busy_machine_ratios_alone_are_compared(capsys):
    old, new = {"a": Figure(1, "s"), "b": Figure(2, "倍")}, {"a": Figure(9, "s"), "b": Figure(3, "倍")}
    figures.print_changes(old, new, quiet=True)
    printed = capsys.readouterr().out
    assert "悪化  b: 2 → 3 倍" in printed and "  a: " not in printed
    assert "悪化  a: 1 → 9 s" in (figures.print_changes(old, new, quiet=False), capsys.readouterr().out)[1]


def test_what_is_no_run_is_refused_with_the_remedy(tmp_path):
    path = tmp_path / "old.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bench\.json を指定してください"):
        figures.read(path)
