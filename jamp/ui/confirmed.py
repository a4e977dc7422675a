"""Confirmed words, profile by profile, and confirmed names of cities, each with the way to take it back."""

from __future__ import annotations

import streamlit as st

from jamp.imports.answers import QUESTIONS
from jamp.imports.apply import Refused
from jamp.imports.reading.decode import ENCODINGS
from jamp.imports.withdraw import withdraw
from jamp.model.subjects import SHEETS
from jamp.queries import spellings
from jamp.store import profiles
from jamp.store.profiles import Entry, Profile
from jamp.ui import markup, refusal
from jamp.ui.conversions import ANSWERS
from jamp.ui.differences import CHOICES
from jamp.ui.frame import Frame
from jamp.ui.reading import DELIMITERS, NAMES

LAST = 50  # words that hold no more
OPTIONS = {"workbook_sheet": "sheet", "header_row": "header", "header_levels": "levels", "unpivot": "wide"}


def column_of(frame: Frame, sheet: str, name: str) -> str:
    """A column as a person reads it; its own name where the sheet has none of that name."""
    found = next((one.label for one in SHEETS[sheet].columns if one.name == name), "") if sheet else ""
    return frame.words.text(found) if found else name


def meant(frame: Frame, sheet: str, name: str, answer: str) -> str:
    """What a word of a column stands for, as a person reads it: a word of a list, a place, or a code as it is."""
    w = frame.words
    column = next((one for one in SHEETS[sheet].columns if one.name == name), None) if sheet else None
    if column and column.refers_to == "cities" and answer in frame.choices.cities:
        return w.place(*frame.choices.cities[answer][:2])
    if column and column.refers_to == "countries" and answer in frame.choices.countries:
        return w.country(answer)
    return w.text(CHOICES[answer]) if column and answer in column.choices and answer in CHOICES else answer


def sentence(frame: Frame, profile: Profile, one: Entry) -> str:
    """A confirmed word as a sentence."""
    w = frame.words
    if one.kind == "columns":
        if not one.answer:
            return w.text("The column “{written}” is not used", written=markup.cut(one.text))
        return w.text("The column “{written}” is: {field}", written=markup.cut(one.text), field=column_of(frame, profile.sheet, one.answer))
    if one.kind == "meanings":
        return w.text("{column}: “{value}” is {means}", column=column_of(frame, profile.sheet, one.field), value=markup.cut(one.text), means=meant(frame, profile.sheet, one.field, one.answer))
    if one.kind == "answers":
        question, _, column = one.field.partition("/")
        said = w.text(ANSWERS[question, one.answer]) if one.answer in QUESTIONS.get(question, ()) else str(one.answer)
        return w.text("{label}: {value}", label=column_of(frame, profile.sheet, column), value=said)
    words = ENCODINGS | DELIMITERS
    said = w.text(words[one.answer]) if isinstance(one.answer, str) and one.answer in words else str(one.answer)
    if isinstance(one.answer, bool):
        said = w.text("yes") if one.answer else w.text("no")
    return w.text("{label}: {value}", label=w.text(NAMES[OPTIONS.get(one.field, one.field)]), value=said)


def still(frame: Frame, batch: int) -> str:
    """What to say of a batch that is undone: its words are no records, and stay; "" where it confirmed none."""
    with frame.reading() as session:
        number = profiles.of_batch(session, frame.person, batch)
    told = frame.words.plural("{n} word that it confirmed of files is remembered all the same; the page Remembered takes it back.",
                              "{n} words that it confirmed of files are remembered all the same; the page Remembered takes them back.", number)  # fmt: skip
    return f" {told}" if number else ""


def kept(frame: Frame, batch: int) -> str:
    """What to say of a batch that was applied: how many words the next file of its shape will not be asked about."""
    with frame.reading() as session:
        number = profiles.of_batch(session, frame.person, batch)
    return frame.words.plural("{n} word that was confirmed is remembered for the next file.", "{n} words that were confirmed are remembered for the next file.", number) if number else ""


def offices(frame: Frame) -> bool:
    """The profiles of the reader's office; False where it has none."""
    with frame.reading() as session:
        found = profiles.of_office(session, frame.person)
    for profile in found:
        _profile(frame, profile)
    return bool(found)


