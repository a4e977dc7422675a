"""Windows: a database session that holds just what a person may see or edit.

Code that is handed such a session never asks for rights: a row outside the window is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Engine, event, false, or_, select, true
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from jamp.store.engine import PATIENCE, writing
from jamp.store.tables import (
    AcceptedFinding,
    Alias,
    Barrier,
    CaseEvidence,
    CasePhoto,
    CaseQuote,
    CaseStudy,
    CaseText,
    City,
    Exchange,
    ExchangeCity,
    ExchangeRate,
    Funding,
    Indicator,
    IndicatorTarget,
    Interest,
    Milestone,
    NewestFigure,
    Partner,
    Project,
    ProjectCity,
    Rating,
    Setting,
    Target,
    Update,
    Value,
)  # fmt: skip
from jamp.store.writing import alone


@dataclass(frozen=True)
class Person:
    """Who is at work. role: secretariat, national (a country's representative), city (an officer), viewer."""

    name: str
    role: str = "viewer"
    countries: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


# Until sign-in exists the server listens on this machine only, and who sits at it is the secretariat.
LOCAL = Person("Secretariat", "secretariat")

SHORTLY = 2.0  # seconds


class Window(Session):
    """A session with the limits of one person."""

    criteria: tuple[Any, ...] = ()


@event.listens_for(Window, "do_orm_execute")
def _narrow(state: ORMExecuteState) -> None:
    session = state.session
    if isinstance(session, Window) and session.criteria and state.is_select:
        state.statement = state.statement.options(*session.criteria)


# whoever gets what is handed out: documents hold what everybody may see
ANYBODY = Person("", "viewer")
OWN = "own"


def _own(person: Person) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Conditions on City and on Project for what a person answers for."""
    if person.role == "secretariat":
        return true(), true()
    mine: ColumnElement[bool] = false()
    projects: ColumnElement[bool] = false()
    if person.role in ("national", "city"):
        city, link, project = City.__table__.c, ProjectCity.__table__.c, Project.__table__.c
        mine = (
            city.country.in_(person.countries)
            if person.role == "national"
            else city.city_id.in_(person.cities)
        )
        owned = select(link.project_id).join(City.__table__, city.city_id == link.city_id).where(mine)
        projects = project.project_id.in_(owned)
        if person.role == "national":
            projects = or_(projects, project.country.in_(person.countries))
    return mine, projects


def _editable(person: Person) -> tuple[Any, ...]:
    if person.role == "secretariat":
        return ()
    mine, projects = _own(person)
    visible = select(Project.__table__.c.project_id).where(projects)
    own_cities = select(City.__table__.c.city_id).where(mine)
    indicators = select(Indicator.__table__.c.indicator_id).where(
        Indicator.__table__.c.project_id.in_(visible)
    )
    limits: list[Any] = [with_loader_criteria(City, mine), with_loader_criteria(Project, projects)]
    for record in (Update, Indicator, Milestone, Barrier, Rating, Partner, Funding, CaseStudy):
        limits.append(with_loader_criteria(record, record.__table__.c.project_id.in_(visible)))
    for measured in (Value, NewestFigure, IndicatorTarget):
        limits.append(with_loader_criteria(measured, measured.__table__.c.indicator_id.in_(indicators)))
    told = select(CaseStudy.__table__.c.case_id).where(CaseStudy.__table__.c.project_id.in_(visible))
    for part in (CaseText, CaseEvidence, CaseQuote, CasePhoto):
        limits.append(with_loader_criteria(part, part.__table__.c.case_id.in_(told)))
    limits.append(with_loader_criteria(Interest, Interest.__table__.c.city.in_(own_cities)))
    met = select(ExchangeCity.__table__.c.exchange_id).where(ExchangeCity.__table__.c.city_id.in_(own_cities))
    limits.append(with_loader_criteria(Exchange, Exchange.__table__.c.exchange_id.in_(met)))
    subject = AcceptedFinding.__table__.c.subject
    milestones = select(Milestone.__table__.c.milestone_id).where(Milestone.__table__.c.project_id.in_(visible))
    aims = select(Target.__table__.c.target_id).where(Target.__table__.c.city.in_(own_cities))
    found_in = [subject.in_(own) for own in (visible, own_cities, milestones, indicators, aims)]
    limits.append(with_loader_criteria(AcceptedFinding, or_(*found_in)))
    # what all countries share is the secretariat's
    limits += [with_loader_criteria(shared, false()) for shared in (Setting, ExchangeRate)]
    limits.append(with_loader_criteria(Target, Target.__table__.c.city.in_(own_cities)))
    limits.append(
        with_loader_criteria(Alias, or_(Alias.subject_id.in_(visible), Alias.subject_id.in_(own_cities)))
    )
    return tuple(limits)


@contextmanager
def seeing(engine: Engine, person: Person) -> Iterator[Session]:
    """What `person` may see, read only, all of it as at one moment. The records are published: everybody sees all, but
    for small numbers of persons, which `jamp.store.suppressed` keeps to those who answer for the project."""
    if engine.dialect.name == "postgresql":
        # as with SQLite: what others commit meanwhile is not seen, from the first read to the last
        engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with Window(engine, info={OWN: _own(person)[1]}) as session:
        yield session


@contextmanager
def editing(engine: Engine, person: Person, patience: float = PATIENCE) -> Iterator[Session]:
    """What `person` may edit; a transaction that is committed when the block ends well. `patience`: seconds to wait for
    somebody else who writes."""
    with writing(engine, patience) as connection, Window(connection) as session:
        session.criteria, session.info[OWN] = _editable(person), _own(person)[1]  # type: ignore[attr-defined]
        with session.begin():
            yield session


@contextmanager
def proposing(engine: Engine, person: Person) -> Iterator[Session]:
    """What `person` may edit, read only: for a check that changes nothing and keeps nobody waiting."""
    with Window(engine, info={OWN: _own(person)[1]}) as session:
        session.criteria = _editable(person)
        yield session


@contextmanager
def rehearsing(engine: Engine) -> Iterator[Session]:
    """Everything, to be written and looked at; when the block ends all of it is put back. Who writes for long is not
    waited for."""
    with writing(engine, SHORTLY) as connection:
        transaction = connection.begin()
        try:
            alone(connection)
            with Session(connection) as session:
                yield session
        finally:
            transaction.rollback()
