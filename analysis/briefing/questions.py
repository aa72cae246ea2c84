"""想定質問: questions to expect in the committee, from rows that leave something open; worded by templates kept as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.content import Count, Question
from analysis.briefing.future import clauses_of
from analysis.briefing.refused import refused_table, without_reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.briefing.citation import Citations
    from analysis.briefing.material import Material
    from analysis.briefing.templates import Templates

TOP = 5
"""Questions of a kind asked one by one; the rest is drawn together in one more."""
ASKING = ("request", "proposal", "question")
"""Kinds of parts of an opinion that want an answer; others state or praise."""
LONGEST_QUOTE = 60
"""Characters of a reply quoted inside a question; how it ends matters as much as how it begins."""
_INNER = str.maketrans("「」", "『』")


def questions(material: Material, templates: Templates, numbers: Citations) -> tuple[Question, ...]:
    """Ask what the selected comments leave open. Raises TemplateError where a template cannot be used."""
    return (
        *_without_year(material, templates, numbers),
        *_without_reason(material, templates, numbers),
        *_unanswered(material, templates, numbers),
        *_same_reply(material, templates),
    )


def _without_year(material: Material, templates: Templates, numbers: Citations) -> list[Question]:
    """One a comment whose reply says that something will be considered, and never names a year in saying so."""
    clauses = clauses_of(material, ("consider",))
    dated = clauses.loc[clauses["western_year"].notna(), "id"]
    first = clauses[~clauses["id"].isin(dated)].drop_duplicates("id")
    return _each(templates, "without_year", dict(zip(first["id"], first["quote"], strict=True)), numbers)


def _without_reason(material: Material, templates: Templates, numbers: Citations) -> list[Question]:
    """One a comment that could not be taken up, in whose refusal no words give a reason."""
    return _each(templates, "without_reason", dict.fromkeys(without_reason(refused_table(material)), ""), numbers)


def _unanswered(material: Material, templates: Templates, numbers: Citations) -> list[Question]:
    """One a comment that asks for something its reply does not speak of, the least spoken of first."""
    gaps = material.corpus.findings.gaps
    asked_for = gaps[gaps["row"].isin(material.selected.positions) & gaps["kind"].isin(ASKING)].dropna(subset="score")
    left = asked_for[~asked_for["answered"].astype("bool")].sort_values(["score", "row", "part"], ascending=[False, True, True])
    first = left.drop_duplicates("id")
    return _each(templates, "unanswered", dict(zip(first["id"], first["text"], strict=True)), numbers)


def _same_reply(material: Material, templates: Templates) -> list[Question]:
    """One a sentence that stands in the replies to several selected comments, most comments first; merged cells do not count."""
    shared = material.corpus.findings.shared
    shared = shared[(shared["kind"] != "merged") & shared["row"].isin(material.selected.positions)].drop_duplicates(
        ["group", "id"]
    )
    groups = [(str(group["sentence"].iloc[0]), tuple(group["id"])) for _, group in shared.groupby("group", sort=True)]
    groups = sorted((each for each in groups if len(each[1]) > 1), key=lambda each: -len(each[1]))
    why = templates.text("same_reply", "why")
    asked = [
        Question("same_reply", templates.say("same_reply", "text", quote=quoted(sentence), count=Count(ids)).text, why, ids)
        for sentence, ids in groups[:TOP]
    ]
    others = {each for _, ids in groups[TOP:] for each in ids}
    rest = tuple(each for each in material.ids if each in others)
    if rest:
        sentence = templates.say("same_reply", "rest", groups=f"{len(groups) - TOP:,}", count=Count(rest))
        asked.append(Question("same_reply", sentence.text, why, rest))
    return asked


def _each(templates: Templates, kind: str, quotes: dict[str, str], numbers: Citations) -> list[Question]:
    """Ask once a comment (id → words quoted), then once for all the rest."""
    why, ids = templates.text(kind, "why"), list(quotes)
    asked = [
        Question(kind, templates.say(kind, "text", label=numbers.label(each), quote=quoted(quotes[each])).text, why, (each,))
        for each in ids[:TOP]
    ]
    return asked + _rest(templates, kind, why, ids[TOP:])


def _rest(templates: Templates, kind: str, why: str, ids: Sequence[str]) -> list[Question]:
    rest = Count(tuple(ids))
    return [Question(kind, templates.say(kind, "rest", count=rest).text, why, rest.ids)] if ids else []


def quoted(sentence: str) -> str:
    """A reply's words inside 「」: without the full stop, its brackets made inner ones, its middle left out where it is long."""
    words = " ".join(sentence.split()).rstrip("。").translate(_INNER)
    half = LONGEST_QUOTE // 2
    return words if len(words) <= LONGEST_QUOTE else f"{words[:half]}…{words[-half:]}"
