"""All sheets, in the order in which they are loaded: what is referred to comes first."""

from __future__ import annotations

from jamp.model import (
    aliases,
    case_studies,
    cities,
    countries,
    funding,
    groups,
    indicators,
    meetings,
    milestones,
    partners,
    programmes,
    projects,
    sources,
    targets,
    themes,
    updates,
    values,
)
from jamp.model.sheets import Sheet

SHEETS: dict[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        sources.SHEET,
        countries.SHEET,
        programmes.SHEET,
        themes.SHEET,
        groups.SHEET,
        cities.SHEET,
        meetings.SHEET,
        projects.SHEET,
        aliases.SHEET,
        updates.SHEET,
        indicators.SHEET,
        values.SHEET,
        milestones.SHEET,
        partners.SHEET,
        funding.SHEET,
        targets.SHEET,
        case_studies.SHEET,
    )
}
