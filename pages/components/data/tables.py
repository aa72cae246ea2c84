"""Tables behind the pages as addresses: `/data/pillars.csv?pillar=柱Ⅱ` gives what the page of the same choices shows.

Each is made by the very function that the page draws from, so that a spreadsheet connected to it and the screen cannot differ.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from analysis.export.csv import safe_csv
from analysis.package.problem import PackageError
from pages.components.data.made import OF_TOTALS, TABLES, NoTableError
from pages.components.frame import choices, review_store
from pages.components.frame.library import library
from pages.components.frame.parameters import Parameter, parse, written
from pages.components.frame.view import View
from pages.components.shared import figure
from pages.components.shared.share import IN_PART

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.corpus import Corpus
    from pages.components.data.made import Made

MOST = 100_000
"""Rows that are sent; the comments of a larger document go through `python -m analysis export`."""
LONGEST = 8_000
"""Characters of a query: what browsers and proxies let through."""
FORMS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


class Answer(NamedTuple):
    """What is sent: a file, or why there is none."""

    status: int
    media_type: str
    content: bytes
    mark: str = ""
    """Changes when the data, the choices or the reviews do; empty where nothing is to be kept."""
    packed: bytes = b""
    """The content under gzip, where that is kept ready."""


def answer(name: str, form: str, query: Mapping[str, Sequence[str]]) -> Answer:
    """The table `name` in a form under the choices of an address."""
    if name not in TABLES or form not in FORMS:
        known = "、".join(f"/data/{each}.csv" for each in TABLES)
        return refused(404, f"この名前のデータはありません。あるのは次のとおりです（.json も）：{known}")
    corpus = opened(query)
    if isinstance(corpus, Answer):
        return corpus
    if corpus.consultation.metadata.totals_only and name not in OF_TOTALS:
        known = "、".join(f"/data/{each}.csv" for each in OF_TOTALS)
        return refused(400, f"集計だけの資料で、数える意見がありません。あるのは次のとおりです：{known}")
    parameters = _parameters(name, choices.url_parameters(library(), corpus))
    if fault := unknown(query, parameters):
        return refused(400, fault)
    values = parse(query, parameters)[0]
    view = View(corpus, corpus.select(choices.selection(values)), values, parameters, {}, TABLES[name].page)
    try:
        made = TABLES[name].make(view)
    except NoTableError as error:
        return refused(error.status, str(error))
    if (rows := len(made.table)) > MOST:
        return refused(413, f"{rows:,}行あります（{MOST:,}行まで）。条件で絞るか、端末の export で書き出してください。")
    return _written(view, made, name, form)


def opened(query: Mapping[str, Sequence[str]]) -> Corpus | Answer:
    """The consultation that an address asks for, or why it cannot be had."""
    if sum(len(key) + len(value) for key, values in query.items() for value in values) > LONGEST:
        return refused(400, f"アドレスが長すぎます（{LONGEST:,}字まで）。条件を減らしてください。")
    shelf = library()
    if not shelf.ids:
        return refused(404, "表示できる資料がありません。")
    which = Parameter("consultation", default=shelf.first, codes=shelf.ids)
    values, dropped = parse(query, [which])
    if dropped:
        return refused(400, f"「{dropped[0].value[:40]}」という資料はありません。")
    try:
        return review_store.reviewed(shelf.corpora[str(values["consultation"])])
    except PackageError as error:
        shelf.put_aside(str(values["consultation"]), error)
        return refused(503, "この資料は読み込めませんでした。python -m analysis check で確かめてください。")


def _parameters(name: str, every: Sequence[Parameter]) -> list[Parameter]:
    """Those of the table's page; what chooses among the parts of the page can only choose the one that the table stands in."""
    part = IN_PART.get(TABLES[name].page, {})
    return [
        replace(each, default=part[each.key], codes=(part[each.key],)) if each.key in part else each
        for each in every
        if each.on(TABLES[name].page)
    ]


def unknown(query: Mapping[str, Sequence[str]], parameters: Sequence[Parameter]) -> str:
    """What of an address is not understood, in a sentence: a page would leave it out, a file must not."""
    names = {each.key for each in parameters}
    if strange := [key for key in query if key not in names]:
        return f"「{strange[0][:40]}」という項目はありません。使えるのは次のとおりです：{'、'.join(sorted(names))}"
    if not (dropped := parse(query, parameters)[1]):
        return ""
    key, said = dropped[0].key, f"「{dropped[0].key}＝{dropped[0].value[:40]}」"
    if only := next((each[key] for each in IN_PART.values() if key in each), ""):
        return f"{said}の表には、アドレスがありません。{key} は書かないか、{only} にしてください。"
    return f"{said}は{why}ため、使えません。" if (why := dropped[0].why) else f"{said}という値は、この資料にありません。"


def _written(view: View, made: Made, name: str, form: str) -> Answer:
    origin = figure.origin(view, made.within).columns()
    chosen = {"consultation": view.consultation.id, **written(view.values, view.parameters)}
    address = f"/data/{name}.{form}?{urlencode(chosen, doseq=True)}"
    named = made.table[list(made.columns)].rename(columns=dict(made.columns))
    if form == "csv":
        content = safe_csv(named.assign(**({"範囲": made.within} if made.of_several else origin)))
    else:
        rows = json.loads(named.to_json(orient="records", force_ascii=False))
        source = {"範囲": made.within} if made.of_several else {**origin, "出典": view.consultation.metadata.cited}
        about = {**source, "アドレス": address}
        content = json.dumps({"about": about, "rows": rows}, ensure_ascii=False, allow_nan=False).encode("utf-8")
    return Answer(200, FORMS[form], content, figure.content_mark(content))


def refused(status: int, why: str) -> Answer:
    return Answer(status, "text/plain; charset=utf-8", why.encode("utf-8"))
