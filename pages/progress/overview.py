"""How is the whole portfolio doing?"""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.charts import groups, places, status, theme
from jamp.languages import mark
from jamp.model.ratings import Rated
from jamp.model.rows import CityStanding, Tally, Totals
from jamp.queries import cities, portfolio
from jamp.ui import counted, markup, rated
from jamp.ui.changed import changed
from jamp.ui.computed import computed
from jamp.ui.exhibit import exhibit
from jamp.ui.filters import NOT_STATED
from jamp.ui.frame import Frame, begin, in_words
from jamp.ui.kept import kept
from jamp.ui.wall import wall

FEW = 12
NAMED = 7


def contents(frame: Frame) -> dict[str, Any]:
    """Everything the page shows, but what depends on the browser."""
    w, view = frame.words, frame.view
    with frame.reading() as session:
        totals = portfolio.totals(session, view)
        tallies, nations, areas = (portfolio.tallies(session, view, level) for level in ("city", "country", "all"))
        course = portfolio.over_time(session, view)
        split = portfolio.programmes(session, view)
        standings = cities.standings(session, view)
        changes, counts = portfolio.changes(session, view)
        how = counted.read(frame, session, view, counted.REPORTED, counted.LATE, counted.RATINGS)
    return {
        "how": how, "projects": totals.projects, "many": len(standings) > FEW,
        "top": markup.rendered("block.html", title=w.text("How the projects are doing"), lead=status.portfolio_sentence(totals, w),
                               quiet=in_words(frame, totals.projects), figures=_figures(frame, totals),
                               answers=_answers(frame, counts, standings, rated.rated(frame)), comma=w.text(", "), foot=_split(frame, split)),
        "exhibits": _exhibits(frame, areas, nations, course, standings), "wall": wall(frame, standings, tallies),
        "changed": "" if not view.compared else markup.rendered("block.html", anchor="changed", heading=w.text("What changed since {date}", date=w.date(view.since)),
                                   quiet="" if changes else w.text("Nothing changed in this view.")),
        "changes": changed(frame, changes, counts) if view.compared else [], "silent": markup.rendered("block.html", **silent) if (silent := _silent(frame, standings)) else "",
    }  # fmt: skip


def _answers(frame: Frame, counts: dict[str, int], standings: list[CityStanding],
             ratings: dict[str, Rated]) -> list[tuple[str, list[tuple[str, str]]]]:  # fmt: skip
    """(what is asked, the parts of the answer with their addresses): what changed, and who needs attention."""
    w = frame.words
    found = []
    said = {
        "new": w.text("{n} new on the list", n=w.number(counts.get("new", 0))),
        "completed": w.text("{n} now completed", n=w.number(counts.get("completed", 0))),
        "slipped": w.plural("{n} milestone slipped", "{n} milestones slipped", counts.get("slipped", 0)),
        "other": w.text("{n} with another status", n=w.number(counts.get("other", 0))),
        "left": w.text("{n} left the list", n=w.number(counts.get("left", 0))),
    }  # fmt: skip
    if moved := [(text, "#changed") for kind, text in said.items() if counts.get(kind) and frame.view.compared]:
        found.append((w.text("Since {date}:", date=w.date(frame.view.since)), moved))
    waiting = [(_why(frame, city), frame.link("city", city=city.city_id)) for city in standings if city.overdue or not city.reported]
    if ratings:
        found.append((w.text("Rating:"), rated.counted(frame, ratings)))
    if waiting:
        rest = [(w.text("{n} more", n=w.number(len(waiting) - NAMED)), "#silent")] if len(waiting) > NAMED + 1 else []
        found.append((w.text("Needs attention:"), [*waiting[: NAMED if rest else None], *rest]))
    return found


def _why(frame: Frame, city: CityStanding) -> str:
    w = frame.words
    reasons = [w.text(text) for text, holds in ((mark("milestone overdue"), city.overdue), (mark("no report"), not city.reported)) if holds]
    return w.text("{what} ({others})", what=w.place(city.city, city.name_ja), others=w.joined(reasons))


def _split(frame: Frame, programmes: list[tuple[str, int]]) -> str:
    """How many belong to which programme, for readers who know one of the lists."""
    w, names = frame.words, frame.choices.programmes
    if len(programmes) < 2:
        return ""
    parts = [w.text("{programme} {n}", programme=w.place(*names[code]), n=w.number(count)) for code, count in programmes]
    return w.text("By programme (a project may be in two): {parts}.", parts=w.joined(parts))


