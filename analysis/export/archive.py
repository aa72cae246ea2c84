"""Zip files that are the same bytes whenever and wherever they are made."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

FIRST_YEAR = 1980
"""The earliest a zip file can name."""
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """Pack files in the given order, all dated `day`."""
    stamp = (max(day.year, FIRST_YEAR), day.month, day.day, 0, 0, 0)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            file.writestr(entry, data)
    return packed.getvalue()


def dated_office_file(data: bytes, day: date) -> bytes:
    """Repack a workbook or a set of slides so that only its content decides its bytes: its dates are `day`, inside it too."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        files = {
            name: file.read(name) for name in sorted(file.namelist(), key=lambda each: (each != "[Content_Types].xml", each))
        }
    files |= {name: dated_office_file(inner, day) for name, inner in files.items() if name.endswith(".xlsx")}
    core = "docProps/core.xml"
    files[core] = _MODIFIED.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<3>", files[core])
    return archive(files, day)
