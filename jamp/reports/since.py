"""What happened to one project since the earlier date, a line for each thing."""

from __future__ import annotations

from jamp.languages import Words
from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.reports.frame import status_name
from jamp.reports.measured import dated
from jamp.reports.one_project import OneProject


def since(found: OneProject, view: View, words: Words) -> list[str]:
    """Status, milestones reached and put off, figures, then what was said of the work."""
    lines = []
    if found.before is not None and found.before != found.one.status:
        lines.append(words.text("{what}: {said}", what=words.text("Status"), said=f"{status_name(found.before, words)} → {status_name(found.one.status, words)}"))
    for promise in found.milestones:
        if promise.actual and end_of(promise.actual) > end_of(view.since):
            lines.append(words.text("{what}: {said}", what=promise.title, said=words.text("reached {date}", date=words.date(promise.actual))))
    for change in found.slipped:
        later = words.date(change.expected) or words.text("No new date given")
        lines.append(words.text("{what}: {said}", what=change.detail, said=f"{words.date(change.promised)} → {later}"))
    for row in found.indicators:
        one = row.progress
        if one.actual is not None and end_of(one.actual_at) > end_of(view.since) and one.before != one.actual:
            before = dated(one.before, one.before_at, words, one.before_bound).replace("\n", " ")
            lines.append(words.text("{what}: {said}", what=one.title, said=f"{before} → {dated(one.actual, one.actual_at, words, one.bound)}".replace("\n", " ")))
    for said in found.statements:
        if end_of(said.as_at) > end_of(view.since) and (said.narrative or said.next_steps):
            lines.append(words.text("{what} ({others})", what=" ".join(text for text in (said.narrative, said.next_steps) if text), others=words.date(said.as_at)))
    return lines
