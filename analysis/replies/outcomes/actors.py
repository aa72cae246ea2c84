"""Departments, governments and partners that a text names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pandas as pd

from analysis.replies.rule_table import read_lines, rule_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.replies.schema import Actors

FILE, COLUMNS = "actors.csv", ["kind", "place", "word", "except"]
KINDS = {"department": "区の部署", "government": "国・都・ほかの自治体", "partner": "連携先"}
_MORE_OF_THEM = ("等", "ら", "側", "間", "など", "各位", "様")
_NOUNS = ("名詞", "固有名詞", "サ変名詞", "その他")


@dataclass(frozen=True)
class ActorRule:
    """A word that names an actor, or an ending of such words, and longer endings (or whole words, `=学校`) that name none."""

    kind: str
    word: str
    ending: bool
    exceptions: tuple[str, ...]

    def names(self, word: str) -> bool:
        if not self.ending:
            return word == self.word
        whole = {each.removeprefix("=") for each in self.exceptions if each.startswith("=") or each == self.word}
        longer = tuple(each for each in self.exceptions if not each.startswith("=") and each != self.word)
        return word.endswith(self.word) and not word.endswith(longer) and word not in whole


def read_actor_rules(data: Path | None = None) -> tuple[ActorRule, ...]:
    """Read the rules of a data folder, else those of the program. Raises PackageError."""
    lines = read_lines(rule_file(FILE, data), COLUMNS)
    return tuple(
        ActorRule(
            line.one_of("kind", list(KINDS)),
            line["word"],
            line.one_of("place", ["word", "ending"]) == "ending",
            tuple(line["except"].split()),
        )
        for line in lines
    )


def actors(tokens: DataFrame[schema.Tokens], rules: Sequence[ActorRule], *, field: str = "reply") -> DataFrame[Actors]:
    """Find the actors in the texts of one field; give `tokens` with nouns joined, so that 協働推進課 is one.

    One row is a place: row, start, end, actor (as written), kind; in order.
    """
    here = tokens[tokens["field"] == field]
    nouns = here[here["pos"].isin(_NOUNS) & ~_continued(here)]
    kind_of = {word: kind for word in nouns["term"].unique() if (kind := _kind(str(word), rules))}
    found = nouns[nouns["term"].isin(list(kind_of))]
    table = pd.DataFrame({name: found[name].astype("int64") for name in ("row", "start", "end")})
    kinds = [kind_of[word] for word in found["term"]]
    table = table.assign(actor=found["surface"].astype("str"), kind=pd.array(kinds, dtype="str"))
    return cast("DataFrame[Actors]", table.sort_values(["row", "start"], ignore_index=True))


def _continued(tokens: pd.DataFrame) -> pd.Series[bool]:
    """Whether a word goes on in the next one: 企業 in 企業向け names nobody; 企業等 does."""
    after = tokens.shift(-1)
    touching = (after["row"] == tokens["row"]) & (after["start"] == tokens["end"])
    noun = after["pos_detail"].astype("str").str.startswith("名詞,接尾") & ~after["surface"].isin(list(_MORE_OF_THEM))
    return touching & noun


def _kind(word: str, rules: Sequence[ActorRule]) -> str | None:
    return next((rule.kind for rule in rules if rule.names(word)), None)
