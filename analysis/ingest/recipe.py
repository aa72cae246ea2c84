"""The decisions of a person about one document (build.toml): how it is read, and what its words stand for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from analysis.ingest.problem import PackageError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from pandera.typing.pandas import DataFrame

    from analysis import schema

FILE = "build.toml"


@dataclass(frozen=True)
class Recipe:
    """build.toml as written; the properties are the parts of it that stages ask for."""

    content: dict[str, Any]

    @property
    def document(self) -> dict[str, Any]:
        return dict(self.content["document"])

    @property
    def source(self) -> dict[str, Any]:
        return dict(self.content["source"])

    @property
    def headings(self) -> dict[str, str]:
        """Section heading as extracted → pillar."""
        return {each["heading"]: each["pillar"] for each in self.content["pillars"] if each.get("heading")}

    @property
    def shared_replies(self) -> dict[str, str]:
        """Comment with an empty reply → comment whose reply it shares (inferred)."""
        return dict(self.content.get("shared_replies", {}))

    def pillars(self) -> DataFrame[schema.Pillars]:
        """One row is a pillar with every wording the document has for it, in document order."""
        rows = [{"order": order, **each} for order, each in enumerate(self.content["pillars"], start=1)]
        columns = ["pillar", "order", "name", "short_name", "total_label", "heading", "category"]
        return cast("DataFrame[schema.Pillars]", _texts(rows, columns))

    def response_types(self) -> DataFrame[schema.ResponseTypes]:
        """One row is a legend entry, in document order."""
        rows = [{"order": order, **each} for order, each in enumerate(self.content["response_types"], start=1)]
        return cast("DataFrame[schema.ResponseTypes]", _texts(rows, ["mark", "order", "wording", "label", "meaning"]))


def read_recipe(folder: Path) -> Recipe:
    """Read build.toml. Raises PackageError."""
    try:
        return Recipe(tomllib.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackageError(
            [Problem(FILE, "作成手順を読めません", "TOML形式とUTF-8で書かれているか確かめてください", value=str(error))]
        ) from error


def _texts(rows: list[dict[str, Any]], columns: list[str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({column: "str" for column in columns if column != "order"})
