"""Hand-made comments and tokens: words parted by blanks, 「語_品詞」 for anything that is no noun, ＊ before a stop word."""

import pandas as pd
import pytest
from hypothesis import settings

from analysis import schema

# Making tables takes long enough that a busy machine would miss the deadline of each example now and then.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")

TOKEN_TYPES = {
    "row": "int32",
    "field": "category",
    "position": "int32",
    "sentence": "int32",
    "start": "int32",
    "end": "int32",
    "surface": "category",
    "lemma": "category",
    "term": "category",
    "pos": "category",
    "pos_detail": "category",
    "negated": "bool",
    "stop": "bool",
}


def _words(marked):
    for word in marked.split():
        text, _, pos = word.lstrip("＊").partition("_")
        yield text, pos or "名詞", word.startswith("＊")


def tokens_of(texts):
    """Tokens of marked texts [(opinion, reply or None), …]."""
    rows = []
    for row, pair in enumerate(texts):
        for field, marked in zip(schema.FIELDS, pair, strict=True):
            start = 0
            for position, (text, pos, stop) in enumerate(_words(marked or "")):
                end = start + len(text)
                rows.append((row, field, position, 0, start, end, text, text, text, pos, pos, False, stop))
                start = end
    return pd.DataFrame(rows, columns=list(TOKEN_TYPES)).astype(TOKEN_TYPES)


def comments_of(texts):
    """Comments whose texts are the marked words put together."""
    plain = [[None if text is None else "".join(word for word, _, _ in _words(text)) for text in pair] for pair in texts]
    opinions, replies = ([pair[i] for pair in plain] for i in (0, 1))
    number = len(texts)
    strings = {
        "id": [str(n + 1) for n in range(number)],
        "no": [str(n + 1) for n in range(number)],
        "pillar": ["柱Ⅱ"] * number,
        "category": [None] * number,
        "opinion": opinions,
        "reply": replies,
        "reply_shared_with": [None] * number,
        "printed_mark": [None] * number,
    }
    table = pd.DataFrame({name: pd.array(values, dtype="str") for name, values in strings.items()})
    return table.assign(page=pd.array([1] * number, dtype="Int64"), line=pd.array([1] * number, dtype="Int64"))


TEXTS = (
    ("区民 の_助詞 協働 を_助詞 進める_動詞 区民", "区民 と_助詞 進める_動詞"),
    ("デジタル 化 と_助詞 ＊こと 区民", "デジタル 区 区"),
    ("デジタル デジタル 窓口", None),
    ("。_記号", "区 の_助詞 窓口"),
)
"""Four comments; the third has no reply, the fourth no counted word in its opinion."""


@pytest.fixture
def texts():
    return TEXTS


@pytest.fixture
def tokens():
    return tokens_of(TEXTS)


@pytest.fixture
def comments():
    return comments_of(TEXTS)


@pytest.fixture(scope="session")
def make_tokens():
    return tokens_of


@pytest.fixture(scope="session")
def make_comments():
    return comments_of
