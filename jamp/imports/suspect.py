"""Texts that look as if a spreadsheet program had a hand in them: told, and stored as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jamp.imports.issues import Issues, short
from jamp.model.sheets import Column, Kind

FORMULA = ("=", "+", "-", "@")
CUT = (255, 32_767)  # letters that old formats keep, and that a cell of a spreadsheet holds


def suspect(column: Column, texts: Sequence[str], values: dict[str, Any], lines: Sequence[int], issues: Issues) -> None:
    """One note of all texts of a column that begin like a formula; a warning for each that may have been cut off.

    `texts` is the column as written, `values` what each means. A text behind a spreadsheet's guard is known for a text.
    """
    if column.kind is not Kind.TEXT:
        return
    like = {text for text, value in values.items() if isinstance(value, str) and value.startswith(FORMULA) and not text.lstrip().startswith("'")}
    cut = {text for text in values if len(text) in CUT}
    if not like and not cut:
        return
    formulas = [row for row, text in enumerate(texts) if text in like]
    if formulas:
        first = formulas[0]
        message = "Texts that begin with =, +, - or @: {n}. They are stored as they are; nothing in them is calculated."
        issues.tell("note", "formula-like", message, lines[first], column.name, short(texts[first]), {"n": len(formulas)})
    for row, text in enumerate(texts) if cut else ():
        if text in cut:
            message = "The text has exactly {n} letters, where some programs cut it off. Check that its end is there."
            issues.tell("warning", "truncated-value", message, lines[row], column.name, short(text), {"n": len(text)})
