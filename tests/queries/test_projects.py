"""One project, by whichever code it is called. The other codes are made up."""

from __future__ import annotations

from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.queries import projects
from jamp.queries.views import view_of
from jamp.store.scope import LOCAL, seeing


def test_a_code_of_another_list_leads_to_the_project_and_never_in_a_circle(loaded: Engine) -> None:
    rows = b"subject,subject_id,alias,kind\nproject,SJ-03,MADE-UP-1,code in another list\nproject,SJ-05,SJ-03,code in another list\n"
    rows += b"project,SJ-03,SJ-05,code in another list\n"
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("a.csv", rows, "aliases")]), "test")
    with seeing(loaded, LOCAL) as session:
        view, _ = view_of(session, None, None)
        found = {code: projects.one(session, view, code) for code in ("MADE-UP-1", "SJ-03", "NO-SUCH")}
    assert {code: one.project_id if one else None for code, one in found.items()} == {"MADE-UP-1": "SJ-03", "SJ-03": "SJ-03", "NO-SUCH": None}
