"""Groups of people by which an indicator can be broken down."""

from __future__ import annotations

from dataclasses import dataclass

from jamp.model.provenance import FROM
from jamp.model.sheets import Column, Kind, Sheet


@dataclass(frozen=True)
class Family:
    """Groups of which a person belongs to one at most; `whole` where everybody belongs to one. `unstated` counts those of
    whom it is not known to which."""

    groups: tuple[str, ...]
    whole: bool = True
    unstated: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        """The groups and those of whom it is not stated."""
        return (*self.groups, self.unstated) if self.unstated else self.groups


# most groups overlap (an older woman, a young migrant) and are never added up
DISJOINT = (
    Family(("women", "men"), unstated="gender_not_stated"),
    Family(("rural", "urban"), unstated="residence_not_stated"),
    Family(("children", "adults", "older_persons"), unstated="age_not_stated"),
    Family(("youth", "older_persons"), whole=False),
)

# the questions that groups answer, as a table of coverage has its columns; a group that is in none is "other"
KINDS = {
    "gender": ("women", "men", "gender_not_stated"),
    "age": ("children", "youth", "adults", "older_persons", "age_not_stated"),
    "residence": ("rural", "urban", "residence_not_stated"),
    "disability": ("persons_with_disabilities",),
    "migration": ("migrants",),
    "livelihood": ("informal_workers", "low_income"),
    "enterprises": ("msmes", "startups"),
}
OTHER = "other"

SHEET = Sheet(
    name="groups",
    label="Groups",
    table="people_group",
    key=("group",),
    name_column="title",
    columns=(
        Column("group", Kind.CODE, "Group", help="Short code, for instance women", required=True),
        Column("title", Kind.TEXT, "Title", required=True),
        Column("title_ja", Kind.TEXT, "Title in Japanese"),
        *FROM,
    ),
)
