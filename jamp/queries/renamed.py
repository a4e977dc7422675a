"""Projects that stood in the list before under another name."""

from __future__ import annotations

import re
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.queries.dates import report_dates
from jamp.queries.standing import projects_at
from jamp.store.periods import end_of as last
from jamp.store.tables import Alias, Project, Source


class Renamed(NamedTuple):
    """A former name of a listed project."""

    project_id: str
    name: str


def renamed(session: Session, view: View) -> list[Renamed]:
    """The former names that the newest reporting round up to the view's earlier date printed, by their source or by the note
    on the record; a name that was given up before that round is not among them."""
    rounds = [date for date in report_dates(session) if end_of(date) <= end_of(view.since)]
    if not rounds:
        return []
    first = end_of(rounds[0])
    # "printed in the reports of 2022 and 2024": the source is the first of them
    printed = re.compile(rf"printed in the reports? of .*\b{first[:4]}\b")
    query = (
        select(Alias.subject_id, Alias.alias, last(Source.published), func.coalesce(Alias.note, ""))
        .join(Source, Source.source == Alias.source)
        .join(Project, Project.project_id == Alias.subject_id)
        .where(Alias.subject == "project", Alias.kind == "former name", *projects_at(view))
        .where(last(Source.published) <= end_of(view.since))
        .order_by(Alias.subject_id, Alias.alias)
    )
    rows = session.execute(query)
    return [Renamed(key, name) for key, name, published, note in rows if published >= first or printed.match(note)]
