"""Words that speak of the same thing (費用, 経費, 予算), and words that say little about what is asked for (検討, 実施)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.language.normalize import normalize
from analysis.replies.rule_table import read_lines, rule_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from analysis.language.lexicon import Lexicon

KINDRED_FILE, LIGHT_FILE = "kindred_words.csv", "light_words.txt"
_PART = 2
"""Letters that a word has at least to stand for a longer one it begins or ends: 教室 for スマホ教室."""


@dataclass(frozen=True, eq=False)
class Kindred:
    """Head word → the topics it speaks of; words that count little."""

    topics_of: Mapping[str, frozenset[str]]
    light: frozenset[str]
    _found: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def topics(self, word: str) -> frozenset[str]:
        """Topics of a word, or of the words it begins and ends with."""
        if word not in self._found:
            ends = {
                word,
                *(word[:place] for place in range(_PART, len(word))),
                *(word[place:] for place in range(1, len(word) - 1)),
            }
            self._found[word] = frozenset(topic for end in ends for topic in self.topics_of.get(end, ()))
        return self._found[word]


def read_kindred(lexicon: Lexicon, data: Path | None = None) -> Kindred:
    """Read both files of a data folder, else those of the program; words count under their head word. Raises PackageError."""
    topics: dict[str, set[str]] = {}
    for line in read_lines(rule_file(KINDRED_FILE, data), ["topic", "words"]):
        if len(line["words"].split()) < 2:
            line.refuse("words", "語が2つ以上必要です", "空白で区切って足してください")
        for word in line["words"].split():
            topics.setdefault(_head(word, lexicon), set()).add(line["topic"])
    return Kindred({word: frozenset(own) for word, own in topics.items()}, _light_words(rule_file(LIGHT_FILE, data), lexicon))


def _light_words(path: Path, lexicon: Lexicon) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return frozenset(_head(word, lexicon) for line in lines if not line.startswith("#") for word in line.split())


def _head(word: str, lexicon: Lexicon) -> str:
    return lexicon.head(normalize(word).text)
