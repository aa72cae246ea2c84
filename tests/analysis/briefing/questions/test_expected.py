"""Questions to expect, each with the comments it rests on."""

from __future__ import annotations

import pytest

from analysis.briefing.build import briefing
from analysis.briefing.questions.asking import LONGEST_QUOTE, TOP, quoted
from analysis.briefing.templates import QUESTIONS_FILE, TemplateError
from analysis.selection import Selection
from tests.analysis.briefings import DAY


def of_kind(found, kind):
    return [question for question in found.questions if question.kind == kind]


def test_a_promise_without_a_year_is_asked_for_one(nerima, corpus):
    replies = corpus.consultation.comments.set_index("id")["reply"]
    asked = of_kind(nerima, "without_year")
    assert asked[0].ids == ("9",) and "具体的な内容や時期を今後検討していきます" in replies["9"]
    assert asked[0].text.startswith("9番への回答に「事業実施に向け、それぞれ具体的な内容や時期を今後検討していきます」")
    assert all("検討" in replies[each] or "研究" in replies[each] for question in asked for each in question.ids)
    # 58 names the end of fiscal year 2024, 27 the fiscal year 2023
    assert not {"58", "27"} & {each for question in asked for each in question.ids}


def test_what_the_state_considers_and_what_is_only_watched_is_not_asked_of_the_ward(nerima, corpus):
    asked = {each for question in of_kind(nerima, "without_year") for each in question.ids}
    # 58: 国は…検討を進めています; 61: 国は…検討しており、…注視していきます; 73: 動向を注視していきます;
    # 69 ends …先進事例を研究し、…取り組んでいきます and 57 …紹介していきます: neither considers
    assert not asked & {"58", "61", "73", "69", "57", "20"}
    assert asked == {"9", "15", "56", "63", "65", "74", "80", "84"}


@pytest.mark.parametrize("basis", ["coded", "estimated", "printed"])
def test_a_refusal_without_a_reason_is_asked_for_one_by_its_words_alone(corpus, basis):
    """Whatever its response type: of 67 both readers were unsure, for a part of it is granted."""
    asked = of_kind(briefing(corpus, Selection(basis), date=DAY), "without_reason")
    # 87: 評価をつけることはできません。したがって…; 91: …観点から; 89 and 90 refuse nothing in so many words
    assert [question.ids for question in asked] == [("67",), ("73",)]
    assert {question.basis for question in asked} == {""}
    assert asked[0].text == "67番への回答に「なお、IT特化型の奨学金を創設する考えはありません」とあるが、その理由は何か。"


def test_what_another_body_refuses_and_what_is_explained_in_another_clause_is_not_asked(with_comments):
    explained = "費用がかかるため、設置は困難です。また、増設する考えはありません。"
    replies = ["国は補助を認めていません。", explained, "増設する考えはありません。"]
    changed = with_comments(lambda comments: comments.head(3).assign(reply=replies))
    asked = of_kind(briefing(changed, Selection("coded"), date=DAY), "without_reason")
    assert [question.ids for question in asked] == [("3",)]


def test_a_sentence_that_answers_several_comments_is_asked_about_with_all_of_them(nerima, corpus):
    replies = corpus.consultation.comments.set_index("id")["reply"]
    asked = of_kind(nerima, "same_reply")
    privacy = next(question for question in asked if "個人情報の取扱い" in question.text)
    assert privacy.ids == ("37", "38", "39") and "3件" in privacy.text
    assert all("個人情報の取扱いについては、関係法令に基づき、適切に対応しています。" in replies[each] for each in privacy.ids)


def test_a_comment_under_a_merged_cell_counts_like_the_one_that_has_the_cell(nerima, corpus):
    """11 shares the cell of 10: /replies says three comments, and so does the question."""
    question = next(each for each in of_kind(nerima, "same_reply") if "住民自治そのもの" in each.text)
    assert question.ids == ("10", "11", "12")
    assert "3件（回答欄がつながっているとみた11番を含む）の回答に使われている" in question.text
    shared = corpus.findings.shared
    group = shared.loc[shared["sentence"].str.contains("住民自治そのもの"), "group"].iloc[0]
    assert corpus.findings.groups.set_index("group").loc[group, "comments"] == 3


