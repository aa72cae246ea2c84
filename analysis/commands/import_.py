"""`import`: make a consultation package from a published file, whatever its layout."""

from __future__ import annotations

import gc
import json
import sys
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from analysis.access.gate import Entry, passing
from analysis.access.people import at_the_terminal
from analysis.commands import DIFFERENCES, OK, UsageError
from analysis.ingest.readers.formats import format_names

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from analysis.ingest.importing import Imported
    from analysis.ingest.recognition.proposal import Wishes

NAME = "import"
HELP = f"公表された結果の文書（{format_names(separator='・')}）を取り込みます"
EXAMPLES = """例：
  python -m analysis import 結果.pdf                                  列も凡例も自動で読み分ける
  python -m analysis import 表紙.pdf 別紙1.xlsx 別紙2.docx --id 計画       1つの結果がいくつかのファイルのとき（zip も）
  python -m analysis import 結果.csv --columns opinion=ご意見 --columns reply=回答
  python -m analysis import 紙の画像.pdf --ocr                          文字の入っていないPDFを、文字認識で読む
  python -m analysis import 調査.csv --text 自由記述 --group 地域 --group 年代

列の役割：no 番号、section 章、category 分類、opinion 意見、reply 回答、mark 対応区分、count 件数、date 日付、place ページ、
attribute そのほか、ignore 使わない。見出しのない列は opinion=#3 のように番号で指定します。
読み方は build.toml に残り、直して python -m analysis build ID で作り直せます。
終了コード：0 読み取れて件数も一致、2 確かめることがある、3 読み取れない。"""
ALIASES = {"mark": "printed_mark", "text": "opinion", "page": "place", "pillar": "section", "weight": "count"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, nargs="+", help="公表された文書（分かれた1つの結果は並べて）")
    parser.add_argument("--id", metavar="ID", help="資料のID（省くとファイルの名前から）")
    parser.add_argument("--out", metavar="DIR", type=Path, help="書き出すフォルダ（省くとデータのフォルダの consultations/ID）")
    parser.add_argument("--columns", metavar="ROLE=見出し", action="append", nargs="+", default=[], help="列の役割を指定します")
    parser.add_argument("--text", metavar="見出し", help="意見の列の見出し（--columns opinion=見出し と同じ）")
    parser.add_argument(
        "--group", metavar="見出し", action="append", default=[], help="分けて数える列（1つ目が項目（柱・章など）になります）"
    )
    parser.add_argument("--ocr", action="store_true", help="紙を読み取った画像のPDFを、文字認識（tesseract）で読みます")
    parser.add_argument("--replace", action="store_true", help="同じIDの資料を作り直します（前の内容は .history に残ります）")
    parser.add_argument(
        "--leave-handmade",
        action="store_true",
        help="置き換える資料の、手で作ったファイル（テーマ・読解の記録・辞書など）を引き継ぎません",
    )
    parser.add_argument("--format", choices=("json", "table"), help="出力の形式（既定：端末では table、パイプでは json）")


def run(arguments: argparse.Namespace) -> int:
    from analysis.ingest.importing import id_of, import_file  # loads pandera, which the other commands do without
    from analysis.package.data_folder import data_folder
    from analysis.package.folder import package_hash

    name = arguments.id or (arguments.out.name if arguments.out else "") or id_of(arguments.file[0])
    if Path(name).name != name or name.startswith((".", "_")):
        raise UsageError(f"IDに使えない名前です：{name}（/ や先頭の . _ は使えません）")
    folder = arguments.out or data_folder() / "consultations" / name
    with _keeping(folder) as entry, _one_file(arguments.file) as file, _uncollected():
        options = {"replace": arguments.replace, "handmade": not arguments.leave_handmade}
        asked = wishes(arguments)
        asked = replace(asked, recognised=_recognised(file)) if arguments.ocr else asked
        imported = import_file(file, folder, asked, **options)
        entry.after = package_hash(folder)
    if (arguments.format or ("table" if sys.stdout.isatty() else "json")) == "json":
        sys.stdout.write(json.dumps(report(imported), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(lines(imported)) + "\n")
    return OK if imported.clean else DIFFERENCES


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for garbage in circles: lines and rows of a large file are millions of objects and no circles."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _one_file(paths: list[Path]) -> Iterator[Path]:
    """The file named, or a zip of those named: one result in several files."""
    from analysis.ingest.readers.bundle import SUFFIX, bundled

    if len(paths) == 1:
        yield paths[0]
        return
    with TemporaryDirectory() as place:
        path = Path(place) / f"{paths[0].stem}{SUFFIX}"
        path.write_bytes(bundled((each.name, _content(each)) for each in paths))
        yield path


def _recognised(path: Path) -> bytes:
    """What stands on the pages of a scan; how far it is goes to the terminal beside the result."""
    from analysis.ingest.readers.original import file_hash
    from analysis.ingest.readers.scan.recognised import recognise

    def tick(page: int, pages: int) -> None:
        sys.stderr.write(f"\r文字を認識しています：{pages}ページのうち{page}ページ{chr(10) if page == pages else ''}")

    return recognise(path, file_hash(path), tick)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"ファイルを読めません：{path}（{error.strerror}）") from error


