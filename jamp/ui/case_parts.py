"""What a case study rests on and shows: figures of its project's indicators, quotes, photos. Each is added and taken out by itself."""

from __future__ import annotations

import datetime
import secrets
from typing import Any

import streamlit as st

from jamp.charts import cases as said
from jamp.charts.outcomes import group_name
from jamp.imports.apply import Refused
from jamp.imports.cells import CLEAR
from jamp.imports.pictures import LARGEST_FILE, UnusablePicture, accepted
from jamp.imports.withdraw import withdraw
from jamp.languages import mark
from jamp.model.case_studies import CONSENTS, GIVEN, LANGUAGES
from jamp.model.cases import Case, Photo, Quote
from jamp.model.rows import IndicatorRow
from jamp.reports.vocabulary import meaning
from jamp.store import pictures
from jamp.store.evidence import proposed
from jamp.ui import markup, photos, refusal
from jamp.ui.case_saved import MESSAGE, own_words, save
from jamp.ui.frame import Frame

NEWEST = ""
TAKEN_BACK = mark("the consent was taken back")


def agreed(frame: Frame, consent: str) -> str:
    """A consent in words."""
    w = frame.words
    return w.text(TAKEN_BACK) if consent == "withdrawn" else meaning(consent, w)


def _back_to_draft(case: Case) -> dict[str, Any]:
    """With a change of what is cleared the case is a draft again."""
    return {"case_studies": (["case_id", "project_id", "state"], [[case.case_id, case.project_id, "draft"]])} if case.state == "cleared" else {}


def _take_out(frame: Frame, sheet: str, key: tuple[str, ...], case: Case) -> None:
    w = frame.words
    if case.state == "cleared" and not save(frame, _back_to_draft(case), w.text("It is a draft again.")):
        return
    try:
        withdraw(frame.engine, frame.person, [key], frame.person.name, sheet, frame.patience)
        st.session_state[MESSAGE] = w.text("It is taken out; the history can put it back.")
    except Refused as problem:
        st.session_state[MESSAGE] = refusal.told(frame, problem)


def evidence(frame: Frame, case: Case, indicators: list[IndicatorRow]) -> None:
    """The figures that it rests on, and another one from the values of the project."""
    w = frame.words
    markup.show("block.html", quiet=w.text("A figure is not typed here: it is chosen from the values of the project, with its source. It follows the record until the case is cleared; then it is kept as it was."))
    for figure in case.figures:
        left, right = st.columns([6, 1], vertical_alignment="center")
        with left:
            told = said.in_short(figure, frame.choices.groups, w)
            more = " · ".join(part for part in (w.text("follows the newest value") if figure.newest else "", figure.note) if part)
            markup.show("block.html", paragraphs=[told, *([markup.quiet(more)] if more else [])])
        if right.button(w.text("Take out"), key=f"out_{figure.indicator_id}_{figure.groups}"):
            _take_out(frame, "case_evidence", (case.case_id, *figure.key), case)
            st.rerun()
    if not indicators:
        markup.show("block.html", notice=w.text("This project has no indicator yet. Enter the indicator first."),
                    more=[(w.text("Enter an indicator"), frame.link("enter", project=case.project_id, what="indicators"))])  # fmt: skip
        return
    markup.show("block.html", heading=w.text("Add a figure"))
    names = {one.indicator_id: w.text("{title} ({unit})", title=one.title, unit=one.unit) for one in indicators}
    code = st.selectbox(w.text("Indicator"), list(names), format_func=names.__getitem__, key="evidence_indicator")
    one = next(row for row in indicators if row.indicator_id == code)
    there = [point for point in one.values if point.value is not None or point.state]
    groups: list[str] = list(dict.fromkeys(["", *(point.groups for point in there)]))
    called = {joined: group_name(joined, frame.choices.groups, w) if joined else w.text("everybody") for joined in groups}
    left, middle, right = st.columns(3)
    there_is = {one.groups: one for one in case.figures if one.indicator_id == code}
    group = left.selectbox(w.text("Group"), groups, key=f"evidence_group_{code}", format_func=called.__getitem__)
    dates = list(dict.fromkeys(point.as_at for point in reversed(there) if point.groups == group))
    start = w.text("Baseline: {value}", value=w.significant(one.baseline)) if one.baseline is not None and not group else w.text("None")
    # what is among the evidence already is shown as it stands
    was = there_is.get(group)
    here = f"{code}_{group}_{'known' if was else 'new'}"
    at = (was.baseline_as_at, "" if was.newest else was.as_at) if was else ("", "")
    chosen = [dates.index(date) + 1 if date in dates else 0 for date in at]
    before = middle.selectbox(w.text("Value before"), ["", *dates], chosen[0], key=f"evidence_before_{here}", format_func=lambda date: w.date(date) or start)
    after = right.selectbox(w.text("Value after"), [NEWEST, *dates], chosen[1], key=f"evidence_after_{here}", format_func=lambda date: w.date(date) or w.text("The newest value"))
    note = st.text_input(w.text("Note"), was.note if was else "", max_chars=300, key=f"evidence_note_{here}_{len(case.figures)}")
    with frame.reading() as session:
        says = proposed(session, code, group, before, after) if there else None
    if says:
        markup.show("block.html", paragraphs=[w.text("It will say: {what}", what=said.in_short(says, frame.choices.groups, w))])
    place = case.figures.index(was) + 1 if was else 0
    nothing = CLEAR if was else ""
    if st.button(w.text("Change it") if place else w.text("Add"), key="evidence_add", disabled=not there):
        row = [case.case_id, code, group, before or nothing, after or nothing, place or len(case.figures) + 1, note.strip() or nothing]
        columns = ["case_id", "indicator_id", "groups", "baseline_as_at", "as_at", "position", "note"]
        save(frame, _back_to_draft(case) | {"case_evidence": (columns, [row])}, w.text("The figure is changed.") if place else w.text("The figure is added."))
        st.rerun()
    if not there:
        markup.show("block.html", quiet=w.text("This indicator has no value yet."), more=[(w.text("Enter a value"), frame.link("enter", project=case.project_id, what="values"))])


