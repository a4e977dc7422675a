"""The calendar is the same in Python, in SQLite and in PostgreSQL."""

from __future__ import annotations

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Computed, Engine, MetaData, Table, Text, literal_column, select

from jamp.model import dates
from jamp.store.periods import end_of

DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)).map(lambda day: day.isoformat())
PARTS = st.builds(lambda day, length: day[:length], DAYS, st.sampled_from((4, 7, 10)))
MONTHS = [f"{year:04}-{month:02}" for year in (1, 4, 100, 400, 1900, 2000, 2023, 2024, 2025, 2100, 9999) for month in range(1, 13)]


GIVEN = Table("given", MetaData(), Column("date", Text), Column("end", Text, Computed(end_of(literal_column("date", Text)), persisted=True)), prefixes=["TEMPORARY"])


def in_the_database(engine: Engine, given: list[str | None]) -> dict[str | None, tuple[str | None, str | None]]:
    """{date: (its end as a query finds it, and as a computed column keeps it)}."""
    with engine.connect() as connection, connection.begin() as work:
        GIVEN.create(connection)
        connection.execute(GIVEN.insert(), [{"date": date} for date in given])
        found = {date: (end, kept) for date, end, kept in connection.execute(select(GIVEN.c.date, end_of(GIVEN.c.date), GIVEN.c.end))}
        work.rollback()
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=st.lists(PARTS, min_size=1, max_size=60))
def test_a_partial_date_ends_on_the_same_day_everywhere(engine: Engine, some: list[str]) -> None:
    given = [*some, *MONTHS]
    expected: dict[str | None, tuple[str | None, str | None]] = {date: (dates.end_of(date),) * 2 for date in given}
    assert in_the_database(engine, [*given, None]) == {**expected, None: (None, None)}
