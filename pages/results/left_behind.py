"""Which cities are left behind, and what to write to them?"""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import quote

import streamlit as st

from jamp.charts import coverage as told
from jamp.charts import left_behind as drawn
from jamp.model.dates import last_day
from jamp.queries import cities, left_behind
from jamp.queries.left_behind import LeftBehind
from jamp.reports.reminder import reminder
from jamp.ui import markup
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words
from jamp.ui.kept import kept

MOST = 60


def contents(frame: Frame) -> dict[str, Any]:
    """Everything the page shows, and the cities that can be written to."""
    w, view = frame.words, frame.view
    with frame.reading() as session:
        rows = left_behind.left_behind(session, view)
        number = len(cities.standings(session, view))
    counts = Counter(reason for row in rows for reason in row.reasons)
    lead = told.left_behind_sentence(counts, number, w)
    cut = w.text("The first {n} of {all}.", n=w.number(MOST), all=w.number(len(rows))) if len(rows) > MOST else ""
    return {
        "top": markup.rendered("block.html", title=w.text("Left behind"), lead=lead, quiet=in_words(frame)),
        "table": markup.rendered("block.html", tables=[_table(frame, rows[:MOST])], foot=cut) if rows else "",
        "charts": _charts(frame, rows, counts, number) if rows else [],
        "rows": {row.city_id: row for row in rows},
    }  # fmt: skip


def _charts(frame: Frame, rows: list[LeftBehind], counts: Counter[str], number: int) -> list[tuple[str, str, Any, str, str]]:
    """For `exhibit`: what is missing in how many cities, and who has been silent for how long."""
    w, view, scheme = frame.words, frame.view, frame.scheme
    since, limit = (w.date(view.since), (last_day(view.as_at) - last_day(view.since)).days) if view.compared else ("", None)
    silent = [(w.place(row.city, row.name_ja), row.days) for row in rows]
    charts = [(w.text("Cities by what is missing of them"), drawn.lacking_sentence(counts, number, since, w), drawn.lacking(counts, number, since, w, scheme),
               markup.table(*drawn.lacking_table(counts, number, since, w)), "lacking")]  # fmt: skip
    if shown := drawn.longest(silent):
        told_of = w.text("Days from the last report to the reporting date; red: no report since the earlier date") if view.compared else w.text("Days from the last report to the reporting date")
        if len(shown) > drawn.MOST:
            told_of += " · " + w.text("The first {n} of {all}.", n=w.number(drawn.MOST), all=w.number(len(shown)))
        charts.append((told_of, drawn.silence_sentence(silent, w), drawn.silence(silent, limit, w, scheme), "", "silence"))
    return charts


def _table(frame: Frame, rows: list[LeftBehind]) -> str:
    w = frame.words
    head = [w.text("City"), w.text("What is missing"), w.text("Days without a report"), w.text("Last report"), w.text("Projects"),
            w.text("Message")]  # fmt: skip
    body = [
        [(w.place(row.city, row.name_ja), frame.link("city", city=row.city_id)), _missing(frame, row),
         "" if row.days is None else w.number(row.days), markup.whole(w.date(row.last_report) or w.text("never")), w.number(row.projects),
         (w.text("Write"), frame.link("left-behind", to=row.city_id))]
        for row in rows
    ]  # fmt: skip
    return markup.table(head, body)


def _missing(frame: Frame, row: LeftBehind) -> str:
    w = frame.words
    words = {reason: w.text(told.REASON_WORDS[reason]) for reason in row.reasons}
    if left_behind.NO_REPORT in words:
        since = w.date(frame.view.since) if frame.view.compared else ""
        words[left_behind.NO_REPORT] = w.text("no report since {date}", date=since) if since else w.text("no report")
    return w.text("; ").join(words.values())


def _letter(frame: Frame, rows: dict[str, LeftBehind]) -> None:
    w, asked = frame.words, st.query_params.get("to", "")
    markup.show("block.html", heading=w.text("The message to send"), quiet=w.text("Made from the figures. Change it as you like, and copy it."))
    chosen = st.selectbox(w.text("City"), list(rows), index=list(rows).index(asked) if asked in rows else 0, key=f"to_{asked}",
                          format_func=lambda code: w.place(rows[code].city, rows[code].name_ja), width=360)  # fmt: skip
    subject, text = reminder(rows[chosen], frame.view, w)
    st.text_area(subject, text, height=260, key=f"letter_{chosen}_{w.language}_{hash(frame.view)}")
    markup.show("block.html", more=[(w.text("Open it as an e-mail"), f"mailto:?subject={quote(subject)}&body={quote(text.replace(chr(10), chr(13) + chr(10)))}")])


def page() -> None:
    """Draw it."""
    frame = begin(filters=("country", "city", "programme", "as_at", "since"))
    if frame is None:
        return
    w = frame.words
    shown = kept(f"left behind {frame.key}", lambda: contents(frame))
    st.html(shown["top"])
    # who asked for the message of a city wants to see it at once
    asked = st.query_params.get("to", "") in shown["rows"]
    if asked:
        _letter(frame, shown["rows"])
    for column, one in zip(st.columns(2, gap="large"), shown["charts"], strict=False):
        with column:
            exhibit(*one[:4], w, one[4])
    if shown["table"]:
        st.html(shown["table"])
    if shown["rows"] and not asked:
        _letter(frame, shown["rows"])
    with st.expander(w.text("How computed")):
        markup.show("block.html", paragraphs=[
            w.text("No project: none is listed as at the reporting date. No report: no update of its projects speaks of a day after the earlier date, which is the last meeting unless another is chosen."),
            w.text("No figures on results: no indicator of its projects has a value; planned figures do not count. No figures by group: no value is broken down by a group, nor is it said that this does not apply."),
            w.text("Most missing stands first; among equals the city that has been silent for longest. Days are counted from the day that the last report speaks of to the reporting date."),
        ])  # fmt: skip
