"""For which groups figures are there: by project and by city, as at a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.suppression import SUPPRESSED
from jamp.model.view import View
from jamp.queries.limits import limits
from jamp.queries.standing import projects_at
from jamp.store.suppressed import suppressed
from jamp.store.tables import City, Indicator, NewestFigure, Project, ProjectCity, Value

REPORTED, NOT_REPORTED, NOT_APPLICABLE = "reported", "not reported", "not applicable"
# of several states the first one tells most
STATES = (REPORTED, SUPPRESSED, NOT_APPLICABLE, NOT_REPORTED)


class Cell(NamedTuple):
    """What is known of one group; `as_at`: the reporting date of the newest figure, "" without one."""

    state: str
    as_at: str = ""


NOTHING = Cell(NOT_REPORTED)
Cells = dict[str, Cell]  # what is not in it is not reported


def of_projects(session: Session, view: View) -> dict[str, Cells]:
    """{project: {group: what is known of it}} of the projects listed in the view that say anything of a group."""
    listed = select(Project.project_id).where(*projects_at(view)).cte("listed").prefix_with("MATERIALIZED")
    end, stamp = end_of(view.as_at), _stamp(view.as_at)
    # what holds no small number is looked at together; of the others each may be hidden
    alone = case((NewestFigure.least < limits(session)["smallest_group"], NewestFigure.indicator_id), else_="")
    figures = (
        select(Indicator.project_id, alone, NewestFigure.groups, func.max(stamp))
        .join(Indicator, Indicator.indicator_id == NewestFigure.indicator_id)
        .join(listed, listed.c.project_id == Indicator.project_id)
        .where(NewestFigure.groups != "", NewestFigure.first_end <= end)
        .group_by(Indicator.project_id, alone, NewestFigure.groups)
    )
    rows = [(project, indicator, groups, stamp.partition(" ")[2], True) for project, indicator, groups, stamp in session.execute(figures)]
    absent = (
        select(Indicator.project_id, Indicator.indicator_id, Value.groups)
        .join(Value, Value.indicator_id == Indicator.indicator_id)
        .join(listed, listed.c.project_id == Indicator.project_id)
        .where(Value.state == NOT_APPLICABLE, Value.groups != "", Value.as_at_end <= end_of(view.as_at))
        .distinct()
    )
    rows += [(*row, "", False) for row in session.execute(absent)]
    hidden = suppressed(session, {indicator for _, indicator, _, _, there in rows if there and indicator})
    found: dict[str, Cells] = defaultdict(dict)
    for project, indicator, groups, as_at, there in rows:
        state = NOT_APPLICABLE if not there else SUPPRESSED if groups in hidden.get((indicator, end_of(as_at)), ()) else REPORTED
        for group in groups.split("+"):
            found[project][group] = best([found[project].get(group, NOTHING), Cell(state, as_at)])
    return dict(found)


def _stamp(date: str) -> ColumnElement[Any]:
    """Of a row of NewestFigure, the last day of its newest figure as at `date` and, after a blank, the date as it is written."""
    mine = (Value.indicator_id == NewestFigure.indicator_id, Value.groups == NewestFigure.groups, Value.value.is_not(None), Value.as_at_end <= end_of(date))
    earlier = (
        select(Value.as_at_end.concat(" ").concat(Value.as_at)).where(*mine).order_by(Value.as_at_end.desc()).limit(1).correlate(NewestFigure).scalar_subquery()
    )
    return case((NewestFigure.as_at_end <= end_of(date), NewestFigure.as_at_end.concat(" ").concat(NewestFigure.as_at)), else_=earlier)


def of_cities(session: Session, view: View, projects: dict[str, Cells]) -> dict[str, Cells]:
    """{city: {group: what is known of it from its projects}}, from what is known of the projects."""
    found: dict[str, Cells] = defaultdict(dict)
    query = select(ProjectCity.city_id, ProjectCity.project_id, City.country).join(City, City.city_id == ProjectCity.city_id)
    query = query.join(Project, Project.project_id == ProjectCity.project_id)
    for city, project, country in session.execute(query.where(*projects_at(view))):
        # a project of the view may be in cities besides those of the view
        if (city in view.cities or not view.cities) and (country in view.countries or not view.countries):
            for group, cell in projects.get(project, {}).items():
                found[city][group] = best([found[city].get(group, NOTHING), cell])
    return {city: cells for city, cells in found.items() if cells}


def merged(cells: Cells, groups: Iterable[str]) -> Cell:
    """What is known of any of these groups."""
    return best([cells.get(group, NOTHING) for group in groups] or [NOTHING])


def best(cells: list[Cell]) -> Cell:
    """The state that tells most, with the newest date."""
    best = min(cells, key=lambda cell: STATES.index(cell.state))
    return max((cell for cell in cells if cell.state == best.state), key=lambda cell: end_of(cell.as_at) if cell.as_at else "")
