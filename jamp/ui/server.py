"""The dashboard as a server: what every answer carries besides the page, and what a person sees when a page fails.

`python -m jamp serve` runs it; any ASGI server can.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from jamp.settings import ROOT
from jamp.store.engine import Unreachable, locked
from jamp.ui import photos, public, screen
from jamp.ui.address import language

LOG = logging.getLogger("jamp")
POLICY = b"content-security-policy"
INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def _inline_scripts() -> list[str]:
    """The scripts that stand in Streamlit's own start page, as hashes for the content policy."""
    start = Path(st.__file__).parent / "static" / "index.html"
    found = INLINE.findall(start.read_text(encoding="utf-8"))
    return ["'sha256-" + base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() + "'" for one in found]


def policy() -> str:
    """What a page may load: from this server alone. WebAssembly and inline styles are Streamlit's."""
    rules = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *_inline_scripts()],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


class Headers:
    """Adds the headers to every HTTP answer. Plain ASGI: nothing is buffered."""

    def __init__(self, app: Any) -> None:
        self.app = app
        texts = {
            "content-security-policy": policy(),
            "x-frame-options": "DENY",
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=()",
        }
        self.headers = [(name.encode(), value.encode()) for name, value in texts.items()]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def answer(message: Any) -> None:
            if message["type"] == "http.response.start":
                # a page of another kind says itself what it may load
                own = [header for header in message["headers"] if header[0].lower() == POLICY]
                headers = [header for header in self.headers if not own or header[0] != POLICY]
                message = message | {"headers": [*_others(message["headers"], headers), *headers]}
            await send(message)

        await self.app(scope, receive, answer)


def _others(headers: Iterable[tuple[bytes, bytes]], ours: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    names = {name for name, _ in ours}
    return [header for header in headers if header[0].lower() not in names]


def told(problem: Exception) -> bool:
    """A page has failed: the person gets a sentence and a number to report, the log the whole story."""
    if isinstance(problem, Unreachable) and locked(problem):
        st.error(language().text("Somebody else is writing just now. Try again in a moment."))
        return True
    number = secrets.token_hex(4)
    LOG.error("page failed, number %s", number, exc_info=problem)
    w = language()
    st.error(
        w.text(
            "This page could not be shown. Nothing was changed. Load it again; if that does not help, report the number {number}.",
            number=number,
        )
    )
    return True


# the list of pages is dashboard.py's: without this the first visit to a new server takes the folder pages/ for it
PagesManager.uses_pages_directory = False
app = st.App(ROOT / "dashboard.py", routes=[*screen.ROUTES, *photos.ROUTES, *public.ROUTES], middleware=[Middleware(Headers)], on_script_error=told)
