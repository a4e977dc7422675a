"""Who is reached, and of whom do we not know?"""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.charts import coverage as told
from jamp.charts import reach as drawn
from jamp.model.rows import IndicatorRow
from jamp.queries import cities, coverage, exchanges, interests, projects, reach
from jamp.queries.limits import limits
from jamp.ui import commitments, covered, markup, rated
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words
from jamp.ui.kept import kept
from jamp.ui.listing import listing

MOST = 6
ROWS = 40
LISTED = 25


def contents(frame: Frame, lens: str) -> dict[str, Any]:
    """Everything the page shows; `lens`: the theme whose projects are listed, or ""."""
    w, view, names = frame.words, frame.view, frame.choices.groups
    with frame.reading() as session:
        by_project = coverage.of_projects(session, view)
        by_city = coverage.of_cities(session, view, by_project)
        standings, number = cities.standings(session, view), projects.count(session, view)
        figures, all_figures = reach.by_group(session, view, MOST)
        lenses = reach.lenses(session, view)
        codes = reach.of_theme(session, view, lens, LISTED) if lens in {one.theme for one in lenses} else []
        rows = projects.some(session, view, codes) if codes else []
        titles = projects.titles(session, set(sorted(by_project)[:ROWS]))
        counted = exchanges.counts(session, view), exchanges.newest(session, view, commitments.MOST), interests.counts(session, view)
        limit = limits(session)["smallest_group"]
        people = reach.counting_people(session, view, commitments.PEOPLE_CENTRED)
    speaking = [city for city in standings if covered.reported({"": by_city.get(city.city_id, {})}, *names)]
    known = sum(bool(covered.reported(by_project, group)) for group in names)
    lead = told.coverage_sentence(len(speaking), len(standings), known, len(names), w)
    shown = {city.city_id: (w.place(city.city, city.name_ja), frame.link("city", city=city.city_id)) for city in standings}
    return {
        "top": markup.rendered("block.html", title=w.text("Who is reached"), lead=lead, quiet=in_words(frame, number),
                               paragraphs=[] if speaking else [w.text("Next step: in a sheet of values, put a group into the column “groups”, for instance women or informal_workers+women. The template lists them all.")],
                               more=[] if speaking else _next(frame)),
        "reached": [_reached(frame, row, names) for row in figures],
        "cut": w.text("The first {n} of {all} indicators with figures by group.", n=w.number(len(figures)), all=w.number(all_figures)) if len(figures) < all_figures else "",
        "coverage": _coverage(frame, shown, by_city, by_project, titles, names, number),
        "lenses": _lenses(frame, lenses, lens, listing(frame, rows, rated.rated(frame)) if rows else ""),
        "commitments": commitments.commitments(frame, by_city, by_project, len(standings), number, *counted, lenses, people),
        "rules": [
            w.text("Who is reached: per indicator the figures by group of the newest reporting date that has any, as one source gives them. Groups overlap, so they are never added up; a share is worked out only between groups of which everybody is in one, such as women and men."),
            w.text("Coverage: a city or project has reported a group when any of its indicators has a figure that names the group, alone or crossed with others, up to the reporting date."),
            w.text("Small numbers: figures of fewer than {n} persons, and those that would give one away by subtraction, are shown to the secretariat and to the office of the project only.", n=w.number(limit)),
        ],
    }  # fmt: skip


def _next(frame: Frame) -> list[tuple[str, str]]:
    w = frame.words
    return [(w.text("Templates and Upload"), frame.link("upload")), (w.text("Which cities to write to"), frame.link("left-behind"))]


def _reached(frame: Frame, row: IndicatorRow, names: dict[str, tuple[str, str]]) -> tuple[str, str, Any, str, str]:
    w = frame.words
    shown = f"{row.title} ({row.unit}) · {row.project_title}"
    return (shown, drawn.by_group_sentence(row, names, w), drawn.by_group(row, names, w, frame.scheme),
            markup.table(*drawn.by_group_table(row, names, w), numbers=False), f"reach_{row.indicator_id}")  # fmt: skip


