"""Everything about one project; the list to choose from where the address names none."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.charts import theme
from jamp.charts.ratings import RATING_WORDS
from jamp.model.dates import end_of
from jamp.model.rows import Standing, Statement
from jamp.queries import batches, milestones, outcomes, projects, ratings
from jamp.ui import markup, rated
from jamp.ui.cases_asked import known
from jamp.ui.differences import differences
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words
from jamp.ui.kept import kept
from jamp.ui.listing import listing
from jamp.ui.promises import promises
from jamp.ui.results import results
from jamp.ui.statements import disagreement, timeline

EACH = 25
CHANGES = 50


def found(search: str, number: int, frame: Frame, wanted: tuple[str, ...]) -> tuple[int, str]:
    """(projects of the view that match, one page of them as a table). `wanted`: ratings, none for all."""
    ratings, first = rated.rated(frame), (number - 1) * EACH
    with frame.reading() as session:
        if wanted:
            codes = [code for code in projects.matching(session, frame.view, search) if code in ratings and ratings[code].rating in wanted]
            return len(codes), listing(frame, projects.some(session, frame.view, codes[first : first + EACH]), ratings)
        count = projects.count(session, frame.view, search)
        rows = projects.page(session, frame.view, first, EACH, search)
    return count, listing(frame, rows, ratings)


def _listing(frame: Frame) -> None:
    w = frame.words
    heading = st.empty()
    search = st.text_input(w.text("Search by title or code"), key="search", max_chars=100, width=480).strip()
    wanted = rated.asked(frame)
    count, _ = kept(f"projects 1 {search!r} {wanted} {frame.key}", lambda: found(search, 1, frame, wanted))
    pages = max(1, -(-count // EACH))
    body = st.empty()
    number = 1
    if pages > 1:
        with st.container(key="paging"):
            number = st.pagination(pages, key=f"page_{search}_{hash(frame.view)}")
    here = min(number, pages)
    _, table = kept(f"projects {here} {search!r} {wanted} {frame.key}", lambda: found(search, here, frame, wanted))
    with heading:
        only = w.text("Rated: {ratings}.", ratings=w.joined(w.text(RATING_WORDS[one]) for one in wanted)) if wanted else ""
        markup.show("block.html", title=w.text("Projects"), lead=only, quiet=in_words(frame, count),
                    more=[(w.text("All ratings"), frame.link("project"))] if wanted else [])  # fmt: skip
    with body:
        if table:
            markup.show("block.html", tables=[table])
        else:
            markup.show("block.html", notice=w.text("No project matches. Try fewer words, or take a filter away."))


def contents(asked: str, frame: Frame) -> dict[str, Any] | None:
    """Everything the page shows of one project; None for a code that is not known."""
    w, view = frame.words, frame.view
    with frame.reading() as session:
        project = projects.one(session, view, asked)
        if project is None:
            return None
        code = project.project_id
        details = projects.details(session, code)
        statements = projects.statements(session, view, code)
        promised = milestones.of_project(session, view, code)
        figures, number = outcomes.of_project(session, view, code)
        partners = projects.partners(session, code)
        names = projects.other_names(session, code)
        related = projects.related(session, code)
        changes = batches.count_of_project(session, code)
        rating = ratings.of_project(session, code, view.as_at)
    unknown = w.text("not stated")
    tables: list[tuple[str, str]] = []
    if partners:
        rows = [[organisation, "–" if role == "not stated" else w.text(role), note] for organisation, role, note, _ in partners]
        tables.append((w.text("Partners"), markup.table(*markup.lean([w.text("Organisation"), w.text("Role"), w.text("Note")], rows), numbers=False)))
    if related:
        rows = [[(w.place(title, title_ja), frame.link("project", project=other)), other] for other, title, title_ja in related]
        tables.append((w.text("Belongs together"), markup.table([w.text("Project"), w.text("Code")], rows, numbers=False)))
    if names:
        rows = [[name, w.text(kind) if kind else unknown, source or "–"] for name, kind, _, source in names]
        tables.append((w.text("Other names"), markup.table([w.text("Name"), w.text("Kind"), w.text("Source")], rows, numbers=False)))
    title = w.place(project.title, project.title_ja)
    second = " · ".join(part for part in (code, project.title_ja if w.language == "en" else project.title) if part and part != title)
    present = [markup.status(w, frame.scheme, project.status), *([w.text("as at {date}", date=w.date(project.as_at))] if project.as_at else [])]
    present += [rated.shown(frame, rating)] if rating else []
    facts = _facts(frame, project, details, statements)
    unknown_facts = [name for name, value, _ in facts if not value]
    top = [
        markup.rendered("block.html", title=title, second=second, lead=markup.beside(present), answers=_told(frame, code), comma=w.text(", ")),
        disagreement(frame, statements),
        markup.rendered("block.html", notice=_gone(frame, details), facts=[fact for fact in facts if fact[1]],
                        foot=w.text("Not stated: {names}.", names=w.text(", ").join(unknown_facts)) if unknown_facts else "",
                        paragraphs=[details[name] for name in ("objective", "description") if details.get(name)]),
    ]  # fmt: skip
    said = w.text("The first {n} of {all}.", n=w.number(len(figures)), all=w.number(number))
    cut = [markup.rendered("block.html", foot=said)] if len(figures) < number else []
    if details.get("note"):
        tables.append((w.text("Note on the record"), markup.rendered("block.html", paragraphs=[details["note"]])))
    return {
        "top": [part for part in top if part],
        "timeline": timeline(frame, statements), "results": results(frame, figures), "promises": promises(frame, promised),
        "tables": [*cut, *[markup.rendered("block.html", heading=heading, tables=[table]) for heading, table in tables]], "code": code, "changes": changes, "rating": rating,
    }  # fmt: skip


def _told(frame: Frame, code: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The case studies that tell of a project; [] where there is none."""
    w = frame.words
    told = [(row.title(w.language), frame.link("case", case=row.case_id)) for row in known(frame).rows if row.project_id == code and row.state != "withdrawn"]
    return [(w.text("Case studies:"), told)] if told else []


