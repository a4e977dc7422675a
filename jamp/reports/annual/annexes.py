"""The lists that the report rests on: projects by status, indicators, and what changed since the last list."""

from __future__ import annotations

from collections.abc import Iterator

from jamp.charts import theme
from jamp.charts.outcomes import BOUNDS
from jamp.documents.model import Block, Heading, Paragraph
from jamp.documents.tables import Cell, Column, Table
from jamp.languages import mark
from jamp.model.results import Progress
from jamp.model.rows import Change
from jamp.queries import Session
from jamp.queries.renamed import Renamed, renamed
from jamp.reports.annual.gathered import Gathered
from jamp.reports.frame import COLOURS, shape, status_name
from jamp.reports.tied import Row, TotalsDiffer

TITLES = {
    "A": mark("Annex A. Projects in planning and ongoing"), "B": mark("Annex B. Completed projects"),
    "E": mark("Annex E. Projects with another status, or none stated"),
}  # fmt: skip


def blocks(session: Session, known: Gathered) -> list[Block]:
    """Annexes A to E; E stands behind B, with which it makes up the whole list."""
    found: list[Block] = []
    for name, title in TITLES.items():
        rows = known.annexes[name]
        found += [Heading(1, known.words.text(title)), _projects(known, rows) if rows else Paragraph(known.words.text("None."))]
    return [*found, *_indicators(known), *_changes(session, known)]


def _status(word: str | None, known: Gathered) -> str | Cell:
    return "–" if word is None else Cell(status_name(word, known.words), (shape(word), COLOURS[word]))


def _projects(known: Gathered, rows: list[Row]) -> Table:
    words, compared = known.words, known.view.compared
    head = [Column(words.text("No."), width=0.7), Column(words.text("Country"), width=1.2), Column(words.text("City"), width=1.3), Column(words.text("Project"), width=2.9),
            Column(words.text("Focus area"), width=1.5), Column(words.text("Status"), width=1.5)]  # fmt: skip
    if compared:
        head.append(Column(words.text("Before"), width=1.5))
    body = []
    for row in rows:
        cells: tuple[str | Cell, ...] = (
            known.numbers[row.project_id], words.text("; ").join(words.country(code) for code in row.countries), known.cities(row),
            words.text("{what} ({others})", what=known.title(row), others=row.project_id), words.text(theme.FOCUS_WORDS[row.focus_area]), _status(row.status, known),
        )  # fmt: skip
        body.append((*cells, _status(row.before, known)) if compared else cells)
    return Table("", tuple(head), tuple(body))


def _indicators(known: Gathered) -> list[Block]:
    words = known.words
    title: Block = Heading(1, words.text("Annex C. Indicators"))
    if not known.indicators:
        return [title, Paragraph(words.text("No indicator has been recorded."))]
    head = (Column(words.text("No."), width=0.5), Column(words.text("Project"), width=0.7), Column(words.text("Indicator"), width=2.8), Column(words.text("Unit"), width=1),
            Column(words.text("Baseline"), "right", 1.2), Column(words.text("Before"), "right", 1.3), Column(words.text("Now"), "right", 1.3), Column(words.text("Target"), "right", 1.2))  # fmt: skip
    order = sorted((row.progress for row in known.indicators.values()), key=lambda one: (one.project_id, one.indicator_id))
    body = tuple((f"C{n}", known.numbers[one.project_id], one.title, one.unit, *_measured(known, one)) for n, one in enumerate(order, start=1))
    return [title, Table("", head, body, words.text("With the date of each figure in brackets. “–”: nothing is on record."))]


def _measured(known: Gathered, one: Progress) -> Iterator[str]:
    words = known.words
    end, unseen = one.end, words.text("not shown: small number of persons")
    yield unseen if one.baseline_hidden else _dated(known, one.baseline, one.baseline_date)
    yield unseen if one.before_hidden else _dated(known, one.before, one.before_at, one.before_bound)
    yield unseen if one.hidden else _dated(known, one.actual, one.actual_at, one.bound)
    yield unseen if one.target_hidden else _dated(known, end.value if end else None, end.date if end else "")


