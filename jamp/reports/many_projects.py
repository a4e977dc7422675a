"""Many projects at once, each with what its slide tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from jamp.languages import Words
from jamp.model.barriers import BarrierRow
from jamp.model.dates import end_of
from jamp.model.promises import Promise
from jamp.model.results import Result
from jamp.model.rows import Change
from jamp.model.view import View
from jamp.queries import (
    Session,
    barriers,
    money,
    portfolio,
    projects,
    ratings,
    results,
    standing,
    timeline,
)
from jamp.reports.one_project import Names, OneProject
from jamp.reports.promised import in_order

EVERY, AT_ONCE = 100_000, 400
P = TypeVar("P")
T = TypeVar("T", Promise, Result, BarrierRow, Change)


def read_many(session: Session, view: View, words: Words, codes: Sequence[str]) -> list[OneProject]:
    """In the order of the codes, without the figures by group. KeyError for one that is not known."""
    if not codes:
        return []
    found = {row.project_id: row for part in _parts(codes) for row in projects.some(session, view, part)}
    names, conditions = Names(session, words), standing.projects_at(view)
    details, partners, said = projects.details_of(session, codes), projects.partners_of(session, codes), projects.statements_of(session, view, codes)
    rated, earlier = ratings.of_view(session, view), ratings.of_view(session, view, view.since) if view.compared else {}
    sums, pace = money.by_project(session, conditions, view.as_at), {row.project_id: row for row in money.spending(session, conditions, view.as_at)}
    before = {row.project_id: row.before for row in standing.everything(session, view)}
    promised = _of_each((one.project_id, one) for part in _parts(timeline.every(session, view)) for one in timeline.page(session, view, part))
    counted = _of_each((row.progress.project_id, row) for row in results.page(session, view, 0, EVERY))
    barred = _of_each((one.project_id, one) for one in barriers.foremost(session, view, EVERY))
    slipped = _of_each((one.project_id, one) for one in portfolio.changes(session, view, EVERY)[0] if one.kind == "slipped")
    return [
        OneProject(
            found[code], details[code], before.get(code), rated.get(code), earlier.get(code),
            [one for one in said.get(code, []) if end_of(one.as_at) <= end_of(view.as_at)], in_order(promised.get(code, [])),
            counted.get(code, []), [], barred.get(code, []), sums.get(code, {}), pace.get(code),
            list(dict.fromkeys((name, role) for name, role, *_ in partners.get(code, []))), names.where(found[code]), names.programmes(found[code]),
            slipped.get(code, []),
        )
        for code in sorted(codes)
    ]  # fmt: skip


def _parts(all: Sequence[P]) -> Iterator[list[P]]:
    return (list(all[start : start + AT_ONCE]) for start in range(0, len(all), AT_ONCE))


def _of_each(pairs: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = {}
    for code, one in pairs:
        found.setdefault(code, []).append(one)
    return found
