"""One consultation with everything derived from its texts: words, matrices, themes, estimates, what was found in replies."""

from __future__ import annotations

import logging
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from analysis.indexing.kept_tables import kept_table
from analysis.indexing.matrices import FIELDS, both_fields, read_matrix
from analysis.indexing.partitions import KINDS
from analysis.language.search import folded, matching
from analysis.recent import Recent
from analysis.replies.estimation.response_types import Estimate, estimate_response_types
from analysis.replies.findings import Findings
from analysis.replies.repeated.repeats import without_repeats
from analysis.replies.repeated.whole_replies import whole_replies
from analysis.search import found_in
from analysis.selection import FEW, Selected, Selection, select
from analysis.statistics.matrix import DocumentTermMatrix, document_term_matrix
from analysis.statistics.texts.text_numbers import text_numbers
from analysis.statistics.words.name_candidates import name_candidates
from analysis.themes.assignment import assign_texts
from analysis.themes.codebook import Codebook, Theme, read_codebook
from analysis.themes.decisions import with_badges, with_decisions
from analysis.themes.matching.texts import Texts, texts_of

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.consultation import Consultation
    from analysis.language.lexicon import Lexicon
    from analysis.replies.estimation.cues import Cue

log = logging.getLogger("iken_atlas")
LARGE = 100_000
"""Tokens above which reading a stored matrix is quicker than counting again."""
_OF_FEW: Recent[Selected] = Recent(512)
_OF_MANY: Recent[Selected] = Recent(128, room=64 * 2**20, weigh=lambda selected: selected.bytes)
"""Selections of consultations of few and of many comments: of each as many as figures are kept of (`view.KEPT`), and more."""
LIKE_A_WORD, PER_NAME = 3.0, 50
"""C-value from which a sequence of nouns behaves like a word, and comments for each such sequence that may be left."""
LARGE_FOR_NAMES = 10_000
"""Comments past which nobody has collected all names by hand."""


