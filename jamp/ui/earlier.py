"""The reports that were made, newest first."""

from __future__ import annotations

from jamp.reports.kinds import KINDS
from jamp.reports.numbers import number_in, numbered
from jamp.store import reports
from jamp.store.reports import Kept
from jamp.ui import markup
from jamp.ui.asking import about
from jamp.ui.frame import Frame
from jamp.ui.paged import paged

EACH = 20


def found(frame: Frame, number: str) -> Kept | None:
    """The report that an address asks for: 42 or R0042."""
    wanted = number_in(number)
    return reports.one(frame.engine, wanted) if wanted is not None else None


def earlier(frame: Frame) -> None:
    """The list, a page at a time."""
    w, count = frame.words, reports.number(frame.engine)
    markup.show("block.html", heading=w.text("Earlier reports"), quiet="" if count else w.text("No report was made yet."))
    if count:
        paged(frame, f"reports_{count}", count, EACH, lambda number: _listed(frame, reports.every(frame.engine, EACH, (number - 1) * EACH)))


def _listed(frame: Frame, page: list[Kept]) -> str:
    w = frame.words
    head = [w.text("Number"), w.text("Kind"), w.text("What it is about"), w.text("As at"), w.text("Compared with"), w.text("Made"), w.text("By")]
    rows = [[(numbered(one.number), frame.link("reports", report=one.number)), w.text(KINDS[one.kind].label), about(frame, one), w.date(one.as_at),
             w.date(one.since), w.moment(one.made_at), one.made_by] for one in page if one.kind in KINDS]  # fmt: skip
    return markup.table(head, rows)
