"""What would a report get wrong? Findings of the checks, each mended where it stands or accepted with a reason."""

from __future__ import annotations

import streamlit as st

from jamp.charts.checks import sentence, title
from jamp.imports.accepting import accept
from jamp.imports.apply import Refused, StalePlan
from jamp.imports.withdraw import withdraw
from jamp.model.checks import RULES, Finding
from jamp.queries import checks
from jamp.ui import checked, markup, refusal
from jamp.ui.frame import Frame, begin, in_words
from jamp.ui.kept import kept
from jamp.ui.paged import paged

EACH = 25
SHOWN = 100  # accepted findings
MESSAGE = "checks_message"


def found(frame: Frame) -> list[Finding]:
    """All findings of the view."""
    with frame.reading() as session:
        return checks.findings(session, frame.view)


def _accepting(frame: Frame, every: list[Finding], asked: str) -> None:
    """The form that accepts one finding."""
    w = frame.words
    rule, _, subject = asked.partition(" ")
    one = next((one for one in every if (one.rule, one.subject) == (rule, subject) and one.accepted is None), None)
    if one is None:
        markup.show("block.html", notice=w.text("This finding is not open any more."))
        return
    with st.form(f"accept_{rule}_{subject}"):
        markup.show("block.html", heading=w.text("Accept this finding"), lead=sentence(one, w), quiet=w.text(RULES[rule].finds))
        reason = st.text_input(w.text("Because"), max_chars=1000)
        author = st.text_input(w.text("Who accepts it"), value=frame.person.name, max_chars=300)
        sent = st.form_submit_button(w.text("Accept it"), type="primary")
    if not sent:
        return
    if not reason.strip() or not author.strip():
        markup.show("block.html", notice=w.text("Write the reason and who accepts it: without them the finding stays open."))
        return
    try:
        done = accept(frame.engine, frame.person, (rule, subject), reason, author, frame.patience)
        st.session_state[MESSAGE] = w.text("Accepted as batch {n}; it can be undone in History.", n=done.batch)
    except StalePlan:
        st.session_state[MESSAGE] = w.text("Somebody else changed this just now. Look again.")
    except Refused as problem:
        st.session_state[MESSAGE] = refusal.told(frame, problem)
    st.query_params.pop("accept", None)
    st.rerun()


def _open(frame: Frame, every: list[Finding], rule: str) -> None:
    w = frame.words
    # there may be thousands: what a run does must not grow with them
    shown = kept(f"checks open {rule} {frame.key}", lambda: [one for one in every if one.accepted is None and rule in ("", one.rule)])
    heading = w.text("{heading}: {n}", heading=title(rule, w) if rule else w.text("All that is open"), n=w.number(len(shown)))
    quiet = " ".join(w.text(text) for text in (RULES[rule].finds, RULES[rule].mend)) if rule else w.text("The name leads to where it is mended.")
    markup.show("block.html", anchor="open", heading=heading, quiet=quiet,
                more=[(w.text("All checks"), frame.link("checks")), (w.text("Upload"), frame.link("upload"))] if rule else [(w.text("Upload"), frame.link("upload"))])  # fmt: skip
    if not shown:
        return
    paged(frame, f"open_{rule}", len(shown), EACH, lambda number: checked.listing(frame, shown[(number - 1) * EACH : number * EACH], bool(rule)))


def _accepted(frame: Frame, every: list[Finding]) -> None:
    w = frame.words
    there = kept(f"checks settled {frame.key}", lambda: [one for one in every if one.accepted])
    if not there:
        return
    cut = w.text("The first {n} of {all}.", n=w.number(SHOWN), all=w.number(len(there))) if len(there) > SHOWN else ""
    markup.show("block.html", heading=w.text("{heading}: {n}", heading=w.text("Accepted"), n=w.number(len(there))), foot=cut,
                tables=[kept(f"checks accepted {frame.key}", lambda: checked.accepted(frame, there[:SHOWN]))])  # fmt: skip
    names = {(one.rule, one.subject): w.text("{what} ({others})", what=title(one.rule, w), others=one.subject) for one in there}
    chosen = st.multiselect(w.text("Open these again"), list(names), format_func=names.__getitem__, key="reopen", placeholder="–")
    if st.button(w.text("Open them again"), disabled=not chosen, key="reopened"):
        try:
            batch = withdraw(frame.engine, frame.person, chosen, frame.person.name, "accepted_findings", frame.patience)
            st.session_state[MESSAGE] = w.text("Taken back as batch {n}; it can be undone in History.", n=batch)
        except Refused as problem:
            st.session_state[MESSAGE] = refusal.told(frame, problem)
        st.rerun()


def page() -> None:
    """Draw it."""
    frame = begin()
    if frame is None:
        return
    w = frame.words
    if message := st.session_state.pop(MESSAGE, ""):
        markup.show("block.html", notice=message)
    every = kept(f"checks found {frame.key}", lambda: found(frame))
    rule, asked = st.query_params.get("rule", ""), st.query_params.get("accept", "")
    if rule not in RULES:
        rule = ""
    st.html(kept(f"checks top {frame.key}", lambda: checked.top(frame, every, in_words(frame))))
    if asked:
        _accepting(frame, every, asked)
    if not rule:
        st.html(kept(f"checks rules {frame.key}", lambda: markup.rendered("block.html", tables=[checked.rules(frame, every)])))
    _open(frame, every, rule)
    _accepted(frame, every)
    with st.expander(w.text("What cannot go wrong here")):
        st.html(kept(f"checks not here {frame.key}", lambda: markup.rendered("block.html", tables=[checked.not_here(frame)])))
