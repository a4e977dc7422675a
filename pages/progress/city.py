"""Everything about one city."""

from __future__ import annotations

import dataclasses
from typing import Any

import streamlit as st

from jamp.charts import groups, status, theme
from jamp.charts.targets import city_line
from jamp.languages import mark
from jamp.model.ratings import Rated
from jamp.model.rows import CityStanding, TargetTally
from jamp.model.view import View
from jamp.queries import cities, milestones, outcomes, portfolio, projects, targets
from jamp.ui import address, counted, markup, rated
from jamp.ui.cases_asked import known
from jamp.ui.computed import computed
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words
from jamp.ui.kept import kept
from jamp.ui.listing import listing
from jamp.ui.promises import promises
from jamp.ui.results import results

MOST = 40
MOST_INDICATORS = 12
FEW = 3  # case studies that are named
TARGETS = mark("Targets: those that the city set itself, and of each indicator of its projects the end target that holds; the page Targets names each with its source.")
FIGURES = mark("Figures on results are shown as they were reported; of several for one date the office's own comes last and counts. What has come since is the difference to the last figure of the earlier date or before it; each source stands in the table below its chart.")


def contents(city_id: str, frame: Frame, view: View) -> dict[str, Any]:
    """Everything the page shows of one city."""
    w, scheme = frame.words, frame.scheme
    with frame.reading() as session:
        facts = cities.facts(session, city_id) or {}
        standing = next(iter(cities.standings(session, view)), None)
        listed, count = projects.page(session, view, 0, MOST), projects.count(session, view)
        course = portfolio.over_time(session, view)
        promised = milestones.of_city(session, view, city_id)
        figures, number = outcomes.of_city(session, view, city_id, MOST_INDICATORS)
        country = dataclasses.replace(view, cities=(), countries=(str(facts.get("country")),))
        beside = cities.standings(session, country)
        tally = targets.of_city(session, view, city_id)
        how = counted.read(frame, session, view, counted.LATE, counted.RATINGS, TARGETS, FIGURES)
    ratings = rated.rated(frame, view)
    name, name_ja, code = frame.choices.cities[city_id]
    shown_name = w.place(name, name_ja)
    second = " · ".join(part for part in (w.country(code), name_ja if w.language == "en" else name) if part and part != shown_name)
    more = [(w.text("All {n} projects", n=w.number(count)), frame.link("project", city=city_id))] if count > MOST else []
    return {
        "how": how if count else None,
        "top": markup.rendered("block.html", title=shown_name, second=second, lead=status.city_sentence(standing, w),
                               quiet=in_words(dataclasses.replace(frame, view=view), count), figures=_figures(frame, standing),
                               answers=_answers(frame, ratings, tally, city_id), comma=w.text(", "),
                               facts=_facts(frame, facts, standing)),
        "listing": markup.rendered("block.html", heading=w.text("Projects"), tables=[listing(frame, listed, ratings, with_city=False)], more=more) if count else "",
        "outcomes": markup.rendered("block.html", heading=w.text("Outcomes"), quiet=w.text("Figures that sources report, each at its date.") if figures
                                    else w.text("No figure on results has been reported for this city."),
                                    foot=w.text("The first {n} of {all}.", n=w.number(len(figures)), all=w.number(number)) if len(figures) < number else ""),
        "promises": promises(frame, promised),
        "results": results(frame, figures, with_project=True), "beside": _beside(frame, beside, city_id, code),
        "course": (w.text("Projects by status at each reporting date"), status.over_time_sentence(course, w),
                   status.over_time(course, w, scheme), markup.table(*status.over_time_table(course, w))) if count else None,
        "compared": (w.text("The cities of {country} side by side", country=w.country(country.countries[0])), "",
                     groups.by_city(beside, w, scheme), "") if len(beside) > 1 else None,
    }  # fmt: skip


def _answers(frame: Frame, ratings: dict[str, Rated], tally: TargetTally, city_id: str) -> list[tuple[str, list[tuple[str, str]]]]:
    w = frame.words
    found: list[tuple[str, list[tuple[str, str]]]] = []
    if ratings:
        found.append((w.text("Rating:"), rated.counted(frame, ratings, city=city_id)))
    if tally.targets:
        found.append((w.text("Targets:"), [(city_line(tally, w), frame.link("targets", city=city_id))]))
    if told := [row for row in known(frame).rows if row.city_id == city_id and row.state != "withdrawn"]:
        found.append((w.text("Case studies:"), [(row.title(w.language), frame.link("case", case=row.case_id)) for row in told[:FEW]]))
        if len(told) > FEW:
            found[-1][1].append((w.text("all {n}", n=w.number(len(told))), frame.link("cases", city=city_id)))
    return found


