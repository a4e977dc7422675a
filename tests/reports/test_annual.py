"""The annual report: no figure of it escapes the annexes, and a difference stops it."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from sqlalchemy import Engine, text

from jamp.documents.formats import renderer
from jamp.documents.model import Block, Document, Figures, Heading, Lead, PageBreak, Paragraph
from jamp.documents.pictures import Cards, Chart
from jamp.documents.tables import Cell, Table
from jamp.languages import LANGUAGES, Words, words
from jamp.model.view import View
from jamp.queries import Session, projects
from jamp.queries.views import view_of
from jamp.reports.annual import annexes, annual, chapters, introduction, observations, places
from jamp.reports.annual.acronyms import occurs
from jamp.reports.annual.gathered import Gathered, gathered
from jamp.reports.annual.report import made
from jamp.reports.tied import TotalsDiffer
from jamp.reports.told import rounded_sum
from jamp.store.scope import ANYBODY, seeing
from tests.reports.made_up import HOSTILE, without_records

NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")


def printed(blocks: Sequence[Block]) -> Iterator[str]:
    """Every text in which a figure may stand; the values of charts and marks as texts, as they are drawn."""
    w = words("en")
    for block in blocks:
        if isinstance(block, Heading | Lead | Paragraph):
            yield block.text
        elif isinstance(block, Figures):
            yield from (part for item in block.items for part in item)
        elif isinstance(block, Table):
            yield from (cell.text if isinstance(cell, Cell) else cell for row in block.rows for cell in row)
            yield block.note
        elif isinstance(block, Chart):
            yield from (block.title, block.sentence, *(name for name in block.categories))
            yield from (w.number(value) for one in block.series for value in one.values if value is not None)
        elif isinstance(block, Cards):
            for card in block.items:
                yield card.subtitle
                yield from (w.number(count) for _, _, count, _ in card.marks)
        else:
            assert isinstance(block, PageBreak), block


def recorded(session: Session, w: Words) -> list[str]:
    """Every text and every date of the records, as a reader reads them, the longest first."""
    found: set[str] = set()
    for table in ("project", "progress_update", "indicator", "indicator_value", "milestone", "partner", "city"):
        for row in session.execute(text(f"select * from {table}")):  # noqa: S608  the names are above
            for value in row:
                if isinstance(value, str) and re.search(r"\d", value):
                    found |= {value, w.date(value)} if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else {value}
    return sorted(found, key=len, reverse=True)


def figures(texts: Iterator[str], known: list[str], view: View, w: Words) -> Counter[str]:
    """The figures in texts, without dates, records' own words, and numbers of the annexes."""
    found: Counter[str] = Counter()
    for one in texts:
        for said in (w.date(view.as_at), w.date(view.since), *known):
            one = one.replace(said, " ") if re.search(r"\d", one) else one
        found.update(NUMBER.findall(re.sub(r"\b[A-E]\d+\b", " ", one)))
    return found


@pytest.fixture
def read(stored: Engine) -> Iterator[tuple[Session, Gathered]]:
    with seeing(stored, ANYBODY) as session:
        yield session, gathered(session, view_of(session, None, None)[0], words("en"))


def test_no_figure_escapes_the_annexes(read: tuple[Session, Gathered]) -> None:
    session, known = read
    counted = [*introduction.blocks(known), *places.blocks(known), *chapters.blocks(known)]
    found = figures(printed(counted), recorded(session, known.words), known.view, known.words)
    said = Counter(number for _, shown in known.told.said for number in NUMBER.findall(shown))
    # each is printed just as often as it was told, and so counted again
    assert found - said == Counter() and said - found == Counter()
    assert sum(found.values()) > 400
    said_before = len(known.told.said)
    rules = [block for block in observations.blocks(session, known, "", "")]
    found = figures(printed(rules), recorded(session, known.words), known.view, known.words)
    assert found == Counter(number for _, shown in known.told.said[said_before:] for number in NUMBER.findall(shown))


@pytest.mark.parametrize("how", ["status", "focus_area", "cities", "away"])
def test_a_changed_row_stops_the_report_and_names_the_figure(read: tuple[Session, Gathered], how: str) -> None:
    session, known = read
    first, rest = known.rows[0], known.rows[1:]
    changed: dict[str, Any] = {"status": {"status": "cancelled"}, "focus_area": {"focus_area": "Health & Well-Being"}, "cities": {"cities": ("nowhere",)}, "away": {}}
    known.told.annex = dataclasses.replace(known.told.annex, rows=rest if how == "away" else (dataclasses.replace(first, **changed[how]), *rest))
    with pytest.raises(TotalsDiffer) as stopped:
        made(session, known, {})
    assert stopped.value.figure and f"{stopped.value.figure}: {stopped.value.shown} is shown" in str(stopped.value)


def test_a_changed_indicator_stops_it(read: tuple[Session, Gathered]) -> None:
    session, known = read
    # one that a chapter tells: the first of its project
    told = [one.indicators[0].indicator_id for one in known.records.values() if one.indicators]
    key = next(key for key in told if known.indicators[key].progress.actual is not None)
    row = known.indicators[key]
    wrong = dict(known.indicators) | {key: dataclasses.replace(row, progress=dataclasses.replace(row.progress, actual=1.5))}
    with pytest.raises(TotalsDiffer, match=re.escape(f"figure of {key}")):
        made(session, dataclasses.replace(known, indicators=wrong), {})


