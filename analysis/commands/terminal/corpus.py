"""What the word commands share: the texts they read, and the options that choose among them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from analysis.commands import UsageError
from analysis.commands.terminal.target import folder_of
from analysis.package.data_folder import data_folder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    import pandas as pd
    from numpy.typing import NDArray

    from analysis.library import Corpus


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
        help="意見概要 opinion、区の考え方 reply、両方 both（既定）",
    )


def add_values(parser: argparse.ArgumentParser, option: str, description: str) -> None:
    """Add an option that takes several values: apart by blanks or commas, or by giving it again."""
    parser.add_argument(option, nargs="+", action="extend", default=[], metavar=option.strip("-").upper(), help=description)


def corpus_of(arguments: argparse.Namespace) -> Corpus:
    """Open the consultation asked for. Raises PackageError."""
    from analysis.library import cache_folder, open_corpus  # takes long, and other commands do without

    return open_corpus(folder_of(arguments.id), data_folder() / "lexicon", cache=cache_folder())


def several(values: Iterable[str]) -> list[str]:
    """Split values at commas; 、 stays, because names of pillars have it."""
    return [part for value in values for part in value.split(",") if part]


def chosen(corpus: Corpus, pillars: Iterable[str]) -> NDArray[np.intp]:
    """Give the positions of the comments under any of these pillars, of all when none is named. Raises UsageError."""
    comments = corpus.consultation.comments
    keys = [pillar_key(corpus.consultation.pillars, name) for name in several(pillars)]
    return np.flatnonzero(comments["pillar"].isin(keys)) if keys else np.arange(len(comments))


def pillar_key(pillars: pd.DataFrame, asked: str) -> str:
    """Find a pillar by its key or a name, else by a part of a name that only one has; 柱II finds 柱Ⅱ. Raises UsageError."""
    names = {row.pillar: [_plain(str(name)) for name in (row.pillar, row.short_name, row.name)] for row in pillars.itertuples()}
    exact = [key for key, own in names.items() if _plain(asked) in own]
    partly = [key for key, own in names.items() if any(_plain(asked) in name for name in own)]
    if len(found := exact or partly) == 1:
        return str(found[0])
    known = "、".join(f"{row.pillar}（{row.short_name}）" for row in pillars.sort_values("order").itertuples())
    raise UsageError(f"「{asked}」に当たる柱（項目）が1つに決まりません。あるのは次のとおりです：{known}")


def known_values(asked: Iterable[str], known: Iterable[str], what: str) -> list[str]:
    """Check that each value asked for is known. Raises UsageError."""
    values, known = several(asked), list(known)
    unknown = [value for value in values if value not in known]
    if unknown:
        raise UsageError(f"{what}「{'」「'.join(unknown)}」はありません。あるのは次のとおりです：{'、'.join(known)}")
    return values


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "").casefold()
