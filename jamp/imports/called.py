"""How records are called: codes, names and other names, inside a window and beyond it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.imports.vocabulary import territories
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS
from jamp.store.tables import BY_SHEET, LINKS, Alias, CaseStudy, City, Indicator, Project, ProjectCity

AT_ONCE = 400


def names(session: Session, sheet: Sheet | str) -> list[tuple[str, str]]:
    """(code, name or other name; key) of what the session's window shows, and of what its records refer to beyond it. A
    name may lead to several keys."""
    sheet = SHEETS[sheet] if isinstance(sheet, str) else sheet
    record = BY_SHEET[sheet.name]
    key = getattr(record, sheet.key[0])
    found = [(code, code) for code in session.scalars(select(key).distinct()) if code]
    subject = {"projects": "project", "cities": "city"}.get(sheet.name)
    if subject:
        query = select(Alias.alias, Alias.subject_id).where(Alias.subject == subject)
        if subject == "project":  # titles repeat between cities: only codes lead to a project
            query = query.where(Alias.kind == "code in another list")
        keys = {code for code, _ in found}
        found += [(alias, of) for alias, of in session.execute(query) if of in keys]
    if sheet.name == "cities":
        # a city that shares a project with one of the window may stay where it stands
        found += _sharing(session)
    if sheet.name == "case_studies":
        # any city may be interested in what everybody may read
        found += [(code, code) for code in session.scalars(select(CaseStudy.__table__.c.case_id).where(CaseStudy.__table__.c.state == "cleared"))]
    if sheet.name == "projects":
        above = session.scalars(select(Project.part_of).where(Project.part_of.is_not(None)))
        found += [(code, code) for code in above if code]
    if sheet.name_column and sheet.name in ("cities", "countries"):
        called = session.execute(select(getattr(record, sheet.name_column), key))
        found += [(name, code) for name, code in called if name]
    if sheet.name == "cities":
        found += [(name, code) for name, code in session.execute(select(City.name_ja, City.city_id)) if name]
    if sheet.name == "countries":
        found += [(name, code) for code, _ in list(found) for name in territories(code)]
    return found


def titles(session: Session, sheet: str) -> list[tuple[str, str]]:
    """(key, a name by which people call it) of what the session's window shows; the present name first, then the one in
    Japanese, then other and former ones."""
    definition, record = SHEETS[sheet], BY_SHEET[sheet]
    if not definition.name_column or len(definition.key) > 1:
        return []
    own = {column.name for column in definition.own_columns}
    key, found = getattr(record, definition.key[0]), []
    for column in (definition.name_column, *({"title_ja", "name_ja"} & own)):
        found += [(code, title) for code, title in session.execute(select(key, getattr(record, column))) if title]
    if sheet == "projects":
        query = select(Alias.subject_id, Alias.alias).where(Alias.subject == "project", Alias.kind != "code in another list")
        found += [(code, other) for code, other in session.execute(query)]
    return found


def units(session: Session) -> dict[str, str]:
    """{indicator: its unit} of what the session's window shows."""
    return {key: unit for key, unit in session.execute(select(Indicator.indicator_id, Indicator.unit))}


def _sharing(session: Session) -> list[tuple[str, str]]:
    """(code or name, code) of the cities of all projects that the window shows."""
    city, link = City.__table__.c, LINKS["project_city"].c
    query = select(city.city_id, city.city, link.project_id).join(LINKS["project_city"], link.city_id == city.city_id)
    own = own_codes(session, "projects")
    pairs = sorted({(code, name) for code, name, project in session.execute(query) if project in own})
    return [(name, code) for code, name in pairs] + [(code, code) for code, _ in pairs]


def own_codes(session: Session, sheet: str) -> set[str]:
    """The codes of a sheet's records that the window shows."""
    record = BY_SHEET[sheet]
    return {code for code in session.scalars(select(getattr(record, SHEETS[sheet].key[0]))) if code}


def countries_of(session: Session, cities: Collection[str]) -> set[str]:
    """The countries of cities."""
    found: set[str] = set()
    every = list(cities)
    for start in range(0, len(every), AT_ONCE):
        found.update(session.scalars(select(City.country).where(City.city_id.in_(every[start : start + AT_ONCE]))))
    return found


def every_name(session: Session, sheet: str) -> list[tuple[str, str]]:
    """(code, name or other name; code) of all records of a sheet, those outside the window too."""
    table, alias = BY_SHEET[sheet].__table__.c, Alias.__table__.c
    key, name = table[SHEETS[sheet].key[0]], table[SHEETS[sheet].name_column]
    found = [pair for code, called in session.execute(select(key, name)) for pair in ((code, code), (called, code))]
    if sheet == "cities":
        found += [(called, code) for code, called in session.execute(select(key, table["name_ja"])) if called]
    subject = {"projects": "project", "cities": "city"}[sheet]
    return found + [tuple(row) for row in session.execute(select(alias.alias, alias.subject_id).where(alias.subject == subject))]


def city_names(session: Session) -> list[tuple[str, str]]:
    """(name, code) of every city."""
    return [(name, key) for name, key in session.execute(select(City.city, City.city_id))]


def city_name(session: Session, code: str) -> str:
    """The name of a city, be it outside the window; its code where it has none."""
    city = City.__table__.c
    return session.execute(select(city.city).where(city.city_id == code)).scalar() or code


def cities_of_projects(session: Session) -> list[tuple[str, str]]:
    """(project, code of a city of it)."""
    return [(project, city) for project, city in session.execute(select(ProjectCity.project_id, ProjectCity.city_id))]


def owners(session: Session, sheet: str) -> list[tuple[str, str]]:
    """(code, project that it belongs to) of a sheet's records; none where they have no code of their own or no project."""
    record, key = BY_SHEET[sheet], SHEETS[sheet].key[0]
    if key == "project_id" or "project_id" not in [column.name for column in SHEETS[sheet].own_columns]:
        return []
    return [(code, owner) for code, owner in session.execute(select(getattr(record, key), record.project_id))]
