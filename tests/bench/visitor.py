"""A visitor without a browser: speaks Streamlit's WebSocket protocol, as the page in a browser does.

It holds for the Streamlit version in requirements.lock. What a browser adds (loading scripts, drawing) is not in its times.
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import quote, urlencode, urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

PRESSED = "$$STREAMLIT_INTERNAL_KEY_{}__events"
"""Identity under which a component of our own tells what was pressed in it."""
FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
# Elements whose value a visitor sets here, and the field of the protocol that carries the value.
VALUE_FIELDS = {"multiselect": "string_array_value", "text_input": "string_value", "selectbox": "string_value"}


@dataclass
class Run:
    """What the server sent in answer to one interaction."""

    seconds: float = 0.0
    bytes_received: int = 0
    elements: dict[str, int] = field(default_factory=dict)
    """Kind of element → how many of it were sent or kept."""
    texts: list[str] = field(default_factory=list)
    """Title, markdown and html, as sent."""
    succeeded: bool = False


@dataclass(frozen=True)
class Widget:
    """Something on the page that a visitor can set."""

    identity: str
    kind: str
    options: tuple[str, ...] = ()


class Visitor:
    """One browser session. Use as `async with Visitor(url, "keywords") as visitor`."""

    def __init__(self, url: str, page: str = "", **parameters: str | list[str]) -> None:
        self.address = f"ws://{urlsplit(url).netloc}/_stcore/stream"
        self.page = page
        self.query = urlencode(parameters, doseq=True, quote_via=quote)
        self.page_hash = self.session = ""
        self.widgets: dict[str, Widget] = {}
        """What can be set on the page, by key."""
        self.listener: tuple[str, str] = ("", "")
        """Identity of the listener to the page's doors, and its fragment."""
        self.values: dict[str, WidgetState] = {}
        self.kept: dict[str, ForwardMsg] = {}
        """Large messages by hash; the server need not send them again."""

    async def __aenter__(self) -> Self:
        self.connection = await websockets.connect(self.address, subprotocols=["streamlit"], max_size=None, open_timeout=60)
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.connection.close()

    async def open(self) -> Run:
        """Load the page, as the first visit does."""
        return await self._rerun()

    async def choose(self, key: str, value: str | list[str]) -> Run:
        """Set one widget and let the page run again."""
        widget = self.widgets[key]
        state = WidgetState(id=widget.identity)
        if widget.kind == "multiselect":
            state.string_array_value.data.extend(value)
        else:
            setattr(state, VALUE_FIELDS[widget.kind], value)
        self.values[widget.identity] = state
        return await self._rerun()

    async def press_door(self, pick: str) -> Run:
        """Press a number that opens rows; only the fragment around the listener runs, as in a browser."""
        identity, fragment = self.listener
        pressed = [{"event": "pick", "value": pick}]
        state = WidgetState(id=PRESSED.format(identity), json_trigger_value=json.dumps(pressed))
        return await self._rerun(state, fragment=fragment)

    async def _rerun(self, *once: WidgetState, fragment: str = "") -> Run:
        message = BackMsg()
        state = message.rerun_script
        state.fragment_id = fragment
        state.query_string, state.page_script_hash, state.page_name = self.query, self.page_hash, self.page
        state.widget_states.widgets.extend([*self.values.values(), *once])
        state.cached_message_hashes.extend(self.kept)
        begin = time.perf_counter()
        await self.connection.send(message.SerializeToString())
        run = await asyncio.wait_for(self._receive(), timeout=60)
        run.seconds = time.perf_counter() - begin
        return run

    async def _receive(self) -> Run:
        run = Run()
        while True:
            data = await self.connection.recv()
            run.bytes_received += len(data)
            message = ForwardMsg()
            message.ParseFromString(data)
            kind = message.WhichOneof("type")
            if kind == "ref_hash":
                message = self.kept[message.ref_hash]
                kind = message.WhichOneof("type")
            elif message.metadata.cacheable:
                self.kept[message.hash] = message
            if kind == "navigation":  # a new session names the frame, whatever the page; the navigation names the page
                self.page_hash = message.navigation.page_script_hash
            elif kind == "new_session":
                self.session = message.new_session.initialize.session_id
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "delta":
                self._note(message.delta, run)
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                run.succeeded = message.script_finished in FINISHED and not run.elements.get("exception")
                return run

    def _note(self, delta: Any, run: Run) -> None:
        """Count an element; remember a widget under its key and a text as it stands."""
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        element = getattr(delta.new_element, kind)
        run.elements[kind] = run.elements.get(kind, 0) + 1
        if kind == "bidi_component" and element.id.endswith("-doors"):
            self.listener = (element.id, delta.fragment_id)
        if kind in VALUE_FIELDS:
            # `$$ID-<hash>-<key>`, the key being the word None when there is none
            key = element.id.split("-", 2)[2]
            self.widgets[key] = Widget(element.id, kind, tuple(getattr(element, "options", ())))
        run.texts.extend(str(getattr(element, part)) for part in ("body", "tag") if hasattr(element, part))
