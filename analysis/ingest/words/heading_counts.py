"""The number of comments that the heading of a section prints behind its name: 「２ みどりの保全に関すること（8件）」."""

from __future__ import annotations

import re
import unicodedata

_COUNT = re.compile(
    r"\s*(?:"
    r"[（(【\[〔]\s*(?:ご|御)?(?:意見)?(?:の)?(?:件数|数)?\s*[:：]?\s*([0-9０-９]{1,5})\s*件\s*[)）】\]〕]"
    r"|[\s　:：…・]([0-9０-９]{1,5})\s*件"
    r")$"
)


def name_and_count(heading: str) -> tuple[str, int | None]:
    """A heading without the number of comments at its end, and that number; None where none is printed."""
    found = _COUNT.search(heading)
    name = heading[: found.start()].rstrip("　 :：…・") if found else ""
    if not found or not name:
        return heading, None
    return name, int(unicodedata.normalize("NFKC", found[1] or found[2]))
