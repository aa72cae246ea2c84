"""A visitor who sends files: as a browser does after a choice, or without any page having asked."""

from __future__ import annotations

import asyncio
import http.client
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.attack.forger import Forger

if TYPE_CHECKING:
    from streamlit.proto.Common_pb2 import FileURLs

BOUNDARY = "----a-boundary"
REFUSED = 0
"""The server hung up without an answer."""


class Uploader(Forger):
    """One session that sends files."""

    async def places(self, *names: str) -> list[FileURLs]:
        """Where files of these names may be sent, as the server says."""
        message = BackMsg()
        message.file_urls_request.request_id = "r"
        message.file_urls_request.file_names.extend(names)
        await self.connection.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await asyncio.wait_for(self.connection.recv(), timeout=30))
            if answer.WhichOneof("type") == "file_urls_response":
                return list(answer.file_urls_response.file_urls)

    async def put(self, place: FileURLs, name: str, data: bytes) -> int:
        """Status of the answer to a file; REFUSED where the server hung up."""
        return await asyncio.to_thread(put, self.address, place.upload_url, name, data, self.headers.get("Cookie", ""))

    def chosen(self, place: FileURLs, name: str, data: bytes, key: str = "document_file") -> WidgetState:
        """What a browser sends once a file was received."""
        state = WidgetState(id=self.identities[key])
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.name, info.size, info.file_id = name, len(data), place.file_id
        info.file_urls.CopyFrom(place)
        return state

    async def upload(self, name: str, data: bytes) -> WidgetState:
        """Send a file to the page that asks for one; the message that tells the page of it."""
        (place,) = await self.places(name)
        assert await self.put(place, name, data) == 204
        return self.chosen(place, name, data)


def put(address: str, path: str, name: str, data: bytes, cookie: str = "") -> int:
    host = urlsplit(address).netloc
    token = _token(host, cookie)
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="f"; filename="{name}"\r\n\r\n'.encode()
    body = head + data + f"\r\n--{BOUNDARY}--\r\n".encode()
    connection = http.client.HTTPConnection(host, timeout=60)
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Cookie": "; ".join(filter(None, (cookie, f"_streamlit_xsrf={token}"))),
        "X-Xsrftoken": token,
    }
    try:
        connection.request("PUT", f"/{path.lstrip('/')}", body, headers)
        return connection.getresponse().status
    except (ConnectionError, http.client.HTTPException):
        return REFUSED
    finally:
        connection.close()


def _token(host: str, cookie: str) -> str:
    """The token against forged requests, which anybody may ask for."""
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request("GET", "/_stcore/health", headers={"Cookie": cookie} if cookie else {})
    cookies = ", ".join(connection.getresponse().headers.get_all("set-cookie", []))
    connection.close()
    return cookies.partition("_streamlit_xsrf=")[2].partition(";")[0]
