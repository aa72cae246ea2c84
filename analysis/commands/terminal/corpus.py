"""What the word commands share: the texts they read, and the options that choose among them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from analysis.commands import UsageError
from analysis.commands.terminal.target import folder_of
from analysis.package.data_folder import data_folder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.attributes import Chosen
    from analysis.consultation import Consultation
    from analysis.corpus import Corpus


def add_corpus(parser: argparse.ArgumentParser) -> None:
    """Add the consultation, and what counts as a word in which text."""
    add_texts(parser)
    parser.add_argument("--compounds", action="store_true", help="辞書にない複合語も、隣り合う名詞をつないで1語と数えます")


def add_texts(parser: argparse.ArgumentParser) -> None:
    """Add the consultation, and which of its texts."""
    parser.add_argument("id", metavar="ID", help="資料のID")
    parser.add_argument(
        "--field",
        choices=("opinion", "reply", "both"),
        default="both",
        help="意見 opinion、回答 reply、両方 both（既定）",
    )


def add_values(parser: argparse.ArgumentParser, option: str, description: str) -> None:
    """Add an option that takes several values: apart by blanks or commas, or by giving it again."""
    parser.add_argument(option, nargs="+", action="extend", default=[], metavar=option.strip("-").upper(), help=description)


def add_where(parser: argparse.ArgumentParser) -> None:
    """Add conditions on what the document says of each comment."""
    help_text = "資料にある欄の値（地域=北海道 など。同じ欄を続けて書くとどれか、違う欄はすべてに合う意見）"
    parser.add_argument("--where", nargs="+", action="extend", default=[], metavar="欄=値", help=help_text)


def corpus_of(arguments: argparse.Namespace) -> Corpus:
    """Open the consultation asked for, which has comments. Raises PackageError, UsageError."""
    corpus = any_corpus(arguments.id)
    refuse_totals(corpus.consultation)
    return corpus


def refuse_totals(consultation: Consultation) -> None:
    """Raises UsageError where a document prints counts and no comment: of texts that are not there not even 0 is said."""
    if consultation.metadata.totals_only:
        remedy = "check か compare --years を使うか、意見の文のある資料を指定してください"
        raise UsageError(f"「{consultation.id}」は集計だけの資料で、意見の文がありません。{remedy}")


def any_corpus(consultation: str) -> Corpus:
    """Open a consultation, also one of printed counts alone. Raises PackageError."""
    from analysis.opening import cache_folder, open_corpus  # takes long, and other commands do without

    return open_corpus(folder_of(consultation), data_folder() / "lexicon", cache=cache_folder())


def several(values: Iterable[str]) -> list[str]:
    """Split values at commas; 、 stays, because names of pillars have it."""
    return [part for value in values for part in value.split(",") if part]


def chosen(corpus: Corpus, pillars: Iterable[str], where: Iterable[str] = ()) -> NDArray[np.intp]:
    """Give the positions of the comments under any of these pillars that meet the conditions, of all when none is named.

    Raises UsageError.
    """
    from analysis.selection import Selection, select

    consultation = corpus.consultation
    keys = tuple(pillar_key(consultation.pillars, name) for name in several(pillars))
    return select(consultation, Selection("printed", keys, attributes=conditions(consultation, where))).positions


def conditions(consultation: Consultation, where: Iterable[str]) -> Chosen:
    """`地域=北海道` as a choice of values; widths and cases are not told apart. Raises UsageError with what there is."""
    from analysis.attributes import attributes, split

    asked, found = list(where), dict[str, tuple[str, ...]]()
    known = attributes(consultation) if asked else {}
    for condition in asked:
        name, value = split(condition)
        columns = [each for each in known.values() if _plain(name) in (_plain(each.name), _plain(each.column))]
        if not columns:
            names = "、".join(each.name for each in known.values()) or "なし"
            raise UsageError(f"--where：「{name}」という欄では選べません。選べる欄は次のとおりです：{names}")
        values = [each for each in columns[0].values if _plain(each) == _plain(value)]
        if not values:
            raise UsageError(
                f"--where：「{columns[0].name}」に「{value}」はありません。あるのは次のとおりです：{'、'.join(columns[0].values)}"
            )
        found[columns[0].column] = (*found.get(columns[0].column, ()), values[0])
    return tuple(found.items())


def pillar_key(pillars: pd.DataFrame, asked: str) -> str:
    """Find a pillar by its key or a name, else by a part of a name that only one has; 柱II finds 柱Ⅱ. Raises UsageError."""
    names = {row.pillar: [_plain(str(name)) for name in (row.pillar, row.short_name, row.name)] for row in pillars.itertuples()}
    exact = [key for key, own in names.items() if _plain(asked) in own]
    partly = [key for key, own in names.items() if any(_plain(asked) in name for name in own)]
    if len(found := exact or partly) == 1:
        return str(found[0])
    known = "、".join(f"{row.pillar}（{row.short_name}）" for row in pillars.sort_values("order").itertuples())
    raise UsageError(f"「{asked}」に当たる項目が1つに決まりません。あるのは次のとおりです：{known}")


def known_values(asked: Iterable[str], known: Iterable[str], what: str) -> list[str]:
    """Check that each value asked for is known. Raises UsageError."""
    values, known = several(asked), list(known)
    unknown = [value for value in values if value not in known]
    if unknown:
        raise UsageError(f"{what}「{'」「'.join(unknown)}」はありません。あるのは次のとおりです：{'、'.join(known)}")
    return values


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "").casefold()
