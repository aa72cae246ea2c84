"""Named values of a JSON or TOML file, each checked as it is taken; what is wrong is collected, not raised."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from analysis.package.problem import Problem
from analysis.place_words import LONGEST

_ABSENT = object()
NOT_SAID = "（未記入）"


class Fields:
    """One table (object) of a parsed file, with the way to it for messages: `document.title`, `pillars[2].name`."""

    def __init__(self, content: object, file: str, problems: list[Problem], way: str = "") -> None:
        self.file, self.problems, self.way = file, problems, way
        self.content: dict[str, Any] = content if isinstance(content, dict) else {}
        if not isinstance(content, dict):
            self._wrong(way or "全体", content, "項目と値の組")

    def text(self, key: str) -> str:
        """A text that has to be there and say something."""
        value = self.content.get(key, _ABSENT)
        if isinstance(value, str) and value.strip() and _writable(value):
            return value
        self._wrong(self._name(key), value, "空でない文字列")
        return ""

    def optional_text(self, key: str) -> str | None:
        """A text, or None where the key is absent, empty or null."""
        return self.text(key) if self.content.get(key) not in (None, "") else None

    def said(self, key: str) -> str:
        """A text that the document may not say: empty then, and where an older version wrote a sign for it."""
        text = self.optional_text(key) or ""
        return "" if text == NOT_SAID else text

    def word(self, key: str) -> str:
        """A short word that may be absent, empty then."""
        text = self.optional_text(key) or ""
        if len(text) <= LONGEST and text == text.strip() and text.isprintable():
            return text
        self._wrong(self._name(key), text, f"前後に空白のない{LONGEST}字以内の言葉")
        return ""

    def whole_number(self, key: str) -> int | None:
        """A number from 0 on, or None where the document does not say."""
        value = self.content.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
            return value
        self._wrong(self._name(key), value, "0以上の整数か null")
        return None

    def flag(self, key: str) -> bool:
        """Whether something is so; absent means no."""
        value = self.content.get(key, False)
        if not isinstance(value, bool):
            self._wrong(self._name(key), value, "true か false")
        return value is True

    def day(self, key: str) -> date | None:
        """A day such as 2022-12-11, or None where the document does not say."""
        value = self.content.get(key)
        try:
            return None if value is None else date.fromisoformat(value)
        except (TypeError, ValueError):
            self._wrong(self._name(key), value, "2022-12-11 のような日付か null")
            return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; it may be empty or absent."""
        value = self.content.get(key, [])
        if isinstance(value, list) and all(isinstance(each, str) and _writable(each) for each in value):
            return tuple(value)
        self._wrong(self._name(key), value, "文字列の並び")
        return ()

    def text_by_name(self, key: str) -> dict[str, str]:
        """A table of texts, in the order of the file; it may be absent."""
        value = self.content.get(key, {})
        if isinstance(value, dict) and all(isinstance(each, str) and _writable(each) for each in value.values()):
            return dict(value)
        self._wrong(self._name(key), value, "名前と文字列の組")
        return {}

    def inner(self, key: str) -> Fields:
        """A table inside this one."""
        return Fields(self.content.get(key, _ABSENT), self.file, self.problems, self._name(key))

    def inners(self, key: str) -> list[Fields]:
        """Each table of a list inside this one."""
        value = self.content.get(key, _ABSENT)
        if not isinstance(value, list):
            self._wrong(self._name(key), value, "項目の並び")
            return []
        return [Fields(each, self.file, self.problems, f"{self._name(key)}[{place}]") for place, each in enumerate(value)]

    def _name(self, key: str) -> str:
        return f"{self.way}.{key}" if self.way else key

    def _wrong(self, name: str, value: object, expected: str) -> None:
        if value is _ABSENT:
            self.problems.append(Problem(self.file, f"「{name}」がありません", f"{expected}を書いてください"))
        else:
            shown = json.dumps(value, ensure_ascii=True, default=str)
            self.problems.append(Problem(self.file, f"「{name}」の値が違います", f"{expected}にしてください", value=shown))


def _writable(text: str) -> bool:
    """Half of a surrogate pair passes as JSON but can be neither shown nor written."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
