"""Everything about one city."""

from __future__ import annotations

import dataclasses

import streamlit as st

from jamp.charts import outcomes as outcome_charts
from jamp.charts import status, theme
from jamp.queries import cities, milestones, outcomes, portfolio, projects
from jamp.store.scope import seeing
from jamp.ui import markup
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words

MOST = 100


def _chosen(frame: Frame) -> str:
    """The city of the address; the one with most to look at where it names none."""
    asked = frame.view.cities
    if asked:
        return asked[0]
    with seeing(frame.engine, frame.person) as session:
        ordered = [row for row in cities.standings(session, frame.view) if row.projects]
    return ordered[0].city_id if ordered else next(iter(frame.choices.cities))


def page() -> None:
    """Draw it."""
    frame = begin()
    if frame is None:
        return
    w, city_id = frame.words, _chosen(frame)
    view = dataclasses.replace(frame.view, cities=(city_id,), countries=())
    with seeing(frame.engine, frame.person) as session:
        facts = cities.facts(session, city_id) or {}
        standing = next(iter(cities.standings(session, view)), None)
        listed = projects.page(session, view, 0, MOST)
        course = portfolio.over_time(session, view)
        promised = milestones.of_city(session, view, city_id)
        figures = outcomes.of_city(session, view, city_id)
        country = dataclasses.replace(frame.view, cities=(), countries=(str(facts.get("country")),))
        others = [row for row in cities.standings(session, country) if row.city_id != city_id]
    name, name_ja, code = frame.choices.cities[city_id]
    markup.show(
        "block.html", title=w.place(name, name_ja), second=w.country(code), quiet=in_words(dataclasses.replace(frame, view=view)),
        lead=w.plural("{n} project is listed.", "{n} projects are listed.", len(listed)),
        facts=[
            (w.text("Joined"), w.date(str(facts.get("joined") or "")) or w.text("Not stated"), ""),
            (w.text("Population"), _population(frame, facts), ""),
            (w.text("Last report"), (w.date(standing.last_report) if standing else "") or w.text("never"), ""),
            (w.text("Milestones overdue"), w.number(standing.overdue if standing else 0), ""),
        ],
    )  # fmt: skip
    head = [w.text("Project"), w.text("Focus area"), w.text("Status"), w.text("As at"), w.text("Code")]
    body = [
        [(w.place(p.title, p.title_ja), frame.link("project", project=p.project_id)), w.text(theme.FOCUS_WORDS[p.focus_area]),
         f"{theme.STATUS_MARKS[p.status]} {w.text(theme.STATUS_WORDS[p.status])}", w.date(p.as_at), p.project_id]
        for p in listed
    ]  # fmt: skip
    markup.show("block.html", heading=w.text("Projects"), tables=[markup.table(head, body, numbers=False)] if body else [],
                quiet="" if body else w.text("No project of this city is listed in this view."))  # fmt: skip
    left, right = st.columns(2, gap="large")
    with left:
        exhibit(w.text("Projects by status at each reporting date"), status.over_time_sentence(course, w),
                status.over_time(course, w, frame.scheme), markup.table(*status.over_time_table(course, w)), w, "over_time")  # fmt: skip
        if promised:
            exhibit(w.text("Milestones: promised and actual"), "", outcome_charts.milestones(promised, w, frame.scheme),
                    markup.table(*outcome_charts.milestones_table(promised, w)), w, "milestones")  # fmt: skip
    with right:
        markup.show("block.html", heading=w.text("What was counted"),
                    quiet="" if figures else w.text("No figure on results has been reported for this city."))  # fmt: skip
        for indicator in figures[:8]:
            exhibit(f"{indicator.title} ({indicator.unit})", outcome_charts.values_sentence(indicator, w),
                    outcome_charts.values(indicator, w, frame.scheme), "", w, indicator.indicator_id)  # fmt: skip
        rows = [[(w.place(r.city, r.name_ja), frame.link("city", city=r.city_id)), w.number(r.projects), w.number(r.completed),
                 w.date(r.last_report) or w.text("never")] for r in others]  # fmt: skip
        if rows:
            columns = [w.text("City"), w.text("Projects"), w.text("Completed"), w.text("Last report")]
            markup.show("block.html", heading=w.text("Other cities of the country"), tables=[markup.table(columns, rows)])


def _population(frame: Frame, facts: dict[str, object]) -> str:
    w, population, year = frame.words, facts.get("population"), str(facts.get("population_as_at") or "")
    if not isinstance(population, int):
        return w.text("Not stated")
    return f"{w.number(population)} ({w.date(year) if year else w.text('year not stated')})"


page()
