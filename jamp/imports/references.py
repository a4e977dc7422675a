"""What a cell may refer to: the records that the person may edit, and those that the same files add."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rapidfuzz import fuzz, process

from jamp.imports.folding import folded, form

PLACES = ("cities", "countries")  # called by name, and written with or without blanks and hyphens
SUGGESTIONS = 300  # a file of unknown names throughout is no slip of the pen, and looking for near ones takes time


class _Names:
    """Of one sheet. A name may belong to several keys; it leads to none of them then."""

    def __init__(self, sheet: str, pairs: Iterable[tuple[str, str]]) -> None:
        self.places = sheet in PLACES
        self.codes: set[str] = set()
        self.expected: set[str] = set()
        self.exact: dict[str, set[str]] = {}
        self.forms: dict[str, set[str]] = {}
        self.folds: dict[str, set[str]] = {}
        self.near: dict[str, list[str]] = {}
        for name, key in pairs:
            self.add(name, key)

    def add(self, name: str, key: str) -> None:
        if name == key:
            self.codes.add(key)
            self.near.setdefault(folded(key), []).append(key)
        elif self.places:
            self.folds.setdefault(folded(name), set()).add(key)
        self.exact.setdefault(name, set()).add(key)
        self.forms.setdefault(form(name), set()).add(key)

    def meant(self, text: str) -> set[str]:
        if text in self.codes or text in self.expected:
            return {text}
        return self.exact.get(text) or self.forms.get(form(text)) or self.folds.get(folded(text)) or set()


class Known:
    """Names of records, sheet by sheet, read when first asked for.

    `load(sheet)` answers (name as written, key); a code, a name or another name leads to the same key. A code is taken
    as it is written; a form that only width or case tells apart leads to it where no other record has that form.
    """

    def __init__(self, load: Callable[[str], Iterable[tuple[str, str]]]) -> None:
        self._load = load
        self._names: dict[str, _Names] = {}
        self._sought = 0

    def _of(self, sheet: str) -> _Names:
        if sheet not in self._names:
            self._names[sheet] = _Names(sheet, self._load(sheet))
        return self._names[sheet]

    def add(self, sheet: str, name: str, key: str) -> None:
        """A record that the files themselves bring."""
        self._of(sheet).add(name, key)

    def expect(self, sheet: str, codes: Iterable[str]) -> None:
        """Codes of a file that is being read: its rows may refer to each other."""
        self._of(sheet).expected.update(codes)

    def is_code(self, sheet: str, text: str) -> bool:
        """True for the code of a record, to the letter."""
        return text in self._of(sheet).codes

    def meant(self, sheet: str, text: str) -> set[str]:
        """The keys of all that is called `text`."""
        return self._of(sheet).meant(text)

    def alike(self, sheet: str, code: str) -> str | None:
        """A code that differs in case, width, blanks, hyphens and underscores alone; None when there is none."""
        return min((one for one in self._of(sheet).near.get(folded(code), ()) if one != code), default=None)

    def nearest(self, sheet: str, text: str) -> str | None:
        """The known name most like `text`; None when none is near."""
        self._sought += 1
        if self._sought > SUGGESTIONS:
            return None
        found = process.extractOne(text, list(self._of(sheet).exact), scorer=fuzz.WRatio, score_cutoff=70)
        return found[0] if found else None
