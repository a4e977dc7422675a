"""Records back out as sheets: what is written here, the importer finds to be nothing new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from jamp.imports import called, stored
from jamp.imports.folding import form
from jamp.model.dates import end_of
from jamp.model.statements import speaks_of_status
from jamp.model.subjects import SHEETS
from jamp.model.view import View
from jamp.store.scope import Session
from jamp.store.suppressed import least_shown, suppressed

EXPORTED = tuple(name for name in SHEETS)
FEW = {"indicators": ("baseline", "target"), "indicator_targets": ("target",)}  # what may be a small number of persons there


def export_rows(session: Session, sheet: str, view: View | None = None,
                projects: set[str] | None = None) -> tuple[list[str], list[list[Any]]]:  # fmt: skip
    """(column names, rows) of a sheet, all of them without `view`; `view` limits to its cities and countries and, for
    dated sheets, its date; `projects` to these and what belongs to them."""
    definition = SHEETS[sheet]
    columns = [column.name for column in definition.own_columns]
    rows = stored.everything(session, definition, projects, view)
    if sheet == "values":
        rows = [row for row, shown in zip(rows, _shown(session, columns, rows), strict=True) if shown]
    elif sheet in FEW:
        rows = _without_few(session, sheet, columns, rows)
    if "as_at" in columns and view:
        at, latest = columns.index("as_at"), end_of(view.as_at)
        rows = [row for row in rows if end_of(row[at]) <= latest]
    places = called.city_names(session)
    often = Counter(form(name) for name, _ in places)
    # where two cities have one name, their codes tell them apart
    cities = {key: name for name, key in places if often[form(name)] == 1}
    named = [i for i, name in enumerate(columns) if definition.column(name).refers_to == "cities"]
    out: list[list[Any]] = []
    for row in rows:
        values = list(row)
        for i in named:
            values[i] = (
                "; ".join(cities.get(code, code) for code in values[i].split("; ")) if values[i] else None
            )
        out.append(values)
    if not definition.embeds:
        return columns, out
    return columns + list(definition.embeds), _with_status(session, definition.embeds, columns, out, view)


def withheld(session: Session, view: View | None = None, projects: set[str] | None = None, sheet: str = "values") -> int:
    """How many figures the export of the same selection leaves out: small numbers of persons, and what would give them away."""
    if sheet not in ("values", *FEW):
        return 0
    definition = SHEETS[sheet]
    columns = [column.name for column in definition.own_columns]
    rows = stored.everything(session, definition, projects, view)
    if sheet in FEW:
        before, after = (sum(row[columns.index(name)] is not None for row in some for name in FEW[sheet])
                         for some in (rows, _without_few(session, sheet, columns, rows)))  # fmt: skip
        return before - after
    at, latest = columns.index("as_at"), end_of(view.as_at) if view else "9999"
    return sum(not shown and end_of(row[at]) <= latest for row, shown in zip(rows, _shown(session, columns, rows), strict=True))


def _shown(session: Session, columns: list[str], rows: list[tuple[Any, ...]]) -> list[bool]:
    key, at, groups = (columns.index(name) for name in ("indicator_id", "as_at", "groups"))
    hidden = suppressed(session, {row[key] for row in rows})
    return [row[groups] not in hidden.get((row[key], end_of(row[at])), ()) for row in rows]


def _without_few(session: Session, sheet: str, columns: list[str], rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Baselines and targets that are small numbers of persons are left empty; a later target is left out."""
    key, target = columns.index("indicator_id"), columns.index("target")
    asked = {row[key] for row in rows}
    least = least_shown(session, asked)
    few = [row[target] is not None and 0 < row[target] < least.get(row[key], 0) for row in rows]
    if sheet == "indicator_targets":
        return [row for row, small in zip(rows, few, strict=True) if not small]
    out, start, dated = suppressed(session, asked), columns.index("baseline"), columns.index("baseline_date")
    found = []
    for row, small in zip(rows, few, strict=True):
        hidden = row[start] is not None and "" in out.get((row[key], end_of(row[dated]) if row[dated] else ""), ())
        blank = [name for name, unseen in (("baseline", hidden), ("target", small)) if unseen]
        # a note may repeat them
        found.append(tuple(None if blank and name in (*blank, "note") else value for name, value in zip(columns, row, strict=True)))
    return found


def _with_status(session: Session, embeds: tuple[str, ...], columns: list[str], rows: list[list[Any]],
                 view: View | None) -> list[list[Any]]:  # fmt: skip
    """Each project with the statement that counts as at the view's date: the last that speaks of a status."""
    names = [column.name for column in SHEETS["updates"].own_columns]
    at = columns.index("project_id")
    ranked = stored.ranked(session, {row[at] for row in rows})
    latest = end_of(view.as_at) if view else "9999"
    for row in rows:
        statements = [dict(zip(names, one, strict=True)) for one in ranked.get(row[at], ())]
        counting = [one for one in statements if end_of(one["as_at"]) <= latest and speaks_of_status(one["status"], one["source"])]
        row.extend(counting[-1][name] if counting else None for name in embeds)
    return rows


def export_all(session: Session, sheets: Iterable[str], view: View, projects: set[str]) -> dict[str, tuple[list[str], list[list[Any]]]]:
    """{sheet: (column names, rows)} of `projects` and what belongs to them, up to the view's date."""
    return {sheet: export_rows(session, sheet, view, projects) for sheet in sheets}
