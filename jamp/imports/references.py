"""What a cell may refer to: the records that the person may edit, and those that the same files add."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import fuzz, process

from jamp.imports.match import folded


class Known:
    """Names of records, sheet by sheet, read when first asked for.

    `load(sheet)` answers {name as written: key}; a code, a name or another name leads to the same key.
    """

    def __init__(self, load: Callable[[str], dict[str, str]]) -> None:
        self._load = load
        self._names: dict[str, dict[str, str]] = {}
        self._folded: dict[str, dict[str, str]] = {}

    def _of(self, sheet: str) -> dict[str, str]:
        if sheet not in self._names:
            self._names[sheet] = self._load(sheet)
            self._folded[sheet] = {folded(name): key for name, key in self._names[sheet].items()}
        return self._names[sheet]

    def add(self, sheet: str, name: str, key: str) -> None:
        """A record that the files themselves bring."""
        self._of(sheet)[name] = key
        self._folded[sheet][folded(name)] = key

    def find(self, sheet: str, text: str) -> str | None:
        """The key of what is called `text`; None when nothing is."""
        return self._of(sheet).get(text) or self._folded[sheet].get(folded(text))

    def nearest(self, sheet: str, text: str) -> str | None:
        """The known name most like `text`; None when none is near."""
        found = process.extractOne(text, list(self._of(sheet)), scorer=fuzz.WRatio, score_cutoff=70)
        return found[0] if found else None
