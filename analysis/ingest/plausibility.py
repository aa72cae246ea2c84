"""What a person should look at after a document was read: where it does not agree with itself or with its recipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.problem import Problem, each
from analysis.ingest.recipe import FILE

if TYPE_CHECKING:
    import pandas as pd

    from analysis.ingest.front_matter import FrontMatter
    from analysis.ingest.recipe import Recipe


def doubts(recipe: Recipe, front: FrontMatter, comments: pd.DataFrame, totals: pd.DataFrame) -> list[Problem]:
    """Everything strange about the tables made from a document; no finding is a reason to refuse it."""
    file = recipe.source.file
    return [
        *_numbering(file, comments),
        *_categories(file, comments, recipe.pillars),
        *_replies(file, comments, recipe.shared_replies),
        *_printed_counts(file, comments, front),
        *_totals_of_all(recipe, totals),
    ]


def _numbering(file: str, comments: pd.DataFrame) -> list[Problem]:
    """Numbers should go up by one; a gap is what a lost row looks like."""
    numbers = comments.loc[comments["no"].str.fullmatch(r"[0-9]{1,9}", na=False), ["no", "line"]]
    value = numbers["no"].astype("int64")
    jumps = numbers[value.diff().fillna(1) != 1]
    remedy = "間の行が抜けていないか、原本で確かめてください"
    return each(file, "番号が続いていません", remedy, _places(jumps, "no"))


def _categories(file: str, comments: pd.DataFrame, pillars: pd.DataFrame) -> list[Problem]:
    """The cell 分類 should be that of the heading above."""
    expected = comments["pillar"].map(pillars.set_index("pillar")["category"])
    other = comments[expected.notna() & (comments["category"] != expected)]
    remedy = "見出しと分類のどちらが正しいか、原本で確かめてください"
    return each(file, "分類が見出しの柱と違います", remedy, _places(other, "category"))


def _replies(file: str, comments: pd.DataFrame, shared: dict[str, str]) -> list[Problem]:
    """An empty reply is nearly always a merged cell, and a person has to say with which."""
    alone = comments[comments["reply"].isna() & comments["reply_shared_with"].isna()]
    remedy = f"結合されたセルなら {FILE} の shared_replies に加えてください"
    unused = sorted(set(shared) - set(comments["id"]))
    return [
        *each(file, "回答が空です", remedy, _places(alone, "no")),
        *(Problem(FILE, "shared_replies の番号が原本にありません", "番号を確かめてください", value=number) for number in unused),
    ]


def _printed_counts(file: str, comments: pd.DataFrame, front: FrontMatter) -> list[Problem]:
    """The numbers that the document prints before its tables."""
    named = len(front.briefed_organisations)
    counts = [("意見件数", front.comments, len(comments)), ("説明した団体の数", front.briefed_count, named)]
    remedy = "読み落としがないか、原本で確かめてください"
    return [
        Problem(file, f"{what}が印字された数と違います", remedy, value=f"印字 {printed}、読み取り {found}")
        for what, printed, found in counts
        if printed is not None and printed != found
    ]


def _places(comments: pd.DataFrame, column: str) -> list[tuple[int, object]]:
    """The line of the source of each comment, and what stands in one of its columns."""
    return list(zip(comments["line"].tolist(), comments[column].tolist(), strict=True))


def _totals_of_all(recipe: Recipe, totals: pd.DataFrame) -> list[Problem]:
    """Labels that the recipe expects in the tables of totals should be there."""
    labels = {*recipe.pillars["total_label"].dropna(), *recipe.response_type_totals}
    missing = sorted(labels - set(totals["label"].str.strip()))
    remedy = "原本の集計表の表記に合わせてください"
    return [Problem(FILE, "この項目が原本の集計表に見つかりません", remedy, value=label) for label in missing]
