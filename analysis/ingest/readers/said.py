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


def hidden_sheet(name: str, title: str, where: str = "") -> list[Problem]:
    """That a sheet nobody sees was left out; `where` says in what program it is to be shown again (Excelで)."""
    return [
        Problem(name, "表示されていないシートは読んでいません", f"使う場合は、{where}再表示して保存し直してください", value=title)
    ]


def hidden_rows(name: str, title: str, count: int, first: int | None = None) -> list[Problem]:
    """That a sheet has rows which nobody sees and which were read all the same; `first` is the number of one, if known."""
    message = f"シート「{title}」に、表示されていない行が{count}行あります。読み取りには含めました"
    return [Problem(name, message, "公表されたものに含まれる行か確かめてください", first)] if count else []


def said(name: str, counts: Mapping[str, int]) -> list[Problem]:
    """A finding for each kind that was counted; what was deleted or inserted is one."""
    found = {**counts, "changes": counts.get("deleted", 0) + counts.get("inserted", 0)}
    return [
        Problem(name, message.format(count=found[kind]), remedy)
        for kind, (message, remedy) in _MESSAGES.items()
        if found.get(kind)
    ]
