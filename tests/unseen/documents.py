"""The three results as files: a city's ruled PDF with a legend, a ministry's PDF without marks, a prefecture's Word document."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.documents.office import word
from tests.documents.pages import pdf
from tests.documents.setting import Style
from tests.documents.sheet import Merged, Paragraph, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
WORDINGS = {
    "A": "意見を踏まえ、案を修正するもの",
    "B": "既に案に記載しているもの",
    "C": "今後の取組の参考とするもの",
    "D": "反映が困難なもの",
    "E": "その他（質問、感想など）",
}
STATES = {
    "反映": "意見を踏まえて計画案を修正したもの",
    "記述済": "既に計画案に盛り込まれているもの",
    "参考": "今後の参考とするもの",
    "反映困難": "計画案に反映することが困難なもの",
    "その他": "上記以外",
}


def rows(name: str) -> list[dict[str, str]]:
    """What was written, one dict a comment: section, opinion, reply, mark."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def city() -> tuple[str, bytes]:
    """Landscape PDF: dates, submitters, totals by chapter, legend with totals, a row across the table for each chapter."""
    comments = rows("city")
    chapters, marks = (Counter(each[column] for each in comments) for column in ("section", "mark"))
    sheet = (
        Paragraph("ひばり市都市計画マスタープラン（素案）に対するパブリックコメントの結果について"),
        Paragraph("１　募集期間　令和6年10月1日（火）から10月31日（木）まで"),
        Paragraph(f"２　提出者数　18人、2団体　　意見数　{len(comments)}件"),
        Paragraph("３　章ごとの件数"),
        Table((("章", "件数"), *((name, f"{count}件") for name, count in chapters.items())), (0.7, 0.3)),
        Paragraph("４　対応の区分"),
        Table((("区分", "内容", "件数"), *((mark, said, str(marks[mark])) for mark, said in WORDINGS.items())), (0.1, 0.7, 0.2)),
        Paragraph("５　意見の概要と市の考え方"),
        Table(_under_headings(comments), (0.07, 0.42, 0.43, 0.08)),
    )
    return "hibari.pdf", pdf(sheet, style=Style(width=842, height=595, running_head="ひばり市都市計画課"))


def _under_headings(comments: list[dict[str, str]]) -> tuple[Row, ...]:
    table: list[Row] = [("番号", "意見の概要", "市の考え方", "区分")]
    for number, each in enumerate(comments, start=1):
        if number == 1 or each["section"] != comments[number - 2]["section"]:
            table.append((each["section"], Merged.LEFT, Merged.LEFT, Merged.LEFT))
        table.append((str(number), each["opinion"], each["reply"], each["mark"]))
    return tuple(table)


def ministry() -> tuple[str, bytes]:
    """Upright PDF: a date, an office, a covering sentence, one table; no legend, no marks, no parts."""
    comments = rows("ministry")
    sheet = (
        Paragraph("「危険物の貯蔵に関する規則の一部を改正する省令（案）」に関する意見募集の結果について"),
        Paragraph("令和6年12月20日"),
        Paragraph("経済産業省 産業保安課"),
        Paragraph(
            "令和6年10月25日から令和6年11月24日までの間、標記の省令案について御意見を募集しましたところ、"
            f"9者から{len(comments)}件の御意見をいただきました。"
        ),
        Paragraph("いただいた御意見の概要及び御意見に対する考え方は以下のとおりです。"),
        Table(
            (
                ("番号", "御意見の概要", "御意見に対する考え方"),
                *((str(number), each["opinion"], each["reply"]) for number, each in enumerate(comments, start=1)),
            ),
            (0.08, 0.46, 0.46),
        ),
    )
    return "meti.pdf", pdf(sheet)


def prefecture() -> tuple[str, bytes]:
    """Word: the legend in one line, a heading with its count and a table for each part, response types in words."""
    comments = rows("prefecture")
    sheet: list[Paragraph | Table] = [
        Paragraph("第3期あけぼの県こども計画（案）に係る県民意見募集の結果"),
        Paragraph(f"募集期間：令和6年11月15日～12月16日　　意見提出者：21名　　意見件数：{len(comments)}件"),
        Paragraph("反映状況　" + "　".join(f"{mark}：{said}" for mark, said in STATES.items())),
    ]
    numbered = list(enumerate(comments, start=1))
    for name in dict.fromkeys(each["section"] for each in comments):
        own = [(str(n), each["opinion"], each["reply"], each["mark"]) for n, each in numbered if each["section"] == name]
        table = Table((("No.", "意見の要旨", "県の考え方", "反映状況"), *own), (0.07, 0.41, 0.40, 0.12))
        sheet += [Paragraph(f"{name}（{len(own)}件）"), table]
    return "akebono.docx", word(tuple(sheet))


DOCUMENTS: dict[str, Callable[[], tuple[str, bytes]]] = {"city": city, "ministry": ministry, "prefecture": prefecture}
"""Name → a function that writes the file: its name and its bytes."""
