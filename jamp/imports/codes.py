"""Codes by which a file calls its own records: which are known by another code, and which are too much alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jamp.imports.folding import folded, form
from jamp.imports.plan import Issue
from jamp.imports.references import Known
from jamp.model.sheets import Kind, Sheet
from jamp.model.subjects import SHEETS


@dataclass(frozen=True)
class Taken:
    """The key for which a code is taken, and what a person is told of it."""

    key: str
    severity: str
    message: str
    values: dict[str, Any] = field(hash=False)

    def issue(self, line: int, column: str, code: str) -> Issue:
        """It as a problem of a line."""
        known = "primary-key" if self.severity == "row" else "foreign-key"
        return Issue(self.severity, known, self.message, line, column, code, self.values)


def has_codes(sheet: Sheet) -> bool:
    """True where one code alone says which record a row is."""
    return len(sheet.key) == 1 and sheet.column(sheet.key[0]).kind is Kind.CODE


def taken(sheet: str, codes: set[str], known: Known) -> dict[str, Taken]:
    """{code: for what it is taken} of the codes that are not simply themselves.

    Only a stored other name, or a form of a stored code that case or width alone tells apart, leads to another key;
    what else is alike is told, and stays apart.
    """
    new = sorted(code for code in codes if not known.is_code(sheet, code))
    forms: dict[str, list[str]] = {}
    folds: dict[str, list[str]] = {}
    zeros: dict[str, list[str]] = {}
    for code in new:
        if code.isascii() and code.isdecimal():
            zeros.setdefault(code.lstrip("0"), []).append(code)
        forms.setdefault(form(code), []).append(code)
        folds.setdefault(folded(code), []).append(code)
    found: dict[str, Taken] = {}
    for code in new:
        said = known.said(SHEETS[sheet].key[0], code)
        meant = (known.meant(sheet, said) if said else set()) or known.meant(sheet, code) - {code}
        twin = next((other for other in forms[form(code)] if other != code), None)
        if len(meant) > 1:
            message = "{what} can mean {choices}. Write the code of the one that is meant."
            found[code] = Taken(code, "row", message, {"what": code, "choices": ", ".join(sorted(meant))})
        elif twin:
            message = "The file has the codes {code} and {other}, which differ in capital letters or width alone. Write them alike where they are one; give the other a code of its own."
            found[code] = Taken(code, "row", message, {"code": code, "other": twin})
        elif meant:
            (key,) = meant
            message = "{code} is kept as {key}; the row speaks of that record."
            found[code] = Taken(key, "note", message, {"code": code, "key": key})
        else:
            near = known.alike(sheet, code) or next((other for other in folds[folded(code)] if other != code), None)
            if near:
                message = "{code} is taken for a code of its own. If {near} is meant, which differs in hyphens or blanks alone, write it so."
                found[code] = Taken(code, "warning", message, {"code": code, "near": near})
            elif padded := known.padded(sheet, code) or next((other for other in zeros.get(code.lstrip("0"), ()) if other != code), None):
                message = "{code} is taken for a code of its own. If {near} is meant, from which it differs in zeros at the front alone, write it so."
                found[code] = Taken(code, "warning", message, {"code": code, "near": padded})
    return found
