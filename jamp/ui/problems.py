"""The problems of a set of files: first by kind, so that a hundred of one kind are one line; then each by itself."""

from __future__ import annotations

from jamp.imports.plan import FilePlan, Issue, Plan
from jamp.languages import mark
from jamp.ui import markup
from jamp.ui.frame import Frame

SEVERITIES = {"file": mark("Stops the file"), "row": mark("Stops the line"), "warning": mark("Warning"), "note": mark("For information")}
# up to so many problems are read one by one
FEW = 12
RANGES, EXAMPLES = 6, 3

Row = list[str]


def headline(frame: Frame, plan: Plan) -> tuple[str, str]:
    """(what it means for the reader, how many of each weight)."""
    w = frame.words
    issues = [issue for file in plan.files for issue in file.issues]
    blocking = sum(issue.times for issue in issues if issue.blocks)
    lead = (w.plural("{n} problem must be mended first.", "{n} problems must be mended first.", blocking) if blocking
            else w.text("Nothing stops this file; please read the notes."))  # fmt: skip
    counts = {name: sum(issue.times for issue in issues if issue.severity == name) for name in SEVERITIES}
    told = [w.text("{heading}: {n}", heading=w.text(text), n=w.number(counts[name])) for name, text in SEVERITIES.items() if counts[name]]
    return lead, w.text(", ").join(told)


def by_kind(frame: Frame, plan: Plan, severity: str = "") -> str:
    """A line per kind of problem, or of those of one weight, the gravest and most frequent first; "" where there are few."""
    w = frame.words
    kinds: dict[tuple[str, str, str, str], list[Issue]] = {}
    for file in plan.files:
        for issue in _weighing(file, severity):
            kinds.setdefault((file.file, issue.severity, issue.code, issue.column), []).append(issue)
    if sum(len(found) for found in kinds.values()) <= FEW:
        return ""
    order = list(SEVERITIES)
    sorted_kinds = sorted(kinds.items(), key=lambda item: (order.index(item[0][1]), -_times(item[1])))
    head = [w.text("How to mend it"), w.text("Column"), w.text("How often"), w.text("In lines"), w.text("For instance"), w.text("Effect")]
    files = len({file for file, *_ in kinds}) > 1
    body = []
    for (name, severity, _, column), found in sorted_kinds:
        values = list(dict.fromkeys(issue.value for issue in found if issue.value))[:EXAMPLES]
        row = [told(frame, found[0]), markup.parted(column), w.number(_times(found)), _lines(frame, found), w.text("; ").join(values), _effect(frame, severity)]
        body.append([*row, name] if files else row)
    return markup.table(*markup.lean([*head, w.text("File")] if files else head, body))


def one_by_one(frame: Frame, plan: Plan, start: int, limit: int, severity: str = "") -> str:
    """Problems `start` to `start + limit`, or of those of one weight, as a table."""
    w = frame.words
    every = [(file, issue) for file in plan.files for issue in _weighing(file, severity)]
    head = [w.text("Line"), w.text("Column"), w.text("Value"), w.text("How to mend it"), w.text("Effect")]
    files = len(plan.files) > 1
    body = [[*_row(frame, issue), file.file] if files else _row(frame, issue) for file, issue in every[start : start + limit]]
    return markup.table(*markup.lean([*head, w.text("File")] if files else head, body), numbers=False)


def _row(frame: Frame, issue: Issue) -> Row:
    w = frame.words
    return [w.number(issue.line) if issue.line else "–", markup.parted(issue.column), issue.value, told(frame, issue), _effect(frame, issue.severity)]


def _effect(frame: Frame, severity: str) -> str:
    return markup.whole(frame.words.text(SEVERITIES[severity]))


def told(frame: Frame, issue: Issue) -> str:
    """A problem in the reader's language."""
    w = frame.words
    return w.text(issue.message, **issue.values) if issue.values else w.text(issue.message)


def _lines(frame: Frame, issues: list[Issue]) -> str:
    """2–5, 9, 12 and 480 more."""
    w = frame.words
    lines = sorted({issue.line for issue in issues if issue.line})
    spans: list[tuple[int, int]] = []
    for line in lines:
        if spans and line == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], line)
        else:
            spans.append((line, line))
    told = w.text(", ").join(w.number(a) if a == b else f"{w.number(a)}–{w.number(b)}" for a, b in spans[:RANGES])
    rest = len(lines) - sum(b - a + 1 for a, b in spans[:RANGES])
    return w.text("{files} and {n} more", files=told, n=w.number(rest)) if rest else told


def _times(issues: list[Issue]) -> int:
    return sum(issue.times for issue in issues)


def number(files: tuple[FilePlan, ...], severity: str = "") -> int:
    """How many problems and notes are listed, or how many of one weight."""
    return sum(len(_weighing(file, severity)) for file in files)


def _weighing(file: FilePlan, severity: str) -> list[Issue]:
    return [issue for issue in file.issues if severity in ("", issue.severity)]
