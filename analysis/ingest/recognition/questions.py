"""What a person should settle about how a document was read, each with where and how."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analysis.ingest.rows.other_tables import OTHER
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.recipe.decisions import Recipe
    from analysis.ingest.recognition.groups.legend import LegendEntry
    from analysis.ingest.recognition.shape import Shape
    from analysis.ingest.rows.lines_read import ReadLine


def column_questions(recipe: Recipe, found: Shape, *, quiet: bool) -> list[Problem]:
    """Columns that may hold something else; none where a person asked for `quiet`."""
    asked = [column.question for column in found.columns if column.question and not quiet]
    remedy = "違うときは --columns で指定するか、build.toml の source.columns を直してください"
    return [Problem(recipe.source.file, message, remedy) for message in (*found.doubts, *asked)]


def cover_questions(recipe: Recipe, name: str) -> list[Problem]:
    """Who published the document `name`, where it has a title that does not say; a bare table has none to say it."""
    if recipe.cover.publisher or recipe.cover.title == name:
        return []
    remedy = "画面の「公表した自治体・団体」か build.toml の document.publisher に書いてください（書かなければ表示しません）"
    return [Problem(recipe.source.file, "公表した自治体・団体が、文書から分かりません", remedy)]


def legend_questions(recipe: Recipe, entries: list[LegendEntry]) -> list[Problem]:
    """Entries of the legend whose meaning nobody knows."""
    remedy = "build.toml の response_types の meaning を直してください"
    return [
        Problem(
            recipe.source.file,
            "対応区分の意味が分かりません（ひとまず「その他」としました）",
            remedy,
            value=entry.mark if entry.mark == entry.wording else f"{entry.mark}：{entry.wording}",
        )
        for entry in entries
        if not entry.known
    ]


def other_table_questions(recipe: Recipe, lines: Sequence[ReadLine]) -> list[Problem]:
    """Tables that were taken for none of comments, each with how many lines it has."""
    counts = Counter(line.reason for line in lines if line.reason.startswith(OTHER))
    firsts = {line.reason: line.line.line for line in reversed(lines)}
    remedy = "意見が含まれていないか、除いた行を見てください"
    message = "意見の表とは別の表として、{count}行を除きました"
    return [
        Problem(recipe.source.file, message.format(count=count), remedy, firsts[reason], reason.removeprefix(OTHER).strip("（）"))
        for reason, count in counts.items()
    ]


def reply_questions(recipe: Recipe) -> list[Problem]:
    """Replies taken to answer several comments."""
    if not recipe.shared_replies:
        return []
    shown = "、".join(f"{sharing}→{owner}" for sharing, owner in list(recipe.shared_replies.items())[:20])
    message = f"回答が空の意見{len(recipe.shared_replies)}件を、すぐ上の意見と共通の回答とみなしました（推定）"
    remedy = "資料で確かめ、違うときは build.toml の shared_replies を直してください"
    return [Problem(recipe.source.file, message, remedy, value=shown)]
