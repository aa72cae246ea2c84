"""What a person should know of how a document of an office program was read: what was left out, accepted or turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOK = "公表されたものと同じかを確かめてください"
_MESSAGES = {
    "changes": ("変更履歴が{count}か所あります。すべて承諾した文として読みました", _LOOK),
    "struck": ("取り消し線の文字が{count}か所あります。消された文として省きました", _LOOK),
    "hidden": ("隠し文字が{count}か所あります。読み取りから省きました", _LOOK),
    "ruby": ("ふりがなが{count}か所あります。読み取りから省きました", "必要であれば原本で確かめてください"),
    "notes": ("脚注が{count}個あります。本文から分けて、文書の終わりに置きました", "本文のどこに付くかは原本で確かめてください"),
    "comments": ("校閲のコメントの付いた文書です。コメントは読んでいません", "公表してよいものかを確かめてください"),
    "macros": ("マクロの入った文書です。マクロは実行していません", "表示されている文を確かめてください"),
    "vertical": ("縦書きの文書です。文の順に読みました", "表の列の並びが原本と同じかを見てください"),
}


def said(name: str, counts: Mapping[str, int]) -> list[Problem]:
    """A finding for each kind that was counted; what was deleted or inserted is one."""
    found = {**counts, "changes": counts.get("deleted", 0) + counts.get("inserted", 0)}
    return [
        Problem(name, message.format(count=found[kind]), remedy)
        for kind, (message, remedy) in _MESSAGES.items()
        if found.get(kind)
    ]
