"""Two to four cities, or two reporting dates, side by side on the same scales."""

from __future__ import annotations

import dataclasses
from typing import Any

import streamlit as st

from jamp.charts import sides
from jamp.model.view import View
from jamp.queries.sides import side
from jamp.ui import address, beside, counted, markup
from jamp.ui.computed import computed
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words
from jamp.ui.kept import kept
from jamp.ui.rated import rated

MOST = 4


def contents(frame: Frame, columns: list[tuple[str, View]], cities: bool) -> dict[str, Any]:
    """Everything the page shows of the columns (name, view)."""
    w, scheme = frame.words, frame.scheme
    # other pages show the ratings too: they are worked out once
    known = [rated(frame, view) for _, view in columns]
    with frame.reading() as session:
        found = [(name, side(session, view, ratings)) for (name, view), ratings in zip(columns, known, strict=True)]
        how = counted.read(frame, session, frame.view, counted.LATE, counted.RATINGS, counted.INDICATORS)
        alike = beside.read(frame, session, columns, cities)
    head, rows = sides.table(found, w)
    table = markup.table(head, rows)
    said = sides.cities_sentence(found, w) if cities else sides.dates_sentence(found, w)
    return {
        "top": markup.rendered("block.html", title=w.text("Side by side"), lead=said, quiet=in_words(frame)),
        "how": how,
        "statuses": (w.text("Projects by status, on one scale"), sides.status_sentence(found, w), sides.by_status(found, w, scheme), ""),
        "ratings": (w.text("Projects by rating, on one scale"), sides.rating_sentence(found, w), sides.by_rating(found, w, scheme), ""),
        "alike": alike,
        "table": markup.rendered("block.html", heading=w.text("In figures"), tables=[table]),
    }


def _choose(frame: Frame) -> list[str]:
    """The cities that are compared; kept in the address as the filter of cities."""
    w, known = frame.words, frame.choices.cities
    asked = list(frame.view.cities)[:MOST]
    options = sorted(known, key=lambda code: w.place(*known[code][:2]))
    chosen = st.multiselect(
        w.text("Cities to compare (two to four); with none, the two reporting dates are compared"), options, asked, key=f"compared_{'_'.join(asked)}",
        max_selections=MOST, placeholder=w.text("Choose cities"),
        format_func=lambda code: w.text("{what} ({others})", what=w.place(*known[code][:2]), others=w.country(known[code][2])),
    )  # fmt: skip
    if chosen != asked:
        st.session_state["filter_city"], st.session_state["filter_country"] = chosen, []
        address.write("city", chosen)
        st.rerun()
    return chosen


def page() -> None:
    """Draw it."""
    frame = begin(filters=("programme", "focus_area", "status", "as_at", "since"))
    if frame is None:
        return
    w, view, known = frame.words, frame.view, frame.choices.cities
    chosen = _choose(frame)
    if len(chosen) > 1:
        columns = [(w.place(*known[code][:2]), dataclasses.replace(view, cities=(code,), countries=())) for code in chosen]
    else:
        earlier = dataclasses.replace(view, as_at=view.since)
        columns = [(w.date(view.since), earlier), (w.date(view.as_at), view)]
        if not view.compared:
            markup.show("block.html", title=w.text("Side by side"), notice=w.text("There is only one reporting date so far. Choose two cities."))
            return
    shown = kept(f"compare {chosen} {frame.key}", lambda: contents(frame, columns, len(chosen) > 1))
    st.html(shown["top"])
    left, right = st.columns(2, gap="large")
    with left:
        exhibit(*shown["statuses"], w, "statuses")
    with right:
        exhibit(*shown["ratings"], w, "ratings")
    beside.show(frame, shown["alike"])
    st.html(shown["table"])
    computed(w, *shown["how"], "how_counted")
