"""The data sheets of the workbook: records as they are exported, and beside them what is worked out from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from jamp.charts import ratings as rating_words
from jamp.charts import theme, timeline
from jamp.documents.workbook import DataColumn, DataSheet, Formula, letters
from jamp.languages import Words, mark
from jamp.model.dates import last_day
from jamp.model.rows import Change
from jamp.model.sheets import Kind
from jamp.model.subjects import SHEETS
from jamp.model.view import View
from jamp.queries import Session, cities, ratings
from jamp.queries.timeline import Dated
from jamp.reports.changes import HAPPENED

# the sheets of the records, in their order, and the tab of each
TABS = {"projects": "Projects", "milestones": "Milestones", "indicators": "Indicators", "values": "Values", "funding": "Budget", "barriers": "Risks"}
CHANGES = "Changes"
KINDS = {Kind.NUMBER: "number", Kind.INTEGER: "number", Kind.DATE: "date", Kind.URL: "url"}
# columns that are worked out: name -> (label, what it is)
ADDED = {
    "in_countries": (mark("Countries"), mark("The countries of its cities, as ISO 3166 codes")),
    "focus_area_label": (mark("Focus area, in words"), mark("The focus area in the language of this workbook")),
    "status_label": (mark("Status, in words"), mark("The status in the language of this workbook")),
    "rated": (mark("Rating"), mark("By the published rule, or as set by hand")),
    "came_of_it": (mark("What became of the date"), mark("Kept, late, moved, overdue or to come, as at the reporting date")),
    "counted_from": (mark("Days counted from"), mark("The last day of the first promised date")),
    "counted_to": (mark("Days counted to"), mark("The last day of the actual, else the later, date; else the reporting date")),
    "days_late": (mark("Days late"), mark("A formula: the days between the two")),
}  # fmt: skip
CHANGED = {
    "what": mark("What happened"), "of": mark("Code of the project"), "called": mark("Its title"), "where": mark("Its cities"),
    "before": mark("Before"), "now": mark("Now"), "detail": mark("Detail"), "promised": mark("Promised date"), "expected": mark("Later date"),
}  # fmt: skip

Contents = Mapping[str, tuple[Sequence[str], Sequence[Sequence[Any]]]]


class Added(NamedTuple):
    """A column that is worked out: after which column it stands, its kind, and its value for each row."""

    after: str
    name: str
    kind: str
    values: list[Any]


def data_sheets(session: Session, view: View, contents: Contents, dated: list[Dated], words: Words) -> dict[str, DataSheet]:
    """{sheet: its data sheet} of those that hold records; the projects always. `contents`: {sheet: (columns, rows)} as exported."""
    found = {}
    for name, tab in TABS.items():
        columns, rows = contents[name]
        if rows or name == "projects":
            added = {"projects": _of_projects, "milestones": _of_milestones}.get(name)
            more = added(session, view, columns, rows, dated, words) if added else []
            found[name] = _sheet(name, tab, columns, rows, more, words)
    return found


def changes(found: list[Change], words: Words) -> DataSheet:
    """What happened between the view's dates, a row per change."""
    head = tuple(DataColumn(name, words.text(label), "date" if name in ("promised", "expected") else "text") for name, label in CHANGED.items())
    rows = tuple(
        (words.text(HAPPENED[one.kind]), one.project_id, words.place(one.title, one.title_ja), one.city, _status(one.before, one, words),
         _status(one.now, one, words), one.detail, one.promised, one.expected)
        for one in found
    )  # fmt: skip
    return DataSheet(CHANGES, head, rows, words.text("What changed"))


def _status(word: str, change: Change, words: Words) -> str:
    return "" if change.kind == "slipped" else words.text(theme.STATUS_WORDS[word])


def _sheet(name: str, tab: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], added: list[Added], words: Words) -> DataSheet:
    definition = SHEETS[name]
    head: list[DataColumn] = []
    places: list[tuple[int, Added | None]] = []
    for place, column in enumerate(columns):
        one = definition.column(column)
        head.append(DataColumn(column, words.text(one.label), "percent" if one.unit == "%" else KINDS.get(one.kind, "text")))
        places.append((place, None))
        for more in added:
            if more.after == column:
                head.append(DataColumn(more.name, words.text(ADDED[more.name][0]), more.kind))
                places.append((0, more))
    body = tuple(
        tuple(row[place] if more is None else more.values[line] for place, more in places) for line, row in enumerate(rows)
    )
    return DataSheet(tab, tuple(head), body, words.text(definition.label))


def _of_projects(session: Session, view: View, columns: Sequence[str], rows: Sequence[Sequence[Any]], dated: list[Dated], words: Words) -> list[Added]:
    at = {name: columns.index(name) for name in ("project_id", "city", "country", "focus_area", "status")}
    known = cities.names(session)
    of = {name: country for name, _, country in known.values()} | {code: country for code, (_, _, country) in known.items()}
    countries = []
    for row in rows:
        named = [of[name] for name in (row[at["city"]] or "").split("; ") if name in of]
        countries.append("; ".join(sorted(set(named))) or row[at["country"]] or "")
    rated = ratings.of_view(session, view)
    shown = [rated.get(row[at["project_id"]]) for row in rows]
    return [
        Added("country", "in_countries", "text", countries),
        Added("focus_area", "focus_area_label", "text", [words.text(theme.FOCUS_WORDS[row[at["focus_area"]] or ""]) for row in rows]),
        Added("status", "status_label", "text", [words.text(theme.STATUS_WORDS[row[at["status"]] or ""]) for row in rows]),
        Added("status", "rated", "text", [words.text(rating_words.RATING_WORDS[one.rating]) if one else "" for one in shown]),
    ]


def _of_milestones(session: Session, view: View, columns: Sequence[str], rows: Sequence[Sequence[Any]], dated: list[Dated], words: Words) -> list[Added]:
    """The days of a slip as a formula over two real dates, so that a reader sees what was counted."""
    by_code = {one.milestone_id: one for one in dated}
    code = columns.index("milestone_id")
    became: list[str] = []
    starts: list[date | None] = []
    ends: list[date | None] = []
    days: list[Formula | None] = []
    # where the added columns come to stand: after the last one of the record
    first, second = letters(len(columns) + 1), letters(len(columns) + 2)
    for row in rows:
        one = by_code.get(row[code])
        became.append(words.text(timeline.OUTCOME_WORDS[one.slip.outcome]) if one else "")
        late = one.slip.days if one else None
        if one is None or late is None:
            starts.append(None)
            ends.append(None)
            days.append(None)
            continue
        end = last_day(view.as_at if one.slip.so_far else one.actual or one.forecast or one.revised)
        starts.append(end - timedelta(days=late))
        ends.append(end)
        days.append(Formula(f"={second}{{row}}-{first}{{row}}", late))
    last = columns[-1]
    return [Added(last, "came_of_it", "text", became), Added(last, "counted_from", "date", starts), Added(last, "counted_to", "date", ends), Added(last, "days_late", "number", days)]
