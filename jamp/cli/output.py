"""Files out: export, report."""

from __future__ import annotations

from typing import Annotated

import orjson
import typer

from jamp.cli import AsAt, Output, app, dated, engine, fail, say, sheet_name
from jamp.imports.export import export_rows
from jamp.languages import LANGUAGES, words
from jamp.model.dates import end_of
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


@app.command()
def report(
    kind: Annotated[str, typer.Argument(help="portfolio, city or project.")],
    output: Output,
    city: Annotated[str | None, typer.Option("--city", help="City name or code.")] = None,
    project: Annotated[str | None, typer.Option("--project", help="Project code.")] = None,
    as_at: AsAt = None,
    since: Annotated[str | None, typer.Option("--since", help="The earlier date to compare with.")] = None,
    language: Annotated[str, typer.Option("--language", help="en or ja.")] = "en",
    format: Annotated[str, typer.Option("--format", help="pdf.")] = "pdf",
) -> None:
    """Make a printable summary."""
    from jamp.documents.pdf import render_pdf
    from jamp.queries import projects
    from jamp.reports import city as city_report
    from jamp.reports import portfolio as portfolio_report
    from jamp.reports import project as project_report

    if kind not in ("portfolio", "city", "project") or format != "pdf" or language not in LANGUAGES:
        raise fail("The kind is portfolio, city or project; the format pdf; the language en or ja.")
    if (kind == "city") != bool(city) or (kind == "project") != bool(project):
        raise fail("A city report needs --city, a project report --project, a portfolio report neither.")
    with seeing(engine(), ANYBODY) as session:
        view, wrong = view_of(session, dated(as_at), dated(since), (city,) if city else (), ())
        if wrong:
            raise fail(f"{wrong} is not known here.")
        if since and end_of(since) >= end_of(view.as_at):
            raise fail(f"There is nothing to compare: --since {since} does not lie before the reporting date, {view.as_at}.")
        if kind == "project":
            found = projects.one(session, view, project or "")
            if found is None:
                raise fail(f"There is no project {project}.")
            document = project_report.project(session, view, words(language), found.project_id)
        elif kind == "city":
            document = city_report.city(session, view, words(language))
        else:
            document = portfolio_report.portfolio(session, view, words(language))
    output.write_bytes(render_pdf(document))
    say(f"Written to {output}.")
