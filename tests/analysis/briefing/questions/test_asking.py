"""What is asked one by one, and what is left: nothing is lost between them."""

from __future__ import annotations

import pytest

from analysis.briefing.arrangement import Arrangement
from analysis.briefing.build import material_of
from analysis.briefing.citation import citations
from analysis.briefing.questions.asking import TOP, Asking
from analysis.briefing.templates import QUESTIONS_FILE, read_templates
from analysis.selection import Selection


@pytest.fixture(scope="module")
def asking(corpus):
    material = material_of(corpus, Selection("coded"), Arrangement())
    return Asking(material, read_templates(QUESTIONS_FILE), citations(corpus.consultation.comments))


@pytest.mark.parametrize("size", [0, 1, TOP, TOP + 1, TOP + 2, TOP + 4])
def test_every_comment_is_asked_about_once(asking, size):
    quotes = {str(number): f"{number}を検討します" for number in range(1, size + 1)}
    each, rest = asking.each("without_year", quotes), asking.rest("without_year", quotes)
    assert [question.ids for question in each] == [(number,) for number in list(quotes)[:TOP]]
    assert [number for question in (*each, *rest) for number in question.ids] == list(quotes)
    assert [words for question in (*each, *rest) for words in question.evidence] == list(quotes.values())
    assert len(rest) == (size > TOP)
    assert all(f"ほかに{size - TOP}件" in question.text for question in rest)


def test_a_question_rests_on_texts_unless_its_comments_were_chosen_by_their_type(corpus, asking):
    assert asking.each("without_year", {"4": "検討します"})[0].basis == ""
    material = material_of(corpus, Selection("coded", (), ("△",)), Arrangement())
    quotes = {str(number): "検討します" for number in range(1, TOP + 2)}
    (counted,) = Asking(material, asking.templates, asking.numbers).rest("without_year", quotes)
    assert counted.basis == "coded" and "人が読んで付けた区分" in counted.text
