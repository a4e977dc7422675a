"""What a case study lacks before it can be cleared, and whom to ask for it."""

from __future__ import annotations

from jamp.model.cases import Case
from jamp.model.clearing import lacking
from jamp.reports.lacks import asked, told
from jamp.ui import markup
from jamp.ui.frame import Frame


def notice(frame: Frame, case: Case) -> str:
    """How much is missing, with the way to it; HTML, "" where nothing is."""
    w, found = frame.words, lacking(case)
    blocking = sum(lack.blocks for lack in found)
    said = [w.plural("{n} thing is missing before this can be cleared.", "{n} things are missing before this can be cleared.", blocking)] if blocking else []
    if len(found) > blocking:
        said.append(w.plural("{n} more would help a reader.", "{n} more would help a reader.", len(found) - blocking))
    if not said:
        return ""
    return markup.rendered("block.html", notice=" ".join(said) if w.language == "en" else "".join(said), more=[(w.text("What is missing, and whom to ask"), "#missing")])


def missing(frame: Frame, case: Case) -> str:
    """What is missing before it can be cleared, and whom to ask; HTML, "" where nothing is."""
    w, found = frame.words, lacking(case)
    rows = [[told(lack, w), w.text("yes") if lack.blocks else w.text("no"), asked(lack, w)] for lack in sorted(found, key=lambda lack: not lack.blocks)]
    if not rows:
        return ""
    head = [w.text("What is missing"), w.text("Needed before clearing"), w.text("Whom to ask")]
    return markup.rendered("block.html", heading=w.text("What is missing, and whom to ask"), anchor="missing", tables=[markup.table(head, rows, numbers=False)])
