"""Everything about one project."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.charts import outcomes as outcome_charts
from jamp.charts import theme
from jamp.model.rows import Standing, Statement
from jamp.queries import batches, milestones, outcomes, projects
from jamp.store.scope import seeing
from jamp.ui import markup
from jamp.ui.differences import differences
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words

EACH = 25


def _listing(frame: Frame) -> None:
    """The list to choose from."""
    w = frame.words
    search = st.text_input(w.text("Search by title or code"), key="search")
    with seeing(frame.engine, frame.person) as session:
        count = projects.count(session, frame.view, search)
        pages = max(1, -(-count // EACH))
        number = st.pagination(pages, key="page") if pages > 1 else 1
        rows = projects.page(session, frame.view, (min(number, pages) - 1) * EACH, EACH, search)
    head = [w.text("Project"), w.text("City"), w.text("Focus area"), w.text("Status"), w.text("As at"), w.text("Code")]
    body = [
        [(w.place(p.title, p.title_ja), frame.link("project", project=p.project_id)), p.city or w.country(p.country),
         w.text(theme.FOCUS_WORDS[p.focus_area]), f"{theme.STATUS_MARKS[p.status]} {w.text(theme.STATUS_WORDS[p.status])}",
         w.date(p.as_at), p.project_id]
        for p in rows
    ]  # fmt: skip
    markup.show("block.html", title=w.text("Projects"), lead=w.plural("{n} project", "{n} projects", count), quiet=in_words(frame),
                tables=[markup.table(head, body, numbers=False)] if body else [])  # fmt: skip


def _facts(frame: Frame, project: Standing, details: dict[str, Any]) -> list[tuple[str, str, str]]:
    w, unknown = frame.words, frame.words.text("Not stated")
    city = next((key for key, value in frame.choices.cities.items() if value[0] == project.city), "")
    return [
        (w.text("City"), project.city or unknown, frame.link("city", city=city) if city else ""),
        (w.text("Country"), w.country(project.country) or unknown, ""),
        (w.text("Programme"), project.programme or unknown, ""),
        (w.text("Focus area"), w.text(theme.FOCUS_WORDS[project.focus_area]), ""),
        (w.text("Status"), f"{theme.STATUS_MARKS[project.status]} {w.text(theme.STATUS_WORDS[project.status])}", ""),
        (w.text("Percent complete"), unknown if project.percent_complete is None else f"{w.number(project.percent_complete)} %", ""),
        (w.text("As at"), w.date(project.as_at) or unknown, ""),
        (w.text("Start"), w.date(details.get("start_date") or "") or unknown, ""),
        (w.text("End"), w.date(details.get("end_date") or "") or unknown, ""),
        (w.text("Fiscal year"), details.get("fiscal_year") or unknown, ""),
    ]


def _status(w: Any, statement: Statement) -> str:
    words = [f"{theme.STATUS_MARKS[statement.status]} {w.text(theme.STATUS_WORDS[statement.status])}"]
    if statement.stage:
        words.append(w.text("Smart JAMP stage: {stage}", stage=w.text(theme.STAGE_WORDS[statement.stage])))
    if statement.percent_complete is not None:
        words.append(f"{w.number(statement.percent_complete)} %")
    return " · ".join(words)


def _disagreement(frame: Frame, statements: list[Statement]) -> str:
    """A sentence where another publisher's newest statement says otherwise than the one that counts."""
    w = frame.words
    counts = next((s for s in statements if s.counts), None)
    if counts is None:
        return ""
    for other in statements:
        same_series = other.publisher == counts.publisher
        if other.status and other.status != counts.status and not same_series and other.source and counts.source:
            return w.text(
                "Sources disagree: {source} ({date}) says {status}; {other_source} ({other_date}) says {other}. The later reporting date counts; both are kept.",
                source=counts.source_title, date=w.date(counts.as_at), status=w.text(theme.STATUS_WORDS[counts.status]),
                other_source=other.source_title, other_date=w.date(other.as_at), other=w.text(theme.STATUS_WORDS[other.status]),
            )  # fmt: skip
    return ""