def _gone(frame: Frame, details: dict[str, Any]) -> str:
    w = frame.words
    if not details.get("exit_date"):
        return ""
    sentence = w.text("No longer on the list since {date}; reason: {reason}.", date=w.date(details["exit_date"]),
                      reason=w.text(details.get("exit_reason") or "not given"))  # fmt: skip
    return f"{sentence} {details.get('exit_note') or ''}".strip()


def _facts(frame: Frame, project: Standing, details: dict[str, Any], statements: list[Statement]) -> list[tuple[str, str, str]]:
    """(name, value or "", address) of every fact there may be."""
    w = frame.words
    city = next((key for key, value in frame.choices.cities.items() if value[0] == project.city), "")
    place = w.place(*frame.choices.cities[city][:2]) if city else frame.cities(project.city)
    programmes = [frame.choices.programmes.get(code, (code, "")) for code in project.programme.split("; ") if code]
    # the list that counts may say nothing of the stage: then another source's last word on it stands, with its date
    staged = next((s for s in statements if s.stage and end_of(s.as_at) <= end_of(frame.view.as_at)), None)
    stage = w.text("{what} ({others})", what=w.text(theme.STAGE_WORDS[staged.stage]), others=w.date(staged.as_at)) if staged else ""
    return [
        (w.text("City"), place, frame.link("city", city=city) if city else ""),
        (w.text("Country"), w.country(project.country), ""),
        (w.text("Focus area"), markup.area(w, frame.scheme, project.focus_area) if project.focus_area else "", ""),
        (w.text("Sector"), details.get("sector") or "", ""),
        (w.text("Programme"), w.joined([w.place(*both) for both in programmes]), ""),
        (w.text("Smart JAMP stage"), stage, ""),
        (w.text("Percent complete"), "" if project.percent_complete is None else w.percent(project.percent_complete / 100), ""),
        (w.text("Start"), w.date(details.get("start_date") or ""), ""),
        (w.text("End"), w.date(details.get("end_date") or ""), ""),
        (w.text("Fiscal year"), details.get("fiscal_year") or "", ""),
    ]  # fmt: skip


def _one(frame: Frame, shown: dict[str, Any]) -> None:
    w = frame.words
    for part in shown["top"]:
        st.html(part)
    if shown["rating"]:
        rated.why(frame, shown["rating"])
    left, right = st.columns([3, 2], gap="large")
    with left:
        if shown["timeline"]:
            st.html(shown["timeline"])
        else:
            markup.show("block.html", heading=w.text("Updates, newest first"), quiet=w.text("No source has spoken of this project yet."))
        if shown["promises"]:
            exhibit(*shown["promises"], w, "milestones")
    with right:
        for one in shown["results"]:
            exhibit(*one[:4], w, one[4])
        for table in shown["tables"]:
            st.html(table)
    if shown["changes"]:
        _history(frame, shown["code"], shown["changes"])


def history(code: str, number: int, frame: Frame) -> str:
    """One page of what changed in a project and what belongs to it, newest first; HTML."""
    with frame.reading() as session:
        rows = batches.of_project(session, code, (number - 1) * CHANGES, CHANGES)
    return differences(frame, rows)


def _history(frame: Frame, code: str, count: int) -> None:
    closed = st.expander(frame.words.text("History of changes: {n}", n=frame.words.number(count)), key=f"history_{code}", on_change="rerun")
    if not closed.open:
        return
    with closed:
        body = st.empty()
        pages = -(-count // CHANGES)
        number = st.pagination(pages, key=f"changes_{code}") if pages > 1 else 1
        with body:
            st.html(kept(f"changes {code} {number} {frame.key}", lambda: history(code, number, frame)))


def _nearest(frame: Frame, asked: str) -> str:
    """The list of projects whose codes begin most like the one asked for; HTML, "" where none does."""
    with frame.reading() as session:
        for length in range(min(len(asked), 24), 2, -1):
            rows = projects.page(session, frame.view, 0, 6, asked[:length])
            if rows:
                return listing(frame, rows, rated.rated(frame))
    return ""


def page() -> None:
    """Draw it."""
    asked = st.query_params.get("project", "").strip()
    frame = begin(filters=("as_at", "since") if asked else True)
    if frame is None:
        return
    w = frame.words
    if not asked:
        _listing(frame)
        return
    shown = kept(f"project {asked!r} {frame.key}", lambda: contents(asked, frame))
    if shown:
        _one(frame, shown)
    else:
        near = kept(f"nearest {asked!r} {frame.key}", lambda: _nearest(frame, asked))
        markup.show("block.html", title=w.text("There is no project {code}", code=asked[:60]),
                    lead=w.text("These codes come nearest.") if near else "", tables=[near] if near else [])  # fmt: skip
    enter = [(w.text("Enter or mend a record"), frame.link("enter", project=shown["code"]))] if shown else []
    markup.show("block.html", more=[*enter, (w.text("All projects"), frame.link("project"))])
