"""Which targets were set, what is known of them, and who should say?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from jamp.charts import targets as drawn
from jamp.queries import targets
from jamp.ui import markup, register
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words
from jamp.ui.kept import kept
from jamp.ui.paged import paged

EACH = 25


def contents(frame: Frame) -> dict[str, Any]:
    """Everything the page shows but the pages of its two tables."""
    w, view = frame.words, frame.view
    with frame.reading() as session:
        total, by_city = targets.tallies(session, view)
        said = targets.sources(session, view)
    named = [(w.place(*frame.choices.cities[code][:2]), tally, code) for code, tally in by_city.items()]
    named.sort(key=lambda one: drawn.rank(one[:2]))
    rows = [(name, tally) for name, tally, _ in named]
    head, body = drawn.by_city_table(rows, w)
    linked = [[(row[0], frame.link("city", city=code)), *row[1:]] for row, (*_, code) in zip(body, named, strict=True)]
    figures = [
        {"value": w.number(number), "label": label, "note": note, "colour": "", "link": ""}
        for number, label, note in (
            (total.targets, w.text("Targets"), ""),
            (total.measurable, w.text("Measurable"), ""),
            (total.figure, w.text("With a figure"), ""),
            (total.past, w.text("Past their date without a figure"),
             w.text("{n} fell due since {date}", n=w.number(total.since), date=w.date(view.since)) if view.compared else ""),
        )
    ]  # fmt: skip
    left_out = "" if targets.of_programmes_too(view) else w.text("The cities' own targets are of no programme, focus area or status: with such a filter they are left out.")
    return {
        "targets": total.targets,
        "top": markup.rendered("block.html", title=w.text("Targets"), lead=drawn.sentence(total, w), quiet=in_words(frame), figures=figures if total.targets else [], foot=left_out),
        "chart": (w.text("Targets by city; where most are without a figure stands first"), drawn.by_city_sentence(rows, w), drawn.by_city(rows, w, frame.scheme),
                  markup.table(head, linked)),
        "how": markup.rendered("block.html", paragraphs=[
            w.text("Counted are the targets that cities set themselves, and of each indicator of a listed project the end target that holds at the reporting date: of the targets set last by then, the one with the latest date; the first end target where it reaches further."),
            w.text("A target is past its date without a figure once its last day has passed and no figure is known of that day or after it; a city's own target, while no later report that is out by the reporting date has a figure on it. It fell due since the earlier date when its last day lies between the two."),
            w.text("Whether a city's own target can be measured is a judgement made when the records were gathered. A target of a project in two cities counts once in all, and in both cities."),
        ], more=[(w.text("{code}: {title}", code=code, title=title), markup.web(url)) for code, title, url in said if markup.web(url)]),
    }  # fmt: skip


def _paged(frame: Frame, name: str, heading: str, quiet: str, read: Callable[[int], tuple[str, int]]) -> None:
    """A table in pages of 25; `read` gives the rows from an offset on, as HTML, and how many there are. Nothing where there are none."""
    _, count = kept(f"targets {name} 1 {frame.key}", lambda: read(0))
    if not count:
        return
    w = frame.words
    markup.show("block.html", heading=w.text("{heading}: {n}", heading=heading, n=w.number(count)), quiet=quiet)
    paged(frame, f"targets_{name}", count, EACH, lambda number: read((number - 1) * EACH)[0])


def page() -> None:
    """Draw it."""
    frame = begin()
    if frame is None:
        return
    w = frame.words
    shown = kept(f"targets {frame.key}", lambda: contents(frame))
    st.html(shown["top"])
    if not shown["targets"]:
        markup.show("block.html", quiet=w.text("Next step: take a filter away, or send targets through Upload."), more=[(w.text("Upload"), frame.link("upload"))])
        return

    def cities(offset: int) -> tuple[str, int]:
        with frame.reading() as session:
            rows, count = targets.of_cities(session, frame.view, offset, EACH)
        return register.of_cities(frame, rows), count

    def indicators(offset: int) -> tuple[str, int]:
        with frame.reading() as session:
            rows, count = targets.of_indicators(session, frame.view, offset, EACH)
        return register.of_indicators(frame, rows), count

    exhibit(*shown["chart"], w, "by_city")
    first = w.text("What is past its date without a figure stands first.")
    _paged(frame, "cities", w.text("Targets that cities set themselves"), first, cities)
    _paged(frame, "indicators", w.text("Targets of projects' indicators"), first, indicators)
    with st.expander(w.text("How this is computed")):
        st.html(shown["how"])