def _timeline(frame: Frame, statements: list[Statement]) -> None:
    w = frame.words
    labels = (("{text}", "narrative"), (w.text("Issues: {text}"), "issues"), (w.text("Next steps: {text}"), "next_steps"))
    shown = [
        {
            "date": w.date(s.as_at), "status": _status(w, s), "counts": s.counts, "link": markup.web(s.source_url),
            "source": s.source_title or w.text("The office itself"), "basis": s.status_basis,
            "texts": [label.replace("{text}", getattr(s, name)) for label, name in labels if getattr(s, name)],
        }
        for s in statements
    ]  # fmt: skip
    markup.show("timeline.html", heading=w.text("Updates, newest first"), statements=shown, counted=w.text("counts in totals"))


def _one(frame: Frame, project: Standing) -> None:
    w, key = frame.words, project.project_id
    with seeing(frame.engine, frame.person) as session:
        details = projects.details(session, key)
        statements = projects.statements(session, frame.view, key)
        promised = milestones.of_project(session, frame.view, key)
        figures = outcomes.of_project(session, frame.view, key)
        partners = projects.partners(session, key)
        names = projects.other_names(session, key)
        related = projects.related(session, key)
        history = batches.of_project(session, key, 0, 100)
    notice = _disagreement(frame, statements)
    if details.get("exit_date"):
        notice = " ".join([notice, w.text("No longer on the list since {date}; reason: {reason}.", date=w.date(details["exit_date"]),
                          reason=w.text(details.get("exit_reason") or "not given")), details.get("exit_note") or ""])  # fmt: skip
    second = " · ".join(part for part in (key, project.title_ja if w.language == "en" else project.title) if part)
    texts = [details.get("objective") or "", details.get("description") or "", details.get("note") or ""]
    markup.show("block.html", title=w.place(project.title, project.title_ja), second=second, notice=notice.strip(),
                facts=_facts(frame, project, details), paragraphs=[text for text in texts if text])  # fmt: skip
    left, right = st.columns([3, 2], gap="large")
    with left:
        _timeline(frame, statements)
    with right:
        for indicator in figures:
            exhibit(f"{indicator.title} ({indicator.unit})", outcome_charts.values_sentence(indicator, w),
                    outcome_charts.values(indicator, w, frame.scheme), "", w, indicator.indicator_id)  # fmt: skip
        if promised:
            exhibit(w.text("Milestones: promised and actual"), "", outcome_charts.milestones(promised, w, frame.scheme),
                    markup.table(*outcome_charts.milestones_table(promised, w)), w, "milestones")  # fmt: skip
        if partners:
            rows = [[organisation, w.text(role), note] for organisation, role, note, _ in partners]
            head = [w.text("Organisation"), w.text("Role"), w.text("Note")]
            markup.show("block.html", heading=w.text("Partners"), tables=[markup.table(head, rows, numbers=False)])
        if related:
            rows = [[(w.place(title, title_ja), frame.link("project", project=code)), code] for code, title, title_ja in related]
            markup.show("block.html", heading=w.text("Belongs together"), tables=[markup.table([w.text("Project"), w.text("Code")], rows)])
        if names:
            rows = [[name, w.text(kind)] for name, kind, _, _ in names]
            markup.show("block.html", heading=w.text("Other names"), tables=[markup.table([w.text("Name"), w.text("Kind")], rows)])
    with st.expander(w.text("History of changes: {n}", n=w.number(len(history)))):
        st.html(differences(frame, history))


def page() -> None:
    """Draw it."""
    frame = begin()
    if frame is None:
        return
    asked = st.query_params.get("project", "")
    if asked:
        with seeing(frame.engine, frame.person) as session:
            project = projects.one(session, frame.view, asked)
        if project:
            _one(frame, project)
            return
        markup.show("block.html", notice=frame.words.text("There is no project {code}. Choose one below.", code=asked))
    _listing(frame)


page()
