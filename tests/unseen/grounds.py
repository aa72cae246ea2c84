"""The six documents that cues are held against; `python -m tests.unseen.grounds` writes what they say of each cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.package.folder import read_consultation
from analysis.replies.estimation.cue_grounds import COLUMNS, FILE
from analysis.replies.estimation.cues import cue_file, cue_hits, read_cues
from analysis.replies.estimation.held_out import MEANINGS, unseen
from analysis.replies.estimation.legend import NEAREST, marks_of_meaning
from analysis.replies.reply_rows import reply_rows
from analysis.replies.rule_table import OWN_FOLDER
from analysis.schema import MEANINGS as ALL
from tests.dashboard_process import ROOT
from tests.unseen.documents import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.replies.estimation.cues import Cue

MEANT = dict(zip(("A", "B", "C", "D", "E"), MEANINGS, strict=True))
MEANT |= dict(zip(("修正", "記載済み", "参考", "反映しない", "その他"), MEANINGS, strict=True))
MEANT |= dict(zip(("反映", "記述済", "参考", "反映困難"), MEANINGS, strict=False))
"""Marks of the three results → the meaning of their wording."""
FIVE = pd.DataFrame({"mark": MEANINGS, "meaning": MEANINGS, "order": range(len(MEANINGS))})


class Labelled(NamedTuple):
    """Replies of one document with the mark that was meant (reply, mark), and its legend (mark, meaning, order)."""

    replies: pd.DataFrame
    legend: pd.DataFrame


def documents() -> dict[str, Labelled]:
    """Three results of `tests/unseen`, two of `unseen_estimates.csv`, and the replies of Nerima as two readers read them."""
    found = {
        name: _five([(each["reply"], MEANT[each["mark"]]) for each in rows(name)]) for name in ("city", "ministry", "prefecture")
    }
    for name, each in unseen().groupby("document"):
        found[str(name)] = _five(list(each[["reply", "meaning"]].itertuples(index=False, name=None)))
    return {**found, "nerima-2023": _nerima()}


def _five(labelled: list[tuple[str, str]]) -> Labelled:
    return Labelled(pd.DataFrame(labelled, columns=["reply", "mark"], dtype="str"), FIVE)


def _nerima() -> Labelled:
    nerima = read_consultation(ROOT / "data" / "consultations" / "nerima-2023")
    table = pd.DataFrame({"reply": reply_rows(nerima.comments).to_numpy(), "mark": nerima.marks("coded").array})
    table = table.dropna().drop_duplicates("reply")
    replies = nerima.comments["reply"].iloc[table["reply"].astype("int64")].array
    return Labelled(table.assign(reply=replies).reset_index(drop=True), nerima.response_types)


def cue_grounds(documents: Mapping[str, Labelled], cues: Sequence[Cue]) -> pd.DataFrame:
    """One row a cue, in the order of the rules: cue, documents (it stood in), held (those where it was right more often than
    not), found (replies it stood in), right (of these, those whose mark it speaks for).
    """
    hits = pd.concat([_judged(each, cues).assign(document=name) for name, each in documents.items()], ignore_index=True)
    by_document = hits.groupby(["cue", "document"])["right"].agg(["size", "sum"]).reset_index()
    by_document["held"] = by_document["sum"] * 2 > by_document["size"]
    grouped = by_document.groupby("cue")
    table = pd.DataFrame(
        {
            "documents": grouped.size(),
            "held": grouped["held"].sum(),
            "found": grouped["size"].sum(),
            "right": grouped["sum"].sum(),
        }
    )
    return table.reindex([cue.code for cue in cues], fill_value=0).rename_axis("cue").reset_index().astype(COLUMNS)


def _judged(document: Labelled, cues: Sequence[Cue]) -> pd.DataFrame:
    """Each cue found and a mark that it speaks for, and whether that is the mark of its reply."""
    hits = cue_hits(document.replies["reply"], cues)
    marks = hits["meaning"].map(marks_of_meaning(document.legend, list(NEAREST)))
    hits = hits.assign(mark=marks).explode("mark").dropna(subset=["mark"])
    meant = document.replies["mark"].to_numpy()[hits["row"]]
    return hits.assign(right=hits["mark"].to_numpy() == meant)[["cue", "row", "right"]]


def made() -> pd.DataFrame:
    """The table as these documents give it."""
    return cue_grounds(documents(), read_cues(cue_file(ROOT / "data"), meanings=ALL))


if __name__ == "__main__":
    made().to_csv(OWN_FOLDER / FILE, index=False, lineterminator="\n")
