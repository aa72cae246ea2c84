"""All consultations of a data folder, ready to be asked: texts folded for search, words counted, themes assigned.

What takes time is done once a content: tokens are kept in a cache folder under the hash of the texts, the lexicon and this
version of the code, so that a second start reads them back instead of tokenising again; a changed theme or legend leaves them be.
"""

from __future__ import annotations

import hashlib
import logging
import os
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pandas as pd

from analysis.catalogue import AT_START, Catalogue
from analysis.indexing.index import build_index, is_indexed
from analysis.indexing.kept_tables import kept_table
from analysis.indexing.mapped import read_mapped, write_mapped
from analysis.indexing.matrices import read_matrix
from analysis.indexing.partitions import KINDS
from analysis.indexing.sealed import is_sound, seal
from analysis.language.compounds import join_compounds
from analysis.language.engines.engine import EngineError
from analysis.language.lexicon import Lexicon, read_lexicon
from analysis.language.search import folded, matching
from analysis.language.tokens import tokenize_comments
from analysis.package.csv_table import file_bytes
from analysis.package.data_folder import consultation_folders, data_folder
from analysis.package.description import read_description
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import PackageError, Problem, refuse
from analysis.replies.estimation.coding import estimated_coding, with_coding
from analysis.replies.estimation.cues import Cue, cue_file, read_cues
from analysis.replies.estimation.legend import NEAREST
from analysis.replies.estimation.response_types import Estimate, estimate_response_types
from analysis.replies.findings import Findings
from analysis.replies.repeated.repeats import without_repeats
from analysis.replies.repeated.whole_replies import whole_replies
from analysis.search import found_in
from analysis.selection import Selected, Selection, select
from analysis.shared_rules import shared_rules
from analysis.statistics.matrix import DocumentTermMatrix, document_term_matrix
from analysis.statistics.texts.text_numbers import text_numbers
from analysis.statistics.words.name_candidates import name_candidates
from analysis.themes.assignment import assign_texts
from analysis.themes.codebook import Codebook, Theme, read_codebook
from analysis.themes.decisions import coding_problems, with_badges, with_decisions
from analysis.themes.matching.texts import Texts, texts_of
from analysis.themes.rule_check import rule_problems
from analysis.themes.rules.synonyms import synonym_terms

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.consultation import Consultation, Metadata

log = logging.getLogger("iken_atlas")
LARGE = 100_000
"""Tokens above which reading a stored matrix is quicker than counting again."""
LIKE_A_WORD, PER_NAME = 3.0, 50
"""C-value from which a sequence of nouns behaves like a word, and comments for each such sequence that may be left."""
LARGE_FOR_NAMES = 10_000
"""Comments past which nobody has collected all names by hand."""
ESTIMATES = "coding.parquet"
ESTIMATES_VERSION = 2
"""Another one where the same texts and cues give other estimates: what was kept of them is made anew."""
LONG_TABLES = ("comments.csv", "response_type_coding.csv")
"""Those with a row for each comment, or nearly."""
CHECKED_VERSION = "1"
"""Raise when the same bytes are read or judged otherwise than before."""
INDEX_VERSION = "9"
"""Raise when the same text and lexicon give other tokens than before, so that old caches are not read."""


def cache_folder() -> Path:
    """Where computed tables are kept: IKEN_CACHE, or `.cache` beside the code. It may be deleted at any time."""
    return Path(os.environ.get("IKEN_CACHE") or Path(__file__).parent.parent / ".cache")


def engine_setting() -> str:
    """Which tokenizer counts words: IKEN_ENGINE, janome or mecab."""
    return os.environ.get("IKEN_ENGINE") or "janome"


