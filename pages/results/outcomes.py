"""What have the projects achieved, measured against what they set out to do?"""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from jamp.charts import outcomes, results
from jamp.languages import mark
from jamp.model.outcomes import HIDDEN
from jamp.model.results import Progress, Result, Shared
from jamp.queries import outcomes as reported
from jamp.queries import results as found
from jamp.queries.courses import counted_alike
from jamp.ui import courses, markup
from jamp.ui.computed import computed
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words
from jamp.ui.kept import kept
from jamp.ui.paged import paged
from jamp.ui.results import results as exhibits

EACH = 25
FEW = 6
LOOKED_AT = 40  # indicators among which those with a course over time are looked for
WAYS = mark("Share of the way = (figure − baseline) / (target − baseline): 0% at the baseline, 100% at the target, for rising and falling "
            "indicators alike. It cannot be said where one of the three is missing, or where the target equals the baseline.")  # fmt: skip
SUMS = mark("Added up over projects only where they count the same thing in the same unit and way and their offices say that it adds up; "
            "yearly figures only for one period.")  # fmt: skip


def contents(frame: Frame) -> dict[str, Any]:
    """Everything the page shows but the list."""
    w, view, scheme = frame.words, frame.view, frame.scheme
    cities = frame.choices.japanese if w.language == "ja" else {}
    since = w.date(view.since) if view.compared else ""
    with frame.reading() as session:
        counts = found.counts(session, view)
        alike = found.shared(session, view)
        ways = found.ways(session, view, results.MOST)
        kinds = counted_alike(session, view)
        leading, _ = reported.leading(session, view, LOOKED_AT)
    # what has one figure alone stands in the list
    with_course = [row for row in leading if len({point.as_at for point, _ in outcomes.figures(row)}) > 1]
    return {
        "number": counts.indicators,
        "top": markup.rendered("block.html", title=w.text("What the projects have achieved"),
                               lead=results.counts_sentence(counts, w, view.compared, since), quiet=in_words(frame)),
        "shared": [
            (w.text("Counted alike, by project ({unit})", unit=one.unit), results.shared_sentence(one, w, since),
             results.from_baseline_to_target(one.parts, w, scheme, cities), _shared_table(frame, one), f"shared_{one.shared_indicator}", _addends(frame, one), one.note)
            for one in alike
        ],
        "ways": (w.text("Share of the way from the baseline to the target"), results.ways_sentence(ways, counts, w),
                 results.ways(ways, w, scheme, cities) if ways else None, _ways_table(frame, ways) if ways else ""),
        "inputs": [[row.progress.title, _baseline(frame, row.progress), _target(frame, row.progress),
                    _actual(frame, row.progress), row.progress.source or w.text("The office itself")] for row in ways],
        "kinds": kinds,
        "leading": exhibits(frame, with_course[:FEW], with_project=True),
    }  # fmt: skip


def _number(frame: Frame, value: float | None, bound: str = "", hidden: bool = False) -> str:
    """A figure; that it is not shown, or "–" where there is none."""
    if value is None:
        return frame.words.text(HIDDEN) if hidden else "–"
    return outcomes.BOUNDS.get(bound, "") + frame.words.number(value, 2)


def _before(frame: Frame, one: Progress) -> str:
    return _number(frame, one.before, one.before_bound, one.before_hidden)


def _baseline(frame: Frame, one: Progress) -> str:
    return _number(frame, one.baseline, hidden=one.baseline_hidden)


def _actual(frame: Frame, one: Progress) -> str:
    return _number(frame, one.actual, one.bound, one.hidden)


def _target(frame: Frame, one: Progress) -> str:
    return _number(frame, one.end.value if one.end else None, hidden=one.target_hidden)


def _addends(frame: Frame, one: Shared) -> tuple[list[str], list[list[Any]]]:
    """The inputs of a sum, the largest first: who, the figure, its date and source, whether it adds up. As a table."""
    w = frame.words
    head = [w.text("Project"), w.text("Figure"), w.text("Unit"), w.text("As at"), w.text("Adds up"), w.text("Source")]
    body: list[list[Any]] = [
        [(w.place(row.project_title, row.project_title_ja), frame.link("project", project=row.progress.project_id)), _actual(frame, row.progress),
         row.progress.unit, markup.whole(w.date(row.progress.actual_at)), w.text("yes") if row.progress.additive else w.text("no"), row.progress.source or w.text("The office itself")]
        for row in one.parts
    ]  # fmt: skip
    return head, body


