"""The server: `streamlit run dashboard.py`, or any ASGI server with `dashboard:app`.

The script behind every address is pages/frame.py. Here stands what a visitor does not see: the library opened before the first
visit, what pages/serving puts around each answer, a health check, and what is shown when a page fails.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import pkgutil
import re
import secrets
import tomllib
from contextlib import asynccontextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

import pages.components
from pages.serving import qr_code, uploads
from pages.serving.hosts import KnownHost, extend_allowed_hosts
from pages.serving.origin import SameOrigin
from pages.serving.processes.cookie import Sticky, own_number
from pages.serving.proxy import TrustedProxy, access_fault
from pages.serving.scripts import CompressedScripts
from pages.serving.shell import BASE, Shell

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from analysis.library import Library

ROOT = Path(__file__).parent
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
FAVICON = ROOT / "pages" / "components" / "frame" / "favicon.png"
log = logging.getLogger("iken_atlas")


# --- before the first visitor ------------------------------------------------------------------------------------------------


def shelf() -> Library:
    """The library. It brings pandas along, so it is imported when the server starts, not with this file."""
    from pages.components.frame.library import library

    return library()


def prepare_pages() -> None:
    """Import and compute what pages need, so that the first visitor waits for none of it."""
    for module in pkgutil.walk_packages(pages.components.__path__, "pages.components."):
        importlib.import_module(module.name)
    importlib.import_module("scipy.sparse.csgraph")  # which analysis leaves until the first word network
    from analysis.package.problem import PackageError

    library = shelf()
    for name in library.with_comments[:1]:
        with suppress(PackageError):  # the page that asks for it says so
            _ = library.corpora[name]
    for corpus in library.corpora.held().values():
        _ = (
            corpus.folded_texts,
            corpus.assignments,
            corpus.matrix("both"),
            corpus.matrix("opinion"),
            corpus.same_texts,
        )  # kept by the corpus


def warm() -> None:
    """What a start does; run.py calls it after setting up, so that bytecode and tables are there at the first start."""
    shelf()
    prepare_pages()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the library before the first visitor; prepare the rest as soon as the server answers."""
    gc.disable()  # nothing loaded now is garbage, and looking for some takes a tenth of the start
    await asyncio.to_thread(shelf)
    access_fault()  # into the log, where whoever started the server looks
    await asyncio.to_thread(uploads.sweep)
    tasks = [asyncio.create_task(prepare_behind_the_scenes()), asyncio.create_task(uploads.keep_tidy())]
    yield
    for task in tasks:
        task.cancel()
    uploads.close()


async def prepare_behind_the_scenes() -> None:
    """Prepare pages a moment after the server began to answer; then set all that is loaded apart from the garbage collector.

    No visitor's run need walk through it any more.
    """
    await asyncio.sleep(0.2)
    import pyarrow as pa  # loaded with pandas, when the library is opened

    try:
        await asyncio.to_thread(prepare_pages)
    finally:
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 50, 100)
        gc.enable()
        pa.default_memory_pool().release_unused()  # 0.2 GB after 345,100 comments


# --- routes and errors -------------------------------------------------------------------------------------------------------


def word_faults() -> tuple[str, ...]:
    """Files of sentences and of words for reading that are spoilt: pages show a message where they need one.

    Read anew only when one of the files has changed: a monitor asks every few seconds.
    """
    from analysis.briefing import templates
    from analysis.ingest.words import word_files
    from analysis.package.data_folder import data_folder

    data = data_folder()
    folders = {templates.OWN_FOLDER, word_files.FOLDER, data / "briefing", data / "ingest"}
    files = sorted(path for folder in folders for path in folder.glob("*.toml"))
    return _word_faults(data, tuple(map(_stamp, files)))


def _stamp(path: Path) -> tuple[Path, int, int]:
    """Size and time of a file; of one that goes while we look, none."""
    try:
        found = path.stat()
    except OSError:
        return path, -1, -1
    return path, found.st_size, found.st_mtime_ns


@lru_cache(maxsize=1)
def _word_faults(data: Path, _files: tuple[tuple[Path, int, int], ...]) -> tuple[str, ...]:
    from analysis.briefing.templates import template_problems
    from analysis.ingest.words.word_files import word_problems

    spoilt = [*template_problems(data), *(f"{each.file}：{each.message}" for each in word_problems())]
    return tuple(re.split("[：:]", each)[0] for each in spoilt)


async def healthz(_request: Request) -> Response:
    """For monitoring: `damaged` when a consultation, shared rules or access.toml could not be read; what is sound is served."""
    library = await asyncio.to_thread(shelf)  # it may be opening a package, and visitors' messages must not wait for that
    access, words = access_fault(), await asyncio.to_thread(word_faults)
    status = "damaged" if library.problems or library.shared_problems or access or words else "ok"
    return JSONResponse(
        {
            "status": status,
            "version": VERSION,
            "consultations": list(library.ids),
            "problems": len(library.problems),
            "damaged": list(library.problems),
            "shared_problems": len(library.shared_problems),
            "access": "damaged" if access else "ok",
            "words": list(words),
        }
    )


_DATA = asyncio.Semaphore(2)
"""Tables that are made at once: whoever asks for more waits, and visitors of the pages are not held up."""


async def data(request: Request) -> Response:
    """A table of a page as a file, for spreadsheets, and the points of the map: see pages/components/data."""
    from pages.components.data import points, tables

    name, form = request.path_params["name"], request.path_params["form"]
    query = {key: request.query_params.getlist(key) for key in request.query_params}
    async with _DATA:
        if (name, form) == ("map", "points"):
            found = await asyncio.to_thread(points.answer, query)
        else:
            found = await asyncio.to_thread(tables.answer, name, form, query)
    headers = {"Cache-Control": "no-cache"}
    if found.mark:
        headers |= {"ETag": f'"{found.mark}"', "Content-Disposition": f'attachment; filename="iken-atlas_{name}.{form}"'}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
    if found.packed and "gzip" in request.headers.get("accept-encoding", ""):  # else Streamlit would pack it anew at each request
        return Response(found.packed, media_type=found.media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(found.content, status_code=found.status, media_type=found.media_type, headers=headers)


async def favicon(_request: Request) -> Response:
    return FileResponse(FAVICON)


def show_failure(error: Exception) -> bool:
    """Tell the visitor that a page failed, with a number under which the log has the details."""
    number = secrets.token_hex(3)
    log.error("Failure %s: %r (the traceback stands above)", number, error)
    st.error(f"表示の途中で問題が起きました。ページを読み込み直しても続くときは、管理者に番号 {number} を伝えてください。")
    return True


extend_allowed_hosts()
_NUMBER = own_number()
app = st.App(
    ROOT / "pages" / "frame.py",
    lifespan=lifespan,
    routes=[
        Route("/healthz", healthz),
        Route("/data/{name:str}.{form:str}", data),
        Route(f"{BASE.rstrip('/')}/favicon.png", favicon),
        Route(f"{BASE.rstrip('/')}/{qr_code.NAME}", qr_code.answer),
    ],
    middleware=[
        *([] if _NUMBER is None else [Middleware(Sticky, number=_NUMBER)]),
        Middleware(Shell),
        Middleware(KnownHost),
        Middleware(SameOrigin),
        Middleware(uploads.Door),
        Middleware(TrustedProxy),
        Middleware(CompressedScripts),
    ],
    on_script_error=show_failure,
)
