"""The part of Compare that is about results: figures and shares of the way, side by side."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.charts import beside as drawn
from jamp.charts import results
from jamp.charts.outcomes import BOUNDS
from jamp.languages import mark
from jamp.model.outcomes import HIDDEN
from jamp.model.results import Beside
from jamp.model.view import View
from jamp.queries import beside
from jamp.ui import markup
from jamp.ui.computed import computed
from jamp.ui.exhibit import CONFIG, exhibit
from jamp.ui.frame import Frame

INPUTS = 40
SUMS = mark("Added up only where the figures count the same thing in the same unit and way and their offices say that it adds up; one figure alone stands for itself. "
            "Each thing has a scale of its own, which begins at zero.")  # fmt: skip
SAME = mark("At both dates the same indicators are added: those that have a figure at both.")
WAYS_OF_SUMS = mark("Share of the way = (figure − baseline) / (target − baseline), of the sums of the three. It is said only where each indicator that is added has all three.")
WAYS = mark("Share of the way = (figure − baseline) / (target − baseline), each with the figure and the target that held at the date. Headline indicators come first; at most {n} are shown.")


def read(frame: Frame, session: Any, columns: list[tuple[str, View]], cities: bool) -> dict[str, Any]:
    """What `show` draws, of the columns (name, view)."""
    w, view, names = frame.words, columns[-1][1], [name for name, _ in columns]
    if cities:
        found = beside.of_cities(session, [each for _, each in columns])
        ways = [(drawn.named(one, w), one.ways) for one in found]
        said = drawn.cities_sentence(ways, names, w)
    else:
        found = beside.of_dates(session, view.since, view)
        known = frame.choices.japanese if w.language == "ja" else {}
        ways = [(w.text("{what} ({others})", what=row.progress.title, others=results.place(row, w, known)), (then, row.progress.way))
                for row, then in beside.ways_at(session, view.since, view, results.MOST)]  # fmt: skip
        said = drawn.dates_sentence(ways, names, w)
    # the furthest stands first, what cannot be said last
    ways.sort(key=lambda one: (one[1][-1].value is None, -(one[1][-1].value or 0)))
    some = found[: drawn.MOST]
    silent = w.text("No two of these cities count the same thing alike with a figure each. Next step: name the same shared indicator in the sheet of indicators.") if cities else \
        w.text("Nothing that is counted alike has a figure at both dates.")  # fmt: skip
    shown = any(answer.value is not None for _, answers in ways for answer in answers)
    head, body = drawn.ways_table(ways[: results.MOST], names, w)
    return {
        "heading": w.text("Counted alike, side by side"), "silent": "" if found else silent,
        "cut": w.text("The first {n} of {all}.", n=w.number(len(some)), all=w.number(len(found))) if len(found) > len(some) else "",
        "panels": [(markup.rendered("panel.html", name=w.place(one.title, one.title_ja), link="", second=" · ".join((drawn.unit_of(one, w), _counted(frame, one, names))), said=""), drawn.amounts(one, names, w, frame.scheme),
                    f"{drawn.named(one, w)}. {drawn.amounts_sentence(one, names, w)}", f"beside_{n}") for n, one in enumerate(some)],
        "rule": w.text(SUMS) if cities else w.text("{first} {then}", first=w.text(SUMS), then=w.text(SAME)), "inputs": _inputs(frame, some, names),
        # where no two cities count alike it has been said already
        "ways": (w.text("Share of the way from the baseline to the target, on one scale"), said,
                 drawn.ways(ways[: results.MOST], names, w, frame.scheme, dates=not cities) if shown else None, markup.table(head, body, numbers=False) if body else "") if ways or not cities else None,
        "ways_rule": w.text(WAYS_OF_SUMS) if cities else w.text(WAYS, n=w.number(results.MOST)),
    }  # fmt: skip


def _counted(frame: Frame, one: Beside, names: list[str]) -> str:
    """Of how many indicators each column is."""
    w = frame.words
    if len(set(one.counted)) == 1:
        return w.plural("{n} indicator each", "{n} indicators each", one.counted[0])
    return w.text("Indicators: {parts}", parts=w.text(", ").join(w.text("{programme} {n}", programme=name, n=w.number(n)) for name, n in zip(names, one.counted, strict=True)))


def _inputs(frame: Frame, found: list[Beside], names: list[str]) -> tuple[list[str], list[list[Any]], str]:
    """The figures that are added as a table, and that it is cut where it is."""
    w = frame.words
    head = [w.text("Compared"), w.text("Indicator"), w.text("Figure"), w.text("Unit"), w.text("As at"), w.text("Baseline"), w.text("Target"), w.text("Source")]
    every = [(one, part) for one in found for part in one.parts]
    body = [
        [names[part.side], (part.title, frame.link("project", project=part.project_id)), BOUNDS.get(part.bound, "") + w.number(part.value, 2), one.unit,
         markup.whole(w.date(part.as_at)), *(w.text(HIDDEN) if unseen else "–" if number is None else w.number(number, 2)
                                                for number, unseen in ((part.baseline, part.baseline_hidden), (part.target, part.target_hidden))),
         part.source or w.text("The office itself")]
        for one, part in every[:INPUTS]
    ]  # fmt: skip
    return head, body, w.text("The first {n} of {all}.", n=w.number(INPUTS), all=w.number(len(every))) if len(every) > INPUTS else ""


def show(frame: Frame, shown: dict[str, Any]) -> None:
    """The figures, each thing on its own scale, and the shares of the way on one."""
    w = frame.words
    markup.show("block.html", heading=shown["heading"], quiet=shown["silent"] or shown["cut"])
    if shown["panels"]:
        with st.container(key="beside"):
            for head, figure, told, key in shown["panels"]:
                with st.container(gap=None):
                    st.html(head)
                    st.plotly_chart(figure, theme=None, config=CONFIG, key=key, alt=told)
        head, body, cut = shown["inputs"]
        computed(w, w.text("{first} {then}", first=shown["rule"], then=cut).strip(), head, body, "how_beside")
    if shown["ways"]:
        what, finding, drawing, table = shown["ways"]
        exhibit(what, finding, drawing, table, w, "ways")
        computed(w, shown["ways_rule"], [], [], "how_ways")
