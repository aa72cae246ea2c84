"""What a person would copy from the cover of a document: title, publisher, plan, found in its first lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.ingest.recipe.decisions import Cover
from analysis.ingest.rows.front_matter import bullets_under
from analysis.ingest.words.wording import folded, pattern, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.readers.document import Document
    from analysis.ingest.rows.lines_read import ReadLine

UNKNOWN = ""
"""What the document does not say is not there: no screen and no file shows a sign for it."""
_TITLE = re.compile(r"意見|パブリック|考え方|結果|募集|回答|コメント")
_END = re.compile(r"(?:結果|について|考え方|回答|一覧|概要|状況|見解|対応|内容|公表)$")
"""How a title ends; one that does not goes on in the next line."""
_PLAN = re.compile(r"[「『]([^」』]{4,80})[」』]")
_OF_PLAN = re.compile(
    r"(.{4,80}?[（(](?:素案|案|原案|骨子案|中間案|最終案|変更案|改定案|改正案|修正案)[)）])\s*"
    r"(?:[にのへ]|(?:区民|市民|町民|村民|県民|住民)?(?:意見|パブリック))"
)
_PLACE = re.compile(
    # Where a name can begin: not within a word, or 「意見と区」 would be a ward; but behind 「令和5年度」 or 「第3次」.
    r"(?:(?<![一-龥ぁ-んァ-ヶ々])|(?<=年度)|(?<=[次期回]))(?!年度|[次期回])"
    r"([一-龥]{1,3}[都道府県])?([一-龥ぁ-んァ-ヶ々]{1,7}?[市区町村])(?=[^一-龥ぁ-ん]|[長議役教民計地総第基立環保福健障防産都の]|$)"
)
_PREFECTURES = re.compile(
    "北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|"
    "静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県"
)
_OFFICE = re.compile(
    "内閣(?:官房|府)|公正取引委員会|個人情報保護委員会|原子力規制委員会|国家公安委員会|会計検査院|人事院|国会図書館|"
    "(?:復興|警察|金融|消費者|こども家庭|デジタル|消防|出入国在留管理|公安調査|国税|スポーツ|文化|林野|水産|資源エネルギー|特許|中小企業|観光|気象|"
    "海上保安|運輸安全|防衛装備|最高検察|宮内)庁|(?:総務|法務|外務|財務|文部科学|厚生労働|農林水産|経済産業|国土交通|環境|防衛)省"
)
"""The State's own: ministries, agencies and commissions (Cabinet Secretariat's list of administrative organs, 2024)."""
_OFFICE_LINE = re.compile(rf"({_OFFICE.pattern})(?:\s*[一-龥ァ-ヶー・]{{2,16}}(?:局|部|課|室|官|班|庁|センター))*\s*")
"""A line that is such a name, with the division below it: 経済産業省 産業保安課."""
_OFFICE_IN_TITLE = re.compile(rf"[（(]({_OFFICE.pattern})[）)]$|^({_OFFICE.pattern})")
_NO_PLACE = re.compile(
    r"^[都地学農山漁下]$|[本当同各全校]$|[区市]町$|意見|寄せ|皆|住民|考え|近隣|周辺|関係|(?:会|団体|地域|町)を$|^[への]の|^[へのにとをはがで]$"
)
"""What stands before 市区町村 in words that name no place: 本市, 各区, 都市計画, 農村, 各区市町村."""
_OPENING = re.compile(
    r"([一-龥ぁ-んァ-ヶ々]{2,5}?[市区町村])(?![民内外政営街場並域分間割画会立])(?=.{2,40}(?:計画|条例|ビジョン|プラン|方針|構想|指針))"
)
"""The name with which the title begins: みどり市こども計画."""
_RECORD = re.compile(r"(?:懇談会|座談会|集会|会議|説明会|ミーティング|の声|記録|要旨|要録|まとめ|報告書?)$")
"""How the short title of minutes or of a report ends."""
_LABEL = re.compile(r"[（(【\[]?\s*(?:別紙|別添|資料|様式|参考資料?|別表|添付資料?)[\s0-9０-９一二三四五第号\-－の]*[）)】\]]?")
"""What stands in the corner of a page: （別紙）, 資料６."""
_LETTERED = re.compile(r"[^\s\x00-\x7f](?: [^\s\x00-\x7f]){3,}")
_BY_WHOM = re.compile(r"(?:公表|公表者|公表機関|実施機関|実施主体|発行|発行者)\s*[:：]\s*(.{2,30})")
_OF_WHAT = re.compile(r"(?:計画等?の名称|案件名?|案件の名称|件名|政策等の(?:名称|題名))\s*[:：]\s*(.{4,80})")
_NOTICE = re.compile(r"(?:周知|公表|広報|お知らせ)(?:の)?(?:方法|手段|媒体)[:]?$")
HEAD = 15
"""Lines in which a title is looked for: number, date and address of a covering letter stand above it. What a title is stands
in no figure of the bench; `tests/analysis/ingest/recognition/test_cover.py` holds it."""


def cover(document: Document, read: Sequence[ReadLine], name: str = "") -> Cover:
    """Title, publisher and plan as far as the document says, the rest left to a person; `name` is that of a known form."""
    content = [each for each in read if not each.line.apart]
    texts = [text for each in content if each.kind in ("front_matter", "rejected", "section_heading") for text in _texts(each)]
    title = name or _title(texts[:HEAD]) or document.name
    named = _PLAN.search(title) or _OF_PLAN.match(title)
    plan = _labelled(_OF_WHAT, texts[:HEAD]) or (named[1] if named else UNKNOWN)
    said = [text for each in content if each.kind != "section_heading" for text in _texts(each)][:HEAD]
    who = [_labelled(_BY_WHOM, texts[:HEAD]), _office(title, said), *map(_place, [title, *said]), _opening(title)]
    return Cover(
        title=title,
        publisher=next(filter(None, who), UNKNOWN),
        plan=plan,
        notice_channels=_channels(read),
        licence=UNKNOWN,
        attribution=UNKNOWN,
    )


def _texts(each: ReadLine) -> list[str]:
    filled = [cell for cell in each.line.cells if cell.strip()]
    text = _close(spaced(filled[0])) if len(filled) == 1 else ""
    return [text] if text and not _LABEL.fullmatch(text) else []


def _close(text: str) -> str:
    """A title set with a blank between each two letters (結 果 に つ い て), as it is said."""
    return text.replace(" ", "") if _LETTERED.fullmatch(text) else text


def _channels(read: Sequence[ReadLine]) -> tuple[str, ...]:
    """What stands under 周知方法, one a line: where the opinions were asked for."""
    lines = ["\t".join(each.line.cells) for each in read if each.kind == "front_matter"]
    return bullets_under(lines, [_NOTICE.search(folded(line)) is not None for line in lines])


def _labelled(label: re.Pattern[str], texts: Sequence[str]) -> str:
    """What stands behind a label: 公表機関：経済産業省."""
    return next((found[1].strip() for text in texts if (found := label.fullmatch(text))), "")


def _office(title: str, texts: Sequence[str]) -> str:
    """The ministry or agency of a title, or of a line of its own."""
    found = _OFFICE_IN_TITLE.search(title)
    own = found[1] or found[2] if found else _labelled(_OFFICE_LINE, texts)
    return own or ""


def _place(text: str) -> str:
    """The first town that a line names, with its prefecture, or the prefecture alone."""
    found = (match for match in _PLACE.finditer(text) if not _NO_PLACE.search(match[2][:-1]))
    prefecture = _PREFECTURES.search(text)
    return next(((match[1] or "") + match[2] for match in found), prefecture[0] if prefecture else "")


def _opening(title: str) -> str:
    """The town with whose name a title begins, where no sign says that it ends there."""
    found = _OPENING.match(title)
    return found[1] if found and not _NO_PLACE.search(found[1][:-1]) and len(found[1]) > 2 else ""


def _in_brackets(text: str) -> bool:
    return text[:1] in "（(" and text[-1:] in "）)" and not re.search(r"[）)].*[（(]", text)


def _is_fact(text: str) -> bool:
    return pattern("fact").fullmatch(folded(text)) is not None


def _title(texts: Sequence[str]) -> str:
    """The first line that speaks of opinions, with a line above it that begins its name."""
    for place, text in enumerate(texts):
        if _TITLE.search(folded(text)) and not _in_brackets(text) and not _is_fact(text) and 8 <= len(folded(text)) <= 120:
            above = texts[place - 1] if place else ""
            named = text[:1] == "「" and above[-1:] in tuple("市区町村都道府県")
            begins = named or text[:1] in tuple("にのへ」）)") or (above.count("「") > above.count("」"))
            whole = text + next(iter(texts[place + 1 : place + 2]), "")
            text = whole if not _END.search(folded(text)) and _END.search(folded(whole)) and len(whole) <= 120 else text
            return f"{above} {text}" if begins and 4 <= len(above) <= 80 else text
    plain = (text for text in texts if _may_name(text) and text[:1] not in "（(" and not _is_fact(text))
    return next(plain, "")


def _may_name(text: str) -> bool:
    """Whether a line is as long as a title is, or short and called a record."""
    return 8 <= len(text) <= 80 or (4 <= len(text) < 8 and _RECORD.search(text) is not None)
