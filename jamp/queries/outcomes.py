"""Indicators with their reported values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.rows import IndicatorRow, Point
from jamp.model.suppression import SUPPRESSED
from jamp.model.view import View
from jamp.queries.reported import known
from jamp.queries.standing import projects_at
from jamp.store.suppressed import least_shown, suppressed
from jamp.store.tables import Indicator, IndicatorSdg, IndicatorStandard, Project, ProjectCity, Source, Value

MOST, EVERY = 60, 1_000_000


def of_project(session: Session, view: View, project_id: str, most: int = MOST) -> tuple[list[IndicatorRow], int]:
    """(the first indicators of one project, how many there are)."""
    return of_conditions(session, view, [Indicator.project_id == project_id], most)


def of_city(session: Session, view: View, city_id: str, most: int = MOST) -> tuple[list[IndicatorRow], int]:
    """(the first indicators of the projects of one city that are listed in the view, how many there are)."""
    here = select(ProjectCity.project_id).where(ProjectCity.city_id == city_id)
    return of_conditions(session, view, [Project.project_id.in_(here), *projects_at(view)], most)


def leading(session: Session, view: View, most: int) -> tuple[list[IndicatorRow], int]:
    """(the first indicators of the view that have a figure and are not counted alike by others, headline ones first; how
    many there are)."""
    conditions = [known(view.as_at), Indicator.shared_indicator.is_(None), *projects_at(view)]
    return of_conditions(session, view, conditions, most, (case((Indicator.headline == "yes", 0), else_=1),))


def with_figures(session: Session, view: View) -> list[IndicatorRow]:
    """All indicators of the view that have a figure, headline ones first, by project."""
    headline = case((Indicator.headline == "yes", 0), else_=1)
    return of_conditions(session, view, [known(view.as_at), *projects_at(view)], EVERY, (headline,))[0]


def of_conditions(session: Session, view: View, conditions: list[Any], limit: int, order: tuple[Any, ...] = ()) -> tuple[list[IndicatorRow], int]:
    """(the first indicators that meet `conditions` on Project and Indicator, how many there are)."""
    query = (
        select(Indicator, Project.title, func.count().over())
        .join(Project, Project.project_id == Indicator.project_id)
        .where(*conditions)
        .order_by(*order, Indicator.project_id, Indicator.indicator_id)
        .limit(limit)
    )
    found = session.execute(query).all()
    asked = [indicator.indicator_id for indicator, *_ in found]
    reported, codes = points(session, view, asked), _codes(session, asked)
    rows = [
        IndicatorRow(
            i.indicator_id, i.project_id, i.title, i.unit, i.direction or "", i.measure or "", i.baseline,
            i.baseline_date or "", i.target, i.target_date or "", i.note or "", i.source or "", i.source_url or "",
            tuple(reported.get(i.indicator_id, ())), title,
            (*codes.get(i.indicator_id, ()), *([f"OECD-DAC {i.dac_sector}"] if i.dac_sector else [])),
        )
        for i, title, _ in found
    ]  # fmt: skip
    return _seen(session, rows), found[0][2] if found else 0


def _seen(session: Session, rows: list[IndicatorRow]) -> list[IndicatorRow]:
    """Without baselines and targets that are small numbers of persons; a note may repeat them."""
    asked = [row.indicator_id for row in rows]
    out, least = suppressed(session, asked), least_shown(session, asked)
    seen = []
    for row in rows:
        if row.baseline is not None and "" in out.get((row.indicator_id, end_of(row.baseline_date) if row.baseline_date else ""), ()):
            row = replace(row, baseline=None, baseline_hidden=True, note="")
        if row.target is not None and 0 < row.target < least.get(row.indicator_id, 0):
            row = replace(row, target=None, target_hidden=True, note="")
        seen.append(row)
    return seen


def _codes(session: Session, indicators: list[str]) -> dict[str, list[str]]:
    """{indicator: its SDG targets and indicators, then its codes of standards}."""
    found: dict[str, list[str]] = {}
    for link, value, before in ((IndicatorSdg, IndicatorSdg.sdg, "SDG "), (IndicatorStandard, IndicatorStandard.standard, "")):
        query = select(link.indicator_id, value).where(link.indicator_id.in_(indicators)).order_by(link.indicator_id, link.position)
        for key, code in session.execute(query):
            found.setdefault(key, []).append(f"{before}{code}")
    return found


def points(session: Session, view: View, indicators: list[str]) -> dict[str, list[Point]]:
    """{indicator: its values up to the view's date, in the order of their dates}; of everybody and of groups."""
    query = (
        select(Value, Source.title, Source.url)
        .join(Source, Source.source == Value.source)
        .where(Value.indicator_id.in_(indicators), Value.as_at_end <= end_of(view.as_at))
        # of one date and group the figure that counts comes last: the office's own, else the one published last
        .order_by(Value.as_at_end, Value.groups, case((Value.source == "", 1), else_=0), func.coalesce(Source.published, ""), Value.source)
    )
    hidden = suppressed(session, indicators)
    found: dict[str, list[Point]] = {}
    for value, title, url in session.execute(query):
        point = Point(
            value.as_at, value.value, value.groups, value.bound or "", value.comment or "", value.source,
            title if value.source else "", value.source_url or url or "", value.quality or "", value.state or "",
        )  # fmt: skip
        if value.groups in hidden.get((value.indicator_id, value.as_at_end), ()):  # a comment may repeat the figure
            point = replace(point, value=None, state=SUPPRESSED, bound="", comment="")
        found.setdefault(value.indicator_id, []).append(point)
    return found