def _dated(known: Gathered, value: float | None, date: str, bound: str = "") -> str:
    words = known.words
    if value is None:
        return "–"
    number = BOUNDS.get(bound, "") + words.number(value, 2)
    return f"{number}\n({words.short_date(date)})" if date else number


def _changes(session: Session, known: Gathered) -> list[Block]:
    """What came, was completed, renamed, moved to another focus area, changed its status or left; the sum is proved."""
    words, view = known.words, known.view
    title: Block = Heading(1, words.text("Annex D. Changes from the list before"))
    if not view.compared:
        return [title, Paragraph(words.text("There is no earlier date to compare with."))]
    kinds = {kind: [one for one in known.changes if one.kind == kind] for kind in ("new", "completed", "other", "left")}
    now, before = known.totals.projects, known.totals.projects_before
    if before + len(kinds["new"]) - len(kinds["left"]) != now:
        raise TotalsDiffer("projects added and dropped", now, before + len(kinds["new"]) - len(kinds["left"]))
    moved = [one for one in known.findings if one.rule == "focus_area_changed" and one.project_id in known.numbers]
    names = renamed(session, view)
    rows: list[tuple[str | Cell, ...]] = []
    rows += [_row(known, words.text("Added"), one, status_name(one.now, words)) for one in kinds["new"]]
    rows += [_row(known, words.text("Completed"), one, words.text("before: {n}", n=status_name(one.before, words))) for one in kinds["completed"]]
    rows += [_row(known, words.text("Status changed otherwise"), one, f"{status_name(one.before, words)} → {status_name(one.now, words)}") for one in kinds["other"]]
    by_code = {row.project_id: row for row in known.rows}
    rows += [_renamed(known, one, by_code[one.project_id]) for one in names if one.project_id in by_code]
    for one in moved:
        row = by_code[one.project_id]
        detail = " → ".join(words.text(theme.FOCUS_WORDS[str(one.facts[name])]) for name in ("area", "area_now"))
        rows.append((words.text("Moved to another focus area"), known.numbers[row.project_id], known.title(row), known.cities(row), detail))
    rows += [_row(known, words.text("Dropped"), one, words.text("Reason: {reason}", reason=words.text(one.detail or "not given"))) for one in kinds["left"]]
    said = words.text("{before} projects as at {since}, {added} added, {dropped} dropped: {now} as at {date}.", before=words.number(before), since=words.date(view.since),
                      added=words.number(len(kinds["new"])), dropped=words.number(len(kinds["left"])), now=words.number(now), date=words.date(view.as_at))  # fmt: skip
    if not rows:
        return [title, Paragraph(said), Paragraph(words.text("Nothing changed."))]
    head = (Column(words.text("Change"), width=1.4), Column(words.text("No."), width=0.6), Column(words.text("Project"), width=2.8), Column(words.text("City"), width=1.5),
            Column(words.text("Detail"), width=2.2))  # fmt: skip
    note = words.text("The day on which a focus area was changed is not on record for each: all that are known at the reporting date are listed.") if moved else ""
    return [title, Paragraph(said), Table("", head, tuple(rows), note)]


def _row(known: Gathered, what: str, one: Change, detail: str) -> tuple[str, ...]:
    words = known.words
    english = {name: code for code, (name, *_) in known.places.items()}
    cities = words.text("; ").join(known.city(english[name]) if name in english else name for name in one.city.split("; ") if name)
    return what, known.numbers.get(one.project_id, "–"), words.text("{what} ({others})", what=words.place(one.title, one.title_ja), others=one.project_id), cities, detail


def _renamed(known: Gathered, one: Renamed, row: Row) -> tuple[str, ...]:
    words = known.words
    detail = words.text("Before: “{name}”", name=one.name)
    return words.text("Renamed"), known.numbers[row.project_id], known.title(row), known.cities(row), detail