def _shared_table(frame: Frame, one: Shared) -> str:
    w = frame.words
    head = [w.text("City"), w.text("Baseline"), w.text("Before"), w.text("Figure"), w.text("As at"), w.text("Target"), w.text("Source"), w.text("Project")]
    body = [
        [frame.cities(row.city) or "–", _baseline(frame, row.progress), _before(frame, row.progress), _actual(frame, row.progress),
         markup.whole(w.date(row.progress.actual_at)), _target(frame, row.progress),
         row.progress.source or w.text("The office itself"),
         (w.place(row.project_title, row.project_title_ja), frame.link("project", project=row.progress.project_id))]
        for row in one.parts
    ]  # fmt: skip
    table = markup.table(*markup.lean(head, body))
    if one.projects <= len(one.parts):
        return table
    return table + markup.rendered("block.html", foot=w.text("The largest {n}; the sum is that of all {all}.", n=w.number(len(one.parts)), all=w.number(one.projects)))


def _ways_table(frame: Frame, rows: list[Result]) -> str:
    w = frame.words
    head = [w.text("Indicator"), w.text("City"), w.text("Baseline"), w.text("Figure"), w.text("Target"), w.text("Share of the way"), w.text("Of what is due")]
    body = [
        [(row.progress.title, frame.link("project", project=row.progress.project_id)), frame.cities(row.city), _baseline(frame, row.progress),
         _actual(frame, row.progress), _target(frame, row.progress),
         results.share(row.progress.way, w), results.share(row.progress.due, w)]
        for row in rows
    ]  # fmt: skip
    return markup.table(head, body)


def listed(frame: Frame, number: int) -> str:
    """One page of the indicators as a table."""
    w, view = frame.words, frame.view
    with frame.reading() as session:
        rows = found.page(session, view, (number - 1) * EACH, EACH)
    names = frame.choices.groups
    head = [w.text("Indicator"), w.text("City"), w.text("Baseline"), w.text("Before"), w.text("Figure"), w.text("Target"), w.text("Share of the way"), w.text("Groups")]
    body = []
    for row in rows:
        one = row.progress
        groups = w.text("; ").join(
            w.text("{heading}: {n}", heading=outcomes.group_name(point.groups, names, w), n=outcomes.figure_of(point, w)) for point in row.groups
        )
        figure = _actual(frame, one) if one.actual is None else markup.named(f"{_actual(frame, one)} {one.unit}", w.date(one.actual_at))
        target = _target(frame, one) if one.end is None else markup.named(_target(frame, one), w.date(one.end.date) or w.text("no date given"))
        body.append([
            (one.title, frame.link("project", project=one.project_id)), frame.cities(row.city) or "–", _baseline(frame, one), _before(frame, one),
            figure, target, results.share(one.way, w), groups or w.text("not reported"),
        ])  # fmt: skip
    return markup.table(head, body, numbers=False)


def _list(frame: Frame, count: int) -> None:
    w = frame.words
    markup.show("block.html", heading=w.text("Every indicator"),
                quiet=w.text("Headline indicators first, then those with a figure, then those with a target. “Before” is the figure at the earlier date."))  # fmt: skip
    paged(frame, "indicators", count, EACH, partial(listed, frame))


def page() -> None:
    """Draw it."""
    frame = begin()
    if frame is None:
        return
    w = frame.words
    shown = kept(f"outcomes {frame.key}", lambda: contents(frame))
    st.html(shown["top"])
    if not shown["number"]:
        markup.show("block.html", notice=w.text("Send indicators and their values with a template: they appear here at once."),
                    more=[(w.text("Upload"), frame.link("upload"))])  # fmt: skip
        return
    columns = st.columns(2, gap="large")
    with columns[1]:
        exhibit(*shown["ways"], w, "ways")
        computed(w, w.text(WAYS), [w.text("Indicator"), w.text("Baseline"), w.text("Target"), w.text("Figure"), w.text("Source")], shown["inputs"], "how_ways")
    for n, (*one, inputs, note) in enumerate(shown["shared"]):
        with columns[(n + 1) % 2 if n else 0]:
            exhibit(*one[:4], w, one[4])
            computed(w, w.text("{first} {then}", first=w.text(SUMS), then=note).strip(), *inputs, f"how_{one[4]}")
    courses.show(frame, shown["kinds"])
    if shown["leading"]:
        markup.show("block.html", heading=w.text("What one project alone counts, over time"), quiet=w.text("Each figure at its date; a line only between figures on one basis."))
        columns = st.columns(2, gap="large")
        for n, one in enumerate(shown["leading"]):
            with columns[n % 2]:
                exhibit(*one[:4], w, one[4])
    _list(frame, shown["number"])
