"""What stands on every page: programme, reporting date, filters, data state."""

from __future__ import annotations

from sqlalchemy.orm import Session

from jamp.charts import theme
from jamp.documents.model import Bars, Series
from jamp.languages import Words
from jamp.model.rows import CityStanding
from jamp.model.view import View
from jamp.queries import batches, cities

COLOURS = theme.STATUS_COLOURS["light"]


def filters(session: Session, view: View, words: Words) -> str:
    """The filters as a reader would say them."""
    names = cities.names(session)
    parts = [words.country(code) for code in view.countries]
    parts += [words.place(*names[code][:2]) for code in view.cities if code in names]
    parts += [*view.programmes, *[words.text(area) for area in view.focus_areas]]
    parts += [words.text(theme.STATUS_WORDS[status]) for status in view.statuses]
    return words.joined(parts) if parts else words.text("All projects")


def foot(session: Session, view: View, words: Words) -> tuple[str, ...]:
    """The lines at the foot of every page."""
    return (
        "Smart JAMP",
        words.text("as at {date}", date=words.date(view.as_at)),
        words.text("compared with {date}", date=words.date(view.since)),
        filters(session, view, words),
        words.text("data state: batch {n}", n=batches.state(session)),
    )


def status_bars(title: str, sentence: str, rows: list[CityStanding], words: Words) -> Bars:
    """Projects by status, a bar per city."""
    shown = [row for row in rows if row.projects]
    values = {
        "completed": [r.completed for r in shown], "ongoing": [r.ongoing for r in shown],
        "planning": [r.planning for r in shown], "suspended": [r.suspended for r in shown],
        "cancelled": [r.cancelled for r in shown], "": [r.not_stated for r in shown],
    }  # fmt: skip
    series = tuple(
        Series(f"{words.text(theme.STATUS_WORDS[word])}", COLOURS[word], tuple(numbers))
        for word, numbers in values.items() if any(numbers)
    )  # fmt: skip
    names = tuple(words.place(row.city, row.name_ja) for row in shown)
    return Bars(title, sentence, names, series, f"{title}. {sentence}")


def status_name(word: str, words: Words) -> str:
    """A status as a word."""
    return words.text(theme.STATUS_WORDS[word])
