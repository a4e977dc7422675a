"""Collections of case studies that were saved under a name: what was chosen, in which order. The last of a name counts;
what was saved before stays in the table."""

from __future__ import annotations

from typing import Any, NamedTuple

import orjson
from sqlalchemy import Engine, func, select

from jamp.store.engine import writing
from jamp.store.moment import now
from jamp.store.writings import COLLECTION

LONGEST = 80  # letters of a name


class Saved(NamedTuple):
    """`cases` in their order, none where all that the filters hold are meant; `filters`: {countries, cities, programmes,
    focus_areas: codes}; `status` of the cases, "cleared" or "draft"."""

    name: str
    cases: tuple[str, ...]
    filters: dict[str, list[str]]
    status: str
    version: int = 0
    written_at: str = ""
    written_by: str = ""

    @property
    def data(self) -> str:
        """What is kept of the choice, as JSON."""
        filters = {name: values for name, values in self.filters.items() if values}
        return orjson.dumps({"cases": self.cases, "filters": filters, "status": self.status}, option=orjson.OPT_SORT_KEYS).decode()


class SavedMeanwhile(Exception):
    """Somebody else saved another choice under the name since it was read; `last` is what stands now."""

    def __init__(self, last: Saved) -> None:
        super().__init__(f"{last.written_by} saved {last.name} at {last.written_at}")
        self.last = last


def every(engine: Engine) -> list[Saved]:
    """The last of each name, by name."""
    newest = select(func.max(COLLECTION.c.collection)).group_by(COLLECTION.c.name)
    with engine.connect() as connection:
        rows = connection.execute(select(COLLECTION).where(COLLECTION.c.collection.in_(newest)).order_by(COLLECTION.c.name)).all()
    return [_saved(row) for row in rows]


def save(engine: Engine, chosen: Saved, by: str) -> Saved:
    """Keep a choice under its name. Raises SavedMeanwhile where `chosen.version` is not the last of that name, ValueError
    for a name that is empty or too long."""
    name = " ".join(chosen.name.split())
    if not name or len(name) > LONGEST:
        raise ValueError(f"a collection has a name of at most {LONGEST} letters")
    with writing(engine) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE case_collection IN SHARE ROW EXCLUSIVE MODE")
        row = connection.execute(select(COLLECTION).where(COLLECTION.c.name == name).order_by(COLLECTION.c.collection.desc()).limit(1)).first()
        stands = _saved(row) if row else None
        if stands and stands.data == chosen.data:
            return stands
        if stands and stands.version != chosen.version:
            raise SavedMeanwhile(stands)
        made = connection.execute(COLLECTION.insert().values(name=name, data=chosen.data, written_at=now(), written_by=by).returning(COLLECTION)).one()
    return _saved(made)


def _saved(row: Any) -> Saved:
    held = orjson.loads(row.data)
    return Saved(row.name, tuple(held["cases"]), held["filters"], held["status"], row.collection, row.written_at, row.written_by)
