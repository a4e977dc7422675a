"""What offices start from: blank sheets, or sheets filled with present data, and what their cells may refer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from jamp.imports import called, stored
from jamp.imports.cells import CLEAR
from jamp.imports.export import export_rows
from jamp.imports.folding import form
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS
from jamp.model.view import View
from jamp.store.scope import Session

# what an office fills in together; lists of words and sources are kept by the secretariat
OFFICE = ("projects", "updates", "milestones", "barriers", "indicators", "indicator_targets", "values", "partners", "funding")
LOOKED_AT = 40  # records in which examples are looked for
SHORT = 60  # letters of a good example


@dataclass(frozen=True)
class Content:
    """sheets: name -> (columns, rows); names: sheet -> (what is written, its name, its Japanese name) of what cells may
    refer to; examples: sheet -> {column: a value that is stored}."""

    sheets: dict[str, tuple[list[str], list[list[Any]]]]
    names: dict[str, list[tuple[str, str, str]]]
    examples: dict[str, dict[str, str]]


def content(session: Session, sheets: Iterable[str], view: View | None = None, projects: set[str] | None = None) -> Content:
    """Blank sheets without `view`, else the rows of their export. `projects` limits what can be referred to, too.

    Where there is a sheet for updates, the state of projects is told there, and their sheet lacks it.
    """
    wanted = list(sheets)
    found: dict[str, tuple[list[str], list[list[Any]]]] = {}
    for name in wanted:
        columns, rows = export_rows(session, name, view, projects) if view else ([column.name for column in SHEETS[name].columns], [])
        kept = [i for i, column in enumerate(columns) if "updates" not in wanted or column not in SHEETS[name].embeds]
        found[name] = [columns[i] for i in kept], [[row[i] for i in kept] for row in rows]
    referred = {column.refers_to for name in wanted for column in SHEETS[name].columns if column.refers_to}
    names = {name: _names(session, SHEETS[name], projects) for name in SHEETS if name in referred}
    return Content(found, names, {name: _examples(session, SHEETS[name], *found[name]) for name in wanted})


def template_rows(sheet: str, translate: Callable[[str], str]) -> tuple[list[str], list[list[str]]]:
    """(column names, remark lines): the importer skips these, and no others."""
    columns = SHEETS[sheet].columns
    remarks = []
    for column in columns:
        parts = [translate(column.label), translate(column.help) if column.help else ""]
        parts.append(" | ".join(column.choices))
        parts.append("*" if column.required else "")
        remarks.append(" ".join(part for part in parts if part))
    remarks[0] = "# " + remarks[0]
    hint = ["# " + translate(HINT).format(mark=CLEAR)] + [""] * (len(columns) - 1)
    return [column.name for column in columns], [remarks, hint]


HINT = "An empty cell leaves what is stored; write {mark} to empty a field. * must be filled in. These two lines with # are skipped."


def filled_rows(session: Session, sheet: str, translate: Callable[[str], str], view: View, projects: set[str]) -> tuple[list[str], list[list[Any]]]:
    """The same with the rows of the sheet's export below the remarks."""
    columns, remarks = template_rows(sheet, translate)
    written, rows = export_rows(session, sheet, view, projects)
    order = [written.index(name) for name in columns]
    return columns, [*remarks, *([row[i] for i in order] for row in rows)]


def _names(session: Session, sheet: Sheet, projects: set[str] | None) -> list[tuple[str, str, str]]:
    """What may be referred to, in the order in which it is written: cities by their names, all else by its code."""
    columns = [column.name for column in sheet.own_columns]
    japanese = next((name for name in ("name_ja", "title_ja") if name in columns), "")
    found = []
    for (key, *_), row in stored.rows(session, sheet, called.own_codes(session, sheet.name)).items():
        values = dict(zip(columns, row, strict=True))
        project = key if sheet.name == "projects" else values.get("project_id")
        if projects is None or project is None or project in projects:
            found.append((key, values[sheet.name_column] or "", values.get(japanese) or ""))
    if sheet.name == "cities":
        often = Counter(form(name) for _, name, _ in found)
        found = [(name if often[form(name)] == 1 else key, key if often[form(name)] == 1 else name, japanese) for key, name, japanese in found]
    return sorted(found)


def _examples(session: Session, sheet: Sheet, columns: list[str], rows: list[list[Any]]) -> dict[str, str]:
    """For each column a value of the rows, else of what is stored."""
    found = _short(columns, rows)
    if len(found) == len(columns):
        return found
    for one in (sheet, SHEETS["updates"]) if sheet.embeds else (sheet,):
        stored_rows = list(stored.rows(session, one, sorted(called.own_codes(session, one.name))[:LOOKED_AT]).values())
        names = [column.name for column in one.own_columns]
        cities = {key: name for name, key in called.city_names(session)}
        for place in [i for i, name in enumerate(names) if one.column(name).refers_to == "cities"]:
            stored_rows = [(*row[:place], "; ".join(cities.get(code, code) for code in (row[place] or "").split("; ")), *row[place + 1 :]) for row in stored_rows]
        found = _short(names, stored_rows) | found
    return {name: found[name] for name in columns if name in found}


def _short(columns: list[str], rows: Iterable[Sequence[Any]]) -> dict[str, str]:
    """For each column the first value that is short, else the shortest of the first ones."""
    found: dict[str, str] = {}
    for row in islice(rows, LOOKED_AT):
        for name, value in zip(columns, row, strict=True):
            if value not in (None, "") and len(found.get(name, "x" * SHORT)) >= SHORT:
                text = f"{value:.15g}" if isinstance(value, float) else str(value)
                found[name] = min(found.get(name, text), text, key=len)
    return found
