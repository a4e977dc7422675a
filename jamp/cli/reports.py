"""Documents out: report, reports, pack."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from jamp.cli import AsAt, AsJson, By, Output, app, dated, engine, fail, print_json, say
from jamp.documents.formats import MEDIA
from jamp.documents.model import PAPERS
from jamp.languages import LANGUAGES
from jamp.model.dates import end_of
from jamp.queries import Session, projects
from jamp.queries.views import view_of
from jamp.store.engine import Engine
from jamp.store.reports import Kept
from jamp.store.scope import ANYBODY, LOCAL, seeing

# why a presentation cannot be a template, and what to do
REFUSED = {
    "not a presentation": "is not a presentation. Save it as .pptx and give that.",
    "too large": "is too large for a template. Take out its pictures and films.",
    "no layout": "has no layout with a title and room for content. Add one to its slide master, or leave the template out.",
}
SPOKEN = (*LANGUAGES, "both")
PRINTED = tuple(paper for paper in PAPERS if paper != "slides")


@app.command()
def report(
    output: Output,
    kind: Annotated[str, typer.Argument(help="portfolio, deck, slides, annual, country, city, project, status, collection or workbook; none with --number.")] = "",
    number: Annotated[str, typer.Option("--number", help="Make a report again from its number, for instance R0042.")] = "",
    country: Annotated[str | None, typer.Option("--country", help="ISO alpha-3.")] = None,
    city: Annotated[str | None, typer.Option("--city", help="City name or code.")] = None,
    project: Annotated[str | None, typer.Option("--project", help="Project code.")] = None,
    as_at: AsAt = None,
    since: Annotated[str | None, typer.Option("--since", help="The earlier date, or the meeting, to compare with.")] = None,
    language: Annotated[str, typer.Option("--language", help="en, ja or both.")] = "en",
    format: Annotated[str, typer.Option("--format", help="pdf, docx, pptx or html; xlsx for a workbook. By the file's ending otherwise.")] = "",
    paper: Annotated[str, typer.Option("--paper", help="a4 or letter, for what is printed.")] = "",
    cases: Annotated[str, typer.Option("--cases", help="Case codes for a collection, in their order, separated by commas.")] = "",
    status: Annotated[str, typer.Option("--status", help="Of the cases of a collection: cleared, or draft.")] = "",
    template: Annotated[Path | None, typer.Option("--template", help="A presentation whose layouts a pptx takes.")] = None,
    by: By = LOCAL.name,
) -> None:
    """Make a report. It gets a number, and its data are kept with it; from its number it is made again with the same figures."""
    from jamp.reports.kinds import KINDS
    from jamp.reports.made import again, make
    from jamp.reports.tied import TotalsDiffer

    opened = engine()
    if number:
        if kind or country or city or project or as_at or since or cases or status:
            raise fail("A report has its kind, its places and its dates from its number: leave them out.")
        kept = _kept(opened, number)
        kind = kept.kind
    if kind not in KINDS or language not in SPOKEN:
        raise fail(f"The kind is {_one_of(KINDS)}; the language {_one_of(SPOKEN)}.")
    chosen = _format(kind, KINDS[kind].formats, format, output)
    if paper and paper not in PRINTED:
        raise fail(f"The paper is {_one_of(PRINTED)}.")
    if template and chosen != "pptx":
        raise fail("A template is for a presentation: --format pptx.")
    try:
        if number:
            found = again(opened, kept.number)
            assert found is not None
        else:
            asked = _asked(opened, kind, KINDS[kind].of, country, city, project, dated(as_at), since)
            if kind == "collection":
                from jamp.cli.collected import chosen as collected

                asked = collected(opened, asked, cases, status)
            elif cases or status:
                raise fail("--cases and --status are for a collection.")
            found = make(opened, asked, by)
        data = _written(found, language, chosen, paper, template)
    except TotalsDiffer as wrong:
        raise fail(f"Not made, because a figure does not agree with the annex. {wrong}.", 1) from None
    output.write_bytes(data)
    say(f"Written to {output}: report {found.number}, checksum {found.kept.checksum}.")
    if kind == "deck" and not number:
        _apart(opened, asked)


def _kept(opened: Engine, number: str) -> Kept:
    from jamp.reports.numbers import number_in
    from jamp.store.reports import one

    wanted = number_in(number)
    found = one(opened, wanted) if wanted is not None else None
    if found is None:
        raise fail(f"There is no report {number}. The command reports lists those that there are.")
    return found


def _format(kind: str, formats: tuple[str, ...], asked: str, output: Path) -> str:
    ending = output.suffix.lower().removeprefix(".")
    chosen = asked or (ending if ending in {*MEDIA, "xlsx"} else formats[0])
    if chosen not in formats:
        raise fail(f"A {kind} is written as {_one_of(formats)}, not as {chosen}.")
    return chosen


def _asked(opened: Engine, kind: str, of: str, country: str | None, city: str | None, project: str | None,
           as_at: str | None, since: str | None) -> Any:  # fmt: skip
    from jamp.reports.kinds import Asked
    from jamp.reports.meetings import date_of

    given = {"country": country, "city": city, "project": project}
    if of and not given[of]:
        raise fail(f"A {kind} report needs --{of}.")
    if of and any(value for name, value in given.items() if name != of):
        raise fail(f"A {kind} report is about one {of}: leave the other places out.")
    if project and of != "project":
        raise fail(f"A {kind} report is about many projects: leave --project out.")
    with seeing(opened, ANYBODY) as session:
        earlier = dated(date_of(session, since)) if since else None
        view, wrong = view_of(session, as_at, earlier, (city,) if city else (), (country,) if country else ())
        if wrong:
            raise fail(f"{wrong} is not known here.")
        if earlier and end_of(earlier) >= end_of(view.as_at):
            raise fail(f"There is nothing to compare: --since {since} does not lie before the reporting date, {view.as_at}.")
        code = _code(session, view, project) if project else ""
    return Asked(kind, view, code)


def _apart(opened: Engine, asked: Any) -> None:
    """Says on the error channel where a deck would be too long with a slide for each project."""
    from jamp.reports.deck import MOST_SLIDES, SLIDES

    with seeing(opened, ANYBODY) as session:
        number = projects.count(session, asked.view)
    if SLIDES + number > MOST_SLIDES:
        say(f"Note: with a slide for each of its {number} projects the deck would have more than {MOST_SLIDES} slides. "
            "They are a report of their own: the kind slides.", err=True)  # fmt: skip


def _code(session: Session, view: Any, project: str) -> str:
    found = projects.one(session, view, project)
    if found is None:
        raise fail(f"There is no project {project}.")
    return found.project_id


def _written(found: Any, language: str, format: str, paper: str, template: Path | None) -> bytes:
    from jamp.documents.slides.template import UnusableTemplate

    try:
        return found.written(language, format, paper, template.read_bytes() if template else None)  # type: ignore[no-any-return]
    except OSError as wrong:
        raise fail(f"{template} cannot be read: {wrong.strerror}.") from None
    except UnusableTemplate as wrong:
        raise fail(f"{template} {REFUSED[wrong.reason]}") from None


@app.command()
def reports(as_json: AsJson = False) -> None:
    """List the reports that were made, newest first."""
    from jamp.reports.numbers import numbered
    from jamp.store.reports import every

    found = every(engine())
    if as_json:
        print_json({"reports": [{**one._asdict(), "number": numbered(one.number)} for one in found]})
        return
    for one in found:
        about = ", ".join(str(value) if isinstance(value, str) else " ".join(value) for value in one.scope.values())
        say(f"{numbered(one.number)}  {one.kind:10} {about or 'all':20} as at {one.as_at}, since {one.since}; made {one.made_at} by {one.made_by}; {one.checksum[:8]}")
    if not found:
        say("No report was made yet.")


@app.command()
def pack(
    meeting: Annotated[str, typer.Argument(help="The code of a meeting, for instance HLM-7, or next.")],
    output: Output,
    language: Annotated[str, typer.Option("--language", help="en, ja or both: each report in each.")] = "both",
    by: By = LOCAL.name,
) -> None:
    """Make everything that a meeting needs, as one ZIP file with a cover list."""
    from jamp.reports.meetings import round_of
    from jamp.reports.pack import pack as packed
    from jamp.reports.tied import TotalsDiffer

    if language not in SPOKEN:
        raise fail(f"The language is {_one_of(SPOKEN)}.")
    opened = engine()
    with seeing(opened, ANYBODY) as session:
        round = round_of(session, meeting)
        if round is None:
            from jamp.queries import meetings

            raise fail(f"There is no meeting {meeting}. One of: next, {', '.join(one.meeting for one in meetings.all(session))}")
    try:
        data = packed(opened, round, by, LANGUAGES if language == "both" else (language,),
                      lambda done, every: typer.echo(f"{done} of {every} reports made", err=True) if done % 10 == 0 or done == every else None)  # fmt: skip
    except TotalsDiffer as wrong:
        raise fail(f"Not made, because a figure does not agree with the annex. {wrong}.", 1) from None
    output.write_bytes(data)
    say(f"Written to {output}.")


def _one_of(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
