"""What people confirmed of the files of their office: a profile per shape of file, each word of it with who and when."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson
from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    Select,
    Table,
    Text,
    UniqueConstraint,
    func,
    select,
)

from jamp.store.drafts import metadata
from jamp.store.engine import writing
from jamp.store.history import Batch
from jamp.store.moment import now
from jamp.store.scope import Person, Session
from jamp.store.writing import alone

PROFILE = Table(
    "profile",
    metadata,
    Column("profile", Integer, primary_key=True),
    Column("office", Text, nullable=False),
    Column("shape", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("office", "shape", "sheet"),
    UniqueConstraint("office", "name"),
)
CONFIRMED = Table(
    "confirmed",
    metadata,
    Column("confirmed", Integer, primary_key=True),
    Column("profile", Integer, ForeignKey("profile.profile"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("field", Text, nullable=False),  # of a meaning: the column
    Column("text", Text, nullable=False),  # as written in the file; "" for answers and the reading
    Column("answer", Text, nullable=False),  # as JSON
    Column("batch", Integer, ForeignKey("batch.batch"), nullable=False),  # which says who and when
    Column("revoked_at", Text),
    Column("revoked_by", Text),
    CheckConstraint("\"kind\" IN ('columns', 'meanings', 'answers', 'reading')", name="kind_choice"),
)

Options = dict[str, Any]
LONGEST = 100  # letters of a name
# control characters, and marks that turn the direction of what follows
UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Entry(NamedTuple):
    """One confirmed word. kind: columns (`text` is a header), meanings (`field` is a column), answers (`field` is
    question/column) or reading (`field` is one of reading.decision.Reading)."""

    confirmed: int
    kind: str
    field: str
    text: str
    answer: Any
    batch: int
    recorded_at: str
    by: str


@dataclass(frozen=True)
class Profile:
    """How an office's files of one shape are read. `shape` folds the column names into a checksum."""

    profile: int
    name: str
    sheet: str
    shape: str
    entries: tuple[Entry, ...] = field(hash=False)

    @property
    def options(self) -> Options:
        """As the options of a file: columns, meanings, answers, and how it is read."""
        found: Options = {"columns": {}, "meanings": {}, "answers": {}}
        for one in self.entries:
            if one.kind == "columns":
                found["columns"][one.text] = one.answer
            elif one.kind == "meanings":
                found["meanings"].setdefault(one.field, {})[one.text] = one.answer
            elif one.kind == "answers":
                found["answers"][one.field] = one.answer
            else:
                found[one.field] = one.answer
        return found

    @property
    def last(self) -> Entry:
        """The word that was confirmed last."""
        return max(self.entries, key=lambda one: one.batch)


class TakenBack(NamedTuple):
    """A word that holds no more, in a profile of its own; who took it back, or confirmed another in its place."""

    profile: Profile
    when: str
    by: str


def office_of(person: Person) -> str:
    """The office that a person works for: what one colleague confirms holds for the others."""
    return " ".join([person.role, *sorted(person.countries), *sorted(person.cities)])


def of_office(session: Session, person: Person) -> list[Profile]:
    """The profiles of a person's office that hold anything, the one confirmed last first."""
    heads: dict[int, tuple[str, str, str]] = {}
    entries: dict[int, list[Entry]] = {}
    for row in session.connection().execute(_words(person).where(CONFIRMED.c.revoked_at.is_(None)).order_by(CONFIRMED.c.confirmed)):
        heads[row.profile] = (row.name, row.sheet, row.shape)
        entries.setdefault(row.profile, []).append(_entry(row))
    found = [Profile(number, *head, tuple(entries[number])) for number, head in heads.items()]
    return sorted(found, key=lambda one: (-one.last.batch, -one.profile))


def taken_back(session: Session, person: Person, most: int) -> list[TakenBack]:
    """Words of the person's office that hold no more, the last ones first."""
    query = _words(person).where(CONFIRMED.c.revoked_at.is_not(None)).order_by(CONFIRMED.c.revoked_at.desc(), CONFIRMED.c.confirmed.desc())
    return [TakenBack(Profile(row.profile, row.name, row.sheet, row.shape, (_entry(row),)), row.revoked_at, row.revoked_by)
            for row in session.connection().execute(query.limit(most))]  # fmt: skip


def _words(person: Person) -> Select[Any]:
    """The words of a person's office, each with its profile and its batch."""
    return (
        select(PROFILE, CONFIRMED, Batch.recorded_at, Batch.recorded_by)
        .join(CONFIRMED, CONFIRMED.c.profile == PROFILE.c.profile)
        .join(Batch, Batch.batch == CONFIRMED.c.batch)
        .where(PROFILE.c.office == office_of(person))
    )


