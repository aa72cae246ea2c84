"""The sections of the page データと方法."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analysis.briefing.day import japanese_date
from analysis.package.reconciliation import OPINIONS, ROWS, reconcile
from analysis.statistics.agreement import agreement
from pages.components.frame import wording
from pages.components.frame.view import once_for_all
from pages.components.shared import figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.corpus import Corpus
    from pages.components.frame.view import View
    from pages.components.shared.numbers import Numbers

AXIS = {"pillar": "柱（項目）", "response_type": "対応区分", "all": "合計"}
PRINTED = {ROWS: "意見の行から数えた件数", OPINIONS: "意見の行の「件数」を足した数"}
STATUS = {"match": "一致", "unverified": "資料では確かめられません", "mismatch": "不一致", "missing": "公式集計なし"}


def reconciliation(view: View) -> None:
    """Printed totals against the rows found, line by line."""
    table = reconciled(view)
    figure.title("資料の集計との照らし合わせ", note="資料に印字された件数と、このダッシュボードが数えた行を並べています。")
    caption, name = "公式集計と意見の行の照らし合わせ", "reconciliation"
    figure.table_twin(table, columns=reconciled_columns(view), caption=caption, name=name, view=view, numbers=_counted_rows(view))
    if not view.consultation.comments["printed_mark"].notna().any() and "coded" in view.consultation.available_bases():
        st.html(
            "<p>この資料では、意見ごとの対応区分を行から読み取れません（印字 0件）。"
            "人が読んで付けた区分の合計は公式集計と同じですが、分類した人は公式集計を知っていたため、合計が合うことは分類が正しいことの確認にはなりません。</p>"
        )


def reconciled_columns(view: View) -> dict[str, str]:
    """The columns of `reconciled` by their names on screen."""
    return {
        "axis": "区分",
        "label": "資料の表記",
        "official": "公式集計",
        "printed": PRINTED[_counted(view)],
        **({"coded": "人が読んで付けた区分"} if reconciled(view)["coded"].notna().any() else {}),
        "status": "結果",
    }


def _counted(view: View) -> str:
    """What was counted of the rows: one measure for the whole document."""
    return OPINIONS if (reconciled(view)["counted"] == OPINIONS).any() else ROWS


@once_for_all
def reconciled(view: View) -> pd.DataFrame:
    """One row a printed total, with what the rows give."""
    found = reconcile(view.consultation)
    return found.assign(
        axis_code=found["axis"],
        axis=found["axis"].map(view.named(AXIS)),
        status=found["status"].map(STATUS).fillna(found["status"]),
    )


def _counted_rows(view: View) -> Numbers | None:
    """What the counts open: the rows of a pillar, and those of a response type on the basis in force.

    The table counts all comments; under a filter nothing opens, for less would be behind each number.
    """
    if view.selected.selection.narrows:
        return None

    def behind(row: Mapping[str, Any], basis: str) -> dict[str, str] | None:
        if not isinstance(row["key"], str):
            return None
        if row["axis_code"] == "pillar":
            return {"in_pillar": row["key"]} if basis == "printed" else None
        return {"in_type": row["key"]} if view.basis == basis else None

    return {"printed": lambda row: behind(row, "printed"), "coded": lambda row: behind(row, "coded")}


def provenance(view: View) -> None:
    """The document, its period and publisher, and the hash of each file."""
    figure.title("出典と来歴")
    facts, files = _provenance(view)
    st.html(facts)
    with st.expander("ファイルごとのハッシュ"):
        st.html(files)


@once_for_all
def _provenance(view: View) -> tuple[str, str]:
    metadata = view.consultation.metadata
    briefed = metadata.briefed_organisations
    period = "～".join(japanese_date(day) for day in (metadata.period_start, metadata.period_end) if day)
    facts = {
        "資料": metadata.title,
        "公表": metadata.publisher or wording.NOT_SAID,
        "計画": metadata.plan or wording.NOT_SAID,
        "意見募集期間": period or wording.NOT_SAID,
        "意見の数": view.consultation.unit_line,
        **({"周知の方法": "、".join(metadata.notice_channels)} if metadata.notice_channels else {}),
        **({f"説明した団体（{len(briefed)}団体）": "、".join(briefed)} if briefed else {}),
        **({"件数の載っている場所": metadata.place} if metadata.place else {}),
        **({"公表日": japanese_date(metadata.published)} if metadata.published else {}),
        **({"利用条件": metadata.licence} if metadata.licence else {}),
        "出典の表示": metadata.cited,
        "データ全体のハッシュ（SHA-256）": view.consultation.data_hash,
    }
    said = pd.DataFrame({"項目": list(facts), "内容": list(facts.values())})
    files = pd.DataFrame(
        {"ファイル": list(view.consultation.file_hashes), "SHA-256": list(view.consultation.file_hashes.values())}
    )
    return figure.html_table(said, caption="資料について"), figure.html_table(files, caption="資料フォルダのファイル")


def basis(view: View) -> None:
    """Where response types come from, and how far the two readers agree."""
    figure.title("対応区分のよりどころ")
    for each in _bases(view):
        st.html(each)
    apart = _apart(view)
    if apart is not None:
        _disagreements(view, apart)


@once_for_all
def _bases(view: View) -> tuple[str, ...]:
    """The legend, what each basis is, and how far two readers agree, as HTML."""
    names = {"mark": "記号", "wording": "資料の表記", "label": "画面での略記"}
    legend = figure.html_table(view.consultation.response_types[list(names)].rename(columns=names), caption="対応区分の凡例")
    items = "".join(
        f"<li><strong>{name}</strong>：{view.say(wording.BASIS_NOTE[code])}</li>" for code, name in wording.BASIS.items()
    )
    coded = view.consultation.coding.query("source == 'coded'")
    if not coded["coder_a"].notna().any():
        return legend, f"<ul>{items}</ul>"
    two = agreement(coded["coder_a"], coded["coder_b"])
    kappa = "" if two.kappa is None else f"、κ（偶然の一致を除いた一致の度合い）は{two.kappa:.2f}"
    said = (
        f"<p>人が読んで付けた区分は、2人が別々に{two.comments:,}件を読み、{two.alike:,}件で一致しました{kappa}。"
        "食い違った意見は協議して決めています。2人とも公式集計を知って読んでいるため、一致は正確さの証明ではありません。</p>"
    )
    return legend, f"<ul>{items}</ul>", said


@once_for_all
def _apart(view: View) -> pd.DataFrame | None:
    """The readings on which two readers differ; None where nobody read twice."""
    coded = view.consultation.coding.query("source == 'coded'")
    return coded[coded["coder_a"] != coded["coder_b"]] if coded["coder_a"].notna().any() else None


def _disagreements(view: View, apart: pd.DataFrame) -> None:
    with st.expander(f"2人の分類が分かれた意見（{len(apart):,}件）"):
        columns = {
            "comment": "番号",
            "coder_a": "1人目",
            "coder_b": "2人目",
            "mark": "協議後",
            "confidence": "確かさ",
            "reason": "理由",
        }
        figure.table_twin(apart, columns=columns, caption="2人の分類が分かれた意見", name="disagreements", view=view)


def words(view: View) -> None:
    """How words are made from the texts."""
    tokens = view.corpus.words
    stop_words = _stop_words(view.corpus)
    figure.title("言葉の数え方")
    st.html(
        "<ul><li>文章を語に分けるには、janome（IPADIC 辞書）と、組織・施設・事業・計画の名前などを加えた辞書を使っています。</li>"
        "<li>数えるのは名詞・動詞・形容詞・副詞などで、助詞・助動詞・記号・数は数えません。</li>"
        "<li>辞書にない名詞の続き（「地域」「計画」など）は、キーワードの画面の切り替えで1語にまとめられます。"
        "名前を集めた辞書がない資料では、はじめからまとめ、法律・計画・会議・施設などの名前の終わりで区切ります。</li>"
        "<li>表記の違い（HPとホームページなど）は見出し語にまとめます。</li>"
        "<li>検索や集計のための正規化は写しの上で行い、表示する文章は資料のままです。</li></ul>"
        f"<p>この資料では {len(tokens):,}語に分かれました。</p>"
    )
    with st.expander(f"数えない語（この資料に出てくるもの {len(stop_words):,}語）"):
        st.html(f"<p>{escape('、'.join(stop_words))}</p>")


@lru_cache(maxsize=16)
def _stop_words(corpus: Corpus) -> list[str]:
    """The words of the texts that are not counted, in order."""
    return sorted(corpus.words.loc[corpus.words["stop"], "term"].unique())


def themes(view: View) -> None:
    """The themes and their rules, in full; nothing of a document without themes."""
    if not view.corpus.themes:
        return
    table = _themes(view)
    figure.title(
        "テーマの分け方",
        note="テーマは、公開している分類ルールで付け、人が1件ずつ入れたり外したりした意見があれば、それを優先しています。"
        "1つの意見に複数のテーマが付くことがあります。",
    )
    with st.expander(f"テーマの一覧（{len(table):,}）"):
        figure.table_twin(
            table,
            columns={"code": "記号", "name": "テーマ", "definition": "内容", "comments": "意見の件数"},
            caption="テーマの一覧",
            name="themes_list",
            view=view,
            numbers=None if view.selected.selection.narrows else {"comments": lambda row: {"theme": row["code"]}},
        )


@once_for_all
def _themes(view: View) -> pd.DataFrame:
    given = view.corpus.assignments[["row", "theme"]].drop_duplicates()["theme"].value_counts()
    return pd.DataFrame(
        [
            {"code": each.code, "name": each.name, "definition": each.definition, "comments": int(given.get(each.code, 0))}
            for each in view.corpus.themes
        ],
        columns=["code", "name", "definition", "comments"],
    )


def text_errors(view: View) -> None:
    """Suspected errors of the source, shown and never applied; nothing where none is suspected."""
    errors = view.consultation.corrections
    if errors.empty:
        return
    table = _errors(view)
    figure.title(
        "資料の文字の誤りと思われる箇所",
        note="本文には反映していません。資料の表示・検索・集計は、いずれも資料のままの文章で行っています。",
    )
    with st.expander(f"一覧（{len(table):,}か所）"):
        columns = {
            "comment": "番号",
            "field": "欄",
            "as_printed": "資料の表記",
            "suggested": "本来と思われる表記",
            "confidence": "確かさ",
            "note": "備考",
        }
        figure.table_twin(table, columns=columns, caption="文字の誤りと思われる箇所", name="corrections", view=view)


@once_for_all
def _errors(view: View) -> pd.DataFrame:
    errors = view.consultation.corrections
    return errors.assign(field=errors["field"].map(view.fields).fillna("分類"))


def limits(view: View) -> None:
    """What the figures cannot say."""
    metadata = view.consultation.metadata
    senders = (metadata.people or 0) + (metadata.organisations or 0)
    several = "出している" if 0 < senders < len(view.consultation.comments) else "出すこともある"
    figure.title("この画面ではわからないこと")
    st.html(
        "<ul>"
        f"<li>意見は{escape(metadata.unit_line)}です。1人が複数の意見を{several}ため、件数は人数でも賛否の票でもありません。</li>"
        f"<li>意見を出した人は{view.consultation.words.people}全体の代表ではありません。件数の多さは、関心の広がりを示すものではありません。</li>"
        "<li>どの意見を誰が出したかは公表されていません。同じ人の意見がまとまって数えられている可能性があります。</li>"
        "<li>意見は公表された文書のとおりに示しています。要約されていて、寄せられた文章そのものではないことがあります。</li>"
        "<li>10件未満の割合は、1件の違いで大きく変わるため示していません。</li></ul>"
    )
