"""The deck for a meeting: what an official needs to say in a quarter of an hour, a slide for each part of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from jamp.charts import results as result_words
from jamp.charts import status, theme, timeline
from jamp.documents.model import Block, Document, Figures, Heading, Paragraph
from jamp.documents.tables import Table
from jamp.languages import Words
from jamp.model.dates import end_of
from jamp.model.rows import Totals
from jamp.model.view import View
from jamp.queries import Session, meetings, portfolio, results
from jamp.queries import timeline as promises
from jamp.reports import deck_cities, deck_delivery, deck_outcomes, deck_projects
from jamp.reports.changes import few, sentence
from jamp.reports.deck_frame import finding, japanese, places
from jamp.reports.frame import cut, dated, document, filters, foot, status_name, table
from jamp.reports.portfolio import rules, sources
from jamp.reports.tied import Tied, tied

EVERY, CHANGES, ASKED, NEXT, SOURCES = 100_000, 8, 3, 5, 7
SLIDES, MOST_SLIDES = 12, 40  # with more, the slides of projects go into a second file


def deck(session: Session, view: View, words: Words, written: Mapping[str, str] | None = None, projects: Sequence[str] = ()) -> Document:
    """Twelve slides; with `projects` one more for each of these codes. `written`: "decisions", a line for each, in which
    " | " parts what, who and by when; "followed", what became of those of the meeting before, a line for each."""
    said = {name: _lines(text) for name, text in (written or {}).items()}
    annex, totals = tied(session, view), portfolio.totals(session, view)
    annex.totals(totals)
    blocks: list[Block] = [*_answer(session, view, words, totals, said)]
    if totals.projects or totals.projects_before:
        blocks += _changed(session, view, words, annex)
    if totals.projects:
        blocks += deck_cities.slides(session, view, words, annex)
        for part in (deck_delivery.promised, deck_outcomes.outcomes, deck_outcomes.reached, deck_delivery.spent, deck_delivery.risks):
            blocks += part(session, view, words, annex)
    blocks += _decided(session, view, words, said)
    blocks += deck_projects.slides(session, view, words, projects)
    blocks += _rests_on(portfolio.sources(session, view), words)
    return _slides(session, view, words, words.text("Smart JAMP and ASEAN Smart Cities Network: progress"), blocks)


def _rests_on(found: list[tuple[str, str, str, int]], words: Words) -> list[Block]:
    """How it was counted, and the sources that most statuses rest on."""
    _, *how = rules(words)
    return [Heading(1, words.text("Sources and rules")), *how, *sources(found[:SOURCES], words)[1:], *cut(min(len(found), SOURCES), len(found), words)]


def short_deck(session: Session, view: View, words: Words, written: Mapping[str, str] | None, projects: Sequence[str]) -> Document:
    """The deck with the slides of these projects where it has MOST_SLIDES at most, else without: `project_slides` has them."""
    if SLIDES + len(projects) > MOST_SLIDES:
        return deck(session, view, words, written)
    return deck(session, view, words, written, projects)


def project_slides(session: Session, view: View, words: Words, projects: Sequence[str]) -> Document:
    """A slide for each of these projects."""
    blocks = deck_projects.slides(session, view, words, projects) or [Heading(1, finding(status.portfolio_sentence(portfolio.totals(session, view), words)))]
    return _slides(session, view, words, words.text("Smart JAMP and ASEAN Smart Cities Network: project by project"), blocks)


def _slides(session: Session, view: View, words: Words, title: str, blocks: Sequence[Block]) -> Document:
    lines = [dated(view, words)]
    meeting = meetings.after(session, view.as_at)
    if meeting is not None:
        name = words.text("High Level Meeting no. {n}", n=words.number(meeting.number))
        lines.insert(0, words.text(", ").join(part for part in (name, meeting.place, words.date(meeting.start_date)) if part))
    lines.append(filters(session, view, words))
    return dataclasses.replace(document(title, "\n".join(lines), blocks, foot(session, view, words), words), paper="slides")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _answer(session: Session, view: View, words: Words, totals: Totals, said: Mapping[str, list[str]]) -> list[Block]:
    """The answer; counts now and before; three sentences; what is asked of the meeting."""
    blocks: list[Block] = [Heading(1, finding(status.portfolio_sentence(totals, words)))]

    def earlier(n: int) -> str:
        return words.text("before: {n}", n=words.number(n)) if view.compared else ""

    figures = [(words.number(totals.projects), words.text("Projects"), earlier(totals.projects_before))]
    for word in theme.STATUS_WORDS:
        now, before = totals.now.get(word, 0), totals.before.get(word, 0)
        if now or before:
            figures.append((words.number(now), status_name(word, words), earlier(before)))
    if totals.projects or totals.projects_before:
        blocks.append(Figures(tuple(figures)))
    if totals.projects:
        _, counts = portfolio.changes(session, view, 1)
        sentences = (
            sentence(counts, view, words), timeline.sentence(promises.counts(promises.every(session, view)), words),
            result_words.counts_sentence(results.counts(session, view), words, view.compared, words.date(view.since)),
        )  # fmt: skip
        blocks += [Paragraph(text) for text in sentences]
    asked = said.get("decisions", [])[:ASKED]
    return [*blocks, *([_decisions(asked, words.text("Decisions asked of this meeting"), words)] if asked else [])]


def _changed(session: Session, view: View, words: Words, annex: Tied) -> list[Block]:
    changes, counts = portfolio.changes(session, view, EVERY)
    if not view.statuses:
        known = [row for row in annex.rows if view.compared]
        annex.same("new projects", counts.get("new", 0), sum(row.before is None for row in known))
        moved = [row for row in known if row.before is not None and row.before != row.status]
        annex.same("completed since", counts.get("completed", 0), sum(row.status == "completed" for row in moved))
        annex.same("other changes of status", counts.get("other", 0), sum(row.status != "completed" for row in moved))
    title = sentence(counts, view, words)
    if not changes:
        return [Heading(1, title), Paragraph(words.text("No project was listed, completed or left, and no milestone slipped."))]
    return [Heading(1, title), few(changes, counts, japanese(session), words, CHANGES)]


def _decisions(lines: Sequence[str], caption: str, words: Words) -> Table:
    parts = [([part.strip() for part in line.split(" | ")] + ["", ""])[:3] for line in lines]
    made = table((words.text("What"), words.text("Who"), words.text("By when")), parts, (4, 1.5, 1))
    return dataclasses.replace(made, caption=caption)


def _decided(session: Session, view: View, words: Words, said: Mapping[str, list[str]]) -> list[Block]:
    """What is asked, what became of what was decided, which milestones come next."""
    asked, followed = said.get("decisions", []), said.get("followed", [])
    dated = [row for row in promises.every(session, view) if not row.actual and end_of(row.forecast or row.revised or row.planned or "0001") >= end_of(view.as_at)]
    dated = sorted(dated, key=lambda row: (end_of(row.forecast or row.revised or row.planned), row.milestone_id))
    coming = words.plural("{n} milestone is still to come", "{n} milestones are still to come", len(dated))
    title = words.plural("{n} decision is asked of this meeting", "{n} decisions are asked of this meeting", len(asked))
    blocks: list[Block] = [Heading(1, words.text("{first}; {then}", first=title, then=coming) if asked else coming)]
    if asked:
        blocks.append(_decisions(asked, words.text("Decisions asked of this meeting"), words))
    if followed:
        blocks.append(_decisions(followed, words.text("What became of the decisions of the meeting before"), words))
    known, shown = japanese(session), promises.page(session, view, dated[:NEXT])
    head = (words.text("Milestone"), words.text("City"), words.text("Expected"))
    rows = [(row.title, places(row.city, known, words) or words.place(row.project, row.project_ja), words.date(row.forecast or row.revised or row.planned)) for row in shown]
    caption = words.text("Next steps")
    if len(dated) > len(rows):
        caption = words.text("Next steps: the first {n} of {all}", n=words.number(len(rows)), all=words.number(len(dated)))
    if rows:
        blocks.append(dataclasses.replace(table(head, rows, (3, 1.6, 1.2)), caption=caption))
    elif not asked and not followed:
        blocks.append(Paragraph(words.text("What to do: {what}", what=words.text("ask each office for its next milestones and their dates, and send them in the sheet Milestones."))))
    return blocks
