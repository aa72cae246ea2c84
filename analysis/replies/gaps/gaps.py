"""回答に見当たらない求め: for each part of an opinion, how much of what it names the reply does not speak of."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import pandas as pd

from analysis.language.normalize import normalize
from analysis.replies.gaps.content_words import content_words
from analysis.replies.gaps.formulas import formula_spans
from analysis.replies.gaps.heads import heads
from analysis.replies.gaps.part_score import Answer, compared, directness, part_score
from analysis.replies.gaps.reply_words import ReplyWords
from analysis.replies.gaps.requests import opinion_tokens
from analysis.replies.gaps.theme_evidence import ThemeEvidence
from analysis.replies.reply_rows import reply_rows
from analysis.replies.sentences import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.replies.gaps.kindred import Kindred
    from analysis.replies.gaps.part_score import Compared
    from analysis.replies.gaps.reply_words import Word
    from analysis.replies.schema import GapMatches, Gaps, Requests

GAP_COLUMNS = ["row", "id", "part", "start", "end", "text", "kind", "reply_row", "reply_id", "score"]
MATCH_COLUMNS = [
    "row",
    "id",
    "part",
    "start",
    "end",
    "word",
    "weight",
    "strength",
    "how",
    "reply_start",
    "reply_end",
    "reply_word",
]


@dataclass(frozen=True, eq=False)
class Knowledge:
    """What the comparison knows beside the texts."""

    kindred: Kindred
    kinds: Mapping[str, float]
    """Kind of part → how much it asks for an answer, 0 to 1."""
    assignments: pd.DataFrame | None = None
    """Evidence of themes, see `analysis.themes.assignment`."""
    actors: pd.DataFrame | None = None
    """Places of replies that name somebody, see `analysis.replies.outcomes.actors`."""
    formulas: re.Pattern[str] = re.compile(r"(?!)")
    """Sentences of replies that answer nothing, see `analysis.replies.gaps.formulas`."""
    refusing: Collection[int] = ()
    """Positions of replies that refuse something in so many words."""
    deciding: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    """Position of a reply → its clauses that say outright what will be done."""


def gaps_and_matches(
    parts: DataFrame[Requests], comments: DataFrame[schema.Comments], tokens: DataFrame[schema.Tokens], knowledge: Knowledge
) -> tuple[DataFrame[Gaps], DataFrame[GapMatches]]:
    """Compare each part with the reply that answers its comment (of a merged cell: the shared one).

    Gaps: one row a part, in the order of `parts`; `score` from 0, all that it asks for is spoken of, to 1, nothing is; missing
    where there is no reply. It is an order to read in, no finding: what it is worth on texts of other towns
    (`analysis.replies.judging`) bears no question, so none is made of it.
    Matches: one row a counted word of a part and a place of the reply that speaks of it; a word that is not spoken of has no
    place. Give `tokens` with nouns joined.
    It counts words: a reply may answer in others, or use the same ones and answer nothing.
    """
    comparison = _Comparison(comments, tokens, knowledge)
    columns = (parts[name].tolist() for name in ("row", "id", "part", "start", "end", "text", "kind"))
    gaps: list[tuple[object, ...]] = []
    matches: list[tuple[object, ...]] = []
    for row, id, number, start, end, text, kind in zip(*columns, strict=True):
        words, result = comparison.part(row, start, end, text, kind)
        gaps.append((row, id, number, start, end, text, kind, *result))
        matches += [(row, id, number, *match) for match in words]
    return _gap_table(gaps), _match_table(matches)


def comment_gaps(gaps: DataFrame[Gaps]) -> pd.DataFrame:
    """Rank the comments by their worst part: row, id, score, parts; the least spoken of first, then as they come."""
    known = gaps.dropna(subset=["score"])
    table = known.groupby("row").agg(id=("id", "first"), score=("score", "max"), parts=("part", "size"))
    types = {"row": "int64", "id": "str", "score": "float64", "parts": "int64"}
    return table.reset_index().astype(types).sort_values(["score", "row"], ascending=[False, True], ignore_index=True)


class _Comparison:
    """Opinions and replies of one document, arranged to be compared part by part."""

    def __init__(self, comments: pd.DataFrame, tokens: DataFrame[schema.Tokens], knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._words = content_words(tokens, knowledge.kindred.light)
        self._tokens = opinion_tokens(tokens)
        self._answered: list[float] = reply_rows(comments).astype("float64").tolist()
        self._ids: list[str] = comments["id"].tolist()
        self._texts: list[str] = comments["reply"].tolist()
        self._evidence = ThemeEvidence(knowledge.assignments)
        actors = knowledge.actors
        self._with_department = set() if actors is None else set(actors.loc[actors["kind"] == "department", "row"])
        self._replies: dict[int, ReplyWords] = {}

    def part(self, row: int, start: int, end: int, text: str, kind: str) -> tuple[list[tuple[object, ...]], tuple[object, ...]]:
        """The words of a part with what speaks of them, and reply_row, reply_id, score."""
        if math.isnan(self._answered[row]):
            return [], (None, None, None)
        there = int(self._answered[row])
        own = [word for word in self._words.get((row, "opinion"), ()) if start <= word.place.start < end]
        words = list(compared(own, self._reply(there), self._evidence.of(row, there)))
        cores = self._cores(row, start, end, words)
        answer = Answer(
            self._texts[there],
            names_department=there in self._with_department,
            refuses=there in self._knowledge.refusing,
            decides=self._decides(row, there, Span(start, end)),
        )
        score = round(part_score(words, cores) * self._knowledge.kinds[kind] * directness(text, kind, answer), 6)
        matches = [match for each in words for match in _match_rows(each, answer.text)]
        return matches, (there, self._ids[there], score)

    def _decides(self, row: int, there: int, part: Span) -> bool:
        """Whether the reply says outright what will be done about this part: in a clause that speaks of it, or of no other."""
        spoken: dict[bool, list[Span]] = {True: [], False: []}
        for word in self._words.get((row, "opinion"), ()):
            spoken[part.start <= word.place.start < part.end] += self._reply(there).spoken(word.term).places
        clauses = self._knowledge.deciding.get(there, ())
        return any(_meets(clause, spoken[True]) or not _meets(clause, spoken[False]) for clause in clauses)

    def _cores(self, row: int, start: int, end: int, words: Sequence[Compared]) -> list[tuple[Compared, int]]:
        inside = [token for token in self._tokens.get(row, ()) if start <= token.start < end]
        by_place = {each.word.place: each for each in words}
        found = heads([each.word for each in words], inside, self._knowledge.kindred.light)
        return [(by_place[head.word.place], head.distance) for head in found]

    def _reply(self, row: int) -> ReplyWords:
        if row not in self._replies:
            text = self._texts[row]
            formulas = formula_spans(text, self._knowledge.formulas)
            spoken = [
                word for word in self._words.get((row, "reply"), ()) if not any(a <= word.place.start < b for a, b in formulas)
            ]
            self._replies[row] = ReplyWords(_by_term(spoken), self._knowledge.kindred, normalize(_blanked(text, formulas)))
        return self._replies[row]


def _meets(clause: Span, places: Sequence[Span]) -> bool:
    return any(clause.start <= place.start < clause.end for place in places)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with some places left blank, so that every other one stays where it is."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _by_term(words: Sequence[Word]) -> dict[str, list[Span]]:
    by_term: dict[str, list[Span]] = {}
    for word in words:
        by_term.setdefault(word.term, []).append(word.place)
    return by_term


def _match_rows(each: Compared, reply: str) -> Iterator[tuple[object, ...]]:
    word, spoken = each.word, each.spoken
    head = (word.place.start, word.place.end, word.term, each.weight, spoken.strength, spoken.how or "none")
    yield from ((*head, start, end, reply[start:end]) for start, end in spoken.places)
    if not spoken.places:
        yield (*head, None, None, None)


def _gap_table(rows: list[tuple[object, ...]]) -> DataFrame[Gaps]:
    table = pd.DataFrame(rows, columns=GAP_COLUMNS)
    types = dict.fromkeys(("row", "part", "start", "end"), "int64") | dict.fromkeys(("id", "text", "kind", "reply_id"), "str")
    return cast("DataFrame[Gaps]", table.astype(types | {"reply_row": "Int64", "score": "float64"}))


def _match_table(rows: list[tuple[object, ...]]) -> DataFrame[GapMatches]:
    table = pd.DataFrame(rows, columns=MATCH_COLUMNS)
    types = dict.fromkeys(("row", "part", "start", "end"), "int64") | dict.fromkeys(("id", "word", "how", "reply_word"), "str")
    numbers = {"weight": "float64", "strength": "float64", "reply_start": "Int64", "reply_end": "Int64"}
    return cast("DataFrame[GapMatches]", table.astype(types | numbers))
