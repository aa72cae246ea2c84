"""Comments that are items of lists: which lists are such, by what announces them and how they speak."""

from __future__ import annotations

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.recognition.item_lists import FEWEST, SPEAKING, announces, opinion_items
from analysis.package.problem import PackageError
from tests.analysis.ingest.documents import document

WISHES = [
    "川沿いの道に明かりを増やしてください。",
    "図書館に静かな席を増やしてほしいです。",
    "駅前の花壇に水をやる人が足りないと思います。",
    "子どもが遊べる広場をもっと作ってほしい。",
]
PAGE = '<html><head><meta charset="utf-8"><title>結果</title></head><body><main><h1>{}</h1>{}</main></body></html>'


def read(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return import_file(tmp_path / name, tmp_path / "out", replace=True)


LISTS = {
    "a.txt": "アンケート 自由意見\n\n① 道\n・{}\n・{}\n② 公園\n・{}\n・{}\n",
    "b.txt": "意見交換会の主な意見\n【道】\n○{}\n○{}\n【公園】\n○{}\n○{}\n",
    "c.md": "# 意見交換会の記録\n## 道\n- {}\n- {}\n\n## 公園\n- {}\n- {}\n",
    "d.html": PAGE.format(
        "自由意見", "<h2>道</h2><ul><li>{}</li><li><p>{}</p></li></ul><h2>公園</h2><ol><li>{}</li><li>{}</li></ol>"
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_each_item_is_a_comment_under_its_heading(tmp_path, name):
    found = read(tmp_path, name, LISTS[name].format(*WISHES))
    comments, pillars = found.built.tables["comments.csv"], found.built.tables["pillars.csv"]
    assert comments["opinion"].tolist() == WISHES
    assert pillars["name"].tolist() == ["道", "公園"]
    assert comments["pillar"].tolist() == pillars["pillar"].repeat(2).tolist()
    assert any("箇条書き4項目" in warning.message for warning in found.warnings)


def test_the_number_of_comments_in_a_heading_is_compared(tmp_path):
    found = read(tmp_path, "a.txt", LISTS["a.txt"].replace("道", "道（3件）").format(*WISHES))
    assert len(found.differences) == 1


def test_a_list_of_files_or_of_facts_is_none(tmp_path):
    files = [f"計画（案）の全文と概要 その{n}（PDF：{n}00KB）" for n in range(4)]
    with pytest.raises(PackageError):
        read(tmp_path, "a.html", PAGE.format("意見の募集", f"<ul>{''.join(f'<li>{each}</li>' for each in files)}</ul>"))
    with pytest.raises(PackageError):
        read(tmp_path, "a.txt", "お知らせ\n" + "".join(f"・{wish}\n" for wish in WISHES))


def items(*texts):
    return opinion_items(document("主な意見", *texts).lines)


def test_how_many_items_are_a_list():
    assert items(*(f"・{wish}" for wish in WISHES[:FEWEST])) == ({"・": "opinion"}, FEWEST)
    assert items(*(f"・{wish}" for wish in WISHES[: FEWEST - 1])) is None


def test_how_many_of_them_wish_for_something():
    plain = [f"・駅前の広場には大きな木が{n}本ある" for n in range(10)]
    wishing = int(SPEAKING * 10)
    assert items(*plain[wishing:], *[f"・{wish}" for wish in (WISHES * 3)[:wishing]])[1] == 10
    assert items(*plain[wishing - 1 :], *[f"・{wish}" for wish in (WISHES * 3)[: wishing - 1]]) is None


def test_arrows_below_items_are_their_replies():
    lines = [line for wish in WISHES for line in (f"・{wish}", "→ 検討します。")]
    assert items(*lines) == ({"・": "opinion", "→": "reply"}, 4)
    assert items(*lines[:3], *lines[4::2]) == ({"・": "opinion"}, 4)


@pytest.mark.parametrize(("text", "told"), [("主な意見", True), ("市民の声", True), ("自由記述", True), ("開催概要", False)])
def test_what_announces_opinions(text, told):
    assert announces(document(text).lines[0]) == told


@pytest.mark.parametrize("number", ["({})", "（{}）", "{}．", "①②③④", "{}　"])
def test_numbered_items_are_comments_where_their_numbers_are_of_one_kind(tmp_path, number):
    def begin(place):
        return number[place] if "{" not in number else number.format(place + 1)

    lines = [f"{begin(place)}{wish}\n" for place, wish in enumerate(WISHES)]
    parts = f"【道】\n{lines[0]}{lines[1]}\n【公園】\n{lines[2]}{lines[3]}"
    found = read(tmp_path, "n.txt", f"主な意見\n\n{parts}")
    comments = found.built.tables["comments.csv"]
    assert comments["opinion"].tolist() == WISHES
    assert found.built.tables["pillars.csv"]["name"].tolist() == ["道", "公園"]


def test_items_within_an_item_that_a_word_marks_as_reply_are_its_reply(tmp_path):
    items = "".join(f"<li>{wish}<ul><li>回答：{wish}について検討します。</li></ul></li>" for wish in WISHES)
    found = read(tmp_path, "r.html", PAGE.format("市民の声", f"<h2>道</h2><ul>{items}</ul>"))
    comments = found.built.tables["comments.csv"]
    assert comments["opinion"].tolist() == WISHES
    assert comments["reply"].tolist() == [f"{wish}について検討します。" for wish in WISHES]
