"""What a history, which keeps every figure that ever was, does not show to everybody: numbers of persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from jamp.model.suppression import SUPPRESSED, personal
from jamp.store.suppressed import foreign, sees_all, told_of_persons

if TYPE_CHECKING:
    from jamp.queries.batches import BatchRow, RevisionRow

TELLING = {"values": ("value", "comment"), "indicators": ("baseline", "target", "note"), "indicator_targets": ("target", "reason")}


def kept_back(session: Session, rows: list[RevisionRow]) -> list[RevisionRow]:
    """The same rows; figures of indicators that count persons are not shown to those who do not answer for them."""
    of = {row.key.split(" · ")[0] for row in rows if row.sheet in TELLING}
    about = told_of_persons(session, of) if of else set()
    # the groups that an indicator had may have been taken back since
    grouped = {row.key.split(" · ")[0] for row in rows if row.sheet == "values" and _personal(row)}
    about |= set(foreign(session, grouped)) if grouped else set()
    return [row._replace(fields=_masked(row)) if row.sheet in TELLING and row.key.split(" · ")[0] in about else row for row in rows]


def _personal(row: RevisionRow) -> bool:
    return any(personal(str(groups)) for groups in row.fields.get("groups", ()) if groups)


def _masked(row: RevisionRow) -> dict[str, tuple[Any, Any]]:
    def one(value: Any) -> str | None:
        return None if value is None else SUPPRESSED

    return {name: (one(old), one(new)) if name in TELLING[row.sheet] else (old, new) for name, (old, new) in row.fields.items()}


def files_kept_back(session: Session, row: BatchRow) -> set[str]:
    """The check sums of the files of a batch that the secretariat alone hands out: those that hold figures."""
    return set() if sees_all(session) else {file.sha256 for file in row.files if file.sheet in TELLING}
