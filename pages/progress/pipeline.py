"""What became of each Smart JAMP survey, and which ended in silence?"""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from jamp.charts import pipeline as drawn
from jamp.charts import theme
from jamp.languages import mark
from jamp.model.surveys import FATES, Survey
from jamp.queries import pipeline
from jamp.ui import markup
from jamp.ui.computed import computed
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words, undated
from jamp.ui.kept import kept
from jamp.ui.paged import paged

EACH = 25
RULE = mark("Each project of the programme Smart JAMP counts once, also when it has left the list. Its stage is the last one that a source names. In "
            "service, and ended without follow-up: as the last stage says. Otherwise, where neither the project nor what it belongs to has been spoken of "
            "for two reporting periods (after {date}): no word any more. Spoken of since, but not its stage: the project goes on, stage not said.")  # fmt: skip
ORDER = ("silent", "stage not said", "ended", "goes on", "further on", "in service")
assert set(ORDER) == set(FATES)


def _found(frame: Frame) -> tuple[list[Survey], str]:
    """(the surveys, those that nobody speaks of first; the day after which no word is silence)."""
    with frame.reading() as session:
        rows = pipeline.surveys(session, frame.view)
        since = pipeline.silent_since(session, frame.view.as_at)
    return sorted(rows, key=lambda row: (ORDER.index(row.fate), row.last_word, row.fiscal_year, row.project_id)), since


def contents(frame: Frame) -> dict[str, Any]:
    """Everything the page shows but the list."""
    w, scheme = frame.words, frame.scheme
    rows, since = kept(f"surveys {frame.key}", lambda: _found(frame))
    years, sectors = drawn.by_year(rows, w), drawn.by_sector(rows, w)
    counts = pipeline.tally(rows)
    return {
        "number": len(rows),
        "top": markup.rendered("block.html", title=w.text("From survey to service"), lead=drawn.sentence(rows, since, w), quiet=in_words(undated(frame)),
                               figures=[{"value": w.number(counts[fate]), "label": w.text(drawn.FATE_WORDS[fate]), "note": "", "colour": "", "link": ""}
                                        for fate in FATES if counts[fate]]),
        "steps": (w.text("Surveys by the last stage that a source names, and fiscal year (April to March)"), drawn.steps_sentence(rows, w),
                  drawn.steps(rows, w, scheme), markup.table(*drawn.steps_table(rows, w))),
        "years": (w.text("Surveys by fiscal year, and what became of them"), drawn.most_silent(years, w), drawn.fates(years, w, scheme),
                  markup.table(*drawn.fates_table(years, w.text("Fiscal year"), w))),
        "sectors": (w.text("Surveys by sector, and what became of them"), drawn.most_silent(sectors, w), drawn.fates(sectors, w, scheme),
                    markup.table(*drawn.fates_table(sectors, w.text("Sector"), w))),
        "rule": w.text(RULE, date=w.date(since)),
    }  # fmt: skip


def listed(frame: Frame, number: int) -> str:
    """One page of the surveys as a table."""
    w = frame.words
    rows, _ = kept(f"surveys {frame.key}", lambda: _found(frame))
    head = [w.text("Survey"), w.text("City"), w.text("Fiscal year"), w.text("Sector"), w.text("Stage"), w.text("What became of it"), w.text("Last word"), w.text("Source")]
    body = [_row(frame, row) for row in rows[(number - 1) * EACH : number * EACH]]
    return markup.table(*markup.lean(head, body), numbers=False)


def _row(frame: Frame, row: Survey) -> list[Any]:
    w = frame.words
    stage = markup.named(w.text(theme.STAGE_WORDS[row.stage]), w.date(row.staged)) if row.stage else w.text("Not stated")
    fate = w.text(drawn.FATE_WORDS[row.fate])
    if row.fate == "silent":
        fate = w.text("no word since {date}", date=w.date(row.last_word)) if row.last_word else w.text("never a word")
    elif row.fate == "stage not said" and row.staged:
        fate = markup.named(fate, w.text("since {date}", date=w.date(row.staged)))
    return [(w.place(row.title, row.title_ja), frame.link("project", project=row.project_id)), frame.cities(row.city) if row.city else "–", drawn.fiscal_year(row.fiscal_year, w) if row.fiscal_year else "–",
            row.sector or "–", stage, fate, markup.whole(w.date(row.last_word) or w.text("never")), (_source(frame, row), markup.web(row.source_url))]  # fmt: skip


def _source(frame: Frame, row: Survey) -> str:
    if row.source:
        return row.source
    return frame.words.text("The office itself") if row.last_word else frame.words.text("Project record")


def _list(frame: Frame, count: int) -> None:
    w = frame.words
    markup.show("block.html", heading=w.text("Every survey"), quiet=w.text("Those that nobody speaks of any more stand first."))
    paged(frame, "surveys", count, EACH, partial(listed, frame))
    markup.show("block.html", quiet=w.text("Next step: ask the offices of the first ones what became of the survey, and send the answer as an update with its stage."),
                more=[(w.text("Upload"), frame.link("upload"))])  # fmt: skip


def page() -> None:
    """Draw it."""
    frame = begin(filters=("country", "city", "programme", "focus_area", "status", "as_at"))
    if frame is None:
        return
    w = frame.words
    shown = kept(f"pipeline {frame.key}", lambda: contents(frame))
    st.html(shown["top"])
    if not shown["number"]:
        markup.show("block.html", notice=w.text("A survey is a project of the programme Smart JAMP. Take a filter away, or send projects with that programme and their stage."),
                    more=[(w.text("Upload"), frame.link("upload"))])  # fmt: skip
        return
    left, right = st.columns(2, gap="large")
    with left:
        exhibit(*shown["steps"], w, "steps")
        computed(w, shown["rule"], [], [], "how_fates")
    with right:
        exhibit(*shown["years"], w, "years")
        exhibit(*shown["sectors"], w, "sectors")
    _list(frame, shown["number"])
