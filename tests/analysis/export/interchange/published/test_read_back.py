"""What is written is read again by our own import: the same comments, marks, totals and facts around them."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from analysis.export.interchange.forms import FORMS
from analysis.export.interchange.published.comments import comments
from analysis.ingest.importing import import_file
from analysis.ingest.recipe.decisions import read_recipe
from analysis.package.folder import read_consultation

FILES = ("docx", "pdf", "xlsx", "csv", "html", "txt")
FACTS = (
    *("title", "publisher", "plan", "period_start", "period_end", "people", "organisations"),
    *("briefed_organisations", "notice_channels", "unit_line"),
)


def read_back(exchange, kind, tmp_path):
    path = tmp_path / f"公表.{kind}"
    path.write_bytes(writer(kind)(exchange))
    import_file(path, tmp_path / "package")
    return read_consultation(tmp_path / "package")


def writer(kind):
    """What writes the published form; as CSV the sheet is written too."""
    return next(form for form in FORMS if form.key == ("xlsx" if kind == "csv" else kind)).writers[kind]


def same(found, written, kind):
    """Whether texts are the same; on paper a blank at the end of a line is not seen, nor one in a narrow column of labels."""
    if kind == "pdf":
        found, written = (re.sub("[ \u3000]", "", str(each)) for each in (found, written))
    return found == written


def rows(consultation, basis):
    names = consultation.pillars.set_index("pillar")["name"]
    columns = ["id", "no", "category", "opinion", "reply", "reply_shared_with"]
    table = consultation.comments[columns].assign(
        pillar=consultation.comments["pillar"].map(names), mark=consultation.marks(basis)
    )
    return table.astype("object").where(table.notna(), "").to_dict("records")


@pytest.mark.parametrize("kind", FILES)
def test_every_comment_and_every_fact_comes_back(published_nerima, publish, kind, tmp_path):
    back = read_back(publish(published_nerima), kind, tmp_path)
    assert same(rows(back, "printed"), rows(published_nerima, "coded"), kind) and len(rows(back, "printed")) == 94
    totals = ["axis", "label", "count"]
    assert back.official_totals[totals].values.tolist() == published_nerima.official_totals[totals].values.tolist()
    legend = ["mark", "wording", "meaning"]
    assert back.response_types[legend].values.tolist() == published_nerima.response_types[legend].values.tolist()
    assert {name: getattr(back.metadata, name) for name in FACTS} == {
        name: getattr(published_nerima.metadata, name) for name in FACTS
    }


@pytest.mark.parametrize("kind", FILES)
def test_texts_that_look_like_something_else_come_back_as_they_are(hostile_nerima, publish, kind, tmp_path):
    back = read_back(publish(hostile_nerima), kind, tmp_path)
    found, written = ([re.sub("\n+", "\n", text) for text in each.comments["opinion"]] for each in (back, hostile_nerima))
    assert same(found, written, kind) and back.comments["id"].tolist() == hostile_nerima.comments["id"].tolist()


@pytest.mark.parametrize("kind", FILES)
def test_of_a_choice_its_own_counts_come_back(published_nerima, publish, kind, tmp_path):
    exchange = publish(published_nerima, pillars=("柱Ⅱ",), response_types=("○", "※"))
    back = read_back(exchange, kind, tmp_path)
    assert back.comments["opinion"].tolist() == exchange.selected.comments["opinion"].tolist()
    assert back.marks("printed").tolist() == exchange.selected.mark.astype("str").tolist()
    counted = back.official_totals[back.official_totals["axis"] == "response_type"]
    expected = exchange.selected.mark.astype("str").value_counts()
    assert counted.dropna(subset="key").set_index("key")["count"].to_dict() == expected.to_dict()


@pytest.mark.parametrize("kind", FILES)
def test_a_document_without_marks_replies_and_facts_has_no_empty_columns(published_nerima, publish, kind, tmp_path):
    comments = published_nerima.comments.assign(
        reply=pd.Series([None] * 94, dtype="str"), reply_shared_with=pd.Series([None] * 94, dtype="str")
    )
    facts = replace(
        published_nerima.metadata,
        **{"period_start": None, "period_end": None, "people": None, "organisations": None},
        **{"briefed_organisations": (), "notice_channels": (), "unit_line": ""},
    )
    bare = replace(
        published_nerima,
        comments=comments,
        metadata=facts,
        coding=published_nerima.coding.iloc[:0],
        response_types=published_nerima.response_types.iloc[:0],
        official_totals=published_nerima.official_totals.iloc[:0],
    )
    back = read_back(publish(bare), kind, tmp_path)
    assert back.comments["opinion"].tolist() == comments["opinion"].tolist()
    assert back.comments[["reply", "printed_mark"]].isna().all(axis=None) and back.response_types.empty


@pytest.mark.parametrize("kind", FILES)
def test_no_comment_is_written_and_one_comes_back(published_nerima, publish, kind, tmp_path):
    exchange = publish(published_nerima)
    for count in (0, 1):
        few = replace(exchange, selected=replace(exchange.selected, positions=exchange.selected.positions[:count]))
        assert writer(kind)(few)
    assert same(rows(read_back(few, kind, tmp_path), "printed"), rows(published_nerima, "coded")[:1], kind)


def test_a_reply_further_down_says_whose_it_is(published_nerima, publish):
    shared = published_nerima.comments["id"].isin(["5"])
    exchange = publish(published_nerima)
    alone = replace(exchange, selected=exchange.selected.narrowed(shared))
    owner = published_nerima.comments.set_index("id")["reply"]["4"]
    assert [entry.reply for section in comments(alone).sections for entry in section.entries] == [
        f"（4番と共通の回答です。）\n{owner}"
    ]


@pytest.mark.parametrize(("publisher", "heading"), [("みどり市", "市の考え方"), ("経済産業省", "省の考え方"), ("", "考え方")])
@pytest.mark.parametrize("kind", FILES)
def test_replies_are_those_of_whoever_published_them(published_nerima, publish, kind, publisher, heading, tmp_path):
    other = replace(published_nerima, metadata=replace(published_nerima.metadata, publisher=publisher))
    back = read_back(publish(other), kind, tmp_path)
    assert heading in read_recipe(tmp_path / "package").source.columns
    assert same(rows(back, "printed"), rows(published_nerima, "coded"), kind)
