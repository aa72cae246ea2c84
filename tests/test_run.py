"""Set-up and launch with run.py: words, ports, the environment it makes, and the lock it makes it from."""

from __future__ import annotations

import ast
import os
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import run
from tests import chromium

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def run_py(*words: str) -> subprocess.CompletedProcess[str]:
    """run.py as a person calls it."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, ROOT / "run.py", *words], capture_output=True, text=True, check=False, env=environment)


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """run.py over an empty folder with a lock of its own."""
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv" / "made-from.txt")
    monkeypatch.setattr(run, "LOCK", tmp_path / "requirements.lock")
    (tmp_path / "requirements.lock").write_text("janome==0.5.1 \\\n    --hash=sha256:0\nuv==1 \\\n    --hash=sha256:1\n")
    return tmp_path


# --- words and ports


def test_an_unknown_word_is_named_with_the_known_ones_in_both_languages():
    result = run_py("serve")
    assert result.returncode == 2
    assert "「serve」という指定はありません" in result.stderr
    assert "No such word: serve." in result.stderr
    assert "bench" in result.stderr


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "八五〇一", ""])
def test_a_port_that_is_none_is_refused(port):
    result = run_py(f"--port={port}")
    assert result.returncode == 2
    assert f"ポート番号「{port}」は使えません" in result.stderr


@pytest.mark.parametrize("number", ["0", "17", "-1", "two", ""])
def test_a_number_of_processes_that_is_none_is_refused(number):
    result = run_py(f"--processes={number}")
    assert result.returncode == 2
    assert f"プロセスの数「{number}」は使えません" in result.stderr


def started(monkeypatch, processes: int) -> list[str]:
    """The command that run.py becomes."""
    found: list[list[str]] = []
    monkeypatch.setattr(run, "set_up", lambda: None)
    monkeypatch.setattr(run, "is_taken", lambda *_where: False)
    monkeypatch.setattr(run.os, "execve", lambda _program, command, _environment: found.append(command))
    monkeypatch.setattr(run.subprocess, "Popen", lambda *_command, **_how: pytest.fail("a child, not this process itself"))
    with pytest.raises(pytest.fail.Exception):
        run.start(run.read_words([f"--processes={processes}", "--port=8600"]))
    return found[0]


def test_one_process_is_streamlit_itself_and_several_have_one_in_front(monkeypatch):
    assert started(monkeypatch, 1)[1:] == [
        *("-m", "streamlit", "run", "dashboard.py", "--server.port=8600", "--server.address=127.0.0.1")
    ]
    front = ["-m", "pages.serving.processes.front", "--port", "8600", "--address", "127.0.0.1", "--processes", "2"]
    assert started(monkeypatch, 2)[1:] == front


def test_a_taken_port_is_refused_with_a_way_out():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = run_py("--port", str(port))
    assert result.returncode == 2
    assert f"ポート {port} は使用中です" in result.stderr
    assert f"python3 run.py --port {port + 1}" in result.stderr


def test_a_port_is_free_again_after_a_server_with_visitors_stopped():
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as Streamlit does
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            visitor, _ = server.accept()
            visitor.close()  # the server closes first: the connection lingers in the system
    assert not run.is_taken("127.0.0.1", port)


def test_an_address_that_does_not_exist_is_refused():
    result = run_py("--address", "no.such.host.invalid", "--port", "18501")
    assert result.returncode == 2
    assert "no.such.host.invalid" in result.stderr


def test_help_and_docstring_name_every_word():
    words = re.findall(r"^python3 run\.py ?(\w*)  ", run.__doc__, flags=re.MULTILINE)
    assert words == list(run.WORDS)
    assert run.__doc__ in run_py("--help").stdout


def test_an_old_python_is_told_which_one_is_needed(monkeypatch):
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(run, "quiet", lambda *_command: False)
    with pytest.raises(run.SetupError, match=r"Python 3\.11 以上が必要です（使用中: 3\.9）"):
        run.right_python()


def test_standard_library_only():
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names


# --- the environment


def test_children_write_bytecode_and_use_two_arenas(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    environment = run.environment()
    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert environment["MALLOC_ARENA_MAX"] == "2"


def test_a_deployment_may_choose_its_own_arenas(monkeypatch):
    monkeypatch.setenv("MALLOC_ARENA_MAX", "4")
    assert run.environment()["MALLOC_ARENA_MAX"] == "4"


def made(place: Path) -> None:
    """A finished environment: real interpreter, this one's packages, stamp."""
    run.create_venv()
    site = next(run.VENV.glob("lib/python*/site-packages" if os.name == "posix" else "Lib/site-packages"))
    (site / "here.pth").write_text(os.pathsep.join(path for path in sys.path if path.endswith("site-packages")))
    run.STAMP.write_text(run.origin(), encoding="utf-8")


def test_a_finished_environment_is_left_alone(place, monkeypatch):
    made(place)
    assert run.is_complete()
    monkeypatch.setattr(run, "create_venv", lambda: pytest.fail("made anew"))
    run.set_up()


def test_without_an_environment_there_is_nothing_complete(place):
    assert not run.is_complete()


