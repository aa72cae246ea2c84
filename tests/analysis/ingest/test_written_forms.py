"""Forms in which towns write a result without drawing a table: every opinion and every reply is found, to the character."""

from __future__ import annotations

import re

import pytest

from analysis.ingest.importing import import_file

HEAD = """みどり市環境基本計画（案）に対するパブリックコメントの結果について

1　募集期間　令和5年12月1日（金）から令和6年1月4日（木）まで
2　提出者数　5人　意見数　6件

"""
LEGEND = (
    "Ａ　計画案を修正するもの\nＢ　すでに計画案に盛り込まれているもの\nＣ　今後の参考とするもの\nＤ　計画案に反映できないもの\n"
)
COMMENTS = (
    ("計画期間は、国の計画に合わせて令和13年度までとするべきではないか。", "国の計画の期間も令和12年度までです。", "Ｄ"),
    ("8ページの図は文字が小さくて読めません。", "ご指摘を踏まえ、8ページの図の文字を大きくしました。", "Ａ"),
    (
        "次の点を検討してほしい。\n○ 歩道の拡幅\n○ 街路樹の手入れ\n①から③までの優先順位も示すこと。",
        "歩道は道路整備計画に基づき進めています。\n○ 街路樹は毎年剪定しています。",
        "Ｂ",
    ),
    ("https://example.jp/ の資料が古いので更新してほしい。", "資料を最新のものに更新しました。", "Ａ"),
    ("意見を出しても反映されないのではないか。回答の理由を明らかにしてほしい。", "公表により透明性の確保に努めます。", "Ｃ"),
    ("本計画に賛成します。", "ご意見ありがとうございます。", "Ｃ"),
)
NUMBERED = tuple((number, *comment) for number, comment in enumerate(COMMENTS, start=1))


def page(body):
    """A page of a town's site: navigation above, an address below."""
    head = "<!doctype html><meta charset=utf-8><header><nav><ul><li>ホーム<li>市政情報</ul></nav></header>"
    return f"{head}<main><h1>パブリックコメントの結果</h1>{body}</main><footer>みどり市役所 電話00-0000-0000</footer>"


def broken(text):
    return text.replace("\n", "<br>")


def written(form, *, head=HEAD):
    return head + "".join(form.format(number=number, opinion=o, reply=r, mark=m) for number, o, r, m in NUMBERED)


def marked_up(form):
    return page("".join(form.format(n=number, o=broken(o), r=broken(r)) for number, o, r, _ in NUMBERED))


TEXTS = {
    "意見1：…回答：…": written("意見{number}：{opinion}\n回答：{reply}\n\n"),
    "Q1 … A1 …": written("Q{number} {opinion}\nA{number} {reply}\n\n"),
    "【ご意見】…【市の考え方】…": written("【ご意見】\n{opinion}\n【市の考え方】\n{reply}\n\n"),
    "（意見の概要）…（市の考え方）…": written("（意見の概要）\n{opinion}\n（市の考え方）\n{reply}\n\n"),
    "◆ご意見の概要1 … ⇒市の考え方 …": written("◆ご意見の概要{number}\n{opinion}\n⇒市の考え方\n{reply}\n\n"),
    "意見1　… 回答　…": written("意見{number}　{opinion}\n回答　　{reply}\n\n"),
}
PAGES = {
    "a table for each comment": marked_up(
        "<h3>意見{n}</h3><table><tr><th>意見の概要<td>{o}</tr><tr><th>市の考え方<td>{r}</tr></table>"
    ),
    "a list of definitions": marked_up("<dl><dt>意見{n}<dd>{o}<dt>市の考え方<dd>{r}</dl>"),
    "headings and paragraphs": marked_up("<h4>ご意見{n}</h4><p>{o}</p><h4>市の考え方</h4><p>{r}</p>"),
    "replies that open": marked_up("<details><summary>意見{n}：{o}</summary><p>回答：{r}</p></details>"),
    "a box of one cell for each comment": marked_up("<table><tr><td>【ご意見】<br>{o}<br>【回答】<br>{r}</td></tr></table>"),
    "a number beside two rows": page(
        "<table>"
        + "".join(f"<tr><th rowspan=2>{n}<th>意見<td>{broken(o)}</tr><tr><th>回答<td>{broken(r)}</tr>" for n, o, r, _ in NUMBERED)
        + "</table>"
    ),
}
MARKED = {
    "the mark below the reply": written(
        "\n■ 意見番号{number}\n【意見の概要】\n{opinion}\n【市の考え方】\n{reply}\n【対応区分】{mark}\n", head=HEAD + LEGEND
    ),
    "the mark at the end of the reply": written(
        "\nNo.{number}\n意見：{opinion}\n考え方：{reply}（対応区分：{mark}）\n", head=HEAD + LEGEND
    ),
}


