"""What stands on the cover: names that are there, and no names that only look like one."""

from __future__ import annotations

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.readers.document import Document, Line
from analysis.ingest.readers.formats import TEXT
from analysis.ingest.recognition.cover import UNKNOWN, cover
from analysis.ingest.rows.lines_read import ReadLine
from analysis.package.fields import Fields
from analysis.package.folder import read_consultation


def covered(*texts):
    lines = [Line(1, place, (text,)) for place, text in enumerate(texts, start=1)]
    return cover(Document("結果.txt", "0" * 64, TEXT, tuple(lines)), [ReadLine(line, "front_matter") for line in lines])


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("練馬区の計画に寄せられた意見", "練馬区"),
        ("令和5年度練馬区の計画への意見", "練馬区"),
        ("第3次横浜市環境計画（案）への意見", "横浜市"),
        ("愛知県名古屋市の計画への意見", "愛知県名古屋市"),
        ("かすみがうら市の計画への意見", "かすみがうら市"),
        ("四日市市の計画への意見", "四日市市"),
        ("京都市の計画への意見", "京都市"),
        ("島根県環境基本計画への意見", "島根県"),
        ("ひばり区みどりの基本計画（素案）への区民意見と区の考え方", "ひばり区"),
        ("青空区自転車利用総合計画（案）区民意見提出手続の結果", "青空区"),
        ("すみれ町こども計画（案）に対するご意見と町の考え方", "すみれ町"),
    ],
)
def test_a_place_is_named_as_it_stands(text, publisher):
    assert covered(text).publisher == publisher


@pytest.mark.parametrize(
    ("texts", "publisher"),
    [
        (["省令案に関する意見募集の結果について", "令和6年12月20日", "経済産業省 産業保安課"], "経済産業省"),
        (["こども大綱（案）への意見募集の結果", "こども家庭庁長官官房総務課"], "こども家庭庁"),
        (["景気の調査（内閣府）", "北海道の意見"], "内閣府"),
        (["消費者庁告示案に関する意見募集の結果"], "消費者庁"),
        (["環境省令の改正への意見募集の結果について"], "環境省"),
        (["みどり市環境計画への意見", "環境省の指針による計画"], "みどり市"),
    ],
)
def test_a_ministry_is_named_in_the_title_or_in_a_line_of_its_own(texts, publisher):
    assert covered(*texts).publisher == publisher


def test_a_heading_of_a_part_is_no_publisher():
    lines = [ReadLine(Line(1, 1, ("調査の結果と意見",)), "front_matter"), ReadLine(Line(1, 2, ("北海道",)), "section_heading")]
    document = Document("結果.txt", "0" * 64, TEXT, tuple(each.line for each in lines))
    assert cover(document, lines).publisher == UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "に寄せられた意見と区の考え方について",
        "意見の概要と本市の考え方",
        "都市計画マスタープランへの意見",
        "地区の計画への意見",
        "各区市町村の意見",
        "市民の皆さまの意見と町の回答",
        "自治会を区の計画に位置づける意見",
        "中心市街地活性化基本計画（案）への意見",
        "通学区域再編計画（案）への区民意見",
        "みどりの基本計画（素案）への区民意見と区の考え方",
    ],
)
def test_words_that_end_like_a_place_are_none(text):
    assert covered(text).publisher == UNKNOWN


def test_a_title_over_two_lines_is_one_and_its_first_line_is_the_plan():
    found = covered("(仮称) 歩道計画 ～安全と安心～ (素案)", "に寄せられた意見と町の考え方について", "1 受付状況")
    assert found.title == "(仮称) 歩道計画 ～安全と安心～ (素案) に寄せられた意見と町の考え方について"
    assert found.plan == "(仮称) 歩道計画 ～安全と安心～ (素案)"


def test_a_plan_in_brackets_is_taken_without_them():
    found = covered("みどり市「歩道計画（案）」に対する意見募集の結果")
    assert (found.publisher, found.plan) == ("みどり市", "歩道計画（案）")


