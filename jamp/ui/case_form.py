"""The texts and facts of a case study, as its form holds them: what is stored, and over it what is written and not yet saved."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.imports.cells import CLEAR
from jamp.model.case_studies import LIMITS, SHEET
from jamp.model.cases import Case
from jamp.model.sheets import Kind
from jamp.store import unsent
from jamp.store.engine import Unreachable, locked
from jamp.ui import markup
from jamp.ui.case_saved import Rows, save
from jamp.ui.frame import Frame

FACTS = ("city", "start_date", "end_date", "cost", "cost_currency", "cost_date", "cost_note", "theme", "sdg", "group", "meeting", "session",
         "guidebook_page", "author", "contact")  # fmt: skip
KEPT = {"theme": "themes", "sdg": "sdgs", "group": "groups", "city": "city_id"}
HASTE = 0.5  # seconds that a form waits to keep what is typed


class Form:
    """What stands in the form of one case. A field is called by its column, in another language than the first "ja:claim"."""

    def __init__(self, frame: Frame, case: Case) -> None:
        self.frame, self.case = frame, case
        self.place = f"case_form_{case.case_id}"
        if self.place not in st.session_state:
            left = unsent.read(frame.engine, frame.person.name, case.case_id)
            st.session_state[self.place] = {"filled": {}, "left": left}
        self.held: dict[str, Any] = st.session_state[self.place]
        # of the run that draws the fields: after a save that is the next one, to which one's own change is nothing new
        self.held.setdefault("opened", frame.state)

    @property
    def filled(self) -> dict[str, str]:
        """{field: text} of what differs from the record."""
        return self.held["filled"]  # type: ignore[no-any-return]

    def stored(self, field: str) -> str:
        """What the record holds, as a cell would."""
        return stored(self.case, field)

    def now(self, field: str) -> str:
        """What stands in the field, also what was typed since the last run."""
        return str(st.session_state.get(self.key(field), self.before(field)))

    def before(self, field: str) -> str:
        """What stood in the field at the end of the last run."""
        return self.filled.get(field, self.stored(field))

    def anew(self) -> None:
        """Its fields are drawn anew, with what stands in `filled` and in the record."""
        self.held |= {"round": self.held.get("round", 0) + 1, "shown": {}}

    def key(self, field: str) -> str:
        """The key of the field's widget; another one after all was thrown away."""
        return f"{self.place}_{self.held.get('round', 0)}_{field}"

    def take(self, field: str, value: str) -> None:
        """What somebody has just typed, chosen, or emptied."""
        # \r\n is what a browser sends
        value = value.replace("\r\n", "\n").strip()
        # a field that nobody touched goes on showing what the record held when it was drawn
        if value in (self.stored(field), self.held.setdefault("shown", {}).setdefault(field, self.stored(field))):
            self.filled.pop(field, None)
        else:
            self.filled[field] = value

    def keep(self) -> None:
        """At the end of a run: what changed since the last one is kept, so that a lost connection loses nothing."""
        if self.held.get("kept", {}) != self.filled and not self.held["left"]:
            try:
                unsent.keep(self.frame.engine, self.frame.person.name, self.case.case_id, self.held["opened"], self.filled, HASTE)
            except Unreachable as problem:
                if not locked(problem):
                    raise
                return  # a large file is just being applied: who types does not wait for it, the next run tries again
            self.held["kept"] = dict(self.filled)

    def forget(self) -> None:
        """Throw away what is not saved; fields show the record again."""
        unsent.drop(self.frame.engine, self.frame.person.name, self.case.case_id)
        st.session_state[self.place] = {"filled": {}, "left": None, "round": self.held.get("round", 0) + 1}
        self.held = st.session_state[self.place]

    def recover(self) -> bool:
        """Asks what is to become of what was left unsaved; True while that is open."""
        left: unsent.Unsent | None = self.held["left"]
        if left is None:
            return False
        w = self.frame.words
        names = w.joined(label(self.frame, field) for field in left.filled)
        markup.show("block.html", notice=w.text("What you wrote until {time} is not saved yet: {fields}.", time=w.moment(left.written_at), fields=names))
        with st.container(horizontal=True):
            if st.button(w.text("Go on with it"), type="primary", key="recover"):
                self.held |= {"filled": dict(left.filled), "opened": left.opened, "left": None, "kept": dict(left.filled)}
                self.anew()
                st.rerun()
            if st.button(w.text("Throw it away"), key="forget"):
                self.forget()
                st.rerun()
        return True

    def rows(self) -> dict[str, Rows]:
        """What is to be written, sheet by sheet."""
        own = {name: text or CLEAR for name, text in self.filled.items() if ":" not in name}
        if self.case.state == "cleared":
            # what is published stays; what is changed is read once more before it is
            own["state"] = "draft"
        found: dict[str, Rows] = {"case_studies": (["case_id", "project_id", *own], [[self.case.case_id, self.case.project_id, *own.values()]])}
        for language in sorted({field.partition(":")[0] for field in self.filled if ":" in field}):
            texts = {field.partition(":")[2]: text or CLEAR for field, text in self.filled.items() if field.startswith(f"{language}:")}
            found[f"case_texts {language}"] = (["case_id", "language", *texts], [[self.case.case_id, language, *texts.values()]])
        return found


