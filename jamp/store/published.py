"""Case studies as they were cleared for publication. What was published stays as it was, whatever the records say since;
a new clearing makes a new version, undoing the clearing takes it back, a withdrawn case is shown no more.

Who writes case studies says of which; before the transaction ends those that are cleared are looked at, and no other.
"""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.case_studies import GIVEN
from jamp.model.cases import Case, whole
from jamp.model.clearing import Lack, lacking
from jamp.store.case_studies import interested, read
from jamp.store.drafts import checksum
from jamp.store.history import Batch
from jamp.store.moment import now
from jamp.store.tables import TABLES, CasePhoto, CaseQuote, CaseStudy
from jamp.store.writings import PICTURE, VERSION

TOUCHED = "case studies that were touched"
# what a case says, and what is shown beside it
SAYING, SHOWN = ("case_studies", "case_texts", "case_evidence"), ("case_quotes", "case_photos")
SHEETS = SAYING + SHOWN
LEFT_OUT = ("takers", "version", "cleared_at", "state")
AT_ONCE = 400


class NotCleared(Exception):
    """A case study was to be cleared, and lacks something."""

    def __init__(self, case: Case, lacks: list[Lack]) -> None:
        super().__init__(f"{case.case_id} cannot be cleared")
        self.case, self.lacks = case, lacks


def touch(session: Session, sheet: str, keys: Iterable[Any]) -> None:
    """Records of a sheet, by the first part of their keys, are written or removed in this transaction."""
    if sheet in SHEETS:
        asked = sorted(set(keys))
        written, cases = session.info.setdefault(TOUCHED, {}).setdefault(sheet, (set(), set()))
        written.update(asked)
        # of what is about to be removed nothing can be asked any more
        cases.update(_cases(session, sheet, asked))


def _cases(session: Session, sheet: str, keys: Sequence[str]) -> set[str]:
    table = TABLES[sheet].c
    first = next(iter(TABLES[sheet].primary_key.columns))
    found: set[str] = set()
    for start in range(0, len(keys), AT_ONCE):
        found.update(session.connection().execute(select(table.case_id).where(first.in_(keys[start : start + AT_ONCE]))).scalars())
    return found


def settle(session: Session) -> None:
    """Keep a new version of what is cleared, take back what an undo takes back, and forget pictures that were withdrawn.
    Raises NotCleared where something is lacking; but who takes back a consent is never refused: of a published case
    quotes and photos change without a new version until the case is whole again."""
    touched = session.info.pop(TOUCHED, {})
    if not touched:
        return
    of_sheet = {sheet: cases | _cases(session, sheet, sorted(written)) for sheet, (written, cases) in touched.items()}
    said = set().union(*(cases for sheet, cases in of_sheet.items() if sheet in SAYING))
    cases = sorted(set().union(*of_sheet.values()))
    batch = session.execute(select(Batch.batch, Batch.recorded_by, Batch.undoes).order_by(Batch.batch.desc()).limit(1)).one()
    if batch.undoes is not None:
        session.execute(VERSION.update().where(VERSION.c.batch == batch.undoes, VERSION.c.case_id.in_(cases)).values(taken_back=batch.batch))
    known = _newest(session, cases)
    for case in read(session, cases, public=True):
        if case.state != "cleared":
            continue
        if lacks := [one for one in lacking(case) if one.blocks]:
            if case.case_id in known and case.case_id not in said:
                continue
            raise NotCleared(case, lacks)
        data = _data(case)
        digest, version = checksum(data), known.get(case.case_id, (0, ""))
        if version[1] != digest:
            session.execute(VERSION.insert().values(case_id=case.case_id, version=_next(session, case.case_id), batch=batch.batch, cleared_at=now(),
                                                    cleared_by=batch.recorded_by, checksum=digest, data=zlib.compress(data, 6)))  # fmt: skip
    _forget(session)


def _next(session: Session, case_id: str) -> int:
    return (session.scalar(select(func.max(VERSION.c.version)).where(VERSION.c.case_id == case_id)) or 0) + 1


