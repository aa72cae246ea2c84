"""Runs the reader of a format; a library is imported only for a document that needs it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.ingest.readers.document import Line
    from analysis.ingest.readers.formats import Format
    from analysis.package.problem import Problem

    Reader = Callable[[str, bytes], tuple[list[Line], list[Problem]]]


def lines_of(format_: Format, name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The lines of a document of this format, and what is doubtful. Raises PackageError, and whatever the libraries raise."""
    return reader_of(format_)(name, data)


def reader_of(format_: Format) -> Reader:
    """The function that reads files of a format."""
    module, _, function = format_.reader.partition(":")
    return cast("Reader", getattr(import_module(f"analysis.ingest.readers.{module}"), function))
