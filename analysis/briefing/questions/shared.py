"""Sentences that answer several comments: is each of them answered?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.content import Count
from analysis.briefing.questions.asking import TOP, quoted

if TYPE_CHECKING:
    from analysis.briefing.content import Question
    from analysis.briefing.questions.asking import Asking

KIND = "same_reply"


def same_reply(asking: Asking) -> list[Question]:
    """One a sentence that stands in the replies to several selected comments, most comments first; merged cells do not count."""
    material = asking.material
    shared = material.corpus.findings.shared
    shared = shared[(shared["kind"] != "merged") & shared["row"].isin(material.selected.positions)].drop_duplicates(
        ["group", "id"]
    )
    groups = [(str(group["sentence"].iloc[0]), tuple(group["id"])) for _, group in shared.groupby("group", sort=True)]
    groups = sorted((each for each in groups if len(each[1]) > 1), key=lambda each: -len(each[1]))
    asked = [
        asking.question(KIND, "text", ids, (sentence,), quote=quoted(sentence), count=Count(ids))
        for sentence, ids in groups[:TOP]
    ]
    others = {each for _, ids in groups[TOP:] for each in ids}
    rest = tuple(each for each in material.ids if each in others)
    if rest:
        quotes = tuple(sentence for sentence, _ in groups[TOP:])
        asked.append(asking.question(KIND, "rest", rest, quotes, groups=f"{len(groups) - TOP:,}", count=Count(rest)))
    return asked
