"""The section 推定の方法と正しさ of the page データと方法: agreement with known marks, by mark, and every rule."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.charts.bars import share_text
from analysis.replies.estimation import response_types
from analysis.replies.estimation.accuracy import accuracy, reads_otherwise
from analysis.replies.estimation.cue_grounds import read_grounds, tier
from analysis.replies.estimation.cues import PLACES
from analysis.replies.estimation.held_out import held_out, unseen
from analysis.replies.estimation.legend import MEANING_NAMES
from analysis.replies.estimation.own_marks import FOLDS, cross_validated
from analysis.statistics.agreement import agreement
from analysis.statistics.share_range import share_range
from pages.components.frame import wording
from pages.components.frame.view import once_for_all
from pages.components.shared import figure

if TYPE_CHECKING:
    from analysis.corpus import Corpus
    from analysis.replies.estimation.accuracy import Accuracy
    from analysis.statistics.agreement import Agreement
    from pages.components.frame.view import View

METHOD = (
    "<p>回答（区の考え方）の文言から、公開している手がかりだけで計算しています。手がかりの重みを対応区分ごとに足して確率に直し、"
    "公式集計がある資料では合計が公式集計と一致するように調整（レイキング）したうえで、意見ごとに1つの区分を割り当てます。"
    "意見の本文や、人が付けた分類は計算に使っていません。</p>"
)
CAVEAT = (
    "<p>手がかりは、この資料を読んだことのある人が、行政の回答に広く使われる言い回しとして書いたものです。"
    "ほかの資料での一致は、これより低くなることがあります。</p>"
)


def draw(view: View) -> None:
    """Draw method, agreement with the marks that the document prints or readers gave, and the rules themselves."""
    figure.title("対応区分の推定の方法と正しさ", anchor="estimation")
    st.html(view.say(METHOD))
    if not view.corpus.estimate.enough:
        st.html(f"<p>{_too_few(view)}</p>")
    basis = known_basis(view)
    if basis:
        _agreement(view, basis)
        _otherwise(view, basis)
    else:
        st.html("<p>この資料には印字された対応区分も人が読んで付けた区分もないため、推定の正しさを確かめられません。</p>")
    st.html(f"<p>{elsewhere(view.corpus)}</p>")
    _rules(view)


def _too_few(view: View) -> str:
    estimate = view.corpus.estimate
    return (
        f"この資料では、回答のある意見{estimate.answered:,}件のうち、文言の手がかりで区分を判断できるのは{int(estimate.decided.sum()):,}件で、"
        f"{response_types.ENOUGH:.0%}に満たないため、推定した区分は示しません。"
    )


def known_basis(view: View) -> str:
    """What the estimate is compared with: printed marks, else those that readers gave; empty where there are neither."""
    return next((basis for basis in view.consultation.available_bases() if basis in ("printed", "coded")), "")


@lru_cache(maxsize=16)  # the same for every visitor, whatever is selected
def comparison(corpus: Corpus, basis: str) -> pd.DataFrame:
    """One row a way to guess: name, alike (comments that agree), comments compared, share as text."""
    estimate, given = corpus.estimate, corpus.consultation.marks(basis)
    whole = accuracy(estimate.table["mark"], given, estimate.marks)
    by_wording = pd.Series([estimate.marks[best] for best in estimate.wording.argmax(axis=1)], index=given.index, dtype="str")
    alone = accuracy(by_wording.where(estimate.table["mark"].notna()), given, estimate.marks)
    rows = [("文言の手がかりと公式集計による推定", whole.alike, whole.comments)] if estimate.totals is not None else []
    if basis == "printed" and (own := accuracy(_by_own_marks(corpus), given, estimate.marks)).comments:
        rows.append(
            (f"この資料の区分で学習した推定（{FOLDS}分割。残りで学習し、見ていない意見を当てる）", own.alike, own.comments)
        )
    rows += [
        ("文言の手がかりだけによる推定", alone.alike, alone.comments),
        ("すべてを最も多い区分とした場合", whole.majority, whole.comments),
    ]
    readers = corpus.consultation.coding.query("source == 'coded'")
    if basis == "coded" and readers["coder_a"].notna().any():
        two = agreement(readers["coder_a"], readers["coder_b"])
        rows.append(("参考：2人が付けた区分どうしの一致", two.alike, two.comments))
    table = pd.DataFrame(rows, columns=["name", "alike", "comments"])
    return table.assign(share=[share_text(alike, comments) for alike, comments in table[["alike", "comments"]].to_numpy()])


@lru_cache(maxsize=4)  # two tables ask
def _by_own_marks(corpus: Corpus) -> pd.Series[str]:
    return cross_validated(corpus.matrix("reply").counts, corpus.consultation.marks("printed"))


@lru_cache(maxsize=4)
def elsewhere(corpus: Corpus) -> str:
    """What the cues are worth on replies that they were not written on, in a sentence."""
    found = held_out(unseen(corpus.data), corpus.cues)
    return (
        f"文言の手がかりを広げる前に同じ人が書いた、架空の町と省の回答{found.replies:,}件では、{found.decided:,}件を判断し、"
        f"そのうち{share_text(found.right, found.decided)}が意図した区分でした（残りは判断なし。すべてを最も多い区分とすると"
        f"{found.commonest:,}件）。書いた人が同じなので、上限とみてください。"
        "はじめて見る資料の言い回しでは、これより低くなります。"
    )


@once_for_all
def by_mark(view: View) -> pd.DataFrame:
    """One row a response type: name, given, estimated, alike, and how much of either agrees, as text."""
    table = _accuracy(view.corpus, known_basis(view)).by_mark
    texts = {
        name: [share_text(alike, total) for alike, total in table[["alike", total]].to_numpy()]
        for name, total in (("found", "given"), ("right", "estimated"))
    }
    return table.assign(name=table["mark"].map(view.response_types), **texts)


@lru_cache(maxsize=16)
def _accuracy(corpus: Corpus, basis: str) -> Accuracy:
    estimate = corpus.estimate
    return accuracy(estimate.table["mark"], corpus.consultation.marks(basis), estimate.marks)


@lru_cache(maxsize=16)
def _read_otherwise(corpus: Corpus, basis: str) -> pd.DataFrame:
    return reads_otherwise(corpus.estimate, corpus.consultation.marks(basis))


def _agreement(view: View, basis: str) -> None:
    source, two = wording.BASIS[basis], _alike(view)
    kappa = "" if two.kappa is None else f"κ（偶然の一致を除いた一致の度合い）は{two.kappa:.2f}です。"
    official = "" if basis == "printed" else view.say("比べる相手も区の公式な区分ではありません。")
    st.html(
        f"<p>{escape(source)}と比べると、{two.comments:,}件のうち{share_text(two.alike, two.comments)}で一致しました。"
        f"{kappa}{official}</p>{CAVEAT if basis == 'coded' else ''}"
    )
    methods = {"name": "推定のしかた", "share": f"{source}と一致した件数", "comments": "比べた意見"}
    table = comparison(view.corpus, basis)
    st.html(figure.html_table(table[list(methods)].rename(columns=methods), caption="推定と、ほかの当て方との比較"))
    columns = {
        "name": "対応区分",
        "given": source,
        "estimated": "推定",
        "found": f"{source}のうち推定も同じ",
        "right": "推定のうち一致",
    }
    figure.table_twin(by_mark(view), columns=columns, caption="対応区分ごとの一致（件数）", name="estimate_accuracy", view=view)
    own = own_by_mark(view)
    if basis == "printed" and not own.empty:
        names = {
            "name": "対応区分",
            "given": source,
            "found": "当てた件数",
            "low": "割合の幅の下限（％）",
            "high": "割合の幅の上限（％）",
        }
        caption = f"この資料の区分で学習した推定が当てた件数（{FOLDS}分割、95％の幅）"
        figure.table_twin(own, columns=names, caption=caption, name="own_estimate_accuracy", view=view)


@once_for_all
def own_by_mark(view: View) -> pd.DataFrame:
    """One row a response type that the document prints: name, given, found by what the others teach (text), low and high in per
    cent; none where too few are printed."""
    given = view.consultation.marks("printed")
    found = accuracy(_by_own_marks(view.corpus), given, view.corpus.estimate.marks)
    table = found.by_mark[found.by_mark["given"] > 0]
    ranges = [share_range(int(alike), int(total)) for alike, total in table[["alike", "given"]].to_numpy()]
    bounds = pd.DataFrame(ranges, columns=["low", "high"], index=table.index, dtype="float64").mul(100).round(0)
    texts = [share_text(alike, total) for alike, total in table[["alike", "given"]].to_numpy()]
    return table.assign(name=table["mark"].map(view.response_types), found=texts).join(bounds)


@once_for_all
def _alike(view: View) -> Agreement:
    return agreement(view.corpus.estimate.table["mark"], view.consultation.marks(known_basis(view)))


@once_for_all
def _otherwise_table(view: View) -> pd.DataFrame:
    found = _read_otherwise(view.corpus, known_basis(view))
    return found.assign(
        mark=found["mark"].map(view.response_types),
        reads_as=found["reads_as"].map(view.response_types),
        probability=(found["probability"] * 100).round(0),
    )


@once_for_all
def _rule_table(view: View) -> pd.DataFrame:
    """One row a cue, with the labelled replies of six documents that it stood in; nothing for a cue of a house's own."""
    table = pd.DataFrame(
        [
            {
                "code": cue.code,
                "meaning": MEANING_NAMES[cue.meaning],
                "weight": cue.weight,
                "place": PLACES[cue.place],
                "example": cue.example,
                "why": cue.why,
            }
            for cue in view.corpus.cues
        ],
        columns=["code", "meaning", "weight", "place", "example", "why"],
    )
    grounds = read_grounds(view.corpus.data).set_index("cue").reindex(table["code"])
    right = [
        "" if pd.isna(found) else share_text(int(right), int(found)) if found else "0件"
        for right, found in zip(grounds["right"], grounds["found"], strict=True)
    ]
    tiers = ["" if pd.isna(held) else tier(int(held)) for held in grounds["held"]]
    return table.assign(tier=tiers, right=right, found=grounds["found"].astype("Int64").array)


