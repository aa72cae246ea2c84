"""What the figures cannot say: only what is true of this document and this selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.bases import NAMES
from analysis.briefing.content import Count, Section
from analysis.package.reviewed import unsigned
from analysis.replies.estimation.accuracy import accuracy
from analysis.statistics.groups.counts import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analysis.briefing.content import Sentence
    from analysis.briefing.material import Material

KEY = "limits"


def limits(material: Material) -> Section:
    """Say what must not be read out of the numbers."""
    say = material.templates.say
    details = (*_who(material), *_response_types(material), *_texts(material), *_choice(material))
    return Section(KEY, material.templates.text(KEY, "title"), say(KEY, "message"), details)


def _who(material: Material) -> Iterator[Sentence]:
    metadata, say = material.consultation.metadata, material.templates.say
    if metadata.people is not None and metadata.organisations is not None:
        yield say(KEY, "people", people=f"{metadata.people:,}", organisations=f"{metadata.organisations:,}")
    else:
        yield say(KEY, "anonymous")


def _response_types(material: Material) -> Iterator[Sentence]:
    say = material.templates.say
    if not material.knows_marks:
        yield say(KEY, "unknown")
    elif material.basis == "coded":
        coding = material.consultation.coding.query("source == 'coded'")
        twice = coding.dropna(subset=["coder_a", "coder_b"])
        agreed = int((twice["coder_a"] == twice["coder_b"]).sum())
        if len(twice):
            yield say(KEY, "coded", readers="2", total=f"{len(twice):,}", agreed=f"{agreed:,}")
    elif material.basis in ("estimated", "reviewed"):
        yield say(KEY, material.basis)
        if material.basis == "estimated" and (left := _undecided(material)).ids:
            yield say(KEY, "undecided", count=left)
        yield from _estimate_agreement(material)
        if (count := _unsigned(material)).ids:
            yield say(KEY, "unsigned", count=count)


def _estimate_agreement(material: Material) -> Iterator[Sentence]:
    """How often estimates agree with the marks that the document prints or readers gave, where there are any."""
    known = next((basis for basis in material.consultation.available_bases() if basis in ("printed", "coded")), None)
    if material.basis != "estimated" or known is None:
        return
    estimate = material.corpus.estimate
    found = accuracy(estimate.table["mark"], material.consultation.marks(known), estimate.marks)
    if found.comments:
        numbers = {"total": f"{found.comments:,}", "alike": f"{found.alike:,}", "share": f"{found.alike / found.comments:.0%}"}
        yield material.templates.say(KEY, "estimated_agrees", known=NAMES[known], **numbers)


def _undecided(material: Material) -> Count:
    """The comments whose reply says too little for an estimate."""
    return Count(tuple(material.selected.column("id")[material.selected.mark.isna().to_numpy()]))


def _unsigned(material: Material) -> Count:
    """The comments whose response type, on this basis, somebody confirmed under a name that nobody checked."""
    coding = material.consultation.coding
    found = coding.loc[unsigned(coding), "comment"] if material.basis == "reviewed" else coding["comment"].head(0)
    ids = material.selected.column("id")
    return Count(tuple(ids[ids.isin(found)]))


def _texts(material: Material) -> Iterator[Sentence]:
    say, comments = material.templates.say, material.selected.comments
    shared = Count(tuple(comments.loc[comments["reply_shared_with"].notna(), "id"]))
    if shared.ids:
        yield say(KEY, "shared", count=shared)
    doubtful = material.consultation.doubtful
    doubtful = doubtful[_among(doubtful["comment"], comments["id"])]
    if len(doubtful):
        with_doubts = Count(tuple(comments.loc[comments["id"].isin(doubtful["comment"]), "id"]))
        yield say(KEY, "recognised", places=f"{len(doubtful):,}", count=with_doubts)
    errors = material.consultation.corrections
    errors = errors[_among(errors["comment"], comments["id"])]
    if len(errors):
        with_errors = Count(tuple(comments.loc[comments["id"].isin(errors["comment"]), "id"]))
        yield say(KEY, "corrections", places=f"{len(errors):,}", count=with_errors)


def _among(named: pd.Series[str], ids: pd.Series[str]) -> pd.Series[bool]:
    """Which of a few named comments are among many."""
    return named.isin(ids[ids.isin(named)])


def _choice(material: Material) -> Iterator[Sentence]:
    say = material.templates.say
    if material.themes:
        yield say(KEY, "themes")
    if material.selected.selection.narrows:
        yield say(KEY, "filtered", selected=material.everything(), total=f"{len(material.consultation.comments):,}")
    if 0 < material.total < SMALL:
        yield say(KEY, "small")
