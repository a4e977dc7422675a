"""Projects as a table that leads to each of them."""

from __future__ import annotations

from jamp.model.rows import Standing
from jamp.ui import markup
from jamp.ui.frame import Frame


def listing(frame: Frame, rows: list[Standing], with_city: bool = True) -> str:
    """The table as HTML; "" without rows."""
    w = frame.words
    if not rows:
        return ""
    head = [w.text("Project"), w.text("Status"), w.text("City"), w.text("Focus area"), w.text("Complete"), w.text("As at"), w.text("Code")]
    body = [
        [
            (w.place(p.title, p.title_ja), frame.link("project", project=p.project_id)),
            markup.status(w, frame.scheme, p.status),
            frame.cities(p.city) or w.country(p.country) or w.text("Not stated"),
            markup.area(w, frame.scheme, p.focus_area),
            "–" if p.percent_complete is None else w.percent(p.percent_complete / 100),
            markup.whole(w.date(p.as_at)),
            markup.whole(p.project_id),
        ]
        for p in rows
    ]
    # nobody states a percentage yet in most views: an empty column says nothing
    gone = {index for index, keep in ((2, with_city), (4, any(p.percent_complete is not None for p in rows))) if not keep}
    return markup.table([c for i, c in enumerate(head) if i not in gone], [[c for i, c in enumerate(row) if i not in gone] for row in body], numbers=False)
