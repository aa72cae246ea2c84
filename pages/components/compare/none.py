"""What the page 資料を比べる says while there is nothing to compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from pages.components.frame.view import View


def draw(view: View) -> None:
    """Say how a second consultation is added."""
    st.html(
        "<p>いま入っている資料は1つだけなので、比べる相手がありません。"
        "ほかの自治体や前の年度の結果を取り込むと、ここで並べて比べられます。</p>"
        "<ol><li>公表された結果のファイル（PDF、Excel、CSV、テキスト、HTML）を用意します。</li>"
        "<li><code>python -m analysis import ファイル</code> か、「資料の取り込み」の画面で取り込みます。"
        "列と凡例は自動で読み分け、確かめてほしいことがあれば一覧で出ます。</li>"
        "<li>左の「資料」とこの画面に、起動し直さずに加わります。</li></ol>"
    )
    if "documents" in view.pages:
        view.link("documents", "資料の取り込みを開く", icon=":material/arrow_forward:")
