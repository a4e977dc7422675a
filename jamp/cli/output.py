"""Files out: export, report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import orjson
import typer

from jamp.cli import AsAt, Output, app, dated, engine, fail, say, sheet_name
from jamp.documents.formats import MEDIA, renderer
from jamp.documents.model import Document
from jamp.imports.export import export_all, export_rows
from jamp.languages import LANGUAGES, words
from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.queries import Session
from jamp.queries.views import view_of
from jamp.store.scope import ANYBODY, LOCAL, seeing


@app.command()
def export(
    sheet: str,
    output: Output,
    format: Annotated[str, typer.Option("--format", help="csv, xlsx or json.")] = "csv",
    as_at: AsAt = None,
    city: Annotated[
        list[str] | None, typer.Option("--city", help="City name or code; may be repeated.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option("--country", help="ISO alpha-3; may be repeated.")
    ] = None,
) -> None:
    """Write a sheet: every record of it, listed today or not. With --as-at, --city or --country: the projects that are
    listed there at that date, as the pages count them, and what belongs to them. What it writes, check finds to be
    0 new, 0 changed."""
    from jamp.documents.csv import render_csv
    from jamp.documents.xlsx import render_workbook
    from jamp.queries import projects
    from jamp.reports.lists import listing

    sheet_name(sheet)
    if format not in ("csv", "xlsx", "json"):
        raise fail("The format is csv, xlsx or json.")
    with seeing(engine(), LOCAL) as session:
        view, wrong = view_of(session, dated(as_at), None, tuple(city or ()), tuple(country or ()))
        if wrong:
            raise fail(f"{wrong} is not known here.")
        limit = view if as_at or city or country else None
        columns, rows = export_rows(session, sheet, limit, projects.codes(session, view) if limit else None)
        if format == "csv":
            data = render_csv(columns, rows)
        elif format == "json":
            data = orjson.dumps(
                [dict(zip(columns, row, strict=True)) for row in rows], option=orjson.OPT_INDENT_2
            )
        else:
            data = render_workbook(listing(session, sheet, limit, words("en"), columns, rows))
    output.write_bytes(data)
    say(f"{len(rows)} records written to {output}.")


# which formats each kind of report can be written in; the first is the usual one
FORMATS = {**dict.fromkeys(("portfolio", "city", "project"), tuple(MEDIA)), "workbook": ("xlsx",)}


# why a presentation cannot be a template, and what to do
REFUSED = {
    "not a presentation": "is not a presentation. Save it as .pptx and give that.",
    "too large": "is too large for a template. Take out its pictures and films.",
    "no layout": "has no layout with a title and room for content. Add one to its slide master, or leave the template out.",
}


@app.command()
def report(
    kind: Annotated[str, typer.Argument(help="portfolio, city, project or workbook.")],
    output: Output,
    city: Annotated[str | None, typer.Option("--city", help="City name or code.")] = None,
    project: Annotated[str | None, typer.Option("--project", help="Project code.")] = None,
    country: Annotated[str | None, typer.Option("--country", help="ISO alpha-3: of a workbook.")] = None,
    as_at: AsAt = None,
    since: Annotated[str | None, typer.Option("--since", help="The earlier date to compare with.")] = None,
    language: Annotated[str, typer.Option("--language", help="en or ja.")] = "en",
    format: Annotated[str | None, typer.Option("--format", help="pdf, docx, pptx or html; xlsx for a workbook. By the file's ending otherwise.")] = None,
    template: Annotated[Path | None, typer.Option("--template", help="A presentation whose layouts a pptx takes.")] = None,
) -> None:
    """Make a printable summary, or the data workbook."""
    if kind not in FORMATS or language not in LANGUAGES:
        raise fail(f"The kind is {_one_of(FORMATS)}; the language en or ja.")
    ending = output.suffix.lower().removeprefix(".")
    chosen = format or (ending if any(ending in some for some in FORMATS.values()) else FORMATS[kind][0])
    if chosen not in FORMATS[kind]:
        raise fail(f"A {kind} is written as {_one_of(FORMATS[kind])}, not as {chosen}.")
    if template and chosen != "pptx":
        raise fail("A template is for a presentation: --format pptx.")
    if (kind == "project") != bool(project) or (kind == "city" and not city) or (city and kind not in ("city", "workbook")) or (country and kind != "workbook"):
        raise fail("A city report needs --city, a project report --project, a portfolio report neither; a workbook takes --city or --country.")
    with seeing(engine(), ANYBODY) as session:
        view, wrong = view_of(session, dated(as_at), dated(since), (city,) if city else (), (country,) if country else ())
        if wrong:
            raise fail(f"{wrong} is not known here.")
        if since and end_of(since) >= end_of(view.as_at):
            raise fail(f"There is nothing to compare: --since {since} does not lie before the reporting date, {view.as_at}.")
        data = _made(session, kind, view, project or "", language, chosen, template)
    output.write_bytes(data)
    say(f"Written to {output}.")


def _one_of(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _made(session: Session, kind: str, view: View, project: str, language: str, format: str, template: Path | None) -> bytes:
    from jamp.documents.xlsx import render_workbook
    from jamp.queries import projects
    from jamp.reports.city import city as city_report
    from jamp.reports.data_sheets import TABS
    from jamp.reports.portfolio import portfolio as portfolio_report
    from jamp.reports.project import project as project_report
    from jamp.reports.workbook import workbook

    w = words(language)
    if kind == "workbook":
        return render_workbook(workbook(session, view, export_all(session, TABS, view, projects.codes(session, view)), w))
    if kind == "project":
        found = projects.one(session, view, project)
        if found is None:
            raise fail(f"There is no project {project}.")
        document = project_report(session, view, w, found.project_id)
    else:
        document = (city_report if kind == "city" else portfolio_report)(session, view, w)
    return _presentation(document, template) if template else renderer(format)(document)


def _presentation(document: Document, template: Path) -> bytes:
    from jamp.documents.pptx import UnusableTemplate, render_pptx

    try:
        return render_pptx(document, template.read_bytes())
    except OSError as wrong:
        raise fail(f"{template} cannot be read: {wrong.strerror}.") from None
    except UnusableTemplate as wrong:
        raise fail(f"{template} {REFUSED[wrong.reason]}") from None
