"""On which basis a command takes response types: the one asked for, else the most official; and what reviewers confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.bases import NAMES
from analysis.commands import UsageError
from analysis.commands.terminal.output import say

if TYPE_CHECKING:
    from analysis.consultation import Consultation
    from analysis.corpus import Corpus


def reviewed(corpus: Corpus, *, needed: bool) -> Corpus:
    """The corpus with what reviewers confirmed so far. Raises UsageError where that is needed and cannot be asked."""
    from analysis.reviews.place import any_reviews, reviews_url

    if not any_reviews(reviews_url()):
        return corpus
    from analysis.reviews.coding import with_reviews
    from analysis.reviews.database import ReviewsUnavailableError  # brings SQLAlchemy
    from analysis.reviews.store import ReviewStore

    try:
        current = ReviewStore(reviews_url()).current(corpus.consultation.id)
    except ReviewsUnavailableError as error:
        if needed:
            raise UsageError(str(error)) from error
        say(f"{error}。確認済みの区分を除いて続けます")
        return corpus
    return replace(corpus, consultation=with_reviews(corpus.consultation, current))


def known_basis(consultation: Consultation, asked: str | None) -> str:
    """The basis asked for, else the most official one that is more than an estimate. Raises UsageError."""
    available = consultation.available_bases()
    chosen = asked or next((basis for basis in available if basis != "estimated"), next(iter(available), None))
    if chosen not in available:
        known = "、".join(f"{basis}（{NAMES[basis]}）" for basis in available) or "なし"
        raise UsageError(f"この資料にはよりどころ「{asked or '―'}」の対応区分がありません。あるのは次のとおりです：{known}")
    return str(chosen)


def usual_basis(consultation: Consultation, asked: str | None) -> str:
    """The basis asked for, else the most official one that is more than an estimate. Raises UsageError.

    `printed` can always be asked for: where no mark is printed, the document's own totals are what there is.
    """
    if asked == "printed" or (asked is None and set(consultation.available_bases()) <= {"estimated"}):
        return "printed"
    return known_basis(consultation, asked)
