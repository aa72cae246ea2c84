"""The rules that all consultations share (lexicon, cues for replies): checked as a whole, and the last good ones kept to serve.

A server reads them from a copy in its cache that passed the checks, so that a file being edited, or spoilt, harms nobody: the
fault is shown, and counting goes on by the rules that were good last.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from analysis.language.lexicon import read_lexicon
from analysis.package.folder import package_hash
from analysis.package.problem import PackageError, Problem
from analysis.replies.estimation.cues import cue_file, read_cues
from analysis.replies.estimation.legend import NEAREST
from analysis.replies.gaps.kindred import read_kindred
from analysis.replies.gaps.requests import read_request_cues, read_request_kinds
from analysis.replies.outcomes.actors import read_actor_rules
from analysis.replies.outcomes.changes import read_change_cues
from analysis.replies.outcomes.promises import read_grades, read_promise_cues
from analysis.themes.rules.synonyms import synonym_terms

FOLDERS = ("lexicon", "replies")
_KEPT, _LAST = "shared-rules", "last"
STAYS = 3
"""Copies that are kept: the one in force, and those a server that runs beside this one may still read."""


@dataclass(frozen=True)
class SharedRules:
    """The data folder whose rules are in force, and what is wrong with those that are not."""

    data: Path
    """Holds `lexicon` and `replies`; nothing, where no rules were ever good."""
    problems: tuple[Problem, ...] = ()


def shared_rules(data: Path, *, cache: Path) -> SharedRules:
    """The rules of a data folder where all can be used, else the last ones that could, with what is wrong."""
    problems = tuple(rule_problems(data))
    kept = cache / _KEPT
    if not problems:
        try:
            return SharedRules(_keep(data, kept))
        except OSError:  # a cache that cannot be written is no reason to stop
            return SharedRules(data)
    return SharedRules(_last_good(kept) or kept / "none", problems)


def rule_problems(data: Path) -> list[Problem]:
    """Everything that keeps the shared files of a data folder from being used."""
    problems: list[Problem] = []
    readers = (
        lambda: read_kindred(read_lexicon(data / "lexicon"), data),
        lambda: synonym_terms(read_lexicon(data / "lexicon").synonyms),
        lambda: read_cues(cue_file(data), meanings=tuple(NEAREST)),
        lambda: read_actor_rules(data),
        lambda: read_change_cues(data),
        lambda: read_promise_cues(data),
        lambda: read_grades(data),
        lambda: read_request_cues(data),
        lambda: read_request_kinds(data),
    )
    for read in readers:
        try:
            read()
        except PackageError as error:
            problems += error.problems
        except Exception as error:  # whatever a spoilt file leads a reader into, it is the file's fault and no reason to stop
            message = str(error).strip("。") or type(error).__name__
            problems.append(Problem("共通の規則", message, "data/lexicon と data/replies のファイルを元に戻すか、直してください"))
    return list(dict.fromkeys(problems))


def rules_hash(data: Path) -> str:
    """sha256 over the names and bytes of all shared files."""
    found = "".join(package_hash(data / name) for name in FOLDERS)
    return hashlib.sha256(found.encode()).hexdigest()


def _keep(data: Path, kept: Path) -> Path:
    """Copy the rules beside earlier ones, whole or not at all, and note them as the last good ones. Raises OSError."""
    place = kept / rules_hash(data)[:24]
    if not _is_sound(place):
        shutil.rmtree(place, ignore_errors=True)
        kept.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", dir=kept) as coming:
            copy = Path(coming) / place.name
            for name in FOLDERS:
                if (data / name).is_dir():
                    shutil.copytree(data / name, copy / name)
                else:
                    (copy / name).mkdir(parents=True)
            with suppress(OSError):  # another process had the same thought
                copy.rename(place)
    part = kept / f".{_LAST}.{os.getpid()}"
    part.write_text(place.name, encoding="ascii")
    part.replace(kept / _LAST)
    _tidy(kept, place)
    return place


def _is_sound(place: Path) -> bool:
    """Whether a copy holds what its name says, byte for byte."""
    return place.is_dir() and rules_hash(place)[:24] == place.name


def _last_good(kept: Path) -> Path | None:
    """The copy that was good last; another one where that one was spoilt itself."""
    with suppress(OSError, ValueError):
        last = kept / (kept / _LAST).read_text(encoding="ascii").strip()
        if last.parent == kept and _is_sound(last):
            return last
    return next((place for place in _copies(kept) if _is_sound(place)), None)


def _copies(kept: Path) -> list[Path]:
    """Copies, the newest first."""
    if not kept.is_dir():
        return []
    folders = [place for place in kept.iterdir() if place.is_dir() and not place.name.startswith(".")]
    return sorted(folders, key=lambda place: (-place.stat().st_mtime_ns, place.name))


def _tidy(kept: Path, place: Path) -> None:
    for old in [each for each in _copies(kept) if each != place][STAYS - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
