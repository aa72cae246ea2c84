"""Ways in which a file is spoilt: by a disk, a hand, a bad copy, or somebody who means it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from pathlib import Path

SIGNS = (
    "\0",
    '"',
    ",",
    "\n",
    "(",
    "[",
    "*",
    "{",
    "}",
    "\\",
    "-1",
    "99999999999",
    "9" * 5000,
    "=1+1",
    "<b>",
    "[" * 3000,
    "あ" * 4000,
    "\ud7ff",
)


def flipped(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(max(len(data), 1))
    return data[:place] + bytes([data[place] ^ (1 << dice.randrange(8))]) + data[place + 1 :] if data else b"\0"


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(max(len(data), 1))]


def emptied(_data: bytes, _dice: random.Random) -> bytes:
    return b""


def garbled(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(max(len(data), 1))
    return data[:place] + dice.randbytes(dice.randrange(1, 40)) + data[place + dice.randrange(20) :]


def with_a_sign(data: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    place = dice.randrange(max(len(text), 1))
    return (text[:place] + dice.choice(SIGNS) + text[place + dice.randrange(3) :]).encode("utf-8", "replace")


def with_a_line_less(data: bytes, dice: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(line for number, line in enumerate(lines) if number != dice.randrange(max(len(lines), 1)))


def with_a_line_twice(data: bytes, dice: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    place = dice.randrange(max(len(lines), 1))
    return b"".join([*lines[:place], *lines[place : place + 1], *lines[place:]])


def with_cells_exchanged(data: bytes, dice: random.Random) -> bytes:
    lines = data.split(b"\n")
    place = dice.randrange(len(lines))
    cells = lines[place].split(b",")
    dice.shuffle(cells)
    return b"\n".join([*lines[:place], b",".join(cells), *lines[place + 1 :]])


def in_another_encoding(data: bytes, dice: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(dice.choice(["utf-16", "cp932", "euc_jp"]), "replace")


WAYS = (
    flipped, cut, emptied, garbled, with_a_sign, with_a_line_less, with_a_line_twice, with_cells_exchanged, in_another_encoding
)  # fmt: skip


def spoil(path: Path, dice: random.Random) -> str:
    """Spoil a file, or take it away; says how."""
    if dice.random() < 0.03:
        path.unlink()
        return "gone"
    way = dice.choice(WAYS)
    path.write_bytes(way(path.read_bytes(), dice))
    return way.__name__


def record_anew(package: Path, name: str) -> None:
    """Write the new hash of a file into the description, as somebody would who wants it to be read."""
    description = package / "datapackage.json"
    try:
        content = json.loads(description.read_bytes())
        data = (package / name).read_bytes()
        for resource in content["resources"]:
            if resource["path"] == name:
                resource["sha256"] = hashlib.sha256(data).hexdigest()
        if content["source"]["path"] == name:
            content["source"]["sha256"] = hashlib.sha256(data).hexdigest()
    except (OSError, ValueError, LookupError, TypeError):
        return
    description.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
