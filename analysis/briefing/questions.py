"""想定質問: questions to expect in the committee, from rows that leave something open; worded by templates kept as data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.briefing.answers import answered_table
from analysis.briefing.content import Count, Question
from analysis.briefing.future import clauses_of
from analysis.briefing.templates import TemplateError
from analysis.replies.shared_replies import shared_replies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.briefing.citation import Citations
    from analysis.briefing.material import Material
    from analysis.briefing.templates import Templates

TOP = 5
"""Questions of a kind asked one by one; the rest is drawn together in one more."""
LONGEST_QUOTE = 60
"""Characters of a reply quoted inside a question; how it ends matters as much as how it begins."""
_INNER = str.maketrans("「」", "『』")


def questions(material: Material, templates: Templates, numbers: Citations) -> tuple[Question, ...]:
    """Ask what the selected comments leave open. Raises TemplateError where a template cannot be used."""
    return (
        *_without_year(material, templates, numbers),
        *_without_reason(material, templates, numbers),
        *_same_reply(material, templates),
    )


def _without_year(material: Material, templates: Templates, numbers: Citations) -> list[Question]:
    """One a comment whose reply says that something will be considered, and never names a year in saying so."""
    clauses = clauses_of(material, ("consider",))
    dated = clauses.loc[clauses["western_year"].notna(), "id"]
    first = clauses[~clauses["id"].isin(dated)].drop_duplicates("id")
    return _each(templates, "without_year", dict(zip(first["id"], first["quote"], strict=True)), numbers)


def _without_reason(material: Material, templates: Templates, numbers: Citations) -> list[Question]:
    """One a comment that could not be taken up, in whose refusal no word gives a reason."""
    reasons = _pattern(templates, "without_reason", "reasons")
    declined = clauses_of(material, ("decline",)).groupby("id")["quote"].agg("。".join).to_dict()
    open_ones = {
        str(comment): declined.get(comment, "")
        for comment, _, _, reply in answered_table(material, "refused").rows
        if not reasons.search(str(declined.get(comment) or reply or ""))
    }
    return _each(templates, "without_reason", open_ones, numbers)


def _same_reply(material: Material, templates: Templates) -> list[Question]:
    """One a sentence that stands in the replies to several selected comments, most comments first; merged cells do not count."""
    shared = shared_replies(material.selected.comments.reset_index(drop=True))
    shared = shared[shared["kind"] != "merged"].drop_duplicates(["group", "id"])
    groups = [(str(group["sentence"].iloc[0]), tuple(group["id"])) for _, group in shared.groupby("group", sort=True)]
    groups = sorted((each for each in groups if len(each[1]) > 1), key=lambda each: -len(each[1]))
    why = templates.text("same_reply", "why")
    asked = [
        Question("same_reply", templates.say("same_reply", "text", quote=quoted(sentence), count=Count(ids)).text, why, ids)
        for sentence, ids in groups[:TOP]
    ]
    rest = tuple(dict.fromkeys(each for _, ids in groups[TOP:] for each in ids))
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


def _pattern(templates: Templates, section: str, name: str) -> re.Pattern[str]:
    text = templates.text(section, name)
    try:
        return re.compile(text)
    except re.error as error:
        where = f"{templates.file} [{section}] {name}"
        raise TemplateError(f"{where}：正規表現として読めません（値：「{text}」、{error}）。書き方を直してください") from error
