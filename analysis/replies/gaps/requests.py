"""What an opinion asks for: its text in parts, each a request, a proposal, a question, a concern, support or a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

import pandas as pd

from analysis.language.normalize import normalize
from analysis.replies.rule_table import read_lines, rule_file
from analysis.replies.sentences import Span, bracketed, sentence_spans, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.replies.schema import Requests

KINDS_FILE, CUES_FILE = "request_kinds.csv", "request_cues.csv"
KINDS = ("request", "proposal", "question", "concern", "remark", "support")
COLUMNS = ["row", "id", "part", "start", "end", "text", "kind"]
_THOUGHT = re.compile(
    r"(?:と|かと|ように|のように)?(?:強く|切に|特に)?(?:思(?:う|います|われる|った|っています)|考え(?:る|ます|ています)|感じ(?:る|ます|た|ました))$"
)
"""Who thinks so says nothing about what is asked: 必要があると思う。"""
_ENDING = re.compile(r"[。．！？!?、,\s」』）)】]+$")
_BACKGROUND = frozenset(
    ("が", "ので", "から", "ため", "よう", "ように", "ば", "けど", "けれど", "けれども", "際", "場合", "なら", "と", "ながら")
)
"""Words before a comma after which the matter itself follows: why, when, although."""
_TOPIC = frozenset(("について", "に関して", "につきまして", "については"))
_CONNECTING = ("助詞,接続助詞", "名詞,非自立", "名詞,副詞可能", "助動詞", "名詞,接尾", "名詞,特殊")
_JOINT = re.compile(r"(?:が|けれども?|けど|ので|から|であり|だし|で|し)?[、,]?\s*$")
_ASKED_BEFORE = re.compile(r"(?:べき|必要|重要|大切|ほしい|欲しい)(?:で(?:あり)?|だし|し)$")
"""A request that another one follows in the same sentence: 留めるべきであり、慎重に…"""


_NOT_WHILE_LEADING = ("remark", "concern")
"""不足しているので、 is the reason for what follows; 直してほしいが、 asks for something itself."""
_EXPLICIT = re.compile(
    r"(?:ほしい|欲しい|べき|ください|下さい|願い|たい|どう|いかが|か)(?:で(?:す|あ(?:る|り)))?(?:と(?:思|考)[^、]*)?$"
)
"""How a piece ends that asks for something itself. 必要ですが、 concedes: what is asked for follows."""
_TOPICS = tuple(f"{word}{comma}" for word in sorted(_TOPIC) for comma in "、,")


class Token(NamedTuple):
    """What parting a sentence needs to know of a token."""

    start: int
    end: int
    surface: str
    tag: str


@dataclass(frozen=True)
class RequestCue:
    """How a sentence may end, and the kind it then is."""

    kind: str
    pattern: re.Pattern[str]
    example: str
    why: str


def read_request_cues(data: Path | None = None) -> tuple[RequestCue, ...]:
    """Read the cues of a data folder, else those of the program; the first that fits counts. Raises PackageError."""
    return tuple(
        RequestCue(line.one_of("kind", KINDS), line.pattern("pattern", after=r"\Z"), line["example"], line["why"])
        for line in read_lines(rule_file(CUES_FILE, data), ["kind", "pattern", "example", "why"])
    )


def read_request_kinds(data: Path | None = None) -> pd.DataFrame:
    """Read the kinds: kind, name, weight (0 to 1: how much it asks for an answer), meaning. Raises PackageError."""
    lines = read_lines(rule_file(KINDS_FILE, data), ["kind", "name", "weight", "meaning"])
    for line in lines:
        line.one_of("kind", KINDS)
        if not re.fullmatch(r"0(\.\d+)?|1(\.0+)?", line["weight"]):
            line.refuse("weight", "重みは0から1の数です", "直してください")
    table = pd.DataFrame(lines, columns=["kind", "name", "weight", "meaning"], dtype="str")
    return table.astype({"weight": "float64"})


def requests(
    comments: DataFrame[schema.Comments],
    tokens: DataFrame[schema.Tokens],
    cues: Sequence[RequestCue],
    *,
    rows: Sequence[int] | None = None,
) -> DataFrame[Requests]:
    """Part the opinions of the comments at `rows` (all when None) into what they ask for.

    One row is a part: row, id, part (its number in the opinion, from 1), start, end, text (verbatim), kind. A sentence is one
    part; members of a list joined by や or および that say enough are parts of their own. What only leads to the matter (〜ので、
    〜について、) belongs to no part, unless it asks for something itself (必要ですが、). The kind follows from how the words end.
    """
    by_row = opinion_tokens(tokens if rows is None else tokens[tokens["row"].isin(rows)])
    ids, opinions = comments["id"].tolist(), comments["opinion"].tolist()
    parts = [
        (row, ids[row], number, place.start, place.end, opinion[place.start : place.end], kind)
        for row in (range(len(ids)) if rows is None else rows)
        if isinstance(opinion := opinions[row], str)
        for number, (place, kind) in enumerate(_parts(opinion, by_row.get(row, []), cues), start=1)
    ]
    table = pd.DataFrame(parts, columns=COLUMNS)
    types = dict.fromkeys(("row", "part", "start", "end"), "int64") | dict.fromkeys(("id", "text", "kind"), "str")
    return cast("DataFrame[Requests]", table.astype(types))


def kind_of(sentence: str, cues: Sequence[RequestCue]) -> str:
    """What a sentence is, by how it ends; a remark where no cue fits."""
    words = _THOUGHT.sub("", _ENDING.sub("", normalize(sentence).text))
    words = _ENDING.sub("", words)
    return next((cue.kind for cue in cues if cue.pattern.search(words)), "remark")


def _parts(opinion: str, tokens: list[Token], cues: Sequence[RequestCue]) -> Iterator[tuple[Span, str]]:
    brackets = bracketed(opinion)
    for sentence in sentence_spans(opinion):
        kind = kind_of(opinion[sentence.start : sentence.end], cues)
        inside = [token for token in tokens if sentence.start <= token.start < sentence.end]
        for place, leading in _pieces(opinion, sentence, [token for token in inside if not _within(token, brackets)]):
            words = opinion[place.start : place.end]
            own = kind_of("" if words.endswith(_TOPICS) else _JOINT.sub("", words), cues) if leading else kind
            piece = _without_comma(opinion, place)
            if piece.end > piece.start and not (leading and _only_leads(words, own)):
                yield piece, own


def _only_leads(words: str, kind: str) -> bool:
    """Whether what leads to the matter asks for nothing itself: a remark, a purpose (…よう、), a concession (必要ですが、)."""
    plain = _JOINT.sub("", words)
    return kind in _NOT_WHILE_LEADING or plain.endswith(("よう", "ように")) or not _EXPLICIT.search(plain)


def _pieces(opinion: str, sentence: Span, tokens: list[Token]) -> Iterator[tuple[Span, bool]]:
    """The pieces of a sentence, and whether a piece only leads to the next: cut after members of a list and after 〜ですが、."""
    start = sentence.start
    for before, token in pairwise(tokens):
        piece = Span(start, token.end)
        if token.surface in "、," and (_leads(before) or _ASKED_BEFORE.search(opinion[start : before.end])):
            yield piece, True
            start = token.end
    if start < sentence.end:
        yield Span(start, sentence.end), False


def _leads(word: Token) -> bool:
    """Whether a comma after this word ends what only leads to the matter."""
    return word.surface in _TOPIC or (word.surface in _BACKGROUND and word.tag.startswith(_CONNECTING))


def _within(token: Token, brackets: Sequence[Span]) -> bool:
    return any(start < token.start < end - 1 for start, end in brackets)


def _without_comma(opinion: str, place: Span) -> Span:
    """The piece without blanks around it, a comma before it, or what joins it to the next."""
    start, end = trimmed(opinion, place)
    while start < end and opinion[start] in "、,　 ":
        start += 1
    return Span(start, end)


def opinion_tokens(tokens: DataFrame[schema.Tokens]) -> dict[int, list[Token]]:
    """The tokens of each opinion, in order, by position."""
    opinions = tokens[tokens["field"] == "opinion"]
    by_row: dict[int, list[Token]] = {}
    columns = (opinions[name].tolist() for name in ("row", "start", "end", "surface", "pos_detail"))
    for row, *token in zip(*columns, strict=True):
        by_row.setdefault(row, []).append(Token(*token))
    return by_row
