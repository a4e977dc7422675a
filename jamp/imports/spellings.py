"""How an office writes the names of cities: what a person confirmed becomes another name of the city, for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jamp.imports.grid import Grid
from jamp.imports.issues import Issues
from jamp.imports.plan import FilePlan, Operations
from jamp.imports.references import Known
from jamp.imports.window import keep_inside
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS
from jamp.store.scope import Person, Session


def is_city(sheet: Sheet, column: str) -> bool:
    """True for a column that names cities."""
    return any(one.name == column and one.refers_to == "cities" for one in sheet.columns)


def spellings(session: Session, person: Person, known: Known, sheet: Sheet, file: FilePlan, grid: Grid, position: int,
              meanings: Mapping[str, Mapping[str, str]]) -> list[Operations]:  # fmt: skip
    """New other names of cities, as a person confirmed them for this file, each with the first line that has it. A name
    that leads elsewhere, or a city of another office, is left to the file alone."""
    columns = tuple(column.name for column in SHEETS["aliases"].own_columns)
    made = Operations("aliases", position, columns, shown=[])
    for place, name in [(i, name) for i, (_, name) in enumerate(file.columns) if is_city(sheet, name)]:
        for text, said in meanings.get(name, {}).items():
            cities = known.meant("cities", said)
            line = next((line for line, row in zip(grid.lines, grid.rows, strict=True) if text in row[place]), None)
            if line is None or known.meant("cities", text) or len(cities) != 1:
                continue
            (city,) = cities
            values: dict[str, Any] = {"subject": "city", "subject_id": city, "alias": text, "kind": "spelling"}
            made.new.append(tuple(values.get(column) for column in columns))
            made.new_lines.append(line)
            known.add("cities", text, city)
    keep_inside(session, person, [made], set(), Issues())
    return [made] if made.new else []
