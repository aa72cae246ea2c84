"""Whether three examples find the rest of a group that people made: groups that the writers of survey comments chose themselves.

Each writer said from which movement (customers, sales, prices, …) the answer was judged, and in which trade they work; no rule
was written on these comments. 1,500 comments of the nine most frequent reasons, 1,540 of the 77 most frequent trades (20 of
each), drawn once and imported as any document.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analysis.ingest.importing import import_file
from analysis.language.sentence_vectors import encoder_version
from analysis.opening import open_corpus
from analysis.replies.judging import average_precision
from analysis.suggestions import Examples, suggestions
from tests.bench.figures import Figure, figure
from tests.bench.scale_texts import SURVEY, TEXT, survey
from tests.dashboard_process import ROOT

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.corpus import Corpus

REASON, TRADE = "判断の理由", "業種・職種"
REASONS, TRADES, DRAWN, OF_EACH = 9, 77, 1_500, 20
FOLDS, SEED, BEST = 5, 11, 3
EXAMPLES = 3


@dataclass(frozen=True)
class Grouped:
    """A consultation and the group of each of its comments, in document order."""

    corpus: Corpus
    groups: NDArray[np.object_]
    meaning: bool
    """Whether the sentence encoder takes part."""

    def scores(self, like: NDArray[np.int64]) -> NDArray[np.float64]:
        """What each comment scores beside some (positions); the examples themselves nothing."""
        ids = self.corpus.consultation.comments["id"]
        ranked = suggestions(self.corpus, Examples(tuple(ids.iloc[like])), field="opinion", meaning=self.meaning)
        return ranked.set_index("id")["score"].reindex(ids).to_numpy()

    def from_three(self, draws: int) -> tuple[float, float]:
        """Mean average precision of the rest of a group from three of it, `draws` times each; and what chance would give."""
        chance = np.random.default_rng(SEED)
        found, share = [], []
        for group in dict.fromkeys(self.groups):
            for _ in range(draws):
                scores = self.scores(chance.choice(np.flatnonzero(self.groups == group), EXAMPLES, replace=False))
                others = ~np.isnan(scores)
                found.append(average_precision(scores[others], self.groups[others] == group))
                share.append(np.mean(self.groups[others] == group))
        return float(np.mean(found)), float(np.mean(share))

    def among_best(self) -> float:
        """The share of comments that have their group among the BEST, a fifth of the groups' comments unknown at a time."""
        fold = np.random.default_rng(SEED).permutation(len(self.groups)) % FOLDS
        names = list(dict.fromkeys(self.groups))
        right = 0
        for number in range(FOLDS):
            out = np.flatnonzero(fold == number)
            scores = [self.scores(np.flatnonzero((self.groups == name) & (fold != number)))[out] for name in names]
            best = np.argsort(-np.array(scores), axis=0, kind="stable")[:BEST]
            right += sum(self.groups[row] in {names[place] for place in best[:, column]} for column, row in enumerate(out))
        return right / len(self.groups)


def drawn() -> dict[str, pd.DataFrame]:
    """The comments of either grouping: text, group."""
    table = survey().drop_duplicates(TEXT)
    reasons = table[REASON][~table[REASON].isin(["", "それ以外"])]
    nine = table[table[REASON].isin(reasons.value_counts().index[:REASONS])].sample(DRAWN, random_state=SEED)
    table = table.assign(**{TRADE: table[TRADE].str.replace(r"[［（(].*", "", regex=True)})
    most = table[TRADE].value_counts().index[:TRADES]
    trades = table[table[TRADE].isin(most)].groupby(TRADE).sample(OF_EACH, random_state=SEED)
    return {
        name: part.set_axis(["text", "group"], axis=1)
        for name, part in (("reason", nine[[TEXT, REASON]]), ("trade", trades[[TEXT, TRADE]]))
    }


def examples() -> dict[str, Figure]:
    """Print and give the figures of both groupings, with the sentence encoder where it is installed; none without the survey."""
    if not SURVEY.is_file():
        print(f"\nThemes by example: not measured, {SURVEY.name} is not there")
        return {}
    found: dict[str, Figure] = {}
    print("\nThemes by example                    comments  groups  average precision (chance)  among the first three")
    for name, table in drawn().items():
        with tempfile.TemporaryDirectory() as place:
            corpus = imported(table, Path(place))
            for meaning in (False, True) if encoder_version() else (False,):
                grouped = Grouped(corpus, table["group"].to_numpy(), meaning)
                precision, share = grouped.from_three(8 if name == "reason" else 2)
                best = grouped.among_best()
                kind = f"{name}{', with the encoder' if meaning else ''}"
                groups = table["group"].nunique()
                print(f"  {kind:34} {len(table):8,} {groups:7} {precision:17.3f} ({share:.3f}) {best:22.2f}", flush=True)
                base = f"{groups}群、{len(table):,}件"
                key = f"examples.{name}{'.meaning' if meaning else ''}"
                found |= {
                    f"{key}.precision": figure(precision, "", base, least=True),
                    f"{key}.best": figure(best, "", base, least=True),
                }
    return found


def imported(table: pd.DataFrame, place: Path) -> Corpus:
    """The texts as a document of their own."""
    published = place / "published.csv"
    numbered = table.assign(number=range(1, len(table) + 1))[["number", "text"]]
    numbered.to_csv(published, index=False, header=["番号", "意見の概要"])
    import_file(published, place / "drawn")
    corpus = open_corpus(place / "drawn", ROOT / "data" / "lexicon", cache=place / "cache")
    if corpus.consultation.comments["opinion"].tolist() != table["text"].tolist():
        raise AssertionError("the texts were not read as they are")
    return corpus
