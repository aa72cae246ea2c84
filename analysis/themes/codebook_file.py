"""The form of themes.toml: what stands in it, where, and how it is written."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from analysis.themes.rule_error import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REQUIRED = ("code", "name", "definition", "rule")
TEXTS = (*REQUIRED, "group", "not_covered", "idea_of")
LISTS = ("pillars", "fields")
HEAD = """# テーマの分類ルール。書き方は analysis/themes/RULES.md にあります。

"""


def entries(text: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Word groups and theme tables of a themes.toml, checked for form but with their rules unread. Raises RuleError."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), text) from None
    if unknown := set(content) - {"word_groups", "theme"}:
        raise _misplaced(
            text, sorted(unknown)[0], f"「{sorted(unknown)[0]}」という項目はありません。", "[word_groups] と [[theme]]"
        )
    groups, themes = content.get("word_groups", {}), content.get("theme", [])
    if not isinstance(groups, dict) or not all(isinstance(rule, str) for rule in groups.values()):
        raise _misplaced(text, "word_groups", "語群の形が正しくありません。", "[word_groups] の下の「名前 = 'ルール'」")
    if not isinstance(themes, list) or not all(isinstance(theme, dict) for theme in themes):
        raise _misplaced(text, "theme", "テーマの形が正しくありません。", "[[theme]] で始まる項目")
    names = set(groups)
    for number, theme in enumerate(themes, start=1):
        _check(theme, number, text, names)
        names.add(theme["code"])
    return groups, [{key: tuple(value) if key in LISTS else value for key, value in theme.items()} for theme in themes]


def _check(theme: dict[str, Any], number: int, text: str, names: set[str]) -> None:
    code = str(theme.get("code", ""))
    for key, value in theme.items():
        if key not in (*TEXTS, *LISTS):
            raise _misplaced(
                text, key, f"{number}番目のテーマ：「{key}」という項目はありません。", "・".join((*TEXTS, *LISTS)), after=code
            )
        fits = (
            isinstance(value, str) if key in TEXTS else isinstance(value, list) and all(isinstance(each, str) for each in value)
        )
        if not fits:
            raise _misplaced(
                text,
                key,
                f"{number}番目のテーマ：{key} の値が正しくありません。",
                "引用符で囲んだ文字" if key in TEXTS else '["…"] の形',
                after=code,
            )
    for key in REQUIRED:
        if not theme.get(key, "").strip():
            raise _misplaced(text, "code", f"{number}番目のテーマ：{key} がありません。", f"{key} = '…'", after=code)
    if code in names:
        raise _misplaced(
            text,
            "code",
            f"{number}番目のテーマ：code「{code}」はほかのテーマか語群と同じです。",
            "まだ使っていない記号",
            after=code,
        )
    if wrong := set(theme.get("fields", ())) - {"opinion", "reply"}:
        raise _misplaced(
            text, "fields", f"{number}番目のテーマ：fields に「{sorted(wrong)[0]}」は使えません。", "opinion・reply", after=code
        )


def placed(error: RuleError, text: str, rules: Mapping[str, str]) -> RuleError:
    """An error of one rule, with its line and column in the file; in a rule written with escapes it keeps its own."""
    text, rule = text.replace("\r\n", "\n"), rules.get(error.theme, "")
    start = text.find(rule, _start(text, error.theme))
    if start < 0 or not rule:
        return error
    before = text[:start]
    return error.within(error.theme, before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1)


def _start(text: str, name: str) -> int:
    """Where the entry of a theme or word group begins in the file."""
    quoted = re.escape(name)
    found = re.search(rf"""^\s*(?:code\s*=\s*["']{quoted}["']|["']?{quoted}["']?\s*=)""", text, re.MULTILINE)
    return found.start() if found else 0


def _misplaced(text: str, key: str, problem: str, expected: str, *, after: str = "") -> RuleError:
    start = _start(text, after) if after else 0
    found = re.search(rf"""^\s*\[*["']?{re.escape(key)}\b""", text[start:], re.MULTILINE)
    line = text[: start + found.end()].count("\n") + 1 if found else text[:start].count("\n") + 1
    return RuleError(problem, expected, line=line, column=1)


def _not_toml(message: str, text: str) -> RuleError:
    place = re.search(r"line (\d+), column (\d+)", message)
    line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
    return RuleError(
        "TOML（設定ファイルの書式）として読めません。", "項目 = '値'、[word_groups]、[[theme]]", line=line, column=column
    )


def toml_text(groups: Mapping[str, str], themes: Iterable[Mapping[str, str | list[str]]]) -> str:
    """Write word groups and theme tables; empty optional items are left out."""
    parts = [HEAD]
    if groups:
        parts.append("[word_groups]\n" + "".join(f"{_string(name)} = {_string(rule)}\n" for name, rule in groups.items()) + "\n")
    for theme in themes:
        lines = [f"{key} = {_value(value)}\n" for key, value in theme.items() if value or key in (*REQUIRED, "fields")]
        parts.append("[[theme]]\n" + "".join(lines) + "\n")
    return "".join(parts)


def _value(value: str | list[str]) -> str:
    return _string(value) if isinstance(value, str) else f"[{', '.join(map(_string, value))}]"


def _string(text: str) -> str:
    """A TOML string: literal where it can be, so that rules stay readable."""
    plain = all(character >= " " or character in "\n\t" for character in text) and "\x7f" not in text
    if plain and "'''" not in text and not text.endswith("'"):
        if "\n" not in text and "'" not in text:
            return f"'{text}'"
        return f"'''\n{text}'''"
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '\\"':
        return "\\" + character
    return character if character >= " " and character != "\x7f" else f"\\u{ord(character):04x}"
