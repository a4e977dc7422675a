"""Who is reached: figures by group, and projects by the themes of the meetings."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.rows import IndicatorRow
from jamp.model.units import counts_people
from jamp.model.view import View
from jamp.queries import outcomes
from jamp.queries.reported import known
from jamp.queries.standing import projects_at
from jamp.store.tables import Indicator, NewestFigure, Project, ProjectTheme, Theme


class Lens(NamedTuple):
    """A theme, and how many listed projects it has."""

    theme: str
    title: str
    title_ja: str
    projects: int


def by_group(session: Session, view: View, most: int) -> tuple[list[IndicatorRow], int]:
    """(indicators of the listed projects that have figures by group, the first `most`; how many there are): one of each
    project before a second one of any, headline ones first."""
    grouped = select(NewestFigure.indicator_id).where(NewestFigure.groups != "", NewestFigure.first_end <= end_of(view.as_at))
    headline = case((Indicator.headline == "yes", 0), else_=1)
    turn = func.row_number().over(partition_by=Indicator.project_id, order_by=(headline, Indicator.indicator_id))
    return outcomes.of_conditions(session, view, [Indicator.indicator_id.in_(grouped), *projects_at(view)], most, (turn,))


def lenses(session: Session, view: View) -> list[Lens]:
    """Every theme with its projects in the view, those without any too."""
    listed = (
        select(ProjectTheme.theme, func.count().label("projects"))
        .join(Project, Project.project_id == ProjectTheme.project_id)
        .where(*projects_at(view))
        .group_by(ProjectTheme.theme)
        .subquery()
    )
    query = select(Theme.theme, Theme.title, Theme.title_ja, func.coalesce(listed.c.projects, 0)).outerjoin(listed, listed.c.theme == Theme.theme)
    return [Lens(theme, title, title_ja or "", number) for theme, title, title_ja, number in session.execute(query.order_by(Theme.title))]


def of_theme(session: Session, view: View, theme: str, most: int) -> list[str]:
    """The codes of the first projects of a theme."""
    query = select(Project.project_id).join(ProjectTheme, ProjectTheme.project_id == Project.project_id)
    return list(session.scalars(query.where(ProjectTheme.theme == theme, *projects_at(view)).order_by(Project.project_id).limit(most)))


def counting_people(session: Session, view: View, theme: str) -> int:
    """How many projects of a theme have a figure that counts people."""
    query = (
        select(Indicator.project_id, Indicator.unit)
        .join(Project, Project.project_id == Indicator.project_id)
        .join(ProjectTheme, ProjectTheme.project_id == Project.project_id)
        .where(
            ProjectTheme.theme == theme,
            known(view.as_at, groups=None),
            *projects_at(view),
        )
        .distinct()
    )
    return len({project for project, unit in session.execute(query) if counts_people(unit)})
