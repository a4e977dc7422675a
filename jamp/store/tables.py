"""The tables, one class per sheet, built from the sheet's own definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, PrimaryKeyConstraint, Table, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.orm.decl_api import DeclarativeAttributeIntercept

from jamp.model.subjects import SHEETS
from jamp.store.definitions import link_of, metadata, table_of

TABLES = {name: table_of(sheet) for name, sheet in SHEETS.items()}
LINKS = {field.link: link_of(sheet, field) for sheet in SHEETS.values() for field in sheet.columns if field.many}


class _Attributes(DeclarativeAttributeIntercept):
    if TYPE_CHECKING:

        def __getattr__(cls, name: str) -> Any: ...


class Record(DeclarativeBase, metaclass=_Attributes):
    """Base of all mapped classes."""

    metadata = metadata

    if TYPE_CHECKING:
        # the columns come from the sheets, at run time

        def __getattr__(self, name: str) -> Any: ...


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


class SharedIndicator(Record):
    __table__ = TABLES["shared_indicators"]


class Setting(Record):
    __table__ = TABLES["settings"]


class ExchangeRate(Record):
    __table__ = TABLES["exchange_rates"]


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


class IndicatorTarget(Record):
    __table__ = TABLES["indicator_targets"]


class Value(Record):
    __table__ = TABLES["values"]


class NewestFigure(Record):
    """Of an indicator and a set of groups the figure that counts of all that are known, kept by `jamp.store.newest`: a
    page looks at one row where there may be hundreds."""

    __table__ = Table(
        "newest_figure",
        metadata,
        Column("indicator_id", Text, ForeignKey("indicator.indicator_id", ondelete="CASCADE"), nullable=False),
        Column("groups", Text, ForeignKey("group_set.groups", ondelete="CASCADE"), nullable=False),
        # the last days of the dates that the first and the newest figure speak of
        Column("first_end", Text, nullable=False),
        Column("as_at_end", Text, nullable=False),
        Column("as_at", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("value", Float, nullable=False),
        Column("bound", Text),
        # the smallest figure above 0 that the indicator has of anybody at any date
        Column("least", Float),
        # of everybody: the first day of which a figure was less than the one before
        Column("fell_end", Text),
        PrimaryKeyConstraint("indicator_id", "groups"),
    )


class Milestone(Record):
    __table__ = TABLES["milestones"]


class Barrier(Record):
    __table__ = TABLES["barriers"]


class Rating(Record):
    __table__ = TABLES["ratings"]


class Partner(Record):
    __table__ = TABLES["partners"]


class Funding(Record):
    __table__ = TABLES["funding"]


class Target(Record):
    __table__ = TABLES["targets"]


class Exchange(Record):
    __table__ = TABLES["exchanges"]


class CaseStudy(Record):
    __table__ = TABLES["case_studies"]


class CaseText(Record):
    __table__ = TABLES["case_texts"]


class CaseEvidence(Record):
    __table__ = TABLES["case_evidence"]


class CaseQuote(Record):
    __table__ = TABLES["case_quotes"]


class CasePhoto(Record):
    __table__ = TABLES["case_photos"]


class Interest(Record):
    __table__ = TABLES["interests"]


class AcceptedFinding(Record):
    __table__ = TABLES["accepted_findings"]


class ProjectCity(Record):
    __table__ = LINKS["project_city"]


class ProjectProgramme(Record):
    __table__ = LINKS["project_programme"]


class ProjectTheme(Record):
    __table__ = LINKS["project_theme"]


class ProjectSdg(Record):
    __table__ = LINKS["project_sdg"]


class IndicatorSdg(Record):
    __table__ = LINKS["indicator_sdg"]


class IndicatorStandard(Record):
    __table__ = LINKS["indicator_standard"]


class ExchangeCity(Record):
    __table__ = LINKS["exchange_city"]


class CaseTheme(Record):
    __table__ = LINKS["case_theme"]


class CaseSdg(Record):
    __table__ = LINKS["case_sdg"]


class CaseGroup(Record):
    __table__ = LINKS["case_group"]


CLASSES: dict[str, Any] = {m.class_.__table__.name: m.class_ for m in Record.registry.mappers}
BY_SHEET: dict[str, Any] = {name: CLASSES[sheet.table] for name, sheet in SHEETS.items()}