def stored(case: Case, field: str) -> str:
    """What a record holds in a field of the form, as a cell would."""
    language, _, name = field.rpartition(":")
    if language or name in LIMITS:
        return case.texts.get(language or case.language, {}).get(name, "")
    if name == "cost":
        return "" if case.cost is None else f"{case.cost:.15g}"
    value = getattr(case, KEPT.get(name, name))
    return "; ".join(value) if isinstance(value, tuple) else str(value or "")


def label(frame: Frame, field: str) -> str:
    """What a field is called."""
    w, (language, _, name) = frame.words, field.rpartition(":")
    said = w.text(SHEET.column(name).label)
    return w.text("{what} ({others})", what=said, others=w.language_name(language)) if language else said


def facts(form: Form, themes: dict[str, tuple[str, str]], meetings: dict[str, str], cities: tuple[str, ...]) -> None:
    """Dates, cost, what it is about, where it was shown, who answers for it. `cities`: those of the project."""
    frame = form.frame
    w = frame.words
    names = {"theme": {code: w.place(*both) for code, both in themes.items()}, "group": {code: w.place(*both) for code, both in frame.choices.groups.items()}}
    one = {"meeting": meetings, "city": {code: w.place(*frame.choices.cities[code][:2]) for code in cities}}
    shown = [name for name in FACTS if name != "city" or len(cities) > 1]
    left, right = st.columns(2, gap="large")
    for place, name in enumerate(shown):
        column = SHEET.column(name)
        with left if place < (len(shown) + 1) // 2 else right:
            said, tip, now = w.text(column.label), w.text(column.help) if column.help else None, form.before(name)
            if name in names:
                chosen = st.multiselect(said, list(names[name]), [code for code in now.split("; ") if code in names[name]], format_func=names[name].__getitem__, key=form.key(name),
                                        placeholder="–")  # fmt: skip
                form.take(name, "; ".join(chosen))
            elif name in one:
                options = {"": w.text("Not stated")} | one[name]
                codes = list(options)
                form.take(name, st.selectbox(said, codes, codes.index(now) if now in codes else 0, key=form.key(name), format_func=options.__getitem__))
            else:
                tip = tip or (w.text("2025, 2025-09 or 2025-09-30") if column.kind is Kind.DATE else None)
                form.take(name, st.text_input(said, now, max_chars=min(column.longest, 1000), help=tip, key=form.key(name)) or "")


def footing(form: Form) -> None:
    """How much is not saved, and the buttons for it."""
    w = form.frame.words
    form.keep()
    if not form.filled:
        markup.show("block.html", quiet=w.text("All that is written is saved."))
        return
    told = w.plural("{n} field is changed and not saved yet.", "{n} fields are changed and not saved yet.", len(form.filled))
    more = w.text("It is cleared: with your change it is a draft again, and what is published stays until it is cleared once more.") if form.case.state == "cleared" else ""
    markup.show("block.html", quiet=told, paragraphs=[more] if more else [])
    with st.container(horizontal=True):
        if st.button(w.text("Save"), type="primary", key="save"):
            if save(form.frame, _by_sheet(form.rows()), w.text("Saved."), form.held["opened"]):
                form.forget()
            st.rerun()
        if st.button(w.text("Throw it away"), key="forget"):
            form.forget()
            st.rerun()


def _by_sheet(parts: dict[str, Rows]) -> dict[str, Rows]:
    """The same with the languages of a sheet together: each row has all columns, and says nothing where it has no text."""
    found: dict[str, Rows] = {}
    for name, (columns, lines) in parts.items():
        sheet = name.partition(" ")[0]
        before, above = found.get(sheet, ([], []))
        every = list(dict.fromkeys([*before, *columns]))
        found[sheet] = (every, [[dict(zip(head, line, strict=True)).get(one, "") for one in every] for head, several in ((before, above), (columns, lines)) for line in several])
    return found
