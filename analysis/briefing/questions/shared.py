"""Sentences that answer several comments: is each of them answered?"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from analysis.briefing.content import Count
from analysis.briefing.questions.asking import INNER, TOP, quoted
from analysis.replies.formulas import formula_spans, read_formulas
from analysis.replies.shared_replies import letters
from analysis.replies.similar_sentences import common_run, differing_spans, likenesses

if TYPE_CHECKING:
    import pandas as pd

    from analysis.briefing.content import Question
    from analysis.briefing.questions.asking import Asking

SAME, NEAR = "same_reply", "near_reply"
LONGEST_DIFFERENCE = 24
"""Characters of a difference quoted in a question."""
SAME_LETTERS = 4
"""Letters in a row that two sentences share to be the same there; fewer are chance."""


class Group(NamedTuple):
    """Sentences that answer several comments, one of each wording, and these comments in document order."""

    sentences: tuple[str, ...]
    ids: tuple[str, ...]


def same_reply(asking: Asking) -> list[Question]:
    """One a sentence that stands in several replies, the same but for width, blanks and signs; most comments first."""
    return _asked(asking, SAME, [_group(rows) for _, rows in _shared(asking).groupby(["group", "wording"], sort=True)])


def near_reply(asking: Asking) -> list[Question]:
    """One a group of sentences that are nearly the same; what differs is said."""
    groups = [_group(rows) for _, rows in _shared(asking).groupby("group", sort=True) if rows["wording"].nunique() > 1]
    return _asked(asking, NEAR, groups)


def _shared(asking: Asking) -> pd.DataFrame:
    """The shared sentences of selected comments, without groups that are merged cells alone.

    A comment that a merged cell lets a sentence answer counts like the one that has the cell, as on the page 区の考え方.
    """
    shared = asking.material.corpus.findings.shared
    again = shared.loc[shared["kind"] != "merged", "group"]
    return shared[shared["group"].isin(again) & shared["row"].isin(asking.material.selected.positions)]


def _group(rows: pd.DataFrame) -> Group | None:
    """The group that some rows make; None where they are one reply."""
    sentences = rows.drop_duplicates("wording")["sentence"]
    ids = rows.sort_values("row", kind="stable")["id"].drop_duplicates()
    return Group(tuple(sentences), tuple(ids)) if rows["reply_row"].nunique() > 1 else None


def _asked(asking: Asking, kind: str, groups: list[Group | None]) -> list[Question]:
    """Ask about groups whose sentence says something and whose opinions are worded differently, the first TOP one by one."""
    kept = [group for group in groups if group and _says_something(group) and _differ(asking, group.ids)]
    kept = sorted(kept, key=lambda group: -len(group.ids))
    asked = [_question(asking, kind, group) for group in kept[:TOP]]
    left = {each for group in kept[TOP:] for each in group.ids}
    rest = tuple(each for each in asking.material.ids if each in left)
    if rest:
        quotes = tuple(sentence for group in kept[TOP:] for sentence in group.sentences)
        asked.append(asking.question(kind, "rest", rest, quotes, groups=f"{len(kept) - TOP:,}", count=Count(rest)))
    return asked


def _question(asking: Asking, kind: str, group: Group) -> Question:
    first, *others = group.sentences
    values = {"differing": _differences(group.sentences)} if kind == NEAR else {}
    quote = quoted(reduce(common_run, others, first).strip("、 "))
    values["merged"] = _merged(asking, group.ids)
    return asking.question(kind, "text", group.ids, group.sentences, quote=quote, count=Count(group.ids), **values)


def _merged(asking: Asking, ids: tuple[str, ...]) -> str:
    """That some of these comments have no reply of their own and are taken to share one, which is inferred."""
    comments = asking.material.consultation.comments
    inferred = comments.loc[comments["id"].isin(ids) & comments["reply"].isna(), "id"]
    return asking.templates.say(SAME, "merged", labels=asking.numbers.text(inferred)).text if len(inferred) else ""


def _says_something(group: Group) -> bool:
    """Whether the sentence is more than a formula: ご意見ありがとうございます answers nobody."""
    sentence = group.sentences[0]
    formulas = formula_spans(sentence, read_formulas())
    return sum(end - start for start, end in formulas) < len(sentence.strip())


def _differ(asking: Asking, ids: tuple[str, ...]) -> bool:
    """Whether the opinions of some comments are worded differently: those of a form letter ask for one thing."""
    opinions = asking.material.consultation.comments.set_index("id")["opinion"].reindex(list(ids)).dropna()
    return len({each.leader for each in likenesses(list(dict.fromkeys(map(letters, opinions))))}) > 1


def _differences(sentences: tuple[str, ...]) -> str:
    """What stands in one wording and not in the first, or the other way round: `「A」と「B」`, or `「A」の有無`."""
    first, *others = sentences
    own = dict.fromkeys([_difference(first, others[0]), *(_difference(each, first) for each in others)])
    words = "と".join(f"「{each}」" for each in own if each)
    return words + ("の有無" if "" in own else "")


def _difference(sentence: str, other: str) -> str:
    """The longest stretch of a sentence that another has not, the first of equals; empty where it has all but signs."""
    stretches = (sentence[start:end].strip("、。 ") for start, end in differing_spans(sentence, other, least=SAME_LETTERS))
    words = max((each for each in stretches if len(each) > 1), key=len, default="")
    return words.translate(INNER) if len(words) <= LONGEST_DIFFERENCE else words[:LONGEST_DIFFERENCE].translate(INNER) + "…"
