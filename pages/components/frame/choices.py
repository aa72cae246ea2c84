"""The URL parameters of the dashboard for one consultation, and the selection that the shared ones make.

This table is the whole vocabulary of its addresses; README lists it for those who write links.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.attributes import SIGN, WHERE, attributes, weights
from analysis.briefing.arrangement import SECTIONS
from analysis.comparison.side import SIDES
from analysis.replies.estimation.legend import MEANING_NAMES
from analysis.replies.outcomes.promises import GRADES
from analysis.selection import Selection
from analysis.statistics.texts import map_area
from pages.components.frame import wording
from pages.components.frame.parameters import Parameter
from pages.components.frame.pillar_pair import pillar_pair
from pages.components.frame.wording import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.consultation import Consultation
    from analysis.corpus import Corpus
    from analysis.library import Library
    from pages.components.frame.parameters import Values

COUNTING_PAGES = ("", "pillars", "response-types", "themes", "keywords")
GROUP_PAGES = ("pillars", "response-types")
WORD_PAGES = ("keywords", "comments")
THEME_PAGES = ("themes", "comments")
PARTS = ("pair", "cross", "overlap", "none", "groups", "examples", "rules")
"""Parts of the page テーマ: what it opens with, and what where no theme divides a pillar; then the others."""
GROUPS = ("4", "6", "8", "12", "16", "24")
"""Numbers of groups that comments are sorted into."""
FEWEST_ON_MAP = 1_000
"""Comments from which there is a map."""
MOST_CODES = 10_000
"""Comments below which an address may name no other number than one of theirs."""
ANSWER_PAGES = ("", "replies", "comments")


@lru_cache(maxsize=32)
def url_parameters(library: Library, corpus: Corpus) -> tuple[Parameter, ...]:
    """Every parameter with the codes this consultation knows."""
    consultation = corpus.consultation
    pillars = tuple(wording.pillar_names(consultation))
    marks = tuple(wording.response_type_names(consultation))
    themes = tuple(theme.code for theme in corpus.themes)
    target, reference = pillar_pair(corpus)
    ids = tuple(consultation.comments["id"]) if len(consultation.comments) < MOST_CODES else None
    brought = tuple(f"{WHERE}{column}" for column in attributes(consultation))
    return (
        Parameter("consultation", default=library.first, codes=library.ids),
        Parameter("pillar", several=True, codes=pillars),
        Parameter("response_type", several=True, codes=marks),
        *(Parameter(f"{WHERE}{each.column}", several=True, codes=each.values) for each in attributes(consultation).values()),
        Parameter("basis", default=default_basis(consultation), codes=bases(consultation)),
        Parameter("q"),
        Parameter("texts", default="no", codes=("no", "yes")),
        Parameter("same", codes=ids, pages=("comments",)),
        Parameter("per", default="comments", codes=("comments", "texts"), pages=("comments",)),
        Parameter("in_pillar", codes=pillars, pages=(*COUNTING_PAGES, "replies", "methods")),
        Parameter("in_where", codes=_conditions(consultation), pages=COUNTING_PAGES),
        Parameter("in_type", codes=marks, pages=(*COUNTING_PAGES, "methods")),
        Parameter("or_type", codes=marks, pages=("",)),
        Parameter("out_pillar", codes=pillars, pages=("pillars", *WORD_PAGES)),
        Parameter("out_type", codes=marks, pages=WORD_PAGES),
        Parameter("out_where", codes=_conditions(consultation), pages=WORD_PAGES),
        Parameter("one_pillar", codes=pillars, pages=("pillars",)),
        Parameter("one_type", codes=marks, pages=("response-types",)),
        Parameter("picture", default="squares", codes=("squares", "table"), pages=("",)),
        Parameter("in_field", codes=("opinion", "reply"), pages=("themes", "methods", *GROUP_PAGES, *WORD_PAGES)),
        Parameter("theme", codes=themes, pages=(*THEME_PAGES, *GROUP_PAGES, "methods")),
        Parameter(
            "part", default="pair" if any(theme.pillars for theme in corpus.themes) else "cross", codes=PARTS, pages=("themes",)
        ),
        Parameter("groups", default=usual_groups(len(consultation.comments)), codes=GROUPS, pages=(*THEME_PAGES, "map")),
        Parameter("in_group", codes=tuple(str(number) for number in range(1, int(GROUPS[-1]) + 1)), pages=(*THEME_PAGES, "map")),
        Parameter("in_area", check=map_area.fault, longest=map_area.LONGEST, pages=("comments", "map")),
        Parameter("of_theme", default=(*themes, "")[0], codes=themes, pages=("themes",)),
        Parameter("asked", default="like", codes=("like", "unsure"), pages=("themes",)),
        Parameter("themes_of", default="cross", codes=("cross", "target", "reference"), pages=("themes",)),
        Parameter("themes_in", default="opinion", codes=("opinion", "reply", "both"), pages=("themes",)),
        Parameter("across", default="pillar", codes=("pillar", "response_type", *brought), pages=("themes",)),
        Parameter("side", codes=("target", "reference", "both", "neither"), pages=THEME_PAGES),
        Parameter("themed", codes=("none", "target", "reference"), pages=THEME_PAGES),
        Parameter("target", default=target, codes=pillars, pages=("themes", "briefing", *WORD_PAGES)),
        Parameter("reference", default=reference, codes=(*pillars, "rest"), pages=("themes", "briefing", *WORD_PAGES)),
        Parameter("word", pages=(*WORD_PAGES, *GROUP_PAGES, "themes", "compare")),
        Parameter("chart", default="bars", codes=("bars", "cells"), pages=("pillars",)),
        Parameter(
            "weighed",
            default="no",
            codes=("no",) if weights(consultation) is None else ("no", "yes"),
            pages=("", "pillars", "response-types", "themes"),
        ),
        Parameter("with_word", pages=WORD_PAGES),
        Parameter("joined", default="no" if corpus.names_are_whole else "yes", codes=("yes", "no"), pages=WORD_PAGES),
        *_word_counting(marks, brought),
        *_compared_values(consultation),
        *_answers(),
        *_briefing(consultation),
        *_comparison(library, consultation),
        Parameter(
            "id",
            codes=ids,
            pages=("", "replies", "comments", "review", "map"),
        ),
        Parameter("found_in", codes=("opinion", "reply"), pages=("comments",)),
        Parameter("queue", default="open", codes=("open", "apart", "otherwise", "done", "all"), pages=("review",)),
        Parameter("sort", default="no", codes=tuple(SORTS), pages=("comments",)),
        Parameter("p", default="1", pages=WORD_PAGES),
    )


def usual_groups(comments: int) -> str:
    """How many groups are proposed of so many comments: the square root of half of them, at most 12."""
    return next((number for number in GROUPS if int(number) >= min((comments / 2) ** 0.5, 12)), GROUPS[0])


def _conditions(consultation: Consultation) -> tuple[str, ...]:
    """Every value of every attribute: 地域=北海道."""
    return tuple(f"{each.column}{SIGN}{value}" for each in attributes(consultation).values() for value in each.values)


def _word_counting(marks: tuple[str, ...], brought: tuple[str, ...]) -> tuple[Parameter, ...]:
    """What the page キーワード alone asks: what to show, which words to count, which groups to compare."""
    some = (*marks, "", "")
    return tuple(
        replace(parameter, pages=("keywords",))
        for parameter in (
            Parameter("view", default="frequency", codes=("frequency", "contrast", "voices", "network", "cloud", "names")),
            Parameter("field", default="both", codes=("both", "opinion", "reply")),
            Parameter("pos", several=True, codes=KINDS),
            Parameter("stop", default="no", codes=("yes", "no")),
            Parameter("by", default="none", codes=("none", "pillar", "response_type", *brought)),
            Parameter("measure", default="term_frequency", codes=("term_frequency", "document_frequency")),
            Parameter("compare", default="pillar", codes=("pillar", "response_type", *brought)),
            Parameter("target_type", default=some[0], codes=marks),
            Parameter("reference_type", default=some[1], codes=(*marks, "rest")),
            Parameter("kwic", default="text", codes=("text", "left", "right")),
            Parameter("lines", default="60", codes=("30", "60", "100")),
        )
    )


def _compared_values(consultation: Consultation) -> Iterator[Parameter]:
    """The two values of each attribute whose words are compared."""
    for each in attributes(consultation).values():
        first, second = each.values[:2]
        yield Parameter(f"target.{each.column}", default=first, codes=each.values, pages=("keywords",))
        yield Parameter(f"reference.{each.column}", default=second, codes=(*each.values, "rest"), pages=("keywords",))


def _answers() -> tuple[Parameter, ...]:
    """What the page 区の考え方 asks, and 意見を読む understands: a group of shared sentences, a grade of promise …"""
    return (
        Parameter("answers", default="shared", codes=("shared", "promises", "changes", "gaps"), pages=("replies",)),
        *(
            Parameter(key, codes=codes, pages=ANSWER_PAGES)
            for key, codes in (
                ("shared", None),
                ("same_reply", None),
                ("grade", GRADES),
                ("year", None),
                ("actor", None),
                ("outcome", ("revised", "not_adopted", "reasoned")),
                ("gap", ("ranked",)),
            )
        ),
    )


def _briefing(consultation: Consultation) -> tuple[Parameter, ...]:
    """What the page ブリーフィング asks: the view, the number opened in it, the sections in their order, the voices."""
    ids = tuple(consultation.comments["id"]) if len(consultation.comments) < MOST_CODES else None
    return (
        Parameter("step", codes=(*SECTIONS, "questions", "files"), pages=("briefing",)),
        Parameter("of", pages=("briefing",)),
        Parameter("section", several=True, codes=SECTIONS, pages=("briefing",)),
        Parameter("voice", several=True, codes=ids, pages=("briefing",)),
    )


def _comparison(library: Library, consultation: Consultation) -> tuple[Parameter, ...]:
    """What the page 資料を比べる asks: which way and of whom, the other consultation, the number opened."""
    others = tuple(each for each in library.with_comments if each != consultation.id)
    own = same_publisher(library, consultation.id)
    ways = ("years", "two") if others and not consultation.metadata.totals_only else ("years",)
    return tuple(
        replace(parameter, pages=("compare",))
        for parameter in (
            Parameter("compared", default="years" if len(own) > 1 else ways[-1], codes=ways),
            Parameter(
                "of_publisher", default="own" if len(own) > 1 else "all", codes=("own", "all") if len(own) > 1 else ("all",)
            ),
            Parameter("in_year", codes=library.ids),
            Parameter("with", default=(*others, "")[0], codes=others),
            Parameter("in_side", codes=SIDES),
            Parameter("in_meaning", codes=tuple(MEANING_NAMES)),
            Parameter("in_part"),
            Parameter("in_value"),
            Parameter("words_in", default="opinion", codes=("opinion", "reply", "both")),
        )
    )


def same_publisher(library: Library, consultation: str) -> tuple[str, ...]:
    """This consultation and the others of its publisher; it alone where nobody says who published it."""
    publisher = library.described[consultation].publisher
    return tuple(
        each for each in library.ids if each == consultation or (publisher and library.described[each].publisher == publisher)
    )


SORTS = {"no": "番号順", "opinion": "意見が長い順", "reply": "回答が長い順"}


def bases(consultation: Consultation) -> tuple[str, ...]:
    """Bases on offer: what the source prints (even where it prints nothing) and what else the consultation has."""
    return tuple(dict.fromkeys(("printed", *consultation.available_bases())))


def default_basis(consultation: Consultation) -> str:
    """The most official basis that says anything; what is only estimated has to be asked for."""
    return next((basis for basis in consultation.available_bases() if basis != "estimated"), "printed")


def selection(values: Values) -> Selection:
    """The selection that the shared choices make."""
    return Selection(
        basis=str(values["basis"]),
        pillars=tuple(values["pillar"]),
        response_types=tuple(values["response_type"]),
        query=str(values["q"]),
        texts=values["texts"] == "yes",
        attributes=tuple(
            (key.removeprefix(WHERE), tuple(held)) for key, held in values.items() if key.startswith(WHERE) and held
        ),
    )
