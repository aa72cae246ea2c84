"""What README and its companions say is so: commands, files, pages, addresses, versions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import run
from analysis import commands
from pages.components.frame import library
from pages.components.frame.choices import url_parameters

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.en.md")
DOCUMENTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_every_word_of_run_py_is_explained_and_no_other(name):
    table = re.findall(r"^\| `python3 run\.py ?(\w*)` \|", text(name), flags=re.MULTILINE)
    assert table == list(run.WORDS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_in_the_text_exists(name):
    words = set(re.findall(r"run\.py +([a-z]+)", text(name)))
    assert words <= set(run.WORDS)
    known = {command.NAME for command in commands.commands()}
    assert set(re.findall(r"python -m analysis ([a-z-]+)", text(name))) <= known


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_in_the_text_exists(name):
    mentioned = re.findall(r"`((?:pages|analysis|tests|data|\.streamlit|\.docs)/[\w./-]*)`", text(name))
    linked = re.findall(r"\]\((?!http)([^)#]+)\)", text(name))
    made_up = {"tests/analysis/statistics/words/test_keyness.py"} - {
        str(path.relative_to(ROOT)) for path in ROOT.rglob("test_keyness.py")
    }
    made_later = {".streamlit/secrets.toml", "data/consultations/.history/ID/"}  # by an administrator, or by the program
    asked = [path for path in (*mentioned, *linked) if path not in made_up | made_later]
    assert [path for path in asked if not (ROOT / path).exists()] == []
    assert not made_up


def test_every_page_is_listed_with_its_address_and_file():
    frame = text("pages/frame.py")
    defined = re.findall(r'"([a-z-]*)": st\.Page\("(\w+\.py)", title="([^"]+)"', frame)
    listed = re.findall(r"^\| `/([a-z-]*)` \| ([^|]+) \| `pages/(\w+\.py)` \|", text("README.md"), flags=re.MULTILINE)
    assert len(defined) >= 7
    assert {file for _, file, _ in defined} == {path.name for path in (ROOT / "pages").glob("*.py")} - {"frame.py", "__init__.py"}
    assert [(address, title, file) for address, file, title in defined] == listed


def test_the_shared_parameters_are_listed():
    shelf = library.library()
    shared = [
        each.key for each in url_parameters(shelf, shelf.corpora["nerima-2023"]) if each.on("pillars") and each.on("documents")
    ]
    listed = re.findall(r"^\| `(\w+)` \| [^|]+ \| `[^|]*\|$", text("README.md"), flags=re.MULTILINE)
    assert [name for name in listed if name in shared] == shared


def test_layers_are_listed_in_the_order_of_the_contract():
    contract = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    order = re.findall(r"(\w+)", " ".join(contract))
    table = text("README.md").partition("| 層 |")[2].partition("\n\n")[0]
    listed = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]+) \|", table, flags=re.MULTILINE)))
    assert listed == [name for name in order if name in listed]
    assert set(order) - set(listed) <= {"__main__"}


def test_the_changelog_names_the_version():
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert f"## [{version}] - " in text("CHANGELOG.md")


def test_the_licence_is_the_one_in_pyproject():
    assert tomllib.loads(text("pyproject.toml"))["project"]["license"] == "Apache-2.0"
    assert "Apache License" in text("LICENSE")[:200]


@pytest.mark.parametrize("name", READMES)
def test_the_environment_variables_are_all_there(name):
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "analysis").rglob("*.py")) + text("tests/chromium.py")
    read = set(re.findall(r'environ\.get\("(IKEN_\w+)"', code))
    assert read
    assert read <= set(re.findall(r"`(IKEN_\w+)`", text(name)))
