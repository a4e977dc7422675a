"""What is put side by side: cities, or two reporting dates, each counted by the rules that all pages share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.ratings import Rated
from jamp.model.results import Side
from jamp.model.view import View
from jamp.queries import milestones, portfolio, ratings, results
from jamp.queries.standing import projects_at
from jamp.store.tables import Milestone, Project


def side(session: Session, view: View, rated: Mapping[str, Rated] | None = None) -> Side:
    """One column of a comparison: the projects of a view, by status and by rating, their milestones and indicators. `rated`:
    their ratings, where they are at hand."""
    totals, counts = portfolio.totals(session, view), results.counts(session, view)
    by_rating = Counter(one.rating for one in (ratings.of_view(session, view) if rated is None else rated).values())
    return Side(totals.projects, totals.now, dict(by_rating), _late(session, view), counts)


def _late(session: Session, view: View) -> int:
    """Open milestones of listed projects past their promised date."""
    query = select(func.count()).select_from(Milestone).join(Project, Project.project_id == Milestone.project_id)
    return session.scalar(query.where(milestones.overdue(view.as_at), *projects_at(view))) or 0