def _coverage(frame: Frame, cities_: dict[str, tuple[str, str]], by_city: dict[str, coverage.Cells], by_project: dict[str, coverage.Cells],
              titles: dict[str, tuple[str, str]], names: dict[str, tuple[str, str]], number: int) -> dict[str, str]:  # fmt: skip
    """The parts of the section on coverage; HTML."""
    w = frame.words
    ordered = sorted(cities_, key=lambda code: (code not in by_city, -len(by_city.get(code, {})), cities_[code][0]))
    rows = [(cities_[code], by_city.get(code, {})) for code in ordered]
    city_tables = [covered.matrix(frame, w.text("City"), some, names) if some else "" for some in (rows[: min(len(by_city), ROWS)], rows[:ROWS])]
    silent = w.plural("{n} city has not reported any group.", "{n} cities have not reported any group.", len(rows) - len(by_city))
    codes = sorted(by_project)[:ROWS]
    named = [((w.place(*titles.get(code, (code, ""))), frame.link("project", project=code)), by_project[code]) for code in codes]
    project_table = covered.matrix(frame, w.text("Project"), named, names) if named else ""
    rest = w.plural("{n} project more has not reported any group.", "{n} projects more have not reported any group.", number - len(by_project))
    more = w.text("The first {n} of {all}.", n=w.number(len(codes)), all=w.number(len(by_project))) if len(codes) < len(by_project) else ""
    return {
        "head": markup.rendered("block.html", heading=w.text("Which groups are missing where"),
                                quiet=w.text("By city, from the figures of its projects. Each column is a question that groups answer.")) + covered.legend(frame),
        "cities": markup.rendered("block.html", tables=[city_tables[0]] if city_tables[0] else [], foot=silent if len(by_city) < len(rows) else ""),
        "all": markup.rendered("block.html", tables=[city_tables[1]] if rows else [], foot=w.text("The first {n} of {all}.", n=w.number(ROWS), all=w.number(len(rows))) if len(rows) > ROWS else ""),
        "projects": markup.rendered("block.html", tables=[project_table] if project_table else [], foot=" ".join(part for part in (more, rest) if part)),
        "groups": markup.rendered("block.html", tables=[covered.by_group(frame, by_city, by_project, names)]),
    }  # fmt: skip


def _lenses(frame: Frame, lenses: list[reach.Lens], chosen: str, table: str) -> str:
    w = frame.words
    figures = [{"value": w.number(one.projects), "label": w.place(one.title, one.title_ja), "note": w.text("projects"), "colour": "",
                "link": frame.link("inclusion", lens=one.theme) + "#lens" if one.projects else ""} for one in lenses]  # fmt: skip
    silent = "" if any(one.projects for one in lenses) else w.text("No project names a theme yet. Next step: the column “theme” in the sheet of projects, for instance inclusivity.")
    title = next((w.place(one.title, one.title_ja) for one in lenses if one.theme == chosen), "")
    parts = [markup.rendered("block.html", heading=w.text("Through the lenses of the meetings"), figures=figures, quiet=silent, more=_next(frame)[:1] if silent else [])]
    if title and table:
        parts.append(markup.rendered("block.html", heading=title, anchor="lens", tables=[table]))
    return "".join(parts)


def page() -> None:
    """Draw it."""
    frame = begin()
    if frame is None:
        return
    w, lens = frame.words, st.query_params.get("lens", "")[:60]
    shown = kept(f"inclusion {lens!r} {frame.key}", lambda: contents(frame, lens))
    st.html(shown["top"])
    columns = st.columns(2, gap="large") if len(shown["reached"]) > 1 else [st.container()]
    for place, one in enumerate(shown["reached"]):
        with columns[place % len(columns)]:
            exhibit(*one[:4], w, one[4])
    if shown["cut"]:
        markup.show("block.html", foot=shown["cut"])
    st.html(shown["coverage"]["head"])
    st.html(shown["coverage"]["cities"])
    with st.expander(w.text("All cities")):
        st.html(shown["coverage"]["all"])
    with st.expander(w.text("By project")):
        st.html(shown["coverage"]["projects"])
    with st.expander(w.text("Group by group")):
        st.html(shown["coverage"]["groups"])
    st.html(shown["lenses"])
    for part in shown["commitments"]:
        st.html(part)
    with st.expander(w.text("How computed")):
        markup.show("block.html", paragraphs=shown["rules"])
