"""The slides of a report as a page of its own, for the screen of a meeting room."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from jamp.languages import LANGUAGES, words
from jamp.reports import apart
from jamp.reports.kinds import KINDS
from jamp.reports.numbers import number_in
from jamp.settings import database_url
from jamp.store import reports
from jamp.ui import records
from jamp.ui.kept import kept

# what it may load is said in the page itself; every text in it was escaped when it was made
HEADERS = {"content-security-policy": "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"}


def _page(number: str, language: str) -> str | None:
    wanted = number_in(number)
    one = reports.one(records.engine(), wanted) if wanted is not None else None
    if one is None or one.kind not in KINDS or KINDS[one.kind].paper != "slides":
        return None
    # a report does not change: its slides are the same for everybody
    url = database_url()
    return kept(f"slides {url} {one.number} {one.checksum} {language}", lambda: apart.begun(apart.file, url, one.number, language, "html").result().decode())


async def slides(request: Request) -> Response:
    """A page that shows one slide at a time; 404 where there is no such report, or it has no slides."""
    number = request.path_params["number"]
    language = request.query_params.get("lang", "en")
    language = language if language in LANGUAGES else "en"
    found = await run_in_threadpool(_page, number, language)
    if found is None:
        return PlainTextResponse(words(language).text("There is no report {number} with slides.", number=number), 404)
    return HTMLResponse(found, headers=HEADERS)


ROUTES = [Route("/slides/{number}", slides)]