def test_another_lock_makes_the_environment_stale(place):
    made(place)
    run.LOCK.write_text("janome==0.5.2\n")
    assert not run.is_complete()


def test_another_python_makes_the_environment_stale(place, monkeypatch):
    made(place)
    monkeypatch.setattr(run.sys, "version_info", (3, 12, 1))
    assert not run.is_complete()


def test_a_broken_interpreter_makes_the_environment_stale(place):
    made(place)
    run.python().unlink()
    assert not run.is_complete()


def test_missing_packages_make_the_environment_stale(place):
    made(place)
    next(run.VENV.rglob("here.pth")).unlink()
    assert not run.is_complete()


def test_a_damaged_environment_is_made_anew(place, monkeypatch):
    made(place)
    (run.VENV / "left-over").touch()
    run.python().unlink()
    monkeypatch.setattr(run, "install", lambda: None)
    monkeypatch.setattr(run, "run", with_venv_only(run.run))
    run.set_up()
    assert not (run.VENV / "left-over").exists()
    assert run.STAMP.read_text(encoding="utf-8") == run.origin()


def with_venv_only(really):
    """Run what makes the virtual environment, and leave out the rest."""
    return lambda *command, **options: really(*command, **options) if "venv" in command else True


def test_a_failed_installation_leaves_no_stamp(place, monkeypatch):
    monkeypatch.setattr(run, "run", with_venv_only(run.run))
    monkeypatch.setattr(run, "pip_install", lambda **_options: False)
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    with pytest.raises(run.SetupError, match="PIP_INDEX_URL"):
        run.set_up()
    assert not run.STAMP.exists()


def test_uv_comes_from_the_lock_and_the_rest_can_do_without_it(place, monkeypatch):
    commands = []
    run.VENV.mkdir()
    monkeypatch.setattr(run, "has_pip", lambda: True)
    monkeypatch.setattr(
        run, "run", lambda *command, **_options: commands.append((command, (run.VENV / "wanted.txt").read_text()))
    )
    run.pip_install(without_uv=False)
    run.pip_install(without_uv=True)
    (first, uv), (second, rest) = commands
    assert uv == "uv==1 \\\n    --hash=sha256:1\n"
    assert rest == "janome==0.5.1 \\\n    --hash=sha256:0"
    assert "--require-hashes" in first
    assert "--require-hashes" in second


def test_uv_looks_where_pip_is_told_to_look(place, monkeypatch):
    seen = {}
    monkeypatch.setenv("PIP_FIND_LINKS", "wheels")
    monkeypatch.setattr(run.shutil, "which", lambda _name: "uv")
    monkeypatch.setattr(run, "run", lambda *command, env: seen.update(command=command, env=env) or True)
    run.install()
    assert seen["env"]["UV_FIND_LINKS"] == "wheels"
    assert "--require-hashes" in seen["command"]


def test_without_pip_the_debian_package_is_named(monkeypatch):
    monkeypatch.setattr(run, "quiet", lambda *_command: False)
    monkeypatch.setattr(run, "may_use_apt", lambda: False)
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    with pytest.raises(run.SetupError, match=f"sudo apt install {re.escape(package)}"):
        run.has_pip()


def test_one_failed_step_fails_the_whole(capsys):
    assert run.summary({"a": (True, 1.0), "b": (False, 2.0)}) == 1
    assert "失敗 FAILED     2.0 s  b" in capsys.readouterr().out
    assert run.summary({"a": (True, 1.0)}) == 0


@pytest.fixture
def called(monkeypatch) -> list[tuple[str, ...]]:
    """What `run.py test` would run: its commands without the interpreter, none of which fails."""
    commands: list[tuple[str, ...]] = []
    monkeypatch.setattr(run, "set_up", lambda: None)
    monkeypatch.setattr(run, "run", lambda *command, **_options: commands.append(tuple(map(str, command[1:]))) or True)
    return commands


def test_everything_is_tested_in_two_processes_and_the_slowest_ten_are_named(called):
    assert run.test(run.read_words(["test", "tests/server", "-x"])) == 0
    assert ("-m", "tests.programs") in called
    assert called[-1] == ("-m", "pytest", "-n2", "--durations=10", "tests/server", "-x")


def test_quick_leaves_out_what_a_browser_or_libreoffice_does_and_asks_for_neither(called):
    assert run.test(run.read_words(["test", "--quick"])) == 0
    assert ("-m", "tests.programs", "postgresql", "font") in called
    assert called[-1] == ("-m", "pytest", "-n2", "--durations=10", "-m", "not browser and not office")


@pytest.mark.parametrize("failing", ["mypy", "tests.programs", "pytest"])
def test_whatever_fails_fails_the_test(called, monkeypatch, failing):
    monkeypatch.setattr(run, "run", lambda *command, **_options: called.append(command) or failing not in command)
    assert run.test(run.read_words(["test"])) == 1
    assert "pytest" in called[-1], "the others are still run"


def test_ci_runs_the_same_tests_as_a_developer():
    assert "exec python3 run.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


# --- the lock


