"""What a case study lacks before it can be cleared, and whom to ask for it."""

from __future__ import annotations

from jamp.model.cases import Case
from jamp.model.clearing import lacking
from jamp.reports.lacks import asked, told
from jamp.ui import markup
from jamp.ui.frame import Frame


def missing(frame: Frame, case: Case) -> str:
    """What is missing before it can be cleared, and whom to ask; HTML, "" where nothing is."""
    w, found = frame.words, lacking(case)
    parts = []
    for blocks, heading in ((True, w.text("Missing before it can be cleared")), (False, w.text("It can be cleared without, but a reader will miss it"))):
        rows = [[told(lack, w), asked(lack, w)] for lack in found if lack.blocks == blocks]
        if rows:
            parts.append(markup.rendered("block.html", heading=w.text("{heading}: {n}", heading=heading, n=w.number(len(rows))),
                                         tables=[markup.table([w.text("What is missing"), w.text("Whom to ask")], rows, numbers=False)]))  # fmt: skip
    return "".join(parts)
