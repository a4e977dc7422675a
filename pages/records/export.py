"""Lists to take away."""

from __future__ import annotations

import streamlit as st

from jamp.documents.csv import render_csv
from jamp.documents.formats import EXCEL
from jamp.documents.xlsx import render_workbook
from jamp.imports.export import EXPORTED, export_rows, withheld
from jamp.model.subjects import SHEETS
from jamp.queries import projects
from jamp.reports.lists import listing
from jamp.reports.named import plain_name
from jamp.ui import checked, markup
from jamp.ui.frame import Frame, begin, in_words
from jamp.ui.kept import kept


def _name(kind: str, frame: Frame, ending: str, language: str) -> str:
    view = frame.view
    chosen = (*view.countries, *view.cities, *view.programmes, *view.focus_areas, *view.statuses)
    return f"{kind}_{plain_name(chosen)}_{view.as_at}_{language}.{ending}"


def _list(frame: Frame, sheet: str, kind: str, whole: bool) -> bytes:
    with frame.reading() as session:
        view = None if whole else frame.view
        columns, rows = export_rows(session, sheet, view, projects.codes(session, view) if view else None)
        if kind == "csv":
            return render_csv(columns, rows)
        return render_workbook(listing(session, sheet, view, frame.words, columns, rows))


def _withheld(frame: Frame, sheet: str, whole: bool) -> int:
    with frame.reading() as session:
        view = None if whole else frame.view
        return withheld(session, view, projects.codes(session, view) if view else None, sheet)


def _extents(frame: Frame) -> dict[bool, str]:
    """What a list may hold, in words; True for everything."""
    w = frame.words
    with frame.reading() as session:
        listed, every = projects.count(session, frame.view), projects.number(session)
    return {False: w.text("Projects listed as at {date}: {n}", date=w.date(frame.view.as_at), n=w.number(listed)),
            True: w.text("All records, listed or not: {n}", n=w.number(every))}  # fmt: skip


def page() -> None:
    """Draw it."""
    frame = begin()
    if frame is None:
        return
    w = frame.words
    markup.show("block.html", title=w.text("Take it to the meeting"), quiet=in_words(frame))
    left, right = st.columns(2, gap="large")
    with left:
        markup.show("block.html", heading=w.text("A list"),
                    quiet=w.text("What is written here can be changed in Excel and sent back through Upload."))  # fmt: skip
        sheet = st.selectbox(w.text("Sheet"), EXPORTED, index=EXPORTED.index("projects"), key="export_sheet",
                             format_func=lambda n: w.text(SHEETS[n].label))  # fmt: skip
        extents = kept(f"extents {frame.key}", lambda: _extents(frame))
        whole = st.radio(w.text("Which records"), list(extents), format_func=lambda n: extents[n], key="export_whole",
                         help=w.text("With the projects goes what belongs to them, up to the reporting date. All records: every project with everything that belongs to it, whatever the filters."))  # fmt: skip
        left_out = kept(f"withheld {sheet} {whole} {frame.key}", lambda: _withheld(frame, sheet, whole))
        if left_out:
            markup.show("block.html", notice=w.plural("{n} value is left out: it counts few persons, or would give such a number away.",
                                                      "{n} values are left out: they count few persons, or would give such a number away.", left_out))  # fmt: skip
        names = [f"{sheet}_all-records.{ending}" if whole else _name(sheet, frame, ending, w.language) for ending in ("csv", "xlsx")]
        st.download_button(w.text("Download CSV"), lambda: _list(frame, sheet, "csv", whole), names[0],
                           "text/csv", on_click="ignore", key="csv")  # fmt: skip
        st.download_button(w.text("Download Excel"), lambda: _list(frame, sheet, "xlsx", whole), names[1],
                           EXCEL, on_click="ignore", key="xlsx")  # fmt: skip
    with right:
        markup.show("block.html", heading=w.text("Documents to hand out"),
                    quiet=w.text("Summaries, briefs and the data workbook, each with a number, in PDF, Word, PowerPoint, Excel and as a web page."),
                    more=[(w.text("Reports"), frame.link("reports"))])  # fmt: skip
        checked.before_handing_out(frame)
