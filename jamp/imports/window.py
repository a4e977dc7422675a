"""What a person may write: every record lies in the window before and after. What is not allowed here is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jamp.imports import called, stored
from jamp.imports.folding import folded
from jamp.imports.plan import Issue, Operations, key_positions
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS
from jamp.store.scope import Person, Session

Row = tuple[Any, ...]

# kept by the secretariat for everybody: what others refer to
SHARED = ("countries", "programmes", "themes", "groups", "meetings")
# an office may add a source that it cites; what others cite stays as it is
ADDED = ("sources",)
# an office may mend the facts of its cities; which cities there are is the network's to say
MENDED = ("cities",)
NETWORK = ("country", "joined", "membership")
ASK = "This is kept by the secretariat. Ask it for the change."


def closed(person: Person, sheet: Sheet) -> Issue | None:
    """The problem of a whole sheet that this person may not write; None where rows are looked at one by one."""
    if person.role == "secretariat":
        return None
    if person.role not in ("national", "city"):
        return Issue("file", "foreign-key", "You may look at the records, but not change them. Ask the secretariat for the right.")
    if sheet.name in SHARED:
        return Issue("file", "foreign-key", "This sheet is kept by the secretariat. Ask it for the change.")
    return None


@dataclass(frozen=True)
class Window:
    """Codes of what the person may write about."""

    projects: frozenset[str]
    cities: frozenset[str]
    countries: frozenset[str]
    cases: frozenset[str]


def window_of(session: Session, person: Person, added: Iterable[str] = ()) -> Window:
    """The window of a person, `added` projects and case studies with it."""
    cities = called.own_codes(session, "cities")
    countries = called.countries_of(session, cities) | set(person.countries)
    cases = called.own_codes(session, "case_studies").union(added)
    return Window(frozenset(called.own_codes(session, "projects").union(added)), frozenset(cities), frozenset(countries), frozenset(cases))


def keep_inside(session: Session, person: Person, every: list[Operations], added: set[str], issues: list[Issue]) -> int:
    """Take out of `every` what leads out of the person's window, with a problem for each; how many lines that are.

    `added` holds the codes of the projects, cities and case studies that the files bring, and gets those of `every`.
    """
    lines: set[int | None] = set()
    for operations in every:
        # what refers to a record that is refused is refused in the next round
        while bad := _refused(session, person, operations, added):
            drop(operations, bad, issues, every)
            lines |= {issue.line for issue in bad.values()}
        if operations.sheet in ("projects", "cities", "case_studies"):
            added |= _brought(operations)
    return len(lines)


def _refused(session: Session, person: Person, operations: Operations, added: set[str]) -> dict[Row, Issue]:
    """Problems by the key of the record."""
    if person.role == "secretariat":
        return _nameless(session, operations, added) | _loose(session, operations)
    inside = added | (_brought(operations) if operations.sheet == "projects" else set())
    window = window_of(session, person, inside)
    bad: dict[Row, Issue] = {}
    at = key_positions(operations)
    for record, line in zip(operations.new, operations.new_lines, strict=True):
        problem = _new(session, operations.sheet, dict(zip(operations.columns, record, strict=True)), window)
        if problem:
            bad[tuple(record[i] for i in at)] = _placed(problem, line)
    for key, before, after, line in operations.changed:
        problem = _changed(session, operations.sheet, key, before, after, window)
        if problem:
            bad[key] = _placed(problem, line)
    return bad


def _brought(operations: Operations) -> set[str]:
    at = key_positions(operations)[0]
    return {record[at] for record in operations.new}


def _loose(session: Session, operations: Operations) -> dict[Row, Issue]:
    """Records that refer to one of their own sheet which is neither stored nor brought, by their key."""
    names = [column.name for column in SHEETS[operations.sheet].own_columns if column.refers_to == operations.sheet]
    at = key_positions(operations)
    said = [(tuple(r[i] for i in at), dict(zip(operations.columns, r, strict=True)), n)
            for r, n in zip(operations.new, operations.new_lines, strict=True) if names]  # fmt: skip
    said += [(key, after, line) for key, _, after, line in operations.changed if names]
    if any(fields.get(name) == key[0] for key, fields, _ in said for name in names):
        message = "A project cannot belong to itself."
        return {key: Issue("row", "constraint-error", message, line, names[0]) for key, fields, line in said if fields.get(names[0]) == key[0]}
    wanted = {fields[name] for _, fields, _ in said for name in names if fields.get(name)}
    there = stored.beyond(session, SHEETS[operations.sheet], wanted) | _brought(operations) if wanted else set()
    return {
        key: _placed(_unknown(name, fields[name]), line)
        for key, fields, line in said for name in names if fields.get(name) and fields[name] not in there
    }  # fmt: skip


def refuse_taken(session: Session, operations: Operations) -> list[Issue]:
    """Take new records out whose code exists already, be it outside the window; a problem for each."""
    at = key_positions(operations)[0]
    taken = stored.beyond(session, SHEETS[operations.sheet], _brought(operations))
    bad = {
        (record[at],): _placed(_unknown(SHEETS[operations.sheet].key[0], record[at]), line)
        for record, line in zip(operations.new, operations.new_lines, strict=True)
        if record[at] in taken
    }
    issues: list[Issue] = []
    drop(operations, bad, issues, [])
    return issues


def _placed(problem: Issue, line: int) -> Issue:
    return Issue("row", problem.code, problem.message, line, problem.column, problem.value, problem.values)


def _unknown(column: str, what: str) -> Issue:
    return Issue("row", "foreign-key", "{what} is not known. Check how it is written.", None, column, what, {"what": what})


def _asked(column: str) -> Issue:
    return Issue("row", "constraint-error", ASK, None, column)


def _new(session: Session, sheet: str, fields: dict[str, Any], window: Window) -> Issue | None:
    if sheet in MENDED:
        return _asked(SHEETS[sheet].key[0])
    if sheet == "aliases":
        return _alias(session, fields, window)
    outside = _outside(sheet, fields, window)
    if outside or sheet != "projects":
        return outside
    if not _codes(fields.get("city")) and fields.get("country") not in window.countries:
        return Issue("row", "constraint-error", "A new project needs a city, and it must be one of yours.", None, "city")
    return None


def _changed(session: Session, sheet: str, key: Row, before: dict[str, Any], after: dict[str, Any], window: Window) -> Issue | None:
    if sheet in ADDED:
        return _asked(next(iter(after)))
    if sheet in MENDED:
        return next((_asked(name) for name in after if name in NETWORK), None)
    if sheet == "aliases":
        return _asked("kind") if "code in another list" in (before.get("kind"), after.get("kind")) else None
    fields = dict(after)
    if sheet == "projects" and "city" in after:
        was, now = _codes(before["city"]), _codes(after["city"])
        lost = sorted((was - now) - window.cities)
        if lost:
            message = "{city} shares this project. Leave it in the list, or ask the secretariat."
            return Issue("row", "constraint-error", message, None, "city", lost[0], {"city": called.city_name(session, lost[0])})
        if not now & window.cities:
            message = "Without a city of yours you could not mend this project any more. Ask the secretariat."
            return Issue("row", "constraint-error", message, None, "city")
        fields["city"] = "; ".join(sorted(now - was))
    return _outside(sheet, fields, window)


def _outside(sheet: str, fields: dict[str, Any], window: Window) -> Issue | None:
    """The first reference that leads out of the window."""
    for column in SHEETS[sheet].own_columns:
        known = {"projects": window.projects, "cities": window.cities, "countries": window.countries, "case_studies": window.cases}.get(column.refers_to)
        # to be interested in somebody else's case is what it is for
        if known is None or (sheet, column.refers_to) == ("interests", "case_studies"):
            continue
        for code in sorted(_codes(fields.get(column.name)) - known):
            return _unknown(column.name, code)
    return None


def _codes(value: Any) -> set[str]:
    return {code for code in str(value or "").split("; ") if code}


def _alias(session: Session, fields: dict[str, Any], window: Window) -> Issue | None:
    """An office may say how its own cities and projects are called, but not with a name that leads elsewhere already."""
    own = window.cities if fields["subject"] == "city" else window.projects
    if fields["subject_id"] not in own:
        return _unknown("subject_id", fields["subject_id"])
    if fields.get("kind") == "code in another list":
        return _asked("kind")
    sheet = "cities" if fields["subject"] == "city" else "projects"
    wanted = folded(fields["alias"])
    taken = {key for name, key in called.every_name(session, sheet) if folded(name) == wanted}
    if taken - {fields["subject_id"]}:
        message = "{what} is the name of another record already. Ask the secretariat."
        return Issue("row", "constraint-error", message, None, "alias", fields["alias"], {"what": fields["alias"]})
    return None


def _nameless(session: Session, operations: Operations, added: set[str]) -> dict[Row, Issue]:
    """Other names of records that do not exist, by their key."""
    if operations.sheet != "aliases" or not operations.new:
        return {}
    at = key_positions(operations)
    subject, code = (operations.columns.index(name) for name in ("subject", "subject_id"))
    known = {"project": called.own_codes(session, "projects") | added, "city": called.own_codes(session, "cities") | added}
    return {
        tuple(record[i] for i in at): _placed(_unknown("subject_id", record[code]), line)
        for record, line in zip(operations.new, operations.new_lines, strict=True)
        if record[code] not in known[record[subject]]
    }


def drop(operations: Operations, bad: dict[Row, Issue], issues: list[Issue], every: list[Operations]) -> None:
    """Take records out, each with its problem; of a project, its update in the same row too."""
    issues += bad.values()
    lines = {issue.line for issue in bad.values() if issue.line is not None}
    for one in every if operations.shown is not None else [operations]:
        if one is operations or one.shown is not None:
            one.leave_out(lines)
