"""What happened to the projects between two dates, as a table."""

from __future__ import annotations

from jamp.documents.model import Block, Heading, Paragraph
from jamp.documents.tables import Table
from jamp.languages import Words, mark
from jamp.model.rows import Change
from jamp.model.view import View
from jamp.reports.frame import status_name, table

HAPPENED = {"new": mark("New on the list"), "completed": mark("Completed"), "slipped": mark("Milestones that slipped"),
            "left": mark("Left the list"), "other": mark("Status changed otherwise")}  # fmt: skip


def by_kind(changes: list[Change]) -> dict[str, list[Change]]:
    """The changes by kind, in the order of what a meeting asks about first."""
    found: dict[str, list[Change]] = {kind: [] for kind in ("slipped", "completed", "left", "new", "other")}
    for change in changes:
        found[change.kind].append(change)
    return found


def changed(changes: list[Change], counts: dict[str, int], view: View, japanese: dict[str, str], words: Words,
            most: int | None) -> list[Block]:  # fmt: skip
    """A heading and a table; `counts` of each kind, `most` rows of each kind, None for all. `japanese`: city name -> its Japanese one."""
    date = words.date(view.since)
    heading = words.text("Every change since {date}", date=date) if most is None else words.text("What changed since {date}", date=date)
    if not changes:
        return [Heading(1, heading), Paragraph(words.text("Nothing changed."))]
    rows: list[tuple[str, ...]] = []
    for kind, found in by_kind(changes).items():
        label = f"{words.text(HAPPENED[kind])} ({words.number(counts.get(kind, 0))})"
        for position, change in enumerate(found[:most]):
            rows.append((label if position == 0 else "", words.place(change.title, change.title_ja), _cities(change, japanese, words), _detail(change, words)))
        if most is not None and len(found) > most:
            rest = words.plural("and {n} more, in the annex", "and {n} more, in the annex", len(found) - most)
            rows.append(("", rest, "", ""))
    head = (words.text("What"), words.text("Project"), words.text("City"), words.text("Detail"))
    return [Heading(1, heading), table(head, tuple(rows), (1.2, 2.9, 1.5, 2.0))]


def sentence(counts: dict[str, int], view: View, words: Words) -> str:
    """How many projects are new, completed, gone or otherwise changed since, and how many promises slipped."""
    date = words.date(view.since)
    told = {
        "new": words.plural("{n} new project", "{n} new projects", counts.get("new", 0)),
        "completed": words.text("{n} completed", n=words.number(counts.get("completed", 0))),
        "slipped": words.plural("{n} milestone slipped", "{n} milestones slipped", counts.get("slipped", 0)),
        "left": words.text("{n} left the list", n=words.number(counts.get("left", 0))),
        "other": words.plural("{n} other change of status", "{n} other changes of status", counts.get("other", 0)),
    }
    parts = [part for kind, part in told.items() if counts.get(kind)]
    if not parts:
        return words.text("Nothing has changed since {date}", date=date)
    return words.text("Since {date}: {parts}", date=date, parts=words.joined(parts))


def few(changes: list[Change], counts: dict[str, int], japanese: dict[str, str], words: Words, most: int) -> Table:
    """The first `most` of each kind, with the number of all."""
    rows: list[tuple[str, ...]] = []
    for kind, found in by_kind(changes).items():
        number, shown = counts.get(kind, 0), found[:most]
        label = f"{words.text(HAPPENED[kind])} ({words.number(number)})"
        if number > len(shown):
            label = words.text("{what} (first {n} of {all})", what=words.text(HAPPENED[kind]), n=words.number(len(shown)), all=words.number(number))
        rows += [(label if not place else "", words.place(change.title, change.title_ja), _cities(change, japanese, words), _detail(change, words))
                 for place, change in enumerate(shown)]  # fmt: skip
    head = (words.text("What"), words.text("Project"), words.text("City"), words.text("Detail"))
    return table(head, tuple(rows), (1.9, 2.8, 1.3, 2.4))


def _cities(change: Change, japanese: dict[str, str], words: Words) -> str:
    names = [name for name in change.city.split("; ") if name]
    return words.text("; ").join(words.place(name, japanese.get(name, "")) for name in names)


def _detail(change: Change, words: Words) -> str:
    if change.kind == "slipped":
        expected = words.date(change.expected) or words.text("No new date given")
        return f"{change.detail}: {words.date(change.promised)} → {expected}"
    if change.kind == "left":
        return words.text("Reason: {reason}", reason=words.text(change.detail or "not given"))
    if change.kind == "new":
        return status_name(change.now, words)
    return f"{status_name(change.before, words)} → {status_name(change.now, words)}"
