"""Cleared case studies for everybody: plain pages without scripts, as they were published; nothing else is had here."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from jamp import documents
from jamp.languages import LANGUAGES, Words, words
from jamp.model.cases import Case
from jamp.model.found_cases import folded
from jamp.queries import batches, case_studies, groups
from jamp.settings import database_url
from jamp.store.scope import ANYBODY, seeing
from jamp.ui import markup, public_case, records
from jamp.ui.frame import LANGUAGE_NAMES
from jamp.ui.kept import kept

EACH = 50
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
# a withdrawal is seen at once
HEADERS = {"content-security-policy": POLICY, "cache-control": "no-store"}


class Open(NamedTuple):
    """What everybody may read: the cases by code, what each is searched by, and the names of groups."""

    cases: dict[str, Case]
    haystacks: dict[str, str]
    groups: dict[str, tuple[str, str]]


def _open() -> Open:
    def read() -> Open:
        with seeing(engine, ANYBODY) as session:
            cases = {case.case_id: case for case in case_studies.as_published(session)}
            names = groups.names(session)
        return Open(cases, {code: folded("\n".join(_searched(case))) for code, case in cases.items()}, names)

    engine = records.engine()
    return kept(f"public cases {database_url()} {batches.latest(engine)}", read)


def _searched(case: Case) -> list[str]:
    return [case.case_id, case.project, case.project_ja, case.city, case.city_ja, *(text for texts in case.texts.values() for text in texts.values())]


def _language(request: Request) -> Words:
    asked = request.query_params.get("lang", "")
    return words(asked if asked in LANGUAGES else "en")


def _page(template: str, w: Words, title: str, address: str, up: str, **values: Any) -> str:
    """A page in a language; `address`: its own, without the language; `up`: of the list, "" where it is the list."""
    style = (Path(documents.__file__).parent / "templates" / "document.css").read_text(encoding="utf-8") + (Path(__file__).parent / "templates" / "public.css").read_text(encoding="utf-8")
    names, sign = list(LANGUAGE_NAMES.items()), "&" if "?" in address else "?"
    shown = {"title_lang": "", "second": "", "foot": "", "skip": w.text("To the content"), "language_label": w.text("Language")} | values
    return markup.rendered(template, language=w.language, title=title, style=Markup(style), up=(w.text("All case studies"), f"{up}?lang={w.language}") if up else None,
                           languages=[(name, code, f"{address}{sign}lang={code}" if code != w.language else "") for code, name in names], **shown)  # fmt: skip


def _list(w: Words, asked: str, number: int) -> str:
    found = _open()
    wanted = folded(asked).split()
    codes = [code for code, text in found.haystacks.items() if all(word in text for word in wanted)]
    pages = max(1, -(-len(codes) // EACH))
    here = min(max(number, 1), pages)
    cards = [public_case.card(found.cases[code], found.groups, w) for code in codes[(here - 1) * EACH : here * EACH]]
    told = w.plural("{n} case study found", "{n} case studies found", len(codes)) if asked else w.plural("{n} case study", "{n} case studies", len(codes))
    if not found.cases:
        told = w.text("No case study has been published yet.")
    elif not codes:
        told = w.text("No case study matches. Try fewer words.")
    turns = [(w.number(page), markup.address("cases", lang=w.language, q=asked, at=page) if page != here else "") for page in range(1, pages + 1)] if pages > 1 else []
    return _page("public_list.html", w, w.text("Case studies"), markup.address("cases", q=asked), "", second=w.text("Published by the Smart JAMP secretariat"), asked=asked,
                 search=w.text("Search in the text, in any language"), button=w.text("Search"), told=told, cases=cards, turns=turns, pages=w.text("Pages"))  # fmt: skip


def _one(w: Words, code: str) -> tuple[str, int]:
    found = _open()
    case = found.cases.get(code)
    if case is not None:
        values = public_case.values(case, found.groups, w)
        return _page("public_case.html", w, case.text("title", w.language), markup.address(public_case.quoted(code)), "../cases", **values), 200
    with seeing(records.engine(), ANYBODY) as session:
        gone = case_studies.withdrawn(session, code)
    if gone is None:
        title = w.text("There is no published case study {code}", code=code[:60])
        return _page("public_gone.html", w, title, markup.address(public_case.quoted(code[:60])), "../cases", lead="", lines=[]), 404
    lines = [w.text("Withdrawn on {date}: {reason}", date=w.date(gone[0]) or w.text("not stated"), reason=gone[1] or w.text("not stated"))]
    title = w.text("Case study {code}", code=code)
    return _page("public_gone.html", w, title, markup.address(public_case.quoted(code)), "../cases", lead=w.text("This case study was withdrawn."), lines=lines), 410


async def cases(request: Request) -> Response:
    """The published case studies that hold all words of ?q=, a page of them."""
    page = request.query_params.get("at", "1")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
    shown = await run_in_threadpool(_list, _language(request), request.query_params.get("q", "")[:100].strip(), number)
    return HTMLResponse(shown, headers=HEADERS)


async def case_study(request: Request) -> Response:
    """One published case study; 410 where it was withdrawn, 404 where everybody may read none, whatever the reason."""
    shown, status = await run_in_threadpool(_one, _language(request), request.path_params["code"])
    return HTMLResponse(shown, status, headers=HEADERS)


ROUTES = [Route("/public/cases", cases), Route("/public/cases/{code}", case_study)]
