"""Minutes, reports and texts for screen readers, as people write them: who speaks, what is an item, what the legend counts."""

from __future__ import annotations

from contextlib import suppress

import pytest

from analysis.ingest.importing import import_file
from analysis.package.problem import PackageError

PAIRS = [
    ("川沿いの遊歩道に街灯を増やしてください。", "設置場所を調査し、順次整備してまいります。"),
    ("高齢者向けの教室を続けてほしいです。", "来年度も各地区で開催する予定です。"),
    ("保育園の待機児童を早く減らしてほしい。", "認可保育所の整備を進めています。"),
    ("防災訓練を平日の夜にも開いてください。", "参加しやすい日時について検討します。"),
    ("公民館の予約をインターネットでできるようにしてほしい。", "予約システムの導入を計画に記載しました。"),
    ("通学路の歩道が狭く危険なので広げてください。", "用地の確保が難しいため、路面表示で対応します。"),
]
OPINIONS, REPLIES = ([pair[side] for pair in PAIRS] for side in (0, 1))


@pytest.fixture
def read(tmp_path):
    def reading(content):
        (tmp_path / "record.txt").write_text(content, encoding="utf-8")
        return import_file(tmp_path / "record.txt", tmp_path / "package")

    return reading


def column(imported, name):
    return imported.built.tables["comments.csv"][name].tolist()


@pytest.mark.parametrize(
    "form",
    [
        "【参加者】{}\n【市】{}\n\n",
        "参加者：{}\n市　長：{}\n",
        "住 民：{}\n区 長：{}\n",
        "（出席者Ａ）\n{}\n（土木部長）\n{}\n",
        "○市民さん：{}\n●事務局：{}\n",
        "（意見）{}\n（回答：市民課長）\n{}\n",
    ],
)
def test_who_speaks_marks_opinions_and_replies(read, form):
    found = read("まちづくり懇談会の記録\n日時 令和6年5月10日\n\n" + "".join(form.format(*pair) for pair in PAIRS))
    assert column(found, "opinion") == OPINIONS
    assert column(found, "reply") == REPLIES


def test_who_answers_inside_the_brackets_is_kept_beside_the_reply(read):
    said = [f"（意見）\n{opinion}\n（回答：{who}）\n{reply}\n" for (opinion, reply), who in zip(PAIRS, "ABCDEF", strict=True)]
    found = read("懇談会の記録\n" + "".join(said))
    assert column(found, "回答者") == list("ABCDEF")
    assert column(found, "reply") == REPLIES


@pytest.mark.parametrize(("sign", "heading"), [("・", "■{}（{}件）"), ("　○　", "{}（{}件）"), ("- ", "【{}】（{}件）")])
def test_items_under_headings_that_begin_with_a_sign_and_end_with_a_count(read, sign, heading):
    parts = [("１．道路", OPINIONS[:3]), ("２．暮らし", OPINIONS[3:])]
    body = "\n".join(
        heading.format(name, len(given)) + "\n" + "".join(f"{sign}{text}\n" for text in given) for name, given in parts
    )
    found = read(f"住民アンケート 自由意見のまとめ\n\n{body}")
    assert column(found, "opinion") == OPINIONS
    assert len(set(column(found, "pillar"))) == 2
    assert found.reconciliation["official"].tolist() == [3, 3]
    assert found.differences.empty


@pytest.mark.parametrize("gap", ["　　", "　", ""])
def test_texts_behind_different_marks_are_read_whole_or_not_at_all(read, gap):
    rows = "\n".join(f"{'○△'[n % 2]}{gap}{opinion}" for n, opinion in enumerate(OPINIONS))
    with suppress(PackageError):
        assert len(column(read(f"自由意見のまとめ\n\n{rows}\n"), "opinion")) == len(OPINIONS)


def test_items_of_another_sign_below_one_are_parts_of_it_and_elsewhere_they_are_listed(read):
    found = read(
        "住民アンケート 自由意見\n\n" + "".join(f"・{text}\n　○ 前から困っています。\n" for text in OPINIONS) + "\n○ 配布の方法\n"
    )
    assert column(found, "opinion") == [f"{text}\n○前から困っています。" for text in OPINIONS]
    assert found.built.tables["rejects.csv"]["text"].tolist() == ["○ 配布の方法"]


HEAD = "みどり計画（素案）に対する意見の概要と区の考え方\n\n1　意見の募集期間　令和6年6月1日から6月30日まで\n"
LEGEND = "3　対応状況の区分\n◎　意見の趣旨を反映するもの　{}件\n○　記載済みのもの　{}件\n△　今後検討するもの　{}件\n\n"


def screen_reader(marks, counts, sections=("緑の保全", "公園")):
    parts = [HEAD, LEGEND.format(*counts), "（4）　意見の概要及び区の考え方\n\n"]
    for n, ((opinion, reply), mark) in enumerate(zip(PAIRS, marks, strict=True), start=1):
        if n in (1, 4):
            parts.append(f"番号{n}から番号{n + 2}までが「{sections[n // 4]}」に関する意見です。\n\n")
        parts.append(f"番号{n}\n意見の概要　{opinion}\n区の考え方　{reply}\n対応状況　{mark}\n\n")
    return "".join(parts)


def test_a_text_for_screen_readers_has_sections_marks_and_counts(read):
    found = read(screen_reader("◎○○○△△", (1, 3, 2)))
    assert column(found, "printed_mark") == list("◎○○○△△")
    assert column(found, "pillar") == ["緑の保全"] * 3 + ["公園"] * 3
    assert found.reconciliation["label"].tolist()[0] == "◎ 意見の趣旨を反映するもの"
    assert found.reconciliation["official"].tolist() == [1, 3, 2]
    assert found.differences.empty


def test_counts_of_a_legend_that_the_comments_do_not_bear_out_are_said(read):
    assert read(screen_reader("◎○○○△△", (1, 4, 2))).differences["key"].tolist() == ["○"]


def test_one_line_that_ends_in_a_count_is_no_table_of_totals(read):
    text = screen_reader("◎○○○△△", (1, 3, 2)).replace("　3件", "").replace("　2件", "")
    assert read(text).reconciliation.empty
