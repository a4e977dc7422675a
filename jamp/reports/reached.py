"""Who is reached: for which groups figures are there."""

from __future__ import annotations

from jamp.charts import coverage as coverage_words
from jamp.charts import outcomes as outcome_words
from jamp.charts import reach as reach_words
from jamp.documents.model import Block
from jamp.documents.tables import Column, Table
from jamp.languages import Words
from jamp.model.view import View
from jamp.queries import Session, coverage, groups, reach


def groups_reached(session: Session, view: View, most: int, words: Words) -> list[Block]:
    """The groups of the first indicators that have figures by group; nothing where none has."""
    names = groups.names(session)
    rows = []
    for one in reach.by_group(session, view, most)[0]:
        for point in reach_words.newest(one):
            rows.append((one.title, outcome_words.group_name(point.groups, names, words), outcome_words.figure_of(point, words), one.unit, words.date(point.as_at)))
    if not rows:
        return []
    head = (Column(words.text("Indicator"), width=2.6), Column(words.text("Group"), width=1.8), Column(words.text("Figure"), "right", 1.2), Column(words.text("Unit"), width=1), Column(words.text("As at"), width=1.3))
    return [Table("", head, tuple(rows))]


def covered(session: Session, view: View, cities: int, words: Words) -> str:
    """How many of the cities have reported figures by group, and for how many groups."""
    known = coverage.of_cities(session, view, coverage.of_projects(session, view))
    found = {group for cells in known.values() for group, cell in cells.items() if cell.state != coverage.NOT_REPORTED}
    telling = sum(any(cell.state != coverage.NOT_REPORTED for cell in cells.values()) for cells in known.values())
    return coverage_words.coverage_sentence(telling, cities, len(found), len(groups.names(session)), words)
