"""What was cleared stays as it was, and what may not be shown is not. Contents are made up, on the real records."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from jamp.imports.apply import Uncleared, apply, undo
from jamp.imports.check import check
from jamp.imports.pictures import accepted
from jamp.imports.plan import Upload
from jamp.model.cases import Case
from jamp.store import published as of
from jamp.store.case_studies import read
from jamp.store.pictures import keep
from jamp.store.scope import ANYBODY, LOCAL, seeing
from jamp.store.writings import PICTURE, VERSION
from tests.imports.test_pictures import made

CASE, PROJECT = "MADE-UP-C1", "ASCN-SRP-01"
WHOLE = {
    "case_id": CASE, "project_id": PROJECT, "title": "Made up", "claim": "Riders rose from 100 to 250.", "challenge": "Made up.", "approach": "Made up.",
    "worked": "Made up.", "not_worked": "Made up.", "reached": "Made up.", "conditions": "Made up.", "transfer": "Made up.", "start_date": "2022", "cost": "5",
    "cost_currency": "JPY", "cost_date": "2022", "author": "A, city", "reviewer": "B, secretariat", "reviewed_on": "2026-01", "contact": "An office", "state": "cleared",
}  # fmt: skip
INDICATOR = {"indicator_id": "MADE-UP-I", "project_id": PROJECT, "title": "Riders", "unit": "people", "measure": "level", "baseline": "100", "baseline_date": "2022"}
VALUES = [{"indicator_id": "MADE-UP-I", "as_at": "2024", "value": "250", "groups": ""}]
EVIDENCE = {"case_id": CASE, "indicator_id": "MADE-UP-I"}
# its file is that of a picture that is stored first
PHOTO = {"photo_id": "MADE-UP-F1", "case_id": CASE, "file": "a" * 64, "caption": "Made up", "credit": "A", "consent": "given"}
QUOTE = {"quote_id": "MADE-UP-Q1", "case_id": CASE, "quote": "Made up", "speaker": "a rider", "consent": "given"}


def stored(engine: Engine, colour: str = "green") -> str:
    """A picture that is there; what it is stored under."""
    picture = accepted(made(colour=colour))
    return keep(engine, picture.data, picture.small, (picture.width, picture.height), "made up")


def file(sheet: str, *rows: dict[str, str]) -> Upload:
    text = io.StringIO()
    lines = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    return Upload(f"{sheet}.csv", text.getvalue().encode(), sheet)


def sent(engine: Engine, *files: Upload) -> int:
    plan = check(engine, LOCAL, list(files))
    assert plan.fit, [issue for one in plan.files for issue in one.issues if issue.blocks]
    batch = apply(engine, LOCAL, plan, "made up").batch
    assert batch
    return batch


def cleared(engine: Engine, **changed: str) -> int:
    """A whole case, in one go."""
    files = [file("indicators", INDICATOR), file("values", *VALUES), file("case_studies", WHOLE | changed), file("case_evidence", EVIDENCE), file("case_photos", PHOTO | {"file": stored(engine)}), file("case_quotes", QUOTE)]
    return sent(engine, *files)


def public(engine: Engine) -> list[Case]:
    with seeing(engine, ANYBODY) as session:
        return of.published(session)


def live(engine: Engine) -> Case:
    with seeing(engine, ANYBODY) as session:
        (found,) = read(session, [CASE])
    return found


def figures(case: Case) -> list[tuple[float | None, float | None]]:
    return [(one.baseline, one.value) for one in case.figures]


def test_the_draft_follows_and_the_published_stays(loaded: Engine) -> None:
    cleared(loaded)
    (then,) = public(loaded)
    assert (then.version, then.state, figures(then)) == (1, "cleared", [(100.0, 250.0)])
    sent(loaded, file("values", {"indicator_id": "MADE-UP-I", "as_at": "2025", "value": "300"}))
    assert figures(live(loaded)) == [(100.0, 300.0)] and public(loaded) == [then]
    # with the new figure the claim would say what is not so
    with pytest.raises(Uncleared, match="missing: 1"):
        sent(loaded, file("case_studies", {"case_id": CASE, "lessons": "Made up."}))
    sent(loaded, file("case_studies", {"case_id": CASE, "claim": "Riders rose from 100 to 300."}))
    (now,) = public(loaded)
    assert (now.version, figures(now)) == (2, [(100.0, 300.0)])
    with seeing(loaded, ANYBODY) as session:
        assert [one.version for one in of.versions(session, CASE)] == [2, 1]


def test_back_to_draft_leaves_what_is_published(loaded: Engine) -> None:
    cleared(loaded)
    sent(loaded, file("case_studies", {"case_id": CASE, "state": "draft", "title": "Made up anew"}))
    assert [case.text("title") for case in public(loaded)] == ["Made up"] and live(loaded).text("title") == "Made up anew"


def test_undo_of_the_clearing_takes_it_back(loaded: Engine) -> None:
    cleared(loaded, state="in review")
    assert public(loaded) == []
    batch = sent(loaded, file("case_studies", {"case_id": CASE, "state": "cleared"}))
    assert len(public(loaded)) == 1
    undo(loaded, LOCAL, batch, "made up")
    assert public(loaded) == [] and live(loaded).state == "in review"
    # and once more, under a number of its own
    sent(loaded, file("case_studies", {"case_id": CASE, "state": "cleared"}))
    assert [case.version for case in public(loaded)] == [2]


def test_a_withdrawn_case_leaves_a_mark_and_no_hole(loaded: Engine) -> None:
    cleared(loaded)
    sent(loaded, file("case_studies", {"case_id": CASE, "state": "withdrawn", "withdrawn_on": "2026-02", "withdrawn_reason": "Made up"}))
    assert public(loaded) == []
    assert (live(loaded).state, live(loaded).withdrawn_reason) == ("withdrawn", "Made up")
    with seeing(loaded, ANYBODY) as session:
        assert [one.version for one in of.versions(session, CASE)] == [1]


@pytest.mark.parametrize("consent", ["asked", "not asked", "withdrawn"])
def test_without_consent_nothing_is_shown(loaded: Engine, consent: str) -> None:
    cleared(loaded)
    assert public(loaded)[0].photos and public(loaded)[0].quotes
    back = {"case_id": CASE, "state": "draft"}
    sent(loaded, file("case_studies", back), file("case_photos", {"photo_id": "MADE-UP-F1", "consent": consent}), file("case_quotes", {"quote_id": "MADE-UP-Q1", "consent": consent}))
    (found,) = public(loaded)
    assert (found.photos, found.quotes) == ((), ())
    with loaded.connect() as connection:
        # what was withdrawn is gone for good; what is only asked for waits
        assert connection.scalar(select(func.count()).select_from(PICTURE)) == (consent != "withdrawn")


@pytest.mark.parametrize("consent", ["asked", "withdrawn"])
def test_a_consent_is_taken_back_from_a_published_case_whatever_it_lacks(loaded: Engine, consent: str) -> None:
    cleared(loaded)
    sent(loaded, file("values", {"indicator_id": "MADE-UP-I", "as_at": "2025", "value": "300"}))
    sent(loaded, file("case_photos", {"photo_id": "MADE-UP-F1", "consent": consent}), file("case_quotes", {"quote_id": "MADE-UP-Q1", "consent": consent}))
    (found,) = public(loaded)
    assert (found.version, found.photos, found.quotes, figures(found)) == (1, (), (), [(100.0, 250.0)])
    with loaded.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(PICTURE)) == (consent != "withdrawn")
    # what nobody agreed to does not come in that way
    sent(loaded, file("case_photos", PHOTO | {"photo_id": "MADE-UP-F2", "file": stored(loaded, "red"), "consent": "asked"}))
    assert public(loaded)[0].photos == ()
    with pytest.raises(Uncleared):
        sent(loaded, file("case_studies", {"case_id": CASE, "lessons": "Made up."}))


def test_another_photo_under_the_same_code_is_not_the_published_one(loaded: Engine) -> None:
    cleared(loaded)
    sent(loaded, file("case_studies", {"case_id": CASE, "state": "draft"}), file("case_photos", {"photo_id": "MADE-UP-F1", "file": stored(loaded, "red")}))
    assert public(loaded)[0].photos == ()


def test_the_same_records_make_no_new_version(loaded: Engine) -> None:
    cleared(loaded)
    sent(loaded, file("case_studies", {"case_id": CASE, "contact": "Another office"}))
    sent(loaded, file("case_studies", {"case_id": CASE, "contact": "An office"}))
    with loaded.connect() as connection:
        assert connection.scalars(select(VERSION.c.version).where(VERSION.c.case_id == CASE).order_by(VERSION.c.version)).all() == [1, 2, 3]
    sent(loaded, file("interests", {"interest_id": "MADE-UP-X", "case_id": CASE, "city": "KKC", "wanted": "Made up", "stated_on": "2026-01"}))
    (found,) = public(loaded)
    assert found.version == 3 and [(one.city, one.step) for one in found.takers] == [("Khon Kaen", "stated")]


LACKING: list[tuple[str, dict[str, str], str]] = [
    ("worked", {"worked": ""}, "worked"), ("reviewer", {"reviewer": "a,  CITY"}, "reviewer"), ("contact", {"contact": ""}, "contact"), ("author", {"author": ""}, "author"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changed", "column"), LACKING)
def test_what_a_line_itself_lacks_is_told_with_its_place(loaded: Engine, name: str, changed: dict[str, str], column: str) -> None:
    plan = check(loaded, LOCAL, [file("case_studies", WHOLE | changed)])
    assert not plan.fit and {issue.column for issue in plan.files[0].issues if issue.blocks} == {column}


def test_a_photo_whose_picture_is_not_here_is_no_photo(loaded: Engine) -> None:
    cleared(loaded)
    with loaded.begin() as connection:
        connection.execute(PICTURE.delete())
    assert public(loaded)[0].photos == () and live(loaded).shown_photos == ()
    with pytest.raises(Uncleared, match="missing: 1"):
        sent(loaded, file("case_studies", {"case_id": CASE, "lessons": "Made up."}))


@pytest.mark.parametrize("lacking", ["evidence", "consent", "figure"])
def test_nothing_is_published_that_lacks_something(loaded: Engine, lacking: str) -> None:
    parts: dict[str, Any] = {
        "case_studies": WHOLE | ({"claim": "Riders rose to 999."} if lacking == "figure" else {}), "case_evidence": EVIDENCE,
        "case_photos": PHOTO | {"file": stored(loaded), "consent": "asked" if lacking == "consent" else "given"},
    }  # fmt: skip
    if lacking == "evidence":
        del parts["case_evidence"]
    with pytest.raises(Uncleared):
        sent(loaded, file("indicators", INDICATOR), file("values", *VALUES), *(file(sheet, row) for sheet, row in parts.items()))
    assert public(loaded) == []
    with seeing(loaded, ANYBODY) as session:
        assert read(session, [CASE]) == []


def test_small_numbers_of_persons_are_never_published(loaded: Engine) -> None:
    group = {"indicator_id": "MADE-UP-I", "as_at": "2024", "value": "3", "groups": "women"}
    with pytest.raises(Uncleared):
        sent(loaded, file("indicators", INDICATOR), file("values", *VALUES, group), file("case_studies", WHOLE),
             file("case_evidence", EVIDENCE | {"groups": ""}, EVIDENCE | {"groups": "women"}))  # fmt: skip
