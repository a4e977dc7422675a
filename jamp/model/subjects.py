"""All sheets, in the order in which they are loaded: what is referred to comes first."""

from __future__ import annotations

from jamp.model import (
    accepted_findings,
    aliases,
    barriers,
    case_studies,
    cities,
    countries,
    exchange_rates,
    exchanges,
    funding,
    groups,
    indicator_targets,
    indicators,
    interests,
    meetings,
    milestones,
    partners,
    programmes,
    projects,
    ratings_by_hand,
    settings,
    shared_indicators,
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
        shared_indicators.SHEET,
        settings.SHEET,
        exchange_rates.SHEET,
        cities.SHEET,
        meetings.SHEET,
        projects.SHEET,
        aliases.SHEET,
        updates.SHEET,
        indicators.SHEET,
        indicator_targets.SHEET,
        values.SHEET,
        milestones.SHEET,
        barriers.SHEET,
        ratings_by_hand.SHEET,
        partners.SHEET,
        funding.SHEET,
        targets.SHEET,
        exchanges.SHEET,
        case_studies.SHEET,
        case_studies.IN_OTHER_LANGUAGES,
        case_studies.EVIDENCE,
        case_studies.QUOTES,
        case_studies.PHOTOS,
        interests.SHEET,
        accepted_findings.SHEET,
    )
}
