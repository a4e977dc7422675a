"""The addresses of photos: at each request the database is asked whether the photo may be shown."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from jamp.store.pictures import shown
from jamp.store.scope import ANYBODY, seeing
from jamp.ui import records

SIZES = ("small", "large")
# nobody keeps a copy between here and the reader: a consent may be withdrawn
HEADERS = {"cache-control": "no-store"}


def address(photo_id: str, size: str = "large") -> str:
    """Where a photo is had, for the pages of this server."""
    return f"/photos/{quote(photo_id, safe='')}/{size}"


def _bytes(photo_id: str, small: bool) -> bytes | None:
    with seeing(records.engine(), ANYBODY) as session:
        return shown(session, photo_id, small)


async def photo(request: Request) -> Response:
    """A JPEG; 404 where there is none that may be shown, whatever the reason."""
    size = request.path_params["size"]
    found = await run_in_threadpool(_bytes, request.path_params["photo"], size == "small") if size in SIZES else None
    if found is None:
        return PlainTextResponse("", 404, headers=HEADERS)
    return Response(found, media_type="image/jpeg", headers=HEADERS)


ROUTES = [Route("/photos/{photo:path}/{size}", photo)]
