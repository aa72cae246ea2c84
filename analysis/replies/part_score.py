"""How little a reply speaks of a part of an opinion: a number from 0 (all of its words) to 1 (none)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.replies.reply_words import THEMED, Spoken
from analysis.replies.theme_evidence import reply_has_theme
from analysis.replies.when import when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.replies.reply_words import ReplyWords, Word
    from analysis.replies.sentences import Span

OPEN_FROM = 0.55
"""Score from which a part counts as not spoken of."""
_SPOKEN = 1.5
"""A word spoken of weighs more than one that is not: there are many words for one matter."""
_DOUBT = 2.0
"""As many rare words are taken to be spoken of in some other way, so that a part of one odd word does not come first."""
_EARLY = 0.6
"""Weight of the first word of a part, growing to 1 at the last: what is asked for stands at the end of a Japanese sentence."""
_ABSENT_THEME = 1.5
"""Weight of a word that stands for a theme which the reply does not have."""
_ADDRESSED, _GIVEN = 0.5, 0.4
_ADDRESSES = re.compile(r"ご意見(?:を|は|も|として|等|の趣旨)")
"""A reply that takes up the opinion as a whole: ご意見を踏まえ、変更します。"""
_ASKS_WHEN = re.compile(r"いつ|時期|期間|期限|スケジュール|開始|(?<!以)後から")
_ASKS_WHO = re.compile(r"どこ|誰|だれ|部署|担当")


class Compared(NamedTuple):
    """A word of a part, its weight there, and how the reply speaks of it."""

    word: Word
    weight: float
    spoken: Spoken


def compared(words: Sequence[Word], reply: ReplyWords, evidence: list[tuple[Span, bool]]) -> Iterator[Compared]:
    """Look for each word of a part in the reply; `evidence` of themes is that of `ThemeEvidence`."""
    for number, word in enumerate(words, start=1):
        weight = word.weight * (1 - (1 - _EARLY) * (len(words) - number) / max(len(words) - 1, 1))
        spoken, there = reply.spoken(word.term), reply_has_theme(word.place, evidence)
        if there and spoken.strength < THEMED:
            spoken = Spoken(THEMED, "theme", ())
        yield Compared(word, weight * (_ABSENT_THEME if there is False else 1), spoken)


def part_score(words: Sequence[Compared]) -> float:
    """The weight of what is not spoken of against that of all; the root spreads the low values, where most parts lie."""
    silent = sum(each.weight * (1 - each.spoken.strength) for each in words)
    spoken = sum(each.weight * each.spoken.strength for each in words)
    return math.sqrt(silent / (silent + _SPOKEN * spoken + _DOUBT))


def directness(part: str, kind: str, reply: str, *, names_department: bool) -> float:
    """Give 1, or less where a reply answers in other words: takes up the opinion as such, gives the time or office asked for."""
    factor = _ADDRESSED if _ADDRESSES.search(reply) else 1.0
    if kind == "question" and _ASKS_WHEN.search(part) and when(reply):
        factor *= _GIVEN
    if kind == "question" and _ASKS_WHO.search(part) and names_department:
        factor *= _GIVEN
    return math.sqrt(factor)
