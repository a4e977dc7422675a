"""What happened to the projects between two dates, as tables."""

from __future__ import annotations

from typing import Any

from jamp.model.rows import Change
from jamp.ui import markup
from jamp.ui.frame import Frame

TOP = 10


def changed(frame: Frame, changes: list[Change], counts: dict[str, int]) -> list[tuple[int, str, str]]:
    """(side, block of the first ten, block of the others or "") per kind of change that occurred, as HTML; side is 0 or
    1, so that two columns become about as long."""
    w = frame.words
    kinds = (
        ("slipped", w.text("Milestones that slipped"), [w.text("Milestone"), w.text("Promised"), w.text("Now")]),
        ("completed", w.text("Completed"), [w.text("Before")]),
        ("new", w.text("New on the list"), [w.text("Now")]),
        ("left", w.text("Left the list"), [w.text("Before"), w.text("Reason")]),
        ("other", w.text("Status changed otherwise"), [w.text("Before"), w.text("Now")]),
    )
    found: list[tuple[int, str, str]] = []
    length = [0, 0]
    for kind, heading, columns in kinds:
        rows = [_row(frame, change) for change in changes if change.kind == kind]
        if rows:
            head = [w.text("Project"), w.text("City"), *columns]
            first, others = (markup.table(head, part, numbers=False) if part else "" for part in (rows[:TOP], rows[TOP:]))
            side = length.index(min(length))
            length[side] += len(rows[:TOP]) + 2
            block = markup.rendered("block.html", heading=w.text("{heading}: {n}", heading=heading, n=w.number(counts[kind])), tables=[first])
            found.append((side, block, markup.rendered("block.html", tables=[others]) if others else ""))
    return found


def _row(frame: Frame, change: Change) -> list[Any]:
    w = frame.words
    before = markup.status(w, frame.scheme, change.before)
    now = markup.status(w, frame.scheme, change.now)
    by_kind: dict[str, list[Any]] = {
        "slipped": [change.detail, markup.whole(w.date(change.promised)), markup.whole(w.date(change.expected)) if change.expected else w.text("No new date given")],
        "completed": [before],
        "new": [now],
        "left": [before, w.text(change.detail or "not given")],
    }
    rest = by_kind.get(change.kind, [before, now])
    title = (w.place(change.title, change.title_ja), frame.link("project", project=change.project_id))
    return [title, frame.cities(change.city), *rest]
