"""Reports that got a number, with the data that they were made from, and the texts that people wrote for them."""

from __future__ import annotations

import zlib
from typing import Any, NamedTuple

import orjson
from sqlalchemy import (
    Column,
    Engine,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    func,
    select,
)

from jamp.store.drafts import checksum
from jamp.store.engine import writing
from jamp.store.moment import now
from jamp.store.periods import end_of
from jamp.store.turns import metadata

REPORT = Table(
    "report",
    metadata,
    Column("report", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("scope", Text, nullable=False),  # what it is about, as JSON
    Column("as_at", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("batch", Integer, nullable=False),  # the data state; no reference: a copy that is put back may lack it
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("checksum", Text, nullable=False),  # SHA-256 of the data before they are packed
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("kind", "checksum"),
)
WRITTEN = Table(
    "report_text",
    metadata,
    Column("report_text", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("as_at", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("written_at", Text, nullable=False),
    Column("written_by", Text, nullable=False),
    Index("ix_report_text_of", "kind", "as_at"),
)


class Kept(NamedTuple):
    """A report without its data. `made_at` is UTC; `batch` the last batch that its data hold; `scope` see `scoped`."""

    number: int
    kind: str
    scope: dict[str, Any]
    as_at: str
    since: str
    batch: int
    made_at: str
    made_by: str
    checksum: str


class Wording(NamedTuple):
    """A text as written last; `version` grows with each change, 0 where nothing was written."""

    text: str
    version: int
    written_at: str
    written_by: str


class WrittenMeanwhile(Exception):
    """Somebody else changed a text since it was read; `last` is what stands now."""

    def __init__(self, last: Wording) -> None:
        super().__init__(f"{last.written_by} wrote at {last.written_at}")
        self.last = last


def scoped(scope: dict[str, Any]) -> str:
    """A scope as one text: the same scope gives the same text; what is empty is left out."""
    return orjson.dumps({key: value for key, value in scope.items() if value}, option=orjson.OPT_SORT_KEYS).decode()


def keep(engine: Engine, kind: str, scope: dict[str, Any], as_at: str, since: str, batch: int, by: str, data: bytes) -> Kept:
    """The report with these data: a new number, or the one that it has where it was made before with the very same data."""
    digest = checksum(data)
    same = select(REPORT.c.report).where(REPORT.c.kind == kind, REPORT.c.checksum == digest)
    values = {"kind": kind, "scope": scoped(scope), "as_at": as_at, "since": since, "batch": batch, "made_at": now(), "made_by": by,
              "checksum": digest, "data": zlib.compress(data, 6)}  # fmt: skip
    with writing(engine) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            # numbers without gaps or twins where two people make one at once
            connection.exec_driver_sql("LOCK TABLE report IN SHARE ROW EXCLUSIVE MODE")
        number = connection.scalar(same)
        if number is None:
            values["report"] = (connection.scalar(select(func.max(REPORT.c.report))) or 0) + 1
            number = connection.execute(REPORT.insert().values(**values).returning(REPORT.c.report)).scalar_one()
    found = one(engine, number)
    assert found is not None
    return found


def one(engine: Engine, number: int) -> Kept | None:
    """A report by its number."""
    with engine.connect() as connection:
        row = connection.execute(select(*_ABOUT).where(REPORT.c.report == number)).first()
    return _kept(row) if row else None


def data(engine: Engine, number: int) -> bytes:
    """The data of a report, whole. Raises ValueError where they are not what was stored."""
    with engine.connect() as connection:
        packed, digest = connection.execute(select(REPORT.c.data, REPORT.c.checksum).where(REPORT.c.report == number)).one()
    try:
        found = zlib.decompress(packed)
    except zlib.error:
        found = b""
    if checksum(found) != digest:
        raise ValueError(f"the data of report {number} are damaged")
    return found


def every(engine: Engine, limit: int = 1_000_000, offset: int = 0) -> list[Kept]:
    """Reports, newest first."""
    with engine.connect() as connection:
        rows = connection.execute(select(*_ABOUT).order_by(REPORT.c.report.desc()).limit(limit).offset(offset)).all()
    return [_kept(row) for row in rows]


def number(engine: Engine) -> int:
    """How many reports there are."""
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(REPORT)) or 0


def last(engine: Engine, kind: str, scope: dict[str, Any], before: str = "9999-12-31") -> Kept | None:
    """The newest report of a kind and scope whose reporting date ends before a day."""
    query = select(*_ABOUT).where(REPORT.c.kind == kind, REPORT.c.scope == scoped(scope), end_of(REPORT.c.as_at) < before)
    with engine.connect() as connection:
        row = connection.execute(query.order_by(end_of(REPORT.c.as_at).desc(), REPORT.c.report.desc()).limit(1)).first()
    return _kept(row) if row else None


def of_project(engine: Engine, kind: str, project: str, before: str) -> list[Kept]:
    """The reports of a kind about a project whose reporting date ends before a day, newest first; of one date the last made."""
    query = select(*_ABOUT).where(REPORT.c.kind == kind, end_of(REPORT.c.as_at) < before).order_by(end_of(REPORT.c.as_at).desc(), REPORT.c.report.desc())
    with engine.connect() as connection:
        found = [_kept(row) for row in connection.execute(query)]
    last = {one.as_at: one for one in reversed(found) if one.scope.get("project") == project}
    return [one for one in found if last.get(one.as_at) == one]


def written(engine: Engine, kind: str, scope: dict[str, Any], as_at: str) -> dict[tuple[str, str], Wording]:
    """{(section, language): what was written last} for a report that is to be made."""
    query = select(WRITTEN).where(WRITTEN.c.kind == kind, WRITTEN.c.scope == scoped(scope), WRITTEN.c.as_at == as_at)
    found: dict[tuple[str, str], Wording] = {}
    with engine.connect() as connection:
        for row in connection.execute(query.order_by(WRITTEN.c.report_text)):
            found[row.section, row.language] = Wording(row.text, row.report_text, row.written_at, row.written_by)
    return found


def write(engine: Engine, kind: str, scope: dict[str, Any], as_at: str, section: str, language: str, text: str, version: int, by: str) -> Wording:
    """Keep a text; what was written before stays in the table. Raises WrittenMeanwhile where `version` is not the last."""
    place = {"kind": kind, "scope": scoped(scope), "as_at": as_at, "section": section, "language": language}
    same = [WRITTEN.c[name] == value for name, value in place.items()]
    with writing(engine) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE report_text IN SHARE ROW EXCLUSIVE MODE")
        row = connection.execute(select(WRITTEN).where(*same).order_by(WRITTEN.c.report_text.desc()).limit(1)).first()
        stands = Wording(row.text, row.report_text, row.written_at, row.written_by) if row else Wording("", 0, "", "")
        if stands.text == text:
            return stands
        if stands.version != version:
            raise WrittenMeanwhile(stands)
        at = now()
        made = connection.execute(WRITTEN.insert().values(**place, text=text, written_at=at, written_by=by).returning(WRITTEN.c.report_text)).scalar_one()
    return Wording(text, made, at, by)


_ABOUT = [column for column in REPORT.c if column.name != "data"]


def _kept(row: Any) -> Kept:
    return Kept(row.report, row.kind, orjson.loads(row.scope), row.as_at, row.since, row.batch, row.made_at, row.made_by, row.checksum)
