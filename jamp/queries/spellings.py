"""Other names of cities that offices confirmed, with who and when."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.store.arrivals import Arrival, held
from jamp.store.batches import LOADER
from jamp.store.history import Batch
from jamp.store.tables import Alias, City


class Spelling(NamedTuple):
    """`alias` is what a city is called too. `key` is that of the sheet of other names."""

    key: tuple[str, str, str]
    alias: str
    city: str
    name: str
    name_ja: str
    batch: int
    recorded_at: str
    by: str


def confirmed(session: Session) -> list[Spelling]:
    """Those that somebody added after the first load and that still hold, newest first."""
    query = (
        select(Arrival.columns, Arrival.packed, Batch.batch, Batch.recorded_at, Batch.recorded_by)
        .join(Batch, Batch.batch == Arrival.batch)
        .where(Arrival.sheet == "aliases", Batch.recorded_by != LOADER)
        .order_by(Batch.batch)
    )
    added = {}
    for columns, packed, batch, when, by in session.execute(query):
        for _, _, record in held(columns, packed):
            added[record["subject"], record["alias"], record["subject_id"]] = (batch, when, by)
    there = select(Alias.alias, City.city_id, City.city, City.name_ja).join(City, City.city_id == Alias.subject_id).where(Alias.subject == "city")
    found = [
        Spelling(("city", alias, city), alias, city, name, name_ja or "", *added["city", alias, city])
        for alias, city, name, name_ja in (session.execute(there) if added else ())
        if ("city", alias, city) in added
    ]
    return sorted(found, key=lambda one: (-one.batch, one.alias))
