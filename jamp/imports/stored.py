"""What is stored now, as the importer compares it: records as tuples in the order of their sheet's columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from jamp.model.sheets import Kind, Sheet
from jamp.model.statements import precedence
from jamp.model.subjects import SHEETS
from jamp.model.view import View
from jamp.store.tables import (
    BY_SHEET,
    LINKS,
    TABLES,
    Alias,
    City,
    GroupSet,
    Indicator,
    Source,
    Target,
)  # fmt: skip

Row = tuple[Any, ...]
AT_ONCE = 400


def counts(session: Session, sheets: Iterable[str]) -> dict[str, int]:
    """Records of each sheet, all of them."""
    return {name: session.scalar(select(func.count()).select_from(TABLES[name])) or 0 for name in sheets}


def seen(session: Session, sheet: Sheet, keys: Collection[Row]) -> bool:
    """True when the window shows all of these records."""
    return set(keys) <= rows(session, sheet, {key[0] for key in keys}).keys()


def _links(session: Session, sheet: Sheet, keys: Collection[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for column in sheet.columns:
        if column.many:
            table = LINKS[column.link]
            owner, value = list(table.c)[:2]
            query = select(owner, value).order_by(owner, table.c.position)
            values: dict[str, str] = {}
            for part in _parts(keys):
                for key, code in session.execute(query.where(owner.in_(part))):
                    values[key] = f"{values[key]}; {code}" if key in values else code
            found[column.name] = values
    return found


def _parts(keys: Iterable[str]) -> Iterable[list[str]]:
    every = list(keys)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]


def rows(session: Session, sheet: Sheet, first: Collection[str]) -> dict[Row, Row]:
    """{key: record} of the records whose first key column is among `first`; records in the order of own_columns."""
    record = BY_SHEET[sheet.name]
    columns = [column.name for column in sheet.own_columns]
    plain = [name for name in columns if not sheet.column(name).many]
    linked = _links(session, sheet, first) if len(plain) < len(columns) else {}
    query = select(*[getattr(record, name) for name in plain])
    at = [plain.index(name) for name in sheet.key]
    found: dict[Row, Row] = {}
    for part in _parts(sorted(set(first))):
        for row in session.execute(query.where(getattr(record, sheet.key[0]).in_(part))):
            key = tuple(row[i] for i in at)
            if not linked:
                found[key] = tuple(row)
                continue
            values = dict(zip(plain, row, strict=True))
            found[key] = tuple(
                linked[name].get(key[0]) if name in linked else values[name] for name in columns
            )
    return found


def in_scope(session: Session, sheet: Sheet, scopes: Collection[Row]) -> set[Row]:
    """Keys of the stored records that share their scope column with one of `scopes`, without what has left the list."""
    record = BY_SHEET[sheet.name]
    column = sheet.column(sheet.scope[0])
    keys = [getattr(record, name) for name in sheet.key]
    found: set[Row] = set()
    for part in _parts({code for scope in scopes for code in (scope[0] or "").split("; ") if code} if column.many
                       else {scope[0] for scope in scopes}):  # fmt: skip
        if column.many:
            table = LINKS[column.link]
            owner, value = list(table.c)[:2]
            query = select(*keys).where(keys[0].in_(select(owner).where(value.in_(part))))
        else:
            query = select(*keys).where(getattr(record, column.name).in_(part))
        if "exit_date" in record.__table__.c:
            query = query.where(record.exit_date.is_(None))
        found.update(tuple(row) for row in session.execute(query))
    return found


def beyond(session: Session, sheet: Sheet, keys: Collection[str]) -> set[str]:
    """Those of `keys` (first key column) that exist, be it outside the window: such a code cannot be taken anew."""
    column = BY_SHEET[sheet.name].__table__.c[sheet.key[0]]
    return {
        key
        for part in _parts(keys)
        for key in session.execute(select(column).where(column.in_(part))).scalars()
    }


def published(session: Session) -> dict[str, str]:
    """{source: date of publication}."""
    return {source: date or "" for source, date in session.execute(select(Source.source, Source.published))}


def ranked(session: Session, project_ids: Collection[str]) -> dict[str, list[Row]]:
    """{project: its statements, the one that counts most last}, each in the order of the updates sheet."""
    sheet, dates = SHEETS["updates"], published(session)
    columns = [column.name for column in sheet.own_columns]
    as_at, source = columns.index("as_at"), columns.index("source")
    found: dict[str, list[Row]] = {}
    for key, row in rows(session, sheet, project_ids).items():
        found.setdefault(key[0], []).append(row)
    for statements in found.values():
        statements.sort(key=lambda row: precedence(row[as_at], row[source], dates.get(row[source])))
    return found


def users(session: Session, sheet: Sheet, key: str) -> set[tuple[str, Row]]:
    """{(sheet, key)} of the records that refer to this one."""
    found: set[tuple[str, Row]] = set()
    subject = {"projects": "project", "cities": "city"}.get(sheet.name)
    if subject:
        named = select(Alias.subject, Alias.alias, Alias.subject_id).where(Alias.subject == subject, Alias.subject_id == key)
        found |= {("aliases", tuple(row)) for row in session.execute(named)}
    for other in SHEETS.values() if len(sheet.key) == 1 else ():
        for column in other.own_columns:
            if column.refers_to != sheet.name:
                continue
            table = LINKS[column.link] if column.many else TABLES[other.name]
            value = table.c[sheet.key[0]] if column.many else table.c[column.name]
            same = value.in_(_sets_with(session, key)) if column.kind is Kind.GROUPS else value == key
            query = select(*[table.c[name] for name in other.key]).where(same)
            found |= {(other.name, tuple(row)) for row in session.execute(query)}
    return found


def _sets_with(session: Session, group: str) -> list[str]:
    return [one for one in session.scalars(select(GroupSet.groups)) if group in one.split("+")]


def everything(session: Session, sheet: Sheet, projects: set[str] | None, view: View | None) -> list[Row]:
    """Records of a sheet in the order of their keys; `projects` limits those that belong to a project."""
    record = BY_SHEET[sheet.name]
    columns = [column.name for column in sheet.own_columns]
    keys = select(getattr(record, sheet.key[0])).distinct()
    wanted: Collection[str] = projects or ()
    if projects is not None:
        owner = {"values": "indicator_id", "indicator_targets": "indicator_id", "aliases": "subject_id"}.get(sheet.name, "project_id")
        if owner == "indicator_id":
            wanted = set(
                session.scalars(select(Indicator.indicator_id).where(Indicator.project_id.in_(projects)))
            )
        if sheet.name == "aliases":  # cities have other names too
            wanted = projects | set(session.scalars(_cities(view) if view else select(City.city_id)))
        if owner in columns:
            keys = keys.where(getattr(record, owner).in_(wanted))
    if view and sheet.name in ("cities", "targets") and (view.cities or view.countries):
        city = City.city_id if sheet.name == "cities" else Target.city
        keys = keys.where(city.in_(_cities(view)))
    first = [key for key in session.scalars(keys) if key]
    found = rows(session, sheet, first)
    if projects is not None and sheet.name == "aliases":
        found = {key: row for key, row in found.items() if key[2] in wanted}
    return [found[key] for key in sorted(found)]


def _cities(view: View) -> Select[tuple[str]]:
    query = select(City.city_id)
    if view.cities:
        query = query.where(City.city_id.in_(view.cities))
    return query.where(City.country.in_(view.countries)) if view.countries else query
