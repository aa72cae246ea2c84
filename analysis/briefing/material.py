"""What every section is made from: one consultation, one selection, the sentences, and the reader's arrangement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.briefing.content import Count
from analysis.statistics.groups.theme_counts import ThemePresence, theme_presence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.briefing.arrangement import Arrangement
    from analysis.briefing.content import Column, Part, Sentence
    from analysis.briefing.templates import Templates
    from analysis.consultation import Consultation
    from analysis.corpus import Corpus
    from analysis.place_words import PlaceWords
    from analysis.selection import Selected
    from analysis.themes.codebook import Theme


@dataclass(frozen=True, eq=False)
class Material:
    """The one selected table that a whole briefing counts."""

    corpus: Corpus
    selected: Selected
    templates: Templates
    arrangement: Arrangement
    choice: str
    """The choices in force as one line."""

    @property
    def consultation(self) -> Consultation:
        return self.corpus.consultation

    @property
    def words(self) -> PlaceWords:
        return self.consultation.words

    def said(self, *columns: Column) -> tuple[Column, ...]:
        """Columns of ours in the words of the document."""
        say = self.words.say
        return tuple(replace(column, label=say(column.label), description=say(column.description)) for column in columns)

    @property
    def basis(self) -> str:
        return self.selected.selection.basis

    @property
    def total(self) -> int:
        return len(self.selected)

    @cached_property
    def ids(self) -> NDArray[np.object_]:
        """Ids of the selected comments, in document order."""
        return self.consultation.ids[self.selected.positions]

    @cached_property
    def pillars(self) -> dict[str, str]:
        """Pillar → short name, in document order."""
        table = self.consultation.pillars.sort_values("order")
        return dict(zip(table["pillar"], table["short_name"], strict=True))

    @cached_property
    def legend(self) -> pd.DataFrame:
        """Response types by mark, in legend order."""
        return self.consultation.response_types.sort_values("order").set_index("mark", drop=False)

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The themes that say what a comment is about; not those that stand for a pillar's whole subject."""
        return tuple(theme for theme in self.corpus.themes if not theme.idea_of)

    @cached_property
    def presence(self) -> ThemePresence:
        codes = [theme.code for theme in self.corpus.themes]
        return theme_presence(self.corpus.assignments, codes, len(self.consultation.comments))

    @property
    def knows_marks(self) -> bool:
        """Whether any comment of the consultation has a response type on this basis."""
        return self.basis in self.consultation.available_bases()

    def judged(self, section: str, name: str, /, **values: Count | Part | str) -> Sentence:
        """Say a sentence that rests on response types: `{by}` in it names whose they are. Raises TemplateError."""
        by = self.templates.text("basis", self.basis)
        return replace(self.templates.say(section, name, by=by, **values), basis=self.basis)

    def named_types(self, meaning: str) -> str:
        """The response types of a canonical meaning in the document's own wording: `「趣旨を反映できないもの」（※）`."""
        return "".join(self.named_type(mark) for mark in self.marks_of(meaning))

    def named_type(self, mark: str) -> str:
        wording = self.wording(mark)
        return f"「{wording}」" + (f"（{mark}）" if mark != wording else "")

    def wording(self, mark: str) -> str:
        """A response type as the document words it."""
        return str(self.legend.loc[mark, "wording"])

    @cached_property
    def sure(self) -> pd.Series[bool]:
        """Whether the response type of each comment of the consultation is more than a guess, in document order.

        Printed and reviewed ones are; a coded one is where both readers gave it and neither was of low confidence; an estimate
        never is.
        """
        comments = self.consultation.comments
        if self.basis != "coded":
            return comments["id"].notna() & (self.basis != "estimated")
        coding = self.consultation.coding.query("source == 'coded'").set_index("comment").reindex(comments["id"])
        doubted = (coding[["confidence", "confidence_a", "confidence_b"]] == "low").any(axis=1)
        readings = coding[["coder_a", "coder_b"]]
        differing = (readings.ne(coding["mark"], axis=0) & readings.notna()).any(axis=1)
        known = coding["mark"].notna()
        return pd.Series((known & ~doubted & ~differing).to_numpy(bool), index=comments.index)

    def count(self, chosen: pd.Series[bool] | NDArray[np.bool_], *, of: int | None = None) -> Count:
        """Count selected comments; `chosen` says of each, in order, whether it counts."""
        return Count(tuple(self.ids[np.asarray(chosen, dtype=bool)]), of)

    def everything(self) -> Count:
        return Count(tuple(self.ids))

    def positions(self, pillar: str) -> NDArray[np.intp]:
        """Row numbers, in the consultation, of the selected comments under a pillar."""
        return self.selected.positions[(self.selected.pillar == pillar).to_numpy(dtype=bool)]

    def marks_of(self, meaning: str) -> tuple[str, ...]:
        """Marks of the legend with a canonical meaning."""
        return tuple(self.legend.loc[self.legend["meaning"] == meaning, "mark"])

    def official(self, axis: str, key: str) -> int | None:
        """The document's own count; None where it prints none, or where only a part of the comments is selected."""
        totals = self.consultation.official_totals
        found = totals.loc[(totals["axis"] == axis) & (totals["key"] == key), "count"]
        return None if found.empty or self.selected.selection.narrows else int(found.iloc[0])
