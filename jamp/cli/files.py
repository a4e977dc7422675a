"""Files in: load, check, apply, undo, and the history of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from jamp.cli import AsAt, AsJson, By, SheetName, app, dated, engine, fail, print_json, say, sheet_name
from jamp.cli.described import changes, described, uploads
from jamp.cli.reading import (
    Answer,
    Delimiter,
    Encoding,
    HeaderRow,
    Match,
    Meaning,
    Missing,
    ProfileName,
    WorkbookSheet,
    chosen,
)
from jamp.imports import apply as applying
from jamp.imports import returned
from jamp.imports.check import check as check_files
from jamp.imports.corrections import FINDINGS, SUGGESTION
from jamp.imports.plan import Plan
from jamp.model.subjects import SHEETS
from jamp.queries import batches
from jamp.settings import RECORDS, wait_seconds
from jamp.store.batches import LOADER
from jamp.store.engine import Engine
from jamp.store.profiles import of_office
from jamp.store.scope import LOCAL, seeing

GoodRows = Annotated[bool, typer.Option("--good-rows-only", help="Leave lines with problems out instead of stopping.")]
Corrected = Annotated[Path | None, typer.Option("--corrected", help="Write the file as a workbook with its problems marked.")]
Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True)]


def show(plan: Plan) -> None:
    """A Plan for a person."""
    for file in plan.files:
        say(f"{file.file}: sheet {file.sheet or '?'}, {file.encoding or '?'}, {file.rows} rows; "
            f"new {file.new}, changed {file.changed}, unchanged {file.unchanged}, missing {file.missing}")  # fmt: skip
        if file.memory.profile:
            told = "".join(f"; {question} = {answer}" for question, answer in file.memory.assumed)
            say(f"  read as the profile {file.memory.profile.name} says{told}")
        for decision in file.decisions:
            say(f"  {decision.name} {decision.value!r}: {decision.text}")
        for aside in file.set_aside:
            say(f"  not a record: line {aside.line}, {aside.kind}: {aside.text}")
        for one in file.conversions:
            say(f"  read: {one.column} {one.written!r} as {one.read!r}, {one.reason} ({one.count} times, first in line {one.line})")
        if file.converted > len(file.conversions):
            say(f"  read: {file.converted - len(file.conversions)} more texts otherwise than written")
        for issue in file.issues:
            where = f"line {issue.line}" if issue.line else "file"
            asked = f" (--answer {issue.option}/{issue.column}=...)" if issue.option else ""
            say(f"  {issue.severity} {issue.code}: {where} {issue.column} {issue.value!r}: {issue.text}{asked}")
    for name, city in plan.spelled():
        say(f"new other name of a city, for everybody: {name!r} = {city}")


def planned(files: list[Path], sheet: str | None, as_at: str | None, good_rows_only: bool, options: dict[str, Any]) -> tuple[Engine, Plan]:
    """The Plan of files from disk, read as `options` say."""
    opened, sent = engine(), [replace(one, options=options) for one in uploads(files, sheet_name(sheet))]
    if options.get("profile"):
        with seeing(opened, LOCAL) as session:
            names = [one.name for one in of_office(session, LOCAL)]
        if options["profile"] not in names:
            raise fail(f"There is no profile {options['profile']}. One of: {', '.join(names) or '–'}")
    return opened, check_files(opened, LOCAL, sent, dated(as_at), good_rows_only, {"missing": options.get("missing")})


@app.command()
def load(
    folder: Annotated[Path, typer.Argument(help="Folder with a CSV per sheet.")] = RECORDS,
    once: Annotated[bool, typer.Option("--once", help="Only into a database that never held any.")] = False,
) -> None:
    """Load the records into an empty or older database; again changes nothing. What others wrote since stays."""
    files = [folder / f"{name}.csv" for name in SHEETS if (folder / f"{name}.csv").is_file()]
    if not files:
        raise fail(f"{folder} holds no records: no file is named like a sheet.", 1)
    opened = engine()
    if once:
        with seeing(opened, LOCAL) as session:
            last = batches.state(session)
        if last:
            say(f"The records are there, last changed by batch {last}.")
            return
    plan = check_files(opened, LOCAL, uploads(files), options={"loader": LOADER})
    if not plan.fit:
        show(plan)
        raise fail("Nothing was loaded: mend the lines above.", 1)
    try:
        applied = applying.apply(opened, LOCAL, plan, LOADER, patience=wait_seconds())
    except (applying.Refused, applying.StalePlan) as problem:
        raise fail(str(problem), 1) from problem
    rows = sum(file.rows for file in plan.files)
    say(
        f"Loaded {rows} records as batch {applied.batch}."
        if applied.batch
        else f"All {rows} records were there already."
    )
    kept = [issue for file in plan.files for issue in file.issues if issue.code == "changed-since-export"]
    if kept:
        say(f"Left as others wrote them since: {len({issue.value for issue in kept})} records.")


@app.command()
def check(files: Files, sheet: SheetName = None, as_at: AsAt = None, encoding: Encoding = None, delimiter: Delimiter = None,
          header_row: HeaderRow = None, workbook_sheet: WorkbookSheet = None, answer: Answer = None, missing: Missing = None, match: Match = None, meaning: Meaning = None, profile: ProfileName = None,
          good_rows_only: GoodRows = False, corrected: Corrected = None, as_json: AsJson = False) -> None:  # fmt: skip
    """Read, validate, compare; changes nothing. Exit 0 fit to apply, 1 has blocking problems."""
    if corrected and len(files) > 1:
        raise fail("--corrected takes one file at a time.")
    _, plan = planned(files, sheet, as_at, good_rows_only, chosen(encoding, delimiter, header_row, workbook_sheet, answer, match, meaning, profile, missing))
    if corrected:
        _return(plan, corrected)
    if as_json:
        print_json(described(plan.files, False, None) | {"changes": changes(plan)})
    else:
        show(plan)
    if not plan.fit:
        raise typer.Exit(1)


def _return(plan: Plan, file: Path) -> None:
    """Write the workbook with its problems marked; a file that could not be read has nothing to mark."""
    from jamp.documents.returned import page_of, render_returned

    original, pages = returned.pages(plan, 0, lambda issue: issue.text)
    if not pages:
        raise fail("The file could not be read as a table; there is nothing to mark.", 1)
    file.write_bytes(render_returned(original, [page_of(one) for one in pages], (FINDINGS, SUGGESTION)))


@app.command()
def apply(files: Files, by: By, sheet: SheetName = None, as_at: AsAt = None, encoding: Encoding = None, delimiter: Delimiter = None,
          header_row: HeaderRow = None, workbook_sheet: WorkbookSheet = None, answer: Answer = None, missing: Missing = None, match: Match = None, meaning: Meaning = None, profile: ProfileName = None,
          good_rows_only: GoodRows = False, as_json: AsJson = False) -> None:  # fmt: skip
    """As check, then apply: all or nothing."""
    opened, plan = planned(files, sheet, as_at, good_rows_only, chosen(encoding, delimiter, header_row, workbook_sheet, answer, match, meaning, profile, missing))
    applied = None
    while plan.fit and applied is None:
        try:
            applied = applying.apply(opened, LOCAL, plan, by, patience=wait_seconds())
        except applying.StalePlan as stale:
            # nobody has seen the first comparison: the new one takes its place
            plan = stale.plan
        except applying.Refused as problem:
            raise fail(str(problem), 1) from problem
    batch = applied.batch if applied else None
    if as_json:
        print_json(described(plan.files, applied is not None, batch))
    else:
        show(plan)
        say(f"Applied as batch {batch}." if batch else "Nothing was changed.")
    if applied is None:
        raise typer.Exit(1)


@app.command()
def history(as_json: AsJson = False) -> None:
    """Every batch, newest first."""
    with seeing(engine(), LOCAL) as session:
        rows = batches.all(session, 0, 1_000_000)
    if as_json:
        print_json(
            {"batches": [row._asdict() | {"files": [file._asdict() for file in row.files]} for row in rows]}
        )
        return
    for row in rows:
        names = ", ".join(file.name for file in row.files)
        what = f"undo of {row.undoes}" if row.undoes else names
        say(
            f"{row.batch}  {row.recorded_at}  {row.by}  {what}  ({row.records} records)"
            + (f", undone by {row.undone_by}" if row.undone_by else "")
        )


@app.command()
def undo(batch: int, by: By, as_json: AsJson = False) -> None:
    """Take a batch back; what was edited later is left and named."""
    try:
        done = applying.undo(engine(), LOCAL, batch, by, patience=wait_seconds())
    except applying.Refused as problem:
        if as_json:
            print_json({"applied": False, "batch": None, "files": [], "message": str(problem)})
            raise typer.Exit(1) from problem
        raise fail(str(problem), 1) from problem
    if as_json:
        print_json(described(done.files, True, done.batch) | {"left": list(done.left)})
        return
    say(f"Batch {batch} is undone by batch {done.batch}.")
    for key in done.left:
        say(f"  left as it is, edited later or in use: {key}")
