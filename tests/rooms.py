"""The picture of the rooms in the README, drawn from folders, imports and contracts by `python -m tests.rooms`.

`tests/test_rooms.py` draws it again and compares, so that it cannot go stale.
"""

from __future__ import annotations

import ast
import re
import tomllib
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / ".docs" / "rooms.svg"
COLUMNS = {
    "pages": (20, 250, "pages/：画面（1ファイル1画面）"),
    "pages.components": (20, 250, "pages/components/：画面の部品"),
    "analysis": (300, 470, "analysis/：計算（画面を知らない）"),
    "analysis.ingest": (800, 250, "analysis/ingest/：文書を読む"),
}
"""Container of a contract → where its rooms stand: left edge, width, name."""
HEIGHT, GAP, HEAD = 38, 6, 26
NOTE = ("上の段は下の段だけを使います。", "→ は、同じ列で使っている部屋です。", "色の付いた箱はフォルダ、白い箱は1ファイルです。")
STYLE = "font-family=\"'Noto Sans JP','Hiragino Sans','Yu Gothic UI',Meiryo,sans-serif\" fill=\"#1a1a1c\""


def layers(container: str) -> list[list[str]]:
    """The rooms of a container by layer, the one that knows all others first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    found = next(each for each in contracts if each["type"] == "layers" and each["containers"] == [container])
    names = [re.findall(r"\w+", layer) for layer in found["layers"]]
    return [[name for name in layer if name != "__main__"] for layer in names if layer != ["__main__"]]


def uses(container: str, room: str) -> list[str]:
    """Rooms of the same container that the files of a room import."""
    place = ROOT.joinpath(*container.split("."), room)
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    modules = {module for file in files for module in imported(file)}
    others = {module.removeprefix(f"{container}.").partition(".")[0] for module in modules if module.startswith(f"{container}.")}
    order = [name for layer in layers(container) for name in layer]
    return [name for name in order if name in others - {room}]


def imported(file: Path) -> set[str]:
    """Modules that a file imports, those it only needs for types as well."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def described() -> dict[str, str]:
    """What the README says of the rooms of analysis, as far as its first stop."""
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("| 層 |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", table, re.MULTILINE)
    return {name: re.split(r"[：。（]", words)[0].strip().replace("`", "") for name, words in rows}


def is_folder(container: str, room: str) -> bool:
    return ROOT.joinpath(*container.split("."), room).is_dir()


def text(x: float, y: float, words: str, size: int, *, bold: bool = False, colour: str = "") -> str:
    looks = ' font-weight="700"' if bold else ""
    looks += f' fill="{colour}"' if colour else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}"{looks}>{escape(words)}</text>'


def box(container: str, room: str, x: float, y: float, width: float) -> list[str]:
    """A room: a folder is filled, a single file is not."""
    filled = "#eef3fb" if is_folder(container, room) else "#ffffff"
    told = described().get(room, "") if container == "analysis" else ""
    drawn = [f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{HEIGHT}" rx="6" fill="{filled}" stroke="#5b6b80"/>']
    name = room + ("/" if is_folder(container, room) else "")
    size = min(13, int((width - 12) / (len(name) * 0.66)))
    drawn.append(text(x + 8, y + 16, name, size, bold=True))
    begin = 24 + len(name) * 8.5
    if told and begin + len(told) * 11 < width:
        drawn.append(text(x + begin, y + 16, told, 11))
    return [*drawn, text(x + 8, y + 31, shortened("→ " + "、".join(uses(container, room)), width), 9, colour="#4a5568")]


def shortened(words: str, width: float) -> str:
    """As much of a list of names as a box has room for; nothing where it is empty."""
    most = int((width - 16) / 5.2)
    if words == "→ ":
        return ""
    return words if len(words) <= most else words[: most - 1] + "…"


def column(container: str, top: float) -> tuple[list[str], float]:
    """The rooms of a container, layer below layer, and where they end."""
    left, width, name = COLUMNS[container]
    drawn, y = [text(left, top + 14, name, 14, bold=True)], top + HEAD
    for layer in layers(container):
        for line in [layer[start : start + 3] for start in range(0, len(layer), 3)]:
            each = (width - GAP * (len(line) - 1)) / len(line)
            for place, room in enumerate(line):
                drawn += box(container, room, left + place * (each + GAP), y, each)
            y += HEIGHT + GAP
    return drawn, y


def picture() -> str:
    """The whole picture as SVG."""
    pages, below = column("pages", 16)
    parts, left_end = column("pages.components", below + 12)
    analysis, middle_end = column("analysis", 16)
    ingest, right_end = column("analysis.ingest", 16)
    note = [text(COLUMNS["analysis.ingest"][0], right_end + 16 + 16 * number, words, 11) for number, words in enumerate(NOTE)]
    height = max(left_end, middle_end, right_end + 64) + 10
    told = "どの部屋がどの部屋を使うか。上の段は下の段だけを使い、互いに使い合う部屋はありません。"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1070 {height:g}" role="img" aria-labelledby="t d" {STYLE}>',
            '<title id="t">意見アトラスの部屋（フォルダ）の図</title>',
            f'<desc id="d">{told}</desc>',
            f'<rect width="1070" height="{height:g}" fill="#ffffff"/>',
            *pages,
            *parts,
            *analysis,
            *ingest,
            *note,
            "</svg>",
            "",
        ]
    )


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
