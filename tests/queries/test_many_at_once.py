"""What is asked of many projects at once is what each of them is asked alone."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, event

from jamp.languages import words
from jamp.queries import milestones, outcomes, projects
from jamp.queries.views import view_of
from jamp.reports.annual.gathered import gathered
from jamp.reports.kinds import KINDS, Asked
from jamp.store.scope import ANYBODY, seeing


def test_many_projects_at_once(loaded: Engine) -> None:
    with seeing(loaded, ANYBODY) as session:
        view, _ = view_of(session, None, None)
        keys = sorted(projects.codes(session, view))
        details, spoken = projects.details_of(session, keys), projects.statements_of(session, view, keys)
        promised, named = milestones.of_projects(session, view, keys), projects.partners_of(session, keys)
        assert len(keys) > 130 and set(details) == set(keys)
        for key in keys:
            assert details[key] == projects.details(session, key)
            assert spoken.get(key, []) == projects.statements(session, view, key)
            assert promised.get(key, []) == milestones.of_project(session, view, key)
            assert named.get(key, []) == projects.partners(session, key)


def test_the_annual_report_tells_what_several_projects_count_alike_too(loaded: Engine) -> None:
    with seeing(loaded, ANYBODY) as session:
        view, _ = view_of(session, None, None)
        found = gathered(session, view, words("en"))
        told = {row.indicator_id for one in found.records.values() for row in one.indicators}
        assert told == {key for key, row in found.indicators.items() if row.progress.actual is not None}
        assert len(told) > len(outcomes.leading(session, view, 1000)[0])


@pytest.mark.parametrize("kind", [kind for kind, one in KINDS.items() if not one.of])
def test_what_is_about_all_does_not_ask_for_each_project(loaded: Engine, kind: str) -> None:
    asked: list[str] = []
    event.listen(loaded, "before_cursor_execute", lambda _connection, _cursor, statement, *_: asked.append(statement))
    with seeing(loaded, ANYBODY) as session:
        view, _ = view_of(session, None, None)
        every = projects.count(session, view)
        asked.clear()
        KINDS[kind].build(session, Asked(kind, view), words("en"), {})
    assert every > 130 > len(asked)
