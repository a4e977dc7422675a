"""The public pages of case studies: what was cleared, as it was cleared, and nothing else. Contents are made up."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from starlette.applications import Starlette

from jamp.store.engine import Engine, open_engine
from jamp.ui.public import ROUTES
from jamp.ui.server import Headers
from tests.asked import Answer, ask
from tests.pages.test_pages import NASTY
from tests.store.test_published import CASE, EVIDENCE, PHOTO, QUOTE, WHOLE, cleared, file, sent


def get(path: str, method: str = "GET", **asked: str) -> Answer:
    return ask(Headers(Starlette(routes=ROUTES)), path, method, **asked)


@pytest.fixture
def engine(real: str, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setenv("JAMP_DATABASE_URL", real)
    return open_engine(real)


def test_no_draft_is_had(engine: Engine) -> None:
    listed = get("/public/cases")
    assert listed.status == 200 and "No case study has been published yet." in listed.text and "CASE-" not in listed.text
    for code in ("CASE-VTE-01", "CASE-JKT-01", "NOPE", "%2e%2e"):
        found = get(f"/public/cases/{code}")
        assert found.status == 404 and "wastewater" not in found.text.casefold()
    cleared(engine, state="in review")
    assert get(f"/public/cases/{CASE}").status == 404 and CASE not in get("/public/cases").text


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_was_cleared_is_read_as_it_was_cleared(engine: Engine, language: str) -> None:
    cleared(engine, source="ASCN-ME-2025", source_url="https://asean.org/made-up")
    sent(engine, file("values", {"indicator_id": "MADE-UP-I", "as_at": "2025", "value": "300"}))
    sent(engine, file("case_studies", {"case_id": CASE, "state": "draft", "title": "Anew", "lessons": "Of the draft alone"}))
    listed, one = get("/public/cases", lang=language), get(f"/public/cases/{CASE}", lang=language)
    assert (listed.status, one.status) == (200, 200) and f'<html lang="{language}">' in one.text
    assert f"cases/{CASE}?lang={language}" in listed.text and "100 → 250 people" in listed.text
    assert ">250<" in one.text and "300" not in one.text and "Anew" not in one.text and "Of the draft" not in one.text
    assert f'src="/photos/{PHOTO["photo_id"]}/large" alt="{PHOTO["caption"]}"' in one.text and QUOTE["speaker"] in one.text
    assert "<script" not in one.text + listed.text and 'rel="noopener noreferrer"' in one.text
    assert one.text.count("<h1") == one.text.count("<main") == listed.text.count("<h1") == 1


def test_search_finds_what_was_published(engine: Engine) -> None:
    cleared(engine, title="Zebra crossings")
    sent(engine, file("case_texts", {"case_id": CASE, "language": "ja", "title": "横断歩道の整備"}), file("case_studies", {"case_id": CASE, "state": "cleared", "contact": "Another"}))
    assert CASE in get("/public/cases", q="ＺＥＢＲＡ  crossings").text and CASE in get("/public/cases", q="歩道").text
    for words in ("wastewater", NASTY, '"><script>alert(1)</script>'):
        found = get("/public/cases", q=words)
        assert found.status == 200 and CASE not in found.text and "No case study matches" in found.text
        assert "<script" not in found.text and "<img" not in found.text
    assert "横断歩道の整備" in get(f"/public/cases/{CASE}", lang="ja").text


def test_a_withdrawn_case_says_when_and_why(engine: Engine) -> None:
    cleared(engine)
    sent(engine, file("case_studies", {"case_id": CASE, "state": "withdrawn", "withdrawn_on": "2026-02-03", "withdrawn_reason": f"Because {NASTY}"}))
    found = get(f"/public/cases/{CASE}", lang="en")
    assert found.status == 410 and "Withdrawn on 3 February 2026: Because &lt;img" in found.text and "<img" not in found.text
    assert "Riders" not in found.text and CASE not in get("/public/cases").text
    # what was never published leaves no mark for everybody
    sent(engine, file("case_studies", {"case_id": "CASE-VTE-01", "state": "withdrawn", "withdrawn_on": "2026-02-03", "withdrawn_reason": "Inside"}))
    inside = get("/public/cases/CASE-VTE-01")
    assert inside.status == 404 and "Inside" not in inside.text


@pytest.mark.parametrize("consent", ["asked", "not asked", "withdrawn"])
def test_a_photo_or_quote_without_consent_is_gone(engine: Engine, consent: str) -> None:
    cleared(engine)
    assert "/photos/" in get(f"/public/cases/{CASE}").text
    back = file("case_studies", {"case_id": CASE, "state": "draft"})
    sent(engine, back, file("case_photos", {"photo_id": PHOTO["photo_id"], "consent": consent}), file("case_quotes", {"quote_id": QUOTE["quote_id"], "consent": consent}))
    found = get(f"/public/cases/{CASE}")
    assert found.status == 200 and "/photos/" not in found.text and QUOTE["speaker"] not in found.text


def test_hostile_texts_come_out_as_text(engine: Engine) -> None:
    texts = {name: f"{name} {NASTY}" for name in ("title", "challenge", "approach", "worked", "not_worked", "reached", "conditions", "transfer", "lessons")}
    cleared(engine, **texts, contact=NASTY, session=NASTY, cost_note=NASTY, author=f"A {NASTY}", reviewer=f"B \u202e{NASTY}")
    for found in (get("/public/cases"), get(f"/public/cases/{CASE}"), get(f"/public/cases/{quote(NASTY, safe='')}")):
        assert "<img src=x" not in found.text and "&lt;img" in found.text and "\u202e" not in found.text


def test_the_headers_of_every_answer(engine: Engine) -> None:
    cleared(engine)
    for path in ("/public/cases", f"/public/cases/{CASE}", "/public/cases/NOPE"):
        headers = get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"] and "script-src" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY" and headers["cache-control"] == "no-store"
    assert get("/public/cases", "HEAD").status == 200 and get("/public/cases", "POST").status == 405


def test_a_long_list_has_pages(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared(engine)
    every = [WHOLE | {"case_id": f"MADE-UP-{n:03}"} for n in range(60)]
    sent(engine, file("case_studies", *every), file("case_evidence", *[EVIDENCE | {"case_id": case["case_id"]} for case in every]))
    first, second, beyond = get("/public/cases"), get("/public/cases", at="2"), get("/public/cases", at="99999")
    assert [len(re.findall(r"<li><h2>", found.text)) for found in (first, second)] == [50, 11]
    assert 'href="cases?lang=en&amp;at=2"' in first.text and beyond.text == second.text
    assert get("/public/cases", at="-1").text == get("/public/cases", at="x").text == first.text
