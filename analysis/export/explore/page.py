"""A consultation, or a choice of its comments, as one HTML file to explore: no server, no network, a small script of its own.

Everything stands in the file as HTML: where scripts do not run, numbers and comments are read all the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.attributes import WHERE
from analysis.briefing.arrangement import Arrangement
from analysis.briefing.build import material_of, quotations, source_of
from analysis.briefing.citation import citations_of
from analysis.briefing.day import japanese_date
from analysis.export.explore.cards import cards
from analysis.export.explore.counted import WORDS, themes, words
from analysis.export.explore.door import text
from analysis.export.explore.figures import cells, colours, legend, size, squares
from analysis.export.explore.material import MOST, Explored, TooManyError
from analysis.export.explore.methods import methods
from analysis.export.explore.script_data import script_data
from analysis.export.web_page import web_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from analysis.corpus import Corpus
    from analysis.selection import Selection

KIND = "手元で調べるページ（HTML、1ファイル）"
NO_SCRIPT = "この画面ではスクリプトが動かないため、絞り込みと検索は使えません。数と意見は、このまま読めます。"
MORE = (
    '<p id="more" hidden><span id="left"></span> <button type="button" id="next"></button> '
    '<button type="button" id="rest"></button></p></section>'
)
CITATION = (
    '<section id="cite"><h2>引用するとき</h2><p id="citation"></p>'
    '<p><button type="button" id="copy" hidden>引用をコピーする</button> <span id="copied" role="status"></span></p></section>'
)
MANY = 500
"""Cards from which a browser lays out only what is in sight: 10,000 of them take it 4 s, and then 1 s (Chromium 156)."""
HERE = Path(__file__).parent
STYLE, SCRIPTS = (
    HERE / "explore.css",
    tuple(HERE / f"{name}.js" for name in ("search", "counting", "wording", "numbers", "marking", "explore")),
)


def explore_bytes(corpus: Corpus, selection: Selection, *, date: date) -> bytes:
    """Write the page of a selection. The same comments on the same day give the same bytes. Raises TooManyError."""
    explored = explored_of(corpus, selection, date=date)
    body = "\n".join((*_head(explored), *_filters(explored), *_main(explored), _data(explored)))
    return web_page(explored.source.title, body, style=STYLE, more_style=colours(explored), scripts=SCRIPTS)


def explored_of(corpus: Corpus, selection: Selection, *, date: date) -> Explored:
    """What the page of a selection is made from. Raises TooManyError."""
    material = material_of(corpus, selection, Arrangement())
    if material.total > MOST:
        narrowing = material.words.say("柱・対応区分・検索")
        raise TooManyError(f"{KIND}にできるのは{MOST:,}件までです（値：{material.total:,}件）。{narrowing}で絞ってください。")
    quoted = quotations(material, (), citations_of(corpus.consultation))
    return Explored(material, source_of(material, date, ""), quoted)


def _head(explored: Explored) -> Iterator[str]:
    source = explored.source
    yield f'<header><p class="kind">手元で調べるページ</p><h1>{text(source.title)}</h1>'
    yield f'<p class="unit">{text(source.unit_line)}　意見の件数であり、人数や賛否の数ではありません</p><dl>'
    yield "".join(f"<dt>{name}</dt><dd>{text(value)}</dd>" for name, value in _facts(explored).items())
    yield f"</dl><noscript><p>{NO_SCRIPT}</p></noscript>"
    yield "</header>"


def _facts(explored: Explored) -> dict[str, str]:
    source, chosen = explored.source, explored.material.selected.selection.narrows
    facts = {
        "入っている意見": f"{len(explored.mark):,}件（絞り込み：{source.choice}）" if chosen else "",
        "対応区分": f"{source.basis}（{source.basis_note}）" if len(explored.material.legend) else "",
        "作成日": japanese_date(source.date),
        "出典": source.attribution,
    }
    return {name: value for name, value in facts.items() if value}


def _filters(explored: Explored) -> Iterator[str]:
    """The bar that stays in sight: how many are shown, search, pillars, response types. Only the script shows it."""
    yield '<div id="bar" role="search" aria-label="絞り込み" hidden>'
    yield '<p id="count" role="status"></p>'
    pillars = _choices("pillar", text(explored.material.words.say("柱（項目）")), explored.pillars)
    types = _choices("response_type", f"対応区分（{text(explored.source.basis)}）", explored.types)
    brought = "".join(
        _choices(text(f"{WHERE}{column}"), text(each.name), {value: value for value in each.values})
        for column, each in explored.attributes.items()
    )
    choices = f"{pillars}{types}{brought}"
    yield f'<details id="choices"{"" if choices else " hidden"}><summary>絞り込み</summary>{choices}</details>'
    yield '<a id="clear" href="#all=1">条件をすべて外す</a><button type="button" id="down">意見を読む</button>'
    yield '<label class="q">検索 <input type="search" id="q" autocomplete="off" maxlength="200"></label>'
    yield '<p id="unknown" role="status"></p></div>'


def _choices(key: str, legend_text: str, names: Mapping[str, str]) -> str:
    if len(names) < 2:
        return ""
    boxes = "".join(
        f'<label><input type="checkbox" name="{key}" value="{text(value)}"> {text(name)}</label>' for value, name in names.items()
    )
    return f"<fieldset><legend>{legend_text}</legend>{boxes}</fieldset>"


def _main(explored: Explored) -> Iterator[str]:
    kind = "badge printed" if explored.material.basis == "printed" else "badge"
    badge = f' <span class="{kind}">対応区分：{text(explored.source.basis)}</span>' if explored.types else ""
    total = f'<span id="total">{len(explored.mark):,}</span>件の意見'
    yield f'<main><section id="picture"><h2>{total}{"と、その対応区分" if explored.types else ""}{badge}</h2>'
    yield f"<p>{_scale(explored)}押すと、その意見を下に開きます。</p>"
    yield from (*legend(explored), *squares(explored), _cited("ます目"), "</section>")
    if explored.types:
        head = text(explored.material.words.say("柱（項目）と対応区分"))
        both = f"{head}の組み合わせ別の意見件数{badge}"
        yield from _table("cells", both, cells(explored), head=head)
    if explored.themes:
        several = "テーマ別の意見件数（1件に複数のテーマが付くことがあります）"
        yield from _table("themes", several, themes(explored), head="テーマ")
    yield from _table("terms", f"語のある意見の件数（多い順に{WORDS}語まで）", words(explored), head="よく出る語")
    yield from (*_list(explored), CITATION, *methods(explored), "</main>")


def _list(explored: Explored) -> Iterator[str]:
    texts = "と".join(explored.fields.values())
    yield f'<section id="list"><h2 id="listed" tabindex="-1">{texts}（原文のまま）</h2><p id="opened" hidden></p>'
    yield '<p><button type="button" id="up" hidden>図と表に戻る</button></p>'
    yield '<p id="none" hidden>当てはまる意見はありません。条件を外すか、別の語で検索してください。</p>'
    yield '<p id="paper" hidden></p>'
    kinds = {"many": len(explored.mark) > MANY, "answered": "reply" in explored.fields}
    yield from (
        f'<div id="cards" class="{" ".join(kind for kind, so in kinds.items() if so)}">',
        *cards(explored),
        "</div>",
        MORE,
    )


def _scale(explored: Explored) -> str:
    one = size(explored)
    return "ます目1つが意見1件です。" if one == 1 else f"ます目1つが{one:,}件です。端のます目は、それより少ないことがあります。"


def _table(key: str, caption: str, rows: Iterable[str], *, head: str) -> Iterator[str]:
    yield f'<section id="{key}"><h2>{head}</h2>'
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="{head}の表"><table>'
    yield f'<caption><span class="wide">{caption}</span></caption>'
    yield from (*rows, "</table></div>", _cited(head), "</section>")


def _cited(what: str) -> str:
    """A reference to a figure as it stands, written by the script when it is asked for."""
    button = f'<button type="button" data-cite="{what}" aria-label="{what}を引用する" hidden>引用する</button>'
    return f'<p>{button} <span class="cited" role="status"></span></p>'


def _data(explored: Explored) -> str:
    return f'<script type="application/json" id="data">{script_data(explored)}</script>'