def test_every_project_stands_in_one_annex(read: tuple[Session, Gathered]) -> None:
    session, known = read
    tables = [block for block in annexes.blocks(session, known) if isinstance(block, Table)][:3]
    rows = [row for table in tables for row in table.rows]
    codes = [re.findall(r"\(([^()]+)\)$", str(row[3]))[0] for row in rows]
    assert sorted(codes) == sorted(projects.codes(session, known.view)) and len(set(codes)) == len(codes)
    assert {row[5].text for row in tables[0].rows if isinstance(row[5], Cell)} == {"Planning", "Ongoing"}
    assert {row[5].text for row in tables[1].rows if isinstance(row[5], Cell)} == {"Completed"}
    assert [row[0] for row in tables[0].rows] == [f"A{n}" for n in range(1, len(tables[0].rows) + 1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_come_in_one_order(stored: Engine, language: str) -> None:
    w = words(language)
    with seeing(stored, ANYBODY) as session:
        document = annual(session, view_of(session, None, None)[0], w)
    headings = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    parts = ("Foreword", "Acronyms", "Introduction", "The six focus areas", "City by city", "Country by country", "Civic & Social", "Industry & Innovation", "Observations",
             "Recommendations", "Annex A. Projects in planning and ongoing", "Annex B. Completed projects", "Annex E. Projects with another status, or none stated",
             "Annex C. Indicators", "Annex D. Changes from the list before", "How this was counted")  # fmt: skip
    places = [headings.index(w.text(part)) for part in parts]
    assert places == sorted(places)


def test_both_languages_are_parallel(stored: Engine) -> None:
    made = {}
    with seeing(stored, ANYBODY) as session:
        for language in LANGUAGES:
            made[language] = annual(session, view_of(session, None, None)[0], words(language))

    def outline(document: Document) -> list[tuple[str, int]]:
        # the acronyms are those of the language
        blocks = document.blocks[document.blocks.index(next(b for b in document.blocks if isinstance(b, Lead))) :]
        return [(type(block).__name__, len(block.rows) if isinstance(block, Table) else len(block.items) if isinstance(block, Cards | Figures) else 0) for block in blocks]

    assert outline(made["en"]) == outline(made["ja"])
    for en, ja in zip(made["en"].blocks, made["ja"].blocks, strict=False):
        if isinstance(en, Chart) and isinstance(ja, Chart):
            assert [one.values for one in en.series] == [one.values for one in ja.series]


def test_what_people_write_is_kept_and_tied_to_the_annex(stored: Engine) -> None:
    written = {"foreword": f"First.\n\n{HOSTILE}", "observations": "Buses: see ASCN-PNH-02.", "recommendations": "Ask ASCN-PNH-02 and NO-SUCH-01."}
    with seeing(stored, ANYBODY) as session:
        view = view_of(session, None, None)[0]
        document, known = annual(session, view, words("en"), written), gathered(session, view, words("en"))
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    number = known.numbers["ASCN-PNH-02"]
    assert "First." in texts and HOSTILE in texts
    assert f"Buses: see ASCN-PNH-02 ({number})." in texts and f"Ask ASCN-PNH-02 ({number}) and NO-SUCH-01." in texts
    assert not any(one.startswith("[Not written yet") for one in texts)
    assert sum(one.startswith("[Not written yet") for one in [b.text for b in made_blank(stored).blocks if isinstance(b, Paragraph)]) == 3


def made_blank(engine: Engine) -> Document:
    with seeing(engine, ANYBODY) as session:
        return annual(session, view_of(session, None, None)[0], words("en"))


def test_acronyms_are_those_that_occur() -> None:
    assert occurs("CCTV", "new CCTV cameras") and occurs("MSME", "for MSMEs.") and occurs("Smart JAMP", "the Smart JAMP survey")
    assert not occurs("ASCN", "ASCN-BKK-01") and not occurs("IT", "ITEMS") and not occurs("AI", "MAINS")


def test_shares_that_do_not_come_to_a_hundred_are_counted_as_they_are_printed() -> None:
    w = words("en")
    for parts in ([1, 1, 1], [1, 1, 1, 1, 1, 1], [8, 110, 25, 11], [5], [1, 3]):
        assert rounded_sum(parts) == sum(int(w.percent(part / sum(parts)).rstrip("%")) for part in parts)
    assert rounded_sum([]) == 0


@pytest.mark.parametrize("format", ["pdf", "docx", "pptx", "html"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_list_is_a_report_too(without: Engine, language: str, format: str) -> None:
    with seeing(without, ANYBODY) as session:
        document = annual(session, view_of(session, None, None)[0], words(language))
    assert len(renderer(format)(document)) > 1000
    assert words(language).text("None.") in [block.text for block in document.blocks if isinstance(block, Paragraph)]


without = pytest.fixture(without_records)


@pytest.mark.parametrize("places", [{"countries": ("THA",)}, {"cities": ("PNH",)}, {"countries": ("UZB",)}, {"statuses": ("completed",)}, {"focus_areas": ("Civic & Social",)},
                                    {"programmes": ("SMART-JAMP",)}])  # fmt: skip
def test_part_of_the_list_is_tied_as_well(stored: Engine, places: dict[str, tuple[str, ...]]) -> None:
    with seeing(stored, ANYBODY) as session:
        view = dataclasses.replace(view_of(session, None, None)[0], **places)
        document = annual(session, view, words("en"))
    assert any(isinstance(block, Chart) for block in document.blocks)


def test_without_an_earlier_date(stored: Engine) -> None:
    with seeing(stored, ANYBODY) as session:
        view = view_of(session, "2025-09-30", "2025-09-30")[0]
        document = annual(session, view, words("en"))
    assert "There is no earlier date to compare with." in [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert not any("before" in note for block in document.blocks if isinstance(block, Figures) for _, _, note in block.items)
