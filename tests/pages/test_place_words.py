"""The product's own words follow the document: no page, file or command says 区 or 柱 of a city or a ministry."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from html import escape

import pytest
from google.protobuf import text_format

from analysis.__main__ import main
from analysis.commands import commands
from analysis.ingest.write import rebuild
from pages.components.frame import library
from tests.pages.screen import bodies
from tests.pages.test_small_documents import VIEWS
from tests.place_documents import DOCUMENTS, put

OTHER_WORDS = re.compile(r".{0,20}(?:柱|区(?![分別切画間市])).{0,20}")
"""区分, 区別, 区市町村 … are words of anybody."""
TERMINAL = (
    ("check",),
    ("terms", "{id}"),
    ("promises", "{id}"),
    ("gaps", "{id}"),
    ("concordance", "{id}", "増やす"),
    ("questions", "{id}"),
    ("shared-replies", "{id}"),
    ("similar", "{id}"),
    ("response-types", "{id}"),
)
EXPORTS = {
    "kouchou-ai": "csv",
    "kh-coder": "csv",
    "ministry": "xlsx",
    "docx": "docx",
    "html": "html",
    "txt": "txt",
    "open-data": "zip",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory, nerima_folder):
    data = tmp_path_factory.mktemp("places") / "data"
    shutil.copytree(nerima_folder.parents[1], data, ignore=shutil.ignore_patterns("consultations"))
    (data / "consultations").mkdir()
    for name in DOCUMENTS:
        put(data / "consultations", name)
    return data


@pytest.fixture
def places(folder, monkeypatch):
    monkeypatch.setenv("IKEN_DATA", str(folder))
    monkeypatch.setenv("IKEN_CACHE", str(folder.parent / "cache"))
    library._opened.cache_clear()
    yield
    library._opened.cache_clear()


def sent(app) -> str:
    """Everything that a run sends to the browser."""
    nodes, texts = [app._tree], []
    while nodes:
        node = nodes.pop()
        nodes += list(getattr(node, "children", {}).values())
        if proto := getattr(node, "proto", None):
            texts.append(text_format.MessageToString(proto, as_utf8=True))
    return re.sub(r"\\\\?u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), "\n".join(texts))


def strange(text: str) -> list[str]:
    return OTHER_WORDS.findall(re.sub('"folding":.*?"folded":', "", text))  # spellings of any document, to search by


@pytest.mark.parametrize(("page", "query"), VIEWS, ids=str)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_page_speaks_in_the_words_of_the_place(places, open_page, name, page, query):
    app = open_page(page, consultation=name, **query)
    assert not app.exception and not app.error
    assert strange(sent(app)) == []


def test_the_words_are_there(places, open_page):
    city, ministry = (sent(open_page("pillars", consultation=name)) for name in DOCUMENTS)
    assert "章で見る" in city and "章別の意見件数" in city and "市の考え方" in city
    assert "項目で見る" in ministry and "項目別の意見件数" in ministry and "省の考え方" in ministry


def test_nerima_is_said_as_ever(open_page):
    app = sent(open_page("pillars"))
    assert "柱で見る" in app and "柱（項目）別の意見件数と対応区分" in app and "区の考え方" in app


def test_words_set_by_hand_change_no_word_of_the_document(copy_of_nerima, monkeypatch, open_page):
    recipe = copy_of_nerima / "build.toml"
    recipe.write_text(
        recipe.read_text(encoding="utf-8").replace("[document]\n", '[document]\nbody = "市"\npillar_word = "章"\n', 1),
        encoding="utf-8",
    )
    rebuild(copy_of_nerima)
    monkeypatch.setenv("IKEN_DATA", str(copy_of_nerima.parents[1]))
    library._opened.cache_clear()
    app = open_page("comments", pillar="柱Ⅰ")
    library._opened.cache_clear()
    first = app.session_state["_view"].selected.comments.iloc[0]
    shown = "".join(bodies(app))
    assert "市の考え方" in shown and ">区の考え方<" not in shown
    assert escape(first["opinion"]).replace("\n", "") in re.sub(r"</?(mark|br)[^>]*>|\n", "", shown) and "柱Ⅰ 区民協働" in shown
    assert "章：柱Ⅰ 区民協働" in [each.label for each in app.button]


@pytest.mark.parametrize("words", TERMINAL, ids=lambda words: words[0])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_terminal_speaks_in_the_words_of_the_place(places, capsys, name, words):
    without_marks = words[0] == "response-types" and name == "ministry"
    assert main([word.format(id=name) for word in words]) in ((64,) if without_marks else (0, 2))
    printed = capsys.readouterr()
    assert strange(printed.out + printed.err) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_of_the_briefing(places, tmp_path, name):
    for ending in ("docx", "xlsx", "pptx", "html", "csv.zip", "explore.html"):
        path = tmp_path / f"briefing.{ending}"
        explore = ["--explore"] if ending.startswith("explore") else []
        assert main(["brief", name, "--date", "2026-01-05", "--out", str(path), *explore]) == 0
        assert strange(content(path.read_bytes())) == [], ending


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_for_others(places, tmp_path, name, form):
    path = tmp_path / f"export.{EXPORTS[form]}"
    assert main(["export", name, "--to", form, "--out", str(path)]) == 0
    assert strange(content(path.read_bytes())) == []


def content(data: bytes) -> str:
    """The text of a file; of one that is an archive, of all that is in it."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8", "ignore")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(content(archive.read(each)) for each in archive.namelist() if not each.endswith((".png", ".ttf")))


@pytest.mark.parametrize("command", [None, *(each.NAME for each in commands())])
def test_help_holds_for_any_municipality(capsys, command):
    """Lines that are typed for the built-in document have its words; 柱 elsewhere is one of several names of a part."""
    with pytest.raises(SystemExit):
        main([*filter(None, [command]), "--help"])
    told = [line for line in capsys.readouterr().out.splitlines() if not line.lstrip().startswith("python -m analysis")]
    assert strange(re.sub(r"項目（柱・章[^）]*）|attribute_柱", "", "\n".join(told))) == []
