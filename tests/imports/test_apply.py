"""A Plan is written whole or not at all, and can be taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.imports.apply import Refused, StalePlan, apply, takes_back, undo
from jamp.imports.check import check
from jamp.imports.export import EXPORTED, export_rows
from jamp.imports.plan import Plan, Upload
from jamp.queries import batches
from jamp.store.batches import LOADER
from jamp.store.scope import LOCAL, Person, seeing
from tests.conftest import records

QUARTER = b"project_id,title,city,status,percent_complete,as_at,issues\nASCN-SRP-01,%s,Siem Reap,completed,100,2026-03-31,none\n"


def everything(engine: Engine) -> dict[str, list[list[object]]]:
    """All records as exported."""
    with seeing(engine, LOCAL) as session:
        return {sheet: export_rows(session, sheet, None)[1] for sheet in EXPORTED}


def quarterly(engine: Engine, as_at: str = "2026-03-31", status: str = "suspended") -> Plan:
    rows = f"project_id,status,issues\nASCN-SRP-01,{status},tender late\n".encode()
    return check(engine, LOCAL, [Upload("q.csv", rows, "projects")], as_at)


def test_the_real_records_go_in_once(engine: Engine) -> None:
    plan = check(engine, LOCAL, records())
    assert plan.fit, [issue.text for file in plan.files for issue in file.issues if issue.blocks]
    assert apply(engine, LOCAL, plan, "load").counts["projects"] == 160
    again = check(engine, LOCAL, records())
    assert again.empty
    assert apply(engine, LOCAL, again, "load").batch is None


def test_a_quarterly_row_is_one_change_with_old_and_new(loaded: Engine) -> None:
    plan = quarterly(loaded)
    change = plan.changes()[0]
    assert (change.key, change.kind) == ("ASCN-SRP-01", "changed")
    assert change.fields["status"] == ("ongoing", "suspended")
    assert change.fields["as_at"] == ("2025-09-30", "2026-03-31")
    assert (plan.files[0].new, plan.files[0].changed) == (0, 1)


def test_apply_undo_and_undo_of_the_undo(loaded: Engine) -> None:
    before = everything(loaded)
    applied = apply(loaded, LOCAL, quarterly(loaded), "officer")
    assert applied.batch == 2
    after = everything(loaded)
    assert after != before
    assert undo(loaded, LOCAL, 2, "officer").left == ()
    assert everything(loaded) == before
    undo(loaded, LOCAL, 3, "officer")
    assert everything(loaded) == after


def test_new_records_with_different_gaps_are_taken_back(loaded: Engine) -> None:
    rows = b"project_id,title,country,city,note\nMADE-UP-1,One,KHM,Siem Reap,\nMADE-UP-2,Two,KHM,,a note\n"
    before = everything(loaded)
    plan = check(loaded, LOCAL, [Upload("new.csv", rows, "projects")])
    assert plan.files[0].issues == () and plan.files[0].new == 2
    apply(loaded, LOCAL, plan, "officer")
    assert undo(loaded, LOCAL, 2, "officer").left == ()
    assert everything(loaded) == before


def test_a_batch_is_undone_once(loaded: Engine) -> None:
    apply(loaded, LOCAL, quarterly(loaded), "officer")
    undo(loaded, LOCAL, 2, "officer")
    with pytest.raises(Refused, match="already"):
        undo(loaded, LOCAL, 2, "officer")


def test_undo_leaves_what_was_edited_later(loaded: Engine) -> None:
    apply(loaded, LOCAL, quarterly(loaded), "officer")
    apply(loaded, LOCAL, quarterly(loaded, status="completed"), "officer")
    with pytest.raises(Refused, match="edited later"):
        undo(loaded, LOCAL, 2, "officer")


def test_a_stale_plan_is_refused_and_shown_anew(loaded: Engine) -> None:
    mine, theirs = quarterly(loaded), quarterly(loaded, status="cancelled")
    apply(loaded, LOCAL, theirs, "somebody")
    with pytest.raises(StalePlan) as stale:
        apply(loaded, LOCAL, mine, "me")
    assert stale.value.plan.changes()[0].fields["status"] == ("cancelled", "suspended")


def test_a_double_click_applies_once(loaded: Engine) -> None:
    plan = quarterly(loaded)
    apply(loaded, LOCAL, plan, "me")
    with pytest.raises(StalePlan) as stale:
        apply(loaded, LOCAL, plan, "me")
    assert stale.value.plan.empty


def test_a_plan_with_problems_is_not_applied(loaded: Engine) -> None:
    plan = check(loaded, LOCAL, [Upload("q.csv", b"project_id,as_at,status\nNOBODY,2026,ongoing\n", "updates")])
    with pytest.raises(Refused):
        apply(loaded, LOCAL, plan, "me")


def test_a_late_statement_takes_its_place_in_time(loaded: Engine) -> None:
    from jamp.queries import projects
    from jamp.queries.views import view_of

    apply(loaded, LOCAL, quarterly(loaded, as_at="2023-12-31"), "officer")
    with seeing(loaded, LOCAL) as session:
        now, _ = view_of(session, None, None)
        then, _ = view_of(session, "2024-01-31", None)
        found = [projects.one(session, view, "ASCN-SRP-01") for view in (now, then)]
    assert [one.status for one in found if one] == ["ongoing", "suspended"]


def test_what_was_edited_later_is_taken_back_when_ticked(loaded: Engine) -> None:
    before = everything(loaded)
    apply(loaded, LOCAL, quarterly(loaded), "officer")
    apply(loaded, LOCAL, quarterly(loaded, status="completed"), "officer")
    steps, left = takes_back(loaded, LOCAL, 2)
    assert (steps, left) == ([], ["updates: ASCN-SRP-01 · 2026-03-31"])
    assert undo(loaded, LOCAL, 2, "officer", also=left).left == ()
    assert everything(loaded) == before


def test_an_officer_undoes_what_is_his_own(loaded: Engine) -> None:
    sokha = Person("Sokha", "city", cities=("SRP",))
    apply(loaded, LOCAL, quarterly(loaded), "Secretariat")
    with pytest.raises(Refused, match="somebody else"):
        undo(loaded, sokha, 2, "Sokha")
    rows = b"project_id,status\nASCN-SRP-01,completed\n"
    apply(loaded, sokha, check(loaded, sokha, [Upload("q.csv", rows, "projects")], "2026-04-30"), "Sokha")
    assert undo(loaded, sokha, 3, "Sokha").batch == 4


def test_good_rows_alone_go_in_where_that_is_wanted(loaded: Engine) -> None:
    rows = b"project_id,title,country,part_of,status,as_at\nASCN-SRP-01,,,,suspended,2026\nNEW-1,New,KHM,NEW-2,ongoing,2026-13\nNEW-2,Other,KHM,,nearly,2026\n"
    files = [Upload("q.csv", rows, "projects")]
    assert not check(loaded, LOCAL, files).fit
    plan = check(loaded, LOCAL, files, good_rows_only=True)
    assert plan.fit and plan.files[0].bad_lines == [3, 4]
    apply(loaded, LOCAL, plan, "officer")
    with seeing(loaded, LOCAL) as session:
        row = batches.all(session, 0, 1)[0]
        assert row.files[0].left_out == (3, 4) and row.records == 1


def test_a_good_row_that_refers_to_a_bad_one_is_left_out_with_it(loaded: Engine) -> None:
    rows = b"project_id,title,country,part_of,focus_area\nNEW-1,New,KHM,NEW-2,\nNEW-2,Other,KHM,,no such area\nNEW-3,Third,KHM,NEW-1,\nNEW-4,Good,KHM,,\n"
    plan = check(loaded, LOCAL, [Upload("q.csv", rows, "projects")], good_rows_only=True)
    assert plan.files[0].bad_lines == [2, 3, 4] and (plan.files[0].new, plan.files[0].unchanged) == (1, 0)
    assert apply(loaded, LOCAL, plan, "officer").counts["projects"] == 161


def added(engine: Engine, sheet: str, rows: str) -> int:
    batch = apply(engine, LOCAL, check(engine, LOCAL, [Upload(f"{sheet}.csv", rows.encode(), sheet)]), "officer").batch
    assert batch is not None
    return batch


@pytest.mark.parametrize("rows", ["X-1,child,X-2\nX-2,parent,\n", "X-1,one,X-2\nX-2,other,X-1\n"])
def test_projects_that_belong_together_are_taken_back_together(loaded: Engine, rows: str) -> None:
    before = everything(loaded)
    assert undo(loaded, LOCAL, added(loaded, "projects", f"project_id,title,part_of\n{rows}"), "officer").left == ()
    assert everything(loaded) == before


def test_what_is_in_use_stays_with_all_that_it_needs(loaded: Engine) -> None:
    batch = added(loaded, "projects", "project_id,title,part_of\nX-1,child,X-2\nX-2,parent,\nX-3,other,\n")
    added(loaded, "aliases", "subject,subject_id,alias,kind\nproject,X-1,Made-up,former name\n")
    done = undo(loaded, LOCAL, batch, "officer")
    assert sorted(done.left) == ["projects: X-1", "projects: X-2"]
    assert [(file.sheet, file.missing) for file in done.files] == [("projects", 1)]


def test_an_undo_whose_references_are_gone_is_refused_in_words(loaded: Engine) -> None:
    source = added(loaded, "sources", "source,title\nMADE-UP,Made up\n")
    stated = added(loaded, "updates", "project_id,as_at,status,source\nASCN-PNH-02,2026-01-31,ongoing,MADE-UP\n")
    back = undo(loaded, LOCAL, stated, "officer").batch
    undo(loaded, LOCAL, source, "officer")
    before = everything(loaded)
    with pytest.raises(Refused, match="refer to one that is not there"):
        undo(loaded, LOCAL, back or 0, "officer")
    assert everything(loaded) == before


def test_a_change_that_would_be_shown_otherwise_is_shown_anew(loaded: Engine) -> None:
    rows = b"project_id,status,as_at\nASCN-PNH-02,completed,2026-02-28\n"
    plan = check(loaded, LOCAL, [Upload("q.csv", rows, "projects")])
    added(loaded, "updates", "project_id,as_at,status,source\nASCN-PNH-02,2026-02-15,suspended,\n")
    with pytest.raises(StalePlan) as stale:
        apply(loaded, LOCAL, plan, "officer")
    assert [change.fields["status"] for change in stale.value.plan.changes()] == [("suspended", "completed")]


def test_a_project_cannot_belong_to_itself(loaded: Engine) -> None:
    plan = check(loaded, LOCAL, [Upload("q.csv", b"project_id,title,part_of\nX-1,Made up,X-1\n", "projects")])
    assert [issue.column for issue in plan.files[0].issues] == ["part_of"]


@pytest.mark.parametrize("code", ["NO-SUCH", "PNH"])
def test_another_name_is_of_a_record_that_exists(loaded: Engine, code: str) -> None:
    rows = f"subject,subject_id,alias,kind\nproject,{code},Made-up,former name\n".encode()
    plan = check(loaded, LOCAL, [Upload("a.csv", rows, "aliases")])
    assert [(issue.code, issue.value) for issue in plan.files[0].issues] == [("foreign-key", code)]


def test_records_are_loaded_again_around_what_others_wrote(loaded: Engine) -> None:
    added(loaded, "projects", "project_id,title\nASCN-PNH-02,The office's own title\n")
    before = everything(loaded)
    plan = check(loaded, LOCAL, records(), options={"loader": LOADER})
    assert plan.fit and plan.empty
    (kept,) = [issue for file in plan.files for issue in file.issues if issue.code == "changed-since-export"]
    assert (kept.value, kept.column, kept.values["who"], kept.values["now"]) == ("ASCN-PNH-02", "title", "officer", "The office's own title")
    newer = [Upload("projects.csv", b"project_id,title,title_ja\nASCN-PNH-02,Newer,\xe6\x96\xb0\nASCN-PNH-01,Newer,\n", "projects")]
    apply(loaded, LOCAL, check(loaded, LOCAL, newer, options={"loader": LOADER}), LOADER)
    titles = {row[0]: row[1] for row in everything(loaded)["projects"] if row[0] in ("ASCN-PNH-01", "ASCN-PNH-02")}
    assert titles == {"ASCN-PNH-01": "Newer", "ASCN-PNH-02": "The office's own title"}
    assert undo(loaded, LOCAL, 3, "officer").left == () and before["projects"] == everything(loaded)["projects"]


def test_nothing_of_a_line_with_a_problem_goes_in(loaded: Engine) -> None:
    # one unknown project with a status, one known project with a new title and a status that has no date, one good line
    rows = b"project_id,title,status,as_at\nNO-SUCH,,ongoing,2026\nASCN-SRP-01,Made up,completed,\nASCN-SRP-02,,suspended,2026\n"
    plan = check(loaded, LOCAL, [Upload("q.csv", rows, "projects")], good_rows_only=True)
    assert plan.files[0].bad_lines == [2, 3] and (plan.files[0].new, plan.files[0].changed, plan.files[0].unchanged) == (0, 1, 0)
    before = everything(loaded)
    apply(loaded, LOCAL, plan, "officer")
    assert [row[:2] for row in everything(loaded)["projects"]] == [row[:2] for row in before["projects"]]
    assert len(everything(loaded)["updates"]) == len(before["updates"]) + 1
