"""Names of places are one word with what kind of place it is; no ordinary word is made or broken by it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.language.lexicon import Lexicon, read_lexicon
from analysis.language.tokens import tokenize_comments

BASE = Path(__file__).parents[4] / "data" / "lexicon"


def words(text: str, lexicon: Lexicon) -> list[str]:
    table = pd.DataFrame({"id": ["1"], "opinion": pd.array([text], dtype="str"), "reply": pd.array([None], dtype="str")})
    return tokenize_comments(table, lexicon)["surface"].tolist()


@pytest.fixture(scope="module")
def base() -> Lexicon:
    return read_lexicon(BASE)


def test_a_place_and_its_kind_are_one_word_without_a_dictionary():
    table = pd.DataFrame(
        {"id": ["1"], "opinion": pd.array(["三重県と札幌市の例"], dtype="str"), "reply": pd.array([""], dtype="str")}
    )
    found = tokenize_comments(table, Lexicon()).set_index("surface")
    assert list(found.index) == ["三重県", "と", "札幌市", "の", "例"]
    assert found.loc["札幌市", "pos_detail"] == "名詞,固有名詞,地域,一般" and found.loc["札幌市", ["start", "end"]].tolist() == [
        4,
        7,
    ]


PREFECTURES = """北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県
富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県
島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"""
MERGED = """いなべ市 うるま市 つくばみらい市 南アルプス市 四国中央市 四万十町 京丹後市 ときがわ町 隠岐の島町 六ヶ所村
国立市 行方市 周南市"""
BODIES = """総務省 文部科学省 厚生労働省 経済産業省 国土交通省 環境省 こども家庭庁 デジタル庁 出入国在留管理庁 公正取引委員会"""


@pytest.mark.parametrize("name", [*PREFECTURES.split(), *MERGED.split(), *BODIES.split()])
def test_prefectures_municipalities_and_ministries_are_whole(base, name):
    assert words(f"昨年、{name}は調べた。", base)[2] == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("同市と各市、ほかの市の市民", ["同市", "と", "各市", "、", "ほか", "の", "市", "の", "市民"]),
        ("さいたま市民といなべ市民", ["さいたま", "市民", "と", "いなべ", "市民"]),
        ("周南市立図書館", ["周南", "市立", "図書館"]),
        ("困ったときがわかる", ["困っ", "た", "とき", "が", "わかる"]),
        ("お祝いなべ料理", ["お祝い", "なべ", "料理"]),
        ("新しいの町", ["新しい", "の", "町"]),
        ("行方と胎内", ["行方", "と", "胎内"]),
        ("関西予算、小川根本的", ["関西", "予算", "、", "小川", "根本", "的"]),
        ("三重 県の例", ["三重", "県", "の", "例"]),  # a blank parts them
    ],
)
def test_no_ordinary_word_is_broken(base, text, expected):
    assert words(text, base) == expected
