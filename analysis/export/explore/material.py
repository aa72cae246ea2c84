"""What the page is made from: the material of a briefing, and what it offers to choose among."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.attributes import attributes, labels
from analysis.charts.parts.marks import square_signs
from analysis.export.interchange.published.comments import OPINION, reply_heading
from analysis.statistics.groups.theme_counts import without_theme
from analysis.statistics.words.word_kinds import of_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray

    from analysis.briefing.content import Quotation, Source
    from analysis.briefing.material import Material
    from analysis.themes.codebook import Theme

UNKNOWN = ""
"""In place of the mark of a comment that has none."""
UNKNOWN_NAME = "対応区分は分かりません"
FIELDS = ("opinion", "reply")
MOST = 20_000
"""Comments up to which a page is written: 20,000 of Nerima's length are 24 MB, and a browser takes two seconds until they can be
searched. More want a server."""


class TooManyError(ValueError):
    """The choice has more comments than one page holds."""


class Brought(NamedTuple):
    """An attribute of the document: its name, the values that the choice leaves, and the place among them of each comment's."""

    name: str
    values: list[str]
    of: list[int]


@dataclass(frozen=True, eq=False)
class Explored:
    """One choice of comments, in document order: row i of everything on the page is the i-th of them."""

    material: Material
    source: Source
    quotations: Mapping[str, Quotation]
    """The comments as they are quoted, by id."""

    @property
    def positions(self) -> NDArray[np.intp]:
        """Row numbers of the comments in the consultation."""
        return self.material.selected.positions

    @cached_property
    def pillars(self) -> dict[str, str]:
        """Pillar → short name, those that the choice leaves: of the others nothing is counted, which is no zero."""
        chosen = self.material.selected.selection.pillars
        return {key: name for key, name in self.material.pillars.items() if not chosen or key in chosen}

    @cached_property
    def attributes(self) -> dict[str, Brought]:
        """Column → attribute, those of which the choice leaves two values or more."""
        consultation, found = self.material.consultation, dict[str, Brought]()
        for column, each in attributes(consultation).items():
            own = labels(consultation, column).iloc[self.positions].tolist()
            values = [value for value in each.values if value in set(own)]
            if len(values) > 1:
                place = {value: n for n, value in enumerate(values)}
                found[column] = Brought(each.name, values, [place[value] for value in own])
        return found

    @cached_property
    def types(self) -> dict[str, str]:
        """Mark → mark with a short wording, those that the choice leaves; none where no comment's response type is known."""
        chosen = self.material.selected.selection.response_types
        labels = self.material.legend["label"]
        found = {str(mark): str(label) for mark, label in labels.items() if not chosen or mark in chosen}
        return found if self.material.selected.mark.notna().any() else {}

    @cached_property
    def fields(self) -> dict[str, str]:
        """The texts of a comment, as whoever published them calls theirs; the opinion alone where none has a reply."""
        answered = any(self.quotations[each].reply for each in self.material.ids)
        reply = {"reply": reply_heading(self.material.words.body)} if answered else {}
        return {"opinion": OPINION} | reply

    @cached_property
    def signs(self) -> dict[str, str]:
        """Mark → what stands on its squares; nothing on those of unknown response types."""
        return {UNKNOWN: "", **square_signs(map(str, self.material.legend["mark"]))}

    @cached_property
    def pillar(self) -> pd.Series[str]:
        return self.material.selected.comments["pillar"]

    @cached_property
    def mark(self) -> pd.Series[str]:
        """Response type of each comment, UNKNOWN where it has none."""
        return self.material.selected.mark.astype("object").fillna(UNKNOWN).astype("str")

    @cached_property
    def marks(self) -> dict[str, str]:
        """`types`, and the unknown one where some comment has it."""
        return self.types | ({UNKNOWN: UNKNOWN_NAME} if self.types and (self.mark == UNKNOWN).any() else {})

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The themes that may be given to one of the comments: those of all pillars, and those of the pillars left."""
        return tuple(each for each in self.material.themes if not each.pillars or set(each.pillars) & set(self.pillars))

    @cached_property
    def untouched(self) -> NDArray[np.bool_]:
        """Of each comment, whether its opinion has none of the themes."""
        codes = [theme.code for theme in self.themes]
        return np.isin(self.positions, without_theme(self.material.presence, codes, field="opinion"))

    @cached_property
    def counted(self) -> pd.DataFrame:
        """The words that are counted, sorted: columns of `Terms`, and `column`, their place in the matrices."""
        terms = self.material.corpus.matrix("both").terms
        return of_kinds(terms.assign(column=range(len(terms))))
