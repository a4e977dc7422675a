"""Small numbers of persons reach those who answer for the project, and nobody else, on any way out. All figures are made up."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdf
import pytest
from sqlalchemy import Engine

from jamp.documents.pdf import render_pdf
from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.export import export_rows, withheld
from jamp.imports.plan import Upload
from jamp.languages import words
from jamp.model.outcomes import HIDDEN
from jamp.queries import batches, checks, outcomes, ratings, results
from jamp.queries.kept_back import files_kept_back
from jamp.queries.progress import progress
from jamp.queries.views import view_of
from jamp.reports.city import city
from jamp.reports.measured import measured_table
from jamp.reports.project import project
from jamp.store.scope import ANYBODY, LOCAL, Person, editing, proposing, seeing
from jamp.store.suppressed import suppressed
from jamp.store.tables import Project

PROJECT = "ASCN-SRP-01"
FILES = {
    "indicators": f"indicator_id,project_id,title,unit,target,target_date,baseline,baseline_date\nI-1,{PROJECT},Trained,people,90,2030,0,2020\n"
    f"I-2,{PROJECT},Certified,people,90,2030,0,2020\nI-3,{PROJECT},Shops,businesses,,,,\n",
    "values": "indicator_id,as_at,value,groups,comment\n"
    "I-1,2025-06-30,53,,\nI-1,2025-06-30,3,women,3 of them\nI-1,2025-06-30,50,men,\nI-1,2025-06-30,0,gender_not_stated,\nI-1,2025-06-30,17,youth,\n"
    "I-2,2025-06-30,4,,4 in all\nI-3,2025-06-30,2,msmes,\nI-3,2025-06-30,3,,\n",
}  # fmt: skip
KHM, SRP = Person("A", "national", countries=("KHM",)), Person("B", "city", cities=("SRP",))
THA, PNH = Person("C", "national", countries=("THA",)), Person("D", "city", cities=("PNH",))
OWN, OTHERS = (LOCAL, KHM, SRP), (ANYBODY, THA, PNH)
OUT = {("I-1", "2025-06-30"): {"women", "men"}, ("I-2", "2025-06-30"): {""}}


@pytest.fixture
def filled(loaded: Engine) -> Iterator[Engine]:
    for sheet, text in FILES.items():
        plan = check(loaded, LOCAL, [Upload(f"{sheet}.csv", text.encode(), sheet)])
        assert plan.fit, [file.issues for file in plan.files]
        apply(loaded, LOCAL, plan, "test")
    yield loaded


@pytest.mark.parametrize("person", [*OWN, *OTHERS], ids=lambda person: f"{person.role} {person.countries or person.cities}")
def test_who_answers_for_a_project_sees_its_small_numbers(filled: Engine, person: Person) -> None:
    with seeing(filled, person) as session:
        view = view_of(session, None, None)[0]
        assert suppressed(session, ["I-1", "I-2", "I-3"]) == ({} if person in OWN else OUT)
        rows, _ = outcomes.of_project(session, view, PROJECT)
        shown = {(row.indicator_id, point.groups): point.value for row in rows for point in row.values if row.indicator_id[:2] == "I-"}
        hidden = [point for row in rows for point in row.values if point.state == "suppressed"]
        actual = {one.indicator_id: (one.actual, one.way.why) for one in progress(session, view.as_at, [Project.project_id == PROJECT])}
        rated = ratings.of_project(session, PROJECT, view.as_at)
        exported = export_rows(session, "values")[1]
        count = withheld(session)
    whole = {("I-1", ""): 53, ("I-1", "women"): 3, ("I-1", "men"): 50, ("I-1", "gender_not_stated"): 0, ("I-1", "youth"): 17, ("I-2", ""): 4,
             ("I-3", "msmes"): 2, ("I-3", ""): 3}  # fmt: skip
    gone = {("I-1", "women"), ("I-1", "men"), ("I-2", "")}
    assert shown == {key: None if key in gone and person in OTHERS else value for key, value in whole.items()}
    assert len(hidden) == (0 if person in OWN else 3) and not any(point.comment or point.bound for point in hidden)
    assert (actual["I-2"] == (None, HIDDEN)) == (person in OTHERS) and actual["I-1"][0] == 53
    # of the figure that everybody may see alone, whoever asks
    assert rated is not None
    assert [c.value for c in rated.conditions if c.rule == "share of what is due"] == [pytest.approx(53 / (90 * 1734 / 3652))] * 2
    made_up = {(row[0], row[4]) for row in exported if row[0].startswith("I-")}
    assert made_up == (set(whole) if person in OWN else set(whole) - gone)
    assert count == (0 if person in OWN else 3)


@pytest.mark.parametrize("person", [LOCAL, ANYBODY, KHM, THA])
def test_the_history_keeps_numbers_of_persons_back(filled: Engine, person: Person) -> None:
    with seeing(filled, person) as session:
        rows = [*batches.of_project(session, PROJECT, 0, 500), *batches.changes(session, 3)]
        files = files_kept_back(session, batches.all(session, 0, 1)[0])
    told = {(row.key, row.fields["value"][1]) for row in rows if row.sheet == "values" and row.key.startswith("I-")}
    numbers = {value for key, value in told if key.startswith(("I-1", "I-2"))}
    assert numbers == ({53, 3, 50, 0, 17, 4} if person in (LOCAL, KHM) else {"suppressed"})
    assert {value for key, value in told if key.startswith("I-3")} == {2, 3}  # enterprises
    assert bool(files) == (person is not LOCAL)


@pytest.mark.parametrize("person", [LOCAL, ANYBODY, THA])
def test_the_history_of_what_was_taken_back_gives_nothing_away(filled: Engine, person: Person) -> None:
    send = {"indicators": f"indicator_id,project_id,title,unit\nI-9,{PROJECT},Moved,households\n", "values": "indicator_id,as_at,value,groups\nI-9,2025-06-30,2,women\n"}
    numbers = [apply(filled, LOCAL, check(filled, LOCAL, [Upload(f"{sheet}.csv", text.encode(), sheet)]), "test").batch for sheet, text in send.items()]
    for gone in reversed(numbers):  # the figure, then the indicator with it
        undo(filled, LOCAL, gone, "test")
        with seeing(filled, person) as session:
            told = [row.fields["value"] for row in batches.changes(session, numbers[1]) if row.sheet == "values"]
        assert told == [(None, 2.0 if person is LOCAL else "suppressed")]


def test_who_edits_reads_what_is_stored(filled: Engine) -> None:
    for window in (editing, proposing):
        with window(filled, SRP) as session:
            assert suppressed(session, ["I-1"]) == {} and len([row for row in export_rows(session, "values")[1] if row[0] == "I-1"]) == 5


def test_a_limit_of_its_own(filled: Engine) -> None:
    apply(filled, LOCAL, check(filled, LOCAL, [Upload("settings.csv", b"setting,value\nsmallest_group,0\n", "settings")]), "test")
    with seeing(filled, ANYBODY) as session:
        assert suppressed(session, ["I-1", "I-2"]) == {}


def test_a_document_is_for_everybody(filled: Engine) -> None:
    with seeing(filled, ANYBODY) as session:
        view = view_of(session, None, None, ("SRP",))[0]
        documents = [project(session, view, words("en"), PROJECT), city(session, view, words("en"))]
    for document in documents:
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages)
        assert "Certified" in text and "4 people" not in text and "not shown: small number" in " ".join(text.split())


FEW = {
    "indicators": "indicator_id,project_id,title,unit,headline,target,target_date,baseline,baseline_date,note\n"
    f"F-1,{PROJECT},Trained,people,yes,90,2030,3,2020,three at first\nF-2,{PROJECT},Certified,people,,4,2030,0,2020,four\n"
    f"F-3,{PROJECT},Given out,vouchers,,90,2030,9,2024-12,\nF-4,{PROJECT},Joined,people,,90,2030,2,,\nF-5,{PROJECT},Buses,buses,,4,2030,3,2020,\n"
    f"F-6,{PROJECT},Moved,people,,50,2030,50,2024,\n",
    "indicator_targets": "indicator_id,target_date,set_on,target,reason\nF-6,2030,2025-01,3,three only\nF-5,2030,2025-01,2,two\n",
    "values": "indicator_id,as_at,value,groups\nF-1,2025-06-30,53,\nF-3,2024-12-31,3,women\nF-3,2024-12-31,6,men\nF-3,2025-06-30,40,\nF-5,2025-06-30,1,\n",
}  # fmt: skip


@pytest.mark.parametrize("person", [LOCAL, SRP, ANYBODY, PNH], ids=lambda person: f"{person.role} {person.cities}")
def test_baselines_and_targets_that_are_small_numbers_of_persons(loaded: Engine, person: Person) -> None:
    for sheet, text in FEW.items():
        apply(loaded, LOCAL, check(loaded, LOCAL, [Upload(f"{sheet}.csv", text.encode(), sheet)]), "test")
    with seeing(loaded, person) as session:
        view = view_of(session, None, None)[0]
        rows = {row.indicator_id: row for row in outcomes.of_project(session, view, PROJECT)[0] if row.indicator_id[:2] == "F-"}
        shares = {one.indicator_id: one for one in progress(session, view.as_at, [Project.project_id == PROJECT]) if one.indicator_id[:2] == "F-"}
        columns, exported = export_rows(session, "indicators")
        later = {row[0]: row[3] for row in export_rows(session, "indicator_targets")[1] if row[0][:2] == "F-"}
        out = [withheld(session, sheet=sheet) for sheet in ("indicators", "indicator_targets", "values", "updates")]
        told = [row for row in batches.of_project(session, PROJECT, 0, 500) if row.key[:2] == "F-"]
        rated = ratings.of_project(session, PROJECT, view.as_at)
        table = measured_table([row for row in results.page(session, view, 0, 500) if row.progress.indicator_id == "F-1"], True, words("en"))
    whole = person in OWN
    sent = [dict(zip(columns, row, strict=True)) for row in exported if row[0][:2] == "F-"]
    for found in ({row["indicator_id"]: (row["baseline"], row["target"]) for row in sent}, {key: (row.baseline, row.target) for key, row in rows.items()}):
        if whole:
            assert found == {"F-1": (3, 90), "F-2": (0, 4), "F-3": (9, 90), "F-4": (2, 90), "F-5": (3, 4), "F-6": (50, 50)}
        else:  # of F-3 the baseline, with what the men are, would tell how many women are
            assert found == {"F-1": (None, 90), "F-2": (0, None), "F-3": (9, 90), "F-4": (None, 90), "F-5": (3, 4), "F-6": (50, 50)}
    assert {row["note"] for row in sent} == ({"three at first", "four", None} if whole else {None})
    assert (shares["F-1"].way.value is not None) == whole and (shares["F-1"].way.why == HIDDEN) != whole
    assert (shares["F-6"].target_hidden, shares["F-6"].aims == ()) == (not whole, not whole) and shares["F-5"].way.value is not None
    assert later == ({"F-6": 3, "F-5": 2} if whole else {"F-5": 2}) and out == ([0, 0, 0, 0] if whole else [3, 1, 2, 0])
    fields = {(row.sheet, row.key.split(" · ")[0], name): new for row in told for name, (_, new) in row.fields.items()}
    assert fields["indicators", "F-1", "baseline"] == (3 if whole else "suppressed") and fields["indicators", "F-5", "baseline"] == 3
    assert fields["indicator_targets", "F-6", "target"] == (3 if whole else "suppressed") and fields["indicators", "F-1", "note"] == ("three at first" if whole else "suppressed")
    annex = " ".join(cell for row in table.rows for cell in row if isinstance(cell, str))
    assert ("3\n(2020)" in annex, "not shown: small number of persons" in annex) == (whole, not whole)
    # the rating is the same for all, and goes by nothing that is hidden from anybody
    assert rated is not None and [c.value for c in rated.conditions if c.rule == "share of what is due"] == [None, None]


def test_a_check_does_not_repeat_a_small_number(filled: Engine) -> None:
    files = {
        "indicators": f"indicator_id,project_id,title,unit,measure\nI-4,{PROJECT},Settled,people,cumulative\nI-5,{PROJECT},Seats,seats,cumulative\n",
        "values": "indicator_id,as_at,value\nI-4,2024-06-30,9\nI-4,2025-06-30,4\nI-5,2024-06-30,9\nI-5,2025-06-30,4\n",
    }
    for sheet, text in files.items():
        apply(filled, LOCAL, check(filled, LOCAL, [Upload(f"{sheet}.csv", text.encode(), sheet)]), "test")
    told = {}
    for person in (KHM, THA):
        with seeing(filled, person) as session:
            told[person] = {one.subject for one in checks.findings(session, view_of(session, None, None)[0]) if one.subject in ("I-4", "I-5")}
    assert told == {KHM: {"I-4", "I-5"}, THA: {"I-5"}}


OVER_TIME = {
    "indicators": f"indicator_id,project_id,title,unit,measure,baseline,baseline_date\nT-1,{PROJECT},Trained,people,cumulative,0,2020\n"
    f"T-2,{PROJECT},Met,people,per period,0,2020\n",
    "values": "indicator_id,as_at,value,groups\n" + "".join(
        f"{key},{date},{value},{groups}\n" for key in ("T-1", "T-2") for date, some in
        (("2024-12", (49, 0, 49)), ("2025-03", (53, 3, 50)), ("2025-06", (90, 39, 51))) for groups, value in zip(("", "women", "men"), some, strict=True)),
}  # fmt: skip


def test_the_figures_of_other_dates_give_nothing_away(loaded: Engine) -> None:
    for sheet, text in OVER_TIME.items():
        apply(loaded, LOCAL, check(loaded, LOCAL, [Upload(f"{sheet}.csv", text.encode(), sheet)]), "test")
    with seeing(loaded, ANYBODY) as session:
        out = suppressed(session, ["T-1", "T-2"])
        shown = {(row[0], row[1], row[4]) for row in export_rows(session, "values")[1] if row[0].startswith("T-")}
    # of men there are 49 to 51 between, so that the total would tell of two to four women
    assert out == {("T-1", "2025-03-31"): {"", "women", "men"}, ("T-2", "2025-03-31"): {"women", "men"}}
    assert len(shown) == 18 - 5
