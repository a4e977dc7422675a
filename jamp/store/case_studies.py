"""Case studies read whole, with everything that belongs to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.case_studies import TEXTS
from jamp.model.cases import Case, Obstacle, Photo, Quote, Taker
from jamp.model.interests import step
from jamp.store.evidence import figures
from jamp.store.pictures import there
from jamp.store.tables import (
    Barrier,
    CaseGroup,
    CasePhoto,
    CaseQuote,
    CaseSdg,
    CaseStudy,
    CaseText,
    CaseTheme,
    City,
    Interest,
    Partner,
    Project,
    ProjectCity,
)  # fmt: skip

AT_ONCE = 200
NAMES = tuple(column.name for column in TEXTS)
PLAIN = ("start_date", "end_date", "cost_currency", "cost_date", "cost_note", "meeting", "session", "guidebook_page", "author", "written_on", "reviewer",
         "reviewed_on", "contact", "withdrawn_on", "withdrawn_reason", "source", "source_url")  # fmt: skip


def read(session: Session, cases: Iterable[str], public: bool = False) -> list[Case]:
    """These cases in the order given, as they stand now; one that does not exist is left out. `public`: with the figures that
    everybody is shown, whoever asks."""
    asked = list(dict.fromkeys(cases))
    found: dict[str, Case] = {}
    for start in range(0, len(asked), AT_ONCE):
        found |= {case.case_id: case for case in _read(session, asked[start : start + AT_ONCE], public)}
    return [found[code] for code in asked if code in found]


def _read(session: Session, codes: list[str], public: bool) -> list[Case]:
    rows = session.execute(select(CaseStudy, Project.title, Project.title_ja, Project.focus_area).join(Project, Project.project_id == CaseStudy.project_id)
                           .where(CaseStudy.case_id.in_(codes))).all()  # fmt: skip
    projects = sorted({row[0].project_id for row in rows})
    first = _first_cities(session, projects)
    cities = _cities(session, {row[0].city or first.get(row[0].project_id, "") for row in rows})
    texts, evidence, takers = _texts(session, codes), figures(session, codes, public), interested(session, codes)
    themes, sdgs, groups = (_linked(session, table, column, codes) for table, column in ((CaseTheme, "theme"), (CaseSdg, "sdg"), (CaseGroup, "group")))
    quotes, photos, partners, obstacles = _quotes(session, codes), _photos(session, codes), _partners(session, projects), _obstacles(session, projects)
    found = []
    for one, project, project_ja, focus_area in rows:
        city = one.city or first.get(one.project_id, "")
        language = one.language or "en"
        own = {name: getattr(one, name) for name in NAMES if getattr(one, name)}
        plain: dict[str, Any] = {name: getattr(one, name) or "" for name in PLAIN}
        name, name_ja, country, population = cities.get(city, ("", "", "", None))
        found.append(Case(
            case_id=one.case_id, project_id=one.project_id, project=project, project_ja=project_ja or "", city_id=city, city=name, city_ja=name_ja,
            country=country, population=population, focus_area=focus_area or "", language=language, texts={**texts.get(one.case_id, {}), language: own},
            cost=one.cost, state=one.state, themes=themes[one.case_id], sdgs=sdgs[one.case_id], groups=groups[one.case_id],
            figures=tuple(evidence.get(one.case_id, ())), quotes=tuple(quotes[one.case_id]), photos=tuple(photos[one.case_id]),
            partners=tuple(partners[one.project_id]), obstacles=tuple(obstacles[one.project_id]), takers=tuple(takers.get(one.case_id, ())), **plain,
        ))  # fmt: skip
    return found


def _texts(session: Session, codes: list[str]) -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for one in session.scalars(select(CaseText).where(CaseText.case_id.in_(codes)).order_by(CaseText.case_id, CaseText.language)):
        found[one.case_id][one.language] = {name: getattr(one, name) for name in NAMES if getattr(one, name)}
    return found


def _first_cities(session: Session, projects: list[str]) -> dict[str, str]:
    query = select(ProjectCity.project_id, ProjectCity.city_id).where(ProjectCity.project_id.in_(projects)).order_by(ProjectCity.project_id, ProjectCity.position.desc())
    return {project: city for project, city in session.execute(query)}


def _cities(session: Session, codes: Iterable[str]) -> dict[str, tuple[str, str, str, int | None]]:
    query = select(City.city_id, City.city, City.name_ja, City.country, City.population).where(City.city_id.in_(sorted(filter(None, codes))))
    return {code: (name, name_ja or "", country or "", population) for code, name, name_ja, country, population in session.execute(query)}


def _linked(session: Session, table: Any, column: str, codes: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, value in session.execute(select(table.case_id, getattr(table, column)).where(table.case_id.in_(codes)).order_by(table.case_id, table.position)):
        found[code] += (value,)
    return found


def _quotes(session: Session, codes: list[str]) -> dict[str, list[Quote]]:
    found: dict[str, list[Quote]] = defaultdict(list)
    for one in session.scalars(select(CaseQuote).where(CaseQuote.case_id.in_(codes)).order_by(CaseQuote.quote_id)):
        found[one.case_id].append(Quote(one.quote_id, one.quote, one.speaker, one.language or "", one.consent))
    return found


def _photos(session: Session, codes: list[str]) -> dict[str, list[Photo]]:
    found: dict[str, list[Photo]] = defaultdict(list)
    query = select(CasePhoto).where(CasePhoto.case_id.in_(codes)).order_by(func.coalesce(CasePhoto.position, 1_000_000), CasePhoto.photo_id)
    rows = session.scalars(query).all()
    here = there(session, {one.file for one in rows})
    for one in rows:
        found[one.case_id].append(Photo(one.photo_id, one.file, one.caption, one.caption_ja or "", one.credit, one.persons or "", one.consent, one.file in here))
    return found


def _partners(session: Session, projects: list[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    query = select(Partner.project_id, Partner.organisation, Partner.role).where(Partner.project_id.in_(projects)).order_by(Partner.project_id, Partner.organisation)
    for project, name, role in session.execute(query):
        found[project].append((name, role or ""))
    return found


def _obstacles(session: Session, projects: list[str]) -> dict[str, list[Obstacle]]:
    found: dict[str, list[Obstacle]] = defaultdict(list)
    for one in session.scalars(select(Barrier).where(Barrier.project_id.in_(projects)).order_by(Barrier.barrier_id)):
        found[one.project_id].append(Obstacle(one.barrier, one.title, one.answer or ""))
    return found


def interested(session: Session, codes: Sequence[str]) -> dict[str, list[Taker]]:
    """{case: the cities that want to repeat it, in the order in which they said so}."""
    query = select(Interest, City.city, City.name_ja).join(City, City.city_id == Interest.city).where(Interest.case_id.in_(codes))
    found: dict[str, list[Taker]] = defaultdict(list)
    for one, city, city_ja in session.execute(query.order_by(Interest.stated_on, Interest.interest_id)):
        found[one.case_id].append(Taker(one.interest_id, one.city, city, city_ja or "", step(one.matched_on, one.visited_on, one.adopted_on, one.closed_on), one.stated_on))
    return found
