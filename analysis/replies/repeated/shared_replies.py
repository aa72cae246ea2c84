"""共通の回答文: the same sentence in the replies to several comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pandas as pd

from analysis.language.letters import letters
from analysis.replies.repeated.similar_sentences import likenesses
from analysis.replies.reply_rows import reply_rows
from analysis.replies.sentences import sentences

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.replies.schema import SharedReplies, SharedReplyGroups

SHORTEST = 8
"""Letters a sentence has at least: 「ありがとうございます。」 says something, 「はい。」 is no shared reply."""
COLUMNS = ["group", "kind", "wording", "row", "id", "reply_row", "reply_id", "start", "end", "sentence", "similarity"]


def shared_replies(comments: DataFrame[schema.Comments]) -> DataFrame[SharedReplies]:
    """Find the sentences that answer several comments.

    One row is a sentence of a reply and a comment it answers. `kind`: `exact`, the first sentence of its group again, character
    for character; `normalised`, but for width, blanks and signs; `near`, nearly the same words (`similarity`); `merged`, a
    comment without a cell of its own, answered by the reply that its merged cell shares. `wording` numbers what differs in more
    than width, blanks and signs within a group: rows with the same number are the same sentence. A group has two replies at
    least, or is one reply of a merged cell, whole. The groups with most replies come first; `start` and `end` are places in the
    reply of `reply_id`.
    """
    answered = reply_rows(comments)
    again = _reused(comments)
    merged = _merged(comments, answered)
    rows = pd.concat([_with_merged(again, answered), merged], ignore_index=True)
    ids = comments["id"].to_numpy()
    return cast("DataFrame[SharedReplies]", _numbered(rows.assign(id=ids[rows["row"]], reply_id=ids[rows["reply_row"]])))


def shared_reply_groups(shared: DataFrame[SharedReplies]) -> DataFrame[SharedReplyGroups]:
    """Sum up the groups: one row a group, with its first wording.

    `kind` is the loosest of its rows (`merged` where all are);
    `replies` counts different cells of the document, `comments` the comments they answer.
    """
    order = ["merged", "exact", "normalised", "near"]
    ranked = shared.assign(rank=shared["kind"].map(order.index).astype("int64"))
    grouped = ranked.groupby("group", sort=True)
    table = pd.DataFrame(
        {
            "kind": grouped["rank"].max().map(order.__getitem__).astype("str"),
            "sentence": grouped["sentence"].first().astype("str"),
            "replies": grouped["reply_row"].nunique().astype("int64"),
            "comments": grouped["row"].nunique().astype("int64"),
        }
    )
    return cast("DataFrame[SharedReplyGroups]", table.reset_index())


def _reused(comments: pd.DataFrame) -> pd.DataFrame:
    """Sentences that stand in two replies at least, under the number of the sentence that leads their group."""
    table = sentences(comments["reply"])
    table = table.assign(key=pd.array([letters(text) for text in table["text"]], dtype="str"))
    table = table[table["key"].str.len() >= SHORTEST].drop_duplicates(["row", "key"])
    keys = table["key"].drop_duplicates()
    found = likenesses(keys.tolist())
    alike = pd.DataFrame(found, columns=["leader", "similarity"], index=pd.Index(keys, name="key"))
    table = table.join(alike, on="key").astype({"leader": "int64", "similarity": "float64"})
    # Of several sentences of one reply that are like the same other, the closest stands for it.
    table = table.sort_values(["leader", "row", "similarity"], ascending=[True, True, False], kind="stable")
    table = table.drop_duplicates(["leader", "row"])
    table = table[table.groupby("leader")["row"].transform("size") > 1]
    first = table.groupby("leader")["text"].transform("first")
    kind = pd.Series("normalised", index=table.index).mask(table["text"] == first, "exact").mask(table["similarity"] < 1, "near")
    return table.assign(kind=kind.astype("str"), reply_row=table["row"], sentence=table["text"])


def _with_merged(again: pd.DataFrame, answered: pd.Series[int]) -> pd.DataFrame:
    """Add to each sentence the comments that a merged cell lets it answer too."""
    others = _sharers(answered).merge(again.drop(columns="row"), on="reply_row").assign(kind="merged")
    return pd.concat([again, others], ignore_index=True)


def _merged(comments: pd.DataFrame, answered: pd.Series[int]) -> pd.DataFrame:
    """Whole replies that answer several comments through a merged cell: the comment with the cell, and the others."""
    sharers = _sharers(answered)
    holders = sharers["reply_row"].drop_duplicates()
    rows = pd.concat([sharers, pd.DataFrame({"row": holders, "reply_row": holders})], ignore_index=True)
    texts = comments["reply"].iloc[rows["reply_row"]].array
    leader = -1 - rows["reply_row"]  # below 0, so that no group of sentences has it
    lengths = pd.Series(texts, dtype="str").str.len().astype("int64").to_numpy()
    return rows.assign(
        leader=leader, kind="merged", start=0, end=lengths, sentence=pd.array(texts, dtype="str"), similarity=1.0, key=""
    )


def _sharers(answered: pd.Series[int]) -> pd.DataFrame:
    """Comments answered by the reply of another: row, reply_row."""
    table = pd.DataFrame({"row": range(len(answered)), "reply_row": answered.to_numpy()}).dropna()
    table = table.astype("int64")
    return table[table["row"] != table["reply_row"]]


def _numbered(rows: pd.DataFrame) -> pd.DataFrame:
    """Number the groups from 1: most replies first, then most comments, then as they come in the document."""
    groups = rows.groupby("leader")
    sizes = pd.DataFrame({"replies": -groups["reply_row"].nunique(), "comments": -groups["row"].nunique()})
    sizes = sizes.assign(first=groups["reply_row"].min(), start=rows.loc[groups["reply_row"].idxmin(), "start"].to_numpy())
    order = sizes.sort_values(["replies", "comments", "first", "start"]).index
    rows = rows.assign(group=rows["leader"].map({leader: n for n, leader in enumerate(order, start=1)}).astype("int64"))
    table = rows.sort_values(["group", "reply_row", "row"], ignore_index=True)
    table = table.assign(wording=_wordings(table))[COLUMNS]
    return table.astype(dict.fromkeys(("kind", "id", "reply_id", "sentence"), "str"))


def _wordings(table: pd.DataFrame) -> pd.Series[int]:
    """Number the different wordings of each group from 1, as they come."""
    first = table.groupby(["group", "key"], sort=False).ngroup()
    return (first - first.groupby(table["group"]).transform("min") + 1).astype("int64")