def _keeping(folder: Path) -> AbstractContextManager[Entry]:
    """The gate, where the package comes to the other consultations; anywhere else it is the person's own file."""
    from analysis.package.data_folder import data_folder
    from analysis.package.folder import package_hash

    if folder.parent.resolve() != (data_folder() / "consultations").resolve():
        return nullcontext(Entry())
    before = package_hash(folder) if folder.is_dir() else ""
    return passing(at_the_terminal(), "replace" if before else "import", folder.name, before=before)


def wishes(arguments: argparse.Namespace) -> Wishes:
    """What the command line says about columns. Raises UsageError."""
    from analysis.ingest.recognition.proposal import Wishes
    from analysis.package.roles import NAMES

    columns: dict[str, str] = {}
    for pair in (pair for group in arguments.columns for pair in group):
        role, sign, heading = pair.partition("=")
        role = ALIASES.get(role, role)
        if not sign or not heading or role not in NAMES:
            known = "、".join([*(each for each in NAMES if each != "printed_mark"), "mark"])
            raise UsageError(f"--columns {pair} は読めません。ROLE=見出し の形で、ROLE は {known} のどれかにしてください")
        columns[heading] = role
    if arguments.text:
        columns[arguments.text] = "opinion"
    columns |= {heading: "attribute" for heading in arguments.group if heading not in columns}
    group = arguments.group[0] if arguments.group else ""
    return Wishes(columns, group, quiet=bool(arguments.text or arguments.group))


def report(imported: Imported) -> dict[str, Any]:
    """What was read, as --format json prints it."""
    built, front = imported.built, imported.built.front
    comments, rejects = built.tables["comments.csv"], built.tables["rejects.csv"]
    totals = imported.reconciliation.astype("object").where(imported.reconciliation.notna(), None)
    return {
        "id": imported.folder.name,
        "package": str(imported.folder),
        "comments": len(comments),
        "rejected": rejects.to_dict("records"),
        "totals": totals.to_dict("records"),
        "figures": {
            "submitters": front.people,
            "organisations": front.organisations,
            "submissions": front.submissions,
            "opinions": front.comments,
            "listed": len(comments),
        },
        "lines": {kind: int(count) for kind, count in built.lines["kind"].value_counts(sort=False).items()},
        "columns": [
            {
                "heading": column.heading,
                "role": column.role,
                "confidence": column.confidence,
                "reason": column.reason,
                "question": column.question,
            }
            for column in imported.proposal.columns
        ],
        "legend": [
            {"mark": entry.mark, "wording": entry.wording, "meaning": entry.meaning, "known": entry.known}
            for entry in imported.proposal.legend
        ],
        "warnings": [str(problem) for problem in imported.warnings],
    }


def lines(imported: Imported) -> list[str]:
    """The same for a person to read."""
    found = report(imported)
    said = [f"{found['id']}：意見 {found['comments']}件を読み取りました（{found['package']}）", "列："]
    for column in found["columns"]:
        doubt = f"　？{column['question']}" if column["question"] else ""
        said.append(
            f"  {column['heading']} → {_name(column['role'])}（確からしさ {column['confidence']:.2f}、{column['reason']}）{doubt}"
        )
    if found["legend"]:
        said.append("対応区分：")
        said += [
            f"  {each['mark']}　{each['wording']} → {each['meaning']}{'' if each['known'] else '　？'}"
            for each in found["legend"]
        ]
    if found["totals"]:
        said.append("照らし合わせ：")
        said += [
            f"  {each['label']}：資料 {each['official']}、読み取り {each['printed']}（{each['status']}）"
            for each in found["totals"]
        ]
    said += [f"除いた行：{each['line']}行目：{each['reason']}" for each in found["rejected"][:20]]
    return said + [f"確かめてください：{warning}" for warning in found["warnings"]]


def _name(role: str) -> str:
    from analysis.package.roles import NAMES

    return NAMES[role]
