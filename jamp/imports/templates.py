"""The blank sheets that offices fill in."""

from __future__ import annotations

from collections.abc import Callable

from jamp.imports.cells import CLEAR
from jamp.model.subjects import SHEETS


def template_rows(sheet: str, translate: Callable[[str], str]) -> tuple[list[str], list[list[str]]]:
    """(column names, remark lines): the importer skips these, and no others."""
    columns = SHEETS[sheet].columns
    remarks = []
    for column in columns:
        parts = [translate(column.label), translate(column.help) if column.help else ""]
        parts.append(" | ".join(column.choices))
        parts.append("*" if column.required else "")
        remarks.append(" ".join(part for part in parts if part))
    remarks[0] = "# " + remarks[0]
    hint = ["# " + translate(HINT).format(mark=CLEAR)] + [""] * (len(columns) - 1)
    return [column.name for column in columns], [remarks, hint]


HINT = "An empty cell leaves what is stored; write {mark} to empty a field. * must be filled in. These two lines with # are skipped."
