"""Charts: native, with their data in a workbook; beside each its sentence and its source, in the notes its table."""

from __future__ import annotations

from typing import Any

from jamp.documents import fitting, native
from jamp.documents.drawing import ticks
from jamp.documents.pictures import Chart
from jamp.documents.plain import plain
from jamp.documents.scale import written
from jamp.documents.slides import tables
from jamp.documents.slides.axes import LETTERS, Plot, dress, lanes
from jamp.documents.slides.deck import GAP, Deck, Page
from jamp.documents.slides.paper import Box, emu
from jamp.documents.slides.writing import BODY, NOTE, QUIET, SMALL, describe, framed, write
from jamp.documents.tables import Table

ASIDE, TABLED = 0.27, (0.36, 0.44, 0.5)  # of the width: for the sentence, for a table
THICK, WIDEST_BAR, ACROSS = 16.0, 40.0, 24  # a lane at least, a category's lane at most, categories from left to right


def add(deck: Deck, title: str, chart: Chart, table: Table | None = None) -> tuple[Page, bool]:
    """A page for the chart, or several for one with many categories, all on one scale. The table stands beside it where all
    of it has room: the second of the answer."""
    chart, page = native.upright(chart), deck.page(title)
    page.notes += notes(chart)
    if chart.subtitle.strip():
        page = deck.flow(page, title, chart.subtitle, NOTE, before=4)
        deck.ended(page, page.y - GAP + 4)
    if page.room < deck.body.height * 0.6:
        page = deck.page(title, follows=page)
    aside = _Aside(deck, page, chart, table)
    width = deck.body.width if not aside.fits else deck.body.width - aside.width - GAP
    place = Box(deck.body.x, page.y, width, page.room)
    for number, cut in enumerate(cuts(chart, place)):
        if number:
            page = deck.page(title, follows=page)
            place = Box(place.x, deck.body.y, width, place.height)
        _draw(deck, page, title, chart, cut, place)
        if aside.fits:
            aside.draw(page, title, deck.body.x + width + GAP, first=not number)
    if not aside.fits:
        page = deck.page(title, text=True, follows=page)
        for text in (chart.sentence, chart.source):
            page = deck.flow(page, title, text, BODY)
    return page, aside.table is not None


class _Aside:
    """What stands right of a chart: its sentence, the table, its source at the bottom."""

    def __init__(self, deck: Deck, page: Page, chart: Chart, table: Table | None) -> None:
        self.deck, self.chart, self.table = deck, chart, table
        for self.width in [deck.body.width * share for share in (TABLED if table else ())]:
            if table is not None and self._height(table) <= page.room:
                self.fits = True
                return
        self.table, self.width = None, deck.body.width * ASIDE
        self.fits = self._height(None) <= page.room

    @property
    def size(self) -> float:
        return BODY if self.table is None else NOTE

    @property
    def sentence(self) -> float:
        return fitting.height(plain(self.chart.sentence), self.width, self.size) + GAP if self.chart.sentence.strip() else 0.0

    @property
    def source(self) -> float:
        return fitting.height(plain(self.chart.source), self.width, SMALL) if self.chart.source.strip() else 0.0

    def _height(self, table: Table | None) -> float:
        return self.sentence + self.source + (tables.fitting_in(table, self.width) + GAP if table else 0)

    def draw(self, page: Page, title: str, x: float, first: bool) -> None:
        y = page.y
        if self.chart.sentence.strip():
            _text(self.deck, page, self.chart.sentence, self.size, "", Box(x, y, self.width, self.sentence - GAP))
            y += self.sentence
        if self.table is not None and first:
            tables.beside(self.deck, page, self.table, title, Box(x, y, self.width, page.bottom - y))
        if self.chart.source.strip():
            _text(self.deck, page, self.chart.source, SMALL, QUIET, Box(x, page.bottom - self.source, self.width, self.source))


def _text(deck: Deck, page: Page, text: str, size: float, tint: str, at: Box) -> None:
    made = page.slide.shapes.add_textbox(*emu(at))
    framed(made.text_frame)
    write(made.text_frame, text, size, deck.language, tint=tint)


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


def _draw(deck: Deck, page: Page, title: str, chart: Chart, cut: slice, place: Box) -> None:
    plot = Plot(chart, place)
    number = len(chart.categories[cut])
    if plot.lying:
        # few bars are no thicker than many
        tallest = max(fitting.height(plain(name), plot.left - 10, LETTERS) for name in chart.categories[cut])
        need = number * max(WIDEST_BAR * max(1, lanes(chart) * 0.7), tallest + 5)
        place = Box(place.x, place.y, place.width, min(place.height, need + place.height - plot.tall))
        plot = Plot(chart, place)
    scale = ticks(chart)
    frame = page.slide.shapes.add_chart(native.kind(chart), *emu(place), native.data_of(chart, cut))
    describe(frame, chart.alt, title)
    dress(frame.chart, plot, cut, scale, deck.language)


def notes(chart: Chart) -> list[str]:
    """What is shown, its table with tabs between cells, how it is read, where it is from."""
    marked = [chart.marked] if chart.marks else []
    rows = [["", *(series.name for series in chart.series), *marked]]
    for place, name in enumerate(chart.categories):
        values: list[Any] = [series.values[place] for series in chart.series] + ([chart.marks[place]] if marked else [])
        rows.append([name, *(chart.missing if value is None else written(value, chart.number) for value in values)])
    cleaned = ["\t".join(" ".join(plain(cell).split()) for cell in row) for row in rows]
    return [text for text in (chart.subtitle, "\n".join(cleaned), chart.sentence, chart.source) if text.strip()]
