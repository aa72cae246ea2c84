"""A municipality's own Word template: its fields are filled in its own styles; what cannot be filled is said by name."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from analysis.export.interchange.published.word import template_problem, word_bytes
from analysis.export.word.template import TemplateError, own_template


def template(*paragraphs: str, head: str = "", cell: str = "") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].add_run(head)
    document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run(cell)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_chapters_stand_where_the_template_has_them(published_nerima, publish):
    own = template(
        "様式第3号",
        "{{寄せられた意見の内訳}}",
        "次のとおり回答します。",
        "{{ 寄せられた意見と考え方 }}",
        head="{{公表}}（{{意見件数}}）",
    )
    document = docx.Document(io.BytesIO(word_bytes(replace(publish(published_nerima), template=own))))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "様式第3号" and "次のとおり回答します。" in texts and not any("{{" in text for text in texts)
    assert document.sections[0].header.paragraphs[0].text == "練馬区（94件（11名・5団体））"
    heads = [table.rows[0].cells[0].text for table in document.tables]
    assert heads[0] == "項目" and heads.count("No") == 6 and "対応区分" not in heads


def test_styles_are_those_that_the_template_calls_so(published_nerima, publish):
    """In a Japanese Word, ids of styles are numbers; only their names are alike."""
    document = docx.Document()
    document.styles["Heading 2"].element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId", "21")
    document.add_paragraph("{{本文}}")
    written = io.BytesIO()
    document.save(written)
    made = docx.Document(io.BytesIO(word_bytes(replace(publish(published_nerima), template=written.getvalue()))))
    assert next(p.style.style_id for p in made.paragraphs if p.text == "柱Ⅱ DXで区政を身近にする") == "21"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (template("{{担当課}}", "{{本文}}"), "{{担当課}} という項目はありません"),
        (template("{{本文}}", head="{{日付}}"), "ヘッダー：{{日付}} という項目はありません"),
        (template("{{本文}}", cell="{{課長}}"), "表：{{課長}} という項目はありません"),
        (template("一覧は{{本文}}です"), "一行に一つだけ"),
        (template("項目のない文書"), "{{本文}} がありません"),
        (b"PK\x03\x04 no document", "Wordの文書（.docx）として開けません"),
    ],
)
def test_what_cannot_be_filled_is_named(published_nerima, publish, own, said):
    with pytest.raises(TemplateError, match="テンプレート") as error:
        word_bytes(replace(publish(published_nerima), template=own))
    assert said in str(error.value) and template_problem(own) == str(error.value)


def test_a_good_template_has_no_problem():
    assert template_problem(template("{{題名}}", "{{本文}}")) == ""


def test_the_data_folder_may_have_one(tmp_path):
    assert own_template(tmp_path, "result") is None
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "result.docx").write_bytes(b"own")
    assert own_template(tmp_path, "result") == b"own" and own_template(tmp_path, "briefing") is None
