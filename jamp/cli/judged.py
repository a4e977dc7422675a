"""What the rules say of the projects: their ratings."""

from __future__ import annotations

from typing import Any

from jamp.cli import AsAt, AsJson, app, dated, engine, print_json, say
from jamp.model.dates import end_of
from jamp.model.ratings import Rated
from jamp.model.view import View
from jamp.queries import dates
from jamp.queries import ratings as rated
from jamp.queries.views import view_of
from jamp.store.scope import LOCAL, Session, seeing


def asked(session: Session, as_at: str | None) -> View:
    """The whole portfolio at a date, by default the newest that any update speaks of. A date of which nothing is known yet
    can be asked about; that it is one is said on the error channel."""
    view, newest = view_of(session, dated(as_at), None)[0], dates.newest(session)
    if newest and end_of(view.as_at) > newest:
        say(f"Nothing on record speaks of a day after {newest}: this is how it would stand on {end_of(view.as_at)} if nothing more came.", err=True)
    elif not dates.spoken(session, view.as_at):
        say(f"Nothing on record speaks of {end_of(view.as_at)} or a day before it.", err=True)
    return view


@app.command()
def ratings(as_at: AsAt = None, json: AsJson = False) -> None:
    """Rate every project by the published rule, with the conditions that set it."""
    with seeing(engine(), LOCAL) as session:
        view = asked(session, as_at)
        found = rated.of_view(session, view)
    if json:
        print_json({"as_at": view.as_at, "projects": [_told(key, one) for key, one in found.items()]})
        return
    for key, one in found.items():
        by = f"by hand: {one.set_by}" if one.set_by else "; ".join(condition.rule for condition in one.deciding)
        say(f"{key}  {one.rating}" + (f"  ({by})" if by else ""))


def _told(key: str, one: Rated) -> dict[str, Any]:
    conditions = [{"rule": c.rule, "value": c.value, "limit": c.limit, "holds": c.holds, "sets": c.sets} for c in one.conditions]
    return {"project_id": key, "rating": one.rating, "conditions": conditions, "set_by": one.set_by or "rule", "by_rule": one.by_rule,
            "reason": one.reason, "set_on": one.set_on}  # fmt: skip
