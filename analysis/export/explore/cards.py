"""The comments as cards: number, pillar, response type, opinion and reply as they stand, themes, place in the document."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from analysis.export.explore.door import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefing.content import Quotation
    from analysis.export.explore.material import Explored

NOTHING = '<p class="none">（記載なし）</p>'


def cards(explored: Explored) -> Iterator[str]:
    """One card a comment, in document order. Its id is the fragment that opens it alone."""
    ids = explored.material.ids
    comments = explored.material.selected.comments
    themes, errors = _themes(explored), _errors(explored)
    for n, (comment, line) in enumerate(zip(ids, comments["line"].astype(object), strict=True)):
        each = explored.quotations[comment]
        named = f"{_alone(each)} <span>{text(each.pillar)}</span>{_mark(explored, each)}"
        yield (
            f'<article id="id={text(comment)}"><h3>{named}</h3>'
            f"<h4>{explored.fields['opinion']}</h4>{_text(each.opinion)}{_answer(explored, each)}"
            f"{errors.get(comment, '')}<footer>{_place(each, line)}{_named(themes[n])}</footer></article>"
        )


def _alone(each: Quotation) -> str:
    """The number, as a link that opens this comment alone and can be sent."""
    return f'<a href="#{escape(urlencode({"id": each.id}))}">{text(each.label)}番</a>'


def _mark(explored: Explored, each: Quotation) -> str:
    """Its response type, and whose it is where the document does not print it."""
    if not each.mark:
        return ""
    basis = explored.source.basis
    return f' <span class="mark">{text(each.mark)}</span>' + (
        f' <span class="badge">{text(basis)}</span>' if explored.material.basis != "printed" else ""
    )


def _answer(explored: Explored, each: Quotation) -> str:
    return f"<h4>{explored.fields['reply']}{_of(each)}</h4>{_reply(each)}" if "reply" in explored.fields else ""


def _of(each: Quotation) -> str:
    """A merged cell is one reply to several comments."""
    return f"（{text(each.reply_of)}番と共通の回答。資料のセルが結合されていたと推定）" if each.reply_of else ""


def _text(words: str | None) -> str:
    return f'<p class="text">{text(words)}</p>' if words else NOTHING


def _reply(each: Quotation) -> str:
    """A search does not look into the reply of another comment: it is found there."""
    return f'<p class="text" data-shared>{text(each.reply)}</p>' if each.reply_of and each.reply else _text(each.reply)


def _errors(explored: Explored) -> dict[str, str]:
    """Text errors of the source by comment, listed beside its texts and never applied to them."""
    found: dict[str, list[str]] = {}
    table = explored.material.consultation.corrections
    columns = (table[name].tolist() for name in ("comment", "field", "as_printed", "suggested"))
    for comment, field, printed, suggested in zip(*columns, strict=True):
        place = explored.fields.get(field, "分類")
        found.setdefault(comment, []).append(f"<li>{place}：「{text(printed)}」は「{text(suggested)}」か</li>")
    head = "資料の文字の誤りと思われる箇所"
    return {
        comment: f"<details><summary>{head}（{len(items)}か所）</summary><ul>{''.join(items)}</ul></details>"
        for comment, items in found.items()
    }


def _place(each: Quotation, line: object) -> str:
    places = ([] if each.page is None else [f"表の{each.page:,}枚目"]) + ([f"{line:,}行目"] if isinstance(line, int) else [])
    return f"<span>資料の{'、'.join(places)}</span>" if places else ""


def _named(themes: list[str]) -> str:
    return f"<span>テーマ：{'、'.join(map(text, themes))}</span>" if themes else ""


def _themes(explored: Explored) -> list[list[str]]:
    """Names of each comment's themes."""
    presence = explored.material.presence
    grid = presence.of("both")[explored.positions][:, presence.columns([theme.code for theme in explored.themes])]
    names = [theme.name for theme in explored.themes]
    return [[names[n] for n in row.nonzero()[0]] for row in grid]
