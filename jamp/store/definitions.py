"""A table from the definition of its sheet, so that the rules stand once; the database enforces what it can: keys,
references, choices, limits."""

from __future__ import annotations

from typing import Any

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
    text,
)  # fmt: skip

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
        *_newest(sheet),
    )


def _newest(sheet: Sheet) -> list[Index]:
    """What finds the newest figure of an indicator without a look at the others, and the few places where a figure is not."""
    if sheet.name != "values":
        return []
    there, lacking = text("value IS NOT NULL"), text("state IS NOT NULL")
    return [
        Index(None, "indicator_id", "groups", "as_at_end", sqlite_where=there, postgresql_where=there),
        Index(None, "state", sqlite_where=lacking, postgresql_where=lacking),
        # the figures of everybody as at an earlier date: PostgreSQL would read the whole table for them
        Index(
            "ix_indicator_value_everybody", "indicator_id", "as_at_end", postgresql_include=["value", "as_at", "source", "bound"],
            postgresql_where=text("groups = '' AND value IS NOT NULL"),
        ).ddl_if(dialect="postgresql"),
    ]  # fmt: skip


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
