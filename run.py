#!/usr/bin/env python3
"""Set up and start 意見アトラス. Needs Python 3.11 or later and a package index, nothing else.

python3 run.py            start the dashboard (--port 8501, --address 127.0.0.1, --processes 1)
python3 run.py setup      only make the environment in .venv
python3 run.py test       set up, then lint, types, unit, page and browser tests (further words go to pytest)
                          with --quick: no browser, no LibreOffice
python3 run.py check      only lint, layers, types and names that nothing uses
python3 run.py bench      measure everything, print each aim beside its figure, write bench.json (--compare OLD.json)
python3 run.py profile    where the server's time goes on a page (python3 run.py profile keywords)
python3 run.py mutants    change the code in small ways and count what the tests notice (for hours; see CONTRIBUTING.md)
python3 run.py format     put the code into the project's format
python3 run.py lock       make requirements.lock anew from pyproject.toml
python3 run.py audit      ask whether a package of requirements.lock has a known weakness
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from concurrent import futures
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
LOCK_OF_MUTANTS = ROOT / "tests" / "mutants" / "requirements.lock"
STAMP = VENV / "made-from.txt"
OLDEST, NEWEST_TESTED = (3, 11), (3, 13)

LINT_IMPORTS = "from importlinter.cli import lint_imports_command as command; command()"

# pip's own settings, so that uv looks for packages in the same places.
UV_NAME_OF_PIP_SETTING = {
    "PIP_INDEX_URL": "UV_DEFAULT_INDEX",
    "PIP_FIND_LINKS": "UV_FIND_LINKS",
    "PIP_NO_INDEX": "UV_NO_INDEX",
    "PIP_CERT": "SSL_CERT_FILE",
}


class SetupError(Exception):
    """What went wrong and what to do about it, in Japanese and in English, for the person at the keyboard."""

    def __init__(self, japanese: str, english: str) -> None:
        super().__init__(f"{japanese}\n{english}")


# --- the environment -------------------------------------------------------------------------------------------------------


def environment() -> dict[str, str]:
    """The variables of every child process."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV")}
    # Without bytecode the janome dictionary alone takes five seconds at each start.
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    # Two arenas halve the memory of a visitor; Streamlit runs each visitor in a thread.
    # Whom a proxy speaks for is decided by access.toml; the server beneath would believe any program on this machine.
    return {"MALLOC_ARENA_MAX": "2", "PYTHONUTF8": "1", "FORWARDED_ALLOW_IPS": "", **kept}


def run(*command: object, env: dict[str, str] | None = None) -> bool:
    """Run a command in the project folder, its output on the screen; true when it succeeds."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=env or environment(), check=False).returncode == 0


def quiet(*command: object) -> bool:
    """Run a command without output; false also when there is no such command."""
    try:
        done = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment(), capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def python() -> Path:
    """The interpreter of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def origin() -> str:
    """What the environment is made from: the lock file and the version of Python."""
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} Python {sys.version_info[0]}.{sys.version_info[1]}"


def is_complete() -> bool:
    """True when .venv was made from this lock by this Python and still runs."""
    if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != origin():
        return False
    look = "import sys; from importlib.util import find_spec; sys.exit(not (find_spec('streamlit') and find_spec('janome')))"
    return quiet(python(), "-c", look)


def set_up() -> None:
    """Make .venv when it is missing, damaged or out of date. A finished one is only looked at."""
    if is_complete():
        return
    print("環境を準備しています（初回のみ、数十秒）… / Setting up .venv …", flush=True)
    create_venv()
    install()
    print("起動を速くする準備をしています… / Warming up …", flush=True)
    run(python(), "-c", "import dashboard; dashboard.warm()")
    STAMP.write_text(origin(), encoding="utf-8")


def create_venv() -> None:
    if VENV.exists():
        shutil.rmtree(VENV)
    # Started with .venv's own Python, the interpreter behind it is needed: .venv has just gone.
    base = getattr(sys, "_base_executable", None) or sys.executable
    if not run(base, "-m", "venv", "--without-pip", VENV):
        raise SetupError(
            f".venv を作れませんでした。{base} と、このフォルダの書き込み権限を確認してください。",
            "Could not create .venv: check this Python and the rights on this folder.",
        )


def uv_settings() -> dict[str, str]:
    """The variables of uv: it looks for packages where pip does."""
    settings = environment()
    for pip_name, uv_name in UV_NAME_OF_PIP_SETTING.items():
        if pip_name in settings:
            settings.setdefault(uv_name, settings[pip_name])
    return settings


