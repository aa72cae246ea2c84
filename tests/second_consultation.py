"""A second consultation, with a legend and pillars of its own, imported from a file as an office would publish it."""

from __future__ import annotations

import shutil
from pathlib import Path

from analysis.ingest.importing import import_file

ROOT = Path(__file__).parent.parent
SECOND = """番号,項目,意見の概要,市の考え方,対応区分
1,図書館,図書館の開館時間を夜まで延ばしてほしい。,ご意見の趣旨を踏まえ、計画に追記しました。,反映する
2,図書館,図書館の児童書をもっと増やしてほしい。,ご意見の趣旨を踏まえ、計画を修正しました。,反映する
3,図書館,図書館のパソコン席を増やしてほしい。,利用の状況を見ながら、今後の参考とします。,参考とする
4,公園,公園に犬の遊び場をつくってほしい。,他の利用者の安全のため、反映できません。,反映しない
5,公園,公園の遊具が古いので、安全なものに替えてほしい。,公園の遊具は計画的に更新しており、すでに計画に記載しています。,記載済み
6,公園,公園の木の剪定を丁寧にしてほしい。,今後の参考とします。,参考とする
7,公園,公園でボール遊びができるようにしてほしい。,他の利用者の安全のため、反映できません。,反映しない
8,公園,公園のトイレを洋式にしてほしい。,すでに計画に記載しています。,記載済み
9,バス,バスの本数を増やしてほしい。,バスは事業者が運行しており、この計画の対象外です。,対象外
10,バス,バス停に屋根をつけてほしい。,今後の参考とします。,参考とする
11,バス,デマンド交通を始めてほしい。,ご意見の趣旨を踏まえ、計画に追記しました。,反映する
12,バス,駅前の駐輪場が足りない。,今後の参考とします。,参考とする
"""
"""The signs are words, so that nothing on screen may count on symbols."""
MARKS = {"反映する": 3, "参考とする": 4, "反映しない": 2, "記載済み": 2, "対象外": 1}
ID = "zushi-2024"


def two_consultations(data: Path) -> Path:
    """A data folder with a copy of the project's consultation and the second one."""
    shutil.copytree(ROOT / "data", data)
    for other in (data / "consultations").iterdir():
        if other.name != "nerima-2023":
            shutil.rmtree(other)
    published = data.parent / f"{ID}.csv"
    published.write_text(SECOND, encoding="utf-8")
    import_file(published, data / "consultations" / ID)
    return data
