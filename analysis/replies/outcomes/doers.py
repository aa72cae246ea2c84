"""Who does what a clause says: the department, government or partner that is its subject; unnamed, it is the publisher itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.language.normalize import normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

OTHERS = frozenset(("government", "partner"))
_BESIDE = r"(?:等|など|や|と|・|および|及び|、)"
_SUBJECT = re.compile(
    rf"\A(?:{_BESIDE}*)(?:(?:で|において|として)?は|が(?!でき|あり|必要|参加|入手)|によって|により(?!、)|では)[、,]?"
)
"""What follows an actor that is a subject: 国は、 東京都では、 協働推進課が. With と or を or へ it is dealt with."""
_OWN = re.compile(
    r"(?:^|[、,。])(?:(?:本|当)?(?:区|市|町|村|県|都|府|道)|(?:本|当)(?:庁|局|部|課|事業所))(?:として|において|で|に)?(?:は|も)[、,]?"
)
"""The publisher as a subject of its own: 区では、 本市は、"""
_EMBEDDED = re.compile(r"[うくぐすつぬぶむるた](?!予定|見込み|方針|こととし)(?=[一-龠々ァ-ヶー]|こと|もの|よう)|など[、,]")
"""A clause inside the clause: 事業者が提出する申請書に…設けています says nothing of what 事業者 does in the end."""
_REPORTED = re.compile(r"(?:こと|旨|もの|と)(?:を|する(?:と)?|と)?(?:契約書に)?(?:記載|規定|明記|求め|定め)[^、]*$")
"""What a document says of somebody: 受託者は…ならないことを記載しています。"""
_TURNS = re.compile(r"(?:て|で)(?:おり|いますが|いるが|おりますが)[、,]")
"""Where a sentence may go over to somebody else: 国は検討しており、状況を注視していきます。"""
_INTENDS = re.compile(r"(?:(?:て|で)(?:いき|まいり|参り)|(?:取り?組み|進め|努め|図り|実施し|検討し|行い))ます$|(?:て|で)いく$")
"""An intention, which a reply states of its own side."""
_STAFF = re.compile(r"\Aの[^、。を]{1,20}を[^、。]{0,8}(?:増員|増やし|増やす|配置|派遣|採用|育成|養成|拡充)")
"""Behind a body whose people they are: 社会福祉協議会の地域福祉コーディネーターを増員し、 is not the publisher's alone."""


class Doer(NamedTuple):
    """A subject: as written, and whether it is another than the publisher."""

    name: str
    other: bool


class Named(NamedTuple):
    """An actor inside a text: place, words, kind, see `analysis.replies.outcomes.actors`."""

    start: int
    end: int
    name: str
    kind: str


def doer(clause: str, named: Sequence[Named]) -> Doer | None:
    """The last subject before the predicate of a clause, of the actors it names; None where it is the publisher or not named.

    Where none is named, it is the body whose staff is added to or sent. `named` has places in the clause. A subject whose own
    predicate has ended (…ており、) is not that of an intention after it.
    """
    subjects = [each for each in named if _is_subject(clause, each) or _joined_subject(clause, each, named)]
    if not subjects:
        return next((Doer(each.name, True) for each in named if each.kind in OTHERS and _STAFF.match(clause[each.end :])), None)
    last = subjects[-1]
    text = normalize(clause[last.end :]).text
    turned = _TURNS.search(text)
    if _OWN.search(text) or (turned and _INTENDS.search(text) and last.kind in OTHERS):
        return None
    return Doer(last.name, last.kind in OTHERS)


def _is_subject(clause: str, each: Named) -> bool:
    """Whether an actor is followed by the particle of a subject, and not one of a clause inside the clause."""
    after = clause[each.end :]
    found = _SUBJECT.match(after)
    if found is None or _REPORTED.search(after):
        return False
    return "が" not in found.group() or not _EMBEDDED.search(after[found.end() :])


def _joined_subject(clause: str, each: Named, named: Sequence[Named]) -> bool:
    """Whether an actor is joined to one that is a subject: 国や都は."""
    following = next((other for other in named if other.start >= each.end), None)
    between = clause[each.end : following.start] if following else ""
    return bool(following and re.fullmatch(_BESIDE, between) and _is_subject(clause, following))
