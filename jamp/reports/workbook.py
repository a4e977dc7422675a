"""The data workbook: what it is, headline figures, the records, every reconciliation, what each column means."""

from __future__ import annotations

from jamp.documents.workbook import Block, DataSheet, Page, Value, Workbook
from jamp.languages import LANGUAGES, Words, words
from jamp.model.sheets import Kind
from jamp.model.subjects import SHEETS
from jamp.model.view import View
from jamp.queries import Session, batches, portfolio, timeline
from jamp.reports.data_sheets import ADDED, CHANGED, TABS, Contents, changes, data_sheets
from jamp.reports.frame import filters, foot
from jamp.reports.portfolio import COUNTED
from jamp.reports.recounted import CHECKS, OVERVIEW, checks, counts, overview
from jamp.reports.templates import holds

EVERY = 100_000
READ_ME, DICTIONARY = "Read me", "Dictionary"


def workbook(session: Session, view: View, contents: Contents, w: Words) -> Workbook:
    """`contents`: {sheet: (columns, rows)} of the sheets in TABS, as exported for the view."""
    dated = timeline.every(session, view)
    sheets = data_sheets(session, view, contents, dated, w)
    counted = counts(
        portfolio.totals(session, view), portfolio.tallies(session, view, "all"), portfolio.tallies(session, view, "country"), timeline.counts(dated), w
    )
    page = overview(sheets, counted, w)
    changed = changes(portfolio.changes(session, view, EVERY)[0], w)
    data = [*sheets.values(), changed]
    title = w.text("Smart JAMP and ASEAN Smart Cities Network: data workbook")
    after = (checks(page, sheets, counted, w), dictionary(data, w))
    return Workbook(title, "", (), tuple(data), batches.name_of_state(session), (_read_me(session, view, title, data, w), page), after)


def _read_me(session: Session, view: View, title: str, data: list[DataSheet], w: Words) -> Page:
    about: list[tuple[Value, ...]] = [(line, "") for line in foot(session, view, w)[:1]]
    about += [
        (w.text("Filters"), filters(session, view, w)),
        (w.text("Reporting date"), w.date(view.as_at)),
        (w.text("Compared with"), w.date(view.since)),
        (w.text("Data state"), w.text("batch {n}", n=batches.state(session))),
    ]
    lines = {
        OVERVIEW: w.text("Counts and headline figures, worked out from the data sheets by formulas"), CHECKS: w.text("Every reconciliation with both numbers"),
        DICTIONARY: w.text("What each column means, in English and Japanese"),
    }  # fmt: skip
    held: list[tuple[Value, ...]] = [(OVERVIEW, lines[OVERVIEW], None)]
    held += [(sheet.name, sheet.title, len(sheet.rows)) for sheet in data]
    held += [(name, lines[name], None) for name in (CHECKS, DICTIONARY)]
    empty = [SHEETS[name].label for name, tab in TABS.items() if tab not in {sheet.name for sheet in data}]
    rules: list[tuple[Value, ...]] = [
        (w.text("Counting"), w.text(COUNTED)),
        (w.text("Dates"), w.text("A day is a real date. Where a source gives only a year or a month, it stands as text with the precision as given (2025, 2025-09).")),
        (w.text("Days late"), w.text("A date without a day counts as the last day of its month or year.")),
        (w.text("Empty cells"), w.text("Nothing is recorded. Zero is written as 0.")),
        (w.text("Money"), w.text("In the currency as recorded. Sums are never made over currencies.")),
        (w.text("Formulas"), w.text("Their results are stored with them, for programs that do not work formulas out.")),
        (w.text("Sending back"), w.text("The data sheets can be changed and sent back through Upload; unchanged, nothing in them is new. Columns that are worked out are not read.")),
    ]  # fmt: skip
    if empty:
        rules.append((w.text("Left out"), w.text("Without any record: {sheets}", sheets=w.joined(w.text(label) for label in empty))))
    two = ("text", "text")
    blocks = (
        Block(w.text("What this is about"), (w.text("About"), ""), tuple(about), two),
        Block(w.text("Sheets"), (w.text("Sheet"), w.text("What it holds"), w.text("Rows")), tuple(held), (*two, "number")),
        Block(w.text("Rules"), (w.text("About"), w.text("Rule")), tuple(rules), two),
    )
    return Page(READ_ME, title, (), blocks, (24, 100, 10))


def dictionary(data: list[DataSheet], w: Words) -> Page:
    """Each column of each data sheet, in both languages."""
    sheets = {tab: name for name, tab in TABS.items()}
    both = [words(language) for language in LANGUAGES]
    rows: list[tuple[Value, ...]] = []
    for sheet in data:
        for column in sheet.columns:
            definition = SHEETS.get(sheets.get(sheet.name, ""))
            if definition and column.name not in ADDED:
                own = definition.column(column.name)
                said = [(one.text(own.label), holds(own, one)) for one in both]
                kind, unit = own.kind.value, own.unit or (w.text("as in the column “unit”") if own.kind is Kind.NUMBER and sheet.name in ("Values", "Indicators") else "")
            elif column.name in ADDED:
                label, meaning = ADDED[column.name]
                said = [(one.text(label), one.text(meaning)) for one in both]
                kind, unit = column.kind, w.text("days") if column.name == "days_late" else ""
            else:
                said = [(one.text(CHANGED[column.name]), "") for one in both]
                kind, unit = column.kind, ""
            rows.append((sheet.name, column.name, kind, unit, *[text for pair in said for text in pair]))
    head = (w.text("Sheet"), w.text("Column"), w.text("Type"), w.text("Unit"), "English", w.text("What may stand in it") + " (English)", "日本語", w.text("What may stand in it") + "（日本語）")
    return Page(DICTIONARY, w.text("What each column means"), (), (Block("", head, tuple(rows), ("text",) * 8),), (13, 20, 11, 14, 24, 56, 22, 56))
