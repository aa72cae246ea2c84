"""Documents of a city (市, 章) and of a ministry (省, 項目), in whose own texts neither 区 nor 柱 stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.ingest.importing import import_file
from analysis.ingest.recipe.decisions import FILE, read_recipe
from analysis.ingest.recipe.text import recipe_text
from analysis.ingest.write import rebuild

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = ("図書館", "公園", "バス", "駐輪場", "保育園", "街灯", "歩道", "病院", "学校", "港")
MARKS = ("◎", "○", "△", "※")
CITY = "番号,章,意見の概要,市の考え方,対応\n" + "\n".join(
    f"{n},第{n % 3 + 1}章 {('福祉', '交通', '環境')[n % 3]},{subject}を増やしてほしい。{subject}は駅前に必要です。,"
    f"{subject}は計画に記載しています。今後検討してまいります。,{MARKS[n % 4]}"
    for n, subject in enumerate(SUBJECTS * 2, start=1)
)
MINISTRY = "番号,項目,御意見の概要,御意見に対する考え方\n" + "\n".join(
    f"{n},{('届出の方法', '対象の範囲')[n % 2]},{subject}の届出を簡素にすべき。{subject}では手間がかかる。,"
    f"{subject}の届出は、施行後の状況を踏まえ検討します。"
    for n, subject in enumerate(SUBJECTS, start=1)
)
THEMES = """
[[theme]]
code = "S1"
name = "子ども"
pillars = ["{first}"]
fields = ["opinion"]
definition = "子どもの施設"
rule = "「保育園」または「学校」"

[[theme]]
code = "S2"
name = "移動"
fields = ["opinion", "reply"]
definition = "道や乗り物"
rule = "回答( 「バス」 ) または 同じ番号( 「歩道」 かつ 柱( {first} ) )"

[[theme]]
code = "S3"
name = "増やす"
idea_of = "{second}"
fields = ["opinion"]
definition = "増やすことの求め"
rule = "「増やす」"
"""
REGIONS = ("北海道", "東北", "九州")
SURVEY = "番号,地域,年齢層,日付,件数,意見,備考\n" + "\n".join(
    f"{n},{REGIONS[n % 3]},{'' if n == 4 else f'{10 * (n % 5 + 1)}代'},2024-0{n % 4 + 1}-01,{n},"
    f"{subject}を増やしてほしい。,{subject}に{n}回行った"
    for n, subject in enumerate(SUBJECTS * 2, start=1)
)
"""Opinions alone, with what is known of who sent them; 20 of them."""
PUBLISHERS = {"city": "みどり市", "ministry": "緑化推進省"}
DOCUMENTS = {"city": CITY, "ministry": MINISTRY}


def put(consultations: Path, name: str) -> Path:
    """Import a document as a person would, who then says who published it."""
    path = consultations.parent.parent / f"{name}.csv"
    path.write_text(DOCUMENTS[name], encoding="utf-8")
    folder = consultations / name
    import_file(path, folder)
    recipe = read_recipe(folder)
    cover = replace(recipe.cover, publisher=PUBLISHERS[name])
    (folder / FILE).write_text(recipe_text(replace(recipe, cover=cover)), encoding="utf-8", newline="\n")
    first, second = recipe.pillars["pillar"].tolist()[:2]
    (folder / "themes.toml").write_text(THEMES.format(first=first, second=second), encoding="utf-8")
    rebuild(folder)
    return folder
