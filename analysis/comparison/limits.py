"""What the comparison of two consultations cannot say, in sentences for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.attributes import weights
from analysis.bases import PHRASES
from analysis.comparison.meaning_mix import meaning_mix, only_one_has
from analysis.statistics.groups.counts import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.comparison.side import Side


def limits(first: Side, second: Side) -> list[str]:
    """Sentences, what matters most first."""
    both = (first, second)
    said = [*_basis(first, second), *_legends(first, second)]
    for side in both:
        said += [*_marks(side), *_small(side), *_weights(side)]
    return [
        *said,
        f"{first.consultation.words.say('柱（項目）')}は資料ごとに別のものです。名前が似ていても同じ内容とは限らず、比べられるのは意見の偏り方だけです。",
        "計画の内容、募集の期間、周知の方法、意見のまとめ方が違うため、件数や長さの違いを関心の大きさの違いとは読めません。",
        f"意見は人数や票ではありません（{'、'.join(f'{side.name}：{_unit(side)}' for side in both)}）。",
    ]


def _unit(side: Side) -> str:
    return side.consultation.metadata.unit_line or f"{len(side.consultation.comments):,}件、人数の記載なし"


def _basis(first: Side, second: Side) -> Iterator[str]:
    if not first.marked or not second.marked:
        return
    if first.basis != second.basis:
        yield (
            f"対応区分のよりどころが違います。「{first.name}」は{PHRASES[first.basis]}、「{second.name}」は{PHRASES[second.basis]}です。"
            "割合の差には、区分の付け方の差が含まれます。"
        )
    elif first.basis != "printed":
        yield f"対応区分はどちらも{PHRASES[first.basis]}です。割合の差には、区分の付け方の差が含まれます。"


def _legends(first: Side, second: Side) -> Iterator[str]:
    """Meanings that one legend lacks, and meanings under which a legend has several marks."""
    mix = meaning_mix(first, second)
    names = {side.key: side.name for side in (first, second)}
    for key, other in (("first", "second"), ("second", "first")):
        if lacking := list(only_one_has(mix).query("side == @key")["name"]):
            yield (
                f"「{'」「'.join(lacking)}」に当たる区分は「{names[key]}」だけにあります。"
                f"「{names[other]}」では、同じような回答が別の区分に入っていることがあります。"
            )
    for row in mix[mix["marks"].str.contains(" ", na=False)].itertuples():
        yield f"「{names[str(row.side)]}」では、{'と'.join(str(row.marks).split())}を「{row.name}」として合わせて数えています。"


def _marks(side: Side) -> Iterator[str]:
    total, known = len(side.selected), side.marked
    if total and not known:
        yield f"「{side.name}」には意見ごとの対応区分がないため、対応区分の内訳は比べられません。"
    elif known < total:
        unknown = f"「{side.name}」では{total:,}件のうち{total - known:,}件の対応区分がわかりません。"
        yield f"{unknown}割合はわかる{known:,}件で計算しています。"


def _small(side: Side) -> Iterator[str]:
    if 0 < len(side.selected) < SMALL:
        yield f"「{side.name}」の意見は{len(side.selected):,}件と少ないため、割合は示さず件数だけを示しています。"


def _weights(side: Side) -> Iterator[str]:
    """A document may print one row for several comments of the same content; rows are what is counted here."""
    each = weights(side.consultation)
    if each is not None and (each.loc[side.selected.comments.index] > 1).any():
        yield f"「{side.name}」の表には、1行に複数の意見をまとめた行があります（件数の欄）。ここでは行の数を数えています。"
