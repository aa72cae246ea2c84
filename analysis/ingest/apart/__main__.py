"""The process that reads one upload: what it is asked stands in a file, its answer goes into another; `process` starts it.

Both are pickles: they pass between processes of one program, under one account, in a folder that only it can open.
"""

from __future__ import annotations

import logging
import pickle
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.ingest.apart.limits import set_limits
from analysis.package.problem import PackageError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

_BROKEN = "元のファイルが開けるかを確かめ、開けるときは別名で保存し直してから入れてください"


def main() -> None:
    """Do what the first file asks and write the second."""
    asked, answer = map(Path, sys.argv[1:3])
    if hasattr(signal, "SIGXFSZ"):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing past the limit is an error then, not the end
    set_limits()
    logging.disable(logging.CRITICAL)  # what the libraries grumble about a page is for nobody to read
    act, name, given = pickle.loads(asked.read_bytes())
    asked.unlink()
    part = answer.with_suffix(".part")
    part.write_bytes(_answer(act, name, given))
    part.replace(answer)


def _answer(act: str, name: str, given: tuple[Any, ...]) -> bytes:
    try:
        return pickle.dumps((acts()[act](*given), []), protocol=5)
    except PackageError as error:
        return pickle.dumps((None, error.problems))
    except MemoryError:
        problem = Problem(name, "読み取りに必要なメモリが多すぎます", "ページやシートを分けて保存し、順に入れてください")
        return pickle.dumps((None, [problem]))
    except Exception as error:  # the libraries raise whatever a broken file leads them into
        value = f"{type(error).__name__} {error}"[:500]
        return pickle.dumps((None, [Problem(name, "ファイルが壊れているか、読めない作りになっています", _BROKEN, value=value)]))


def acts() -> dict[str, Callable[..., Any]]:
    """What may be asked for."""
    from analysis.ingest import draft
    from analysis.ingest.carrying import carry
    from analysis.ingest.corrections import with_steps

    return {
        "read": draft.read_draft,
        "anew": draft.read_anew,
        "correct": draft.corrected,
        "steps": with_steps,
        "headings": draft.headings_of,
        "totals": draft.totals_of,
        "carry": carry,
    }


if __name__ == "__main__":
    main()
