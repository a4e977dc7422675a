"""The addresses of photos: what has no consent is not there, from the moment on that it has none. Contents are made up."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from jamp.store.engine import Engine, open_engine
from jamp.store.pictures import of_file, of_files, there
from jamp.store.scope import ANYBODY, seeing
from jamp.ui.photos import ROUTES, address
from tests.asked import Answer, ask
from tests.store.test_published import CASE, PHOTO, cleared, file, sent, stored


def get(path: str) -> Answer:
    return ask(Starlette(routes=ROUTES), path)


@pytest.fixture
def case(real: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Engine, str]:
    """A cleared case with a photo that is there."""
    monkeypatch.setenv("JAMP_DATABASE_URL", real)
    engine = open_engine(real)
    kept = stored(engine)
    assert stored(engine) == kept
    cleared(engine)
    return engine, kept


def test_a_photo_with_consent_is_had(case: tuple[Engine, str]) -> None:
    engine, kept = case
    sizes = []
    for size in ("large", "small"):
        answer = get(address("MADE-UP-F1", size))
        assert (answer.status, answer.headers["content-type"], answer.headers["cache-control"]) == (200, "image/jpeg", "no-store")
        sizes.append(len(answer.content))
    assert sizes[0] > sizes[1]
    for other in (address("MADE-UP-F1", "huge"), address("MADE-UP-F2"), "/photos/../small", "/photos/%00/small", address("' OR 1=1 --")):
        assert get(other).status == 404
    with seeing(engine, ANYBODY) as session:
        assert of_files(session, [kept, "0" * 64]).keys() == {kept} == there(session, [kept, "0" * 64])


@pytest.mark.parametrize("consent", ["asked", "not asked", "withdrawn"])
def test_without_consent_it_is_not_there(case: tuple[Engine, str], consent: str) -> None:
    engine, kept = case
    sent(engine, file("case_studies", {"case_id": CASE, "state": "draft"}), file("case_photos", {"photo_id": "MADE-UP-F1", "consent": consent}))
    assert {get(address("MADE-UP-F1", size)).status for size in ("large", "small")} == {404}
    with seeing(engine, ANYBODY) as session:
        assert of_file(session, kept) is None and there(session, [kept]) == (set() if consent == "withdrawn" else {kept})


def test_of_a_withdrawn_case_there_is_no_photo(case: tuple[Engine, str]) -> None:
    engine, _ = case
    sent(engine, file("case_studies", {"case_id": CASE, "state": "withdrawn", "withdrawn_on": "2026-02", "withdrawn_reason": "Made up"}))
    assert get(address("MADE-UP-F1")).status == 404


def test_a_code_with_any_letters(case: tuple[Engine, str]) -> None:
    engine, kept = case
    sent(engine, file("case_photos", PHOTO | {"file": kept, "photo_id": "写真/1 &?#%"}))
    assert get(address("写真/1 &?#%", "small")).status == 200
