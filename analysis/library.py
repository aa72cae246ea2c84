"""All consultations of a data folder, ready to be asked, and why the others are not."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from analysis.catalogue import AT_START, Catalogue
from analysis.opening import cache_folder, open_corpus
from analysis.package.data_folder import consultation_folders, data_folder
from analysis.package.description import read_description
from analysis.package.problem import PackageError, Problem
from analysis.shared_rules import shared_rules

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from analysis.consultation import Metadata
    from analysis.corpus import Corpus

log = logging.getLogger("iken_atlas")


@dataclass(frozen=True, eq=False)
class Library:
    """Every healthy consultation of a data folder, and why the others are not served."""

    corpora: Catalogue[Corpus]
    problems: dict[str, PackageError]
    shared_problems: tuple[Problem, ...] = ()
    """What is wrong with the rules that all share; then the last good ones serve."""
    data: Path | None = None
    """The folder whose shared rules are in force."""
    described: dict[str, Metadata] = field(default_factory=dict)
    """Id → what each consultation that is served says of itself, without opening it."""

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.corpora)

    @property
    def titles(self) -> dict[str, str]:
        return {name: metadata.title for name, metadata in self.described.items()}

    @property
    def with_comments(self) -> tuple[str, ...]:
        """Those that hold comments: the others print counts alone."""
        return tuple(name for name in self.ids if not self.described[name].totals_only)

    @property
    def first(self) -> str:
        """What opens where nobody asks for another: the first with comments to read, where there is one."""
        return (*self.with_comments, *self.ids)[0]

    def put_aside(self, name: str, error: PackageError) -> None:
        """Serve a consultation no longer that turned out to be damaged, and say why."""
        self.problems[name] = error
        self.described.pop(name, None)
        self.corpora.drop(name)


def open_library(
    data: Path | None = None, *, cache: Path | None = None, before: Library | None = None, same: Collection[str] = ()
) -> Library:
    """Look through the consultations of a data folder; a damaged one is listed with its problems and the others are served.

    Up to AT_START are opened now. Of more only the descriptions are read, and each is opened when it is asked for: damage of its
    tables shows then. Those in `same` are taken as they were `before`.
    """
    data, cache = data or data_folder(), cache or cache_folder()
    rules = shared_rules(data, cache=cache)
    folders = {folder.name: folder for folder in consultation_folders(data)}
    opened = partial(_sound_corpus, lexicon_folder=rules.data / "lexicon", cache=cache)
    held = before.corpora.held(same) if before else {}
    library = Library(Catalogue(folders, opened, size=_comments, held=held), {}, rules.problems, rules.data)
    for name, folder in folders.items():
        try:
            if before and name in same and name in before.problems:
                raise before.problems[name]
            library.described[name] = before.described[name] if before and name in same else _metadata(folder)
            if len(folders) <= AT_START:
                _ = library.corpora[name]
        except PackageError as error:
            library.put_aside(name, error)
    return library


def _sound_corpus(folder: Path, *, lexicon_folder: Path, cache: Path) -> Corpus:
    """Open a consultation. Raises PackageError, whatever a package leads the libraries into: the others must go on."""
    try:
        return open_corpus(folder, lexicon_folder, cache=cache)
    except PackageError:
        raise
    except Exception as error:
        log.exception("Consultation %s cannot be opened", folder.name)
        raise PackageError([_unforeseen(folder, error)]) from error


def _comments(corpus: Corpus) -> int:
    return len(corpus.consultation.comments)


def _metadata(folder: Path) -> Metadata:
    """What the package says of itself. Raises PackageError."""
    return read_description(folder).metadata


def _unforeseen(folder: Path, error: Exception) -> Problem:
    remedy = "資料のファイルを元に戻すか、python -m analysis build で作り直してください。詳しくは記録（ログ）にあります"
    return Problem(folder.name, "資料の読み込みが途中で止まりました", remedy, value=f"{type(error).__name__} {error}")