def _otherwise(view: View, basis: str) -> None:
    """Comments whose reply is worded as for another mark: places to look."""
    table = _otherwise_table(view)
    with st.expander(f"回答の文言からは別の区分に読める意見（{len(table):,}件）"):
        st.html(
            "<p>読み直してみる場所の一覧で、誤りの指摘ではありません。確率は公式集計を使わず、文言だけから計算しています。</p>"
        )
        columns = {
            "id": "番号",
            "mark": wording.BASIS[basis],
            "reads_as": "文言から読める区分",
            "probability": "確率（％）",
            "evidence": "手がかりの語",
        }
        figure.table_twin(table, columns=columns, caption="別の区分に読める意見", name="reads_otherwise", view=view)


def _rules(view: View) -> None:
    """Every rule with its weight and an example."""
    table = _rule_table(view)
    with st.expander(f"手がかりの一覧（{len(table):,}）"):
        st.html(
            "<p>「確かめた資料」は、区分のわかっている回答209件（公表された1つの資料と、架空の市・町・県・2つの省の資料）で数えました。"
            "当たった資料の少ない手がかりの重みを下げることも試しましたが、正しさは変わらなかったため、下げていません。</p>"
        )
        columns = {
            "code": "手がかり",
            "meaning": "読み取る意味",
            "weight": "重み",
            "place": "見る場所",
            "tier": "確かめた資料",
            "found": "出てきた回答",
            "right": "そのうち区分が合ったもの",
            "example": "例文",
            "why": "理由",
        }
        figure.table_twin(table, columns=columns, caption="推定に使う手がかり", name="cues", view=view)
