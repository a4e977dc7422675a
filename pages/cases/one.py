"""One case study: what another city can learn from it, and what it needs to do the same."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.model.cases import Case
from jamp.ui import case_missing, case_read, case_repeat, interest_form, markup
from jamp.ui.frame import Frame, begin
from jamp.ui.kept import kept

BOTH = "both"


def contents(frame: Frame, code: str, chosen: str) -> dict[str, Any] | None:
    """Everything the page shows, as HTML; None for a code that is not known."""
    found = case_read.read(frame, code)
    if found is None:
        return None
    case, published, record = found
    if record.state == "withdrawn":
        return {"case": record, "withdrawn": case_read.withdrawn(frame, record)}
    languages = written(frame, case) if chosen == BOTH else (chosen or frame.words.language,)
    return {
        "case": case, "languages": written(frame, case), "head": case_read.head(frame, case, languages, published, record), "photos": case_read.photos(frame, case),
        "lacks": case_missing.notice(frame, case) if record.state != "cleared" else "", "missing": case_missing.missing(frame, case) if record.state != "cleared" else "",
        "story": case_read.texts(frame, case, languages, case_read.STORY), "results": case_read.texts(frame, case, languages, case_read.AFTER),
        "evidence": case_read.evidence(frame, case), "rest": case_read.texts(frame, case, languages, case_read.REST), "around": case_read.around(frame, case),
        "needed": case_repeat.needed(frame, case, languages[0]), "alike": case_repeat.cities_alike(frame, case), "interested": case_repeat.interested(frame, case),
    }  # fmt: skip


def written(frame: Frame, case: Case) -> tuple[str, ...]:
    """The languages of a case, that of the reader first."""
    return tuple(sorted(case.texts, key=lambda code: (code != frame.words.language, code != case.language, code)))


def _language(frame: Frame, languages: tuple[str, ...]) -> None:
    """The choice of a language, or of all side by side; kept in the address."""
    w = frame.words
    labels = {code: w.language_name(code) for code in languages} | {BOTH: w.text("Side by side")}
    asked = st.query_params.get("text", languages[0])
    chosen = st.segmented_control(w.text("Language of the text"), list(labels), default=asked if asked in labels else languages[0], format_func=lambda code: labels[code],
                                  key="case_text", label_visibility="collapsed", required=True)  # fmt: skip
    if chosen != asked:
        st.query_params["text"] = chosen
        st.rerun()


def _draw(frame: Frame, shown: dict[str, Any]) -> None:
    w, case = frame.words, shown["case"]
    st.html(shown["head"])
    if len(shown["languages"]) > 1:
        _language(frame, shown["languages"])
    for part in ("lacks", "photos", "story", "results", "evidence", "rest", "needed", "alike", "interested"):
        if shown[part]:
            st.html(shown[part])
    interest_form.form(frame, case)
    st.html(shown["around"])
    if shown["missing"]:
        st.html(shown["missing"])
    markup.show("block.html", more=[(w.text("Edit this case study"), frame.link("write-case", case=case.case_id)),
                                    (w.text("Review and clear it"), frame.link("write-case", case=case.case_id, step="review")), (w.text("All case studies"), frame.link("cases"))])


def page() -> None:
    """Draw it."""
    frame = begin(filters=False)
    if frame is None:
        return
    w, code = frame.words, st.query_params.get("case", "").strip()
    chosen = st.query_params.get("text", "")[:8]
    shown = kept(f"case {code!r} {chosen!r} {frame.key}", lambda: contents(frame, code, chosen)) if code else None
    if shown is None:
        markup.show("block.html", title=w.text("There is no case study {code}", code=code[:60]) if code else w.text("Case study"),
                    lead="" if code else w.text("Open one from the list."), more=[(w.text("All case studies"), frame.link("cases"))])  # fmt: skip
    elif "withdrawn" in shown:
        st.html(shown["withdrawn"])
        markup.show("block.html", more=[(w.text("All case studies"), frame.link("cases"))])
    else:
        _draw(frame, shown)
