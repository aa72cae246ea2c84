"""Every sentence of a briefing and every question, against the tables on disk: numbers, comments, whose judgement."""

from __future__ import annotations

import csv
import itertools
import re
from dataclasses import replace

import pandas as pd
import pytest

from analysis.bases import NAMES
from analysis.briefing.build import briefing
from analysis.briefing.content import Count
from analysis.corpus import Corpus
from analysis.opening import open_corpus
from analysis.selection import Selection
from tests.analysis.briefings import DAY, EVERYTHING
from tests.second_consultation import ID, MARKS, two_consultations

SELECTIONS = [
    Selection(basis, pillars, types, query)
    for basis in ("printed", "coded", "estimated")
    for pillars, types, query in (
        ((), (), ""),
        (("柱Ⅰ",), (), ""),
        (("柱Ⅱ",), (), ""),
        (("その他",), (), ""),
        ((), ("※",), ""),
        ((), ("○", "△"), ""),
        (("柱Ⅱ",), (), "スマホ"),
        ((), (), "奨学金"),
    )
    if basis != "printed" or not types  # the source has lost its marks
]
NUMBER = re.compile(r"([\d,]+)件(?:（([\d.]+)%）)?(?!の意見が複数|以上|未満|ずつ)")
"""A number of comments; `1件の意見が複数の話題に`, `3件以上`, `10件未満` and `1件ずつ` count none."""


