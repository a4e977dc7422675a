"""Of which cities a Plan's changes speak."""

from __future__ import annotations

from collections import Counter

from jamp.imports import called
from jamp.imports.plan import KEYS, Plan, RecordChange
from jamp.model.subjects import SHEETS
from jamp.store.scope import Session


class Places:
    """The cities of projects and of what belongs to them, as stored and as the Plan brings them."""

    def __init__(self, session: Session, plan: Plan) -> None:
        self._cities: dict[str, set[str]] = {}
        self._owners: dict[tuple[str, str], str] = {}
        for project, city in called.cities_of_projects(session):
            self._cities.setdefault(project, set()).add(city)
        for sheet in {"indicators", *(one.sheet for one in plan.operations)}:
            self._owners |= {(sheet, code): owner for code, owner in called.owners(session, sheet)}
        every = plan.changes()
        for change in every:
            code, brought = change.key.split(KEYS)[0], change.fields
            if change.sheet == "projects":
                self._cities.setdefault(code, set()).update(_codes(change))
            elif "project_id" in brought and brought["project_id"][1]:
                self._owners[change.sheet, code] = brought["project_id"][1]
        self.counts = Counter(city for change in every for city in self.of(change))

    def of(self, change: RecordChange) -> set[str]:
        """The codes of its cities; none for what belongs to no city."""
        code = change.key.split(KEYS)[0]
        if change.sheet == "cities":
            return {code}
        sheet = SHEETS[change.sheet]
        owner = code if sheet.key[0] == "project_id" else self._owners.get((change.sheet, code))
        if sheet.key[0] == "indicator_id":
            owner = self._owners.get(("indicators", code))
        return _codes(change) | (self._cities.get(owner, set()) if owner else set())


def _codes(change: RecordChange) -> set[str]:
    pair = change.fields.get("city", (None, None))
    return {code for value in pair for code in str(value or "").split("; ") if code}
