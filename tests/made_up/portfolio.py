"""Writes a made-up portfolio, through what `apply` itself writes by, with its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from jamp.imports import written
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.garbage import uncollected
from jamp.imports.plan import FilePlan, Operations, Upload
from jamp.settings import RECORDS
from jamp.store.migrate import migrate
from jamp.store.scope import LOCAL, seeing
from jamp.store.tables import City, Project, ProjectProgramme
from jamp.store.turns import taking_turn
from tests.made_up import cases, delivery, projects, results, updates
from tests.made_up.projects import MARK
from tests.made_up.size import Size

Row = tuple[Any, ...]
AT_ONCE = 200_000
# the cities and the words that the records come with; no project and nothing that is said of one
WORDS = ("sources", "countries", "programmes", "themes", "groups", "cities", "meetings")


class HoldsRecords(Exception):
    """A database with projects that are not made up: nothing made up is put beside them."""


def prepare(engine: Engine) -> None:
    """An empty database gets the cities and the words. HoldsRecords where it has projects that are not made up."""
    migrate(engine)
    with seeing(engine, LOCAL) as session:
        made_up = select(ProjectProgramme.project_id).where(ProjectProgramme.programme == MARK)
        if session.scalar(select(func.count()).select_from(Project).where(Project.project_id.not_in(made_up))):
            raise HoldsRecords
        if session.scalar(select(func.count()).select_from(City)):
            return
    uploads = [Upload(f"{name}.csv", (RECORDS / f"{name}.csv").read_bytes(), name) for name in WORDS]
    plan = check(engine, LOCAL, uploads)
    assert plan.fit, [file.issues[:3] for file in plan.files]
    apply(engine, LOCAL, plan, "made up")


def fill(engine: Engine, size: Size) -> None:
    """Add `size` to a database that has cities, in one transaction; what lies there stays. Some of its case studies are cleared then."""
    cases.keep_pictures(engine, size)
    _fill(engine, size)
    cases.clear(engine, size)


def _fill(engine: Engine, size: Size) -> None:
    with uncollected(), taking_turn(engine, LOCAL, "made up", ("made-up.csv",)) as session:
        places = list(session.scalars(select(City.city_id).order_by(City.city_id)))
        batch = written.batch(session, "made up", "apply", None)
        for position, (sheet, columns, rows) in enumerate(_sheets(places, size)):
            counted = 0
            written.keep_file(session, batch, position, Upload(f"{sheet}.csv", b"", sheet), FilePlan(f"{sheet}.csv", sheet, "utf-8", ","))
            for part in _parts(rows):
                lines = list(range(counted + 2, counted + 2 + len(part)))
                operations = Operations(sheet, position, columns, part, lines)
                written.write(session, operations)
                written.remember(session, batch, operations)
                counted += len(part)
            _count(session, batch, position, counted)


def _parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while part := list(islice(rest, AT_ONCE)):
        yield part


def _count(session: Session, batch: int, position: int, number: int) -> None:
    table = written.BatchFile.__table__
    session.execute(table.update().where(table.c.batch == batch, table.c.position == position).values(rows=number, new=number))


def _sheets(places: list[str], size: Size) -> Iterator[tuple[str, tuple[str, ...], Iterable[Row]]]:
    """(sheet, columns, rows), in the order in which one refers to another."""

    def each() -> Iterator[projects.Plot]:
        return projects.plots(size.projects)

    def every(make: Any) -> Iterator[Row]:
        return (row for plot in each() for row in make(plot))

    def measured() -> Iterator[tuple[projects.Plot, Row, bool]]:
        return ((plot, row, later) for plot in each() for row, later in results.indicators(plot, size))

    days = results.dates(size.dates)
    yield "sources", ("source", "title", "publisher", "published"), [(MARK, "Made up, to try the tracker out", "Nobody", "2025-09-30")]
    yield "programmes", ("programme", "title", "title_ja"), [(MARK, "Made-up projects", "架空の案件")]
    yield "shared_indicators", ("shared_indicator", "title", "title_ja", "note"), results.shared()
    yield "exchange_rates", delivery.RATE_COLUMNS, delivery.rates()
    yield "projects", projects.COLUMNS, (projects.project(plot, places) for plot in each())
    yield "updates", updates.COLUMNS, every(updates.updates)
    yield "indicators", results.INDICATOR_COLUMNS, (row for _, row, _ in measured())
    yield "indicator_targets", results.TARGET_COLUMNS, (results.later_target(row) for _, row, later in measured() if later)
    yield "values", results.VALUE_COLUMNS, (value for plot, row, _ in measured() for value in results.values(plot, row, days, size))
    yield "milestones", delivery.MILESTONE_COLUMNS, every(delivery.milestones)
    yield "barriers", delivery.BARRIER_COLUMNS, every(delivery.barriers)
    yield "ratings", delivery.RATING_COLUMNS, (delivery.rating(plot) for n, plot in enumerate(each()) if n % 50 == 0)
    yield "funding", delivery.FUNDING_COLUMNS, every(delivery.funding)
    yield "exchanges", delivery.EXCHANGE_COLUMNS, (delivery.exchange(n, places, f"MADE-{n}") for n in range(size.projects // 20))
    if size.cases:
        yield "case_studies", cases.CASE_COLUMNS, cases.studies(size)
        yield "case_texts", cases.TEXT_COLUMNS, cases.in_japanese(size)
        yield "case_evidence", cases.EVIDENCE_COLUMNS, cases.evidence(size)
        yield "case_quotes", cases.QUOTE_COLUMNS, cases.quotes(size)
        yield "case_photos", cases.PHOTO_COLUMNS, cases.photos(size)
        yield "interests", cases.INTEREST_COLUMNS, cases.interests(size, places)


def already(engine: Engine) -> bool:
    """True where made-up projects lie there."""
    with seeing(engine, LOCAL) as session:
        return bool(session.scalar(select(func.count()).select_from(Project)))