@pytest.fixture(scope="module")
def rows(nerima_folder):
    """The table of comments as it lies on disk, by id."""
    with (nerima_folder / "comments.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def totals(nerima_folder):
    """Every count that the document prints."""
    with (nerima_folder / "official_totals.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["count"] for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def briefings(corpus):
    return [(each, briefing(corpus, each, date=DAY, arrangement=EVERYTHING)) for each in SELECTIONS]


def sentences(found):
    return [sentence for section in found.sections for sentence in section.sentences]


def answered(rows, comment):
    """What answers a comment on disk: its own reply, or that of the comment it shares one with."""
    row = rows[comment]
    return row["reply"] or rows.get(row["reply_shared_with"], {}).get("reply", "")


def test_a_number_of_comments_is_the_number_of_those_it_names(briefings, totals):
    """Each stretch that names comments has their number in it; the only others are those the document prints and its size."""
    read = 0
    for _, found in briefings:
        for sentence in sentences(found):
            for part in sentence.parts:
                numbers = NUMBER.findall(part.text)
                if part.ids and numbers and "それぞれ" not in sentence.text:
                    assert [number.replace(",", "") for number, _ in numbers] == [str(len(part.ids))], sentence.text
                elif not part.ids:
                    assert all(number in totals | {"94", "88", "0"} for number, _ in numbers), sentence.text
                read += len(numbers)
    assert read > 200


def test_a_percentage_is_of_the_selected_comments_or_of_a_pillar(briefings, corpus):
    for selection, found in briefings:
        chosen = corpus.select(selection)
        sizes = {len(chosen), *chosen.pillar.value_counts().tolist()}
        for sentence in sentences(found):
            for number, share in NUMBER.findall(sentence.text):
                if share:
                    assert any(f"{int(number) / size:.1%}" == f"{share}%" for size in sizes if size >= 10), sentence.text
                    assert share != "100.0"


def test_a_sentence_names_selected_comments_only(briefings, corpus):
    for selection, found in briefings:
        chosen = set(corpus.select(selection).comments["id"])
        assert all(set(sentence.ids) <= chosen for sentence in sentences(found))
        assert all(set(question.ids) <= chosen and question.ids for question in found.questions)


def test_counts_by_response_type_are_those_of_the_marks_on_disk(nerima, nerima_folder):
    with (nerima_folder / "response_type_coding.csv").open(encoding="utf-8-sig", newline="") as file:
        marks = {row["comment"]: row["mark"] for row in csv.DictReader(file)}
    for key, mark in (("changed", "◎"), ("refused", "※"), ("postponed", "△")):
        assert nerima.section(key).message.ids == tuple(each for each in marks if marks[each] == mark)
    # ○ stands beside 34 of the 94 comments, more often than any other: 34 / 94 = 36.2 %
    message = nerima.section("answers").message
    assert message.ids == tuple(each for each in marks if marks[each] == "○")
    assert message.text == (
        "人が読んで付けた区分では、「素案に趣旨を掲載しているもの」（○）に当たる意見が34件（36.2%）で、最も多くなっています。"
    )


def shuffled(corpus):
    """The corpus with every coded mark moved to the comment before: what rests on marks is now about others."""
    coding = corpus.consultation.coding
    moved = coding.assign(mark=pd.array([*coding["mark"][1:], coding["mark"].iloc[0]], dtype="str"))
    moved = moved.assign(coder_a=moved["mark"], coder_b=moved["mark"])
    return Corpus(replace(corpus.consultation, coding=moved), corpus.lexicon, corpus.words, corpus.compounds)


def test_what_changes_with_the_marks_says_whose_they_are(corpus):
    """Found by moving the marks, not by a list of sentences: a new sentence that rests on them is caught too."""
    pillars = (pillar for pillar in ((), ("柱Ⅱ",), ("柱Ⅰ",)))
    for chosen, types in itertools.product(pillars, ((), ("○",), ("※", "△"))):
        selection = Selection("coded", chosen, types)
        one, other = (briefing(each, selection, date=DAY, arrangement=EVERYTHING) for each in (corpus, shuffled(corpus)))
        unmoved = {(sentence.text, sentence.ids) for sentence in sentences(other)}
        moved = [sentence for sentence in sentences(one) if (sentence.text, sentence.ids) not in unmoved]
        assert moved
        for sentence in moved:
            # The choice itself is named by the sentence that tells of it, the voices by their rule.
            assert NAMES["coded"] in sentence.text or not sentence.ids, sentence.text
        others = {(question.text, question.ids) for question in other.questions}
        if not types:
            resting = [question for question in one.questions if (question.text, question.ids) not in others]
            assert all(question.basis == "coded" and NAMES["coded"] in question.text for question in resting)


@pytest.mark.parametrize("basis", ["coded", "estimated"])
def test_whatever_claims_a_basis_names_it_in_its_own_words(briefings, basis):
    found = [each for selection, each in briefings if selection.basis == basis]
    claiming = [each for made in found for each in (*sentences(made), *made.questions) if each.basis]
    assert claiming and all(NAMES[each.basis] in each.text and each.basis == basis for each in claiming)


def test_a_quotation_in_a_question_stands_in_a_text_of_each_comment_it_names(briefings, rows):
    for _, found in briefings:
        for question in found.questions:
            assert question.evidence
            texts = [(rows[each]["opinion"], answered(rows, each)) for each in question.ids]
            for words in question.evidence:
                assert any(words in opinion or words in reply for opinion, reply in texts), words


def test_the_words_inside_a_question_are_those_of_its_evidence(briefings):
    """`…` leaves out a middle; 「」 inside become 『』. Nothing else is changed."""
    for _, found in briefings:
        for question in found.questions:
            for words in re.findall("「([^」]*)」", question.text):
                pieces = words.translate(str.maketrans("『』", "「」")).split("…")
                evidence = ["".join(each.split()) for each in question.evidence]
                known = [all("".join(piece.split()) in each for piece in pieces) for each in evidence]
                assert any(known) or "趣旨を反映できないもの" in words, question.text


def test_of_one_comment_a_question_names_its_printed_number(briefings, rows):
    for _, found in briefings:
        for question in found.questions:
            numbers = re.findall(r"(\d+)番(?!を含む)", question.text)
            assert not numbers or numbers == [rows[each]["no"] for each in question.ids]


def test_a_count_in_a_question_is_that_of_its_comments(briefings):
    for _, found in briefings:
        for question in found.questions:
            for number, _ in NUMBER.findall(re.sub("「[^」]*」", "", question.text)):
                assert int(number) == len(question.ids), question.text


def test_questions_rest_on_texts_and_only_a_choice_by_marks_names_whose_they_are(briefings):
    for selection, found in briefings:
        assert {question.basis for question in found.questions} <= ({"", selection.basis} if selection.response_types else {""})


def test_what_a_reader_doubted_is_said_of_refusals(nerima, nerima_folder):
    with (nerima_folder / "response_type_coding.csv").open(encoding="utf-8-sig", newline="") as file:
        coding = {row["comment"]: row for row in csv.DictReader(file)}
    # 67, 89 and 90 were refused as well, and one of the readers at least was of low confidence.
    doubted = next(detail for detail in nerima.section("refused").details if "迷った" in detail.text)
    assert (
        doubted.ids
        == ("67", "89", "90")
        == tuple(
            each for each, row in coding.items() if row["mark"] == "※" and "low" in (row["confidence_a"], row["confidence_b"])
        )
    )


@pytest.fixture(scope="module")
def zushi(tmp_path_factory):
    """Another town's document, whose marks are words and stand in it."""
    folder = tmp_path_factory.mktemp("towns")
    data = two_consultations(folder / "data")
    return open_corpus(data / "consultations" / ID, data / "lexicon", cache=folder / "cache")


def test_another_town_is_told_of_in_its_own_words(zushi):
    found = briefing(zushi, Selection("printed"), date=DAY, arrangement=EVERYTHING)
    said = [sentence.text for sentence in sentences(found)]
    assert f"資料の記載では、「反映する」に当たる意見は{MARKS['反映する']}件（25.0%）です。" in said  # 3 / 12
    assert f"資料の記載では、「反映しない」に当たる意見は{MARKS['反映しない']}件（16.7%）です。" in said  # 2 / 12
    assert found.section("postponed").title == "「参考とする」に当たる意見と、その回答"
    assert not any(mark in text for text in said for mark in "◎○□△※")
    counted = {sentence.ids for sentence in sentences(found) if sentence.basis}
    assert all(NAMES["printed"] in sentence.text for sentence in sentences(found) if sentence.basis) and counted


def test_a_selection_says_what_is_true_of_it(corpus):
    """One pillar has no largest one, one comment no most frequent answer, and all of them no percentage."""
    pillar = briefing(corpus, Selection("coded", ("柱Ⅰ",)), date=DAY, arrangement=EVERYTHING)
    assert pillar.section("concentration").message.text == "意見はすべて「柱Ⅰ 区民協働」に寄せられたもので、22件です。"
    one = briefing(corpus, Selection("coded", query="奨学金"), date=DAY, arrangement=EVERYTHING)
    assert one.section("concentration").message.text == "意見はすべて「柱Ⅱ DX」に寄せられたもので、1件です。"
    assert (
        one.section("answers").message.text
        == "人が読んで付けた区分では、意見はすべて「趣旨を反映できないもの」（※）に当たり、1件です。"
    )
    assert not any("最も多い" in sentence.text or "最も多くな" in sentence.text for sentence in sentences(one))
    assert str(Count(("1",) * 22, of=22)) == "22件"


def test_marks_that_were_chosen_by_are_named_beside_every_count(corpus):
    found = briefing(corpus, Selection("coded", (), ("※",)), date=DAY, arrangement=EVERYTHING)
    message = found.section("concentration").message
    assert message.text == "意見が最も多いのは「その他」で、4件です（人が読んで付けた区分で絞り込んだ件数）。"
    assert message.ids == ("87", "89", "90", "91")
