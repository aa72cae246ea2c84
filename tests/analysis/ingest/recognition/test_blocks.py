"""Reports and minutes: words, headings and speakers that stand before texts, and what only looks like them."""

from __future__ import annotations

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.recognition.blocks import BESIDE, FEW, LONGEST, SUMMARY, headed_blocks, labelled_blocks
from analysis.package.problem import PackageError
from tests.analysis.ingest.documents import document

WISHES = [
    "川沿いの道に明かりを増やしてください。",
    "図書館に静かな席を増やしてほしいです。",
    "駅前の花壇に水をやる人が足りないと思います。",
    "子どもが遊べる広場をもっと作ってほしい。",
]
ANSWERS = [
    "明かりの設置は計画に記載しています。",
    "今後の参考とします。",
    "花壇の世話をする人を広く募集します。",
    "広場の整備を検討します。",
]
TITLES = ["街灯について", "席について", "花壇について", "広場について"]
PAGE = '<html><head><meta charset="utf-8"><title>結果</title></head><body><main><h1>意見募集の結果</h1>{}</main></body></html>'
EACH = list(zip(TITLES, WISHES, ANSWERS, range(1, 5), strict=True))


def read(tmp_path, text: str, suffix: str):
    path = tmp_path / f"結果{suffix}"
    path.write_text(PAGE.format(text) if suffix == ".html" else text, encoding="utf-8")
    return import_file(path, tmp_path / "out", replace=True)


def tables(tmp_path, text: str, suffix: str = ".html"):
    comments = read(tmp_path, text, suffix).built.tables["comments.csv"]
    assert comments["opinion"].tolist() == WISHES
    assert comments["reply"].tolist() == ANSWERS
    return comments


CARDS = {
    "tables": "".join(
        f"<table><tr><th>件名</th><td>{title}</td></tr><tr><th>受付日</th><td>令和7年4月{n}日</td></tr><tr><th>ご意見</th><td>{wish}"
        f"</td></tr><tr><th>市の回答</th><td>{answer}</td></tr><tr><th>担当課</th><td>公園課{n}</td></tr></table>"
        for title, wish, answer, n in EACH
    ),
    "lists of terms": "".join(
        f"<dl><dt>件名</dt><dd>{title}</dd><dt>受付日</dt><dd>令和7年4月{n}日</dd><dt>ご意見の内容</dt><dd>{wish}</dd>"
        f"<dt>回答</dt><dd>{answer}</dd><dt>担当課</dt><dd>公園課{n}</dd></dl>"
        for title, wish, answer, n in EACH
    ),
    "text": "".join(
        f"件名：{title}\n受付日：令和7年4月{n}日\n意見：{wish}\n回答：{answer}\n担当課：公園課{n}\n\n"
        for title, wish, answer, n in EACH
    ),
}


@pytest.mark.parametrize("kind", CARDS)
def test_words_beside_the_texts_of_a_card_are_columns_of_their_own(tmp_path, kind):
    comments = tables(tmp_path, CARDS[kind], ".txt" if kind == "text" else ".html")
    assert comments["category"].tolist() == TITLES
    assert comments["date"].tolist() == [f"令和7年4月{n}日" for n in range(1, 5)]
    assert comments["担当課"].tolist() == [f"公園課{n}" for n in range(1, 5)]


def test_a_card_without_one_of_its_words_takes_none_from_the_next(tmp_path):
    cards = CARDS["tables"].replace("<tr><th>受付日</th><td>令和7年4月1日</td></tr>", "")
    assert tables(tmp_path, cards)["date"].isna().tolist() == [True, False, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"<details><summary>{wish}</summary><p>{answer}</p></details>" for _, wish, answer, _ in EACH),
        "".join(f"<details><summary>{wish}</summary><p>【市の回答】{answer}</p></details>" for _, wish, answer, _ in EACH),
        f"<dl>{''.join(f'<dt>{wish}</dt><dd>{answer}</dd>' for _, wish, answer, _ in EACH)}</dl>",
        "".join(f"<h3>{wish}</h3><p>【回答】</p><p>{answer}</p>" for _, wish, answer, _ in EACH),
        "".join(
            f"<table><tr><th>【市民の声の内容】</th></tr><tr><td>{wish}</td></tr><tr><th>【回答・所管の考え】</th></tr>"
            f"<tr><td>{answer}</td></tr></table>"
            for _, wish, answer, _ in EACH
        ),
    ],
    ids=["summary", "summary and word", "terms", "headings", "tables of one cell"],
)
def test_what_opens_a_text_is_the_opinion_and_what_stands_below_the_reply(tmp_path, text):
    assert tables(tmp_path, text)["category"].isna().all()


def test_a_heading_above_an_opinion_is_its_title(tmp_path):
    text = "".join(f"<h3>{title}</h3><p>{wish}</p><p>【市の回答】</p><p>{answer}</p>" for title, wish, answer, _ in EACH)
    assert tables(tmp_path, text)["category"].tolist() == TITLES


@pytest.mark.parametrize(("asks", "answers"), [("（住民）", "（町長）"), ("【参加者】", "【事務局】"), ("（意見）", "（市長）")])
def test_minutes_name_who_speaks(tmp_path, asks, answers):
    text = "".join(f"{n}　{title}\n{asks}\n　{wish}\n{answers}\n　{answer}\n" for title, wish, answer, n in EACH)
    tables(tmp_path, f"懇談会の記録\n参加者　30人\n\n{text}", ".txt")


