"""資料の取り込み: a published document becomes a consultation; what was read is shown, corrected, reconciled, then kept."""

import streamlit as st

from pages.components import document_correcting, document_keeping, document_original, document_reading, document_result

st.title("資料の取り込み", anchor=False)
st.html(
    "<p>自治体が公表した結果の文書から、意見・回答・対応区分を読み取ります。"
    "読み取れなかった行は理由とともに示し、推測で補うことはしません。</p>"
)
reading = document_reading.upload()
if reading is None:
    st.stop()

document_result.figures(reading.imported)
document_result.doubts(reading.imported)
document_original.side_by_side(reading)
document_correcting.columns(reading)
meanings = document_correcting.legend(reading)
document_result.reconciliation(reading.imported)
document_keeping.draw(reading, meanings)