@pytest.fixture
def imported(tmp_path):
    def of(name, content):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return import_file(path, tmp_path / "package")

    return of


def folded(texts):
    return [re.sub(r"\s+", "", text) for text in texts]


def found(imported):
    table = imported.built.tables["comments.csv"]
    return folded(table["opinion"].fillna("")), folded(table["reply"].fillna(""))


WANTED = folded(o for o, *_ in COMMENTS), folded(r for _, r, _ in COMMENTS)


@pytest.mark.parametrize("form", TEXTS)
def test_a_text_is_read_whatever_words_stand_over_its_parts(imported, form):
    read = imported("結果.txt", TEXTS[form])
    assert found(read) == WANTED
    assert read.built.front.people == 5 and read.built.front.comments == 6
    assert set(read.built.tables["comments.csv"]["pillar"]) == {"全体"}


@pytest.mark.parametrize("form", PAGES)
def test_a_page_is_read_whatever_holds_its_parts_and_nothing_around_them_comes_in(imported, form):
    read = imported("結果.html", PAGES[form])
    assert found(read) == WANTED
    lines = read.built.lines
    around = lines[lines["cells"].map(lambda cells: cells[0] in ("ホーム", "市政情報") or "市役所" in cells[0])]
    assert len(around) == 3 and set(around["kind"]) == {"front_matter"}


@pytest.mark.parametrize("form", MARKED)
def test_a_mark_beside_a_reply_is_its_response_type(imported, form):
    read = imported("結果.txt", MARKED[form])
    opinions, replies = found(read)
    assert opinions == WANTED[0]
    assert [reply.partition("（対応区分")[0] for reply in replies] == WANTED[1]
    assert read.built.tables["comments.csv"]["printed_mark"].tolist() == [mark for *_, mark in COMMENTS]
    meanings = {entry.mark: entry.meaning for entry in read.proposal.legend}
    assert meanings == {"Ａ": "revised", "Ｂ": "already_in_draft", "Ｃ": "will_consider", "Ｄ": "not_adopted"}


def test_chapters_above_the_comments_file_them(imported):
    form = "【意見】{opinion}\n【回答】{reply}\n"
    whole = written(form, head="").split("【意見】")
    text = f"{HEAD}第1章　総論\n【意見】{'【意見】'.join(whole[1:4])}第2章　各論\n【意見】{'【意見】'.join(whole[4:])}"
    read = imported("結果.txt", text)
    assert found(read) == WANTED
    assert read.built.tables["comments.csv"]["pillar"].tolist() == ["第1章"] * 3 + ["第2章"] * 3


def card(number, opinion, reply, mark):
    """A table for one comment, two words with their texts on a line, the response type under 対応."""
    text = opinion.replace("\n", "<br>")
    return (
        f"<table><tr><th>意見番号<td>{number}<th>該当箇所<td>第{number}章</tr><tr><th>意見の内容<td colspan=3>{text}</tr>"
        f"<tr><th>市の考え方<td colspan=3>{reply.replace(chr(10), '<br>')}</tr><tr><th>対応<td colspan=3>{mark}</tr></table>"
    )


def test_a_table_for_each_comment_with_two_words_on_a_line(tmp_path):
    file = tmp_path / "result.html"
    file.write_text(page("".join(card(*each) for each in NUMBERED)), encoding="utf-8")
    table = import_file(file, tmp_path / "package").built.tables["comments.csv"]
    assert table["no"].tolist() == [str(number) for number, *_ in NUMBERED]
    assert table["category"].tolist() == [f"第{number}章" for number, *_ in NUMBERED]
    assert table["printed_mark"].tolist() == [mark for *_, mark in COMMENTS]
    assert [re.sub(r"\s", "", each) for each in table["reply"]] == [re.sub(r"\s", "", reply) for _, reply, _ in COMMENTS]


def test_opinion_and_reply_in_rows_one_below_the_other_under_a_heading(tmp_path):
    rows = "".join(
        f"<tr><td rowspan=2>{number}<td>意見<td>{opinion.replace(chr(10), '<br>')}</tr><tr><td>市の考え方<td>{reply}</tr>"
        for number, opinion, reply, _ in NUMBERED
    )
    file = tmp_path / "result.html"
    file.write_text(page(f"<table><tr><th>番号<th>区分<th>内容</tr>{rows}</table>"), encoding="utf-8")
    table = import_file(file, tmp_path / "package").built.tables["comments.csv"]
    assert table["no"].tolist() == [str(number) for number, *_ in NUMBERED]
    found = [[re.sub(r"\s", "", text) for text in table[name]] for name in ("opinion", "reply")]
    assert found == [[re.sub(r"\s", "", each[place]) for each in COMMENTS] for place in (0, 1)]