def install() -> None:
    """Install exactly what the lock names: with uv where possible (seconds), else with pip (a minute)."""
    settings = uv_settings()
    uv = shutil.which("uv") or uv_from_lock()
    if uv and run(uv, "pip", "install", "--quiet", "--python", python(), "--require-hashes", "-r", LOCK, env=settings):
        return
    if pip_install(without_uv=True):
        return
    raise SetupError(
        "必要なパッケージを入れられませんでした。ネットワークとプロキシ、PIP_INDEX_URL（庁内のミラー）を確認して、もう一度どうぞ。",
        "Could not install the packages: check the network, proxy or PIP_INDEX_URL, then run again.",
    )


def uv_from_lock() -> str | None:
    """uv itself, installed by pip into .venv in the version and with the hashes of the lock."""
    found = VENV / ("Scripts/uv.exe" if os.name == "nt" else "bin/uv")
    return str(found) if pip_install(without_uv=False) and found.is_file() else None


def pip_install(*, without_uv: bool) -> bool:
    """Install uv alone or everything else with pip, hashes checked."""
    entries = re.split(r"\n(?=\S)", LOCK.read_text(encoding="utf-8"))
    wanted = VENV / "wanted.txt"
    wanted.write_text("\n".join(entry for entry in entries if entry.startswith("uv==") != without_uv), encoding="utf-8")
    return has_pip() and run(python(), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", wanted)


def has_pip() -> bool:
    """Put pip into .venv; Debian keeps the means in a package of its own."""
    if quiet(python(), "-m", "pip", "--version") or quiet(python(), "-m", "ensurepip"):
        return True
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if may_use_apt() and run("apt-get", "update", "-q") and run("apt-get", "install", "-q", "-y", package):
        return quiet(python(), "-m", "ensurepip")
    raise SetupError(
        f"pip を用意できません。Debian・Ubuntu では「sudo apt install {package}」の後、もう一度実行してください。",
        f"No pip for this Python. On Debian and Ubuntu: sudo apt install {package}",
    )


def may_use_apt() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


# --- the words -------------------------------------------------------------------------------------------------------------


def start(options: argparse.Namespace) -> int:
    """Serve the dashboard until Ctrl-C."""
    if is_taken(options.address, options.port):
        raise SetupError(
            f"ポート {options.port} は使用中です。すでに起動した意見アトラスなら {address_of(options)} で開けます。\n"
            f"別の番号で始めるには: python3 run.py --port {options.port % 65535 + 1}",
            f"Port {options.port} is taken; choose another with --port.",
        )
    set_up()
    print(f"意見アトラスを起動します: {address_of(options)}  （終了は Ctrl-C）", flush=True)
    if everybody_reads(options.address):
        print("サインインの設定（access.toml）がないため、開く人は全員が閲覧だけです。", flush=True)
        print("Without access.toml everybody is a reader.", flush=True)
    where = [f"--server.port={options.port}", f"--server.address={options.address}"]
    command = [str(python()), "-m", "streamlit", "run", "dashboard.py", *where]
    if options.processes > 1 and os.name == "posix":
        several = ["--port", str(options.port), "--address", options.address, "--processes", str(options.processes)]
        command = [str(python()), "-m", "pages.serving.processes.front", *several]
    elif options.processes > 1:
        print("Windows では1つのプロセスで起動します（接続を渡せないため）。 / One process on Windows.", flush=True)
    os.chdir(ROOT)
    if os.name == "posix":  # one process: a signal to it reaches the server
        os.execve(command[0], command, environment())
    with subprocess.Popen(command, env=environment()) as server:
        while server.poll() is None:
            try:
                return server.wait()
            except KeyboardInterrupt:  # the console has told the server as well; let it finish
                continue
    return server.returncode


def everybody_reads(address: str) -> bool:
    """True where the server is for others too, and nobody could sign in."""
    alone = address in ("127.0.0.1", "localhost", "::1")
    return not alone and not Path(os.environ.get("IKEN_ACCESS") or ROOT / "access.toml").exists()


def address_of(options: argparse.Namespace) -> str:
    """What to open in a browser: a number, as the name `localhost` means another address first on some Windows machines."""
    here = "127.0.0.1" if options.address in ("0.0.0.0", "localhost", "::") else options.address
    return f"http://{f'[{here}]' if ':' in here else here}:{options.port}"


def is_taken(address: str, port: int) -> bool:
    """True when no server can listen there."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        if os.name == "posix":  # connections of a server just stopped do not count
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except PermissionError as error:
            raise SetupError(
                f"ポート {port} を使う権限がありません。1024 以上の番号を選んでください。", f"No right to use port {port}."
            ) from error
        except socket.gaierror as error:
            raise SetupError(f"アドレス {address} は使えません。", f"No such address: {address}.") from error
        except OSError:
            return True
    return False


def check(_options: argparse.Namespace) -> int:
    set_up()
    return summary(check_steps())


PROCESSES = 2
"""Tests run side by side in so many; a third on two cores gains nothing and makes the tests that look at the time fail."""
QUICK = ("-m", "not browser and not office")


def test(options: argparse.Namespace) -> int:
    """Everything CI runs; pytest's closing line ends it. Without a browser its tests fail, they are not left out in silence."""
    quick = "--quick" in options.rest
    words = [word for word in options.rest if word != "--quick"]
    set_up()
    with futures.ThreadPoolExecutor() as pool:  # what is fetched from elsewhere leaves the processor to the checks
        fetched = pool.submit(timed, python(), "-m", "tests.programs", *(("postgresql", "font") if quick else ()))
        results = check_steps()
    results["ブラウザなどの準備 / programs"] = fetched.result()
    checked = summary(results)
    tested = run(python(), "-m", "pytest", f"-n{PROCESSES}", "--durations=10", *(QUICK if quick else ()), *words)
    return checked or int(not tested)


def check_steps() -> dict[str, tuple[bool, float]]:
    """Each step's result and time. mypy takes longer than all others together, which run beside it."""
    with futures.ThreadPoolExecutor() as pool:
        types = pool.submit(timed, python(), "-m", "mypy")
        results = {
            "ruff check": timed(python(), "-m", "ruff", "check", "."),
            "ruff format": timed(python(), "-m", "ruff", "format", "--check", "."),
            "層の依存 / import-linter": timed(python(), "-c", LINT_IMPORTS),
            "使われていない名前 / vulture": timed(python(), "-m", "tests.dead_names"),
        }
        return results | {"型 / mypy": types.result()}


def timed(*command: object) -> tuple[bool, float]:
    begin = time.monotonic()
    return run(*command), time.monotonic() - begin


def summary(results: dict[str, tuple[bool, float]]) -> int:
    """Print each step's result; 1 when one of them failed."""
    print("\n--- まとめ / summary")
    for name, (passed, seconds) in results.items():
        print(f"{'合格 passed' if passed else '失敗 FAILED'}  {seconds:6.1f} s  {name}", flush=True)
    return 0 if all(passed for passed, _ in results.values()) else 1


def profile(options: argparse.Namespace) -> int:
    return 0 if run(python(), "-m", "tests.bench.profile_page", *options.rest) else 1


def bench(options: argparse.Namespace) -> int:
    set_up()
    return 0 if run(python(), "-m", "tests.bench", *options.rest) else 1


def format_code(_options: argparse.Namespace) -> int:
    set_up()
    return 0 if run(python(), "-m", "ruff", "check", "--fix", ".") & run(python(), "-m", "ruff", "format", ".") else 1


def mutants(options: argparse.Namespace) -> int:
    """What the tests notice of small changes of the code; its tool is installed when it is first asked for."""
    set_up()
    if not quiet(python(), "-c", "import cosmic_ray"):
        uv = shutil.which("uv") or uv_from_lock()
        how = ["--quiet", "--python", python(), "--require-hashes", "-r", LOCK_OF_MUTANTS]
        if not uv or not run(uv, "pip", "install", *how, env=uv_settings()):
            raise SetupError("cosmic-ray を入れられませんでした。", "Could not install cosmic-ray.")
    return 0 if run(python(), "-m", "tests.mutants", *options.rest) else 1


def lock(_options: argparse.Namespace) -> int:
    """One lock for every system and Python; versions and hashes only, no address of a package index."""
    uv = shutil.which("uv") or VENV / ("Scripts/uv.exe" if os.name == "nt" else "bin/uv")
    if not Path(uv).is_file():
        raise SetupError("uv が必要です。「python3 run.py setup」で入ります。", "uv is needed: python3 run.py setup")
    how = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet", "--upgrade"]
    everything = ["--all-extras", "--group", "dev", "--output-file", LOCK.name, "pyproject.toml"]
    of_mutants = ["--group", "mutants", "--constraint", LOCK.name, "--output-file", LOCK_OF_MUTANTS]
    return 0 if run(uv, "pip", "compile", *how, *everything) and run(uv, "pip", "compile", *how, *of_mutants) else 1


def audit(_options: argparse.Namespace) -> int:
    """Whether a package of the lock has a known weakness: 0 none, 1 some, 3 not all could be asked about.

    pip-audit alone would call a lock clean of which no index of advisories knows a single package.
    """
    set_up()
    command = [str(python()), "-m", "pip_audit", "-r", str(LOCK), "--disable-pip", "-f", "json", "--progress-spinner", "off"]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=False, encoding="utf-8")
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        print((done.stderr.strip().splitlines() or ["?"])[-1], file=sys.stderr)
        packages = []
    return audit_result(packages)


