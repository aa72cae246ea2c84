"""資料の取り込み: a published document becomes a consultation; what was read is shown, corrected, reconciled, then kept."""

import streamlit as st

from pages.components.documents import correcting, facts, generations, keeping, lines, original, result, splitting
from pages.components.documents import reading as document_reading
from pages.components.documents.totals import draw as draw_totals

st.title("資料の取り込み", anchor=False)
st.html(
    "<p>自治体が公表した結果の文書から、意見・回答・対応区分を読み取ります。"
    "読み取れなかった行は理由とともに示し、推測で補うことはしません。</p>"
)
reading = document_reading.upload()
if reading is None:
    draw_totals.draw()
    generations.draw()
    st.stop()

result.figures(reading.imported)
result.doubts(reading.imported)
original.side_by_side(reading)
lines.draw(reading)
splitting.draw(reading)
facts.draw(reading)
correcting.columns(reading)
meanings = correcting.legend(reading)
result.reconciliation(reading.imported)
keeping.draw(reading, meanings)
generations.draw()
