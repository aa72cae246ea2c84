"""Everything of the system that the tests use, found or installed one after the other, before tests run side by side.

`python -m tests.programs` says where each is, or what to do to get it, and then exits with 1. With words (browser, firefox,
office, postgresql, font) it does so for these alone.
"""

from __future__ import annotations

import sys

from tests import chromium, firefox, japanese_font, libreoffice, postgresql

PROGRAMS = {
    "browser": chromium.provided,
    "firefox": firefox.provided,
    "office": libreoffice.provided,
    "postgresql": postgresql.programs,
    "font": japanese_font.places,
}
"""What gives each, or raises an error that says what to do."""
MISSING = (
    chromium.NoBrowserError,
    firefox.NoFirefoxError,
    libreoffice.NoOfficeError,
    postgresql.NoPostgresError,
    japanese_font.NoFontError,
)


def main(words: list[str]) -> int:
    missing = 0
    for name in words or list(PROGRAMS):
        try:
            print(f"{name}: {PROGRAMS[name]()}", flush=True)
        except MISSING as problem:
            print(problem, file=sys.stderr, flush=True)
            missing += 1
    return min(missing, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
