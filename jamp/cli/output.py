"""Records out: export."""

from __future__ import annotations

from typing import Annotated

import orjson
import typer

from jamp.cli import AsAt, Output, app, dated, engine, fail, say, sheet_name
from jamp.imports.export import export_rows
from jamp.languages import words
from jamp.queries.views import view_of
from jamp.store.scope import LOCAL, seeing


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