def _figures(frame: Frame, city: CityStanding | None) -> list[dict[str, str]]:
    w = frame.words
    if city is None or not city.projects:
        return []
    note = "" if not frame.view.compared else w.text("{change} since {date}", change=w.signed(city.projects - city.before), date=w.date(frame.view.since))
    found = [{"value": w.number(city.projects), "label": w.text("Projects"), "note": note, "colour": "", "link": ""}]
    return found + [
        {"value": w.number(n), "label": markup.status(w, frame.scheme, word), "note": "",
         "colour": theme.STATUS_COLOURS[frame.scheme][word], "link": ""}
        for word, n in city.statuses.items() if n
    ]  # fmt: skip


def _facts(frame: Frame, facts: dict[str, Any], standing: CityStanding | None) -> list[tuple[str, str, str]]:
    w, unknown = frame.words, frame.words.text("Not stated")
    people, year = facts.get("population"), facts.get("population_as_at") or ""
    population = unknown
    if isinstance(people, int):
        population = w.text("{what} ({others})", what=w.number(people), others=w.date(year) if year else w.text("year not stated"))
    return [
        (w.text("Joined the network"), w.date(facts.get("joined") or "") or unknown, ""),
        (w.text("Population"), population, markup.web(facts.get("population_url") or "")),
        (w.text("UN/LOCODE"), facts.get("unlocode") or unknown, ""),
        (w.text("Last report"), (w.date(standing.last_report) if standing else "") or w.text("never"), ""),
        (w.text("Milestones overdue"), w.number(standing.overdue if standing else 0), ""),
    ]


def _beside(frame: Frame, cities_: list[CityStanding], city_id: str, country: str) -> str:
    w = frame.words
    rows = [[(w.place(r.city, r.name_ja), frame.link("city", city=r.city_id)), w.number(r.projects), w.number(r.ongoing), w.number(r.completed),
             w.number(r.overdue), w.date(r.last_report) or w.text("never")] for r in cities_ if r.city_id != city_id]  # fmt: skip
    head = [w.text("City"), w.text("Projects"), w.text("Ongoing"), w.text("Completed"), w.text("Overdue"), w.text("Last report")]
    if not rows:
        return ""
    return markup.rendered("block.html", heading=w.text("Other cities of {country}", country=w.country(country)), tables=[markup.table(head, rows)])


def every_city(frame: Frame) -> str:
    """The cities to choose from, those that need attention first."""
    w = frame.words
    with frame.reading() as session:
        rows = cities.standings(session, frame.view)
    body = [[(w.place(r.city, r.name_ja), frame.link("city", city=r.city_id)), w.country(r.country), w.number(r.projects), w.number(r.ongoing),
             w.number(r.completed), w.number(r.overdue), markup.whole(w.date(r.last_report) or w.text("never"))] for r in rows]  # fmt: skip
    head = [w.text("City"), w.text("Country"), w.text("Projects"), w.text("Ongoing"), w.text("Completed"), w.text("Overdue"), w.text("Last report")]
    return markup.table(head, body)


def _one(frame: Frame, city_id: str) -> None:
    w = frame.words
    view = dataclasses.replace(frame.view, cities=(city_id,), countries=())
    shown = kept(f"city {city_id} {frame.key}", lambda: contents(city_id, frame, view))
    st.html(shown["top"])
    if shown["listing"]:
        st.html(shown["listing"])
    left, right = st.columns(2, gap="large")
    with left:
        if shown["course"]:
            exhibit(*shown["course"], w, "over_time")
        if shown["promises"] and shown["results"]:
            exhibit(*shown["promises"], w, "milestones")
    with right:
        if shown["promises"] and not shown["results"]:
            exhibit(*shown["promises"], w, "milestones")
        st.html(shown["outcomes"])
        for one in shown["results"]:
            exhibit(*one[:4], w, one[4])
    if shown["beside"]:
        left, right = st.columns(2, gap="large")
        with left:
            st.html(shown["beside"])
        with right:
            exhibit(*shown["compared"], w, "compared")
    if shown["how"]:
        computed(w, *shown["how"], "how_counted")


def page() -> None:
    """Draw it."""
    frame = begin(filters=("programme", "focus_area", "status", "as_at", "since"))
    if frame is None:
        return
    w, names = frame.words, frame.choices.cities
    asked = frame.view.cities[0] if frame.view.cities else None
    options = sorted(names, key=lambda code: w.place(*names[code][:2]))
    chosen = st.selectbox(
        w.text("City"), options, index=options.index(asked) if asked else None, key=f"city_of_{asked}",
        format_func=lambda code: w.text("{what} ({others})", what=w.place(*names[code][:2]), others=w.country(names[code][2])), placeholder=w.text("Choose a city"),
        label_visibility="collapsed", width=360,
    )  # fmt: skip
    if chosen != asked:
        st.session_state["filter_city"], st.session_state["filter_country"] = [chosen] if chosen else [], []
        address.write("city", [chosen] if chosen else [])
        st.rerun()
    if chosen:
        _one(frame, chosen)
        return
    markup.show("block.html", title=w.text("Cities"), lead=w.text("Choose a city: what needs attention stands first."), quiet=in_words(frame),
                tables=[kept(f"cities {frame.key}", lambda: every_city(frame))])  # fmt: skip
