"""Words turned by a following ない, ぬ, ません: 進んでいない must not be read as 進む."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.language.morphemes import Morpheme

BEFORE, AFTER, CLAUSE = 14, 4, 8
"""How many tokens before and after a negator can matter, and how many before it しか stands at most."""

_DUTY = re.compile(
    r"(なければ|なくては|なくちゃ|ないと|ねば|なきゃ)(なら|なり|いけ|だめ|ダメ|駄目)|ざるを(得|え)|ずには(い|おけ|おれ|おら|すま)"
)
_IDIOM_BEFORE = re.compile(
    r"""(?:
        (?:なければ|なくては|なくちゃ|ないと|ねば|なきゃ)(?:なら|なり|いけ)     # the second half of a duty
      | ざるを(?:得|え) | ずには(?:い|おけ|おら)(?:れ|られ)? | やむを?(?:得|え)
      | かも(?:しれ|知れ|わから|分から)                                      # a guess
      | に(?:すぎ|過ぎ|違い|ちがい|相違) | しか | (?:ほか|他)は?
      | (?:だけ|のみ|ばかり)(?:で|に)?(?:は|も)?(?:あり)? | のみなら            # not only
      | に(?:も)?(?:かかわら|関わら|係わら|拘わら|拘ら) | (?:言う|いう)までも
    )(?:ませ)?$""",
    re.VERBOSE,
)
_ASKED = re.compile(r"(?:です|でしょう|だろう)?か(?:[、。！？」』と）]|$)")
_WISHED = re.compile(r"か(?!も|どうか|否か)")
_REQUESTED = frozenset(("できる", "出来る", "もらえる", "いただける", "頂ける", "くれる", "くださる", "下さる"))
"""できないか検討してほしい is a request, 漏れがないか確認する is none."""

_SUBJECTS = frozenset(("が", "は", "も", "の", "に", "を", "と", "さえ", "すら", "など", "まで", "とは", "とも", "には", "では"))
_CARRIERS = frozenset(("する", "なる", "ある", "いる", "おる", "ござる", "致す", "いたす", "できる", "出来る"))
"""Verbs that say little themselves: in 対応しない, 関心がない, 相談できない it is the noun that is turned."""
_JUDGING = frozenset(("言える", "いえる", "言う", "いう", "思う", "思える", "考える", "感じる"))
"""良いとは言えない turns 良い."""
_TURNED_TOO = _JUDGING | {"できる", "出来る"}
_DEPENDENT = ("名詞,非自立", "名詞,接尾,助動詞語幹", "名詞,特殊,助動詞語幹")
"""こと, わけ, はず, よう, そう: what is turned stands before them."""
_SKIPPED = ("助動詞", "動詞,非自立", "動詞,接尾", "形容詞,非自立", "助詞", "副詞", *_DEPENDENT)


def turned_by(morphemes: Sequence[Morpheme], negator: int) -> Iterator[int]:
    """Places of the words that a negator turns; none where it is no negation.

    No negations: duty (なければならない, ざるを得ない), guess (かもしれない), only (しかない), not only (だけでなく), and
    a request or an opinion in the form of a question (できないか, ではないか). A word that two negators turn (ないわけではない)
    is named twice.
    """
    place = _predicate(morphemes, negator)
    if place is None or _is_idiom(morphemes, negator, place):
        return
    carried = _carried(morphemes, place)
    if carried is None or morphemes[place].lemma in _TURNED_TOO:
        yield place
    if carried is not None:
        yield carried
        yield from _stem(morphemes, carried)
    else:
        yield from _stem(morphemes, place)


def _predicate(morphemes: Sequence[Morpheme], negator: int) -> int | None:
    """The verb, adjective or noun before a negator; None where something else stands between."""
    for place in range(negator - 1, -1, -1):
        if not morphemes[place].tag.startswith(_SKIPPED):
            return place if morphemes[place].tag.startswith(("動詞", "形容詞", "名詞")) else None
    return None


def _carried(morphemes: Sequence[Morpheme], verb: int) -> int | None:
    """The word that a verb which says little only carries."""
    lemma = morphemes[verb].lemma
    if lemma not in _CARRIERS | _JUDGING or morphemes[verb].surface == "いら":  # 要る, not 居る
        return None
    place = verb - 1
    while place >= 0 and (morphemes[place].surface in _SUBJECTS or morphemes[place].tag.startswith("副詞")):
        place -= 1
    if lemma in _JUDGING and not any(each.surface in ("と", "とは", "とも") for each in morphemes[place + 1 : verb]):
        return None
    if place < 0 or not morphemes[place].tag.startswith(("名詞", "形容詞", "動詞", "助動詞")):
        return None
    return _predicate(morphemes, place + 1)


def _stem(morphemes: Sequence[Morpheme], place: int) -> Iterator[int]:
    """The noun that a suffix belongs to: 限定・的 is turned as a whole."""
    if place and morphemes[place].tag.startswith("名詞,接尾") and morphemes[place - 1].tag.startswith("名詞"):
        yield place - 1


def _is_idiom(morphemes: Sequence[Morpheme], negator: int, predicate: int) -> bool:
    before = "".join(each.surface for each in morphemes[max(negator - 6, 0) : negator])
    after = "".join(each.surface for each in morphemes[negator + 1 : negator + 1 + AFTER])
    if _DUTY.match(morphemes[negator].surface + after) or _IDIOM_BEFORE.search(before):
        return True
    if _ASKED.match(after) or (_WISHED.match(after) and _asks(morphemes, negator, predicate)):
        return True
    if all(each.surface != "しか" for each in morphemes[max(negator - CLAUSE, 0) : negator]):  # nearly always
        return False
    return any(each.surface == "しか" and each.tag.startswith("助詞") for each in _clause(morphemes, negator))


def _asks(morphemes: Sequence[Morpheme], negator: int, predicate: int) -> bool:
    """Whether what is negated is a wish put as a question: できないか, してもらえないか, ではないか."""
    last = [each.lemma for each in morphemes[predicate:negator]]
    return not _REQUESTED.isdisjoint(last) or (last[-1:] == ["は"] and last[-2:-1] in (["で"], ["だ"]))


def _clause(morphemes: Sequence[Morpheme], negator: int) -> Iterator[Morpheme]:
    """The tokens before a negator, back to the last sign."""
    for place in range(negator - 1, max(negator - CLAUSE, 0) - 1, -1):
        if morphemes[place].tag.startswith("記号"):
            return
        yield morphemes[place]
