"""A Plan is written whole or not at all, and can be taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.imports.apply import Refused, StalePlan, apply, takes_back, undo
from jamp.imports.check import check
from jamp.imports.export import EXPORTED, export_rows
from jamp.imports.plan import Plan, Upload
from jamp.queries import batches
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
    rows = b"project_id,title,country,part_of,status,as_at\nASCN-SRP-01,,,,suspended,2026\nNEW-1,New,KHM,NEW-2,ongoing,2026-13\nNEW-2,Other,KHM,,done,2026\n"
    files = [Upload("q.csv", rows, "projects")]
    assert not check(loaded, LOCAL, files).fit
    plan = check(loaded, LOCAL, files, good_rows_only=True)
    assert plan.fit and plan.files[0].bad_lines == [3, 4]
    apply(loaded, LOCAL, plan, "officer")
    with seeing(loaded, LOCAL) as session:
        row = batches.all(session, 0, 1)[0]
        assert row.files[0].left_out == (3, 4) and row.records == 1


def test_a_good_row_that_refers_to_a_bad_one_is_refused_in_words(loaded: Engine) -> None:
    rows = b"project_id,title,country,part_of,focus_area\nNEW-1,New,KHM,NEW-2,\nNEW-2,Other,KHM,,no such area\n"
    before = everything(loaded)
    with pytest.raises(Refused, match="refers to one that is not there"):
        apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("q.csv", rows, "projects")], good_rows_only=True), "officer")
    assert everything(loaded) == before