def _entry(row: Any) -> Entry:
    return Entry(row.confirmed, row.kind, row.field, row.text, orjson.loads(row.answer), row.batch, row.recorded_at, row.recorded_by)


def state(session: Session, person: Person) -> str:
    """Names what the person's office has confirmed and not taken back."""
    words = select(func.max(CONFIRMED.c.confirmed), func.count(CONFIRMED.c.revoked_at)).join(PROFILE, PROFILE.c.profile == CONFIRMED.c.profile)
    last, revoked = session.connection().execute(words.where(PROFILE.c.office == office_of(person))).one()
    return f"{last or 0} {revoked}"


def remember(connection: Connection, person: Person, batch: int, name: str, sheet: str, shape: str, options: Options) -> None:
    """Keep what was confirmed for files of this shape, in the transaction of the batch that used it. What was confirmed
    otherwise before gives way."""
    words = [("columns", "", text, answer) for text, answer in options.get("columns", {}).items()]
    words += [("meanings", column, text, answer) for column, said in options.get("meanings", {}).items() for text, answer in said.items()]
    words += [("answers", question, "", answer) for question, answer in options.get("answers", {}).items()]
    words += [("reading", option, "", answer) for option, answer in options.get("reading", {}).items()]
    if not words:
        return
    office = office_of(person)
    same = (PROFILE.c.office == office) & (PROFILE.c.shape == shape) & (PROFILE.c.sheet == sheet)
    number = connection.scalar(select(PROFILE.c.profile).where(same))
    if number is None:
        taken = set(connection.scalars(select(PROFILE.c.name).where(PROFILE.c.office == office)))
        values = {"office": office, "shape": shape, "sheet": sheet, "name": _free(_short(name) or sheet, taken)}
        number = connection.execute(PROFILE.insert().values(**values).returning(PROFILE.c.profile)).scalar_one()
    rows = connection.execute(select(CONFIRMED).where(CONFIRMED.c.profile == number, CONFIRMED.c.revoked_at.is_(None))).all()
    there = {(row.kind, row.field, row.text): (row.confirmed, orjson.loads(row.answer)) for row in rows}
    changed = [word for word in words if there.get(word[:3], (0, None))[1] != word[3] or word[:3] not in there]
    _revoke(connection, [there[word[:3]][0] for word in changed if word[:3] in there], person.name)
    new = [{"profile": number, "kind": kind, "field": column, "text": text, "answer": orjson.dumps(answer).decode(), "batch": batch}
           for kind, column, text, answer in changed]  # fmt: skip
    if new:
        connection.execute(CONFIRMED.insert(), new)


def forget(engine: Engine, person: Person, confirmed: Collection[int]) -> int:
    """Revoke confirmed words of the person's office; how many they were."""
    with writing(engine) as connection, connection.begin():
        alone(connection)  # a batch that is being applied with them is finished first
        own = select(PROFILE.c.profile).where(PROFILE.c.office == office_of(person))
        query = select(CONFIRMED.c.confirmed).where(CONFIRMED.c.confirmed.in_(confirmed), CONFIRMED.c.profile.in_(own), CONFIRMED.c.revoked_at.is_(None))
        found = list(connection.scalars(query))
        _revoke(connection, found, person.name)
    return len(found)


def of_batch(session: Session, person: Person, batch: int) -> int:
    """How many words that a batch confirmed hold still, of the person's office."""
    own = select(PROFILE.c.profile).where(PROFILE.c.office == office_of(person))
    query = select(func.count()).where(CONFIRMED.c.batch == batch, CONFIRMED.c.revoked_at.is_(None), CONFIRMED.c.profile.in_(own))
    return session.connection().scalar(query) or 0


def rename(engine: Engine, person: Person, profile: int, name: str) -> str:
    """Call a profile of the person's office otherwise; the name that it then has. ValueError for no name, one of more than
    100 letters, and that of another profile."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST or UNFIT.search(name):
        raise ValueError(name)
    with writing(engine) as connection, connection.begin():
        alone(connection)
        mine = PROFILE.c.office == office_of(person)
        if connection.scalar(select(PROFILE.c.profile).where(mine, PROFILE.c.name == name, PROFILE.c.profile != profile)):
            raise ValueError(name)
        connection.execute(PROFILE.update().where(mine, PROFILE.c.profile == profile).values(name=name))
    return name


def _revoke(connection: Connection, confirmed: list[int], by: str) -> None:
    if confirmed:
        recorded_at = now()
        connection.execute(CONFIRMED.update().where(CONFIRMED.c.confirmed.in_(confirmed)).values(revoked_at=recorded_at, revoked_by=by))


def _short(name: str) -> str:
    """As much of the name of a file as is fit to be read, with room for a number."""
    return " ".join(UNFIT.sub("", name).split())[: LONGEST - 10]


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where it is taken."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free
