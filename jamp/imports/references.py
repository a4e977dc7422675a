"""What a cell may refer to: the records that the person may edit, and those that the same files add."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from rapidfuzz import fuzz, process

from jamp.imports.cells import Wrong
from jamp.imports.conversions import Reason
from jamp.imports.folding import folded, form, latin, mixed
from jamp.model.sheets import Column

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
        elif self.places and folded(name):
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
    `titles(sheet)` answers (key, title), the present title first, then former ones: what people call it by, and what
    proves nothing; `units()` {indicator: its unit}.
    """

    def __init__(self, load: Callable[[str], Iterable[tuple[str, str]]], titles: Callable[[str], Iterable[tuple[str, str]]],
                 units: Callable[[], dict[str, str]]) -> None:  # fmt: skip
        self._load, self._load_titles, self._load_units = load, titles, units
        self._units: dict[str, str] | None = None
        self._names: dict[str, _Names] = {}
        self._titles: dict[str, dict[str, str]] = {}
        self._meanings: dict[str, dict[str, str]] = {}
        self._titled: dict[str, dict[str, list[str]]] = {}
        self._zeros: dict[str, dict[str, list[str]]] = {}
        self._sought = 0

    def _of(self, sheet: str) -> _Names:
        if sheet not in self._names:
            self._names[sheet] = _Names(sheet, self._load(sheet))
        return self._names[sheet]

    def add(self, sheet: str, name: str, key: str) -> None:
        """A record that the files themselves bring."""
        self._of(sheet).add(name, key)
        if sheet in PLACES and name != key:
            self._title(sheet).setdefault(key, name)

    def mean(self, meanings: Mapping[str, Mapping[str, str]]) -> None:
        """What people said that words of the next table mean: {column: {text: code or word of a list}}."""
        self._meanings = {column: {form(text): value for text, value in said.items()} for column, said in meanings.items()}

    def said(self, column: str, text: str) -> str | None:
        """What somebody said that `text` means in a column."""
        return self._meanings[column].get(form(text)) if column in self._meanings else None

    def expect(self, sheet: str, codes: Iterable[str]) -> None:
        """Codes of a file that is being read: its rows may refer to each other."""
        self._of(sheet).expected.update(codes)

    def is_code(self, sheet: str, text: str) -> bool:
        """True for the code of a record, to the letter."""
        return text in self._of(sheet).codes

    def meant(self, sheet: str, text: str) -> frozenset[str]:
        """The keys of all that is called `text`."""
        return frozenset(self._of(sheet).meant(text))

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

    def called(self, sheet: str, key: str) -> str:
        """What people call a place; a code for all other records."""
        return self._title(sheet).get(key, key) if sheet in PLACES else key

    def titled(self, sheet: str, text: str) -> list[str]:
        """Keys of the records with this title, which is no proof that they are meant."""
        self._title(sheet)
        return self._titled[sheet].get(folded(text), [])

    def nearly_titled(self, sheet: str, text: str) -> str | None:
        """The one key whose title differs by few letters; None when there is none, or several."""
        if sheet in PLACES or self._sought > SUGGESTIONS:
            return None
        self._title(sheet)
        found = process.extract(folded(text), list(self._titled[sheet]), scorer=fuzz.ratio, score_cutoff=88, limit=2)
        keys = {key for title, *_ in found for key in self._titled[sheet][title]}
        return keys.pop() if len(keys) == 1 else None

    def _title(self, sheet: str) -> dict[str, str]:
        if sheet not in self._titles:
            self._titles[sheet], self._titled[sheet] = {}, {}
            for key, title in self._load_titles(sheet):
                self._titles[sheet].setdefault(key, title)
                same = self._titled[sheet].setdefault(folded(title), [])
                if key not in same:
                    same.append(key)
        return self._titles[sheet]

    def units(self) -> dict[str, str]:
        """{indicator: its unit}; those that the files bring can be added."""
        if self._units is None:
            self._units = self._load_units()
        return self._units

    def padded(self, sheet: str, text: str) -> str | None:
        """The one code that is this number with more zeros before it, or fewer."""
        if not (text.isascii() and text.isdecimal()) or len(text) > 15:
            return None
        if sheet not in self._zeros:
            self._zeros[sheet] = {}
            for key in filter(str.isdecimal, self._of(sheet).codes):
                self._zeros[sheet].setdefault(key.lstrip("0"), []).append(key)
        found = self._zeros[sheet].get(text.lstrip("0"), [])
        return found[0] if len(found) == 1 else None


def split(column: Column, text: str, known: Known) -> list[str]:
    """The names in a cell of several."""
    parts = [part.strip() for part in re.split("[;\uff1b\n]", text) if part.strip()]
    if len(parts) == 1 and "\u3001" in text and not known.meant(column.refers_to, text):
        parts = [part.strip() for part in text.split("\u3001") if part.strip()]
    return parts


def refer(column: Column, text: str, known: Known) -> tuple[str, Reason | None]:
    """(key, why it is shown where it is called otherwise). Wrong when nothing is called so, or several are."""
    sheet = column.refers_to
    meant, said = known.meant(sheet, text), known.said(column.name, text)
    told = known.meant(sheet, said) if said is not None else frozenset()
    if len(meant) == len(told) == 1 and meant != told:
        message = "{what} is a name of {near} already, and is said to mean {other} here. Is {near} meant?"
        raise Wrong("foreign-key", message, what=text, near=known.called(sheet, *meant), other=known.called(sheet, *told))
    if len(meant) == 1:
        (key,) = meant
        return key, None if text in (key, known.called(sheet, key)) else Reason.ALIAS
    # a title that has become another record's since is asked about anew
    if len(told) == 1 and (not (titled := known.titled(sheet, text)) or not told.isdisjoint(titled)):
        return next(iter(told)), Reason.CHOSEN
    if meant:
        message = "{what} can mean {choices}. Write the code of the one that is meant."
        raise Wrong("foreign-key", message, what=text, choices=", ".join(sorted(meant)))
    if mixed(text) and known.meant(sheet, latin(text)):
        message = "The code has letters or dashes that only look like plain ones. Write {near} in plain letters."
        raise Wrong("mixed-scripts", message, near=latin(text))
    if padded := known.padded(sheet, text):
        message = "{what} is not known, but {near} is: were the zeros before the number lost? Write {near}."
        raise Wrong("foreign-key", message, what=text, near=padded)
    titled = known.titled(sheet, text)
    if len(titled) == 1:
        message = "{what} is a title, not a code. Is {near} meant? Confirm it, or write the code."
        raise Wrong("foreign-key", message, what=text, near=titled[0])
    if titled:
        message = "{what} is the title of {choices}. Write the code of the one that is meant."
        raise Wrong("foreign-key", message, what=text, choices=", ".join(titled))
    near = known.alike(sheet, text) or known.nearly_titled(sheet, text) or known.nearest(sheet, text)
    if near:
        raise Wrong("foreign-key", "{what} is not known. Is {near} meant?", what=text, near=near)
    raise Wrong("foreign-key", "{what} is not known. Check how it is written.", what=text)