def _consent(frame: Frame, key: str, now: str = "not asked") -> str:
    w = frame.words
    return st.selectbox(w.text("Consent"), CONSENTS, CONSENTS.index(now), key=key, format_func=lambda word: agreed(frame, word))


def _noted(frame: Frame, case: Case, one: Quote | Photo) -> None:
    """The consent of a quote or a photo; another one is noted when a button says so."""
    w = frame.words
    sheet, key, code = ("case_photos", "photo_id", one.photo_id) if isinstance(one, Photo) else ("case_quotes", "quote_id", one.quote_id)
    chosen = _consent(frame, f"consent_{code}_{one.consent}", one.consent)
    if chosen == one.consent:
        return
    row, done = {key: code, "consent": chosen}, w.text("The consent is noted.")
    if chosen == GIVEN:
        row["consent_date"] = st.text_input(w.text("Date of the consent"), datetime.date.today().isoformat(), max_chars=10, key=f"consent_date_{code}").strip()
    elif chosen == "withdrawn" and sheet == "case_photos":
        markup.show("block.html", notice=w.text("The picture itself is deleted at once; no undo brings it back."))
        done = w.text("The consent is withdrawn: the picture is gone for good, whatever is undone later.")
    if st.button(w.text("Note the consent"), key=f"note_{code}"):
        # a consent that is taken back does not wait for anybody to read the case once more
        draft = {} if chosen == "withdrawn" else _back_to_draft(case)
        save(frame, draft | {sheet: (list(row), [list(row.values())])}, done)
        st.rerun()


def quotes(frame: Frame, case: Case) -> None:
    """What people said; nothing of it is shown before they agree."""
    w = frame.words
    for one in case.quotes:
        left, middle, right = st.columns([4, 2, 1], vertical_alignment="center")
        with left:
            markup.show("block.html", paragraphs=[w.text("“{text}”", text=one.quote), markup.quiet(one.speaker)])
        with middle:
            _noted(frame, case, one)
        if right.button(w.text("Take out"), key=f"out_{one.quote_id}"):
            _take_out(frame, "case_quotes", (one.quote_id,), case)
            st.rerun()
    with st.form(f"quote_{len(case.quotes)}", clear_on_submit=False):
        quote = st.text_area(w.text("Quote"), max_chars=400, height=90, key=f"quote_text_{len(case.quotes)}")
        left, middle, right = st.columns(3)
        speaker = left.text_input(w.text("Who says it"), max_chars=200, help=w.text("What the person does, not the name, unless the person wants it"), key=f"quote_who_{len(case.quotes)}")
        language = middle.selectbox(w.text("Language"), LANGUAGES, LANGUAGES.index(case.language), format_func=w.language_name, key=f"quote_language_{len(case.quotes)}")
        with right:
            consent = _consent(frame, f"quote_consent_{len(case.quotes)}")
        if st.form_submit_button(w.text("Add the quote")):
            if not quote.strip() or not speaker.strip():
                st.session_state[MESSAGE] = w.text("Please fill in: {names}.", names=w.joined([w.text("Quote"), w.text("Who says it")]))
            else:
                row = [_code(case, "Q"), case.case_id, quote.strip(), speaker.strip(), language, consent]
                save(frame, _back_to_draft(case) | {"case_quotes": (["quote_id", "case_id", "quote", "speaker", "language", "consent"], [row])}, w.text("The quote is added."))
            st.rerun()


