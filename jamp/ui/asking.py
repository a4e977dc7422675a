"""What a report is to be about: its kind, its subject, what it is compared with, what people write for it."""

from __future__ import annotations

import dataclasses

import streamlit as st

from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.queries import projects
from jamp.reports import apart
from jamp.reports.collection.gathered import CLEARED
from jamp.reports.kinds import KINDS, Asked, Section
from jamp.reports.numbers import numbered
from jamp.settings import database_url
from jamp.store import reports
from jamp.store.reports import Kept, WrittenMeanwhile
from jamp.ui import markup
from jamp.ui.frame import LANGUAGE_NAMES, Frame
from jamp.ui.kept import kept

MOST = 5000


def asked(frame: Frame) -> Asked | None:
    """What was chosen; None while a subject is lacking, which is said."""
    w, view = frame.words, frame.view
    kind = st.radio(w.text("What"), list(KINDS), format_func=lambda one: w.text(KINDS[one].label), key="report_kind", horizontal=True)
    markup.show("block.html", quiet=w.text(KINDS[kind].holds))
    code = ""
    match KINDS[kind].of:
        case "country":
            offered = [one for one in frame.choices.countries if not view.countries or one in view.countries]
            chosen = st.selectbox(w.text("Country"), offered, format_func=w.country, key="report_country")
            view = dataclasses.replace(view, countries=(chosen,), cities=())
        case "city":
            names = frame.choices.cities
            offered = [one for one in names if (not view.cities or one in view.cities) and (not view.countries or names[one][2] in view.countries)]
            if not offered:
                markup.show("block.html", notice=w.text("No city is left by the filters."))
                return None
            chosen = st.selectbox(w.text("City"), offered, format_func=lambda one: w.place(*names[one][:2]), key="report_city")
            view = dataclasses.replace(view, countries=(), cities=(chosen,))
        case "project":
            titles = kept(f"report projects {frame.key}", lambda: _titles(frame))
            if not titles:
                markup.show("block.html", notice=w.text("No project is listed in this view."))
                return None
            code = st.selectbox(w.text("Project"), list(titles), format_func=lambda one: f"{one} {markup.plain(titles[one])}", key="report_project")
    if kind == "collection":
        markup.show("block.html", quiet=w.text("All case studies that are cleared for publication and that the filters hold."), more=[(w.text("Choose and order them"), frame.link("collection"))])
    one = Asked(kind, view, code, status=CLEARED if kind == "collection" else "")
    return dataclasses.replace(one, view=_compared(frame, one))


def _titles(frame: Frame) -> dict[str, str]:
    with frame.reading() as session:
        return {one.project_id: frame.words.place(one.title, one.title_ja) for one in projects.page(session, frame.view, 0, MOST)}


def _compared(frame: Frame, one: Asked) -> View:
    """Compared with the date of the filters, or with the last report of the same kind and scope."""
    w = frame.words
    last = reports.last(frame.engine, one.kind, one.scope, end_of(one.view.as_at))
    if last is None:
        return one.view
    names = {"": w.text("{date}, as chosen above", date=w.date(one.view.since)),
             last.as_at: w.text("The last report of this kind: {number}, as at {date}", number=numbered(last.number), date=w.date(last.as_at))}  # fmt: skip
    since = st.radio(w.text("Compared with"), list(names), format_func=lambda day: names[day], key=f"report_since_{one.kind}")
    return dataclasses.replace(one.view, since=since or one.view.since)


def wording(frame: Frame, one: Asked) -> None:
    """What people write for the report, in the languages side by side; kept as soon as it is written."""
    w, sections = frame.words, KINDS[one.kind].sections
    if not sections:
        return
    found = reports.written(frame.engine, one.kind, one.texts_of, one.view.as_at)
    empty = sum((section.name, language) not in found or not found[section.name, language].text for section in sections for language in LANGUAGE_NAMES)
    label = w.text("What you write for it") if not empty else w.plural("What you write for it ({n} text is empty)", "What you write for it ({n} texts are empty)", empty)
    with st.expander(label):
        markup.show("block.html", quiet=w.text("It is kept with the report, in each language. Nothing is translated by a machine."))
        for section in sections:
            for column, (language, name) in zip(st.columns(2), LANGUAGE_NAMES.items(), strict=True):
                with column:
                    _text(frame, one, section, language, name, found)


def _text(frame: Frame, one: Asked, section: Section, language: str, name: str, found: dict[tuple[str, str], reports.Wording]) -> None:
    w = frame.words
    stands = found.get((section.name, language), reports.Wording("", 0, "", ""))
    place = f"{one.kind} {reports.scoped(one.texts_of)} {one.view.as_at} {section.name} {language}"
    key, seen = f"written {place}", f"seen {place}"
    if key not in st.session_state or (st.session_state[seen].version != stands.version and st.session_state[key] == st.session_state[seen].text):
        # nothing of one's own is in the field, so what others wrote goes in
        st.session_state[key], st.session_state[seen] = stands.text, stands
    typed = st.text_area(w.text("{what} ({language})", what=w.text(section.label), language=name), key=key, max_chars=section.most,
                         help=w.text(section.help), height=140)  # fmt: skip
    if typed == st.session_state[seen].text:
        return
    try:
        st.session_state[seen] = reports.write(frame.engine, one.kind, one.texts_of, one.view.as_at, section.name, language, typed,
                                               st.session_state[seen].version, frame.person.name)  # fmt: skip
    except WrittenMeanwhile as other:
        markup.show("block.html", notice=w.text("{who} wrote here meanwhile: “{text}” Your text is not kept yet.", who=other.last.written_by, text=other.last.text))
        if st.button(w.text("Keep mine"), key=f"mine {place}"):
            st.session_state[seen] = other.last
            st.rerun()


def make(frame: Frame, one: Asked) -> Kept:
    """The report, made in another process. Raises TotalsDiffer, and Interrupted where that process ended."""
    return apart.begun(apart.make, database_url(), one, frame.person.name).result()


def about(frame: Frame, one: Kept) -> str:
    """What a report is about, in words."""
    w, scope, names = frame.words, one.scope, frame.choices.cities
    parts = [w.country(code) for code in scope.get("countries", ())]
    parts += [w.place(*names[code][:2]) if code in names else code for code in scope.get("cities", ())]
    parts += [code for name in ("programmes", "focus_areas", "statuses") for code in scope.get(name, ())]
    parts += [scope[name] for name in ("project", "meeting", "collection") if scope.get(name)]
    parts += [", ".join(scope["cases"])] if scope.get("cases") else []
    return w.joined(parts) if parts else w.text("All projects")
