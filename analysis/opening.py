"""From a package on disk to its corpus.

What takes time is done once a content: tokens are kept in a cache folder under the hash of the texts, the lexicon and this
version of the code, so that a second start reads them back instead of tokenising again; a changed theme or legend leaves them be.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pandas as pd

from analysis.corpus import Corpus
from analysis.indexing.index import build_index, is_indexed
from analysis.indexing.mapped import read_mapped, write_mapped
from analysis.indexing.sealed import is_sound, seal
from analysis.indexing.tidying import tidy
from analysis.language.compounds import join_compounds
from analysis.language.engines.engine import EngineError
from analysis.language.lexicon import Lexicon, read_lexicon
from analysis.language.tokens import tokenize_comments
from analysis.package.csv_table import file_bytes
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import PackageError, Problem, refuse
from analysis.replies.estimation.coding import estimated_coding, with_coding
from analysis.replies.estimation.cues import Cue, cue_file, read_cues
from analysis.replies.estimation.legend import NEAREST
from analysis.replies.estimation.response_types import estimate_response_types
from analysis.themes.codebook import read_codebook
from analysis.themes.decisions import coding_problems
from analysis.themes.rule_check import rule_problems
from analysis.themes.rules.synonyms import synonym_terms

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.consultation import Consultation

ESTIMATES = "coding.parquet"
ESTIMATES_VERSION = 2
"""Another one where the same texts and cues give other estimates: what was kept of them is made anew."""
LONG_TABLES = ("comments.csv", "response_type_coding.csv")
"""Those with a row for each comment, or nearly."""
CHECKED_VERSION = "1"
"""Raise when the same bytes are read or judged otherwise than before."""
INDEX_VERSION = "10"
"""Raise when the same text and lexicon give other tokens than before, so that old caches are not read."""


def cache_folder() -> Path:
    """Where computed tables are kept: IKEN_CACHE, or `.cache` beside the code. It may be deleted at any time."""
    return Path(os.environ.get("IKEN_CACHE") or Path(__file__).parent.parent / ".cache")


def engine_setting() -> str:
    """Which tokenizer counts words: IKEN_ENGINE, janome or mecab."""
    return os.environ.get("IKEN_ENGINE") or "janome"


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
    opened = _checked_folder(folder, content, cache), _estimates_folder(content, lexicon_folder.parent, cache / folder.name)
    tidy(cache / folder.name, (kept, *opened))
    return Corpus(consultation, lexicon, words, compounds, cues, kept, lexicon_folder.parent)


def read_checked(folder: Path, content: str, *, cache: Path) -> Consultation:
    """Read a consultation whose `package_hash` is `content`; it is validated unless these very bytes were before.

    Tables with a row for each comment are then taken from the cache, where they are in one piece. Raises PackageError.
    """
    kept = _checked_folder(folder, content, cache)
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


def _checked_folder(folder: Path, content: str, cache: Path) -> Path:
    return cache / folder.name / f"checked-{_short_hash(f'{CHECKED_VERSION}:{content}'.encode())}"


def _estimates_folder(content: str, data: Path, cache: Path) -> Path:
    return cache / f"estimated-{ESTIMATES_VERSION}-{_short_hash(content.encode() + cue_file(data).read_bytes())}"


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
    kept = _estimates_folder(content, data, cache)
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
