"""Which promised dates were kept, which slipped and by how much, and what stands in the way?"""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Any

import streamlit as st

from jamp.charts import barriers as stops
from jamp.charts import timeline as drawn
from jamp.languages import mark
from jamp.model.barriers import BarrierRow
from jamp.model.promises import OUTCOMES, Promise
from jamp.queries import barriers, projects, timeline
from jamp.ui import markup
from jamp.ui.computed import computed
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words, undated
from jamp.ui.kept import kept
from jamp.ui.paged import paged

DRAWN = 20
EACH = 25
FOREMOST = 10
RULE = mark("Slip = days from the first promised date to the actual one; for an open milestone to the forecast, else to the revised date; where that has "
            "passed too, or none is known, to the reporting date (“so far”). A date that gives a month or a year counts as its last day. Months are days "
            "divided by 30.4 and rounded. A date counts from the day that its source speaks of.")  # fmt: skip
PAST = mark("A risk or barrier is open until the day that it was closed; it is past its date when that day has gone by and it is open.")


def contents(frame: Frame) -> dict[str, Any]:
    """Everything the page shows but the list."""
    w, view, scheme = frame.words, frame.view, frame.scheme
    with frame.reading() as session:
        number = projects.count(session, view)
        rows = timeline.every(session, view)
        first = _named(frame, timeline.page(session, frame.view, rows[:DRAWN]))
        kinds = barriers.by_kind(session, view)
        foremost = barriers.foremost(session, view, FOREMOST)
    counts = timeline.counts(rows)
    shown = w.text("Milestones: promised, revised, forecast and actual dates")
    if len(rows) > DRAWN:
        shown = w.text("{what} ({others})", what=shown, others=w.text("the first {n}; all are listed below", n=w.number(DRAWN)))
    shown = w.text("{what}; dotted where no new date is known, up to {date} (dashed line)", what=shown, date=w.date(view.as_at))
    head, body = drawn.table(first, w)
    inputs = [[*row[:6], row[7]] for row in body]
    return {
        "number": len(rows),
        "top": markup.rendered("block.html", title=w.text("Promised dates, and what became of them"),
                               lead=drawn.sentence(counts, w),
                               quiet=in_words(undated(frame), number), figures=_figures(frame, counts)),
        "exhibit": (shown, drawn.most_sentence(first, w), drawn.milestones(first, view.as_at, w, scheme) if rows else None, ""),
        "head": [*head[:6], head[7]], "inputs": inputs,
        "barriers": (w.text("Risks and barriers by kind; a project may have several"), stops.sentence(kinds, w), stops.by_kind(kinds, w, scheme),
                     markup.table(*stops.by_kind_table(kinds, w))) if kinds else None,
        "foremost": _foremost(frame, foremost, sum(row.open for row in kinds)),
    }  # fmt: skip


def _figures(frame: Frame, counts: dict[str, int]) -> list[dict[str, str]]:
    return [{"value": frame.words.number(counts[key]), "label": frame.words.text(drawn.OUTCOME_WORDS[key]), "note": "", "colour": "", "link": ""}
            for key in OUTCOMES if counts.get(key)]  # fmt: skip


def _named(frame: Frame, rows: list[Promise]) -> list[Promise]:
    return [dataclasses.replace(row, city=frame.cities(row.city) if row.city else "") for row in rows]


def _foremost(frame: Frame, rows: list[BarrierRow], open_: int) -> str:
    w = frame.words
    if not rows:
        return ""
    head = [w.text("Risk or barrier"), w.text("Project"), w.text("Kind of barrier"), w.text("Severity"), w.text("To be settled by"), w.text("Trend"),
            w.text("Who settles it"), w.text("What is done about it")]  # fmt: skip
    body = [
        [row.title, (w.place(row.project, row.project_ja), frame.link("project", project=row.project_id)), w.text(stops.BARRIER_WORDS[row.barrier]),
         w.text(stops.SEVERITY_WORDS[row.severity]), _due(frame, row), w.text(stops.TREND_WORDS[row.trend]) if row.trend else "–", row.owner or w.text("nobody named"),
         row.answer or "–"]
        for row in rows
    ]  # fmt: skip
    return markup.rendered("block.html", heading=w.text("Open risks and barriers, severe ones first"), tables=[markup.table(*markup.lean(head, body), numbers=False)],
                           foot=w.text("The first {n} of {all}.", n=w.number(len(rows)), all=w.number(open_)) if len(rows) < open_ else "")  # fmt: skip


def _due(frame: Frame, row: BarrierRow) -> str:
    w = frame.words
    if not row.due_date:
        return w.text("no date given")
    return markup.named(w.date(row.due_date), w.text("overdue")) if row.past else markup.whole(w.date(row.due_date))


def listed(frame: Frame, number: int) -> str:
    """One page of the milestones as a table."""
    w = frame.words
    with frame.reading() as session:
        rows = timeline.page(session, frame.view, timeline.every(session, frame.view)[(number - 1) * EACH : number * EACH])
    head, body = drawn.table(rows, w)
    linked: list[list[Any]] = [
        [row[0], (row[1], frame.link("project", project=one.project_id)), *[markup.whole(cell) for cell in row[2:6]], row[6], (row[7], markup.web(one.source_url))]
        for one, row in zip(rows, body, strict=True)
    ]
    return markup.table(*markup.lean(head, linked), numbers=False)


def _list(frame: Frame, count: int) -> None:
    w = frame.words
    markup.show("block.html", heading=w.text("Every milestone"), quiet=w.text("What slipped most stands first, then what is due first."))
    paged(frame, "milestones", count, EACH, partial(listed, frame))


def _nothing(frame: Frame, text: str) -> None:
    markup.show("block.html", notice=text, more=[(frame.words.text("Upload"), frame.link("upload"))])


def page() -> None:
    """Draw it."""
    frame = begin(filters=("country", "city", "programme", "focus_area", "status", "as_at"))
    if frame is None:
        return
    w = frame.words
    shown = kept(f"timeline {frame.key}", lambda: contents(frame))
    st.html(shown["top"])
    left, right = st.columns([3, 2], gap="large")
    with left:
        if shown["number"]:
            exhibit(*shown["exhibit"], w, "timeline")
            computed(w, w.text(RULE), shown["head"], shown["inputs"], "how_slips")
        else:
            _nothing(frame, w.text("Send milestones with their dates with the template “Milestones”: they appear here at once."))
    with right:
        if shown["barriers"]:
            exhibit(*shown["barriers"], w, "barriers")
            computed(w, w.text(PAST), [], [], "how_barriers")
        else:
            markup.show("block.html", heading=w.text("No risk and no barrier has been recorded"),
                        quiet=w.text("So nobody can say yet what stands in the way most often."))  # fmt: skip
            _nothing(frame, w.text("Send them with the template “Risks and barriers”: what it is, its kind from a list, how severe, who settles it and by when."))
    if shown["foremost"]:
        st.html(shown["foremost"])
    if shown["number"]:
        _list(frame, shown["number"])
