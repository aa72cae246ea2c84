"""The words of the place: what the publisher calls itself, its reply, its people, and the parts of its plan.

The product's own texts are written in the words of a ward whose plan has pillars (区の考え方, 柱); `say` puts them in those of
another publisher. What a document itself says is never changed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BODIES = ("広域連合", "委員会", "組合", "区", "市", "町", "村", "県", "府", "都", "道", "省", "庁")
"""Words for those who publish results, the longer ones first: a 一部事務組合 is no 合."""
PEOPLE: Mapping[str, str] = {
    **{body: f"{body}民" for body in ("区", "市", "町", "村", "県", "府", "都", "道")},
    **dict.fromkeys(("省", "庁"), "国民"),
}
"""What a publisher calls itself → whom it asks; 住民 for any other."""
OF_ALL = ("内閣府",)
"""Publishers that are no prefecture, though their name ends like that of one, and ask everybody."""
OWN_BODY, OWN_PILLAR = "区", "柱"
"""The words in which the product's texts are written."""
NO_BODY, NO_PILLAR = "公表元", "項目"
"""Where nobody knows who published a result, or a document has no word of its own for its parts."""
LONGEST = 12
"""Characters of a word that is set by hand."""
HEADINGS = (
    *("柱", "章", "節", "編", "部", "条", "分野", "施策", "政策", "方針", "視点", "戦略", "取組"),
    *("項目", "大項目", "論点", "議題", "テーマ", "該当箇所"),
    *("基本目標", "基本方針", "基本施策", "重点目標", "重点施策"),
)
"""Headings of a column of parts that are words for one; others (分類, 区分, No) name no part."""
_NUMBER = "0-9０-９一二三四五六七八九十ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴIVX"
_NAMED = re.compile(
    rf"第?[{_NUMBER}]+(?P<counted>章|節|編|部(?!会)|条|項目|分野)"
    rf"|(?P<headed>{'|'.join(sorted(set(HEADINGS) - {'編', '部', '条', '節'}, key=len, reverse=True))})(?=[{_NUMBER}:：（(・\s])"
    r"|.{2,}(?P<ending>分野)$"
)
FEWEST = 3
"""One in so many parts at least says the word in its name (柱 in 3 of 6 at Nerima, beside one 章); fewer are chance."""
_BODY = re.compile(rf"(?<![一-龥])({OWN_BODY}の考え方|{OWN_BODY}の言葉|{OWN_BODY}民|{OWN_BODY}(?=[のがとはへに]))")
_PILLAR = re.compile(rf"{OWN_PILLAR}（項目）|{OWN_PILLAR}・項目|{OWN_PILLAR}")


@dataclass(frozen=True)
class PlaceWords:
    """The words of one document; those of the product's own texts where nothing is given."""

    body: str = OWN_BODY
    """区, 市, 省 …; empty where nobody knows."""
    people: str = "区民"
    pillar: str = OWN_PILLAR
    """A part of the plan under which opinions are filed: 柱, 章, 分野 …"""

    @property
    def reply(self) -> str:
        """What answers an opinion: 市の考え方."""
        return f"{self.body}の考え方" if self.body else "回答"

    def say(self, text: str) -> str:
        """A text of the product in these words.

        >>> PlaceWords("市", "市民", "章").say("柱（項目）別の件数と、区民への区の考え方（対応区分）")
        '章別の件数と、市民への市の考え方（対応区分）'
        """
        if self.pillar != OWN_PILLAR:
            text = _PILLAR.sub(lambda _: self.pillar, text)
        if self.body == OWN_BODY:
            return text
        said = _BODY.sub(lambda found: self._said(found[0]), text)
        return said if self.body else said.replace("回答（回答）", "回答")

    def _said(self, own: str) -> str:
        body = self.body or NO_BODY
        words = {f"{OWN_BODY}の考え方": self.reply, f"{OWN_BODY}民": self.people, OWN_BODY: body}
        return words.get(own, f"{self.body or '回答'}の言葉")


OWN_WORDS = PlaceWords()


def place_words(publisher: str, pillars: Iterable[str], *, body: str = "", pillar: str = "") -> PlaceWords:
    """The words of a document by who published it and how its parts are named, unless they are given."""
    body = body or body_of(publisher)
    people = "国民" if publisher in OF_ALL else PEOPLE.get(body, "住民")
    word = pillar or pillar_word(pillars) or NO_PILLAR
    # The themes of the product are another thing, on a page of that name.
    return PlaceWords(body, people, "資料のテーマ" if word == "テーマ" else word)


def body_of(publisher: str) -> str:
    """What a publisher calls itself, by the end of its name; empty where that is none of these.

    >>> body_of("練馬区"), body_of("厚生労働省"), body_of("有志の会")
    ('区', '省', '')
    """
    return next((word for word in BODIES if publisher.endswith(word) and publisher not in (word, *OF_ALL)), "")


def body_in(heading: str) -> str:
    """What a publisher calls itself in the heading of its replies: 「市の考え方」; empty where it names nobody."""
    found = re.match(rf"(?:本|当)?({'|'.join(BODIES)})(?=の)", heading)
    return found[1] if found else ""


def pillar_word(names: Iterable[str]) -> str:
    """The word for a part in most of the names that have one; empty where too few have.

    >>> pillar_word(["第1章 はじめに", "第2章 福祉", "その他"]), pillar_word(["道路", "公園"])
    ('章', '')
    """
    parts = list(names)
    words = Counter(found[found.lastgroup or 0] for name in parts if (found := _NAMED.match(name)))
    word, count = words.most_common(1)[0] if words else ("", 0)
    return word if count * FEWEST >= len(parts) else ""


def pillar_word_in(heading: str) -> str:
    """The word for a part in the heading of their column: 「章名」, 「attribute_章」 → 章; empty where it is no such word."""
    word = heading.strip().rpartition("_")[2].removesuffix("名")
    return word if word in HEADINGS else ""
