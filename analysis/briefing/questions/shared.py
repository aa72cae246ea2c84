"""Sentences that answer several comments: is each of them answered?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.briefing.content import Count
from analysis.briefing.questions.asking import TOP, quoted
from analysis.language.letters import letters
from analysis.replies.gaps.formulas import formula_spans, read_formulas
from analysis.replies.repeated.similar_sentences import likenesses

if TYPE_CHECKING:
    import pandas as pd

    from analysis.briefing.content import Question
    from analysis.briefing.questions.asking import Asking

SAME = "same_reply"


class Group(NamedTuple):
    """Sentences that answer several comments, one of each wording, and these comments in document order."""

    sentences: tuple[str, ...]
    ids: tuple[str, ...]


def same_reply(asking: Asking) -> list[Question]:
    """One a sentence that stands in several replies, the same but for width, blanks and signs; most comments first.

    Sentences that are only nearly the same are listed on the page 区の考え方 with what differs, and not asked about: a reader of
    the briefing found that the words that differ are often the answer.
    """
    return _asked(asking, [_group(rows) for _, rows in _shared(asking).groupby(["group", "wording"], sort=True)])


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


def _asked(asking: Asking, groups: list[Group | None]) -> list[Question]:
    """Ask about groups whose sentence says something and whose opinions are worded differently, the first TOP one by one.

    A group within one that is asked about already is not asked about again.
    """
    kept = [group for group in groups if group and _says_something(group) and _differ(asking, group.ids)]
    kept = _without_parts(sorted(kept, key=lambda group: -len(group.ids)))
    asked = [_question(asking, group) for group in kept[:TOP]]
    left = {each for group in kept[TOP:] for each in group.ids}
    rest = tuple(each for each in asking.material.ids if each in left)
    if rest:
        quotes = tuple(sentence for group in kept[TOP:] for sentence in group.sentences)
        asked.append(asking.question(SAME, "rest", rest, quotes, groups=f"{len(kept) - TOP:,}", count=Count(rest)))
    return asked


def _without_parts(groups: list[Group]) -> list[Group]:
    """Groups, the largest first, that are not within an earlier one."""
    kept: list[Group] = []
    for group in groups:
        if not any(set(group.ids) <= set(other.ids) for other in kept):
            kept.append(group)
    return kept


def _question(asking: Asking, group: Group) -> Question:
    quote, merged = quoted(group.sentences[0].strip("、 ")), _merged(asking, group.ids)
    return asking.question(SAME, "text", group.ids, group.sentences, quote=quote, count=Count(group.ids), merged=merged)


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
