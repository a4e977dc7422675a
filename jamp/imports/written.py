"""What `apply` and `undo` write: records, batches, files and revisions, through the driver where they are many."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import insert as sql_insert
from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.imports import stored
from jamp.imports.inverse import Step
from jamp.imports.plan import FilePlan, Operations, Upload, key_positions
from jamp.model.sheets import Kind, Sheet
from jamp.model.subjects import SHEETS
from jamp.store import arrivals, batches, newest, published
from jamp.store.history import Batch, BatchFile, Revision
from jamp.store.moment import now
from jamp.store.tables import LINKS, TABLES, GroupSet, Indicator
from jamp.store.writing import insert_rows

Row = tuple[Any, ...]
OF_INDICATORS = ("values", "indicator_targets")  # their first key is an indicator, whose project they belong to
REVISION = ("batch", "file", "line", "sheet", "key", "project_id", "before", "after")


def batch(session: Session, by: str, kind: str, undoes: int | None) -> int:
    """A new batch; its number."""
    number = batches.state(session) + 1
    recorded_at = now()
    values = {"batch": number, "recorded_at": recorded_at, "recorded_by": by, "kind": kind, "undoes": undoes}
    session.execute(sql_insert(Batch).values(**values))
    return number


def keep_file(session: Session, batch: int, position: int, upload: Upload, file: FilePlan, first: bool = True) -> None:
    """Keep the bytes of a file, and how they were read; of a workbook with several tables they are kept with the first."""
    values = {name: getattr(file, name) for name in
              ("sheet", "encoding", "delimiter", "rows", "new", "changed", "unchanged", "missing")}  # fmt: skip
    values |= {"batch": batch, "position": position, "name": upload.name, "bytes": upload.data if first else b""}
    values["left_out"] = _json(file.bad_lines) if file.bad_lines else None
    values["options"] = _json(upload.options) if upload.options else None
    session.execute(sql_insert(BatchFile).values(**values, sha256=hashlib.sha256(upload.data).hexdigest()))


def _many(session: Session, table: Any, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    insert_rows(session.connection(), table, columns, rows)


def write(session: Session, operations: Operations) -> None:
    """New and changed records of one sheet."""
    sheet = SHEETS[operations.sheet]
    if operations.new:
        insert(session, sheet, operations.columns, operations.new)
    if operations.changed:
        update(session, sheet, operations.changed)


def insert(session: Session, sheet: Sheet, columns: tuple[str, ...], rows: list[Row]) -> None:
    """Add whole records in the order of `columns`."""
    if sheet.name == "values":
        at_key = columns.index("indicator_id")
        newest.touch(session, {row[at_key] for row in rows})
    at_first = columns.index(sheet.key[0])
    published.touch(session, sheet.name, {row[at_first] for row in rows} if sheet.name in published.SHEETS else ())
    for i, name in enumerate(columns):
        if sheet.column(name).kind is Kind.GROUPS:
            _make_sets(session, {row[i] for row in rows})
    plain = tuple(name for name in columns if not sheet.column(name).many)
    if plain == columns:
        _many(session, TABLES[sheet.name], columns, rows)
        return
    at = [columns.index(name) for name in plain]
    _many(session, TABLES[sheet.name], plain, ([row[i] for i in at] for row in rows))  # type: ignore[misc]
    key = columns.index(sheet.key[0])
    for i, name in enumerate(columns):
        if name not in plain:
            _link(session, sheet, name, ((row[key], row[i]) for row in rows))


def _make_sets(session: Session, named: set[str]) -> None:
    """The sets of groups that values are about to name; each grows from a smaller one, and from nobody's."""
    known = set(session.scalars(select(GroupSet.groups)))
    for joined in sorted(named - known):
        fewer = ""
        for group in joined.split("+"):
            grown = f"{fewer}+{group}" if fewer else group
            if grown not in known:
                session.execute(sql_insert(GroupSet).values(groups=grown, fewer=fewer, group=group))
                known.add(grown)
            fewer = grown


def _link(session: Session, sheet: Sheet, name: str, pairs: Iterable[tuple[str, str | None]]) -> None:
    table = LINKS[sheet.column(name).link]
    rows = (
        (key, code, n) for key, codes in pairs for n, code in enumerate((codes or "").split("; ")) if code
    )
    _many(session, table, tuple(column.name for column in table.c), rows)


