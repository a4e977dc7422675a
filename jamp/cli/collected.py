"""Which case studies a collection is made of."""

from __future__ import annotations

import dataclasses

from jamp.cli import fail
from jamp.queries import case_studies
from jamp.reports.collection.gathered import CLEARED, DRAFT, rows
from jamp.reports.kinds import Asked
from jamp.store.engine import Engine
from jamp.store.scope import ANYBODY, seeing

NONE = {
    CLEARED: "No case study is cleared for publication here. A collection of drafts is made with --status draft.",
    DRAFT: "No case study is a draft or in review here. A collection of what is cleared is made with --status cleared.",
}


def chosen(opened: Engine, asked: Asked, cases: str, status: str) -> Asked:
    """What was asked for, with the codes of cases in their order; ends the program where one of them cannot be in it."""
    wanted = status or CLEARED
    if wanted not in (CLEARED, DRAFT):
        raise fail("The status is draft or cleared.")
    codes = tuple(dict.fromkeys(code.strip().upper() for code in cases.split(",") if code.strip()))
    with seeing(opened, ANYBODY) as session:
        known = {row.case_id: row for row in case_studies.every(session)}
        there = [row.case_id for row in rows(session, asked.view, wanted)]
    if unknown := [code for code in codes if code not in known]:
        raise fail(f"There is no case study {', '.join(unknown)}. The sheet case_studies lists them: export case_studies.")
    if other := [code for code in codes if code not in there]:
        states = ", ".join(f"{code} is {known[code].state}" for code in other)
        raise fail(f"Not in a collection of status {wanted}, or not in these places: {states}.")
    if not there:
        raise fail(NONE[wanted])
    return dataclasses.replace(asked, cases=codes, status=wanted)
