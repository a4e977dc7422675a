"""Coverage of groups as a table: a row per city or project, a column per question that groups answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from jamp.charts import coverage
from jamp.charts.outcomes import group_name
from jamp.model.suppression import SUPPRESSED
from jamp.queries.coverage import NOTHING, REPORTED, Cell, Cells, best, merged
from jamp.ui import markup
from jamp.ui.frame import Frame


def cell(frame: Frame, one: Cell) -> Markup:
    """A state as its mark and its word; of what is reported the date."""
    w = frame.words
    word, shape = coverage.STATES[one.state]
    text = w.short_date(one.as_at) if one.state == REPORTED and one.as_at else w.text(word)
    return markup.marked(coverage.COLOURS[frame.scheme][one.state], shape, text)


def matrix(frame: Frame, head: str, rows: list[tuple[tuple[str, str], Cells]], groups: dict[str, tuple[str, str]]) -> str:
    """HTML; `rows`: ((name, address), what is known of the groups)."""
    w, kinds = frame.words, coverage.kinds_of(groups)
    heads = [head, *[w.text(coverage.KIND_WORDS[kind]) for kind in kinds]]
    return markup.table(heads, [[name, *[cell(frame, merged(cells, members)) for members in kinds.values()]] for name, cells in rows], numbers=False)


def legend(frame: Frame) -> str:
    """What each mark means; HTML."""
    w, colours = frame.words, coverage.COLOURS[frame.scheme]
    keys = [markup.marked(colours[state], coverage.STATES[state][1], w.text(text)) for state, text in coverage.LEGEND.items()]
    return str(Markup('<div class="jamp"><div class="legend">{}</div></div>').format(Markup("").join(keys)))


def by_group(frame: Frame, cities: Mapping[str, Cells], projects: Mapping[str, Cells], groups: dict[str, tuple[str, str]]) -> str:
    """A row per group: how many cities and projects report it, and the newest figure; HTML."""
    w = frame.words
    body: list[list[Any]] = []
    for group in groups:
        found = [cells.get(group, NOTHING) for cells in cities.values()]
        body.append([group_name(group, groups, w), w.number(reported(cities, group)), w.number(reported(projects, group)),
                     cell(frame, best([*found, NOTHING]))])  # fmt: skip
    return markup.table([w.text("Group"), w.text("Cities with a figure"), w.text("Projects with a figure"), w.text("Newest figure")], body)


def reported(rows: Mapping[str, Cells], *groups: str) -> int:
    """How many of these cities or projects have a figure for any of the groups, shown or not."""
    return sum(any(cells.get(group, NOTHING).state in (REPORTED, SUPPRESSED) for group in groups) for cells in rows.values())
