"""What case studies say was learnt."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.store.tables import CaseStudy


class Lesson(NamedTuple):
    """The lessons of one case study."""

    title: str
    lessons: str


def of_project(session: Session, project_id: str) -> list[Lesson]:
    """Of the case studies of a project that are cleared for publication and name any, by their codes."""
    query = select(CaseStudy.title, CaseStudy.lessons).where(CaseStudy.project_id == project_id, CaseStudy.state == "cleared", CaseStudy.lessons.is_not(None))
    return [Lesson(*row) for row in session.execute(query.order_by(CaseStudy.case_id))]