def test_a_document_without_a_cover_has_its_file_as_title_and_nothing_else():
    found = covered()
    assert (found.title, found.publisher, found.plan) == ("結果.txt", UNKNOWN, UNKNOWN)


@pytest.mark.parametrize("label", ["（別紙）", "資料６", "別添１", "（様式第３号）", "参考資料2-1"])
def test_what_stands_in_the_corner_is_no_title(label):
    assert covered(label, "「押印の見直し（案）」に関する意見募集の結果").title == "「押印の見直し（案）」に関する意見募集の結果"


def test_a_title_may_begin_with_brackets():
    found = covered("（仮称）いずみ市子どもの権利条例（骨子案）に対する意見と市の考え方", "（意見募集の結果）")
    assert found.title == "（仮称）いずみ市子どもの権利条例（骨子案）に対する意見と市の考え方"
    assert found.plan == "（仮称）いずみ市子どもの権利条例（骨子案）"


def test_facts_are_no_title():
    assert covered("１ 募集期間 令和6年1月1日から", "２ 提出者数 3人").title == "結果.txt"


def test_a_title_goes_on_in_the_next_line_until_it_ends():
    found = covered("ひばり町公共施設再編計画（素案）住民説明会及び意⾒公募でいただ", "いたご意⾒等への回答", "１ 受付状況")
    assert found.title == "ひばり町公共施設再編計画（素案）住民説明会及び意⾒公募でいただいたご意⾒等への回答"
    assert covered("みどり市計画（案）への意見", "令和6年3月", "市民の声").title == "みどり市計画（案）への意見"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("意 見 募 集 の 結 果 に つ い て", "意見募集の結果について"),
        ("意　見　公　募　の　結　果　一　覧", "意見公募の結果一覧"),
        ("意見 募集の結果 について", "意見 募集の結果 について"),
    ],
)
def test_a_title_set_with_blanks_between_its_letters_is_said_without_them(printed, title):
    assert covered(printed).title == title


def test_who_publishes_and_what_it_is_about_may_stand_behind_labels():
    found = covered("意見募集の結果について", "公表機関：経済産業省", "案件名：工場立地に関する準則の改正案")
    assert (found.publisher, found.plan) == ("経済産業省", "工場立地に関する準則の改正案")


def test_channels_stand_under_their_heading():
    found = covered("環境計画（案）への意見", "(2) 周知方法", "・市報\t・ホームページ", "・公民館", "(3) 件数", "・12件")
    assert found.notice_channels == ("市報", "ホームページ", "公民館")


def test_a_document_that_does_not_say_who_published_it_is_asked_about_and_shows_no_sign_for_it(tmp_path):
    rows = "".join(f"{n}\t通学路の{n}番目の交差点に信号を付けてほしい。\t警察と相談します。\n" for n in range(1, 9))
    (tmp_path / "結果.txt").write_text(
        f"通学路の計画に対する意見の募集結果\n\n番号\t意見の概要\t考え方\n{rows}", encoding="utf-8"
    )
    found = import_file(tmp_path / "結果.txt", tmp_path / "out")
    assert "公表した自治体・団体が、文書から分かりません" in [each.message for each in found.proposal.questions]
    consultation = read_consultation(tmp_path / "out")
    assert (consultation.metadata.publisher, consultation.metadata.plan, consultation.metadata.licence) == ("", "", "")
    assert consultation.metadata.cited == "出典：「通学路の計画に対する意見の募集結果」" and consultation.unit_line == "8件"
    assert "未記入" not in (tmp_path / "out" / "build.toml").read_text(encoding="utf-8")


def test_a_sign_of_an_older_version_is_read_as_nothing():
    fields = Fields({"publisher": "（未記入）", "plan": "計画"}, "build.toml", [])
    assert (fields.said("publisher"), fields.said("plan"), fields.said("licence")) == ("", "計画", "")
