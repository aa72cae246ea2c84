"""柱で見る: each pillar's comments, how they were answered, what they speak of and in which words."""

import streamlit as st

from pages.components.frame.view import current
from pages.components.groups import attribute_counts, group, pillar_profiles, pillar_totals, text_lengths
from pages.components.rows import panel
from pages.components.shared import page_head, weighing

view = current()
page_head.draw("柱で見る", view)
if not len(view.selected):
    st.html(f"<p>当てはまる意見はありません。条件を外すと、{view.say('柱')}ごとの件数を表示します。</p>")
    st.stop()

pillar = ""
if len(view.pillars) == 1:
    st.html(view.say("<p>この資料の意見は、柱（項目）に分かれていません。</p>"))
    weighing.draw(view)
else:
    weighing.draw(view)
    pillar_totals.draw(view)
    pillar = pillar_profiles.choose(view)
if pillar:
    pillar_profiles.draw_one(view, group.group(view, group.PILLAR, pillar))
else:
    if len(view.pillars) > 1:
        pillar_profiles.draw_all(view)
    text_lengths.draw(view)
    attribute_counts.draw(view)
panel.draw(view)
