"""The Word document as Word sees it: heads that repeat, cells that are joined, headings, language, the same bytes twice."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.oxml.ns import qn

from analysis.export.interchange.published.word import word_bytes


def opened(data: bytes):
    return docx.Document(io.BytesIO(data))


def test_the_same_comments_give_the_same_bytes(published_nerima, publish):
    assert word_bytes(publish(published_nerima)) == word_bytes(publish(published_nerima))


def test_headings_are_headings_and_heads_of_tables_repeat(published_nerima, publish):
    document = opened(word_bytes(publish(published_nerima)))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.text}
    assert styles[published_nerima.metadata.title] == "Title"
    assert styles["1 意見の受付状況"] == "Heading 1" and styles["柱Ⅱ DXで区政を身近にする"] == "Heading 2"
    for table in document.tables:
        assert table.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None


def test_replies_that_the_document_prints_once_are_one_cell(published_nerima, publish):
    document = opened(word_bytes(publish(published_nerima)))
    first = next(table for table in document.tables if table.rows[0].cells[0].text == "No")
    shared = [row.cells[3]._tc for row in first.rows[4:6]]
    assert [row.cells[0].text for row in first.rows[4:6]] == ["4", "5"] and shared[0] is shared[1]


def test_the_file_says_its_title_and_its_language(published_nerima, publish):
    data = word_bytes(publish(published_nerima))
    properties = opened(data).core_properties
    assert (properties.title, properties.language) == (published_nerima.metadata.title, "ja-JP")
    styles = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode("utf-8")
    assert 'w:eastAsia="BIZ UDPゴシック"' in styles


def test_every_opinion_is_in_a_cell_of_its_own(hostile_nerima, publish):
    document = opened(word_bytes(publish(hostile_nerima)))
    cells = [row.cells[2].text for table in document.tables if len(table.columns) == 5 for row in table.rows[1:]]
    assert cells == hostile_nerima.comments["opinion"].tolist()
