"""Keeping a document as a consultation: what it replaces is shown before, carried over or named, and stays as a generation."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

import streamlit as st

from analysis.access.gate import NotAllowedError
from analysis.ingest.apart.process import carry
from analysis.ingest.carrying import handmade
from analysis.ingest.draft import put
from analysis.ingest.importing import id_of
from analysis.keeping.history import generations, state_of
from analysis.package.data_folder import data_folder
from analysis.package.description import DESCRIPTION
from analysis.package.problem import PackageError, Problem
from analysis.package.reviewed import japanese_time
from pages.components.documents.said import refused, telling
from pages.components.frame.library import library
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.ingest.apart.turns import Tick

_SAVED, _SEEN = "documents_saved", "documents_seen"
NOT_SAVED = "保存できませんでした。"


class Wish(NamedTuple):
    """What the person chose: name and ID, whether another consultation may be replaced, and its hand-made files carried over."""

    title: str
    name: str
    replace_other: bool
    carried: bool


def replacing(name: str, *, carrying: bool = True) -> tuple[bool, bool]:
    """Draw what stands under this ID already; gives whether it may be replaced, and whether hand-made files are carried over.

    Without `carrying` none are: what people made speaks of comments.
    """
    place = _place(name)
    if place is None or not place.exists():
        _see(name)
        return False, False
    since = (
        japanese_time(datetime.fromtimestamp((place / DESCRIPTION).stat().st_mtime, UTC).isoformat()) if _described(place) else ""
    )
    when = f"（{since}に保存）" if since else ""
    st.html(f'<p class="atlas-note">同じIDの資料がすでにあります{when}。置き換えても、いまの内容は履歴に残り、下で戻せます。</p>')
    replace_other = st.checkbox("同じIDの資料を置き換える", key="document_again")
    names, carried = handmade(place) if carrying else [], False
    if names and replace_other:
        carried = st.checkbox("手で作ったファイルを引き継ぐ", value=True, key="document_carry")
        listed = "、".join(f"<code>{escape(each)}</code>" for each in names)
        st.html(f'<p class="atlas-note">いまの資料には、手で作ったファイルがあります：{listed}</p>')
    _see(name)
    return replace_other, carried


def save(made: Callable[[Tick], Path], room: Path, wish: Wish, seen: tuple[str, str]) -> bool:
    """Keep the package that `made` finishes as a consultation; False where that failed, which has been said.

    `room` is a folder of this visit to work in, `seen` the ID and state (`state_of`) of what was drawn when the person decided.
    """
    try:
        with telling("保存しています…") as tick:
            replaced = _put(made(tick), room, wish, seen, tick)
            damaged = library(look=True).problems.get(wish.name)
    except PackageError as error:
        refused(error, NOT_SAVED)
        return False
    except NotAllowedError as error:
        st.html(f'<p role="alert" class="atlas-said alert">⚠ {escape(str(error))}{NOT_SAVED}</p>')
        return False
    except OSError as error:
        remedy = "ディスクの空きと書き込みの権限を確かめてください"
        refused(PackageError([Problem(wish.name, "書き込めません", remedy, value=error.strerror or str(error))]), NOT_SAVED)
        return False
    if damaged:
        refused(damaged, "保存しましたが、資料として読み込めません。")
        return False
    st.session_state[_SAVED] = (wish.name, wish.title or wish.name, replaced)
    return True


def say_saved() -> None:
    """Say once what was saved, where, and how to go there."""
    name, title, replaced = st.session_state.pop(_SAVED, ("", "", ""))
    if not name:
        return
    consultations = data_folder() / "consultations"
    link = f'<a href="./?consultation={quote(name)}" target="_self">「{escape(title)}」を開く</a>'
    place = f"<code>{escape(consultations.parent.name)}/consultations/{escape(name)}</code>"
    st.html(f'<p role="status" class="atlas-said">✓ 資料として保存しました（{place}）。{replaced}{link}</p>')


def last_seen() -> tuple[str, str]:
    """ID and state of what the run before drew: what the person saw when they pressed the button."""
    seen: tuple[str, str] = st.session_state.get(_SEEN, ("", ""))
    return seen


def _put(read: Path, room: Path, wish: Wish, seen: tuple[str, str], tick: Tick) -> str:
    """Put the package in its place; what is to be said of the one it replaced. Raises PackageError, NotAllowedError, OSError."""
    place = _place(wish.name)
    before = len(generations(place)) if place else 0
    expected = seen[1] if seen[0] == wish.name else None
    with TemporaryDirectory(dir=room) as folder:
        package, names = read, []
        if place and place.exists() and wish.replace_other and wish.carried:
            package = Path(shutil.copytree(read, Path(folder) / wish.name))
            names = carry(place, package, tick)
        put(package, data_folder() / "consultations", wish.name, by=visitor(), replace_other=wish.replace_other, seen=expected)
    carried = f"引き継いだファイル：{escape('、'.join(names))}。" if names else ""
    return f"前の内容は履歴に残しました。{carried}" if place and len(generations(place)) > before else ""


def _place(name: str) -> Path | None:
    """Where a consultation of this ID lies; None for a name that is no ID."""
    return data_folder() / "consultations" / name if name and name == id_of(Path(f"{name}.csv")) else None


def _described(place: Path) -> bool:
    return (place / DESCRIPTION).is_file()


def _see(name: str) -> None:
    place = _place(name)
    st.session_state[_SEEN] = (name, state_of(place) if place else "")