def audit_result(packages: list[dict[str, Any]]) -> int:
    """Print what was found out of each package, and what could not be found out."""
    weak = [(package, weakness) for package in packages for weakness in package.get("vulns", [])]
    asked = [package for package in packages if "vulns" in package]
    for package, weakness in weak:
        mended = "、".join(weakness.get("fix_versions", [])) or "まだありません / none yet"
        print(f"{package['name']} {package['version']}: {weakness['id']}  直した版 / mended in: {mended}")
    print(f"確かめたパッケージ / asked about: {len(asked)} / {len(packages)}、既知の弱点 / known weaknesses: {len(weak)}")
    if weak:
        return 1
    if len(asked) < len(packages) or not packages:
        print(
            "弱点の一覧に届かないため、確かめられていません。ネットワークに出られる端末で実行してください。\n"
            "The index of advisories cannot be reached, so this is not known: run it where it can be, with the same lock.",
            file=sys.stderr,
        )
        return 3
    return 0


def setup(_options: argparse.Namespace) -> int:
    set_up()
    print(f"準備ができています: {VENV}")
    return 0


WORDS = {
    "": start,
    "setup": setup,
    "test": test,
    "check": check,
    "bench": bench,
    "profile": profile,
    "mutants": mutants,
    "format": format_code,
    "lock": lock,
    "audit": audit,
}


