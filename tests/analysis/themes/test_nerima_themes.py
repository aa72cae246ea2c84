"""The rules of the Nerima consultation.

`coding/theme_reading.csv` (id, field, theme) is one reading of the 94 comments by the author of the rules, by the codebook and
before any rule existed: opinions by the themes of their pillar, opinions and replies by the themes across pillars. The rules were
improved on it, so agreement with it says that they do what was meant, not how they fare on a reading by somebody else.
"""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.language.lexicon import read_lexicon
from analysis.language.tokens import tokenize_comments
from analysis.package.folder import read_consultation
from analysis.themes.assignment import assign
from analysis.themes.codebook import read_codebook, write_themes
from analysis.themes.rule_check import rule_problems
from analysis.themes.rules.expression import Term, children

FLOORS = {"K": 0.96, "D": 0.96, "X": 0.95}
"""F1 over all (comment, field, theme), a little under what was measured (K 0.961, D 0.97, X 0.97).

It was K 1.00, D 1.00, X 0.99 with rules that named single sentences; they state ideas now, and are judged on other texts too
(`test_judging`)."""


@pytest.fixture(scope="module")
def consultation(nerima_folder):
    return read_consultation(nerima_folder)


@pytest.fixture(scope="module")
def codebook(consultation):
    return read_codebook(consultation.themes_toml)


@pytest.fixture(scope="module")
def lexicon(nerima_folder):
    return read_lexicon(nerima_folder.parents[1] / "lexicon", nerima_folder / "lexicon")


@pytest.fixture(scope="module")
def tokens(consultation, lexicon):
    return tokenize_comments(consultation.comments, lexicon)


@pytest.fixture(scope="module")
def assignments(codebook, consultation, tokens, lexicon):
    return assign(codebook.themes, consultation.comments, tokens, heads=lexicon.heads, synonyms=lexicon.synonyms)


@pytest.fixture(scope="module")
def found(assignments, consultation):
    ids = consultation.comments["id"].to_numpy()[assignments["row"]]
    return set(zip(ids, assignments["field"].astype("str"), assignments["theme"], strict=True))


@pytest.fixture(scope="module")
def reading(nerima_folder):
    table = pd.read_csv(nerima_folder / "coding" / "theme_reading.csv", dtype="str")
    assert not table.duplicated().any()
    return set(table.itertuples(index=False, name=None))


def test_the_codebook_is_covered_in_its_order(codebook):
    expected = [*(f"K{n}" for n in range(1, 10)), *(f"D{n}" for n in range(1, 11)), *(f"X{n:02}" for n in range(1, 22))]
    assert [theme.code for theme in codebook.themes if not theme.idea_of] == expected
    assert {theme.idea_of: theme.name for theme in codebook.themes if theme.idea_of} == {"柱Ⅰ": "区民協働", "柱Ⅱ": "DX"}


def test_scopes_are_those_of_the_codebook(codebook):
    scopes = {(theme.code[0], theme.pillars, theme.fields) for theme in codebook.themes if theme.code not in ("X20", "X21")}
    both = ("opinion", "reply")
    assert scopes == {("K", ("柱Ⅰ",), ("opinion",)), ("D", ("柱Ⅱ",), ("opinion",)), ("X", (), both), ("U", (), both)}
    assert codebook.theme("X20").fields == codebook.theme("X21").fields == ("opinion",)


def test_the_file_is_as_it_would_be_written_and_has_no_mistakes(consultation, codebook):
    assert consultation.themes_toml == write_themes(codebook)
    assert rule_problems(consultation) == []


@pytest.mark.parametrize("group", FLOORS)
def test_agreement_with_the_own_reading_that_the_rules_were_improved_on(found, reading, group):
    ours, theirs = ({each for each in given if each[2][0] == group and each[2] != "X21"} for given in (found, reading))
    f1 = 2 * len(ours & theirs) / (len(ours) + len(theirs))
    assert f1 >= FLOORS[group], sorted(ours ^ theirs)


def test_every_theme_of_the_codebook_is_found_and_read(codebook, found, reading):
    codes = {theme.code for theme in codebook.themes}
    assert {theme for _, _, theme in found} == codes
    assert {theme for _, _, theme in reading} == {code for code in codes if code[0] != "U" and code != "X21"}


def test_evidence_is_verbatim(assignments, consultation):
    for place in assignments.itertuples():
        assert place.evidence == consultation.comments[place.field].iloc[place.row][place.start : place.end] != ""


def test_rules_state_ideas_not_sentences(codebook):
    """No term is longer than the longest name in the codebook, and none is a number."""
    terms = {term.text for theme in codebook.themes for term in _terms(theme.expression)}
    assert max(map(len, terms)) <= len("地域福祉コーディネーター")
    assert not [term for term in terms if term.isdecimal() or "。" in term]


@pytest.mark.parametrize(
    ("theme", "id", "field"),
    [
        ("X06", "40", "opinion"),  # GDPR is no PR
        ("D2", "52", "opinion"),  # 障害者ICT相談窓口 is no counter of the ward
        ("X17", "52", "opinion"),
        ("X17", "85", "reply"),  # つながる窓口
        ("X14", "6", "reply"),  # ご意見を踏まえ is a set phrase
        ("X15", "56", "opinion"),  # 医療的ケア is no consultation of a doctor
        ("X05", "57", "opinion"),  # 個人情報を伏せて is not about protection
        ("X06", "33", "reply"),  # told to staff
        ("X06", "91", "reply"),  # 控えていただくようご案内
    ],
)
def test_words_that_are_not_about_a_theme(found, theme, id, field):
    assert (id, field, theme) not in found


def _terms(expression):
    if isinstance(expression, Term):
        yield expression
    for part in children(expression):
        yield from _terms(part)


def test_plain_support_is_told_from_praise_with_a_but(found):
    """Of the opinions that praise, those that go on with が and a demand: 1, 27, 29, 48 (read one by one)."""
    assert {id for id, _, theme in found if theme == "X21"} == {"1", "27", "29", "48"}
    assert {id for id, _, theme in found if theme == "X21"} < {id for id, _, theme in found if theme == "X20"}
