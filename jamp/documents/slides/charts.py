"""Charts: native, with their data in a workbook; beside each its sentence and its source, in the notes its table."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE

from jamp.documents import fitting
from jamp.documents.drawing import ticks
from jamp.documents.pictures import Chart
from jamp.documents.plain import plain
from jamp.documents.scale import written
from jamp.documents.slides.axes import LETTERS, Plot, dress, lanes, stacked
from jamp.documents.slides.deck import GAP, Deck, Page
from jamp.documents.slides.paper import Box, emu
from jamp.documents.slides.workbook import data_of
from jamp.documents.slides.writing import BODY, NOTE, QUIET, SMALL, describe, framed, write

ASIDE = 0.27  # of the width, for the sentence
THICK, WIDEST_BAR, ACROSS = 16.0, 40.0, 24  # a lane at least, a category's lane at most, categories from left to right
# (stacked, from left to right)
KINDS = {(True, False): XL_CHART_TYPE.BAR_STACKED, (True, True): XL_CHART_TYPE.COLUMN_STACKED,
         (False, False): XL_CHART_TYPE.BAR_CLUSTERED, (False, True): XL_CHART_TYPE.COLUMN_CLUSTERED}  # fmt: skip


def add(deck: Deck, chart: Chart) -> Page:
    """A page for the chart, or several for one with many categories, all on one scale."""
    page = deck.page(chart.title)
    page.notes += notes(chart)
    if chart.subtitle.strip():
        page = deck.flow(page, chart.title, chart.subtitle, NOTE, before=4)
        deck.ended(page, page.y - GAP + 4)
    if page.room < deck.body.height * 0.6:
        page = deck.page(chart.title, follows=page)
    width = deck.body.width * (1 - ASIDE) - GAP
    sentence = fitting.height(chart.sentence, deck.body.width * ASIDE, BODY)
    source = fitting.height(chart.source, deck.body.width * ASIDE, SMALL)
    beside = sentence + source + GAP <= page.room
    if not beside:
        width = deck.body.width
    place = Box(deck.body.x, page.y, width, page.room)
    for number, cut in enumerate(cuts(chart, place)):
        if number:
            page = deck.page(chart.title, follows=page)
            place = Box(place.x, deck.body.y, width, place.height)
        _draw(deck, page, chart, cut, place)
        if beside:
            _aside(deck, page, chart, deck.body.x + width + GAP, source)
    if not beside:
        page = deck.page(chart.title, text=True, follows=page)
        for text in (chart.sentence, chart.source):
            page = deck.flow(page, chart.title, text, BODY)
    return page


def cuts(chart: Chart, place: Box) -> list[slice]:
    """The categories of each page, parts of about one length."""
    plot = Plot(chart, place)
    if plot.lying:
        tallest = max(fitting.height(plain(name), plot.left - 10, LETTERS) for name in chart.categories)
        most = int(plot.tall / max(THICK * lanes(chart) + 6, tallest + 5))
    else:
        most = ACROSS
    parts = -(-len(chart.categories) // max(1, most))
    each = -(-len(chart.categories) // parts)
    return [slice(at, at + each) for at in range(0, len(chart.categories), each)]


def _draw(deck: Deck, page: Page, chart: Chart, cut: slice, place: Box) -> None:
    plot = Plot(chart, place)
    number = len(chart.categories[cut])
    if plot.lying:
        # few bars are no thicker than many
        tallest = max(fitting.height(plain(name), plot.left - 10, LETTERS) for name in chart.categories[cut])
        need = number * max(WIDEST_BAR * max(1, lanes(chart) * 0.7), tallest + 5)
        place = Box(place.x, place.y, place.width, min(place.height, need + place.height - plot.tall))
        plot = Plot(chart, place)
    kind = XL_CHART_TYPE.LINE_MARKERS if chart.kind == "lines" else KINDS[stacked(chart), chart.across]
    frame = page.slide.shapes.add_chart(kind, *emu(place), data_of(chart, cut))
    describe(frame, chart.alt, chart.title)
    dress(frame.chart, plot, cut, ticks(chart), deck.language)


def _aside(deck: Deck, page: Page, chart: Chart, x: float, source: float) -> None:
    width = deck.body.width * ASIDE
    parts: list[tuple[str, float, str, Box]] = []
    if chart.sentence.strip():
        parts.append((chart.sentence, BODY, "", Box(x, page.y, width, page.room - source - GAP)))
    if chart.source.strip():
        parts.append((chart.source, SMALL, QUIET, Box(x, page.bottom - source, width, source)))
    for text, size, tint, at in parts:
        made = page.slide.shapes.add_textbox(*emu(at))
        framed(made.text_frame)
        write(made.text_frame, text, size, deck.language, tint=tint)


def notes(chart: Chart) -> list[str]:
    """What is shown, its table with tabs between cells, how it is read, where it is from."""
    rows = [["", *(series.name for series in chart.series)]]
    for place, name in enumerate(chart.categories):
        values: list[Any] = [series.values[place] for series in chart.series]
        rows.append([name, *(chart.missing if value is None else written(value, chart.number) for value in values)])
    cleaned = ["\t".join(" ".join(plain(cell).split()) for cell in row) for row in rows]
    return [text for text in (chart.subtitle, "\n".join(cleaned), chart.sentence, chart.source) if text.strip()]