@dataclass(frozen=True, eq=False)
class Corpus:
    """One consultation with everything derived from its texts."""

    consultation: Consultation
    lexicon: Lexicon
    words: DataFrame[schema.Tokens]
    """Tokens, the lexicon's terms whole."""
    compounds: DataFrame[schema.Tokens]
    """The same with adjacent nouns joined."""
    cues: tuple[Cue, ...] = ()
    """Rules by which response types are estimated from replies."""
    kept: Path | None = None
    """The folder of its index, where there is one; without it matrices are counted from the tokens."""
    data: Path | None = None
    """The data folder whose rules for replies count; None: those that came with the program."""

    @cached_property
    def names_are_whole(self) -> bool:
        """Whether the dictionary has the names of this consultation, so that words are counted without joining nouns.

        Few sequences of nouns that behave like one word are left then: one of 94 comments in the consultation whose names were
        collected by hand, 150 of 2,000 short comments in a survey whose names nobody collected.
        """
        if len(self.consultation.comments) > LARGE_FOR_NAMES:
            return False
        left = (name_candidates(self.words)["c_value"] >= LIKE_A_WORD).sum()
        return bool(left * PER_NAME <= len(self.consultation.comments))

    @cached_property
    def estimate(self) -> Estimate:
        """Response types by the wording of the replies; the marks alone stand in `consultation.coding` too."""
        return estimate_response_types(self.consultation, self.cues)

    @cached_property
    def folded_texts(self) -> pd.DataFrame:
        """Opinion and reply folded for search, on the index of the comments."""
        comments = self.consultation.comments

        def made() -> pd.DataFrame:
            return pd.DataFrame({field: folded(comments[field]) for field in ("opinion", "reply")})

        return kept_table(self.kept, "folded", len(comments), made)

    @cached_property
    def same_texts(self) -> NDArray[np.int64]:
        """For each comment the row of the one that leads those of the same text, or nearly (see `text_numbers`)."""
        comments = self.consultation.comments
        table = kept_table(self.kept, "same", len(comments), lambda: pd.DataFrame({"leads": text_numbers(comments)}))
        return table["leads"].to_numpy()

    @cached_property
    def same_replies(self) -> NDArray[np.int64]:
        """For each comment the row of the first whose whole reply is the same (see `whole_replies`); -1 without a reply."""
        return whole_replies(self.consultation.comments)

    @cached_property
    def codebook(self) -> Codebook:
        return read_codebook(self.consultation.themes_toml)

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        return with_badges(self.codebook.themes, self.consultation.theme_coding)

    @cached_property
    def rule_texts(self) -> Texts:
        """The texts arranged for rules, so that a changed rule is tried in a moment (`assign_texts`)."""
        return self._arranged(self.consultation.comments, self.words)

    def _arranged(self, comments: DataFrame[schema.Comments], words: DataFrame[schema.Tokens]) -> Texts:
        return texts_of(comments, words, heads=self.lexicon.heads, synonyms=self.lexicon.synonyms)

    @cached_property
    def assignments(self) -> pd.DataFrame:
        """One row is a piece of evidence: row, field, theme, start, end, evidence; every theme within its pillars and fields.

        What people decided of single comments stands above the rules (see `with_decisions`).
        """
        comments, words = self.consultation.comments.head(0), self.words.head(0)  # without a theme no text need be looked at
        texts = self.rule_texts if self.themes else self._arranged(comments, words)
        return with_decisions(assign_texts(self.themes, texts), self.consultation)

    @cached_property
    def findings(self) -> Findings:
        """What the replies show: shared sentences, promises, parts not spoken of; each table is made when first asked for."""
        ideas = [theme.code for theme in self.themes if theme.idea_of]  # what a whole pillar is about says nothing of a part
        subjects = self.assignments[~self.assignments["theme"].isin(ideas)]
        return Findings(self.consultation.comments, self.compounds, self.lexicon, subjects, self.data)

    @cached_property
    def _matrices(self) -> dict[tuple[str, bool, bool], DocumentTermMatrix]:
        return {}

    def with_consultation(self, consultation: Consultation) -> Corpus:
        """The same texts with other marks; what was derived from the texts is shared, so that this costs nothing."""
        _ = self._matrices, self.findings, self.same_texts
        other = copy(self)
        object.__setattr__(other, "consultation", consultation)
        return other

    def tokens(self, *, joined: bool = False) -> DataFrame[schema.Tokens]:
        return self.compounds if joined else self.words

    def matrix(self, field: str, *, joined: bool = False, once: bool = False) -> DocumentTermMatrix:
        """Counts of each term in each comment's opinion, reply or both; `once`: each shared sentence of replies counted once."""
        key = (field, joined, once and len(self.findings.shared) > 0)
        if key not in self._matrices:
            self._matrices[key] = self._matrix_once(field, joined=joined) if key[2] else self._matrix(field, joined=joined)
        return self._matrices[key]

    def _matrix_once(self, field: str, *, joined: bool) -> DocumentTermMatrix:
        tokens = without_repeats(self.tokens(joined=joined), self.findings.shared)
        return document_term_matrix(tokens, len(self.consultation.comments), field=field)

    def _matrix(self, field: str, *, joined: bool) -> DocumentTermMatrix:
        if self.kept is not None and len(self.words) > LARGE:
            try:
                return read_matrix(self.kept, KINDS[joined], field)
            except OSError as error:  # an index that was damaged or tidied away meanwhile is no reason to stop
                log.warning("Matrix counted again: %s", error)
        return document_term_matrix(self.tokens(joined=joined), len(self.consultation.comments), field=field)

    @lru_cache(maxsize=16)  # noqa: B019  # the same words are looked for under one choice of comments after another
    def found(self, query: str) -> pd.Series[bool]:
        """Whether each comment has all words of a query in its texts."""
        return matching(self.folded_texts, query, self.lexicon.spellings)

    @lru_cache(maxsize=16)  # noqa: B019  # likewise
    def found_in(self, query: str) -> dict[str, NDArray[np.intp]]:
        """Kind of text → positions of the comments in which one text of that kind has all words of a query."""
        return found_in(self.folded_texts, query, self.lexicon.spellings)

    @lru_cache(maxsize=128)  # noqa: B019  # a corpus lives as long as the server; the bound keeps old selections from piling up
    def select(self, selection: Selection) -> Selected:
        """The comments of a selection; the same selection gives the same object."""
        found = None
        if selection.query.strip():
            found = self.found(selection.query)
        return select(self.consultation, selection, found=found, texts=self.same_texts if selection.texts else None)


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


