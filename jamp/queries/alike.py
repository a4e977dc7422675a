"""Cities like the one of a case study, by size, focus area and what is lacking in their own portfolio."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.model.alike import Alike, ranked
from jamp.model.cases import Case
from jamp.model.view import View
from jamp.queries.standing import status_at
from jamp.store.tables import City, Indicator, Project, ProjectCity

RUNNING = ("ongoing", "completed")


def alike(session: Session, case: Case, view: View) -> list[Alike]:
    """The cities that the case may be of use to, as at the view's date, the likeliest first; its own city left out."""
    status = status_at(view.as_at)
    query = select(ProjectCity.city_id, status).join(Project, Project.project_id == ProjectCity.project_id)
    rows = session.execute(query.where(Project.focus_area == case.focus_area, status.is_not(None))).all() if case.focus_area else []
    projects, active = Counter(city for city, _ in rows), Counter(city for city, now in rows if now in RUNNING)
    measured = _measured(session, case)
    found = []
    for code, name, name_ja, country, people in session.execute(select(City.city_id, City.city, City.name_ja, City.country, City.population).order_by(City.city_id)):
        if code != case.city_id:
            ratio = people / case.population if people and case.population else None
            found.append(Alike(code, name, name_ja or "", country or "", people, ratio, projects[code], active[code], None if measured is None else measured[code]))
    return ranked(found)


def _measured(session: Session, case: Case) -> Counter[str] | None:
    """{city: its projects that count what a piece of the evidence counts}; None where the evidence is counted like nothing else."""
    evidence = select(Indicator.shared_indicator).where(Indicator.indicator_id.in_([figure.indicator_id for figure in case.figures]), Indicator.shared_indicator.is_not(None))
    kinds = list(session.scalars(evidence.distinct()))
    if not kinds:
        return None
    query = select(ProjectCity.city_id, Indicator.project_id).join(Indicator, Indicator.project_id == ProjectCity.project_id)
    return Counter(city for city, _ in session.execute(query.where(Indicator.shared_indicator.in_(kinds)).distinct()))
