"""Case studies: light rows of all of them to list and to search, and whole ones to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.case_studies import TEXTS
from jamp.model.cases import Case
from jamp.model.found_cases import Asked, CaseRow, folded, found, leading
from jamp.model.view import View
from jamp.queries.interests import DATES
from jamp.store import case_studies, evidence, published
from jamp.store.tables import (
    Barrier,
    CaseGroup,
    CaseSdg,
    CaseStudy,
    CaseText,
    CaseTheme,
    City,
    Interest,
    Project,
    ProjectCity,
    ProjectProgramme,
    Theme,
)  # fmt: skip

NAMES = tuple(column.name for column in TEXTS)
AT_ONCE = 400


def asked_by(view: View, **more: Any) -> Asked:
    """What a view asks of case studies: places, programmes and focus areas; a case has no reporting date and no status."""
    return Asked(countries=view.countries, cities=view.cities, programmes=view.programmes, focus_areas=view.focus_areas, **more)


def listed(session: Session, asked: Asked) -> list[CaseRow]:
    """The case studies that are asked for: what is cleared first, then by code."""
    return found(every(session), asked)


def whole(session: Session, case_ids: Iterable[str], public: bool = False) -> list[Case]:
    """These cases in the order given, as they stand now."""
    return case_studies.read(session, case_ids, public)


def as_published(session: Session, case_ids: Iterable[str] | None = None) -> list[Case]:
    """These cases, or all, as they were published last."""
    return published.published(session, case_ids)


def withdrawn(session: Session, case_id: str) -> tuple[str, str] | None:
    """(when, why) of a case that was published and is withdrawn; None for any other."""
    found = session.execute(select(CaseStudy.withdrawn_on, CaseStudy.withdrawn_reason).where(CaseStudy.case_id == case_id, CaseStudy.state == "withdrawn")).first()
    return (found[0] or "", found[1] or "") if found and published.versions(session, case_id) else None


def every(session: Session) -> list[CaseRow]:
    """All case studies, by code, with what they are searched by."""
    columns = (Project.title, Project.title_ja, Project.focus_area)
    rows = session.execute(select(CaseStudy, *columns).join(Project, Project.project_id == CaseStudy.project_id).order_by(CaseStudy.case_id)).all()
    if not rows:
        return []
    texts, first, cities, versions, taken = _texts(session), _first_cities(session), _cities(session), published.standing(session), _interests(session)
    themes, sdgs, groups = (_gathered(session, table.case_id, getattr(table, name), table.position) for table, name in ((CaseTheme, "theme"), (CaseSdg, "sdg"), (CaseGroup, "group")))
    codes = [row[0].case_id for row in rows]
    measured = {case: found_ for start in range(0, len(codes), AT_ONCE) for case, found_ in evidence.figures(session, codes[start : start + AT_ONCE], public=True).items()}
    barriers = _gathered(session, Barrier.project_id, Barrier.barrier, Barrier.barrier)
    programmes = _gathered(session, ProjectProgramme.project_id, ProjectProgramme.programme, ProjectProgramme.position)
    listed_ = []
    for one, project, project_ja, focus_area in rows:
        written, city_id = {name: getattr(one, name) for name in NAMES if getattr(one, name)}, one.city or first.get(one.project_id, "")
        language = one.language or "en"
        every_text = {**texts.get(one.case_id, {}), language: written}
        city = cities.get(city_id, ("", "", ""))
        names = [one.case_id, project, project_ja or "", *city[:2], *(said["title"] for said in every_text.values() if "title" in said)]
        said = [] if one.state == "withdrawn" else [text for words in every_text.values() for text in words.values()]
        listed_.append(CaseRow(
            one.case_id, one.project_id, language, _of("title", every_text), _of("claim", every_text), city_id, *city, focus_area or "", programmes[one.project_id],
            themes[one.case_id], sdgs[one.case_id], groups[one.case_id], barriers[one.project_id], one.state, versions.get(one.case_id, 0),
            (language, *sorted(code for code in every_text if code != language)), taken.get(one.case_id, {}),
            leading(measured.get(one.case_id, ())) if one.state != "withdrawn" else None, one.withdrawn_on or "", one.withdrawn_reason or "", folded("\n".join([*names, *said])),
        ))  # fmt: skip
    return listed_


def _of(name: str, texts: dict[str, dict[str, str]]) -> dict[str, str]:
    return {language: words[name] for language, words in texts.items() if name in words}


def _texts(session: Session) -> dict[str, dict[str, dict[str, str]]]:
    found_: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for one in session.scalars(select(CaseText).order_by(CaseText.case_id, CaseText.language)):
        found_[one.case_id][one.language] = {name: getattr(one, name) for name in NAMES if getattr(one, name)}
    return found_


def _first_cities(session: Session) -> dict[str, str]:
    told = select(CaseStudy.project_id)
    query = select(ProjectCity.project_id, ProjectCity.city_id).where(ProjectCity.project_id.in_(told)).order_by(ProjectCity.project_id, ProjectCity.position.desc())
    return {project: city for project, city in session.execute(query)}


def _cities(session: Session) -> dict[str, tuple[str, str, str]]:
    return {code: (name, name_ja or "", country or "") for code, name, name_ja, country in session.execute(select(City.city_id, City.city, City.name_ja, City.country))}


def _gathered(session: Session, key: Any, value: Any, order: Any) -> dict[str, tuple[str, ...]]:
    """{case or project: values, each once}; of projects those that a case tells of."""
    query = select(key, value).order_by(key, order)
    if key.key == "project_id":
        query = query.where(key.in_(select(CaseStudy.project_id)))
    kept: dict[str, dict[str, None]] = defaultdict(dict)
    for code, one in session.execute(query):
        kept[code][one] = None
    return defaultdict(tuple, {code: tuple(values) for code, values in kept.items()})


def _interests(session: Session) -> dict[str, dict[str, int]]:
    columns = [func.count(getattr(Interest, date)) for date in DATES.values()]
    query = select(Interest.case_id, *columns).group_by(Interest.case_id)
    return {case: dict(zip(DATES, numbers, strict=True)) for case, *numbers in session.execute(query)}


def themes(session: Session) -> dict[str, tuple[str, str]]:
    """{theme: (title, Japanese title)}, by code."""
    query = select(Theme.theme, Theme.title, Theme.title_ja).order_by(Theme.theme)
    return {code: (title, title_ja or "") for code, title, title_ja in session.execute(query)}


def versions(session: Session, case_id: str) -> list[Case]:
    """The published versions of a case, newest first."""
    return published.versions(session, case_id)


def cities_of(session: Session, project_id: str) -> tuple[str, ...]:
    """The codes of a project's cities, in their order."""
    query = select(ProjectCity.city_id).where(ProjectCity.project_id == project_id).order_by(ProjectCity.position)
    return tuple(session.scalars(query))
