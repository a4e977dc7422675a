"""How the counts of projects, cities, milestones and ratings are computed, on every page that shows them."""

from __future__ import annotations

from typing import Any

from jamp.charts.ratings import RULE
from jamp.languages import mark
from jamp.queries.inputs import status_sources
from jamp.ui import markup
from jamp.ui.frame import Frame

MOST = 12
PROJECTS = mark("Projects: a project is listed at a date when a statement speaks of it by then, and it has not left the list by then; one of which nobody has said anything yet is listed without a status. Its status is that of the statement on the latest "
                "date; of several for one date the office's own counts, then the one published last. The statements that count come from the sources below.")  # fmt: skip
PLACES = mark("A project in several cities counts once in all, and once in each of its cities. A change compares the same rule at the two dates.")
REPORTED = mark("No report: no statement on any of the city's projects speaks of a day after the earlier date.")
LATE = mark("A milestone is overdue when the last day of its newest promised date has passed and it is not known to be reached; each promise and its source stand on the page Timeline.")
RATINGS = mark("Rating: {rule} The page Project opens the conditions of each.")
INDICATORS = mark("Indicators: those of listed projects. One has a figure when a number of everybody is known by the date, and a target when one was set by the date.")


def read(frame: Frame, session: Any, view: Any, *rules: str) -> tuple[list[str], list[str], list[list[Any]]]:
    """What `computed` shows: the rules in words, and the inputs as the head and rows of a table."""
    w = frame.words
    texts = {RATINGS: w.text(RATINGS, rule=w.text(RULE))}
    found = status_sources(session, view)
    head = [w.text("Source"), w.text("Projects"), w.text("Newest statement as at")]
    rows: list[list[Any]] = [
        [(w.text("No report") if one.title is None else one.title or w.text("The office itself"), markup.web(one.url)), w.number(one.projects), markup.whole(w.date(one.newest)) if one.newest else "–"]
        for one in found[:MOST]
    ]  # fmt: skip
    cut = [w.text("The first {n} of {all}.", n=w.number(MOST), all=w.number(len(found)))] if len(found) > MOST else []
    return [texts.get(rule) or w.text(rule) for rule in (PROJECTS, PLACES, *rules)] + cut, head, rows
