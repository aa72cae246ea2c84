"""The choice of comments on the command line: the same that the screen offers in its side bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.bases import BASES, NAMES
from analysis.commands.terminal.basis import usual_basis
from analysis.commands.terminal.corpus import add_values, known_values, pillar_key, several

if TYPE_CHECKING:
    import argparse

    from analysis.consultation import Consultation
    from analysis.selection import Selection


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Add pillars, response types, their basis, and search words."""
    add_values(parser, "--pillar", "柱（項目）のキーか名前")
    add_values(parser, "--response-type", "対応区分の記号")
    bases = "、".join(f"{NAMES[basis]} {basis}" for basis in BASES)
    parser.add_argument("--basis", choices=BASES, help=f"対応区分のよりどころ：{bases}（既定：推定を除き、最も公式なもの）")
    parser.add_argument(
        "--q", default="", metavar="検索語", help="意見か回答にこの語がある意見だけ（空白で区切るとすべてを含むもの）"
    )


def selection_of(consultation: Consultation, arguments: argparse.Namespace) -> Selection:
    """The comments asked for. Raises UsageError."""
    from analysis.selection import Selection

    types = consultation.response_types.sort_values("order")["mark"]
    return Selection(
        basis=usual_basis(consultation, arguments.basis),
        pillars=tuple(dict.fromkeys(pillar_key(consultation.pillars, name) for name in several(arguments.pillar))),
        response_types=tuple(dict.fromkeys(known_values(arguments.response_type, types, "対応区分"))),
        query=arguments.q,
    )


def choices_in_words(consultation: Consultation, selection: Selection) -> str:
    """`柱：柱Ⅱ DX ／ 対応区分：※ 反映できない`, as the screen writes it."""
    pillars = consultation.pillars.set_index("pillar")["short_name"]
    types = consultation.response_types.set_index("mark")["label"]
    chosen = [f"{consultation.words.pillar}：{pillars[each]}" for each in selection.pillars]
    chosen += [f"対応区分：{types[each]}" for each in selection.response_types]
    chosen += [f"検索：{selection.query.strip()}"] if selection.query.strip() else []
    return " ／ ".join(chosen) or "なし（全件）"
