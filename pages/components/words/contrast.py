"""特徴語: words that one group of comments uses more than another, and the residents' words beside the ward's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import streamlit as st

from analysis.attributes import SIGN, WHERE, attributes
from analysis.charts.diverging import diverging_bars
from analysis.statistics.words.distinct import MEASURES, METHOD, NOTHING_CLEAR, asked, clear, with_chances
from analysis.statistics.words.keyness import log_odds, log_odds_of_fields
from analysis.statistics.words.word_kinds import strongest, used_by_some
from pages.components.frame.view import once
from pages.components.rows import axes
from pages.components.shared import figure, page_head
from pages.components.shared.switch import switch
from pages.components.words import counting as how

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    import pandas as pd
    from numpy.typing import NDArray

    from analysis.statistics.matrix import DocumentTermMatrix
    from pages.components.frame.view import View
    from pages.components.words.counting import Counting

EACH = 12
AT_LEAST = 2
REST = "それ以外すべて"
EXPLANATION = "はっきりした偏りのある語だけを、確かな順に並べました。語を押すと、その側の用例を開きます。"


class Groups(NamedTuple):
    """Two groups of the selected comments: their names, and the rows of each."""

    names: tuple[str, str]
    target: NDArray[np.intp]
    reference: NDArray[np.intp]
    keys: tuple[str, str]
    """Codes of the groups; empty where the group is all others."""
    focus: str
    """The parameter that narrows rows to a group."""

    @property
    def codes(self) -> tuple[str, str]:
        """The same, with the word for all others."""
        return (self.keys[0], self.keys[1] or "rest")


def draw(counting: Counting) -> None:
    """Draw the choice of two groups, their words back to back, and the uses of a word."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        how.draw_field(counting.view)
        switch("比べるまとまり", axes.offered(counting.view), key="compare")
        _draw_choices(counting.view)
        how.draw_choices()
    groups = chosen_groups(counting.view)
    if not groups or groups.keys[0] == groups.keys[1]:
        st.html("<p>同じまとまりどうしは比べられません。もう片方を選んでください。</p>")
    elif not len(groups.target) or not len(groups.reference):
        st.html("<p>いまの絞り込みでは、片方のまとまりに意見がありません。絞り込みを外すか、別のまとまりを選んでください。</p>")
    else:
        scored, once = _with_repeats_once(
            lambda matrix: log_odds(matrix, groups.target, groups.reference),
            *([counting.matrix(once=each)] for each in (False, True)),
        )
        _figure(counting, scored, once, names=groups.names, name="contrast", opens=lambda bar: _behind(bar, groups))


def draw_fields(counting: Counting) -> None:
    """Draw the residents' words (opinions) and the ward's (replies) back to back."""
    view = counting.view
    how.draw_choices()
    scored, once = _with_repeats_once(
        lambda opinion, reply: log_odds_of_fields(opinion, reply, view.selected.positions),
        *([counting.matrix(field, once=each) for field in ("opinion", "reply")] for each in (False, True)),
    )
    _figure(counting, scored, once, names=(view.fields["opinion"], view.fields["reply"]), name="voices", opens=_behind_field)


def _with_repeats_once(
    compare: Callable[..., pd.DataFrame], matrices: list[DocumentTermMatrix], once: list[DocumentTermMatrix]
) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """A comparison, and the same with each shared reply counted once; None where none is, for then they are the same."""
    same = all(one is other for one, other in zip(matrices, once, strict=True))
    return compare(*matrices), None if same else compare(*once)


def opinion_table(counting: Counting, groups: Groups, *, each: int) -> pd.DataFrame:
    """The words that clearly set the opinions of two groups apart, with their counts in words."""
    return _opinion_table(counting.view, counting.kinds, counting.joined, counting.stop_words, groups.codes, each)


@once()
def _opinion_table(
    view: View, kinds: tuple[str, ...], joined: bool, stop_words: bool, codes: tuple[str, str], each: int
) -> pd.DataFrame:
    counting, groups = how.Counting(view, "opinion", kinds, joined, stop_words), pillar_groups(view, *codes)
    scored = log_odds(counting.matrix("opinion"), groups.target, groups.reference)
    return with_notes(strongest(clear(_compared(counting, scored)), score="strength", each=each))


@once()
def pillar_groups(view: View, target: str, reference: str) -> Groups:
    """The selected comments of two pillars."""
    return _groups(view, view.selected.pillar, view.pillars, (target, reference), "in_pillar")


def chosen_groups(view: View) -> Groups | None:
    """The groups that the choices name; None in a consultation that has nothing to compare."""
    if view.value("compare") == "response_type":
        codes = view.value("target_type"), view.value("reference_type")
        return _groups(view, view.selected.mark, view.response_types, codes, "in_type") if codes[0] else None
    if view.value("compare").startswith(WHERE):
        return _attribute_groups(view, view.value("compare").removeprefix(WHERE))
    codes = view.value("target"), view.value("reference")
    return _groups(view, view.selected.pillar, view.pillars, codes, "in_pillar") if codes[0] else None


def _attribute_groups(view: View, column: str) -> Groups:
    """The selected comments of two values of an attribute; their codes are the conditions that narrow rows to them."""
    codes = view.value(f"target.{column}"), view.value(f"reference.{column}")
    names = {value: value for value in attributes(view.consultation)[column].values}
    groups = _groups(view, axes.axis(view, f"{WHERE}{column}").labels, names, codes, "in_where")
    target, reference = (f"{column}{SIGN}{key}" if key else "" for key in groups.keys)
    return groups._replace(keys=(target, reference))


