"""Form letters as different senders post them: planted among real texts, they are to be found, and nothing else."""

from __future__ import annotations

import random
import re
import time
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from analysis.statistics.texts.similar import similar_texts
from tests.bench.scale_texts import SURVEY, TEXT, survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

AMONG, LARGE, LETTERS = 5_000, 207_850, 60
SENDERS = (3, 5, 8, 15)
AIM_PRECISION, AIM_RECALL, AIM_SECONDS = 0.97, 0.95, 60
_WORDS = {
    "増加": "増え",
    "減少": "減り",
    "している": "しています",
    "影響": "あおり",
    "非常に": "大変",
    "前年": "昨年",
    "今月": "本月",
}
_LETTERS = "のをがはでにとも方人事大新的な"


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=。)", text) if part]


def _blanks(text: str, _own: str, chance: random.Random) -> str:
    for _ in range(3):
        place = chance.randrange(len(text))
        text = text[:place] + chance.choice(" \u3000\n") + text[place:]
    return text


def _edited(text: str, _own: str, chance: random.Random) -> str:
    for _ in range(max(1, len(text) // chance.choice((15, 20, 30)))):
        place, kind = chance.randrange(len(text)), chance.random()
        text = text[:place] + (chance.choice(_LETTERS) if kind < 0.66 else "") + text[place + (kind > 0.33) :]
    return text


def _reworded(text: str, _own: str, _chance: random.Random) -> str:
    for word, other in _WORDS.items():
        text = text.replace(word, other)
    return text


def _inserted(text: str, own: str, chance: random.Random) -> str:
    parts = _parts(text)
    parts.insert(chance.randrange(len(parts) + 1), own)
    return "".join(parts)


def _shortened(text: str, _own: str, chance: random.Random) -> str:
    parts = _parts(text)
    if len(parts) > 2:
        del parts[chance.randrange(len(parts))]
    return "".join(parts)


def _moved(text: str, _own: str, chance: random.Random) -> str:
    parts = _parts(text)
    chance.shuffle(parts)
    return "".join(parts)


WAYS: dict[str, Callable[[str, str, random.Random], str]] = {
    "as it is": lambda text, _own, _chance: text,
    "blanks": _blanks,
    "width": lambda text, _own, _chance: text.translate(str.maketrans("0123456789、。", "０１２３４５６７８９，．")),
    "letters changed": _edited,
    "words changed": _reworded,
    "politely": lambda text, _own, _chance: text.replace("た。", "ました。").replace("い。", "いです。"),
    "own words behind": lambda text, own, _chance: text + own,
    "own words before": lambda text, own, _chance: own + text,
    "own words inside": _inserted,
    "a sentence left out": _shortened,
    "sentences moved": _moved,
}
"""What a sender does to a form letter."""


def planted(texts: list[str], letters: list[str], *, groups: int, seed: int) -> pd.DataFrame:
    """One row a comment: id, opinion, posting (number of its form letter, -1 for the real texts), way; in a shuffled order.

    A form letter is one to three of `letters` (long texts that stand nowhere else); each sender adds one of them, where they add.
    """
    chance = random.Random(seed)
    pool = list(letters)
    chance.shuffle(pool)
    rows = [(text, -1, "") for text in texts]
    for number in range(groups):
        letter = "".join(pool.pop() for _ in range(chance.choice((1, 1, 2, 3))))
        for _ in range(chance.choice(SENDERS)):
            way = chance.choice(sorted(WAYS))
            rows.append((WAYS[way](letter, pool.pop(), chance), number, way))
    chance.shuffle(rows)
    table = pd.DataFrame(rows, columns=["opinion", "posting", "way"])
    return table.assign(id=[str(place) for place in range(len(table))])


def judged(table: pd.DataFrame) -> tuple[float, float]:
    """Precision and recall of the pairs of comments that share a group."""
    found = similar_texts(table[["id", "opinion"]])
    of_posting = table[table["posting"] >= 0]
    given = _pairs(zip(found["id"], found["group"], strict=True))
    true = _pairs(zip(of_posting["id"], of_posting["posting"], strict=True))
    return len(given & true) / max(1, len(given)), len(given & true) / max(1, len(true))


def _pairs(members: Iterable[tuple[str, int]]) -> set[tuple[str, ...]]:
    groups = defaultdict(list)
    for member, group in members:
        groups[group].append(member)
    return {pair for each in groups.values() for pair in combinations(sorted(each), 2)}


def print_postings(*, seeds: Iterable[int] = range(21, 26)) -> None:
    if not SURVEY.is_file():
        print(f"\nPostings: not measured, {SURVEY.name} is not there")
        return
    texts = survey()[TEXT].drop_duplicates()
    texts = texts[texts.str.len() >= 20]
    print(f"\nPostings among {AMONG:,} texts of the survey    precision  recall   (aims {AIM_PRECISION}, {AIM_RECALL})")
    for seed in seeds:
        shuffled = texts.sample(frac=1, random_state=seed)
        long = shuffled[shuffled.str.len() >= LETTERS]
        letters, real = long.iloc[:2_000].tolist(), shuffled.drop(long.index[:2_000]).iloc[:AMONG].tolist()
        precision, recall = judged(planted(real, letters, groups=60, seed=seed))
        print(f"  seed {seed:<52} {precision:>9.3f} {recall:>7.3f}")
    many = texts.iloc[:LARGE].reset_index(drop=True)
    start = time.perf_counter()
    found = similar_texts(pd.DataFrame({"id": [str(place) for place in range(len(many))], "opinion": many}))
    print(f"  {len(many):,} texts: {time.perf_counter() - start:.1f} s (aim {AIM_SECONDS}), {found['group'].nunique():,} groups")
