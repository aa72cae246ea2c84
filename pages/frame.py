"""The script behind every address: navigation, the shared choices, then the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.frame import address, choices, problems, review_store, sidebar, sign_in, uploader, view
from pages.components.frame.library import corpus_of, library
from pages.components.frame.parameters import Parameter, parse
from pages.components.shared import tools
from pages.components.totals import instead

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

_PAGES = "_pages"


def made_pages() -> dict[str, StreamlitPage]:
    """The pages by their paths."""
    return {
        "": st.Page("overview.py", title="概要", default=True),
        "pillars": st.Page("pillars.py", title="柱で見る", url_path="pillars"),
        "response-types": st.Page("response_types.py", title="対応区分で見る", url_path="response-types"),
        "themes": st.Page("themes.py", title="テーマ", url_path="themes"),
        "replies": st.Page("replies.py", title="区の考え方", url_path="replies"),
        "map": st.Page("comment_map.py", title="意見の地図", url_path="map"),
        "keywords": st.Page("keywords.py", title="キーワード", url_path="keywords"),
        "comments": st.Page("comments.py", title="意見を読む", url_path="comments"),
        "compare": st.Page("compare.py", title="資料を比べる", url_path="compare"),
        "briefing": st.Page("briefing.py", title="ブリーフィング", url_path="briefing"),
        "review": st.Page("review.py", title="対応区分の確認", url_path="review"),
        "documents": st.Page("documents.py", title="資料の取り込み", url_path="documents"),
        "methods": st.Page("methods.py", title="データと方法", url_path="methods"),
        "audit": st.Page("audit.py", title="操作の記録", url_path="audit"),
    }


def window(title: str) -> None:
    """Name the browser's tab and say how wide a page is; the tab's picture comes with the document (serving/shell.py)."""
    st.set_page_config(
        page_title=f"{title}｜意見アトラス",
        layout="wide",
        initial_sidebar_state="collapsed" if page.url_path == "briefing" else "auto",  # a projector shows the message alone
    )


# Once a visit: each page looks its file up on the disk.
if _PAGES not in st.session_state:
    st.session_state[_PAGES] = made_pages()
PAGES: dict[str, StreamlitPage] = st.session_state[_PAGES]
page = st.navigation(list(PAGES.values()), position="hidden")
st.html(Path(__file__).parent / "components" / "frame" / "style.css")

uploader.close_where_nothing_is_asked(page.url_path)
shelf = library()
if not shelf.corpora:
    window(page.title)
    problems.draw(shelf)
    with st.sidebar:
        sign_in.draw()
    if page.url_path == "documents":  # where the first consultation comes in
        page.run()
    else:
        st.page_link(PAGES["documents"], label="資料の取り込みへ")
    st.stop()

# The consultation comes first: it decides which codes the other parameters may hold.
which = Parameter("consultation", default=shelf.first, codes=shelf.ids)
asked = address.raw() if address.moved(page.url_path) else {"consultation": [str(st.session_state.get("consultation", ""))]}
corpus = review_store.reviewed(corpus_of(shelf, str(parse(asked, [which])[0]["consultation"])))
parameters = choices.url_parameters(shelf, corpus)
values = address.sync(parameters, page.url_path)
present = view.View(corpus, corpus.select(choices.selection(values)), values, parameters, PAGES, page.url_path)
view.keep(present)
window(present.say(page.title))

with st.sidebar:
    sidebar.draw(PAGES, shelf, present)
    sign_in.draw()
    tools.listen()
problems.draw(shelf)
if corpus.consultation.metadata.totals_only and page.url_path not in instead.OWN_WAY:
    instead.draw(present, page.title)
else:
    page.run()