def _figures(frame: Frame, totals: Totals) -> list[dict[str, str]]:
    w = frame.words
    before = w.date(frame.view.since)

    def figure(now: int, then: int, label: str, colour: str, **filters: object) -> dict[str, str]:
        note = "" if not frame.view.compared else w.text("{change} since {date}", change=w.signed(now - then), date=before)
        return {"value": w.number(now), "label": label, "note": note, "colour": colour, "link": frame.link("project", **filters)}

    found = [figure(totals.projects, totals.projects_before, w.text("Projects"), "")]
    for word in theme.STATUS_WORDS:
        now, then = totals.now.get(word, 0), totals.before.get(word, 0)
        if now or then:
            colour = theme.STATUS_COLOURS[frame.scheme][word]
            found.append(figure(now, then, markup.status(w, frame.scheme, word), colour, status=word or NOT_STATED))
    return found


def _exhibits(frame: Frame, areas: list[Tally], nations: list[Tally], course: list[Any], standings: list[CityStanding]) -> dict[str, tuple[Any, ...]]:
    """key -> (what is shown, finding, figure, table)."""
    w, scheme, compared, before = frame.words, frame.scheme, frame.view.compared, frame.words.date(frame.view.since)
    head, body = groups.by_city_table(standings, w)
    linked = [[(row[0], frame.link("city", city=city.city_id)), *row[1:]] for city, row in zip(standings, body, strict=True)]
    by_city = markup.table(head, linked)
    return {
        "over_time": (w.text("Projects by status at each reporting date"), status.over_time_sentence(course, w),
                      status.over_time(course, w, scheme), markup.table(*status.over_time_table(course, w))),
        "focus": (w.text("Exhibit 1: projects by focus area; the line marks {date}", date=before) if compared else w.text("Exhibit 1: projects by focus area"),
                  groups.by_focus_area_sentence(areas, w), groups.by_focus_area(areas, w, scheme, compared),
                  markup.table(*groups.by_focus_area_table(areas, w))),
        "cities": (w.text("Projects by city and status; what needs attention stands first"), groups.by_city_sentence(standings, w),
                   groups.by_city(standings, w, scheme), by_city),
        "map": (places.city_map_note(standings, w), places.city_map_sentence(standings, w),
                places.city_map(standings, w, scheme), by_city),
        "country": (w.text("Exhibit 3: projects by country and focus area"), groups.by_country_sentence(nations, w),
                    groups.by_country(nations, w, scheme), markup.table(*groups.by_country_table(nations, w))),
    }  # fmt: skip


def _silent(frame: Frame, standings: list[CityStanding]) -> dict[str, Any]:
    w = frame.words
    silent = [row for row in standings if not row.reported]
    date = w.date(frame.view.since)
    if not standings or not frame.view.compared:
        return {}
    if not silent:
        return {"heading": w.text("Every city has reported since {date}.", date=date)}
    head = [w.text("City"), w.text("Country"), w.text("Joined"), w.text("Last report")]
    body = [
        [(w.place(r.city, r.name_ja), frame.link("city", city=r.city_id)), w.country(r.country), w.date(r.joined),
         w.date(r.last_report) or w.text("never")]
        for r in silent
    ]  # fmt: skip
    heading = w.plural("{n} city has not reported since {date}", "{n} cities have not reported since {date}", len(silent), date=date)
    return {"heading": heading, "anchor": "silent", "tables": [markup.table(head, body, numbers=False)],
            "quiet": w.text("Next step: ask them for an update, or send theirs through Upload.")}  # fmt: skip


def page() -> None:
    """Draw it."""
    frame = begin()
    if frame is None:
        return
    w, shown = frame.words, kept(f"overview {frame.key}", lambda: contents(frame))
    st.html(shown["top"])
    if shown["projects"]:
        # a few cities make a short chart: then the map has its side alone
        tall = (("cities",), ("map", "country")) if shown["many"] else (("cities", "country"), ("map",))
        for keys in ((("over_time",), ("focus",)), tall):
            for column, group in zip(st.columns(2, gap="large"), keys, strict=True):
                with column:
                    for key in group:
                        exhibit(*shown["exhibits"][key], w, key)
        st.html(shown["wall"])
    if shown["changed"]:
        st.html(shown["changed"])
    if shown["changes"]:
        for number, column in enumerate(st.columns(2, gap="large")):
            with column:
                for side, block, others in shown["changes"]:
                    if side == number:
                        st.html(block)
                        if others:
                            with st.expander(w.text("The others")):
                                st.html(others)
    if shown["silent"]:
        st.html(shown["silent"])
    if shown["projects"]:
        computed(w, *shown["how"], "how_counted")
