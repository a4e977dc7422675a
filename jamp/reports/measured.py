"""Indicators as a table: baseline, before, now, target, each with its date, and the share of the way."""

from __future__ import annotations

from collections.abc import Sequence

from jamp.charts import results as result_words
from jamp.charts.outcomes import BOUNDS
from jamp.documents.model import Block, Paragraph
from jamp.documents.tables import Cell, Column, Table
from jamp.languages import Words
from jamp.model.results import Progress, Result
from jamp.model.view import View
from jamp.queries import Session, results
from jamp.reports.frame import cut, lean


def dated(value: float | None, date: str, words: Words, bound: str = "") -> str:
    """A figure with its date below it; "–" for none."""
    if value is None:
        return "–"
    number = BOUNDS.get(bound, "") + words.number(value, 2)
    return f"{number}\n({words.short_date(date)})" if date else number


def now(one: Progress, words: Words) -> str:
    """The figure that counts, or that it is not shown."""
    return words.text("not shown: small number of persons") if one.hidden else dated(one.actual, one.actual_at, words, one.bound)


def before(one: Progress, words: Words) -> str:
    """The figure as at the earlier date, or that it is not shown."""
    return words.text("not shown: small number of persons") if one.before_hidden else dated(one.before, one.before_at, words, one.before_bound)


def baseline(one: Progress, words: Words) -> str:
    """The baseline, or that it is not shown."""
    return words.text("not shown: small number of persons") if one.baseline_hidden else dated(one.baseline, one.baseline_date, words)


def target(one: Progress, words: Words) -> str:
    """The end target that holds, or that it is not shown."""
    end = one.end
    return words.text("not shown: small number of persons") if one.target_hidden else dated(end.value, end.date, words) if end else "–"


def with_figures(rows: Sequence[Result]) -> list[Result]:
    """Those of which anything has been reported; plans among them."""
    return [row for row in rows if row.progress.actual is not None or row.progress.hidden]


def measured_table(rows: Sequence[Result], compared: bool, words: Words, project: bool = True) -> Table:
    """A row an indicator; `project`: with what it belongs to."""
    head = ([Column(words.text("Project"), width=2.2)] if project else []) + [Column(words.text("Indicator"), width=2.6), Column(words.text("Baseline"), "right", 1.1)]
    head += ([Column(words.text("Before"), "right", 1.2)] if compared else []) + [Column(words.text("Now"), "right", 1.2), Column(words.text("Target"), "right", 1.1)]
    head.append(Column(words.text("Share of the way"), "right", 1.1))
    body: list[tuple[str | Cell, ...]] = []
    for row in rows:
        one = row.progress
        cells = [words.place(row.project_title, row.project_title_ja)] if project else []
        cells += [words.text("{what} ({others})", what=one.title, others=one.unit), baseline(one, words)]
        cells += [before(one, words)] if compared else []
        cells += [now(one, words), target(one, words), words.text("n/a") if one.way.value is None else result_words.share(one.way, words)]
        body.append(tuple(cells))
    none = words.text("n/a")
    lacks = [words.text("With the date of each figure in brackets. “–”: nothing is on record.")] if any("–" in row for row in body) else []
    # where no row has a share, the column is left out
    shares = {row[-1] == none for row in body}
    lacks += [words.text("n/a: a baseline, a target and a figure are needed.")] if shares == {True, False} else []
    return lean(head, body, ("–", none), " ".join(lacks) if words.language == "en" else "".join(lacks))


def outcomes_of(session: Session, view: View, most: int, words: Words) -> list[Block]:
    """How much is measured, the sums of what adds up, and the first indicators that have a figure; nothing without any."""
    counts = results.counts(session, view)
    if not counts.indicators:
        return []
    found = with_figures(results.page(session, view, 0, 1000))
    sums = [Paragraph(result_words.shared_sentence(one, words, words.date(view.since) if view.compared else "")) for one in results.shared(session, view) if len(one.parts) > 1 and one.now.value is not None]
    said: list[Block] = [Paragraph(result_words.counts_sentence(counts, words, view.compared, words.date(view.since))), *sums]
    if not found:
        return said
    return [*said, *cut(min(most, len(found)), len(found), words), measured_table(found[:most], view.compared, words)]
