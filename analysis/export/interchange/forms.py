"""Every form for other tools and offices: what it is called, what it is for, how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.export.interchange.kh_coder import kh_coder_csv, kh_coder_xlsx
from analysis.export.interchange.kouchou_ai import kouchou_ai_csv
from analysis.export.interchange.ministry import ministry_csv, ministry_xlsx
from analysis.export.interchange.open_data import open_data_zip
from analysis.export.interchange.published.page import page_bytes
from analysis.export.interchange.published.paper import paper_bytes
from analysis.export.interchange.published.sheet import table_bytes, workbook_bytes
from analysis.export.interchange.published.text import text_bytes
from analysis.export.interchange.published.word import word_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.export.interchange.exchange import Exchange

MIMES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class Form:
    """A form: its name in addresses and options, its name and use on screen, and a writer for each ending of a file's name."""

    key: str
    name: str
    use: str
    writers: Mapping[str, Callable[[Exchange], bytes]]
    """The usual ending first."""
    one_text: bool = False
    """Whether a row holds one text, so that opinions or replies have to be chosen."""
    ruby: bool = False
    """Whether readings can be written with the words."""


FORMS = (
    Form("kouchou-ai", "広聴AI", "意見の本文（comment-body）と属性の列", {"csv": kouchou_ai_csv}),
    Form(
        "kh-coder",
        "KH Coder",
        "テキストの列と外部変数の列。「分析対象とする列」で「テキスト」を選びます",
        {"xlsx": kh_coder_xlsx, "csv": kh_coder_csv},
        one_text=True,
    ),
    Form("ministry", "三列の公表様式", "番号・意見の概要・意見に対する考え方", {"xlsx": ministry_xlsx, "csv": ministry_csv}),
    Form("docx", "公表する文書（Word）", "受付状況・件数・意見と考え方の表。様式は差し替えられます", {"docx": word_bytes}),
    Form("pdf", "公表する文書（PDF）", "同じ内容をA4に。読み上げソフトのためのタグ付き（PDF/UA-1）", {"pdf": paper_bytes}),
    Form("xlsx", "公表する文書（Excel・CSV）", "同じ内容を1枚のシートに", {"xlsx": workbook_bytes, "csv": table_bytes}),
    Form("html", "公表する文書（HTML）", "見出しと表のあるページ。ホームページに載せられます", {"html": page_bytes}, ruby=True),
    Form(
        "txt",
        "公表する文書（テキスト）",
        "読み上げソフト向け。意見ごとに番号・意見・考え方・対応",
        {"txt": text_bytes},
        ruby=True,
    ),
    Form("open-data", "オープンデータ", "CSV一式、項目の説明、利用条件", {"zip": open_data_zip}),
)
