"""Signs that the text of a document is not what its readers see: characters lost or exchanged on the way out of the file."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.ingest.readers.document import Line

_LOOK = "原本の表示と見比べてください"
_SIGNS = (
    (r"\(cid:\d+\)", "文字の番号のまま取り出された所があります", f"文字が抜けています。{_LOOK}"),
    ("\ufffd", "読めなかった文字（\ufffd）があります", f"文字が抜けています。{_LOOK}"),
    ("[\ue000-\uf8ff]", "外字（私用領域の文字）があります", f"何の文字か分かりません。{_LOOK}"),
    (
        "[\u2e80-\u2fdf]",
        "漢字の代わりに部首の文字が使われています",
        "検索では本来の漢字として扱います。表示は原本の文字のままです",
    ),
    (
        "[\u3041-\u30ff][\u3099\u309a]",
        "濁点・半濁点が文字から離れています（NFD）",
        "検索では1文字として扱います。表示は原本の文字のままです",
    ),
    (
        r"(?:^|(?<=[\n\s。、（(]))@(?=[ぁ-んァ-ヶ一-龠々])",
        "丸数字が「@」に化けた疑いがあります",
        f"①などが失われているかもしれません。{_LOOK}",
    ),
    (
        r"(?:[縺繧繝][^\s。、]?){3,}|(?:[\xe3-\xe9][\x80-\xbf\u0152-\u02dc\u2013-\u203a\u20ac\u2122]{2}){2,}",
        "文字化けの疑いがあります",
        "文字コードを確かめ、元の文書を保存し直してください",
    ),
    (
        "[\u2027\u2219\u22c5]",
        "中点（・）の代わりに似た記号が使われています",
        "検索では別の文字になります。表示は原本の文字のままです",
    ),
    ("[\ud800-\udfff]", "文字の片割れ（サロゲート）があります", f"文字が壊れています。{_LOOK}"),
)
"""A pattern, what it means, what to do."""
_ANY = re.compile("\\(cid:|[\ufffd\ue000-\uf8ff\u2e80-\u2fdf\u3099\u309a@縺繧繝\xe3-\xe9\u2027\u2219\u22c5\ud800-\udfff]")
"""What each of the signs has: one look for it tells that a line is plain, as nearly all are."""


def damage(name: str, lines: list[Line]) -> list[Problem]:
    """One finding for each sign and the line where it stands first, with how often and where else; nothing is changed."""
    found = []
    texts = ((line, "\n".join(line.cells)) for line in lines)
    doubtful = [(line, text) for line, text in texts if _ANY.search(text)]
    for pattern, message, remedy in _SIGNS:
        places = list(_places(re.compile(pattern), doubtful))
        if places:
            count = sum(times for _, _, times in places)
            first, sample, _ = places[0]
            where = "、".join(str(line.line) for line, _, _ in places[:5]) + ("行目ほか" if len(places) > 5 else "行目")
            page = f"{first.page}ページ " if first.page > 1 else ""
            found.append(Problem(name, f"{message}（{count}か所。{page}{where}）", remedy, first.line, sample))
    return found


def _places(pattern: re.Pattern[str], lines: list[tuple[Line, str]]) -> Iterator[tuple[Line, str, int]]:
    """Each line with a sign: the line, the first hit with what stands around it, how many. `lines` come with their texts."""
    for line, text in lines:
        if first := pattern.search(text):
            sample = text[max(0, first.start() - 8) : first.end() + 8].replace("\n", " ")
            yield line, unicodedata.normalize("NFC", sample) if "\u3099" in sample else sample, len(pattern.findall(text))
