"""The form of themes.toml: what may stand in it, and how it is written."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from analysis.themes.file_places import misplaced
from analysis.themes.rules.rule_error import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REQUIRED = ("code", "name", "definition", "rule")
TEXTS = (*REQUIRED, "group", "not_covered", "idea_of")
LISTS = ("pillars", "fields")
FIELDS = ("opinion", "reply")
HEAD = "# テーマの分類ルール。書き方は analysis/themes/RULES.md にあります。\n\n"


def entries(text: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Word groups and theme tables of a themes.toml, checked for form but with their rules unread. Raises RuleError."""
    content = _toml(text)
    for key in content:
        if key not in ("word_groups", "theme"):
            raise misplaced(text, key, f"「{key}」という項目はありません。", "[word_groups] と [[theme]]")
    groups, themes = content.get("word_groups", {}), content.get("theme", [])
    if not isinstance(groups, dict) or not all(isinstance(rule, str) for rule in groups.values()):
        raise misplaced(text, "word_groups", "語群の形が正しくありません。", "[word_groups] の下の「名前 = 'ルール'」")
    if not isinstance(themes, list) or not all(isinstance(theme, dict) for theme in themes):
        raise misplaced(text, "theme", "テーマの形が正しくありません。", "[[theme]] で始まる項目")
    names = set(groups)
    for number, theme in enumerate(themes, start=1):
        _check(theme, f"{number}番目のテーマ：", text, names)
        names.add(theme["code"])
    return groups, [{key: tuple(value) if key in LISTS else value for key, value in theme.items()} for theme in themes]


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
    problem = "TOML（設定ファイルの書式）として読めません。"
    raise RuleError(problem, "項目 = '値'、[word_groups]、[[theme]]", line=line, column=column)


def _check(theme: dict[str, Any], who: str, text: str, names: set[str]) -> None:
    code = str(theme.get("code", ""))
    for key, value in theme.items():
        _check_item(key, value, who, text, code)
    for key in REQUIRED:
        if not theme.get(key, "").strip():
            raise misplaced(text, "code", f"{who}{key} がありません。", f"{key} = '…'", after=code)
    if code in names:
        raise misplaced(text, "code", f"{who}code「{code}」はほかのテーマか語群と同じです。", "まだ使っていない記号", after=code)
    for field in theme.get("fields", ()):
        if field not in FIELDS:
            raise misplaced(text, "fields", f"{who}fields に「{field}」は使えません。", "・".join(FIELDS), after=code)


def _check_item(key: str, value: object, who: str, text: str, code: str) -> None:
    if key not in (*TEXTS, *LISTS):
        raise misplaced(text, key, f"{who}「{key}」という項目はありません。", "・".join((*TEXTS, *LISTS)), after=code)
    if key in TEXTS and not isinstance(value, str):
        raise misplaced(text, key, f"{who}{key} の値が正しくありません。", "引用符で囲んだ文字", after=code)
    if key in LISTS and not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
        raise misplaced(text, key, f"{who}{key} の値が正しくありません。", "['…', '…'] の形", after=code)


def toml_text(groups: Mapping[str, str], themes: Iterable[Mapping[str, str | tuple[str, ...]]]) -> str:
    """Write word groups and theme tables; empty optional items are left out."""
    parts = [HEAD]
    if groups:
        parts.append("[word_groups]\n" + "".join(f"{_line(name)} = {_string(rule)}\n" for name, rule in groups.items()) + "\n")
    for theme in themes:
        items = {key: value for key, value in theme.items() if value or key in (*REQUIRED, "fields")}
        parts.append("[[theme]]\n" + "".join(f"{key} = {_value(value)}\n" for key, value in items.items()) + "\n")
    return "".join(parts).rstrip("\n") + "\n"


def _value(value: str | tuple[str, ...]) -> str:
    return _string(value) if isinstance(value, str) else f"[{', '.join(map(_line, value))}]"


def _string(text: str) -> str:
    """A TOML string, over several lines where the text has several, so that rules stay readable."""
    plain = all(character >= " " or character in "\n\t" for character in text) and "\x7f" not in text
    if plain and "\n" in text and "'''" not in text and not text.endswith("'"):
        return f"'''\n{text}'''"
    return _line(text)


def _line(text: str) -> str:
    """A TOML string on one line, literal where it can be."""
    if "'" not in text and all(character >= " " and character != "\x7f" for character in text):
        return f"'{text}'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '\\"':
        return "\\" + character
    return character if character >= " " and character != "\x7f" else f"\\u{ord(character):04x}"
