"""Groups of people by which an indicator can be broken down."""

from __future__ import annotations

from dataclasses import dataclass

from jamp.model.provenance import FROM
from jamp.model.sheets import Column, Kind, Sheet


@dataclass(frozen=True)
class Family:
    """Groups of which a person belongs to one at most; `whole` where everybody belongs to one."""

    groups: tuple[str, ...]
    whole: bool = True


# most groups overlap (an older woman, a young migrant) and are never added up
DISJOINT = (
    Family(("women", "men")),
    Family(("rural", "urban")),
    Family(("children", "adults", "older_persons")),
    Family(("youth", "older_persons"), whole=False),
)

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
