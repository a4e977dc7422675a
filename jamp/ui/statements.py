"""What the sources say of a project: a timeline, and the places where they do not agree."""

from __future__ import annotations

from typing import Any

from jamp.charts import theme
from jamp.languages import mark
from jamp.model.dates import end_of
from jamp.model.rows import Statement
from jamp.model.statements import disagree
from jamp.ui import markup
from jamp.ui.frame import Frame

# what nobody doubts needs no word
GRADES = {"medium": mark("{source} (confidence of the reading: medium)"), "low": mark("{source} (confidence of the reading: low)")}


def graded(frame: Frame, source: str, confidence: str) -> str:
    """A source with a word on how sure its reading is, where it is not high."""
    return frame.words.text(GRADES[confidence], source=source) if confidence in GRADES else source


def timeline(frame: Frame, statements: list[Statement]) -> str:
    """The dated updates, newest first, as HTML; the one that counts in totals is marked."""
    w = frame.words
    if not statements:
        return ""
    shown = [_shown(frame, s) | {"basis": s.status_basis, "texts": _texts(frame, s)} for s in statements]
    return markup.rendered("timeline.html", heading=w.text("Updates, newest first"), statements=shown, counted=w.text("counts in totals"))


def _shown(frame: Frame, s: Statement) -> dict[str, Any]:
    w = frame.words
    parts: list[str] = [markup.status(w, frame.scheme, s.status)]
    if s.stage:
        parts.append(w.text("Smart JAMP stage: {stage}", stage=w.text(theme.STAGE_WORDS[s.stage])))
    if s.percent_complete is not None:
        parts.append(w.percent(s.percent_complete / 100))
    source = s.source_title or w.text("The office itself")
    if s.published:
        source = w.text("{source}, published {date}", source=source, date=w.date(s.published))
    source = graded(frame, source, s.confidence)
    return {
        "date": w.date(s.as_at), "status": markup.beside(parts), "counts": s.counts, "source": source, "link": markup.web(s.source_url),
    }  # fmt: skip


def _texts(frame: Frame, s: Statement) -> list[str]:
    w = frame.words
    found = [s.narrative] if s.narrative else []
    if s.issues:
        found.append(w.text("Issues: {text}", text=s.issues))
    if s.next_steps:
        found.append(w.text("Next steps: {text}", text=s.next_steps))
    return found


def disagreement(frame: Frame, statements: list[Statement]) -> str:
    """Both statements side by side where the newest word of another publisher differs from the one that counts; HTML,
    "" where the sources agree.

    A later report of the same publisher is progress, not disagreement; so is a status that has moved on.
    """
    w = frame.words
    counts = next((s for s in statements if s.counts), None)
    if counts is None or not counts.status:
        return ""
    other = next((s for s in statements if s.status and s.publisher != counts.publisher and end_of(s.as_at) <= end_of(frame.view.as_at)), None)
    if other is None or not disagree(other.status, other.as_at, counts.status, counts.as_at):
        return ""
    return markup.rendered(
        "disagreement.html", heading=w.text("Sources disagree about the status"), sides=[_shown(frame, counts), _shown(frame, other)],
        counted=w.text("counts in totals"), rule=w.text("The later reporting date counts; both statements are kept."),
    )  # fmt: skip