def _groups(view: View, labels: pd.Series[str], names: dict[str, str], codes: tuple[str, str], focus: str) -> Groups:
    positions = view.selected.positions
    target = positions[(labels == codes[0]).fillna(False).to_numpy(bool)]
    rest = codes[1] == "rest"
    reference = (
        np.setdiff1d(positions, target, assume_unique=True)
        if rest
        else positions[(labels == codes[1]).fillna(False).to_numpy(bool)]
    )
    return Groups(
        (names[codes[0]], REST if rest else names[codes[1]]), target, reference, (codes[0], "" if rest else codes[1]), focus
    )


def _draw_choices(view: View) -> None:
    compared = view.value("compare")
    column = compared.removeprefix(WHERE)
    brought = {value: value for value in attributes(view.consultation)[column].values} if compared.startswith(WHERE) else {}
    suffix = {"pillar": "", "response_type": "_type"}.get(compared, f".{column}")
    names = brought or (view.response_types if suffix else view.pillars)
    st.selectbox(
        "こちらに多い語を", list(names), format_func=names.__getitem__, key=f"target{suffix}", persist_state="session", width=200
    )
    st.selectbox(
        "これと比べる",
        [*names, "rest"],
        format_func=lambda code: names.get(code, REST),
        key=f"reference{suffix}",
        persist_state="session",
        width=200,
    )


def _figure(
    counting: Counting,
    scored: pd.DataFrame,
    once: pd.DataFrame | None,
    *,
    names: tuple[str, str],
    name: str,
    opens: Callable[[list[str]], dict[str, str]],
) -> None:
    """Draw two groups' words; a word opens its uses on its side. `once` as in `with_chances`."""
    view, table = counting.view, _compared(counting, scored, once)
    drawn = with_notes(strongest(clear(table), score="strength", each=EACH))
    sizes = _sizes(scored)
    title = f"{names[0]}（{sizes[0]:,}件）と{names[1]}（{sizes[1]:,}件）の特徴語"
    badge = page_head.badge_text(view) if name == "contrast" and view.value("compare") == "response_type" else ""
    figure.title(title, note=EXPLANATION, badge=badge)
    if drawn.empty:
        st.html(f"<p>{nothing_clear(table)}</p>")
    else:
        bars = diverging_bars(drawn, value="strength", names=names, note="note")
        figure.chart(bars, table, name=name, heading_text=title, view=view, opens=opens)
    figure.actions(table, columns=columns(names), caption=title, name=name, view=view)
    how.note(
        counting,
        rows=len(view.selected),
        field="both" if name == "voices" else "",
        extra=f"{METHOD}。{AT_LEAST}件以上の意見にある語に限ります",
    )


def _compared(counting: Counting, scored: pd.DataFrame, once: pd.DataFrame | None = None) -> pd.DataFrame:
    return with_chances(used_by_some(counting.chosen(scored), at_least=AT_LEAST), once)


def nothing_clear(table: pd.DataFrame) -> str:
    """Say that no word differs clearly, and of how many words that is said."""
    return f"{NOTHING_CLEAR}（{len(table):,}語を調べ、件数が少なく判断できない語を除くと{asked(table):,}語です）"


def with_notes(table: pd.DataFrame) -> pd.DataFrame:
    """The counts in words: X of n here, Y of m there, and how many they are with shared replies counted once."""
    return table.assign(note=[_note(row) for row in table.to_dict("records")])


def _note(row: dict[Hashable, Any]) -> str:
    sides = ("target", "reference")
    text = " 対 ".join(f"{row[f'{side}_size']:,}件中{row[f'{side}_documents']:,}件" for side in sides)
    if all(row[f"{side}_once"] == row[f"{side}_documents"] for side in sides):
        return text
    return f"{text}（共通の回答文を1回と数えると {row['target_once']:,}件 対 {row['reference_once']:,}件）"


def columns(names: tuple[str, str]) -> dict[str, str]:
    return {
        "term": "語",
        "pos": "品詞",
        "target_documents": f"{names[0]}の意見（件）",
        "target_frequency": f"{names[0]}で（回）",
        "reference_documents": f"{names[1]}の意見（件）",
        "reference_frequency": f"{names[1]}で（回）",
        "target_once": f"{names[0]}（共通の回答文は1回と数えて）",
        "reference_once": f"{names[1]}（共通の回答文は1回と数えて）",
        **MEASURES,
    }


def _sizes(scored: pd.DataFrame) -> tuple[int, int]:
    return (int(scored["target_size"].iloc[0]), int(scored["reference_size"].iloc[0])) if len(scored) else (0, 0)


def _behind(bar: list[str], groups: Groups) -> dict[str, str]:
    """What is behind a word on the side of one group; all others are named by the group that they are not."""
    word, side = bar
    target, reference = groups.keys
    if side == "target":
        return {"word": word, groups.focus: target}
    return {"word": word} | ({groups.focus: reference} if reference else {groups.focus.replace("in_", "out_"): target})


def _behind_field(bar: list[str]) -> dict[str, str]:
    word, side = bar
    return {"word": word, "in_field": "opinion" if side == "target" else "reply"}
