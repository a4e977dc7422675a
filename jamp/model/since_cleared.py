"""What the record of a case study says otherwise than its published version."""

from __future__ import annotations

from typing import NamedTuple

from jamp.model.case_studies import TEXTS
from jamp.model.cases import Case, CaseFigure

SEEN = ("baseline", "baseline_as_at", "value", "as_at", "bound", "unit", "hidden", "baseline_hidden")


class Moved(NamedTuple):
    """A piece of evidence that says something else now: `then` None where it was added since, `now` None where it was left out."""

    then: CaseFigure | None
    now: CaseFigure | None


def moved(published: Case, record: Case) -> list[Moved]:
    """The evidence that differs, in the order of the published version; what was added since comes last."""
    then, now = ({figure.key: figure for figure in case.figures} for case in (published, record))
    found = [Moved(figure, now.get(key)) for key, figure in then.items() if _said(figure) != _said(now.get(key))]
    return found + [Moved(None, figure) for key, figure in now.items() if key not in then]


def rewritten(published: Case, record: Case) -> list[str]:
    """The names of the texts that differ in any language, in their order."""
    languages = sorted({*published.texts, *record.texts})
    return [column.name for column in TEXTS
            if any(published.texts.get(one, {}).get(column.name) != record.texts.get(one, {}).get(column.name) for one in languages)]  # fmt: skip


def _said(figure: CaseFigure | None) -> tuple[object, ...]:
    return () if figure is None else tuple(getattr(figure, name) for name in SEEN)
