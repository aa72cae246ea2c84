"""How little a reply speaks of a part of an opinion: a number from 0 (all of its words) to 1 (none)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.replies.gaps.reply_words import THEMED, Spoken
from analysis.replies.gaps.theme_evidence import reply_has_theme
from analysis.replies.when import when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.replies.gaps.reply_words import ReplyWords, Word
    from analysis.replies.sentences import Span

CORE, RAREST, ALL = 0.25, 0.25, 0.5
"""What a score is made of: the core of the request, its rarest word, all of its words. A mean over words alone lets one noun
that is not spoken of go under among echoed ones; the core alone says much of a part of two words. Chosen on the reading of Nerima
and on made-up comments of other towns; what they reach on comments they were not chosen on stands in the tests."""
NEARNESS = (1.0, 0.7, 0.5)
"""Weight of an argument by its distance from the predicate: 移動図書館の巡回先に集会所を加えて asks for 集会所."""
_CORE_DOUBT, _DOUBT = 0.6, 1.5
"""As much weight is taken to be spoken of in some other way, so that a part of one odd word does not come first."""
_SPOKEN = 1.5
"""A word spoken of weighs more than one that is not: there are many words for one matter."""
_ABSENT_THEME = 1.5
"""Weight of a word that stands for a theme which the reply does not have."""
_ADDRESSED, _GIVEN, _REFUSED, _DECIDED = 0.3, 0.3, 0.4, 0.7
"""What is left of a score where the reply answers in other words. Of 110 made-up comments of other towns, 16 % of those whose
reply says outright what will be done (「自習室を設けます」) lack an answer by their reading, of the others 58 %."""
_ADDRESSES = re.compile(
    r"(?:ご|御)?(?:意見|指摘|提案|要望)(?:の趣旨)?(?:を(?:踏まえ|受け|もとに|基に)|のとおり)[^。]*"
    r"(?:変更|修正|追記|追加|加筆|削除|改め|揃え|記載|明記|反映|盛り込)[^。]{0,8}ま(?:す|した)"
)
"""A reply that does what was asked in its own words: ご意見を踏まえ、図の色を揃えます。 Without what is done it is a formula."""
_ASKS_WHEN = re.compile(r"いつ|時期|期間|期限|スケジュール|開始|(?<!以)後から")
_ASKS_WHO = re.compile(r"どこ|誰|だれ|部署|担当")
_WANTS_ANOTHER = re.compile(r"第三者|中立|利害関係|独立した|別の(?:機関|組織|部署)|外部の(?:人|方|者|目|機関|専門家|有識者)")
_SAYS_WHO = re.compile(r"(?:所管|担当|主管)[^。、]{0,6}(?:が|において|で)")
"""Who says that 各所管が対応します does not speak of a neutral body, but answers who it will be."""


class Answer(NamedTuple):
    """What is known of the reply to a part."""

    text: str
    names_department: bool = False
    refuses: bool = False
    decides: bool = False
    """It says outright what will be done, and of this part."""


class Compared(NamedTuple):
    """A word of a part, its weight there, and how the reply speaks of it."""

    word: Word
    weight: float
    spoken: Spoken


def compared(words: Sequence[Word], reply: ReplyWords, evidence: list[tuple[Span, bool]]) -> Iterator[Compared]:
    """Look for each word of a part in the reply; `evidence` of themes is that of `ThemeEvidence`."""
    for word in words:
        spoken, there = reply.spoken(word.term), reply_has_theme(word.place, evidence)
        if there and spoken.strength < THEMED:
            spoken = Spoken(THEMED, "theme", ())
        yield Compared(word, word.weight * (_ABSENT_THEME if there is False else 1), spoken)


def part_score(words: Sequence[Compared], cores: Sequence[tuple[Compared, int]]) -> float:
    """How little is spoken of: the core of the request (word and distance), the rarest word, and all words, weighed together."""
    return CORE * _core(cores) + RAREST * _rarest(words) + ALL * _all(words) if words else 0.0


def _core(cores: Sequence[tuple[Compared, int]]) -> float:
    """The weight of arguments not spoken of against that of all, by nearness."""
    weights = [each.weight * NEARNESS[distance] for each, distance in cores]
    silent = sum(weight * (1 - each.spoken.strength) for weight, (each, _) in zip(weights, cores, strict=True))
    return silent / (sum(weights) + _CORE_DOUBT)


def _rarest(words: Sequence[Compared]) -> float:
    """Silence about the word that weighs most, times its weight; of several, the least spoken of."""
    most = max(each.weight for each in words)
    return max(most * (1 - each.spoken.strength) for each in words if each.weight == most)


def _all(words: Sequence[Compared]) -> float:
    """The weight of what is not spoken of against that of all."""
    silent = sum(each.weight * (1 - each.spoken.strength) for each in words)
    spoken = sum(each.weight * each.spoken.strength for each in words)
    return silent / (silent + _SPOKEN * spoken + _DOUBT)


def _says_who(part: str, answer: Answer) -> bool:
    """Whether somebody else is wanted for a task, and the reply says whose it is."""
    return bool(_WANTS_ANOTHER.search(part) and _SAYS_WHO.search(answer.text))


def directness(part: str, kind: str, answer: Answer) -> float:
    """Give 1, or less where a reply answers in other words: does it, gives the time or office, decides, says it cannot be."""
    factor = _ADDRESSED if _ADDRESSES.search(answer.text) else 1.0
    if kind == "question" and _ASKS_WHEN.search(part) and when(answer.text):
        factor *= _GIVEN
    if kind == "question" and _ASKS_WHO.search(part) and answer.names_department:
        factor *= _GIVEN
    if _says_who(part, answer):
        factor *= _GIVEN
    return factor * (_REFUSED if answer.refuses else 1.0) * (_DECIDED if answer.decides else 1.0)
