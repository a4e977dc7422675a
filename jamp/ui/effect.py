"""What applying would do to the figures that everybody reads, before it is applied."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.charts import theme
from jamp.imports.plan import Plan
from jamp.imports.rehearsal import long, rehearsed
from jamp.languages import Words, mark
from jamp.queries.headline import Headline, headline
from jamp.store.engine import Unreachable
from jamp.ui import markup
from jamp.ui.frame import Frame

MOST = 8  # indicators shown
SHEETS = ("projects", "updates", "values", "milestones", "cities", "indicators")
MOVED = {"projects": mark("Projects"), "cities": mark("Cities"), "silent": mark("Cities without a report"), "overdue": mark("Milestones overdue")}


def show(frame: Frame, plan: Plan) -> None:
    """A table of the headline figures that would move, now and then; nothing where the Plan cannot move any."""
    w = frame.words
    if not any(one.sheet in SHEETS and (one.new or one.changed) for one in plan.operations):
        return
    if long(plan):
        markup.show("block.html", quiet=w.text("The effect on the headline figures is not tried out: the file is too long for that."))
        return
    pair = _tried(frame, plan)
    if pair is None:
        return
    rows = _rows(w, *pair)
    if not rows:
        markup.show("block.html", quiet=w.text("The headline figures of Overview stay as they are."))
        return
    head = [w.text("Headline figure"), w.text("Now"), w.text("After applying"), w.text("Difference")]
    markup.show("block.html", heading=w.text("What it does to the headline figures"), tables=[markup.table(head, rows, numbers=False)])


def _tried(frame: Frame, plan: Plan) -> tuple[Headline, Headline] | None:
    """The figures before and after; kept as long as the Plan is the same."""
    kept: tuple[Any, Any] | None = st.session_state.get("upload_effect")
    if kept and kept[0] is plan:
        return kept[1]  # type: ignore[no-any-return]
    touched = {record[one.columns.index("indicator_id")] for one in plan.operations if one.sheet == "values" for record in one.new}
    touched |= {key[0] for one in plan.operations if one.sheet == "values" for key, *_ in one.changed}
    with frame.reading() as session:
        now = headline(session, touched)
    try:
        with rehearsed(frame.engine, plan) as session:
            then = headline(session, touched) if session else None
    except Unreachable:  # somebody else has been writing for long: the page goes without
        then = None
    found = (now, then) if then else None
    st.session_state["upload_effect"] = (plan, found)
    return found


def _rows(w: Words, now: Headline, then: Headline) -> list[list[str]]:
    rows = []
    if now.as_at != then.as_at:
        rows.append([w.text("Newest reporting date"), w.date(now.as_at), w.date(then.as_at), ""])
    pairs = [(w.text(MOVED["projects"]), now.projects, then.projects)]
    pairs += [(w.text(text), now.statuses.get(word, 0), then.statuses.get(word, 0)) for word, text in theme.STATUS_WORDS.items()]
    pairs += [(w.text(MOVED[name]), getattr(now, name), getattr(then, name)) for name in ("cities", "silent", "overdue")]
    rows += [[label, w.number(a), w.number(b), w.signed(b - a)] for label, a, b in pairs if a != b]
    moved = [(now.indicators.get(key, (title, unit, None)), after) for key, (title, unit, after) in then.indicators.items()]
    moved = [((title, unit, before), after) for (title, unit, before), after in moved if before != after and after is not None]
    for (title, unit, before), after in moved[:MOST]:
        label = w.text("{title} ({unit})", title=title, unit=unit)
        rows.append([label, "–" if before is None else w.number(before, 4), w.number(after or 0, 4), _difference(w, before, after)])
    return rows


def _difference(w: Words, before: float | None, after: float | None) -> str:
    """+8 (+5 %); "" where there was nothing before."""
    if before is None or after is None:
        return ""
    sign = "+" if after > before else "−"
    told = f"{sign}{w.number(abs(after - before), 4)}"
    if not before:
        return told
    return w.text("{difference} ({share} %)", difference=told, share=f"{sign}{w.number(abs(after - before) / abs(before) * 100, 1)}")
