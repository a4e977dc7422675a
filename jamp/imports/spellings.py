"""How an office writes the names of cities: what a person confirmed becomes another name of the city, for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jamp.imports.convert import cleaned
from jamp.imports.folding import folded, form
from jamp.imports.grid import Grid
from jamp.imports.issues import Issues
from jamp.imports.plan import FilePlan, Operations
from jamp.imports.references import Known, split
from jamp.imports.window import keep_inside
from jamp.model.sheets import Column, Sheet
from jamp.model.subjects import SHEETS
from jamp.store.scope import Person, Session


def is_city(sheet: Sheet, column: str) -> bool:
    """True for a column that names cities."""
    return any(one.name == column and one.refers_to == "cities" for one in sheet.columns)


def spellings(session: Session, person: Person, known: Known, sheet: Sheet, file: FilePlan, grid: Grid, position: int,
              meanings: Mapping[str, Mapping[str, str]]) -> tuple[list[Operations], dict[str, dict[str, str]]]:  # fmt: skip
    """(new other names of cities, as a person confirmed them for this file, each with the first line that has it;
    {column: {text: code}} of those that hold for the person's office alone: elsewhere the text is another city's name, or
    it is none that a city could have)."""
    columns = tuple(column.name for column in SHEETS["aliases"].own_columns)
    longest = SHEETS["aliases"].column("alias").longest
    made, alone = Operations("aliases", position, columns, shown=[]), dict[str, dict[str, str]]()
    for place, name in [(i, name) for i, (_, name) in enumerate(file.columns) if is_city(sheet, name)]:
        column, said_of = sheet.column(name), meanings.get(name, {})
        lines = _first_lines(column, grid, place, known) if said_of else {}
        for text, said in said_of.items():
            cities, line = known.meant("cities", said), lines.get(form(text))
            if line is None or known.meant("cities", text) or len(cities) != 1:
                continue
            (city,) = cities
            alone.setdefault(name, {})[text] = city
            if len(text) > longest or not folded(text):
                continue
            values: dict[str, Any] = {"subject": "city", "subject_id": city, "alias": text, "kind": "spelling"}
            made.new.append(tuple(values.get(column) for column in columns))
            made.new_lines.append(line)
            known.add("cities", text, city)
    keep_inside(session, person, [made], set(), Issues())
    shared = {record[columns.index("alias")] for record in made.new}
    left = {name: {text: city for text, city in said.items() if text not in shared} for name, said in alone.items()}
    return [made] if made.new else [], {name: said for name, said in left.items() if said}


def _first_lines(column: Column, grid: Grid, place: int, known: Known) -> dict[str, int]:
    """{name as `form` folds it: the first line that has it} of a column."""
    found: dict[str, int] = {}
    for line, row in zip(grid.lines, grid.rows, strict=True):
        text = cleaned(row[place])
        for name in split(column, text, known) if column.many else [text]:
            found.setdefault(form(name), line)
    return found