def _data(case: Case) -> bytes:
    """What is published: the case with the pictures and quotes that may be shown."""
    shown = dataclasses.replace(case, photos=case.shown_photos, quotes=case.shown_quotes)
    fields = {name: value for name, value in dataclasses.asdict(shown).items() if name not in LEFT_OUT}
    return orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)


def _forget(session: Session) -> None:
    """The bytes of pictures of which every record says that the consent was withdrawn."""
    withdrawn = select(CasePhoto.__table__.c.file).where(CasePhoto.__table__.c.consent == "withdrawn")
    others = select(CasePhoto.__table__.c.file).where(CasePhoto.__table__.c.consent != "withdrawn")
    session.execute(PICTURE.delete().where(PICTURE.c.file.in_(withdrawn), PICTURE.c.file.not_in(others)))


def _newest(session: Session, cases: Sequence[str]) -> dict[str, tuple[int, str]]:
    """{case: (number, checksum) of the version that stands}."""
    query = select(VERSION.c.case_id, VERSION.c.version, VERSION.c.checksum).where(VERSION.c.taken_back.is_(None)).order_by(VERSION.c.version)
    found: dict[str, tuple[int, str]] = {}
    for start in range(0, len(cases), AT_ONCE):
        part = session.execute(query.where(VERSION.c.case_id.in_(cases[start : start + AT_ONCE])))
        found |= {case: (version, digest) for case, version, digest in part}
    return found


def standing(session: Session) -> dict[str, int]:
    """{case: number of its published version} of the cases that everybody may read: in the order of their codes."""
    newest = (
        select(VERSION.c.case_id, func.max(VERSION.c.version)).join(CaseStudy.__table__, CaseStudy.__table__.c.case_id == VERSION.c.case_id)
        .where(VERSION.c.taken_back.is_(None), CaseStudy.__table__.c.state != "withdrawn").group_by(VERSION.c.case_id).order_by(VERSION.c.case_id)
    )  # fmt: skip
    return {case: version for case, version in session.execute(newest)}


def published(session: Session, cases: Iterable[str] | None = None) -> list[Case]:
    """These cases in the order given, or all in that of their codes, as they were published last; without the pictures and
    quotes whose consent does not stand any more."""
    there = standing(session)
    asked = [case for case in (there if cases is None else dict.fromkeys(cases)) if case in there]
    found: dict[str, Case] = {}
    for start in range(0, len(asked), AT_ONCE):
        part = asked[start : start + AT_ONCE]
        rows = session.execute(select(VERSION).where(VERSION.c.case_id.in_(part), VERSION.c.taken_back.is_(None)).order_by(VERSION.c.version)).all()
        newest = {row.case_id: row for row in rows if row.version == there[row.case_id]}
        photos, quotes = (_consented(session, table, part) for table in (CasePhoto, CaseQuote))
        takers = interested(session, part)
        for code, row in newest.items():
            case = _case(row)
            kept = tuple(photo for photo in case.photos if (photo.photo_id, photo.file) in photos)
            said = tuple(quote for quote in case.quotes if (quote.quote_id, "") in quotes)
            found[code] = dataclasses.replace(case, photos=kept, quotes=said, takers=tuple(takers.get(code, ())))
    return [found[code] for code in asked if code in found]


def versions(session: Session, case_id: str) -> list[Case]:
    """The versions of a case that were published and not taken back, newest first, as they were then."""
    rows = session.execute(select(VERSION).where(VERSION.c.case_id == case_id, VERSION.c.taken_back.is_(None)).order_by(VERSION.c.version.desc())).all()
    return [_case(row) for row in rows]


def _case(row: Any) -> Case:
    return whole({**orjson.loads(zlib.decompress(row.data)), "state": "cleared", "version": row.version, "cleared_at": row.cleared_at})


def _consented(session: Session, table: Any, cases: Sequence[str]) -> set[tuple[str, str]]:
    file = table.__table__.c.get("file")
    columns = (table.__table__.c[0], file) if file is not None else (table.__table__.c[0],)
    query = select(*columns).where(table.__table__.c.case_id.in_(cases), table.__table__.c.consent == GIVEN)
    if file is not None:
        query = query.where(file.in_(select(PICTURE.c.file)))
    return {(row[0], row[1] if len(row) > 1 else "") for row in session.execute(query)}