def open_corpus(folder: Path, lexicon_folder: Path, *, cache: Path) -> Corpus:
    """Read one consultation and its tokens; what was validated and tokenised before, byte for byte, is taken from the cache.

    Raises PackageError.
    """
    lexicon, engine = read_lexicon(lexicon_folder, folder / "lexicon"), engine_setting()
    synonym_terms(lexicon.synonyms)  # what cannot be read is said here, not when a theme is looked at
    content = package_hash(folder)
    consultation = read_checked(folder, content, cache=cache)
    refuse(rule_problems(consultation))
    refuse(coding_problems(consultation, [theme.code for theme in read_codebook(consultation.themes_toml).themes]))
    consultation, cues = read_estimated(consultation, content, lexicon_folder.parent, cache=cache / folder.name)
    kept = index_folder(folder, lexicon, engine=engine, cache=cache)
    words, compounds = _tokens(consultation, lexicon, engine, kept)
    return Corpus(consultation, lexicon, words, compounds, cues, kept, lexicon_folder.parent)


def read_checked(folder: Path, content: str, *, cache: Path) -> Consultation:
    """Read a consultation whose `package_hash` is `content`; it is validated unless these very bytes were before.

    Tables with a row for each comment are then taken from the cache, where they are in one piece. Raises PackageError.
    """
    kept = cache / folder.name / f"checked-{_short_hash(f'{CHECKED_VERSION}:{content}'.encode())}"
    if not is_sound(kept, [f"{name}.arrow" for name in LONG_TABLES]):
        consultation = read_consultation(folder)
        try:
            kept.mkdir(parents=True, exist_ok=True)
            tables: tuple[pd.DataFrame, ...] = (consultation.comments, consultation.coding)
            for name, table in zip(LONG_TABLES, tables, strict=True):
                write_mapped(table, kept / f"{name}.arrow")
            seal(kept)
        except OSError:  # a cache that cannot be written is no reason to stop
            return consultation
        del consultation, tables  # of a large one, what is mapped takes its place
    try:
        known = {name: read_mapped(kept / f"{name}.arrow") for name in LONG_TABLES}
    except OSError:  # tidied away meanwhile
        known = {}
    return read_consultation(folder, validate=False, known=known)


def index_folder(folder: Path, lexicon: Lexicon, *, engine: str, cache: Path) -> Path:
    """Where the tokens of these very texts, lexicon and tokenizer are kept."""
    texts = hashlib.sha256(file_bytes(folder / "comments.csv")).hexdigest()
    key = _short_hash(f"{INDEX_VERSION}:{engine}:{texts}:{lexicon.content_hash}".encode())
    return cache / folder.name / key


def _tokens(
    consultation: Consultation, lexicon: Lexicon, engine: str, kept: Path
) -> tuple[DataFrame[schema.Tokens], DataFrame[schema.Tokens]]:
    """Words and compounds, from the cache; made first where they are not in it. Raises PackageError."""
    try:
        if not is_indexed(kept):
            for _ in build_index(consultation.comments, lexicon, kept, engine=engine):
                pass
        return _kept_tokens(kept / "words.arrow"), _kept_tokens(kept / "compounds.arrow")
    except EngineError as error:
        problem = Problem("IKEN_ENGINE", "形態素解析器を使えません", str(error), value=engine)
        raise PackageError([problem]) from error
    except OSError:  # a cache that cannot be written, or was tidied away meanwhile, is no reason to stop
        words = tokenize_comments(consultation.comments, lexicon, engine=engine)
        return words, join_compounds(words, consultation.comments)


def read_estimated(consultation: Consultation, content: str, data: Path, *, cache: Path) -> tuple[Consultation, tuple[Cue, ...]]:
    """The consultation with estimated response types beside those it brings, and the cues.

    Computed once a content and set of cues. `cache` is the consultation's own folder there. Raises PackageError.
    """
    cues = read_cues(cue_file(data), meanings=tuple(NEAREST))
    kept = cache / f"estimated-{ESTIMATES_VERSION}-{_short_hash(content.encode() + cue_file(data).read_bytes())}"
    if is_sound(kept, [ESTIMATES]):
        return with_coding(consultation, pd.read_parquet(kept / ESTIMATES)), cues
    coding = estimated_coding(estimate_response_types(consultation, cues))
    _keep(kept, coding)
    return with_coding(consultation, coding), cues


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:24]


def _kept_tokens(path: Path) -> DataFrame[schema.Tokens]:
    return cast("DataFrame[schema.Tokens]", read_mapped(path))


def _keep(folder: Path, coding: pd.DataFrame) -> None:
    """Write estimates to the cache, sealed; a cache that cannot be written is no reason to stop."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f".{ESTIMATES}.{os.getpid()}"
        coding.to_parquet(part, index=False)
        part.replace(folder / ESTIMATES)
        seal(folder)