def _code(case: Case, letter: str) -> str:
    # drawn by lot: what two people add at one moment are two records
    return f"{case.case_id}-{letter}{secrets.token_hex(3)}"


def pictured(frame: Frame, case: Case) -> None:
    """Its photos, each with credit and consent, and another one to send."""
    w = frame.words
    markup.show("block.html", quiet=w.text("A photo is drawn anew when it arrives: the place and the camera that a file names are not kept. Nobody sees it before its consent is given."))
    for one in case.photos:
        _photo(frame, case, one)
    limit = w.text("{n} MB a file at most", n=LARGEST_FILE // 1_000_000)
    number = len(case.photos)
    markup.show("block.html", heading=w.text("Add a photo"))
    own_words(frame, limit)
    file = st.file_uploader(w.text("Photo (JPEG, PNG or WebP)"), type=["jpg", "jpeg", "png", "webp"], key=f"photo_{number}")
    caption = st.text_input(w.text("What the photo shows"), max_chars=300, key=f"photo_caption_{number}", help=w.text("Who does not see it hears this"))
    caption_ja = st.text_input(w.text("What the photo shows, in Japanese"), max_chars=300, key=f"photo_caption_ja_{number}")
    left, middle, right = st.columns(3)
    credit = left.text_input(w.text("Credit"), max_chars=200, key=f"photo_credit_{number}", help=w.text("Who took it, or whose it is"))
    persons = middle.selectbox(w.text("Persons can be recognised"), ["yes", "no"], key=f"photo_persons_{number}", format_func=lambda word: meaning(word, w) or word)
    with right:
        consent = _consent(frame, f"photo_consent_{number}")
    if st.button(w.text("Add the photo"), key="photo_add", disabled=file is None):
        assert file is not None
        try:
            if not caption.strip() or not credit.strip():
                st.session_state[MESSAGE] = w.text("Please fill in: {names}.", names=w.joined([w.text("What the photo shows"), w.text("Credit")]))
            elif file.size > LARGEST_FILE:
                st.session_state[MESSAGE] = w.text("{file} is too large; {n} MB are the most.", file=file.name, n=LARGEST_FILE // 1_000_000)
            else:
                picture = accepted(file.getvalue())
                stored = pictures.keep(frame.engine, picture.data, picture.small, (picture.width, picture.height), frame.person.name)
                columns = ["photo_id", "case_id", "file", "caption", "caption_ja", "credit", "persons", "consent", "position"]
                row = [_code(case, "F"), case.case_id, stored, caption.strip(), caption_ja.strip(), credit.strip(), persons, consent, number + 1]
                save(frame, _back_to_draft(case) | {"case_photos": (columns, [row])}, w.text("The photo is added."))
        except UnusablePicture as problem:
            st.session_state[MESSAGE] = w.text(problem.message, **problem.values)
        st.rerun()


def _photo(frame: Frame, case: Case, one: Photo) -> None:
    w = frame.words
    left, middle, right = st.columns([4, 2, 1], vertical_alignment="center")
    with left:
        if not one.stored:
            gone = w.text("The picture itself is not here: it was never sent, or it was deleted when its consent was taken back.")
            markup.show("block.html", paragraphs=[w.place(one.caption, one.caption_ja), markup.quiet(gone)])
        elif one.consent == GIVEN and case.state != "withdrawn":
            markup.show("photos.html", photos=[{"address": photos.address(one.photo_id, "small"), "caption": w.place(one.caption, one.caption_ja), "credit": w.text("Photo: {credit}", credit=one.credit)}])
        else:
            why = w.text("Not shown: {reason}", reason=agreed(frame, one.consent))
            markup.show("block.html", paragraphs=[w.place(one.caption, one.caption_ja), markup.quiet(why)])
    with middle:
        _noted(frame, case, one)
    if right.button(w.text("Take out"), key=f"out_{one.photo_id}"):
        _take_out(frame, "case_photos", (one.photo_id,), case)
        st.rerun()
