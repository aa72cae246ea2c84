"""Tables behind the pages as addresses: `/data/pillars.csv?pillar=柱Ⅱ` gives what the page of the same choices shows.

Each is made by the very function that the page draws from, so that a spreadsheet connected to it and the screen cannot differ.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from analysis.export.csv import csv_bytes
from analysis.package.problem import PackageError
from pages.components.frame import choices, review_store
from pages.components.frame.library import library
from pages.components.frame.parameters import Parameter, parse, written
from pages.components.frame.view import View
from pages.components.groups import pillar_totals, response_type_totals
from pages.components.methods import sections
from pages.components.overview import picture
from pages.components.reading import comments
from pages.components.rows import narrowing
from pages.components.shared import figure
from pages.components.words.counting import counting
from pages.components.words.frequency import COLUMNS as WORD_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    Table = tuple[pd.DataFrame, Mapping[str, str]]

MOST = 100_000
"""Rows that are sent; the comments of a larger document go through `python -m analysis export`."""
LONGEST = 8_000
"""Characters of a query: what browsers and proxies let through."""


@dataclass(frozen=True)
class DataTable:
    """A table with an address: the page whose parameters it takes, and how it is made."""

    page: str
    make: Callable[[View], Table]


def _comments(view: View) -> Table:
    return comments.file_table(narrowing.narrowed(view).comments, view), comments.file_columns(view)


TABLES: Mapping[str, DataTable] = {
    "overview": DataTable("", lambda view: (picture.cells(view), picture.columns(view))),
    "pillars": DataTable("pillars", lambda view: (pillar_totals.wide(view), pillar_totals.columns(view))),
    "response-types": DataTable(
        "response-types", lambda view: (response_type_totals.table(view), response_type_totals.columns(view))
    ),
    "words": DataTable("keywords", lambda view: (counting(view).frequency(), WORD_COLUMNS)),
    "comments": DataTable("comments", _comments),
    "reconciliation": DataTable("methods", lambda view: (sections.reconciled(view), sections.reconciled_columns(view))),
}
"""Name in the address → table."""
OF_TOTALS = ("reconciliation",)
"""Those that a document has which prints counts and no comment."""
FORMS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


class Answer(NamedTuple):
    """What is sent: a file, or why there is none."""

    status: int
    media_type: str
    content: bytes
    mark: str = ""
    """Changes when the data, the choices or the reviews do; empty where nothing is to be kept."""


def answer(name: str, form: str, query: Mapping[str, Sequence[str]]) -> Answer:
    """The table `name` in a form under the choices of an address."""
    if name not in TABLES or form not in FORMS:
        known = "、".join(f"/data/{each}.csv" for each in TABLES)
        return _refused(404, f"この名前のデータはありません。あるのは次のとおりです（.json も）：{known}")
    if sum(len(key) + len(value) for key, values in query.items() for value in values) > LONGEST:
        return _refused(400, f"アドレスが長すぎます（{LONGEST:,}字まで）。条件を減らしてください。")
    shelf = library()
    if not shelf.ids:
        return _refused(404, "表示できる資料がありません。")
    which = Parameter("consultation", default=shelf.first, codes=shelf.ids)
    values, dropped = parse(query, [which])
    if dropped:
        return _refused(400, f"「{dropped[0].value[:40]}」という資料はありません。")
    try:
        corpus = review_store.reviewed(shelf.corpora[str(values["consultation"])])
    except PackageError as error:
        shelf.put_aside(str(values["consultation"]), error)
        return _refused(503, "この資料は読み込めませんでした。python -m analysis check で確かめてください。")
    if corpus.consultation.metadata.totals_only and name not in OF_TOTALS:
        known = "、".join(f"/data/{each}.csv" for each in OF_TOTALS)
        return _refused(400, f"集計だけの資料で、数える意見がありません。あるのは次のとおりです：{known}")
    parameters = [each for each in choices.url_parameters(shelf, corpus) if each.on(TABLES[name].page)]
    if unknown := _unknown(query, parameters):
        return _refused(400, unknown)
    values = parse(query, parameters)[0]
    view = View(corpus, corpus.select(choices.selection(values)), values, parameters, {}, TABLES[name].page)
    table, columns = TABLES[name].make(view)
    if len(table) > MOST:
        return _refused(413, f"{len(table):,}行あります（{MOST:,}行まで）。条件で絞るか、端末の export で書き出してください。")
    return _written(view, table, columns, name, form)


def _unknown(query: Mapping[str, Sequence[str]], parameters: Sequence[Parameter]) -> str:
    """What of an address is not understood, in a sentence: a page would leave it out, a file must not."""
    names = {each.key for each in parameters}
    if strange := [key for key in query if key not in names]:
        return f"「{strange[0][:40]}」という項目はありません。使えるのは次のとおりです：{'、'.join(sorted(names))}"
    dropped = parse(query, parameters)[1]
    return f"「{dropped[0].key}＝{dropped[0].value[:40]}」という値は、この資料にありません。" if dropped else ""


def _written(view: View, table: pd.DataFrame, columns: Mapping[str, str], name: str, form: str) -> Answer:
    origin = figure.origin(view, narrowing.text(view))
    chosen = {"consultation": view.consultation.id, **written(view.values, view.parameters)}
    address = f"/data/{name}.{form}?{urlencode(chosen, doseq=True)}"
    if form == "csv":
        content = csv_bytes(table, names=columns, origin=origin)
    else:
        rows = json.loads(table[list(columns)].rename(columns=dict(columns)).to_json(orient="records", force_ascii=False))
        said = {**origin.columns(), "アドレス": address, "出典": view.consultation.metadata.cited}
        content = json.dumps({"about": said, "rows": rows}, ensure_ascii=False, allow_nan=False).encode("utf-8")
    return Answer(200, FORMS[form], content, figure.content_mark(content))


def _refused(status: int, why: str) -> Answer:
    return Answer(status, "text/plain; charset=utf-8", why.encode("utf-8"))
