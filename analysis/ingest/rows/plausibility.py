"""What a person should look at after a document was read: where it does not agree with itself or with its recipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.recipe.decisions import FILE
from analysis.ingest.rows.lines_around import printed_count
from analysis.ingest.rows.lines_read import QUESTION
from analysis.ingest.rows.text_doubts import text_doubts
from analysis.ingest.words.wording import folded, pattern
from analysis.package.problem import Problem, each

if TYPE_CHECKING:
    import pandas as pd

    from analysis.ingest.recipe.decisions import Recipe
    from analysis.ingest.rows.front_matter import FrontMatter

FEW, MANY = 5, 0.35
"""Empty replies, and their share of all, past which they are no single cells that were forgotten. Of Nerima 5 of 94 are empty."""
LISTED = 50
"""Findings of a kind that are listed one by one."""


def doubts(recipe: Recipe, front: FrontMatter, comments: pd.DataFrame, totals: pd.DataFrame) -> list[Problem]:
    """Everything strange about the tables made from a document; no finding is a reason to refuse it."""
    file = recipe.source.file
    findings = (
        _numbering(file, comments, recipe.source.ids),
        _categories(file, comments, recipe.pillars) if recipe.source.pillars_from in ("heading", "category") else [],
        text_doubts(file, comments),
        _replies(file, comments, recipe),
        _marks(file, comments),
        _printed_counts(file, comments, front),
        _totals_of_all(recipe, totals),
    )
    return [problem for found in findings for problem in _shortened(found)]


def _shortened(found: list[Problem]) -> list[Problem]:
    """The first findings of a kind, and how many more there are."""
    if len(found) <= LISTED:
        return found
    last = found[LISTED]
    more = Problem(last.file, f"{last.message}（ほかに{len(found) - LISTED}か所）", last.remedy)
    return [*found[:LISTED], more]


def _numbering(file: str, comments: pd.DataFrame, ids: str) -> list[Problem]:
    """Numbers should go up by one; a gap is what a lost row looks like. They may begin anew where the document does so."""
    if QUESTION in comments:
        return []  # of a survey, who answered nothing has no comment, and who answered twice has two
    numbers = comments.loc[comments["no"].str.fullmatch(r"[0-9０-９]{1,9}", na=False), ["no", "line"]]
    value = numbers["no"].map(int).astype("int64")
    anew = (value == 1) & (ids != "no")
    jumps = numbers[(value.diff().fillna(1) != 1) & ~anew]
    remedy = "間の行が抜けていないか、原本で確かめてください"
    return each(file, "番号が続いていません", remedy, _places(jumps, "no"))


def _categories(file: str, comments: pd.DataFrame, pillars: pd.DataFrame) -> list[Problem]:
    """The cell 分類 should be that of the heading above."""
    expected = comments["pillar"].map(pillars.set_index("pillar")["category"])
    other = comments[expected.notna() & (comments["category"] != expected)]
    remedy = "見出しと分類のどちらが正しいか、原本で確かめてください"
    return each(file, "分類が見出しの柱と違います", remedy, _places(other, "category"))


def _replies(file: str, comments: pd.DataFrame, recipe: Recipe) -> list[Problem]:
    """An empty reply is nearly always a merged cell, and a person has to say with which."""
    if comments["reply"].isna().all():
        return []  # the document has no replies at all
    alone = comments[comments["reply"].isna() & comments["reply_shared_with"].isna() & ~_without_need(comments, recipe)]
    remedy = f"結合されたセルなら {FILE} の shared_replies に加えてください"
    if len(alone) > max(FEW, MANY * len(comments)):
        return [_first_of_groups(file, comments, alone)]
    unused = sorted(set(recipe.shared_replies) - set(comments["id"]))
    return [
        *each(file, "回答が空です", remedy, _places(alone, "no")),
        *(Problem(FILE, "shared_replies の番号が原本にありません", "番号を確かめてください", value=number) for number in unused),
    ]


def _first_of_groups(file: str, comments: pd.DataFrame, alone: pd.DataFrame) -> Problem:
    """Many empty replies are one question: a table may print the reply of a group in its first row only."""
    begun = "先頭の意見には回答があります" if isinstance(comments["reply"].iloc[0], str) else "回答のない意見から始まります"
    message = f"回答が空の意見が{len(alone):,}件あります（{begun}）"
    remedy = f'まとまりの先頭にだけ回答を書いた表なら、{FILE} の source.carried に "reply" を加えると、すぐ上の回答を引き継ぎます'
    return Problem(file, message, remedy, int(alone["line"].iloc[0]))


def _without_need(comments: pd.DataFrame, recipe: Recipe) -> pd.Series[bool]:
    """Comments that need no reply: those that say so, and those whose response type is that of mere opinions."""
    types = recipe.response_types
    mere = set(types.loc[types["meaning"] == "comment", "mark"])
    said = comments["opinion"].map(
        lambda text: isinstance(text, str) and pattern("no_reply").search(folded(text[:40])) is not None
    )
    return said.astype(bool) | comments["printed_mark"].isin(mere)


def _marks(file: str, comments: pd.DataFrame) -> list[Problem]:
    """A document that prints a mark beside nearly every comment has lost the others."""
    missing = comments[comments["printed_mark"].isna()]
    if len(missing) * 2 >= len(comments):
        return []
    return each(file, "対応区分が空です", "原本で確かめてください", _places(missing, "id"))


def _printed_counts(file: str, comments: pd.DataFrame, front: FrontMatter) -> list[Problem]:
    """The numbers that the document prints before its tables."""
    named = len(front.briefed_organisations)
    counts = [
        ("意見件数", front.comments, set(numbers_of_opinions(comments))),
        ("説明した団体の数", front.briefed_count, {named}),
    ]
    remedy = "読み落としがないか、原本で確かめてください"
    return [
        Problem(file, f"{what}が印字された数と違います", remedy, value=f"印字 {printed}、読み取り {min(found)}")
        for what, printed, found in counts
        if printed is not None and printed not in found
    ]


def numbers_of_opinions(comments: pd.DataFrame) -> list[int]:
    """Rows, and the opinions they stand for where the document says how many each does."""
    numbers = [len(comments)]
    if "count" in comments:
        counts = comments["count"].map(lambda cell: printed_count(cell) if isinstance(cell, str) else None)
        numbers.append(int(counts.fillna(1).sum()))
    return numbers


def _places(comments: pd.DataFrame, column: str) -> list[tuple[int, object]]:
    """The line of the source of each comment, and what stands in one of its columns."""
    return list(zip(comments["line"].tolist(), comments[column].tolist(), strict=True))


def _totals_of_all(recipe: Recipe, totals: pd.DataFrame) -> list[Problem]:
    """Labels that the recipe expects in the tables of totals should be there."""
    labels = {*recipe.pillars["total_label"].dropna(), *recipe.response_type_totals}
    missing = sorted(labels - set(totals["label"].str.strip()))
    remedy = "原本の集計表の表記に合わせてください"
    return [Problem(FILE, "この項目が原本の集計表に見つかりません", remedy, value=label) for label in missing]
