"""Fields wherever Word lets people write: parted into stretches, in links, text boxes, controls, heads of first pages."""

from __future__ import annotations

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from analysis.export.word.fields import lines

VALUES = {"公表": "練馬区", "題名": "素案"}


def stretch(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def document(paragraph):
    """A document of one paragraph, written by hand."""
    made = docx.Document()
    made.element.body.insert(0, parse_xml(paragraph.replace("<w:p>", f"<w:p {nsdecls('w', 'r')}>", 1)))
    return made


def written(made):
    for line in list(lines(made)):
        line.write(VALUES)
    return made


def test_a_field_that_stands_only_in_a_link_is_written_there():
    made = written(document(f'<w:p><w:hyperlink w:anchor="x">{stretch("{{公表}}のページ")}</w:hyperlink></w:p>'))
    (link,) = made.paragraphs[0].hyperlinks
    assert link.text == made.paragraphs[0].text == "練馬区のページ"


def test_a_link_beside_a_field_is_left_as_it_is_and_said_once():
    linked = f'<w:hyperlink w:anchor="x">{stretch("こちら")}</w:hyperlink>'
    made = written(document(f"<w:p>{stretch('{{公表}}は')}{linked}{stretch('です')}</w:p>"))
    assert made.paragraphs[0].text == "練馬区はこちらです"
    assert [run.text for run in made.paragraphs[0].runs] == ["練馬区は", "です"]


def test_stretches_keep_their_looks_and_a_parted_field_has_that_of_its_first_letter():
    parted = stretch("件名：{{", "<w:b/>") + stretch("題", "<w:i/>") + stretch("名}}（{{ 公表 }}）")
    runs = written(document(f"<w:p>{parted}</w:p>")).paragraphs[0].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("件名：素案", True, None),
        ("", None, True),
        ("（練馬区）", None, None),
    ]


def test_two_fields_side_by_side_are_both_written():
    assert written(document(f"<w:p>{stretch('{{公表}}{{題名}}{{公表}}')}</w:p>")).paragraphs[0].text == "練馬区素案練馬区"


def test_every_place_is_named():
    box = f"<w:r><w:pict><w:txbxContent><w:p>{stretch('{{題名}}')}</w:p></w:txbxContent></w:pict></w:r>"
    made = document(f"<w:p>{stretch('本文の文')}{box}</w:p>")
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{stretch('{{公表}}')}</w:p></w:sdtContent></w:sdt>"
    made.element.body.insert(1, parse_xml(control))
    made.add_table(1, 1).cell(0, 0).text = "表の文"
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "初めのヘッダー"
    section.footer.paragraphs[0].text = "フッターの文"
    said = [(line.place, line.text) for line in lines(made) if line.text]
    assert said == [
        ("本文", "本文の文"),
        ("テキストボックス", "{{題名}}"),
        ("コンテンツ コントロール", "{{公表}}"),
        ("表", "表の文"),
        ("ヘッダー", "初めのヘッダー"),
        ("フッター", "フッターの文"),
    ]
    assert [line.text for line in lines(written(made)) if line.place in ("テキストボックス", "コンテンツ コントロール")] == [
        "素案",
        "練馬区",
    ]