def test_the_title_of_minutes_is_no_pillar(tmp_path):
    text = "".join(f"（住民）\n{wish}\n（町長）\n{answer}\n" for _, wish, answer, _ in EACH)
    assert tables(tmp_path, f"第3回　懇談会の記録\n\n{text}", ".txt")["pillar"].unique().tolist() == ["全体"]


def test_what_meetings_were_about_is_no_opinion_and_what_ends_a_page_no_reply(tmp_path):
    meetings = "".join(f"第{n}回\n日時\n令和7年5月{n}日\n内容\n案を説明し、班に分かれて話し合いました。\n" for n in range(1, 5))
    faq = "".join(f"質問{n}\n{wish}\n回答{n}\n{answer}\n" for _, wish, answer, n in EACH)
    end = "このページに関するお問い合わせ\n企画課\n電話 00-0000\nAdobe Readerが必要です。\n"
    tables(tmp_path, f"学校の再編\n\n{meetings}\nよくある質問\n{faq}{end}", ".txt")


def test_words_of_asking_inside_the_document_stay_in_their_reply(tmp_path):
    text = "".join(f"質問{n}\n{wish}\n回答{n}\n{answer}\n問い合わせ先\n企画課{n}\n" for _, wish, answer, n in EACH)
    replies = read(tmp_path, text, ".txt").built.tables["comments.csv"]["reply"].tolist()
    assert [reply.split("\n")[1:] for reply in replies[:3]] == [["問い合わせ先", f"企画課{n}"] for n in range(1, 4)]


FOR_READERS = "地域福祉計画（素案）への意見\n(1) 募集期間\n令和7年12月1日から令和8年1月5日まで\n(4) 意見概要及び市の考え方\n{}"


def test_the_text_for_screen_readers_has_its_sections_in_sentences(tmp_path):
    parts = []
    for title, wish, answer, n in EACH:
        parts += {
            1: ["番号1から番号3までが、第1章 暮らしに関する意見です。"],
            4: ["番号4からは、第2章 広場に関する意見です。"],
        }.get(n, [])
        parts += [f"番号{n}", "意見の概要", wish, "市の考え方", answer, "対応状況", "◎" if n == 1 else "△"]
        assert title
    found = read(tmp_path, FOR_READERS.format("\n".join(parts)), ".txt")
    comments, pillars = found.built.tables["comments.csv"], found.built.tables["pillars.csv"]
    assert (comments["opinion"].tolist(), comments["reply"].tolist()) == (WISHES, ANSWERS)
    assert comments["printed_mark"].tolist() == ["◎", "△", "△", "△"]
    assert pillars["name"].tolist() == ["第1章 暮らし", "第2章 広場"]
    assert comments["pillar"].tolist() == ["第1章"] * 3 + ["第2章"]


def test_a_table_taken_out_column_by_column_is_refused_for_what_it_is(tmp_path):
    page = "No.\nご意見の概要\n市の考え方\n{}\n{}\n1\n2\n"
    text = page.format("\n".join(WISHES[:2]), "\n".join(ANSWERS[:2])) + page.format("\n".join(WISHES[2:]), "\n".join(ANSWERS[2:]))
    with pytest.raises(PackageError, match=r"意見が空で、回答に文がまとまっています（2件のうち2件）"):
        read(tmp_path, text, ".txt")


def blocks(*texts):
    return labelled_blocks(document(*texts).lines)


def test_a_word_beside_the_texts_stands_with_every_second_comment_at_least():
    def lines(with_word):
        return [line for n in range(6) for line in (f"意見{n}", "い", "回答", "ろ", *(["担当課：道"] * (n < with_word)))]

    assert blocks(*lines(6 // BESIDE))[0]["担当課"] == "attribute"
    assert "担当課" not in blocks(*lines(6 // BESIDE - 1))[0]


def test_a_word_that_comes_once_is_believed_in_a_short_document_only():
    def lines(count):
        return [line for n in range(count) for line in (f"意見{n}", "い", "回答" if n else "見解", "ろ")]

    assert "見解" in blocks(*lines(FEW - 1))[0]
    assert "見解" not in blocks(*lines(FEW))[0]


def test_a_word_is_looked_for_where_a_cell_begins_and_not_in_a_book():
    def lines(length):
        return [line for n in range(3) for line in (f"意見{n}：" + "い" * (length - 4), "回答：ろ")]

    assert blocks(*lines(LONGEST - 1))[1] == 3
    assert blocks(*lines(LONGEST)) is None


def test_only_what_opens_a_text_needs_no_word_for_the_reply():
    from dataclasses import replace

    rows = [
        replace(line, level=SUMMARY * (place % 2 == 0))
        for place, line in enumerate(document(*[x for e in EACH for x in e[1:3]]).lines)
    ]
    assert headed_blocks(rows) == ({"#h7": "opinion", "#text": "reply"}, 4)
    assert headed_blocks([replace(line, level=min(line.level, SUMMARY - 1)) for line in rows]) is None
    assert headed_blocks([]) is None
