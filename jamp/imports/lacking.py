"""What is stored and the file lacks: kept as it is, unless a person says that it is closed, or has left the list.

The choices are options of the draft, {"missing": {project code: {"close": status} or {"archive": reason}}}; here they
become part of the Plan like the lines of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jamp.imports import stored
from jamp.imports.issues import Issues
from jamp.imports.plan import FilePlan, Issue, Operations, Plan
from jamp.imports.progress import with_updates
from jamp.imports.table import Table
from jamp.imports.window import keep_inside
from jamp.model.statuses import EXIT_REASONS
from jamp.model.subjects import SHEETS
from jamp.store.scope import Person, Session

CHOICES = {"close": ("completed", "suspended", "cancelled"), "archive": EXIT_REASONS}
SHEET = SHEETS["projects"]  # of other sheets what a file lacks is kept

Choice = Mapping[str, str]


def lacking(plan: Plan) -> list[str]:
    """Codes of the projects that the files speak around but do not hold, each once."""
    return list(dict.fromkeys(key[0] for one in plan.operations if one.sheet == SHEET.name for key in one.missing))


def settle(session: Session, person: Person, plan: Plan) -> None:
    """Add to the Plan what a person chose for the projects that the files lack."""
    left: dict[str, Choice] = dict(plan.options.get("missing") or {})
    for operations in [one for one in plan.operations if one.sheet == SHEET.name and one.missing] if left else ():
        chosen = {key[0]: left.pop(key[0]) for key in operations.missing if key[0] in left}
        file, issues = plan.files[operations.file], Issues()
        made = _made(session, file, operations.file, chosen, plan, issues)
        keep_inside(session, person, made, set(), issues)
        _without_lines(made)
        plan.operations += made
        file.changed += sum(len(one.shown or ()) for one in made)
        file.issues += tuple(replace(issue, line=None) for issue in issues)
    if left and plan.files:
        seen = stored.rows(session, SHEET, left)
        plan.files[0].issues += tuple(_elsewhere(code, (code,) in seen) for code in sorted(left))


def _made(session: Session, file: FilePlan, position: int, chosen: Mapping[str, Choice], plan: Plan, issues: Issues) -> list[Operations]:
    """What closing and archiving write: an own update of the reporting date, and the date on which the list was left."""
    as_at, said = plan.options.get("as_at"), _spoken(plan)
    if chosen and not as_at:
        message = "What is missing from the file is to be closed or taken off the list: choose the reporting date on which that holds."
        issues.append(Issue("file", "constraint-error", message, None, "as_at"))
        return []
    exits = Operations(SHEET.name, position, tuple(column.name for column in SHEET.own_columns))
    table = Table({"status": []})
    now = stored.rows(session, SHEET, chosen)
    for code, choice in chosen.items():
        if not fits(choice):
            message = "{what}: it can be kept, closed or taken off the list, but not so."
            issues.append(Issue("file", "constraint-error", message, None, "project_id", code, {"what": code}))
            continue
        if (code, as_at) in said or code in said:
            message = "{what} is spoken of in another of these files. Keep it here, or take it out there."
            issues.append(Issue("file", "primary-key", message, None, "project_id", code, {"what": code}))
            continue
        line = -1 - len(table.keys)  # none of the file's: of each record a number of its own
        table.keys.append((code,))
        table.lines.append(line)
        table.columns["status"].append(choice.get("close"))
        after = {"exit_date": as_at, "exit_reason": choice["archive"]} if "archive" in choice else {}
        record = dict(zip(exits.columns, now[(code,)], strict=True))
        after = {name: value for name, value in after.items() if record[name] != value}
        if after:
            exits.changed.append(((code,), {name: record[name] for name in after}, after, line))
    return [exits, with_updates(session, file.file, table, exits, as_at, issues)]


def fits(choice: Choice) -> bool:
    """True for one action with one of its values."""
    return len(choice) == 1 and all(value in CHOICES.get(action, ()) for action, value in choice.items())


def _spoken(plan: Plan) -> set[Any]:
    """Projects that the files write, and (project, date) of the own updates that they bring."""
    found: set[Any] = set()
    for operations in plan.operations:
        keys = operations.keys() if operations.sheet in (SHEET.name, "updates") else []
        if operations.sheet == SHEET.name:
            found |= {key[0] for key in keys}
        else:
            found |= {(project, date) for project, date, source in keys if not source}
    return found


def _without_lines(made: list[Operations]) -> None:
    """Line 0 stands for none."""
    for one in made:
        one.new_lines = [0] * len(one.new_lines)
        one.changed = [(key, before, after, 0) for key, before, after, _ in one.changed]
        one.shown = [replace(change, line=0) for change in one.shown or ()]


def _elsewhere(code: str, seen: bool) -> Issue:
    """A choice for a project that no file lacks."""
    if seen:
        message = "{what} is not missing from the file any more; what was chosen for it is left out."
        return Issue("note", "missing-label", message, None, "project_id", code, {"what": code})
    return Issue("file", "foreign-key", "{what} is not known. Check how it is written.", None, "project_id", code, {"what": code})