def test_the_same_is_the_same(nerima):
    replies = {each: quotation.reply for each, quotation in nerima.quotations.items()}
    for question in of_kind(nerima, "same_reply")[:TOP]:
        (sentence,) = question.evidence
        assert all(sentence in replies[each] for each in question.ids if each != "11")


def test_after_five_questions_of_a_kind_the_rest_is_one_question(nerima):
    asked = of_kind(nerima, "without_year")
    assert len(asked) == TOP + 1 and len(asked[-1].ids) > 1
    assert f"ほかに{len(asked[-1].ids)}件" in asked[-1].text
    assert len({each for question in asked for each in question.ids}) == sum(len(question.ids) for question in asked)


@pytest.mark.parametrize("more", [0, 1, 2])
def test_no_comment_is_lost_between_the_questions_and_the_rest(with_comments, more):
    """Every reply promises to consider: five comments are asked about one by one, all others by the last question."""
    count = TOP + more
    changed = with_comments(lambda comments: comments.head(count).assign(reply="今後、検討してまいります。"))
    asked = of_kind(briefing(changed, Selection("coded"), date=DAY), "without_year")
    ids = [str(number) for number in range(1, count + 1)]
    assert [question.ids for question in asked] == [*((each,) for each in ids[:TOP]), *([tuple(ids[TOP:])] if more else [])]


@pytest.mark.parametrize("selection", [Selection("coded", query="ない語だからない"), Selection("printed", ("第1章",))])
def test_nothing_open_nothing_asked(corpus, selection):
    assert briefing(corpus, selection, date=DAY).questions == ()


def test_a_long_quote_keeps_its_beginning_and_its_end():
    assert quoted("「協働」を\n 進めます。") == "『協働』を 進めます"
    long = quoted("始め" + "あ" * 200 + "検討します。")
    assert long.startswith("始め") and long.endswith("検討します") and len(long) <= LONGEST_QUOTE + 1


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (  # neither デザインセンター nor 自治体 is cut in two
            "「練馬協働ラボ」をもっと発展させて練馬アーバンデザインセンターを作り、優秀な人材を集めてDXコミュニティの核にしてはどうか",
            "『練馬協働ラボ』をもっと発展させて…作り、優秀な人材を集めてDXコミュニティの核にしてはどうか",
        ),
        (
            "交通サービスについては、様々な主体が連携して取り組む事例があり、国や東京都、他自治体、交通事業者などの動向に注視しながら研究を進めていきます",
            "交通サービスについては、様々な主体が連携して取り組む…交通事業者などの動向に注視しながら研究を進めていきます",
        ),
        ("漢" * 100, f"{'漢' * 30}…{'漢' * 30}"),  # nothing to cut at
    ],
)
def test_no_word_is_cut_in_two_by_what_is_left_out(text, short):
    assert quoted(text) == short


def test_the_list_of_what_replies_leave_open_makes_no_question(nerima, corpus):
    """It is an order to read in: on texts of other towns most of what comes first may be answered in other words."""
    assert corpus.findings.reading_list["score"].max() > 0.5
    assert {question.kind for question in nerima.questions} <= {"without_year", "without_reason", "same_reply"}


def test_only_selected_comments_are_asked_about(corpus):
    found = briefing(corpus, Selection("coded", ("柱Ⅰ",)), date=DAY)
    assert found.questions
    assert {each for question in found.questions for each in question.ids} <= set(found.quotations)


def test_a_template_with_an_unknown_place_is_refused(corpus, tmp_path):
    from analysis.briefing.templates import OWN_FOLDER

    (tmp_path / "briefing").mkdir()
    text = (OWN_FOLDER / QUESTIONS_FILE).read_text(encoding="utf-8").replace("{label}番", "{number}番")
    (tmp_path / "briefing" / QUESTIONS_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as error:
        briefing(corpus, Selection("coded"), date=DAY, data=tmp_path)
    assert "questions.toml [without_year] text：{number} は使えません" in str(error.value)
