"""A visitor who writes the browser's messages by hand: with any header, from any address of this machine, pressing any button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import websockets
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.bench.visitor import Run, Visitor

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = ("button", "download_button", "checkbox", "text_input", "selectbox", "multiselect", "text_area", "file_uploader")


class Forger(Visitor):
    """One session whose messages need not be what a browser would send."""

    def __init__(
        self,
        url: str,
        page: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        source: str = "127.0.0.1",
        resume: str = "",
        **query: str,
    ) -> None:
        super().__init__(url, page, **query)
        self.headers, self.source = dict(headers or {}), source
        self.words = ["streamlit", "none", resume] if resume else ["streamlit"]
        self.identities: dict[str, str] = {}
        """Key → identity of everything on the page that can be set or pressed."""

    async def __aenter__(self) -> Self:
        self.connection = await websockets.connect(
            self.address,
            subprotocols=self.words,
            additional_headers=self.headers,
            local_addr=(self.source, 0),
            max_size=None,
            open_timeout=60,
        )
        return self

    async def press(self, identity: str) -> Run:
        """Send what a browser sends when a button is pressed, whether or not there is such a button here."""
        return await self.send(WidgetState(id=identity, trigger_value=True), once=True)

    async def type(self, identity: str, text: str) -> Run:
        return await self.send(WidgetState(id=identity, string_value=text))

    async def send(self, state: WidgetState, *, once: bool = False) -> Run:
        self.values[state.id] = state
        run = await self._rerun()
        if once:
            del self.values[state.id]
        return run

    def _note(self, delta: Any, run: Run) -> None:
        super()._note(delta, run)
        if delta.WhichOneof("type") == "new_element":
            kind = delta.new_element.WhichOneof("type")
            if kind in KINDS:
                identity = getattr(delta.new_element, kind).id
                self.identities[identity.split("-", 2)[2]] = identity
