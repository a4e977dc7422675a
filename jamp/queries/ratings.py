"""The rating of every project as at a date, with what the rule went by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from jamp.model.dates import end_of, last_day
from jamp.model.outcomes import NO_ACTUAL
from jamp.model.ratings import Facts, Rated, rate, stale
from jamp.model.results import Progress
from jamp.model.view import View
from jamp.queries import barriers, milestones, money
from jamp.queries.limits import limits
from jamp.queries.progress import progress
from jamp.queries.reported import newest
from jamp.queries.standing import status_at, within
from jamp.store.periods import end_of as last
from jamp.store.tables import Barrier, Indicator, Milestone, Project, Rating, Update


class Listed(NamedTuple):
    """A project that is listed: its status, "" not stated, and when it starts and ends, "" where not known."""

    project_id: str
    status: str
    start_date: str
    end_date: str


def of_view(session: Session, view: View, date: str | None = None) -> dict[str, Rated]:
    """{project: its rating as at `date`, or the view's date} of the projects listed then within the view's filters."""
    date = date or view.as_at
    listed = [row for row in _listed(session, within(view), date) if not view.statuses or row.status in view.statuses]
    return _rated(session, within(view), listed, date)


def of_project(session: Session, project_id: str, date: str) -> Rated | None:
    """The rating of one project; None where it is not listed as at the date."""
    conditions = [Project.project_id == project_id]
    return _rated(session, conditions, _listed(session, conditions, date), date).get(project_id)


def _listed(session: Session, conditions: Sequence[Any], date: str) -> list[Listed]:
    now = status_at(date)
    query = select(Project.project_id, now, Project.start_date, Project.end_date).where(*conditions, now.is_not(None))
    return [Listed(key, status, start or "", end or "") for key, status, start, end in session.execute(query.order_by(Project.project_id))]


def _rated(session: Session, conditions: Sequence[Any], listed: list[Listed], date: str) -> dict[str, Rated]:
    found, by_hand, used = _facts(session, conditions, listed, date), _by_hand(session, conditions, date), limits(session)
    answers = {}
    for key, facts in found.items():
        rated = rate(facts, used)
        rating, reason, author, set_on = by_hand.get(key, ("", "", "", ""))
        if rating and not stale(rating, (last_day(date) - last_day(set_on)).days, used):
            rated = Rated(rating, rated.rating, rated.conditions, author, reason, set_on)
        answers[key] = rated
    return answers


def _facts(session: Session, conditions: Sequence[Any], listed: list[Listed], date: str) -> dict[str, Facts]:
    """{project: what the rule goes by}. It does not go by small numbers of persons: who may ask for the rating of every day
    would read them from the day on which it changes."""
    completed = {row.project_id for row in listed if row.status == "completed"}
    promises, newest = _promises(session, conditions, date, completed), _newest(session, conditions, date)
    indicators: dict[str, list[Progress]] = defaultdict(list)
    other = aliased(Indicator)
    marked = select(other.indicator_id).where(other.project_id == Indicator.project_id, other.headline == "yes", func.coalesce(other.measure, "") != "planned").exists()
    looked_at = or_(Indicator.headline == "yes", and_(Indicator.target.is_not(None), ~marked))
    for one in progress(session, date, [*conditions, looked_at], public=True):
        indicators[one.project_id].append(one)
    severe, gaps = _severe(session, conditions, date), money.gaps(session, conditions, date)
    day = last_day(date)
    found: dict[str, Facts] = {}
    for row in listed:
        key = row.project_id
        late, end, kept = promises.get(key, (None, "", 0))
        chosen = headline(indicators.get(key, []))
        shares = [one.due.value for one in chosen if one.due.value is not None]
        value = newest.get(key)
        found[key] = Facts(
            status=row.status,
            started=bool(row.start_date) and end_of(row.start_date) <= end_of(date),
            days_late=late,
            kept=kept,
            share_of_due=min(shares) if shares else None,
            unreported=sum(one.due.why == NO_ACTUAL for one in chosen),
            days_since_value=(day - last_day(value)).days if value else None,
            gap_points=gaps.get(key),
            severe_past=severe.get(key, 0),
            end_reached=None if late is None and not end else bool(end),
            final_in=bool(chosen) and bool(end) and all(one.actual_at and end_of(one.actual_at) >= end for one in chosen),
        )
    return found


def headline(rows: list[Progress]) -> list[Progress]:
    """Those that the rating goes by: what is marked so; where nothing is, what has a target. A plan is no result."""
    results = [row for row in rows if row.measure != "planned"]
    return [row for row in results if row.headline] or [row for row in results if row.aims or row.target_hidden]


def _promises(session: Session, conditions: Sequence[Any], date: str, completed: set[str]) -> dict[str, tuple[int | None, str, int]]:
    """{project: (days that its latest open milestone is late, None without a dated one; the day that its end milestone
    was reached, ""; how many that were promised are done)}. Where none is marked as the end, a project that is said to be `completed` ended with the last of them;
    another one may have more to do than is on record."""
    promised = func.coalesce(last(milestones.revised(date)), last(milestones.planned(date)))
    reached = case((milestones.reached(date), last(Milestone.actual_date)))
    query = (
        select(Milestone.project_id, promised, reached, Milestone.final)
        .join(Project, Project.project_id == Milestone.project_id)
        .where(*conditions)
    )
    rows: dict[str, list[tuple[str | None, str | None, str | None]]] = defaultdict(list)
    for key, due, done, final in session.execute(query):
        rows[key].append((due, done, final))
    day = last_day(date)
    found: dict[str, tuple[int | None, str, int]] = {}
    for key, each in rows.items():
        open_ = [(day - last_day(due)).days for due, done, _ in each if due and not done]
        dated = any(due or done for due, done, _ in each)
        ends = [done for _, done, final in each if final == "yes"] or [done for _, done, _ in each if key in completed]
        found[key] = (max([0, *open_]) if dated else None, max(done or "" for done in ends) if ends and all(ends) else "", sum(bool(due and done) for due, done, _ in each))
    return found


def _newest(session: Session, conditions: Sequence[Any], date: str) -> dict[str, str]:
    """{project: last day of its newest figure}: a value of an indicator, or a percentage of completion."""
    figures = (
        select(Indicator.project_id, func.max(newest(date)))
        .join(Project, Project.project_id == Indicator.project_id)
        .where(*conditions)
        .group_by(Indicator.project_id)
    )
    completed = (
        select(Update.project_id, func.max(Update.as_at_end))
        .join(Project, Project.project_id == Update.project_id)
        .where(*conditions, Update.percent_complete.is_not(None), Update.as_at_end <= end_of(date))
        .group_by(Update.project_id)
    )
    found: dict[str, str] = {}
    for query in (figures, completed):
        for key, day in session.execute(query):
            found[key] = max(day or "", found.get(key, ""))
    return {key: day for key, day in found.items() if day}


def _severe(session: Session, conditions: Sequence[Any], date: str) -> dict[str, int]:
    """{project: severe risks and barriers still open after the day that they were to be settled by}."""
    query = (
        select(Barrier.project_id, func.count())
        .join(Project, Project.project_id == Barrier.project_id)
        .where(*conditions, Barrier.severity == "severe", barriers.past(date), barriers.known(date))
        .group_by(Barrier.project_id)
    )
    return {key: count for key, count in session.execute(query)}


def _by_hand(session: Session, conditions: Sequence[Any], date: str) -> dict[str, tuple[str, str, str, str]]:
    """{project: (rating, reason, author, date)} of what was set by hand last and still holds."""
    query = (
        select(Rating.project_id, Rating.rating, Rating.reason, Rating.author, Rating.as_at)
        .join(Project, Project.project_id == Rating.project_id)
        .where(*conditions, last(Rating.as_at) <= end_of(date))
        .order_by(Rating.project_id, last(Rating.as_at))
    )
    found = {key: (rating, reason, author, set_on) for key, rating, reason, author, set_on in session.execute(query)}
    return {key: row for key, row in found.items() if row[0] != "by the rule"}
