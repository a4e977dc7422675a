"""Problems as they are found: all counted, of one kind the first ones kept, so that no file can fill the memory with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from jamp.imports.plan import Issue

KEPT = 2_000  # of one kind
MOST = 20_000  # in all; beyond it one of each kind

Kind = tuple[str, str, str, str]  # severity, code, column, message


def short(text: str) -> str:
    """At most 80 letters of a text."""
    return text if len(text) <= 80 else text[:79] + "…"


class Issues(list[Issue]):
    """A list of problems that counts what it does not keep."""

    def __init__(self, found: Iterable[Issue] = ()) -> None:
        super().__init__()
        self.counted: dict[Kind, int] = {}
        self._lines: dict[Kind, set[int]] = {}
        self += found

    @property
    def blocked(self) -> set[int]:
        """Every line that a problem blocks."""
        return set().union(*self._lines.values())

    def tell(self, severity: str, code: str, message: str, line: int | None = None, column: str = "", value: str = "",
             values: dict[str, Any] | None = None, option: str = "", also: Iterable[int] = ()) -> None:  # fmt: skip
        """A problem; it is built only where it is kept. `also`: further lines that are left out with its own."""
        if self._kept(severity, code, column, message, line, 1):
            super().append(Issue(severity, code, message, line, column, value, values or {}, option=option))
        if severity == "row":
            self._lines.setdefault((severity, code, column, message), set()).update(also)

    def append(self, issue: Issue) -> None:
        if self._kept(issue.severity, issue.code, issue.column, issue.message, issue.line, issue.times):
            super().append(issue)

    def extend(self, found: Iterable[Issue]) -> None:
        for issue in found:
            self.append(issue)

    def __iadd__(self, found: Iterable[Issue]) -> Issues:  # type: ignore[override,misc]
        self.extend(found)
        return self

    def _kept(self, severity: str, code: str, column: str, message: str, line: int | None, times: int) -> bool:
        kind = (severity, code, column, message)
        number = self.counted.get(kind, 0)
        self.counted[kind] = number + times
        if severity == "row" and line:
            self._lines.setdefault(kind, set()).add(line)
        return not number or number < KEPT and len(self) < MOST

    def without(self, lines: set[int]) -> None:
        """Forget what was said of these lines; they turned out to be no records."""
        gone = [issue for issue in self if issue.line in lines and issue.severity != "file"]
        for issue in gone:
            self.counted[issue.severity, issue.code, issue.column, issue.message] -= issue.times
        self[:] = [issue for issue in self if issue.line not in lines or issue.severity == "file"]
        for blocked in self._lines.values():
            blocked -= lines

    def settled(self, codes: Collection[str], line: int, column: str) -> None:
        """Forget what was said with these codes of one cell."""
        for kind, lines in self._lines.items():
            if kind[1] in codes and kind[2] == column and line in lines:
                lines.remove(line)
                self.counted[kind] -= 1
        self[:] = [issue for issue in self if not (issue.code in codes and issue.column == column and issue.line == line)]

    def demote(self, codes: Collection[str], columns: Collection[str]) -> None:
        """What was said with these codes of these columns is a note, and blocks nothing."""
        for kind in [kind for kind in self.counted if kind[1] in codes and kind[2] in columns]:
            self.counted["note", *kind[1:]] = self.counted.pop(kind)
            self._lines.pop(kind, None)
        self[:] = [replace(one, severity="note") if one.code in codes and one.column in columns else one for one in self]

    def told(self) -> list[Issue]:
        """Those kept; of each kind of which there are more, a last one says how many."""
        kept: dict[Kind, int] = {}
        last: dict[Kind, Issue] = {}
        for issue in self:
            kind = (issue.severity, issue.code, issue.column, issue.message)
            kept[kind] = kept.get(kind, 0) + issue.times
            last[kind] = issue
        found = list(self)
        for kind, issue in last.items():
            more = self.counted[kind] - kept[kind]
            if more > 0:
                message = "{more} more of this kind are counted, not listed; the first {kept} are."
                values = {"more": more, "kept": kept[kind]}
                found.append(replace(issue, message=message, line=None, value="", values=values, times=more))
        return found
