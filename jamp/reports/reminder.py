"""The message to a city of which something is missing: it says what, from the figures, and what to do."""

from __future__ import annotations

from jamp.languages import Words
from jamp.model.view import View
from jamp.queries.left_behind import NO_GROUPS, NO_PROJECT, NO_REPORT, NO_VALUES, LeftBehind


def reminder(row: LeftBehind, view: View, words: Words) -> tuple[str, str]:
    """(subject, text)."""
    name = words.place(row.city, row.name_ja)
    lines = []
    if NO_PROJECT in row.reasons:
        lines.append(words.text("No project of {city} is listed.", city=name))
    if NO_REPORT in row.reasons and row.last_report:
        silent = words.plural("The last report speaks of {date}, {n} day before.", "The last report speaks of {date}, {n} days before.", row.days or 0,
                              date=words.date(row.last_report))  # fmt: skip
        lines.append(silent)
    elif NO_REPORT in row.reasons:
        lines.append(words.text("No report has come yet."))
    if NO_VALUES in row.reasons:
        lines.append(words.text("No figure says what the projects achieve."))
    if NO_GROUPS in row.reasons:
        lines.append(words.text("No figure says for whom: women and men, age, disability, migrants, informal workers, small enterprises."))
    subject = words.text("Smart JAMP tracker: what is missing of {city}", city=name)
    first = words.text("To those who report for {city}: in the tracker, as at {date}, the following is missing.", city=name, date=words.date(view.as_at))
    last = words.text("Please send what you have; a single figure with its date helps. The page Upload offers templates filled with what is recorded of {city}.",
                      city=name)  # fmt: skip
    return subject, "\n".join([first, "", *[words.text("- {line}", line=line) for line in lines], "", last])
