"""What the checks find in a view at its date, with what was accepted of it. Each rule is in a file of its subject."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.model.checks import RULES, SEVERITIES, Accepted, Finding
from jamp.model.view import View
from jamp.queries import checks_figures, checks_names, checks_promises, checks_statements
from jamp.queries.standing import status_at, within
from jamp.store.tables import AcceptedFinding, City, Project, Source

ORDER = {name: place for place, name in enumerate(RULES)}


def findings(session: Session, view: View) -> list[Finding]:
    """All that the rules find, accepted or not: by severity, rule, and what it was found in."""
    listed = _listed(session, view)
    whole = not (view.programmes or view.focus_areas or view.statuses)  # a city's own targets are of no programme
    found = [
        *checks_promises.passed(session, view, listed),
        *checks_promises.due(session, view, listed),
        *(checks_promises.due_of_cities(session, view) if whole else ()),
        *checks_statements.every(session, view, listed),
        *checks_names.every(session, view, listed),
        *checks_figures.mixed(session, view, listed),
    ]
    said = accepted(session)
    found = [dataclasses.replace(one, accepted=said.get((one.rule, one.subject))) for one in found]
    return sorted(found, key=lambda one: (SEVERITIES.index(one.severity), ORDER[one.rule], one.project_id or one.city_id, one.subject))


def open_findings(session: Session, view: View) -> dict[str, int]:
    """{severity: findings that nobody has accepted}, of every severity."""
    counts = Counter(one.severity for one in findings(session, view) if one.accepted is None)
    return {severity: counts[severity] for severity in SEVERITIES}


def accepted(session: Session) -> dict[tuple[str, str], Accepted]:
    """{(rule, subject): why, by whom, when} of all that was accepted."""
    query = select(AcceptedFinding.rule, AcceptedFinding.subject, AcceptedFinding.reason, AcceptedFinding.author, AcceptedFinding.as_at)
    return {(rule, subject): Accepted(*rest) for rule, subject, *rest in session.execute(query)}


def _listed(session: Session, view: View) -> dict[str, str]:
    """{project: status, "" not stated} of the projects listed as at the view's date."""
    now = status_at(view.as_at).label("now")
    rows: Any = session.execute(select(Project.project_id, now).where(*within(view)))
    return {key: status for key, status in rows if status is not None and (not view.statuses or status in view.statuses)}


class Cited(NamedTuple):
    """A source as it is named beside a finding."""

    title: str
    url: str


def cited(session: Session, codes: set[str]) -> dict[str, Cited]:
    """{code: title and address} of sources, 400 at most."""
    query = select(Source.source, Source.title, Source.url).where(Source.source.in_(sorted(codes)[:400]))
    return {code: Cited(title, url or "") for code, title, url in session.execute(query)}


def named(session: Session, found: list[Finding]) -> dict[str, tuple[str, str]]:
    """{code of a project or a city: (name, Japanese name or "")} of what some findings are about, 400 of each at most."""
    projects = sorted({one.project_id for one in found if one.project_id})[:400]
    cities = sorted({one.city_id for one in found if one.city_id})[:400]
    rows = [
        *session.execute(select(Project.project_id, Project.title, Project.title_ja).where(Project.project_id.in_(projects))),
        *session.execute(select(City.city_id, City.city, City.name_ja).where(City.city_id.in_(cities))),
    ]
    return {code: (name, name_ja or "") for code, name, name_ja in rows}
