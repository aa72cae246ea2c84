"""The choice of comments on the command line: the same that the screen offers in its side bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.bases import BASES, NAMES
from analysis.commands.terminal.basis import usual_basis
from analysis.commands.terminal.corpus import add_values, add_where, conditions, known_values, pillar_key, several

if TYPE_CHECKING:
    import argparse

    from analysis.consultation import Consultation
    from analysis.selection import Selection


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Add pillars, response types, their basis, and search words."""
    add_values(parser, "--pillar", "項目（柱・章・分野など）のキーか名前")
    add_where(parser)
    add_values(parser, "--response-type", "対応区分の記号")
    bases = "、".join(f"{NAMES[basis]} {basis}" for basis in BASES)
    parser.add_argument("--basis", choices=BASES, help=f"対応区分のよりどころ：{bases}（既定：推定を除き、最も公式なもの）")
    parser.add_argument(
        "--q", default="", metavar="検索語", help="意見か回答にこの語がある意見だけ（空白で区切るとすべてを含むもの）"
    )
    parser.add_argument("--texts", action="store_true", help="同じ文面（ほぼ同じものを含む）の意見は1件と数えます")


def selection_of(consultation: Consultation, arguments: argparse.Namespace) -> Selection:
    """The comments asked for. Raises UsageError."""
    from analysis.selection import Selection

    types = consultation.response_types.sort_values("order")["mark"]
    return Selection(
        basis=usual_basis(consultation, arguments.basis),
        pillars=tuple(dict.fromkeys(pillar_key(consultation.pillars, name) for name in several(arguments.pillar))),
        response_types=tuple(dict.fromkeys(known_values(arguments.response_type, types, "対応区分"))),
        query=arguments.q,
        attributes=conditions(consultation, arguments.where),
        texts=arguments.texts,
    )
