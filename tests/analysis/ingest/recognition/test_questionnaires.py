"""Answers of surveys: which columns people wrote freely into, and what becomes of several."""

from __future__ import annotations

import random

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.recognition.proposal import Wishes, proposal
from analysis.ingest.recognition.questionnaires import OFTEN, free_texts, sided, survey_heading_rows
from analysis.package.problem import PackageError
from tests.analysis.ingest.documents import document

ASKED = (
    "回答日時",
    "学年",
    "問1 学校で楽しいことを書いてください",
    "問2 直してほしいことは何ですか",
    "問3 あてはまるものを選んでください",
)
PLACES = ["校庭", "図書室", "体育館", "音楽室", "給食", "通学路"]
ROWS = [
    (
        f"2026/03/{day:02} 09:00",
        f"{day % 3 + 1}年",
        f"{place}で友だちと過ごす時間がいちばん楽しいです。",
        "" if day == 4 else f"{place}の時間をもう少し長くしてほしいです。",
        ";".join(PLACES[day % 3 : day % 3 + 3]),
    )
    for day, place in enumerate(PLACES, start=1)
]


def test_each_column_of_free_answers_becomes_rows_of_its_own_under_its_question():
    found = proposal(document(ASKED, *ROWS), "source.csv")
    roles = found.recipe.source.columns
    assert [heading for heading, role in roles.items() if role == "opinion"] == list(ASKED[2:4])
    _, comments = found.read
    assert comments["opinion"].tolist()[:2] == [ROWS[0][2], ROWS[0][3]]
    assert len(comments) == 11  # six answers to the first question, five to the second
    assert found.recipe.pillars["name"].tolist() == list(ASKED[2:4])
    assert [question.message for question in found.questions if "自由記述の列が2つあります" in question.message]


def test_other_columns_stay_beside_each_comment(tmp_path):
    path = tmp_path / "調査.csv"
    path.write_text("\n".join(",".join(row) for row in (ASKED, *ROWS)), encoding="utf-8")
    comments = import_file(path, tmp_path / "out").built.tables["comments.csv"]
    assert comments["学年"].tolist()[:3] == ["2年", "2年", "3年"]
    assert comments["設問"].tolist()[:2] == list(ASKED[2:4])
    assert comments["pillar"].nunique() == 2
    assert comments[ASKED[4]].notna().all()


def test_a_person_may_choose_one_of_them():
    found = proposal(document(ASKED, *ROWS), "source.csv", Wishes(columns={ASKED[3]: "opinion"}))
    assert found.read[1]["opinion"].tolist() == [row[3] for row in ROWS if row[3]]
    assert "設問" not in found.read[1]


def test_two_sides_of_a_question_are_comments_each():
    rows = [("北", f"{place}を新しくする案に賛成です。", f"{place}は今のままがよいと思います。") for place in PLACES]
    found = proposal(document(("地区", "賛成の理由", "反対の理由"), *rows), "source.csv")
    assert found.read[1]["opinion"].tolist() == [text for row in rows for text in row[1:]]
    assert found.recipe.pillars["name"].tolist() == ["賛成の理由", "反対の理由"]


def test_a_published_table_with_replies_is_no_survey():
    rows = [(str(n), f"{place}を広げてほしい。", f"{place}は広げる予定です。") for n, place in enumerate(PLACES, start=1)]
    found = proposal(document(("番号", "意見の概要", "市の考え方"), *rows), "source.csv")
    assert list(found.recipe.source.columns.values()) == ["no", "opinion", "reply"]


def test_choices_addresses_and_numbers_are_no_free_answers():
    texts = [row[2] for row in ROWS]
    cells = {
        "選んだもの": [row[4] for row in ROWS],
        "連絡先": [f"person{n}@example.jp" for n in range(6)],
        "回答日時": [row[0] for row in ROWS],
        "ご自由にお書きください": texts,
    }
    assert free_texts(cells) == ["ご自由にお書きください"]
    assert sided({"良い点": texts, "改善点": texts}) == ["良い点", "改善点"]
    assert sided({"賛成意見": texts, "地区": texts}) == []


def test_choices_are_what_comes_again_and_again():
    def texts(different):
        return [f"図書室と体育館のこと{n % different};給食と通学路のこと{n % different}" for n in range(8)]

    assert free_texts({"選んだもの": texts(8 // OFTEN)}) == []
    assert free_texts({"選んだもの": texts(8 // OFTEN + 1)}) == ["選んだもの"]


def test_a_line_of_numbers_heads_no_survey():
    assert survey_heading_rows(document(("1", "2"), *ROWS).lines) == []
    assert survey_heading_rows(document().lines) == []
    assert len(survey_heading_rows(document(ASKED, *ROWS).lines)) == 1


def test_a_survey_in_which_nobody_wrote_anything_is_refused():
    rows = [(row[0], row[1], "", "", row[4]) for row in ROWS]
    with pytest.raises(PackageError):
        proposal(document(ASKED, *rows), "source.csv")


def test_a_survey_of_a_hundred_columns_is_read(tmp_path):
    chance = random.Random(5)
    asked = [f"Q{n} あなたの暮らしについて、あてはまる番号を1つ選んでください（その{n}）" for n in range(1, 96)]
    head = ["ID", *asked, "Q96 市へのご意見がありましたら、自由にお書きください"]
    rows = [
        [str(n), *(str(chance.randint(1, 5)) for _ in asked), f"{chance.choice(PLACES)}の{n}番目の椅子を直してほしい。"]
        for n in range(300)
    ]
    path = tmp_path / "調査.csv"
    path.write_text("\n".join(",".join(row) for row in (head, *rows)), encoding="cp932")
    comments = import_file(path, tmp_path / "out").built.tables["comments.csv"]
    assert comments["opinion"].tolist() == [row[-1] for row in rows]
    assert len([column for column in comments if column.startswith("Q")]) == 95
