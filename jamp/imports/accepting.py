"""A finding of the checks that a person accepts: a file of one row, which goes the way of every other file."""

from __future__ import annotations

import csv
import datetime
import io

from jamp.imports.apply import Applied, Refused, apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import PATIENCE, Engine
from jamp.store.scope import Person

COLUMNS = ("rule", "subject", "reason", "author", "as_at")


def accept(engine: Engine, person: Person, finding: tuple[str, str], reason: str, author: str, patience: float = PATIENCE) -> Applied:
    """Keep why the finding (rule, subject) is accepted, and by whom, as of today: a batch, which can be undone. Refused
    with the problem in words when the row cannot be taken, or as of `apply`."""
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, (*finding, " ".join(reason.split()), " ".join(author.split()), datetime.date.today().isoformat())])
    name = f"accepted {finding[0]} {finding[1]}.csv"
    upload = Upload(name, text.getvalue().encode("utf-8-sig"), "accepted_findings")
    plan = check(engine, person, [upload])
    problem = next((issue for issue in plan.files[0].issues if issue.blocks), None)
    if problem:
        raise Refused(problem.message, **problem.values)
    return apply(engine, person, plan, person.name, patience=patience)
