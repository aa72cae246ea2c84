"""データと方法: where every number comes from, how it was checked, and what the dashboard cannot show."""

import streamlit as st

from pages.components.frame.view import current
from pages.components.methods import estimate_accuracy, gap_accuracy, sections, terms, theme_accuracy
from pages.components.rows import panel
from pages.components.shared import page_head
from pages.components.totals import instead

view = current()
if view.consultation.metadata.totals_only:
    instead.head("データと方法", view)
    sections.reconciliation(view)
    sections.provenance(view)
    sections.basis(view)
    instead.limits(view)
    st.stop()
page_head.draw("データと方法", view)
sections.reconciliation(view)
sections.provenance(view)
sections.basis(view)
estimate_accuracy.draw(view)
sections.words(view)
sections.themes(view)
theme_accuracy.draw(view)
gap_accuracy.draw(view)
sections.text_errors(view)
sections.limits(view)
terms.draw()
panel.draw(view)
