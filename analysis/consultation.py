"""One published consultation in memory: its tables, where they come from, and the response type of each comment."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from analysis.place_words import place_words

if TYPE_CHECKING:
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.place_words import PlaceWords


@dataclass(frozen=True)
class Metadata:
    """What the document says of itself, as kept in datapackage.json."""

    title: str
    publisher: str
    """Empty where the document does not say; so are plan, licence and attribution."""
    plan: str
    period_start: date | None
    period_end: date | None
    people: int | None
    """Persons who sent comments (名)."""
    organisations: int | None
    """Organisations that sent comments (団体)."""
    briefed_organisations: tuple[str, ...]
    notice_channels: tuple[str, ...]
    source_file: str
    source_sha256: str
    licence: str
    attribution: str
    unit_line: str
    """Comments are not people: 「94件（11名・5団体）」."""
    said_body: str = ""
    """What the publisher calls itself, where that is not the end of its name; empty otherwise. So is the next one."""
    said_pillar: str = ""
    """What the document calls a part of the plan, where the names of the parts do not say it."""
    totals_only: bool = False
    """Whether the document prints counts and no comment: then there is no row, and no statistic of texts."""
    published: date | None = None
    """The day of publication, where the package says it; so is the place."""
    place: str = ""
    """Where the counts of a document without comments stand: an address, a page."""

    @property
    def document(self) -> str:
        """`練馬区「…に寄せられた意見と区の考え方について」`; the title alone where nobody says who published it."""
        return f"{self.publisher}「{self.title}」"

    @property
    def cited(self) -> str:
        """How the source is to be named, else publisher and title."""
        return self.attribution or f"出典：{self.document}"


def _no_rejects() -> DataFrame[schema.Rejects]:
    table = pd.DataFrame(columns=["line", "text", "reason"], dtype="str").astype({"line": "Int64"})
    return table  # type: ignore[return-value]  # typed by hand: loading the schema here would load pandera


def _no_doubts() -> pd.DataFrame:
    return pd.DataFrame(columns=["comment", "field", "place", "character"], dtype="str").astype({"place": "int64"})


def _no_theme_coding() -> pd.DataFrame:
    return pd.DataFrame(columns=["theme", "comment", "decision", "by", "at"], dtype="str")


@dataclass(frozen=True, eq=False)
class Consultation:
    """A whole consultation, read and validated. Tables are never changed in place."""

    id: str
    metadata: Metadata
    comments: DataFrame[schema.Comments]
    pillars: DataFrame[schema.Pillars]
    official_totals: DataFrame[schema.OfficialTotals]
    response_types: DataFrame[schema.ResponseTypes]
    coding: DataFrame[schema.ResponseTypeCoding]
    corrections: DataFrame[schema.Corrections]
    themes_toml: str
    """Coding rules as text; empty where the consultation has none."""
    file_hashes: dict[str, str] = field(default_factory=dict)
    """sha256 of each file of the package."""
    data_hash: str = ""
    """sha256 over `file_hashes`; stands in every export."""
    rejects: DataFrame[schema.Rejects] = field(default_factory=_no_rejects)
    """Lines of the source that look like comments and could not be read as one."""

    doubtful: pd.DataFrame = field(default_factory=_no_doubts)
    """Characters of a scan that were recognised and are in doubt: comment, field, place (characters before it), character."""
    theme_coding: pd.DataFrame = field(default_factory=_no_theme_coding)
    """What people decided of single comments and themes: theme, comment, decision (in, out, missing), by, at; in their order."""
    theme_check: pd.DataFrame = field(default_factory=_no_theme_coding)
    """What people found in a sample of comments, for checking themes: the same columns (missing: cannot be told)."""

    @property
    def received(self) -> int | None:
        """How many comments the document itself says there were, as one number; None where it prints none."""
        printed = self.official_totals.loc[self.official_totals["axis"] == "all", "count"]
        return int(printed.iloc[0]) if len(printed) else None

    @property
    def unit_line(self) -> str:
        """How many comments there are, and of how many where the document says: 「94件（11名・5団体）」, 「94件」."""
        return self.metadata.unit_line or f"{self.received if self.metadata.totals_only else len(self.comments):,}件"

    @cached_property
    def words(self) -> PlaceWords:
        """The words in which the product speaks of this document."""
        metadata = self.metadata
        return place_words(metadata.publisher, self.pillars["name"], body=metadata.said_body, pillar=metadata.said_pillar)

    @cached_property
    def ids(self) -> NDArray[np.object_]:
        """Id of each comment: of a large consultation so many strings of Python are made once, not for each selection."""
        return self.comments["id"].to_numpy(dtype=object)

    @cached_property
    def has_replies(self) -> bool:
        """Whether the document has replies at all: of one that has none, nothing is missing."""
        return bool(self.comments["reply"].notna().any())

    @cached_property
    def pillar_labels(self) -> pd.Series[str]:
        """Pillar of each comment: a categorical in document order that also knows pillars without a comment."""
        return self.comments["pillar"].astype(_in_order(self.pillars, "pillar"))  # type: ignore[return-value]  # of labels still

    @lru_cache(maxsize=32)  # noqa: B019  # see marks
    def mark_labels(self, basis: str) -> pd.Series[str]:
        """Response type of each comment on one basis: a categorical in legend order, missing where that basis has none."""
        return self.marks(basis).astype(_in_order(self.response_types, "mark"))  # type: ignore[return-value]

    @lru_cache(maxsize=32)  # noqa: B019  # asked for by every page
    def available_bases(self) -> tuple[str, ...]:
        """Bases that give at least one comment a response type, most official first."""
        printed = ("printed",) if self.comments["printed_mark"].notna().any() else ()
        sources = set(self.coding["source"])
        return printed + tuple(basis for basis in ("coded", "estimated", "reviewed") if basis in sources)

    @lru_cache(maxsize=32)  # noqa: B019  # a consultation lives as long as the server, and its marks are asked for all the time
    def marks(self, basis: str) -> pd.Series[str]:
        """Response type of each comment on one basis; missing where that basis has none.

        Returns a series named `mark` on the index of `comments`. A basis never fills the gaps of another one.
        """
        if basis == "printed":
            return self.comments["printed_mark"].rename("mark")
        given = self.coding.loc[self.coding["source"] == basis].set_index("comment")["mark"]
        marks = given.reindex(self.comments["id"]).astype("str")
        return pd.Series(marks.array, index=self.comments.index, name="mark", dtype="str")


def _in_order(table: pd.DataFrame, label: str) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(list(table.sort_values("order")[label]), ordered=True)
