"""Made-up projects in one to three cities, of one or two countries and programmes each; the rows as tables of pandas."""

from __future__ import annotations

from random import Random
from typing import Any

import pandas as pd

from jamp.model.view import View

CITIES = {"PNH": "KHM", "SRP": "KHM", "BKK": "THA", "CNX": "THA", "DAD": "VNM", "HAN": "VNM"}
PROGRAMMES = ("ASCN", "SMART-JAMP", "THIRD")
AREAS = ("Civic & Social", "Built Infrastructure", "Quality Environment")
SHEETS = ("programmes", "shared_indicators", "projects", "updates", "indicators", "values", "milestones", "barriers", "funding")
STATUSES = ("planning", "ongoing", "completed", "suspended")
DATES = ("2023-06-30", "2024-09-30", "2025-03-31", "2025-09-30")
THEMES = ("inclusivity", "people-centred")


def sheets(number: int = 40) -> dict[str, pd.DataFrame]:
    """{sheet: rows}, in the order in which one refers to another; the same each time."""
    draw = Random(4)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SHEETS}
    rows["programmes"] = [{"programme": "THIRD", "title": "Made up"}]
    rows["shared_indicators"] = [{"shared_indicator": "MADE-TRIPS", "title": "Made-up trips"}]
    for n in range(number):
        code, area = f"P-{n}", AREAS[n % 3]
        rows["projects"].append({"project_id": code, "title": f"Made up {n}", "city": "; ".join(draw.sample(list(CITIES), 1 + n % 3)), "focus_area": area,
                                 "programme": "; ".join(draw.sample(PROGRAMMES, 1 + n % 2)), "theme": THEMES[n % 2], "fiscal_year": "FY2021"})  # fmt: skip
        for date in sorted(draw.sample(DATES, draw.randrange(1, 4))):
            rows["updates"].append({"project_id": code, "as_at": date, "status": draw.choice(STATUSES), "narrative": draw.choice(("", "Made up."))})
        rows["indicators"].append({"indicator_id": f"{code}-I", "project_id": code, "title": "Made-up trips", "unit": "trips", "measure": "cumulative", "additive": "yes",
                                   "shared_indicator": "MADE-TRIPS", "baseline": 0, "baseline_date": "2022", "target": 100 if n % 4 else "", "target_date": "2025-01" if n % 4 else "",
                                   "headline": "yes"})  # fmt: skip
        for date in draw.sample(DATES, draw.randrange(0, 3)):
            rows["values"].append({"indicator_id": f"{code}-I", "as_at": date, "value": draw.randrange(100, 900), "groups": ""})
            if n % 2 == 0:
                rows["values"].append({"indicator_id": f"{code}-I", "as_at": date, "value": 50, "groups": "women"})
        rows["milestones"].append({"milestone_id": f"{code}-M", "project_id": code, "title": "Made up", "planned_date": draw.choice(("2024-12", "2026-12")),
                                   "actual_date": draw.choice(("", "2025-02"))})  # fmt: skip
        rows["barriers"].append({"barrier_id": f"{code}-B", "project_id": code, "title": "Made up", "barrier": draw.choice(("data", "finance")), "opened": "2023"})
        rows["funding"].append({"project_id": code, "kind": "commitment", "organisation": "Made up", "as_at": "2023-05", "currency": "USD", "amount": 10 + n})
    return {name: pd.DataFrame(found) for name, found in rows.items()}


def listed(found: dict[str, pd.DataFrame], as_at: str) -> pd.Series:
    """{project: status} as at a date."""
    updates = found["updates"]
    return updates[updates["as_at"] <= as_at].sort_values("as_at").groupby("project_id")["status"].last()


def chosen(found: dict[str, pd.DataFrame], view: View) -> set[str]:
    """The projects that a view's places, programmes and focus areas hold, whatever their status."""
    rows = found["projects"]
    cities, programmes = rows["city"].str.split("; "), rows["programme"].str.split("; ")
    fits = pd.Series(True, index=rows.index)
    if view.cities or view.countries:
        places = [city for city in CITIES if city in (view.cities or CITIES) and CITIES[city] in (view.countries or CITIES.values())]
        fits &= cities.map(lambda one: any(city in places for city in one))
    if view.programmes:
        fits &= programmes.map(lambda one: any(code in view.programmes for code in one))
    if view.focus_areas:
        fits &= rows["focus_area"].isin(view.focus_areas)
    return set(rows["project_id"][fits])
