"""datapackage.json: what a consultation says of itself, and the hash of each of its files."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.consultation import Metadata
from analysis.package.csv_table import utf8_text
from analysis.package.fields import Fields
from analysis.package.problem import PackageError, Problem, refuse

if TYPE_CHECKING:
    from pathlib import Path

DESCRIPTION = "datapackage.json"
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Description:
    """The content of datapackage.json."""

    metadata: Metadata
    hashes: dict[str, str]
    """File, relative to the folder → sha256 of its bytes."""


def read_description(folder: Path) -> Description:
    """Read datapackage.json. Raises PackageError."""
    problems: list[Problem] = []
    fields = Fields(_content(folder / DESCRIPTION), DESCRIPTION, problems)
    description = Description(_metadata(fields), _hashes(fields))
    source = description.metadata.source_file
    if not problems and description.hashes.get(source) != description.metadata.source_sha256:
        message = "原本（source）のハッシュが resources の記録と違います"
        problems.append(Problem(DESCRIPTION, message, "どちらが正しいか確かめ、そろえてください", value=source))
    refuse(problems)
    return description


def _content(path: Path) -> object:
    remedy = "正しい内容に戻すか、python -m analysis build で作り直してください"
    if not path.is_file():
        raise PackageError([Problem(DESCRIPTION, "ファイルがありません", remedy)])
    try:
        return json.loads(utf8_text(path))
    except json.JSONDecodeError as error:
        raise PackageError([Problem(DESCRIPTION, "JSONとして読めません", remedy, error.lineno, error.msg)]) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets thousands deep
        raise PackageError([Problem(DESCRIPTION, "JSONとして読めません", remedy)]) from error


def _metadata(fields: Fields) -> Metadata:
    period, submitters, source = fields.inner("period"), fields.inner("submitters"), fields.inner("source")
    start, end = period.day("start"), period.day("end")
    if start and end and start > end:
        remedy = "募集期間の始まりと終わりを確かめてください"
        fields.problems.append(Problem(DESCRIPTION, "募集期間が逆になっています", remedy, value=f"{start}～{end}"))
    words = fields.inner("words") if "words" in fields.content else Fields({}, DESCRIPTION, fields.problems)
    return Metadata(
        title=fields.text("title"),
        publisher=fields.said("publisher"),
        plan=fields.said("plan"),
        period_start=start,
        period_end=end,
        people=submitters.whole_number("people"),
        organisations=submitters.whole_number("organisations"),
        briefed_organisations=fields.texts("briefed_organisations"),
        notice_channels=fields.texts("notice_channels"),
        source_file=source.text("path"),
        source_sha256=source.text("sha256"),
        licence=fields.said("licence"),
        attribution=fields.said("attribution"),
        unit_line=fields.optional_text("unit_line") or "",
        said_body=words.word("body"),
        said_pillar=words.word("pillar"),
        totals_only=fields.flag("totals_only"),
        published=fields.day("published"),
        place=fields.optional_text("place") or "",
    )


def _hashes(fields: Fields) -> dict[str, str]:
    hashes: dict[str, str] = {}
    for resource in fields.inners("resources"):
        path, sha256 = resource.text("path"), resource.text("sha256")
        if path in hashes:
            fields.problems.append(Problem(DESCRIPTION, "同じファイルが2回記載されています", "1つにしてください", value=path))
        if sha256 and not _SHA256.fullmatch(sha256):
            remedy = "小文字の16進数64文字にしてください"
            fields.problems.append(Problem(DESCRIPTION, f"「{resource.way}.sha256」の形が違います", remedy, value=sha256))
        hashes[path] = sha256
    return hashes