def read_words(words: list[str]) -> argparse.Namespace:
    """The word and its options. Raises SetupError for one that does not exist."""
    word = words[0] if words and not words[0].startswith("-") else ""
    if word not in WORDS:
        known = "、".join(filter(None, WORDS))
        raise SetupError(f"「{word}」という指定はありません。使える指定: {known}（指定なし = 起動）", f"No such word: {word}.")
    rest = words[1:] if word else words
    if word in ("test", "bench", "profile", "mutants"):
        return argparse.Namespace(word=word, rest=rest)
    parser = argparse.ArgumentParser("python3 run.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    if not word:
        parser.add_argument("--port", type=port_number, default=8501, help="待ち受けるポート番号 / port (8501)")
        parser.add_argument("--address", default="127.0.0.1", help="待ち受けるアドレス / address (127.0.0.1: この端末だけ)")
        parser.add_argument("--processes", type=process_number, default=1, help="サーバーのプロセスの数 / server processes (1)")
    return argparse.Namespace(word=word, rest=[], **vars(parser.parse_args(rest)))


def port_number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise SetupError(f"ポート番号「{text}」は使えません。1〜65535 の数字にしてください。", f"Not a port number: {text}.")
    return int(text)


def process_number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 16:
        raise SetupError(f"プロセスの数「{text}」は使えません。1〜16 の数字にしてください。", f"Not a count: {text}.")
    return int(text)


def right_python() -> None:
    """Go on under a newer Python when this one is too old and another is installed."""
    if sys.version_info >= OLDEST:
        if sys.version_info[:2] > NEWEST_TESTED:
            print("この版の Python では未検証です（検証済みは 3.11〜3.13）。 / Tested with Python 3.11 to 3.13.", flush=True)
        return
    for minor in range(NEWEST_TESTED[1], OLDEST[1] - 1, -1):
        if quiet(f"python3.{minor}", "--version"):
            sys.exit(subprocess.run([f"python3.{minor}", __file__, *sys.argv[1:]], check=False).returncode)
    used = f"{sys.version_info[0]}.{sys.version_info[1]}"
    raise SetupError(f"Python 3.11 以上が必要です（使用中: {used}）。", f"Python 3.11 or later is needed; this is {used}.")


def main() -> int:
    for stream in (sys.stdout, sys.stderr):  # a console in another code page shows ? instead of stopping
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        right_python()
        options = read_words(sys.argv[1:])
        return WORDS[options.word](options)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
