"""Projects as a table: status and rating, now and before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from jamp.charts import ratings as rating_words
from jamp.charts import theme
from jamp.documents.model import Figures
from jamp.documents.tables import Cell, Column, Table
from jamp.languages import Words
from jamp.model.ratings import Rated
from jamp.model.rows import Totals
from jamp.model.view import View
from jamp.queries import Session, ratings
from jamp.reports.frame import COLOURS, shape, status_name
from jamp.reports.tied import Row
from jamp.reports.told import Told

SHAPES = {"on track": "disc", "watch": "triangle", "off track": "square", "no recent data": "ring", "not started": "dash", "completed": "tick",
          "suspended": "bars", "cancelled": "cross"}  # fmt: skip
Ratings = Mapping[str, Rated]
# what a city's or a project's stage puts first
ORDER = ("ongoing", "planning", "suspended", "", "completed", "cancelled")


def status_cell(word: str | None, words: Words) -> str | Cell:
    """A status with its mark; "–" where the project was not listed."""
    return "–" if word is None else Cell(status_name(word, words), (shape(word), COLOURS[word]))


def rating_cell(rated: Rated | None, words: Words) -> str | Cell:
    """A rating with its mark; "–" where there is none."""
    if rated is None:
        return "–"
    return Cell(words.text(rating_words.RATING_WORDS[rated.rating]), (SHAPES[rated.rating], rating_words.COLOURS["light"][rated.rating]))


def both_ratings(session: Session, view: View) -> tuple[Ratings, Ratings]:
    """The ratings now and before; none before where there is no earlier date."""
    return ratings.of_view(session, view), ratings.of_view(session, view, view.since) if view.compared else {}


def projects_table(rows: Sequence[Row], rated: tuple[Ratings, Ratings], compared: bool, words: Words, city: Callable[[Row], str] | None = None) -> Table:
    """A row a project in the order given. `city`: how its cities are named, None to leave them out."""
    now, before = rated
    head = [Column(words.text("Project"), width=2.9)] + ([Column(words.text("City"), width=1.15)] if city else [])
    head += [Column(words.text("Focus area"), width=1.35), Column(words.text("Status"), width=1.5)] + ([Column(words.text("Status before"), width=1.5)] if compared else [])
    head += [Column(words.text("Rating"), width=1.65)] + ([Column(words.text("Rating before"), width=1.65)] if compared else [])
    body = []
    for row in rows:
        cells: list[str | Cell] = [words.text("{what} ({others})", what=words.place(row.title, row.title_ja), others=row.project_id)]
        cells += [city(row)] if city else []
        cells += [words.text(theme.FOCUS_WORDS[row.focus_area]), status_cell(row.status, words)] + ([status_cell(row.before, words)] if compared else [])
        cells += [rating_cell(now.get(row.project_id), words)] + ([rating_cell(before.get(row.project_id), words)] if compared else [])
        body.append(tuple(cells))
    return Table("", tuple(head), tuple(body))


def by_stage(rows: Sequence[Row]) -> list[Row]:
    """What is under way first, what is done last; then by code."""
    return sorted(rows, key=lambda row: (ORDER.index(row.status), row.project_id))


def counted(totals: Totals, told: Told, compared: bool, words: Words) -> Figures:
    """All projects and those of each status, now and before, counted again from the rows."""
    earlier = words.text("before: {n}", n=words.number(totals.projects_before)) if compared else ""
    items = [(told.same("projects", totals.projects, len(told.annex.rows)), words.text("Projects"), earlier)]
    for status in theme.STATUS_WORDS:
        now, before = totals.now.get(status, 0), totals.before.get(status, 0)
        if now or before:
            note = words.text("before: {n}", n=words.number(before)) if compared else ""
            items.append((told.number(status or "not stated", now, status=status), status_name(status, words), note))
    return Figures(tuple(items))
