"""What the evidence of case studies says: the values before and after that it points to, as a session shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from jamp.model.cases import CaseFigure
from jamp.model.dates import end_of
from jamp.store.periods import end_of as last
from jamp.store.suppressed import suppressed
from jamp.store.tables import CaseEvidence, Indicator, NewestFigure, Source, Value


class _At(NamedTuple):
    value: float
    as_at: str
    bound: str
    source: str
    source_url: str


Found = dict[tuple[str, str, str], _At]  # by indicator, groups and last day of the date; "" is the newest
NOTHING = _At(0.0, "", "", "", "")
INDICATOR = (Indicator.title, Indicator.unit, Indicator.direction, Indicator.baseline, Indicator.baseline_date, Indicator.source, Indicator.source_url)


def figures(session: Session, cases: Sequence[str], public: bool = False) -> dict[str, list[CaseFigure]]:
    """{case: its evidence in order}. `public`: as everybody is shown it, whoever asks."""
    query = select(CaseEvidence, *INDICATOR).join(Indicator, Indicator.indicator_id == CaseEvidence.indicator_id).where(CaseEvidence.case_id.in_(cases))
    order = (CaseEvidence.case_id, func.coalesce(CaseEvidence.position, 1_000_000), CaseEvidence.indicator_id, CaseEvidence.groups)
    rows = session.execute(query.order_by(*order)).all()
    indicators = sorted({row[0].indicator_id for row in rows})
    values = _newest(session, indicators) | _dated(session, indicators, {date for row in rows for date in (row[0].as_at, row[0].baseline_as_at) if date})
    kept_back = suppressed(session, indicators, public)
    found: dict[str, list[CaseFigure]] = defaultdict(list)
    for one, *indicator in rows:
        found[one.case_id].append(_figure(one, indicator, values, kept_back))
    return found


def proposed(session: Session, indicator_id: str, groups: str, before: str, after: str) -> CaseFigure | None:
    """What a piece of evidence would say to everybody, of values at these dates, "" for the baseline and for the newest; None for
    an indicator that is not there."""
    indicator = session.execute(select(*INDICATOR).where(Indicator.indicator_id == indicator_id)).one_or_none()
    if indicator is None:
        return None
    one = CaseEvidence(indicator_id=indicator_id, groups=groups, baseline_as_at=before, as_at=after)
    values = _newest(session, [indicator_id]) | _dated(session, [indicator_id], filter(None, (before, after)))
    return _figure(one, indicator, values, suppressed(session, [indicator_id], public=True))


def _figure(one: Any, indicator: Sequence[Any], values: Found, kept_back: dict[tuple[str, str], set[str]]) -> CaseFigure:
    title, unit, direction, baseline, baseline_date, source, _ = indicator
    key = (one.indicator_id, one.groups)
    after = values.get((*key, end_of(one.as_at) if one.as_at else ""))
    if one.baseline_as_at:
        before = values.get((*key, end_of(one.baseline_as_at)))
    else:
        # the baseline of an indicator speaks of everybody
        before = None if baseline is None or one.groups else _At(baseline, baseline_date or "", "", source or "", "")
    before_end = end_of(before.as_at) if before and before.as_at else ""
    hidden = after is not None and one.groups in kept_back.get((one.indicator_id, end_of(after.as_at)), ())
    baseline_hidden = before is not None and one.groups in kept_back.get((one.indicator_id, before_end), ())
    shown, was = after or NOTHING, before or NOTHING
    return CaseFigure(
        one.indicator_id, title, unit or "", direction or "", one.groups,
        None if before is None or baseline_hidden else was.value, was.as_at or one.baseline_as_at or "", was.source,
        None if after is None or hidden else shown.value, shown.as_at or one.as_at or "", shown.bound, shown.source, shown.source_url,
        one.note or "", not one.as_at, hidden, baseline_hidden,
    )  # fmt: skip


def _newest(session: Session, indicators: Iterable[str]) -> Found:
    columns = (NewestFigure.indicator_id, NewestFigure.groups, NewestFigure.value, NewestFigure.as_at, NewestFigure.bound, NewestFigure.source, Value.source_url)
    same = (Value.indicator_id == NewestFigure.indicator_id, Value.as_at == NewestFigure.as_at, Value.groups == NewestFigure.groups, Value.source == NewestFigure.source)
    query = select(*columns).outerjoin(Value, same[0] & same[1] & same[2] & same[3]).where(NewestFigure.indicator_id.in_(list(indicators)))
    return {(key, groups, ""): _At(value, as_at, bound or "", source, url or "") for key, groups, value, as_at, bound, source, url in session.execute(query)}


def _dated(session: Session, indicators: Iterable[str], dates: Iterable[str]) -> Found:
    ends = sorted({end_of(date) for date in dates})
    if not ends:
        return {}
    # of one date the figure that counts: the office's own, then that of the source published last
    order = (case((Value.source == "", 0), else_=1), func.coalesce(last(Source.published), "").desc(), Value.source.desc(), Value.as_at.desc())
    columns = (Value.indicator_id, Value.groups, Value.as_at_end, Value.value, Value.as_at, Value.bound, Value.source, Value.source_url)
    query = select(*columns).outerjoin(Source, Source.source == Value.source)
    query = query.where(Value.indicator_id.in_(list(indicators)), Value.as_at_end.in_(ends), Value.value.is_not(None)).order_by(*order)
    found: Found = {}
    for key, groups, end, value, as_at, bound, source, url in session.execute(query):
        found.setdefault((key, groups, end), _At(value, as_at, bound or "", source, url or ""))
    return found
