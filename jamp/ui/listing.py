"""Projects as a table that leads to each of them."""

from __future__ import annotations

from typing import Any

from jamp.model.ratings import Rated
from jamp.model.rows import Standing
from jamp.ui import markup, rated
from jamp.ui.frame import Frame

SHORT = 20


def listing(frame: Frame, rows: list[Standing], ratings: dict[str, Rated], with_city: bool = True) -> str:
    """The table as HTML; "" without rows. `ratings`: {project: rating}."""
    w = frame.words
    if not rows:
        return ""
    head = [w.text("Project"), w.text("Status"), w.text("Rating"), w.text("City"), w.text("Focus area"), w.text("Complete"), w.text("As at"), w.text("Code")]
    body: list[list[Any]] = [
        [
            (w.place(p.title, p.title_ja), frame.link("project", project=p.project_id)),
            markup.status(w, frame.scheme, p.status),
            rated.shown(frame, ratings.get(p.project_id)),
            _place(frame, p),
            markup.area(w, frame.scheme, p.focus_area),
            "–" if p.percent_complete is None else w.percent(p.percent_complete / 100),
            markup.whole(w.date(p.as_at)),
            markup.whole(p.project_id),
        ]
        for p in rows
    ]
    if not with_city:
        head, body = [*head[:3], *head[4:]], [[*row[:3], *row[4:]] for row in body]
    # nobody states a percentage yet in most views: an empty column says nothing
    return markup.table(*markup.lean(head, body), numbers=False)


def _place(frame: Frame, project: Standing) -> str:
    place = frame.cities(project.city) or frame.words.country(project.country) or frame.words.text("Not stated")
    return place if ";" in project.city or len(place) > SHORT else markup.whole(place)
