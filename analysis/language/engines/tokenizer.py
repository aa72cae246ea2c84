"""Morphological analysis of one text: this thread's tokenizer for a lexicon.

A tokenizer is never shared by threads (janome gives wrong tokens then, and stays broken), so each thread has its own.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from analysis.language.engines.engine import ENGINES, Engine, EngineError
from analysis.language.engines.janome_engine import Janome

if TYPE_CHECKING:
    from analysis.language.lexicon import Lexicon

_own = threading.local()


def engine_of(lexicon: Lexicon, name: str = "janome") -> Engine:
    """This thread's tokenizer for a lexicon; only the last one is kept, it takes 60 MB. Raises EngineError."""
    key = (name, lexicon.content_hash)
    if getattr(_own, "key", None) != key:
        _own.engine = _new_engine(lexicon, name)
        _own.key = key
    engine: Engine = _own.engine
    return engine


def _new_engine(lexicon: Lexicon, name: str) -> Engine:
    if name == "janome":
        return Janome(lexicon)
    if name == "mecab":
        from analysis.language.engines.mecab import Mecab  # knows fugashi, which few have

        return Mecab(lexicon)
    raise EngineError(f"形態素解析器「{name}」はありません。選べるのは {'、'.join(ENGINES)} です。")
