"""For which groups there are figures, and which cities are left behind."""

from __future__ import annotations

from typing import Any

from jamp.cli import AsAt, AsJson, app, engine, print_json, say
from jamp.cli.judged import asked
from jamp.queries import cities, groups, projects
from jamp.queries import coverage as covered
from jamp.queries import left_behind as behind
from jamp.store.scope import LOCAL, seeing


@app.command()
def coverage(as_at: AsAt = None, json: AsJson = False) -> None:
    """Say by city and by project for which groups figures are reported, and what is missing of which city."""
    with seeing(engine(), LOCAL) as session:
        view = asked(session, as_at)
        known = list(groups.names(session))
        by_project = covered.of_projects(session, view)
        by_city = covered.of_cities(session, view, by_project)
        listed = projects.codes(session, view)
        standings = cities.standings(session, view)
        found = behind.left_behind(session, view, by_city)
    if json:
        print_json({
            "as_at": view.as_at, "groups": known,
            "cities": [{"city_id": c.city_id, "city": c.city, "groups": _states(known, by_city.get(c.city_id, {}))} for c in standings],
            "projects": [{"project_id": key, "groups": _states(known, by_project.get(key, {}))} for key in sorted(listed)],
            "left_behind": [{"city_id": row.city_id, "reasons": list(row.reasons), "days_since_report": row.days} for row in found],
        })  # fmt: skip
        return
    for city in standings:
        told = [f"{group} {cell.state} {cell.as_at}".strip() for group, cell in by_city.get(city.city_id, {}).items()]
        say(f"{city.city_id}  {'; '.join(told) or 'no group is reported'}")
    for row in found:
        say(f"{row.city_id}  {', '.join(row.reasons)}" + ("" if row.days is None else f"; last report {row.days} days before"))


def _states(known: list[str], cells: dict[str, Any]) -> dict[str, str]:
    return {group: cells.get(group, covered.NOTHING).state for group in known}
