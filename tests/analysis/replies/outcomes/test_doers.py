"""Who does what a clause says."""

from __future__ import annotations

import pytest

from analysis.replies.outcomes.doers import Doer, Named, doer

KINDS = {
    "国": "government",
    "東京都": "government",
    "都": "government",
    "協働推進課": "department",
    "社会福祉協議会": "partner",
    "事業者": "partner",
    "町会": "partner",
}


def doer_of(clause, *names):
    named, start = [], 0
    for name in names:
        start = clause.index(name, start)
        named.append(Named(start, start + len(name), name, KINDS[name]))
        start += len(name)
    return doer(clause, named)


@pytest.mark.parametrize(
    ("clause", "names", "expected"),
    [
        ("国は検討を進めています", ["国"], Doer("国", True)),
        ("また、東京都では窓口を設けています", ["東京都"], Doer("東京都", True)),
        ("国や都は補助を行っています", ["国", "都"], Doer("都", True)),
        ("調整は協働推進課が行う予定です", ["協働推進課"], Doer("協働推進課", False)),
        ("この計画は社会福祉協議会が策定しています", ["社会福祉協議会"], Doer("社会福祉協議会", True)),
        ("社会福祉協議会等が会議に参加し、周知を行います", ["社会福祉協議会"], Doer("社会福祉協議会", True)),
        # somebody else is dealt with, not dealing
        ("国と連携して進めます", ["国"], None),
        ("社会福祉協議会に伝えます", ["社会福祉協議会"], None),
        ("町会の活動を支援します", ["町会"], None),
        # a clause inside the clause
        ("事業者が提出する申請書に欄を設けています", ["事業者"], None),
        ("事業者が対策を実施することを求めています", ["事業者"], None),
        ("事業者は秘密を漏らしてはならないことを記載しています", ["事業者"], None),
        ("町会が訪問するなど、利用を支援します", ["町会"], None),
        # the publisher takes over
        ("国は補助を行っており、市では周知を行っています", ["国"], None),
        ("国は分類の変更を検討しており、状況を注視していきます", ["国"], None),
        ("国は分類の変更を検討しており、来年度に実施しています", ["国"], Doer("国", True)),
        ("周知を進めます", [], None),
        # whose people are added to or sent: not the publisher's alone
        ("社会福祉協議会の相談員を2名増員し、訪問を実施します", ["社会福祉協議会"], Doer("社会福祉協議会", True)),
        ("協働推進課の職員を2名増員します", ["協働推進課"], None),
        ("社会福祉協議会の活動を支援し、広報を充実します", ["社会福祉協議会"], None),
    ],
)
def test_the_subject_before_the_predicate(clause, names, expected):
    assert doer_of(clause, *names) == expected
