"""The words by which documents are read: the files of data/ingest, and what a data folder adds to them in its own `ingest/`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.package.data_folder import data_folder
from analysis.package.problem import PackageError, Problem, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[3] / "data" / "ingest"
"""Beside the code: every data folder is read by these words, whatever it adds."""
LISTS = "lists"
_TAKES_IN = re.compile(r"\{([a-z_]+)\}")
"""The name of a list; the braces of a repetition hold digits."""
_OUTERMOST = 20
"""Times that lists may take in lists; more is a list that takes in itself."""


def words(name: str) -> dict[str, Any]:
    """The content of data/ingest/<name>.toml with what the data folder adds, every list taken in. Raises PackageError."""
    return _words(name, own_folder())


def alternatives(value: str | list[str]) -> str:
    """A pattern kept as one text, or as a list of which any may fit."""
    return value if isinstance(value, str) else "|".join(f"(?:{each})" for each in value)


def own_folder() -> Path | None:
    """Where a data folder keeps words of its own; None where it keeps none, or is that of the program."""
    own = data_folder() / "ingest"
    return own if own.is_dir() and own.resolve() != FOLDER.resolve() else None


def word_problems() -> list[Problem]:
    """What keeps the words by which documents are read from being used, read anew from their files."""
    problems: list[Problem] = []
    for path in sorted(FOLDER.glob("*.toml")):
        try:
            refuse(list(_unreadable(f"ingest/{path.name}", _words.__wrapped__(path.stem, own_folder()))))
        except PackageError as error:
            problems += error.problems
        except (OSError, ValueError) as error:  # a spoilt file of the program itself
            problems.append(Problem(f"ingest/{path.name}", "読めません", "元のファイルに戻してください", value=str(error)))
    return list(dict.fromkeys(problems))


@cache
def _words(name: str, own: Path | None) -> dict[str, Any]:
    lists = _content(LISTS, own)
    whole: dict[str, Any] = _taken_in(_content(name, own), lists)
    if own and (own / f"{name}.toml").is_file():
        refuse(list(_unreadable(f"ingest/{name}.toml", whole)))
    return whole


def _content(name: str, own: Path | None) -> dict[str, Any]:
    content = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    path = own / f"{name}.toml" if own else None
    if path is None or not path.is_file():
        return content
    try:
        added = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        remedy = "UTF-8のTOMLとして書き直してください（書き方は data/ingest の同じ名前のファイルと同じです）"
        raise PackageError([Problem(f"ingest/{name}.toml", "読めません", remedy, value=str(error))]) from error
    return _with_added(content, added, f"ingest/{name}.toml", free=name == LISTS)


def _with_added(content: dict[str, Any], added: dict[str, Any], file: str, *, free: bool) -> dict[str, Any]:
    """What the program knows and what is added to it, what is added first; only lists may have names of their own."""
    unknown = [key for key in added if key not in content and not free]
    remedy = f"{'、'.join(content)} のどれかにしてください"
    refuse([Problem(file, "知らない項目です", remedy, value=key) for key in unknown])
    whole = dict(content)
    for key, value in added.items():
        before = content.get(key, [])
        if isinstance(before, dict) != isinstance(value, dict) or not isinstance(value, str | list | dict):
            remedy = "data/ingest の同じ名前のファイルと同じ形で書いてください"
            refuse([Problem(file, f"「{key}」の形が違います", remedy, value=str(value))])
        inside = isinstance(value, dict)
        whole[key] = _with_added(before, value, file, free=False) if inside else [*_listed(value), *_listed(before)]
    return whole


def _listed(value: str | list[Any]) -> list[Any]:
    return [value] if isinstance(value, str) else value


def _taken_in(value: Any, lists: dict[str, Any]) -> Any:  # noqa: ANN401  # whatever TOML holds
    if isinstance(value, dict):
        return {key: _taken_in(each, lists) for key, each in value.items()}
    if isinstance(value, list):
        return [_taken_in(each, lists) for each in value]
    return _expanded(value, lists) if isinstance(value, str) else value


def _expanded(text: str, lists: dict[str, Any]) -> str:
    for _ in range(_OUTERMOST):
        if not _TAKES_IN.search(text):
            return text
        text = _TAKES_IN.sub(lambda found: f"(?:{alternatives(_list(found[1], lists))})", text)
    refuse([Problem("ingest/lists.toml", "互いを含む一覧があります", "自分自身を含まないようにしてください", value=text)])
    return text


def _list(name: str, lists: dict[str, Any]) -> list[str]:
    if name not in lists:
        known = f"{'、'.join(lists)} のどれかにするか、lists.toml に加えてください"
        refuse([Problem("ingest", "この名前の一覧はありません", known, value=f"{{{name}}}")])
    return list(lists[name])


def _unreadable(file: str, value: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Texts that are no regular expressions; names and headings are, as far as this can be told."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _unreadable(file, each)
    elif isinstance(value, str):
        try:
            re.compile(value)
        except re.error as error:
            yield Problem(file, f"正規表現として読めません（{error}）", "括弧の対応を確かめてください", value=value)
