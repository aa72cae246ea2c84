"""The one database of reviews of this server process, and the corpus as reviewers left it."""

from __future__ import annotations

import logging
import time
from threading import Lock
from typing import TYPE_CHECKING

from analysis.reviews.place import any_reviews, reviews_url

if TYPE_CHECKING:
    from analysis.corpus import Corpus
    from analysis.reviews.store import ReviewStore

RETRY = 30
"""Seconds for which a database that did not answer is not asked again: visitors who only read must not wait for it."""
log = logging.getLogger("iken_atlas")
_LOCK = Lock()
_stores: dict[str, ReviewStore] = {}
_silent_until: dict[str, float] = {}
_reviewed: dict[tuple[str, str], tuple[int, Corpus, Corpus]] = {}
"""(Database, consultation) → newest event, corpus as read, the same with reviews."""


def store() -> ReviewStore:
    """The store, opened by the first who needs it. Raises ReviewsUnavailableError."""
    from analysis.reviews.store import ReviewStore  # brings SQLAlchemy, which visitors who only read may do without

    url = reviews_url()
    with _LOCK:
        if url not in _stores:
            _stores[url] = ReviewStore(url)
        return _stores[url]


def reviewed(corpus: Corpus) -> Corpus:
    """The corpus with what reviewers confirmed up to this moment as the basis `reviewed`; as it is where that cannot be asked."""
    url = reviews_url()
    key = (url, corpus.consultation.id)
    if not any_reviews(url) or time.monotonic() < _silent_until.get(url, 0.0):
        return corpus
    from analysis.reviews.coding import with_reviews
    from analysis.reviews.database import ReviewsUnavailableError

    try:
        newest = store().last_event(corpus.consultation.id)
        known = _reviewed.get(key)
        if known is None or known[0] != newest or known[1] is not corpus:
            laid_over = with_reviews(corpus.consultation, store().current(corpus.consultation.id)) if newest else None
            known = (newest, corpus, corpus if laid_over is None else corpus.with_consultation(laid_over))
            _reviewed[key] = known
    except ReviewsUnavailableError as error:
        log.warning("%s", error)
        _silent_until[url] = time.monotonic() + RETRY
        return corpus
    return known[2]
