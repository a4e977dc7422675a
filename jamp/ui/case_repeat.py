"""From aspiration to action: what another city needs to repeat a case study, which cities that may be, and who has said so."""

from __future__ import annotations

from typing import Any

from jamp.charts import cases as said
from jamp.model.alike import Alike
from jamp.model.cases import Case
from jamp.model.interests import step
from jamp.queries import interests
from jamp.queries.alike import alike
from jamp.ui import markup
from jamp.ui.frame import Frame

MOST = 8


def needed(frame: Frame, case: Case, language: str) -> str:
    """Conditions, cost, partners and time in one box; HTML."""
    w = frame.words
    unknown = w.text("Not stated; ask {whom}.", whom=case.contact) if case.contact else w.text("Not stated.")
    conditions, spoken = case.text("conditions", language), case.spoken("conditions", language)
    partners = w.joined(w.text("{what} ({others})", what=name, others=w.text(role)) if role and role != "not stated" else name for name, role in case.partners)
    facts = [(w.text("Conditions to repeat it"), conditions or unknown, spoken if conditions and spoken != w.language else ""), (w.text("Cost"), said.cost(case, w) or unknown, ""),
             (w.text("Partners"), partners or unknown, ""), (w.text("Time"), said.time(case, w) or unknown, "")]  # fmt: skip
    return markup.rendered("repeat.html", heading=w.text("From aspiration to action"), quiet=w.text("What another city needs to repeat it."), facts=facts)


def cities_alike(frame: Frame, case: Case) -> str:
    """The cities that it may be of use to, with the reasons; HTML."""
    w = frame.words
    with frame.reading() as session:
        found = alike(session, case, frame.view)
    # those that have said so already are told below
    taken = {one.city_id for one in case.takers}
    shown = [one for one in found if one.city_id not in taken][:MOST]
    rule = w.text("Three things are looked at: from half to double as many people; a project of the same focus area; and a gap, none of those projects running or done, or nobody who counts what the evidence counts. Cities of which two hold or more, most first.")
    if not shown:
        return markup.rendered("block.html", heading=w.text("Cities like yours"), quiet=w.text("No other city comes near in size, focus area and gaps."), foot=rule)
    rows: list[list[Any]] = [
        [(w.place(one.city, one.city_ja), frame.link("city", city=one.city_id)), w.country(one.country), _holding(frame, one), " ".join(said.why_alike(one, case, w)),
         (w.text("State its interest"), frame.link("case", case=case.case_id, interested=one.city_id) + "#interest")]
        for one in shown
    ]  # fmt: skip
    head = [w.text("City"), w.text("Country"), w.text("Holds"), w.text("Why"), w.text("Next step")]
    return markup.rendered("block.html", heading=w.text("Cities like yours"), quiet=rule, tables=[markup.table(head, rows, numbers=False)],
                           foot=w.text("The first {n} of {all}.", n=w.number(len(shown)), all=w.number(len(found))) if len(shown) < len(found) else "")  # fmt: skip


def _holding(frame: Frame, one: Alike) -> str:
    w = frame.words
    return w.joined(text for text, holds in ((w.text("size"), one.of_size), (w.text("focus area"), one.same_area), (w.text("gap"), one.gap)) if holds)


def interested(frame: Frame, case: Case) -> str:
    """Who wants to repeat it, and how far that has come; HTML."""
    w = frame.words
    with frame.reading() as session:
        found = interests.of_case(session, case.case_id)
    names = frame.choices.cities
    rows: list[list[Any]] = []
    for one in found:
        reached = step(one["matched_on"], one["visited_on"], one["adopted_on"], one["closed_on"])
        dates = [w.text("{what} {date}", what=w.text(said.STEP_WORDS[name]), date=w.date(one[column])) for name, column in interests.DATES.items() if one[column]]
        codes = [one[column] for column in ("exchange_id", "project_id") if one[column]]
        rows.append([(w.place(*names[one["city"]][:2]), frame.link("city", city=one["city"])), w.text(said.STEP_WORDS[reached]), one["wanted"],
                     " · ".join(dates), " · ".join(codes), one["note"] or "", one["interest_id"]])  # fmt: skip
    head = [w.text("City"), w.text("Step"), w.text("What the city wants to learn"), w.text("Dates"), w.text("Exchange or project"), w.text("Note"), w.text("Code")]
    quiet = w.text("No city has said yet that it wants to repeat this.") if not rows else ""
    return markup.rendered("block.html", heading=w.text("Interests of other cities"), anchor="interest", quiet=quiet, tables=[markup.table(*markup.lean(head, rows), numbers=False)] if rows else [])
