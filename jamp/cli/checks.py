"""What the checks find in the records."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from jamp.charts.checks import sentence
from jamp.cli import AsAt, AsJson, app, engine, print_json, say
from jamp.cli.judged import asked
from jamp.languages import words
from jamp.model.checks import Finding
from jamp.queries import checks as rules
from jamp.store.scope import LOCAL, seeing


@app.command()
def checks(as_at: AsAt = None, json: AsJson = False) -> None:
    """List what reports made by hand get wrong, found in the records as at a date; what was accepted says so."""
    with seeing(engine(), LOCAL) as session:
        view = asked(session, as_at)
        found = rules.findings(session, view)
    if json:
        print_json({"as_at": view.as_at, "findings": [_told(one) for one in found]})
        return
    for one in found:
        accepted = f"  (accepted by {one.accepted.author}: {one.accepted.reason})" if one.accepted else ""
        say(f"{one.severity:<7}  {one.rule}  {one.subject}  {sentence(one, words('en'))}{accepted}")
    say(f"{sum(one.accepted is None for one in found)} open, {sum(one.accepted is not None for one in found)} accepted.")


def _told(one: Finding) -> dict[str, Any]:
    return {"rule": one.rule, "severity": one.severity, "project_id": one.project_id, "message": sentence(one, words("en")), "sources": list(one.sources),
            "subject": one.subject, "city_id": one.city_id, "accepted": asdict(one.accepted) if one.accepted else None}  # fmt: skip
