"""The Nerima replies, the rules that came with the program, and small consultations with other legends."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from analysis.package.folder import read_consultation
from analysis.replies.estimation.cues import FILE, read_cues
from analysis.replies.rule_table import OWN_FOLDER
from analysis.schema import MEANINGS


@pytest.fixture(scope="session")
def nerima(nerima_folder):
    return read_consultation(nerima_folder)


@pytest.fixture(scope="session")
def cues():
    return read_cues(OWN_FOLDER / FILE, meanings=MEANINGS)


@pytest.fixture
def answered(nerima):
    """Make a consultation of some replies with a legend of mark → meaning and, if any, printed totals and marks."""

    def made(replies, legend, *, totals=None, printed=None, shared=None):
        ids = [str(number) for number in range(1, len(replies) + 1)]
        empty = pd.Series([None] * len(replies), dtype="str")
        comments = pd.DataFrame(dict.fromkeys(nerima.comments.columns, empty)).assign(
            id=pd.Series(ids, dtype="str"),
            pillar="全体",
            opinion="意見",
            reply=pd.Series(replies, dtype="str"),
            printed_mark=pd.Series(printed or [None] * len(replies), dtype="str"),
            reply_shared_with=pd.Series(shared or [None] * len(replies), dtype="str"),
        )
        marks = pd.Series(list(legend), dtype="str")
        types = pd.DataFrame({"mark": marks, "order": range(1, len(legend) + 1), "wording": marks, "label": marks})
        counts = pd.DataFrame(
            {
                "axis": "response_type",
                "key": list(totals or {}),
                "label": "",
                "count": list((totals or {}).values()),
                "line": None,
            }
        )
        return dataclasses.replace(
            nerima,
            comments=comments,
            response_types=types.assign(meaning=pd.Series(list(legend.values()), dtype="str")),
            official_totals=counts,
            coding=nerima.coding.head(0),
        )

    return made
