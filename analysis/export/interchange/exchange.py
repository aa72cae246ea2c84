"""The comments of a selection as one flat table, from which every form for other tools is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from analysis.bases import NAMES

if TYPE_CHECKING:
    from analysis.consultation import Consultation
    from analysis.export.interchange.ruby import Ruby
    from analysis.selection import Selected

UNDATED = date(1980, 1, 1)
"""Day of a file whose document says none: the first that a zip file can name."""
OWN = (
    *("id", "no", "pillar", "pillar_short", "category", "opinion", "reply", "reply_shared_with"),
    *("mark", "mark_label", "mark_wording", "meaning", "basis", "page", "line"),
)
"""Columns of `Exchange.table`; what else the comments have follows under its own name."""
_LEFT_OUT = ("printed_mark",)


@dataclass(frozen=True, eq=False)
class Exchange:
    """A selection to be written, and which of its texts, where a form holds one text a row."""

    selected: Selected
    field: str = "opinion"
    """opinion, reply or both; forms that have a place for each text do not ask."""
    filters: str = "なし（全件）"
    """The choices in words, for the description of the file."""
    template: bytes | None = None
    """A municipality's own Word document to write into, where the form is one of Word."""
    ruby: Ruby | None = None
    """Readings to be written with the words, where the form is a page or a text."""

    @property
    def consultation(self) -> Consultation:
        return self.selected.consultation

    @property
    def day(self) -> date:
        """Date inside the file: the end of the consultation, so that the same data give the same bytes on any day."""
        metadata = self.consultation.metadata
        return metadata.period_end or metadata.period_start or UNDATED

    @property
    def without_text(self) -> int:
        """Selected comments with none of the texts of `field`: a form of one text a row has no row for them."""
        fields = ["opinion", "reply"] if self.field == "both" else [self.field]
        return int(self.selected.comments[fields].isna().all(axis=1).sum())

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row is a selected comment, in document order, with the columns OWN and then the consultation's further ones.

        `reply` is the text that answers the comment, also where it is printed beside another one (`reply_shared_with`, inferred
        from an empty cell). Marks are those of the selection's basis, with the legend's wording; missing where that has none.
        """
        comments, legend = self.selected.comments, self.consultation.response_types.set_index("mark")
        pillars = self.consultation.pillars.set_index("pillar")
        mark = self.selected.mark.astype("str")
        table = comments.drop(columns=list(_LEFT_OUT)).assign(
            reply=self._replies(),
            pillar=comments["pillar"].map(pillars["name"]),
            pillar_short=comments["pillar"].map(pillars["short_name"]),
            mark=mark,
            mark_label=mark.map(legend["label"]),
            mark_wording=mark.map(legend["wording"]),
            meaning=mark.map(legend["meaning"]),
            basis=pd.Series(NAMES[self.selected.selection.basis], index=comments.index, dtype="str").where(mark.notna()),
        )
        return table[[*OWN, *self.further]].reset_index(drop=True)

    @property
    def further(self) -> list[str]:
        """Columns that the published document has beyond ours: 地域, 年代 …"""
        return [str(name) for name in self.selected.comments if name not in (*OWN, *_LEFT_OUT)]

    def _replies(self) -> pd.Series[str]:
        comments = self.selected.comments
        known = self.consultation.comments.set_index("id")["reply"]
        return comments["reply"].fillna(comments["reply_shared_with"].map(known).astype("str"))
