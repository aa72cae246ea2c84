"""The menu: every page stands in one group, those that refuse a reader only where they do not."""

from __future__ import annotations

from pages.components.frame.sidebar import FOR_EDITORS, GROUPS


def test_every_page_stands_in_one_group(open_page):
    listed = [path for paths in GROUPS.values() for path in paths]
    assert len(listed) == len(set(listed))
    app = open_page("")
    shown = [link.proto.page.rsplit("/", 1)[-1] for link in app.sidebar.get("page_link")]
    assert len(shown) == len(listed)  # on this machine the visitor is an editor
    assert set(FOR_EDITORS) <= set(listed)


def test_the_groups_are_named(open_page):
    text = " ".join(each.proto.body for each in open_page("").sidebar.get("html"))
    assert all(f'<p class="atlas-menu">{name}</p>' in text for name in ("読む", "分析する", "説明する", "整える"))


def test_the_consultation_is_chosen_above_the_pages(open_page):
    assert [each.label for each in open_page("").sidebar.selectbox] == ["資料"]