def test_the_lock_holds_versions_and_hashes_and_no_address():
    assert "://" not in LOCK  # a package may be called httpcore
    assert "index-url" not in LOCK
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==[^ ]+( ; [^\\]+)? \\\n", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}$", entry), entry


def requirements() -> list[Requirement]:
    project = PROJECT["project"]
    extras = [text for extra in project["optional-dependencies"].values() for text in extra]
    return [Requirement(text) for text in [*project["dependencies"], *extras, *PROJECT["dependency-groups"]["dev"]]]


@pytest.mark.parametrize("requirement", requirements(), ids=lambda requirement: requirement.name)
def test_the_lock_satisfies_pyproject(requirement):
    locked = re.findall(rf"^{re.escape(requirement.name)}==(\S+)", LOCK, flags=re.MULTILINE)
    assert locked
    assert all(requirement.specifier.contains(version) for version in locked)


def test_the_list_of_dependencies_says_what_each_is_for():
    text = (ROOT / ".docs" / "dependencies.md").read_text(encoding="utf-8").partition("|---|")[2]
    listed = re.findall(r"^\| ([a-z0-9-]+) \| ([^|]{5,}) \| ([^|]+) \|$", text, flags=re.MULTILINE)
    assert [name for name, _, _ in listed] == list(dict.fromkeys(requirement.name for requirement in requirements()))
    places = [place for _, _, where in listed for place in re.findall(r"`([^`]+)`", where)]
    assert [place for place in places if not (ROOT / place).exists()] == []
    extras = {name: extra for extra, own in PROJECT["project"]["optional-dependencies"].items() for name in names(own)}
    said = {name: found[1] for name, what, _ in listed if (found := re.match(r"extra `(\w+)`", what))}
    assert said == extras


def names(texts: list[str]) -> list[str]:
    return [Requirement(text).name for text in texts]


# --- the browser for the tests


def test_the_browser_asked_for_comes_first(monkeypatch):
    monkeypatch.setenv("IKEN_BROWSER", sys.executable)  # any program that answers --version
    assert chromium.browser() == sys.executable


def test_without_a_browser_the_tests_fail_with_advice(monkeypatch):
    monkeypatch.setattr(chromium, "candidates", lambda: iter(["", "/no/such/browser"]))
    monkeypatch.setattr(chromium, "install", lambda: None)
    with pytest.raises(chromium.NoBrowserError, match="sudo apt install chromium fonts-noto-cjk"):
        chromium.provided()


def test_without_a_japanese_font_the_tests_fail_with_advice(monkeypatch):
    monkeypatch.setattr(chromium, "browser", lambda: "/usr/bin/browser")
    monkeypatch.setattr(chromium, "has_japanese_font", lambda: False)
    monkeypatch.setattr(chromium, "install", lambda: None)
    with pytest.raises(chromium.NoBrowserError, match="日本語フォント"):
        chromium.provided()


# --- known weaknesses


NONE, WEAK = {"name": "a", "version": "1", "vulns": []}, {"id": "PYSEC-1", "fix_versions": ["2"]}


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([NONE], 0, "1 / 1、既知の弱点 / known weaknesses: 0"),
        ([NONE, {"name": "b", "version": "1", "vulns": [WEAK]}], 1, "b 1: PYSEC-1  直した版 / mended in: 2"),
        ([NONE, {"name": "b", "version": "1", "vulns": [{"id": "PYSEC-2"}]}], 1, "none yet"),
        ([NONE, {"name": "b", "version": "1", "skip_reason": "Dependency not found on PyPI"}], 3, "1 / 2"),
        ([], 3, "0 / 0"),
    ],
)
def test_a_lock_that_could_not_be_asked_about_is_not_called_clean(packages, code, said, capsys):
    assert run.audit_result(packages) == code
    out, err = capsys.readouterr()
    assert said in out and ("確かめられていません" in err) is (code == 3)


@pytest.mark.parametrize("printed", ["", "no index of advisories", "[]", "{}"])
def test_an_audit_that_answers_nothing_says_so(place, printed, monkeypatch, capsys):
    monkeypatch.setattr(run, "set_up", lambda: None)
    monkeypatch.setattr(run.subprocess, "run", lambda *_a, **_k: subprocess.CompletedProcess([], 1, printed, "cannot connect"))
    assert run.audit(run.argparse.Namespace()) == 3
    assert "cannot connect" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8501"),
        ("localhost", "http://127.0.0.1:8501"),
        ("0.0.0.0", "http://127.0.0.1:8501"),
        ("::1", "http://[::1]:8501"),
        ("10.0.0.5", "http://10.0.0.5:8501"),
    ],
)
def test_what_is_to_be_opened_is_an_address(address, shown):
    assert run.address_of(run.argparse.Namespace(address=address, port=8501)) == shown


def test_whoever_serves_a_network_without_sign_in_is_told_that_everybody_reads(tmp_path, monkeypatch):
    monkeypatch.setenv("IKEN_ACCESS", str(tmp_path / "access.toml"))
    assert run.everybody_reads("0.0.0.0") and run.everybody_reads("10.0.0.5") and not run.everybody_reads("127.0.0.1")
    (tmp_path / "access.toml").touch()
    assert not run.everybody_reads("0.0.0.0")
