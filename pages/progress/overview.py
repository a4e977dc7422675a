"""How is the whole portfolio doing?"""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.charts import groups, places, status, theme
from jamp.model.rows import Tally
from jamp.queries import cities, portfolio
from jamp.store.scope import seeing
from jamp.ui import markup
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words
from jamp.ui.wall import wall

TOP = 10


@st.cache_resource(show_spinner=False, max_entries=128)
def contents(key: tuple[Any, ...], _frame: Frame) -> dict[str, Any]:
    """Everything the page shows, made once per data state, view and language."""
    w, view, scheme = _frame.words, _frame.view, _frame.scheme
    with seeing(_frame.engine, _frame.person) as session:
        totals = portfolio.totals(session, view)
        tallies: list[Tally] = portfolio.tallies(session, view)
        course = portfolio.over_time(session, view)
        standings = cities.standings(session, view)
        changes = portfolio.changes(session, view)
        programmes = portfolio.programmes(session, view)
    lead = w.text(
        "{n} projects in {cities} cities of {countries} countries: {ongoing} ongoing, {completed} completed, {planning} in planning.",
        n=w.number(totals.projects), cities=w.number(totals.cities), countries=w.number(totals.countries),
        ongoing=w.number(totals.now.get("ongoing", 0)), completed=w.number(totals.now.get("completed", 0)),
        planning=w.number(totals.now.get("planning", 0)),
    )  # fmt: skip
    parts = [w.text("{programme}: {n}", programme=name, n=w.number(n)) for name, n in programmes]
    split = w.text("Of these, {parts}.", parts=w.joined(parts)) if parts else ""
    figures = [(w.number(totals.projects), w.text("Projects"), w.text("before: {n}", n=w.number(totals.projects_before)))]
    for word in theme.STATUS_WORDS:
        now, before = totals.now.get(word, 0), totals.before.get(word, 0)
        if now or before:
            label = f"{theme.STATUS_MARKS[word]} {w.text(theme.STATUS_WORDS[word])}"
            figures.append((w.number(now), label, w.text("before: {n}", n=w.number(before))))
    exhibits = [
        ("over_time", w.text("Projects by status at each reporting date"), status.over_time_sentence(course, w),
         status.over_time(course, w, scheme), markup.table(*status.over_time_table(course, w))),
        ("focus", w.text("Projects by focus area"), groups.by_focus_area_sentence(tallies, w),
         groups.by_focus_area(tallies, w, scheme), markup.table(*groups.by_focus_area_table(tallies, w))),
        ("map", w.text("Where the projects are"), places.city_map_sentence(standings, w),
         places.city_map(standings, w, scheme), markup.table(*groups.by_city_table(standings, w))),
        ("country", w.text("Projects by country and focus area"), groups.by_country_sentence(tallies, w),
         groups.by_country(tallies, w, scheme), markup.table(*groups.by_country_table(tallies, w))),
        ("cities", w.text("Progress by city, what needs attention first"), groups.by_city_sentence(standings, w),
         groups.by_city(standings, w, scheme), markup.table(*groups.by_city_table(standings, w))),
    ]  # fmt: skip
    return {
        "lead": lead, "split": split, "figures": figures, "exhibits": exhibits, "wall": wall(_frame, standings, tallies),
        "changes": _changes(_frame, changes), "silent": _silent(_frame, standings),
    }  # fmt: skip


def _changes(frame: Frame, changes: list[Any]) -> list[tuple[str, str]]:
    w = frame.words
    kinds = (
        ("slipped", w.text("Milestones that slipped"), (w.text("Milestone"), w.text("Promised"), w.text("Now"))),
        ("completed", w.text("Completed"), (w.text("Before"), w.text("Now"))),
        ("new", w.text("New on the list"), (w.text("Now"),)),
        ("left", w.text("Left the list"), (w.text("Before"), w.text("Reason"))),
        ("other", w.text("Status changed otherwise"), (w.text("Before"), w.text("Now"))),
    )
    found = []
    for kind, heading, columns in kinds:
        rows = [change for change in changes if change.kind == kind]
        if not rows:
            continue
        body = []
        for change in rows[:TOP]:
            title = (w.place(change.title, change.title_ja), frame.link("project", project=change.project_id))
            name = lambda word: f"{theme.STATUS_MARKS[word]} {w.text(theme.STATUS_WORDS[word])}"  # noqa: E731
            rest = {
                "slipped": [change.detail, w.date(change.promised), w.date(change.expected) or w.text("No new date given")],
                "new": [name(change.now)],
                "left": [name(change.before), w.text(change.detail or "not given")],
            }.get(kind, [name(change.before), name(change.now)])
            body.append([title, change.city, *rest])
        more = w.text("The first {n} of {all}.", n=TOP, all=len(rows)) if len(rows) > TOP else ""
        found.append((f"{heading}: {w.number(len(rows))}", markup.table([w.text("Project"), w.text("City"), *columns], body), more))
    return found


def _silent(frame: Frame, standings: list[Any]) -> tuple[str, str]:
    w = frame.words
    silent = [row for row in standings if not row.reported]
    head = [w.text("City"), w.text("Country"), w.text("Joined"), w.text("Last report")]
    body = [
        [(w.place(r.city, r.name_ja), frame.link("city", city=r.city_id)), w.country(r.country), w.date(r.joined),
         w.date(r.last_report) or w.text("never")]
        for r in silent
    ]  # fmt: skip
    heading = w.text("Cities that have not reported since {date}: {n}", date=w.date(frame.view.since), n=w.number(len(silent)))
    return heading, markup.table(head, body, numbers=False) if body else ""


def page() -> None:
    """Draw it."""
    frame = begin()
    if frame is None:
        return
    w, shown = frame.words, contents(frame.key, frame)
    markup.show("block.html", title=w.text("How the portfolio is doing"), lead=shown["lead"], quiet=f"{in_words(frame)} {shown['split']}", figures=shown["figures"])
    left, right = st.columns(2, gap="large")
    exhibits = {key: rest for key, *rest in shown["exhibits"]}
    for column, keys in ((left, ("over_time", "map", "country")), (right, ("focus", "cities"))):
        with column:
            for key in keys:
                heading, sentence, figure, table = exhibits[key]
                exhibit(heading, sentence, figure, table, w, key)
    st.html(shown["wall"])
    markup.show("block.html", heading=w.text("What changed since {date}", date=w.date(frame.view.since)))
    for heading, table, more in shown["changes"]:
        with st.expander(heading):
            markup.show("block.html", tables=[table], quiet=more)
    heading, table = shown["silent"]
    with st.expander(heading):
        markup.show("block.html", tables=[table] if table else [], quiet="" if table else w.text("Every city has reported."))


page()
