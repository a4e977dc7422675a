"""Photos as stored. Whoever asks for one gets it only where its consent stands at that moment, and its case is shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from jamp.model.case_studies import GIVEN
from jamp.store.engine import writing
from jamp.store.moment import now
from jamp.store.tables import CasePhoto, CaseStudy
from jamp.store.writings import PICTURE

PHOTO, CASE = CasePhoto.__table__.c, CaseStudy.__table__.c


def keep(engine: Engine, data: bytes, small: bytes, size: tuple[int, int], by: str) -> str:
    """Keep a picture; what it is stored under, the SHA-256 of its bytes. The same picture is kept once."""
    file = hashlib.sha256(data).hexdigest()
    values = {"file": file, "width": size[0], "height": size[1], "data": data, "small": small, "stored_at": now(), "stored_by": by}
    with writing(engine) as connection:
        try:
            with connection.begin():
                if connection.scalar(select(PICTURE.c.file).where(PICTURE.c.file == file)) is None:
                    connection.execute(PICTURE.insert().values(**values))
        except IntegrityError:
            # somebody sent the same one at the same moment
            pass
    return file


def _may_be_shown(column: Any) -> Any:
    query = select(column).join(CasePhoto.__table__, PHOTO.file == PICTURE.c.file)
    query = query.join(CaseStudy.__table__, CASE.case_id == PHOTO.case_id)
    return query.where(PHOTO.consent == GIVEN, CASE.state != "withdrawn").limit(1)


def shown(session: Session, photo_id: str, small: bool = False) -> bytes | None:
    """The JPEG of a photo; None where it may not be shown, or there is none."""
    query = _may_be_shown(PICTURE.c.small if small else PICTURE.c.data).where(PHOTO.photo_id == photo_id)
    found: bytes | None = session.scalar(query)
    return found


def of_file(session: Session, file: str) -> bytes | None:
    """The JPEG that is stored under `file`, of a photo that may be shown; None else."""
    found: bytes | None = session.scalar(_may_be_shown(PICTURE.c.data).where(PICTURE.c.file == file))
    return found


def of_files(session: Session, files: Iterable[str]) -> dict[str, bytes]:
    """Those of several that may be shown."""
    found = {file: of_file(session, file) for file in dict.fromkeys(files)}
    return {file: data for file, data in found.items() if data is not None}


def there(session: Session, files: Iterable[str]) -> set[str]:
    """Those of `files` under which a picture is stored, may it be shown or not."""
    return set(session.scalars(select(PICTURE.c.file).where(PICTURE.c.file.in_(list(files)))))
