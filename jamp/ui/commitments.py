"""The three commitments of the 7th High Level Meeting, as far as the records can tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jamp.charts.cases import STEP_WORDS
from jamp.languages import mark
from jamp.model.groups import KINDS
from jamp.model.interests import STEPS
from jamp.queries.coverage import Cells
from jamp.queries.exchanges import ExchangeRow
from jamp.queries.reach import Lens
from jamp.ui import markup
from jamp.ui.covered import reported
from jamp.ui.frame import Frame

MOST = 8
PEOPLE_CENTRED = "people-centred"
EXCHANGES = {"between cities": mark("Exchanges between cities"), "of persons": mark("Exchanges of persons")}
VULNERABLE = tuple(group for kind in ("gender", "age", "disability", "migration", "livelihood") for group in KINDS[kind]
                   if group not in ("men", "adults", "gender_not_stated", "age_not_stated"))  # fmt: skip


def commitments(frame: Frame, cities: Mapping[str, Cells], projects: Mapping[str, Cells], all_cities: int, all_projects: int,
                counts: Mapping[str, tuple[int, int, int]], newest: list[ExchangeRow], steps: Mapping[str, int], lenses: list[Lens], people: int) -> list[str]:  # fmt: skip
    """The parts of the section as HTML. `counts`: {kind of exchange: (exchanges, participants, exchanges that do not say how many)}; `steps`: {step: interests
    in case studies that reached it}; `people`: people-centred projects that have a figure on people."""
    w = frame.words
    centred = next((one.projects for one in lenses if one.theme == PEOPLE_CENTRED), 0)
    return [
        markup.rendered("block.html", heading=w.text("The three commitments of the 7th meeting"),
                        quiet=w.text("What the records can tell of them, as at {date}.", date=w.date(frame.view.as_at))),
        _tracker(frame, w.text("1. Vulnerable groups, MSMEs and startups, cities"), w.text("Projects and cities that report a figure for them."),
                 [(w.text("Vulnerable groups"), VULNERABLE), (w.text("MSMEs"), ("msmes",)), (w.text("Startups"), ("startups",))], cities, projects, all_cities, all_projects),
        _exchanges(frame, counts, newest),
        _interests(frame, steps),
        markup.rendered("block.html", heading=w.text("3. People-centred participation"),
                        facts=[(w.text("Projects with this theme"), w.text("{n} of {all}", n=w.number(centred), all=w.number(all_projects)),
                                frame.link("inclusion", lens=PEOPLE_CENTRED) if centred else ""),
                               (w.text("of them with a figure on people"), w.number(people), "")],
                        foot="" if centred else w.text("Nothing is recorded yet. Next step: name the theme people-centred in the sheet of projects, and report participants as an indicator.")),
    ]  # fmt: skip


def _tracker(frame: Frame, heading: str, quiet: str, asked: list[tuple[str, tuple[str, ...]]], cities: Mapping[str, Cells], projects: Mapping[str, Cells],
             all_cities: int, all_projects: int) -> str:  # fmt: skip
    w = frame.words
    facts = [(name, w.text("{projects} of {all}, {cities} of {places}", projects=w.number(reported(projects, *groups)),
                           all=w.plural("{n} project", "{n} projects", all_projects), cities=w.number(reported(cities, *groups)),
                           places=w.plural("{n} city", "{n} cities", all_cities)), "") for name, groups in asked]  # fmt: skip
    silent = not any(reported(projects, *groups) for _, groups in asked)
    return markup.rendered("block.html", heading=heading, quiet=quiet, facts=facts,
                           foot=w.text("Nothing is recorded yet. Next step: values with these groups, by the template of values.") if silent else "")  # fmt: skip


def _exchanges(frame: Frame, counts: Mapping[str, tuple[int, int, int]], newest: list[ExchangeRow]) -> str:
    w, view = frame.words, frame.view
    since = w.text("Since {date}, up to {as_at}.", date=w.date(view.since), as_at=w.date(view.as_at)) if view.compared else ""
    if view.programmes or view.focus_areas or view.statuses:
        since = f"{since} {w.text('An exchange is of no programme, focus area or status: those filters leave it as it is.')}".strip()
    facts = []
    for kind, label in EXCHANGES.items():
        number, persons, unsaid = counts.get(kind, (0, 0, 0))
        value = w.number(number)
        if number > unsaid:
            value = w.text("{what} ({others})", what=value, others=w.plural("{n} participant", "{n} participants", persons))
        if unsaid and number:
            value += w.text("; participants not stated for {n}", n=w.number(unsaid))
        facts.append((w.text(label), value, ""))
    head = [w.text("Exchange"), w.text("Kind"), w.text("First day"), w.text("Cities"), w.text("Others who took part"), w.text("Participants")]
    body: list[list[Any]] = [
        [one.title, w.text(EXCHANGES[one.kind]), markup.whole(w.date(one.start_date)), frame.cities(one.cities), one.abroad or "–",
         "–" if one.participants is None else w.number(one.participants)]
        for one in newest
    ]  # fmt: skip
    all_ = sum(number for number, *_ in counts.values())
    cut = w.text("The first {n} of {all}.", n=w.number(len(newest)), all=w.number(all_)) if len(newest) < all_ else ""
    silent = w.text("No exchange is recorded. Next step: the sheet of exchanges, with its cities, its days and who took part.") if not newest else ""
    return markup.rendered("block.html", heading=w.text("2. Mutual learning and exchanges"), quiet=since, facts=facts, foot=silent or cut,
                           tables=[markup.table(*markup.lean(head, body), numbers=False)] if body else [],
                           more=[(w.text("Templates and Upload"), frame.link("upload"))] if silent else [])  # fmt: skip


def _interests(frame: Frame, steps: Mapping[str, int]) -> str:
    w = frame.words
    any_ = any(steps.get(step) for step in STEPS)
    facts = [(w.text(STEP_WORDS[step]), w.number(steps.get(step, 0)), "") for step in STEPS]
    silent = "" if any_ else w.text("No city has said in this time that it wants to repeat a case study. Next step: open one, and state the interest of a city there.")
    return markup.rendered("block.html", heading=w.text("Interests in case studies, by the step that they reached in this time"), facts=facts if any_ else [], foot=silent,
                           more=[(w.text("Case studies"), frame.link("cases"))])  # fmt: skip
