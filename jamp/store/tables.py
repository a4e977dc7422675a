"""The tables. One class per sheet, built from the sheet's own definition so that the rules stand once;
the database enforces what it can: keys, references, choices, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    literal_column,
)  # fmt: skip
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.orm.decl_api import DeclarativeAttributeIntercept

from jamp.model.sheets import Column as Field
from jamp.model.sheets import Kind, Sheet
from jamp.model.subjects import SHEETS
from jamp.store.periods import end_of

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)
TYPES = {Kind.NUMBER: Float, Kind.INTEGER: Integer}


class _Attributes(DeclarativeAttributeIntercept):
    if TYPE_CHECKING:

        def __getattr__(cls, name: str) -> Any: ...


class Record(DeclarativeBase, metaclass=_Attributes):
    """Base of all mapped classes."""

    metadata = metadata

    if TYPE_CHECKING:
        # the columns come from the sheets, at run time

        def __getattr__(self, name: str) -> Any: ...


def _column(sheet: Sheet, field: Field) -> Column[Any]:
    in_key = field.name in sheet.key
    references: list[ForeignKey] = []
    if field.refers_to:
        target = SHEETS[field.refers_to]
        # a record may name another one of its own sheet that stands further down in the same file
        late: dict[str, Any] = {"deferrable": True, "initially": "DEFERRED"} if target is sheet else {}
        to = "group_set.groups" if field.kind is Kind.GROUPS else f"{target.table}.{target.key[0]}"
        references = [ForeignKey(to, **late)]
    return Column(
        field.name,
        TYPES.get(field.kind, Text)(),
        *references,
        nullable=not (in_key or field.required),
        server_default="" if in_key and not field.required else None,
    )


def _checks(fields: tuple[Field, ...]) -> list[CheckConstraint]:
    found = []
    for field in fields:
        column = f'"{field.name}"'
        if field.choices:
            words = [word.replace("'", "''") for word in field.choices]
            found.append(_one_of(column, [f"'{word}'" for word in words], f"{field.name}_choice"))
        if field.least is not None:
            found.append(CheckConstraint(f"{column} >= {field.least:g}", name=f"{field.name}_least"))
        if field.most is not None:
            found.append(CheckConstraint(f"{column} <= {field.most:g}", name=f"{field.name}_most"))
        if field.kind is Kind.DATE:
            found.append(_one_of(f"length({column})", ["4", "7", "10"], f"{field.name}_date"))
        if field.why:
            found.append(CheckConstraint(f'({column} IS NULL) <> ("{field.why}" IS NULL)', name=f"{field.name}_or_{field.why}"))
    return found


def _one_of(what: str, values: list[str], name: str) -> CheckConstraint:
    # spelt out: for IN (...) SQLite builds a table anew for every row, which takes longer than the row itself
    return CheckConstraint(" OR ".join(f"{what} = {value}" for value in values), name=name)


def table_of(sheet: Sheet) -> Table:
    """The table of a sheet; several-valued columns have tables of their own."""
    fields = tuple(field for field in sheet.own_columns if not field.many)
    extra: list[Any] = []
    if "as_at" in sheet.key and sheet.name in ("updates", "values"):
        rule = Computed(end_of(literal_column("as_at", Text)), persisted=True)
        extra.append(Column("as_at_end", String, rule, nullable=False))
    indexed = [
        field
        for field in fields
        if field.refers_to and field.name != sheet.key[0] and "source" not in field.name
        and field.kind is not Kind.GROUPS
    ]
    return Table(
        sheet.table,
        metadata,
        *[_column(sheet, field) for field in fields],
        *extra,
        PrimaryKeyConstraint(*sheet.key),
        *_checks(fields),
        *[Index(None, field.name) for field in indexed],
    )


def link_of(sheet: Sheet, field: Field) -> Table:
    """The table of one several-valued column: a row per value, in the order given."""
    value = SHEETS[field.refers_to].key[0] if field.refers_to else field.name
    target = [ForeignKey(f"{SHEETS[field.refers_to].table}.{value}")] if field.refers_to else []
    key = sheet.key[0]
    return Table(
        field.link,
        metadata,
        Column(key, Text, ForeignKey(f"{sheet.table}.{key}", ondelete="CASCADE"), nullable=False),
        Column(value, Text, *target, nullable=False),
        Column("position", Integer, nullable=False),
        PrimaryKeyConstraint(key, value),
        Index(None, value),
    )


TABLES = {name: table_of(sheet) for name, sheet in SHEETS.items()}
LINKS = {
    field.link: link_of(sheet, field) for sheet in SHEETS.values() for field in sheet.columns if field.many
}


class Source(Record):
    __table__ = TABLES["sources"]


class Country(Record):
    __table__ = TABLES["countries"]


class Programme(Record):
    __table__ = TABLES["programmes"]


class Theme(Record):
    __table__ = TABLES["themes"]


class PeopleGroup(Record):
    __table__ = TABLES["groups"]


class GroupSet(Record):
    """Groups that cross, as values name them: a smaller set and one group more. The empty set is everybody."""

    __table__ = Table(
        "group_set",
        metadata,
        Column("groups", Text, primary_key=True),
        Column("fewer", Text, ForeignKey("group_set.groups", ondelete="CASCADE")),
        Column("group", Text, ForeignKey("people_group.group", ondelete="CASCADE")),
        CheckConstraint(
            """"groups" = coalesce(CASE WHEN fewer = '' THEN "group" ELSE fewer || '+' || "group" END, '')""",
            name="joined",
        ),
    )


class City(Record):
    __table__ = TABLES["cities"]


class Meeting(Record):
    __table__ = TABLES["meetings"]


class Project(Record):
    __table__ = TABLES["projects"]


class Alias(Record):
    __table__ = TABLES["aliases"]


class Update(Record):
    __table__ = TABLES["updates"]


class Indicator(Record):
    __table__ = TABLES["indicators"]


class Value(Record):
    __table__ = TABLES["values"]


class Milestone(Record):
    __table__ = TABLES["milestones"]


class Partner(Record):
    __table__ = TABLES["partners"]


class Funding(Record):
    __table__ = TABLES["funding"]


class Target(Record):
    __table__ = TABLES["targets"]


class CaseStudy(Record):
    __table__ = TABLES["case_studies"]


class ProjectCity(Record):
    __table__ = LINKS["project_city"]


class ProjectProgramme(Record):
    __table__ = LINKS["project_programme"]


class ProjectTheme(Record):
    __table__ = LINKS["project_theme"]


class ProjectSdg(Record):
    __table__ = LINKS["project_sdg"]


CLASSES: dict[str, Any] = {m.class_.__table__.name: m.class_ for m in Record.registry.mappers}
BY_SHEET: dict[str, Any] = {name: CLASSES[sheet.table] for name, sheet in SHEETS.items()}
