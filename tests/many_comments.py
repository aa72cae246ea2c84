"""A consultation of many comments, for what few do not show: made by rule, the same on every run."""

from __future__ import annotations

import csv
import shutil
from itertools import islice, product
from pathlib import Path

from analysis.ingest.importing import import_file

ROOT = Path(__file__).parent.parent
ID = "many-2024"
COUNT, ALONE = 1_200, 3
"""Comments, and how many of them use no noun that another uses."""
SUBJECTS = {
    "図書館": ("開館時間", "児童書", "閲覧席", "予約", "駐輪場"),
    "公園": ("遊具", "芝生", "水飲み場", "犬", "花壇"),
    "バス": ("本数", "停留所", "運賃", "屋根", "時刻表"),
    "学校": ("給食", "体育館", "通学路", "校庭", "教室"),
    "病院": ("救急", "夜間", "小児科", "待合室", "検診"),
    "道路": ("街灯", "歩道", "段差", "信号", "渋滞"),
}
WISHES = ("を増やしてほしい", "が足りない", "を見直してほしい", "について説明してほしい", "に困っている")
LONELY = ("ありがとう。", "よろしく。", "はい。")


def many_comments(data: Path) -> Path:
    """A data folder that holds it alone."""
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("consultations"))
    published = data.parent / f"{ID}.csv"
    with published.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("番号", "項目", "意見の概要", "市の考え方"), *rows()])
    import_file(published, data / "consultations" / ID)
    return data


def rows() -> list[tuple[str, str, str, str]]:
    """Each subject with pairs of its words, the wishes in turn; numbers with gaps, as where printed ones were withdrawn."""
    pairs = [(subject, *pair) for subject, words in SUBJECTS.items() for pair in product(words, words) if pair[0] != pair[1]]
    texts = ((subject, f"{subject}の{one}と{two}{wish}。") for _ in range(9) for subject, one, two in pairs for wish in WISHES)
    found = [*islice(texts, COUNT - ALONE), *(("その他", text) for text in LONELY)]
    return [(f"{2 * place + 1}", subject, text, "今後の参考とします。") for place, (subject, text) in enumerate(found)]