@dataclass(frozen=True, eq=False)
class Corpus:
    """One consultation with everything derived from its texts."""

    consultation: Consultation
    lexicon: Lexicon
    words: DataFrame[schema.Tokens]
    """Tokens, the lexicon's terms whole."""
    compounds: DataFrame[schema.Tokens]
    """The same with adjacent nouns joined."""
    cues: tuple[Cue, ...] = ()
    """Rules by which response types are estimated from replies."""
    kept: Path | None = None
    """The folder of its index, where there is one; without it matrices are counted from the tokens."""
    data: Path | None = None
    """The data folder whose rules for replies count; None: those that came with the program."""

    @cached_property
    def names_are_whole(self) -> bool:
        """Whether the dictionary has the names of this consultation, so that words are counted without joining nouns.

        Few sequences of nouns that behave like one word are left then: one of 94 comments in the consultation whose names were
        collected by hand, 150 of 2,000 short comments in a survey whose names nobody collected.
        """
        if len(self.consultation.comments) > LARGE_FOR_NAMES:
            return False
        left = (name_candidates(self.words)["c_value"] >= LIKE_A_WORD).sum()
        return bool(left * PER_NAME <= len(self.consultation.comments))

    @cached_property
    def estimate(self) -> Estimate:
        """Response types by the wording of the replies; the marks alone stand in `consultation.coding` too."""
        return estimate_response_types(self.consultation, self.cues)

    @cached_property
    def folded_texts(self) -> pd.DataFrame:
        """Opinion and reply folded for search, on the index of the comments."""
        comments = self.consultation.comments

        def made() -> pd.DataFrame:
            return pd.DataFrame({field: folded(comments[field]) for field in ("opinion", "reply")})

        return kept_table(self.kept, "folded", len(comments), made)

    @cached_property
    def same_texts(self) -> NDArray[np.int64]:
        """For each comment the row of the one that leads those of the same text, or nearly (see `text_numbers`)."""
        comments = self.consultation.comments
        table = kept_table(self.kept, "same", len(comments), lambda: pd.DataFrame({"leads": text_numbers(comments)}))
        return table["leads"].to_numpy()

    @cached_property
    def same_replies(self) -> NDArray[np.int64]:
        """For each comment the row of the first whose whole reply is the same (see `whole_replies`); -1 without a reply."""
        return whole_replies(self.consultation.comments)

    @cached_property
    def codebook(self) -> Codebook:
        return read_codebook(self.consultation.themes_toml)

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        return with_badges(self.codebook.themes, self.consultation.theme_coding)

    @cached_property
    def rule_texts(self) -> Texts:
        """The texts arranged for rules, so that a changed rule is tried in a moment (`assign_texts`)."""
        return self._arranged(self.consultation.comments, self.words)

    def _arranged(self, comments: DataFrame[schema.Comments], words: DataFrame[schema.Tokens]) -> Texts:
        return texts_of(comments, words, heads=self.lexicon.heads, synonyms=self.lexicon.synonyms)

    @cached_property
    def assignments(self) -> pd.DataFrame:
        """One row is a piece of evidence: row, field, theme, start, end, evidence; every theme within its pillars and fields.

        What people decided of single comments stands above the rules (see `with_decisions`).
        """
        comments, words = self.consultation.comments.head(0), self.words.head(0)  # without a theme no text need be looked at
        texts = self.rule_texts if self.themes else self._arranged(comments, words)
        return with_decisions(assign_texts(self.themes, texts), self.consultation)

    @cached_property
    def findings(self) -> Findings:
        """What the replies show: shared sentences, promises, parts not spoken of; each table is made when first asked for."""
        ideas = [theme.code for theme in self.themes if theme.idea_of]  # what a whole pillar is about says nothing of a part
        subjects = self.assignments[~self.assignments["theme"].isin(ideas)]
        return Findings(self.consultation.comments, self.compounds, self.lexicon, subjects, self.data)

    @cached_property
    def _matrices(self) -> dict[tuple[str, bool, bool], DocumentTermMatrix]:
        return {}

    def with_consultation(self, consultation: Consultation) -> Corpus:
        """The same texts with other marks; what was derived from the texts is shared, so that this costs nothing."""
        _ = self._matrices, self.findings, self.same_texts
        other = copy(self)
        object.__setattr__(other, "consultation", consultation)
        return other

    def tokens(self, *, joined: bool = False) -> DataFrame[schema.Tokens]:
        return self.compounds if joined else self.words

    def matrix(self, field: str, *, joined: bool = False, once: bool = False) -> DocumentTermMatrix:
        """Counts of each term in each comment's opinion, reply or both; `once`: each shared sentence of replies counted once."""
        key = (field, joined, once and len(self.findings.shared) > 0)
        if key not in self._matrices:
            self._matrices[key] = self._matrix_once(field, joined=joined) if key[2] else self._matrix(field, joined=joined)
        return self._matrices[key]

    def _matrix_once(self, field: str, *, joined: bool) -> DocumentTermMatrix:
        tokens = without_repeats(self.tokens(joined=joined), self.findings.shared)
        return document_term_matrix(tokens, len(self.consultation.comments), field=field)

    def _matrix(self, field: str, *, joined: bool) -> DocumentTermMatrix:
        if self.kept is not None and len(self.words) > LARGE:
            if field == "both":
                return both_fields(*(self.matrix(each, joined=joined) for each in FIELDS))
            try:
                return read_matrix(self.kept, KINDS[joined], field)
            except OSError as error:  # an index that was damaged or tidied away meanwhile is no reason to stop
                log.warning("Matrix counted again: %s", error)
        return document_term_matrix(self.tokens(joined=joined), len(self.consultation.comments), field=field)

    @lru_cache(maxsize=16)  # noqa: B019  # the same words are looked for under one choice of comments after another
    def found(self, query: str) -> pd.Series[bool]:
        """Whether each comment has all words of a query in its texts."""
        return matching(self.folded_texts, query, self.lexicon.spellings)

    @lru_cache(maxsize=16)  # noqa: B019  # likewise
    def found_in(self, query: str) -> dict[str, NDArray[np.intp]]:
        """Kind of text → positions of the comments in which one text of that kind has all words of a query."""
        return found_in(self.folded_texts, query, self.lexicon.spellings)

    def select(self, selection: Selection) -> Selected:
        """The comments of a selection; the same selection gives the same object."""
        kept = _OF_MANY if len(self.consultation.comments) > FEW else _OF_FEW
        return kept.get((self, selection), lambda: self._select(selection))

    def _select(self, selection: Selection) -> Selected:
        found = None
        if selection.query.strip():
            found = self.found(selection.query)
        return select(self.consultation, selection, found=found, texts=self.same_texts if selection.texts else None)
