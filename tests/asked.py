"""What the server's own routes answer, asked as any ASGI server asks."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple
from urllib.parse import quote, unquote


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


def ask(app: Any, path: str, method: str = "GET", **asked: str) -> Answer:
    """The answer of `app` to `path`, with `asked` behind its question mark."""
    out: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        out.append(message)

    query = "&".join(f"{name}={quote(value)}" for name, value in asked.items()).encode()
    scope = {"type": "http", "method": method, "path": unquote(path), "raw_path": path.encode(), "query_string": query, "headers": [], "scheme": "http", "root_path": ""}
    # in a thread of its own: the browser of other tests leaves a loop in this one
    with ThreadPoolExecutor(1) as alone:
        alone.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    start, *rest = out
    return Answer(start["status"], {name.decode(): value.decode() for name, value in start["headers"]}, b"".join(part.get("body", b"") for part in rest))