def update(
    session: Session, sheet: Sheet, changed: Iterable[tuple[Row, dict[str, Any], dict[str, Any], int]]
) -> None:
    """Change (key, before, after, line) fields; those with the same fields go together."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for key, _, after, _ in changed:
        published.touch(session, sheet.name, key[:1])
        if sheet.name == "values":
            newest.touch(session, key[:1])
        if sheet.name == "sources" and "published" in after:
            newest.touch_source(session, key[0])
        many = [name for name in after if sheet.column(name).many]
        for name in many:
            table = LINKS[sheet.column(name).link]
            session.execute(table.delete().where(list(table.c)[0] == key[0]))
            _link(session, sheet, name, [(key[0], after[name])])
        plain = tuple(sorted(set(after) - set(many)))
        if plain:
            groups.setdefault(plain, []).append((*[after[name] for name in plain], *key))
    connection = session.connection()
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    for names, rows in groups.items():
        values = ", ".join(f'"{name}" = {mark}' for name in names)
        where = " AND ".join(f'"{name}" = {mark}' for name in sheet.key)
        connection.exec_driver_sql(f"UPDATE {sheet.table} SET {values} WHERE {where}", rows)


def remove(session: Session, sheet: Sheet, key: Row) -> None:
    """Take one record out."""
    published.touch(session, sheet.name, key[:1])
    if sheet.name == "values":
        newest.touch(session, key[:1])
    table = TABLES[sheet.name]
    conditions = [table.c[name] == value for name, value in zip(sheet.key, key, strict=True)]
    session.execute(table.delete().where(*conditions))


def remember(session: Session, batch: int, operations: Operations) -> None:
    """The new records as they came, and one revision per changed one with what changed."""
    if operations.new:
        owners = _owners(session, operations)
        rows = ((line, owner, *record) for line, owner, record in zip(operations.new_lines, owners, operations.new, strict=True))
        arrivals.write(session.connection(), batch, operations.file, operations.sheet, operations.columns, rows)
    if operations.changed:
        project = _project_of(session, operations)
        revisions = (
            (batch, operations.file, line, operations.sheet, _json(list(key)), project(key[0], after), _json(before), _json(after))
            for key, before, after, line in operations.changed
        )
        _many(session, Revision.__table__, REVISION, revisions)


def _owners(session: Session, operations: Operations) -> Iterable[str | None]:
    """The project code of each new record, None where it belongs to none."""
    columns, first = operations.columns, key_positions(operations)[0]
    if operations.sheet in OF_INDICATORS:
        query = select(Indicator.indicator_id, Indicator.project_id)
        owner: dict[str, str] = {key: project for key, project in session.execute(query)}
        return (owner.get(record[first]) for record in operations.new)
    if "project_id" in columns:
        at = columns.index("project_id")
        return (record[at] for record in operations.new)
    return (None for _ in operations.new)


def remember_steps(session: Session, batch: int, steps: list[Step]) -> None:
    """One revision per record that an undo put back."""
    entries = (
        (batch, None, None, step.sheet.name, _json(list(step.key)), step.project_id,
         None if step.before is None else _json(step.before), None if step.after is None else _json(step.after))
        for step in steps
    )  # fmt: skip
    _many(session, Revision.__table__, REVISION, entries)


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def _project_of(session: Session, operations: Operations) -> Any:
    """A function (first key value, fields) -> project code or None."""
    sheet = SHEETS[operations.sheet]
    if sheet.key[0] == "project_id":
        return lambda key, fields: key
    table = TABLES[sheet.name]
    if sheet.name in OF_INDICATORS:
        query, owner = select(Indicator.indicator_id, Indicator.project_id), {}
        owner.update({key: project for key, project in session.execute(query)})
        return lambda key, fields: owner.get(key)
    if "project_id" not in table.c:
        return lambda key, fields: None
    changed = [key[0] for key, *_ in operations.changed]
    known = {key: row for key, row in stored.rows(session, sheet, changed).items()} if changed else {}
    at = [column.name for column in sheet.own_columns].index("project_id")
    owners = {key[0]: row[at] for key, row in known.items()}
    return lambda key, fields: fields.get("project_id") or owners.get(key)
