"""Names over years tell consultations apart."""

from __future__ import annotations

from dataclasses import replace

from analysis.comparison.year_names import year_names


def titled(consultation, name, **metadata):
    return replace(consultation, id=name, metadata=replace(consultation.metadata, **metadata))


def test_of_one_publisher_the_plan_and_the_year_are_the_name(library):
    nerima = library.corpora["nerima-2023"].consultation
    one, other = (titled(nerima, name, plan=f"{name}の計画") for name in ("水", "緑"))
    assert year_names([one, other]) == {"水": "水の計画（2023年）", "緑": "緑の計画（2023年）"}


def test_of_several_publishers_each_stands_before_its_plan(library):
    nerima = library.corpora["nerima-2023"].consultation
    other = titled(nerima, "z", publisher="架空市", plan="架空市の長い名前の基本計画")
    assert year_names([nerima, other])["z"] == "架空市 架空市の長い名前の基…（2023年）"


def test_names_that_would_be_the_same_have_the_id(library):
    nerima = library.corpora["nerima-2023"].consultation
    names = year_names([nerima, titled(nerima, "nerima-again")])
    assert names["nerima-again"].endswith(" nerima-again") and len(set(names.values())) == 2