def _profile(frame: Frame, profile: Profile) -> None:
    w = frame.words
    told = w.plural("{n} word, the last of {date} by {who}", "{n} words, the last of {date} by {who}", len(profile.entries),
                    date=w.moment(profile.last.recorded_at), who=profile.last.by)  # fmt: skip
    markup.show("block.html", heading=profile.name, quiet=w.text("{label}: {value}", label=w.text(SHEETS[profile.sheet].label), value=told))
    rows = [[sentence(frame, profile, one), w.moment(one.recorded_at), one.by, (w.number(one.batch), frame.link("history", batch=one.batch))] for one in profile.entries]
    markup.show("block.html", tables=[markup.table([w.text("What holds"), w.text("When"), w.text("Who"), w.text("Batch")], rows, numbers=False)])
    names = {one.confirmed: sentence(frame, profile, one) for one in profile.entries}
    with st.expander(w.text("Forget or rename"), key=f"change_{profile.profile}"):
        chosen = st.multiselect(w.text("Forget these"), list(names), format_func=names.__getitem__, key=f"forget_{profile.profile}", placeholder="–")
        with st.container(horizontal=True):
            if st.button(w.text("Forget what is chosen"), key=f"some_{profile.profile}", disabled=not chosen):
                _forget(frame, chosen)
            if st.button(w.text("Forget all of “{name}”", name=markup.plain(profile.name)), key=f"all_{profile.profile}"):
                _forget(frame, list(names))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(w.text("Name"), profile.name, max_chars=profiles.LONGEST, key=f"name_{profile.profile}_{profile.name}", width=320)
            if st.button(w.text("Rename"), key=f"rename_{profile.profile}", disabled=name == profile.name):
                _rename(frame, profile, name)


def _rename(frame: Frame, profile: Profile, name: str) -> None:
    w = frame.words
    try:
        told = w.text("“{old}” is now called “{name}”.", old=profile.name, name=profiles.rename(frame.engine, frame.person, profile.profile, name))
    except ValueError:
        told = w.text("“{name}” cannot be its name: another one is called so, or it is empty.", name=name)
    st.session_state["remembered_message"] = told
    st.rerun()


def taken_back(frame: Frame) -> None:
    """What held once, with who ended it."""
    w = frame.words
    with frame.reading() as session:
        found = profiles.taken_back(session, frame.person, LAST)
    if found:
        head = [w.text("What held"), w.text("Profile"), w.text("Confirmed by"), w.text("Until"), w.text("Taken back or replaced by")]
        rows = [[sentence(frame, one.profile, one.profile.last), one.profile.name, one.profile.last.by, w.moment(one.when), one.by] for one in found]
        with st.expander(w.text("What holds no more")):
            markup.show("block.html", tables=[markup.table(head, rows, numbers=False)])


def _forget(frame: Frame, confirmed: list[int]) -> None:
    number = profiles.forget(frame.engine, frame.person, confirmed)
    w = frame.words
    st.session_state["remembered_message"] = w.plural("{n} word is forgotten; the next file is asked about it again.", "{n} words are forgotten; the next file is asked about them again.", number)
    st.rerun()


def cities(frame: Frame) -> None:
    """Other names of cities: they hold for everybody; those of a person's own cities can be taken back."""
    w = frame.words
    with frame.writing() as session:
        found = spellings.confirmed(session)
    if not found:
        return
    rows = [[one.alias, w.place(one.name, one.name_ja), w.moment(one.recorded_at), one.by, (w.number(one.batch), frame.link("history", batch=one.batch))] for one in found]
    head = [w.text("Written"), w.text("City"), w.text("When"), w.text("Who"), w.text("Batch")]
    markup.show("block.html", heading=w.text("Other names of cities"), quiet=w.text("They hold for the files of everybody."), tables=[markup.table(head, rows, numbers=False)])
    names = {one.key: one.alias for one in found}
    chosen = st.multiselect(w.text("Take these names back"), list(names), format_func=names.__getitem__, key="withdraw", placeholder="–")
    if st.button(w.text("Take them back"), key="withdrawn", disabled=not chosen):
        try:
            batch = withdraw(frame.engine, frame.person, chosen, frame.person.name, patience=frame.patience)
            told = w.text("Taken back as batch {n}; it can be undone in History.", n=batch) if batch else w.text("They had been taken back already.")
            st.session_state["remembered_message"] = told
        except Refused as problem:
            st.session_state["remembered_message"] = refusal.told(frame, problem)
        st.rerun()
