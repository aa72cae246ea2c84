"""Comments as open data: tables in CSV, what each column means for people and for programs, and the terms of use, in one zip."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.export.archive import archive
from analysis.export.csv import BOM
from analysis.export.interchange.column_guide import COMMENTS, PILLARS, RESPONSE_TYPES, TOTALS, brought
from analysis.package.guarded_cells import guarded
from analysis.replies.estimation.legend import MEANING_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.export.interchange.column_guide import Described
    from analysis.export.interchange.exchange import Exchange

Table = tuple[str, pd.DataFrame, "tuple[Described, ...]"]
"""Title, rows, columns."""
GUARD = "表計算ソフトが式として実行しないよう、= + - @ で始まる文章の先頭に ' を付けています。"
UNITS = "件数は意見の数で、人数や賛否の数ではありません。"


def open_data_zip(exchange: Exchange) -> bytes:
    """Write the zip. The same selection of the same data gives the same bytes."""
    tables = _tables(exchange)
    files = {name: _csv(rows, columns) for name, (_, rows, columns) in tables.items()}
    files["columns.csv"] = _guide(tables)
    files["datapackage.json"] = _package(exchange, tables, files)
    files["README.txt"] = ("\r\n".join(_readme(exchange, tables)) + "\r\n").encode("utf-8-sig")
    return archive(files, exchange.day)


def _tables(exchange: Exchange) -> dict[str, Table]:
    """Each file's title, rows and columns."""
    consultation = exchange.consultation
    say = consultation.words.say
    comments = (*_said(COMMENTS, say), *(brought(name) for name in exchange.further))
    own_reply = exchange.table.assign(reply=exchange.selected.comments["reply"].array)
    legend = consultation.response_types.assign(meaning_name=consultation.response_types["meaning"].map(MEANING_NAMES))
    return {
        "comments.csv": ("意見と考え方", own_reply, comments),
        "response_types.csv": ("対応区分の凡例", legend.sort_values("order"), RESPONSE_TYPES),
        "pillars.csv": (say("柱（項目）"), consultation.pillars.sort_values("order"), _said(PILLARS, say)),
        "official_totals.csv": ("資料に印字された件数", consultation.official_totals, _said(TOTALS, say)),
    }


def _said(columns: tuple[Described, ...], say: Callable[[str], str]) -> tuple[Described, ...]:
    return tuple(replace(column, name=say(column.name), meaning=say(column.meaning)) for column in columns)


def _csv(rows: pd.DataFrame, columns: tuple[Described, ...]) -> bytes:
    """A table under its Japanese names: UTF-8 with BOM, a row a record, missing as an empty cell."""
    chosen = rows[[column.source for column in columns]].set_axis([column.name for column in columns], axis=1)
    safe = chosen.astype("object").map(lambda cell: guarded(cell) if isinstance(cell, str) else cell)
    return BOM + safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def _guide(tables: dict[str, Table]) -> bytes:
    """One row a column of a file: the data dictionary that Japanese open data has beside it."""
    rows = [
        (name, title, column.name, column.english, _KINDS[column.kind], "必須" if column.required else "空欄あり", column.meaning)
        for name, (title, _, columns) in tables.items()
        for column in columns
    ]
    frame = pd.DataFrame(rows, columns=["ファイル", "表", "項目名", "英語名", "型", "空欄", "説明"], dtype="str")
    return BOM + frame.map(guarded).to_csv(index=False, lineterminator="\r\n").encode("utf-8")


_KINDS = {"string": "文字列", "integer": "整数"}


def _package(exchange: Exchange, tables: dict[str, Table], files: dict[str, bytes]) -> bytes:
    """The same for programs: a Frictionless Tabular Data Package."""
    metadata = exchange.consultation.metadata
    package = {
        "profile": "tabular-data-package",
        "name": "public-comments",
        "title": metadata.title,
        "description": f"絞り込み：{exchange.filters}。{UNITS}{GUARD}",
        "sources": [{"title": metadata.cited, "sha256": metadata.source_sha256}],
        "licence": metadata.licence,
        "contributors": [{"title": metadata.publisher, "role": "publisher"}] if metadata.publisher else [],
        "data_hash": exchange.consultation.data_hash,
        "resources": [_resource(name, table, files[name]) for name, table in tables.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _resource(name: str, table: Table, data: bytes) -> dict[str, Any]:
    title, _, columns = table
    return {
        "profile": "tabular-data-resource",
        "name": name.removesuffix(".csv").replace("_", "-"),
        "path": name,
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {"fields": [_field(column) for column in columns], "missingValues": [""]},
    }


def _field(column: Described) -> dict[str, Any]:
    return {
        "name": column.name,
        "title": column.english,
        "type": column.kind,
        "description": column.meaning,
        "constraints": {"required": column.required},
    }


def _readme(exchange: Exchange, tables: dict[str, Table]) -> list[str]:
    metadata = exchange.consultation.metadata
    return [
        metadata.title,
        "",
        *([f"公表：{metadata.publisher}"] if metadata.publisher else []),
        metadata.cited,
        *([f"利用条件：{metadata.licence}"] if metadata.licence else []),
        f"意見の数：{exchange.consultation.unit_line}（このファイルは{len(exchange.selected):,}件）",
        f"絞り込み：{exchange.filters}",
        f"データのハッシュ：{exchange.consultation.data_hash}",
        "",
        *(f"{name}　{title}（{len(rows):,}行）" for name, (title, rows, _) in tables.items()),
        "columns.csv　各ファイルの項目の説明",
        "datapackage.json　同じ説明（Frictionless Data Package）",
        "",
        "文字コードはUTF-8（BOM付き）です。",
        UNITS,
        "対応区分のよりどころが「資料の記載」でないものは、公式な区分ではありません。",
        GUARD,
    ]
