"""How far rules find what a reader finds: on their own document, without words of a single comment, and on other sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.language.tokens import tokenize_comments
from analysis.themes.assignment import assign_texts
from analysis.themes.matching.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from analysis.language.lexicon import Lexicon
    from analysis.themes.codebook import Codebook
    from analysis.themes.matching.texts import Texts

    Given = AbstractSet[tuple[str, str, str]]
    """Comment or sentence, field, theme."""

READING, PARAPHRASES = "theme_reading.csv", "theme_paraphrases.csv"
"""In the folder `coding` of a consultation. A reading has one row a theme that a reader gives: id, field, theme. Paraphrases have
one row a sentence: number, half, pillar, opinion, themes, second. Halves: `worked`, looked at while the rules were written;
`kept`, not; `other`, worded and coded by somebody who never saw the rules, and looked at when these were widened; `unseen`, by
another such person, measured once, when the rules were finished. `second` has what a second reader gives, of unseen ones only."""
KEPT, OTHER, UNSEEN = "kept", "other", "unseen"


class Judged(NamedTuple):
    """Themes given to texts by the rules and by a reader."""

    texts: int
    given: int
    read: int
    alike: int

    @property
    def precision(self) -> float | None:
        """Share of what the rules give that the reader gives too; None where they give nothing."""
        return self.alike / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        return self.alike / self.read if self.read else None


def judged(given: Given, read: Given, *, texts: int) -> Judged:
    return Judged(texts, len(given), len(read), len(given & read))


def read_coding(folder: Path, name: str) -> pd.DataFrame | None:
    """A table of a consultation's folder `coding`; None where it has none."""
    path = folder / "coding" / name
    return pd.read_csv(path, dtype="str", keep_default_na=False) if path.is_file() else None


def on_reading(codebook: Codebook, texts: Texts, reading: pd.DataFrame, *, shared_words: bool = False) -> Judged:
    """Judge the rules on the reading that they were improved on; on the themes that it gives at all.

    `shared_words` strikes each word of the rules that stands in one comment only. To that comment the rules are then as they
    would be without having met it (leave one out by evidence word), and to every other as they are.
    """
    codes = set(reading["theme"])
    found = assign_texts([theme for theme in codebook.themes if theme.code in codes], texts.sharing(2 if shared_words else 1))
    ids = texts.comments["id"].to_numpy()[found["row"]]
    given = set(zip(ids.tolist(), found["field"].astype("str"), found["theme"], strict=True))
    return judged(given, set(reading.itertuples(index=False, name=None)), texts=int(texts.texts.exists.sum()))


def of_two_readers(paraphrases: pd.DataFrame) -> Judged | None:
    """What a second reader gives beside the first, as rules are judged; None where nobody read anything twice."""
    table = paraphrases[paraphrases["half"] == UNSEEN]
    if table.empty or "second" not in table:
        return None
    return judged(_read(table, "second"), _read(table, "themes"), texts=len(table))


def on_paraphrases(codebook: Codebook, lexicon: Lexicon, paraphrases: pd.DataFrame, *, half: str = KEPT) -> Judged:
    """Judge the rules on sentences worded apart from them; those of one half."""
    table = paraphrases[paraphrases["half"] == half].reset_index(drop=True)
    comments = table.assign(reply=pd.array([None] * len(table), dtype="str"))
    tokens = tokenize_comments(comments, lexicon)
    texts = texts_of(comments, tokens, heads=lexicon.heads, synonyms=lexicon.synonyms)
    found = assign_texts(codebook.themes, texts)
    given = set(zip(table["number"].to_numpy()[found["row"]].tolist(), found["field"].astype("str"), found["theme"], strict=True))
    return judged(given, _read(table, "themes"), texts=len(table))


def _read(table: pd.DataFrame, reader: str) -> Given:
    return {(number, "opinion", theme) for number, themes in table[["number", reader]].to_numpy() for theme in themes.split()}
