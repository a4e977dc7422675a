"""Small charts over time, one a city or project, of what they count alike; a few at a time."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.charts import courses as drawn
from jamp.languages import mark
from jamp.model.results import CountedAlike
from jamp.queries import courses
from jamp.queries.limits import limits
from jamp.ui import markup
from jamp.ui.computed import computed
from jamp.ui.exhibit import CONFIG
from jamp.ui.frame import Frame
from jamp.ui.kept import kept

EACH = 12
RULE = mark("One panel is one indicator of one project: one of each city before a second one of any, headline indicators first. Of several figures for one date the office's "
            "own is drawn, else the one published last. A line joins only figures counted on one basis, and breaks where a figure is missing; yearly figures stand alone. "
            "No data since: the last figure is older than a reporting period of {months} months, which the secretariat sets.")  # fmt: skip


def read(frame: Frame, alike: CountedAlike, number: int) -> dict[str, Any]:
    """Page `number` of the panels, from 1 on."""
    w, view = frame.words, frame.view
    with frame.reading() as session:
        found = courses.courses(session, view, alike, (number - 1) * EACH, EACH)
        months = limits(session)["reporting_period_months"]
    on = drawn.scale(found, view.as_at)
    panels, rows = [], []
    for one in found:
        days = drawn.silent_days(one, view.as_at, months)
        place, link, said = frame.cities(one.city), frame.link("project", project=one.row.project_id), drawn.panel_sentence(one, view.as_at, days, w)
        name = place or one.row.project_title
        told = markup.rendered("panel.html", name=name, link=link, second=one.row.project_title if place else "", said=said)
        panels.append((told, drawn.panel(one, on, view.as_at, bool(days), frame.scheme), f"{name}. {said}", f"course_{one.row.indicator_id}"))
        baseline, figures, targets, sources = drawn.table_row(one, w)
        rows.append([place or "–", (one.row.project_title, link), one.row.title, baseline, figures, targets, sources])
    head = [w.text("City"), w.text("Project"), w.text("Indicator"), w.text("Baseline"), w.text("Figures"), w.text("Target"), w.text("Source")]
    return {
        "quiet": w.text("{what}. All panels on one scale: {least} to {most} {unit}. Dot: figure; dash: baseline; diamond: target (grey: as first set); dashed line: target without a date; shaded: no data.",
                        what=drawn.named(alike, w), least=w.number(on.least, 2), most=w.number(on.most, 2), unit=alike.unit),
        "panels": panels, "table": markup.table(*markup.lean(head, rows), numbers=False), "rule": w.text(RULE, months=w.number(months, 1)),
    }  # fmt: skip


def show(frame: Frame, kinds: list[CountedAlike]) -> None:
    """The choice of what is shown, its panels, their table, and the way to the others."""
    if not kinds:
        return
    w, view = frame.words, frame.view
    heading, body = st.empty(), kinds[0]
    if len(kinds) > 1:
        chosen = st.selectbox(w.text("What is counted"), range(len(kinds)), key=f"course_of_{hash(view)}", width=520,
                              format_func=lambda n: markup.plain(drawn.named(kinds[n], w)))  # fmt: skip
        body = kinds[chosen]
    pages = -(-body.indicators // EACH)
    grid = st.container()
    number = 1
    if pages > 1:
        with st.container(key="paging_courses"):
            number = st.pagination(pages, key=f"page_courses_{hash((view, body))}")
    shown = kept(f"courses {body} {min(number, pages)} {frame.key}", lambda: read(frame, body, min(number, pages)))
    with heading:
        markup.show("block.html", heading=drawn.sentence(body, w, w.date(view.since) if view.compared else ""), quiet=shown["quiet"])
    with grid, st.container(key="panels"):
        for head, figure, told, key in shown["panels"]:
            with st.container(gap=None):
                st.html(head)
                st.plotly_chart(figure, theme=None, config=CONFIG, key=key, alt=told)
    with st.expander(w.text("Table")):
        markup.show("block.html", tables=[shown["table"]])
    computed(w, shown["rule"], [], [], "how_courses")
