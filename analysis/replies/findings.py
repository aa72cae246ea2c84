"""What the replies of one consultation show, by the rules of its data folder; each table is made when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analysis.replies.gaps.formulas import read_formulas
from analysis.replies.gaps.gaps import Knowledge, comment_gaps, gaps_and_matches
from analysis.replies.gaps.kindred import read_kindred
from analysis.replies.gaps.requests import read_request_cues, read_request_kinds, requests
from analysis.replies.outcomes.actors import actors, read_actor_rules
from analysis.replies.outcomes.promises import promises, read_promise_cues
from analysis.replies.repeated.shared_replies import shared_replies, shared_reply_groups
from analysis.replies.reply_rows import reply_rows
from analysis.replies.sentences import Span

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.language.lexicon import Lexicon
    from analysis.replies.schema import Actors, GapMatches, Gaps, Promises, SharedReplies, SharedReplyGroups

_PUT_TO = "要望|要請|要求|申し入れ|働き"
"""Passing on that is an answer: the matter is put to who can decide it (県に要望します), not noted (参考とします)."""


@dataclass(frozen=True, eq=False)
class Findings:
    """The tables of `analysis.replies` for some comments."""

    comments: DataFrame[schema.Comments]
    tokens: DataFrame[schema.Tokens]
    """With nouns joined: 協働推進課 is one word."""
    lexicon: Lexicon
    assignments: pd.DataFrame | None = None
    data: Path | None = None
    """The data folder whose rules count; None: those that came with the program."""

    @cached_property
    def shared(self) -> DataFrame[SharedReplies]:
        return shared_replies(self.comments)

    @cached_property
    def groups(self) -> DataFrame[SharedReplyGroups]:
        return shared_reply_groups(self.shared)

    @cached_property
    def actors(self) -> DataFrame[Actors]:
        return actors(self.tokens, read_actor_rules(self.data))

    @cached_property
    def promises(self) -> DataFrame[Promises]:
        return promises(self.comments, read_promise_cues(self.data), actors=self.actors)

    @property
    def gaps(self) -> DataFrame[Gaps]:
        """Parts of the comments that a reply answers; there is nothing to compare the others with."""
        return self._compared[0]

    @property
    def matches(self) -> DataFrame[GapMatches]:
        return self._compared[1]

    @cached_property
    def reading_list(self) -> pd.DataFrame:
        """Comments by their worst part, see `comment_gaps`."""
        return comment_gaps(self.gaps)

    @cached_property
    def _compared(self) -> tuple[DataFrame[Gaps], DataFrame[GapMatches]]:
        answered = np.flatnonzero(reply_rows(self.comments).notna()).tolist()
        tokens = self.tokens if answered else self.tokens.head(0)  # a survey without replies may have millions, for nothing
        parts = requests(self.comments, tokens, read_request_cues(self.data), rows=answered)
        table = read_request_kinds(self.data)
        kinds = dict(zip(table["kind"].tolist(), table["weight"].tolist(), strict=True))
        refusing = frozenset(self.promises.loc[self.promises["grade"] == "decline", "row"])
        known = read_kindred(self.lexicon, self.data)
        knowledge = Knowledge(known, kinds, self.assignments, self.actors, read_formulas(self.data), refusing, self._deciding)
        return gaps_and_matches(parts, self.comments, tokens, knowledge)

    @property
    def _deciding(self) -> dict[int, list[Span]]:
        """Position of a reply → its clauses that say outright what will be done, or to whom else it is put."""
        found: dict[int, list[Span]] = {}
        table = self.promises
        outright = table[(table["grade"] == "will_do") | ((table["grade"] == "pass_on") & table["cue"].str.contains(_PUT_TO))]
        for row, start, end in outright[["row", "start", "end"]].itertuples(index=False, name=None):
            found.setdefault(row, []).append(Span(start, end))
        return found
