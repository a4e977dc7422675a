"""The status report of a project: thirteen parts in a fixed order, in at most six pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jamp.charts.funding import KIND_WORDS
from jamp.charts.funding import money as said_money
from jamp.documents.model import Block, Document, Figures, PageBreak, Paragraph
from jamp.documents.tables import Cell, Column, Table
from jamp.languages import Words, mark
from jamp.model.money import KINDS
from jamp.model.ratings import ON_TRACK, Rated
from jamp.model.subjects import SHEETS
from jamp.model.view import View
from jamp.queries import Session, batches, lessons, money, projects, standing
from jamp.reports.city import facts_table
from jamp.reports.frame import cut, document, foot, lean, sections, status_name
from jamp.reports.funded import by_funder
from jamp.reports.limited import Limited
from jamp.reports.listed import rating_cell, status_cell
from jamp.reports.measured import baseline, before, dated, now, target
from jamp.reports.numbers import numbered
from jamp.reports.one_project import (
    OneProject,
    amounts,
    by_group,
    duration,
    now_and_before,
    partner_names,
    purpose,
    read,
    risks,
    source,
    stage,
    why,
)
from jamp.reports.portfolio import rules
from jamp.reports.project import pace
from jamp.reports.promised import promises_table
from jamp.reports.room import in_room
from jamp.reports.written import NOTHING, paragraphs
from jamp.store.reports import Kept

INDICATORS, GROUPS, MILESTONES, RISKS, CHANGES, STATEMENTS, FUNDERS = 14, 14, 20, 8, 10, 10, 8
WORDS, LONG, PARTNERS = 40, 120, 12
# dimension -> the conditions of the rule that belong to it; on track only where one of MEASURES can be said
DIMENSIONS = {
    mark("Outcome"): ("days since the last value, two periods", "share of what is due", "headline figures due and missing", "days since the last value, one period"),
    mark("Implementation"): ("status cancelled", "status suspended", "end milestone reached and final values in", "status planning, not started", "days that a milestone is late",
                             "points between time and money"),
    mark("Risk"): ("severe risks open past their date",),
}  # fmt: skip
MEASURES = ("share of what is due", "days that a milestone is late", "points between time and money", "severe risks open past their date")
DESIGN = ("projects", "indicators", "indicator_targets", "milestones")  # sheets whose changes are changes to the design


def status_report(session: Session, view: View, words: Words, project_id: str, written: Mapping[str, str] = NOTHING, earlier: Sequence[Kept] = ()) -> Document:
    """Parts without records are named in one line. `earlier`: the status reports before, newest first. KeyError for an
    unknown code."""
    found = read(session, view, words, project_id)
    only = standing.only(found.one.project_id)
    compared, texts = view.compared, Limited(words)

    def told(heading: str, name: str) -> list[Block]:
        return texts.paragraphs(words.text(heading), written.get(name, ""), LONG)

    blocks: list[Block] = [Figures(now_and_before(found, compared, words)), facts_table([*_series(earlier, words), *_header(session, found, view, words)], words), *told("Observations", "observations")]
    parts: tuple[tuple[str, Sequence[Block]], ...] = (
        (words.text("Objective"), _objective(session, found, words)),
        (words.text("Ratings"), [_ratings(found, compared, words)] if found.rated else []),
        (words.text("Progress by component"), _components(session, found, view, words)),
        (words.text("What was reported, newest first"), _statements(found, words)),
        (words.text("Results"), _results(session, found, compared, words)),
        (words.text("Plan of operation"), [*cut(min(MILESTONES, len(found.milestones)), len(found.milestones), words), promises_table(found.milestones[:MILESTONES], words, False)]
         if found.milestones else []),
        (words.text("Money"), [*pace(found, words), *_years(session, found, view, words), *by_funder(session, only, view.as_at, FUNDERS, words)]),
        (words.text("Risks, issues and barriers"), [*cut(min(RISKS, len(found.barriers)), len(found.barriers), words), *risks(found, RISKS, words)]),
        (words.text("Decisions"), told("Decisions", "decisions")),
        (words.text("Changes to the design"), _changes(session, found, words)),
        (words.text("Products delivered"), told("Products delivered", "products")),
        (words.text("Inputs"), told("Inputs", "inputs")),
        (words.text("Lessons"), [Paragraph(words.text("{what}: {said}", what=one.title, said=one.lessons)) for one in lessons.of_project(session, found.one.project_id)]),
    )  # fmt: skip
    blocks += [*sections(parts, words), *rules(words), *([PageBreak(), *texts.more] if texts.more else [])]
    subtitle = words.text("Status report of {code}, {place}, as at {date}", code=found.one.project_id, place=found.where, date=words.date(view.as_at))
    return document(words.place(found.one.title, found.one.title_ja), subtitle, blocks, foot(session, view, words, found.one.project_id), words)


def _series(earlier: Sequence[Kept], words: Words) -> list[tuple[str, str]]:
    """Which of the reports it is, and the one before."""
    before = words.text("none, this is the first")
    if earlier:
        before = words.text("{number}, as at {date}", number=numbered(earlier[0].number), date=words.date(earlier[0].as_at))
    return [(words.text("Number in sequence"), words.number(len(earlier) + 1)), (words.text("Previous report"), before)]


def _header(session: Session, found: OneProject, view: View, words: Words) -> list[tuple[str, str]]:
    return [
        (words.text("Programme"), found.belongs), (words.text("Data state"), words.text("batch {n}", n=batches.state(session))),
        (words.text("Start and end"), duration(found, words)), (words.text("Smart JAMP stage"), stage(found, words)),
        (words.text("Carried out by"), partner_names(found, ("implementing", "accountable"), PARTNERS, words)),
        (words.text("Partners, role not stated"), partner_names(found, ("not stated",), PARTNERS, words)),
        (words.text("Funded by"), partner_names(found, ("funding", "extending"), PARTNERS, words)),
        (words.text("Status as said by"), words.text("{what} ({others})", what=source(found, words), others=words.date(found.one.as_at)) if source(found, words) else ""),
        (words.text("Budget"), amounts(found.sums, "budget", words)), (words.text("Spent"), amounts(found.sums, "disbursement", words)),
    ]  # fmt: skip


def _objective(session: Session, found: OneProject, words: Words) -> list[Block]:
    """What it is for, and whether that has been changed here."""
    said = paragraphs(purpose(found))
    edits = [row for row in batches.of_project(session, found.one.project_id, 0, 200) if row.sheet == "projects" and row.kind == "changed" and "objective" in row.fields]
    if edits:
        return [*said, Paragraph(words.text("The objective was changed on {date}.", date=words.date(edits[0].recorded_at[:10])))]
    return [*said, Paragraph(words.text("The objective has not been changed since it was recorded."))] if said else []


def _ratings(found: OneProject, compared: bool, words: Words) -> Table:
    """Overall, then each dimension by the conditions that belong to it: before, now, and what set it."""
    assert found.rated is not None
    head = [Column(words.text("Rating"), width=1.2)] + ([Column(words.text("Before"), width=1.2)] if compared else [])
    head += [Column(words.text("Now"), width=1.2), Column(words.text("The rule's answer"), width=1.2), Column(words.text("Why"), width=3)]
    rows: list[tuple[str | Cell, ...]] = []
    by_rule = Rated(found.rated.by_rule, found.rated.by_rule, ())
    first = (rating_cell(found.rated_before, words),) if compared else ()
    rows.append((words.text("Overall"), *first, rating_cell(found.rated, words), rating_cell(by_rule, words), in_room(why(found.rated, words), WORDS)))
    for name, conditions in DIMENSIONS.items():
        if name == "Risk" and not found.barriers:
            conditions = ()  # no risk on record is not the same as none
        answer = dimension(found.rated, conditions)
        earlier = dimension(found.rated_before, conditions) if found.rated_before else None
        shown = (rating_cell(earlier, words),) if compared else ()
        reason = in_room(why(answer, words), WORDS) if answer and answer.deciding else words.text("Nothing stands against it.") if answer else words.text("Nothing to go by is on record.")
        rows.append((words.text(name), *shown, rating_cell(answer, words), rating_cell(answer, words), reason))
    return Table("", tuple(head), tuple(rows))


def dimension(rated: Rated, names: tuple[str, ...]) -> Rated | None:
    """The rule's answer by some of its conditions: that of the first that holds, on track where none does; None where nothing
    can be said."""
    conditions = tuple(one for one in rated.conditions if one.rule in names)
    measured = [one for one in conditions if one.rule in MEASURES and one.value is not None]
    answer = next((one.sets for one in conditions if one.holds), ON_TRACK if measured else "")
    return Rated(answer, answer, conditions) if answer else None


def _components(session: Session, found: OneProject, view: View, words: Words) -> list[Block]:
    """The projects that belong together, with what is complete; nothing where it is one alone without a percentage."""
    together = [found.one.project_id, *[key for key, *_ in projects.related(session, found.one.project_id)]]
    rows = projects.some(session, view, together)
    if len(rows) < 2 and found.one.percent_complete is None:
        return []
    held = money.by_project(session, standing.projects_at(View(view.as_at, view.since)), view.as_at) if found.sums or len(rows) > 1 else {}
    head = (Column(words.text("Project"), width=3), Column(words.text("Status"), width=1.2), Column(words.text("Percent complete"), "right", 1.1), Column(words.text("Budget"), "right", 1.4),
            Column(words.text("Spent"), "right", 1.4))  # fmt: skip
    body: list[tuple[str | Cell, ...]] = [
        (words.text("{what} ({others})", what=words.place(row.title, row.title_ja), others=row.project_id), status_cell(row.status, words),
         "–" if row.percent_complete is None else words.percent(row.percent_complete / 100), *[amounts(held.get(row.project_id, {}), kind, words) or "–" for kind in ("budget", "disbursement")])
        for row in rows
    ]  # fmt: skip
    return [lean(head, body)]


def _statements(found: OneProject, words: Words) -> list[Block]:
    if not found.statements:
        return []
    head = (Column(words.text("As at"), width=1.2), Column(words.text("Status"), width=1.1), Column(words.text("What was done"), width=3.4), Column(words.text("Source"), width=1.8))
    rows = tuple(
        (words.date(one.as_at), status_name(one.status, words), in_room(" ".join(text for text in (one.narrative, one.issues, one.next_steps) if text), 2 * WORDS) or "–",
         one.source_title or words.text("The office itself")) for one in found.statements[:STATEMENTS]
    )  # fmt: skip
    return [*cut(len(rows), len(found.statements), words), Table("", head, rows)]


def _results(session: Session, found: OneProject, compared: bool, words: Words) -> list[Block]:
    """Baseline, before, now, the targets on the way and the end target, with the comment on the newest figure; then the groups."""
    if not found.indicators:
        return []
    head = [Column(words.text("Indicator"), width=2.4), Column(words.text("Baseline"), "right", 1.1)] + ([Column(words.text("Before"), "right", 1.2)] if compared else [])
    head += [Column(words.text(text), "right", 1.2) for text in ("Now", "Target on the way", "Target")]
    body: list[tuple[str | Cell, ...]] = []
    for row in found.indicators[:INDICATORS]:
        one = row.progress
        cells = [words.text("{what} ({others})", what=one.title, others=one.unit), baseline(one, words)]
        cells += [before(one, words)] if compared else []
        middle = one.aims[0] if len(one.aims) > 1 else None
        cells += [now(one, words), dated(middle.value, middle.date, words) if middle else "–", target(one, words)]
        body.append(tuple(cells))
    note = words.text("With the date of each figure in brackets. “–”: nothing is on record.")
    return [*cut(len(body), len(found.indicators), words), lean(head, body, note=note), *by_group(session, found, GROUPS, words)]


def _years(session: Session, found: OneProject, view: View, words: Words) -> list[Block]:
    """What is dated in each year, in each currency; nothing without money."""
    rows = money.by_year(session, standing.only(found.one.project_id), view.as_at)
    if not rows:
        return []
    head = (Column(words.text("Year"), width=1), *[Column(words.text(KIND_WORDS[kind]), "right", 1.6) for kind in KINDS])
    body = tuple((str(row.year), *[said_money(getattr(row.amounts, kind), row.amounts.currency, words) if getattr(row.amounts, kind) else "–" for kind in KINDS]) for row in rows)
    return [Table("", head, body, words.text("What is dated in each year; of budgets, by how much they were raised."))]


def _changes(session: Session, found: OneProject, words: Words) -> list[Block]:
    """What was changed in the records of the project, its indicators, targets and milestones: from, to, when."""
    rows: list[tuple[str, ...]] = []
    for change in batches.of_project(session, found.one.project_id, 0, 200):
        if change.kind == "changed" and change.sheet in DESIGN:
            for name, (old, new) in change.fields.items():
                rows.append((words.text(SHEETS[change.sheet].label), _label(change.sheet, name, words), *[in_room(str(value), WORDS // 2) if value not in (None, "") else "–" for value in (old, new)],
                             words.date(change.recorded_at[:10])))  # fmt: skip
    if not rows:
        return []
    head = [Column(words.text(text), width=width) for text, width in (("Sheet", 1.1), ("What", 1.3), ("From", 2), ("To", 2), ("Recorded", 1.2))]
    return [*cut(min(CHANGES, len(rows)), len(rows), words), Table("", tuple(head), tuple(rows[:CHANGES]))]


def _label(sheet: str, name: str, words: Words) -> str:
    definition = SHEETS[sheet]
    return words.text(definition.column(name).label) if name in {column.name for column in definition.columns} else name
