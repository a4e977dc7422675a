"""A case study as a reader wants it: what was there, what was done, what came of it, and what is still missing."""

from __future__ import annotations

from typing import Any

from jamp.charts import cases as said
from jamp.charts.barriers import BARRIER_WORDS
from jamp.model.case_studies import TEXTS
from jamp.model.cases import Case
from jamp.model.since_cleared import moved, rewritten
from jamp.queries import case_studies
from jamp.ui import markup
from jamp.ui.cases_asked import goal, known
from jamp.ui.frame import Frame
from jamp.ui.photos import address

LABELS = {column.name: column.label for column in TEXTS}
STORY = ("challenge", "approach", "worked", "not_worked")
AFTER = ("results",)
REST = ("reached", "transfer", "lessons")


def read(frame: Frame, code: str) -> tuple[Case, Case | None, Case] | None:
    """(what is shown, the published version where one stands, the record as everybody may see it); None for a code that is not known."""
    with frame.reading() as session:
        live = case_studies.whole(session, [code])
        if not live:
            return None
        (record,) = case_studies.whole(session, [code], public=True)
        published = next(iter(case_studies.as_published(session, [code])), None)
        shown = published if published and live[0].state == "cleared" else live[0]
    return shown, published, record


def head(frame: Frame, case: Case, languages: tuple[str, ...], published: Case | None, record: Case) -> str:
    """Title, state, claim, and what the record says otherwise than what was published; HTML."""
    w, language = frame.words, languages[0]
    place = " · ".join(part for part in (w.place(case.city, case.city_ja), w.country(case.country)) if part)
    marks = [markup.case_state(w, frame.scheme, record.state), markup.area(w, frame.scheme, case.focus_area), place, case.case_id]
    version = w.text("Version {n}, cleared on {date}.", n=w.number(case.version), date=w.moment(case.cleared_at)) if case.version else ""
    parts = [markup.rendered("block.html", title=case.text("title", language), second=markup.beside(marks), lead=case.text("claim", language), quiet=version)]
    if published is None:
        return parts[0]
    names = frame.choices.groups
    lines = [said.since_cleared(one, names, w) for one in moved(published, record)]
    if changed := rewritten(published, record):
        lines.append(w.text("Texts that were changed since: {names}.", names=w.joined(w.text(LABELS[name]) for name in changed)))
    if record.state != "cleared":
        notice = w.text("This is the record as it stands now. Everybody reads version {n} of {date} until another one is cleared.", n=w.number(published.version),
                        date=w.moment(published.cleared_at))  # fmt: skip
        parts.append(markup.rendered("block.html", notice=notice, paragraphs=lines))
    elif lines:
        parts.append(markup.rendered("block.html", notice=w.text("The record says something else now. What is shown is what was published, until it is cleared again."), paragraphs=lines))
    return "".join(parts)


def withdrawn(frame: Frame, case: Case) -> str:
    """The mark that a case study leaves; HTML."""
    w = frame.words
    return markup.rendered("block.html", title=case.text("title", w.language), second=markup.beside([markup.case_state(w, frame.scheme, case.state), case.case_id]),
                           lead=w.text("This case study was withdrawn."),
                           facts=[(w.text("Withdrawn on"), w.date(case.withdrawn_on) or w.text("not stated"), ""), (w.text("Why it was withdrawn"), case.withdrawn_reason or w.text("not stated"), "")])  # fmt: skip


def texts(frame: Frame, case: Case, languages: tuple[str, ...], names: tuple[str, ...]) -> str:
    """Texts under their headings, in one language or in several side by side; HTML, "" where there is none."""
    w, parts = frame.words, []
    for name in names:
        shown = {case.spoken(name, language): case.text(name, language) for language in languages if case.text(name, language)}
        parts.append({"heading": w.text(LABELS[name]), "texts": [(text, language) for language, text in shown.items()]})
    return markup.rendered("case.html", parts=parts) if any(part["texts"] for part in parts) else ""


def photos(frame: Frame, case: Case) -> str:
    """The pictures that may be shown; HTML, "" without any."""
    w = frame.words
    shown = [{"address": address(one.photo_id), "caption": w.place(one.caption, one.caption_ja), "credit": w.text("Photo: {credit}", credit=one.credit)}
             for one in case.shown_photos]  # fmt: skip
    return markup.rendered("photos.html", photos=shown) if shown else ""


def evidence(frame: Frame, case: Case) -> str:
    """What was measured, as bars that begin at zero and as a table; HTML."""
    w, names = frame.words, frame.choices.groups
    if not case.figures:
        return markup.rendered("block.html", heading=w.text("Evidence"), quiet=w.text("No figure is attached to this case study."))
    head, body = markup.lean(*said.evidence_table(case, names, w))
    moves = said.moves(case, names, w)
    drawn = markup.rendered("evidence.html", moves=moves) if moves else ""
    return markup.rendered("block.html", heading=w.text("Evidence"), quiet=w.text("Each figure is a value of an indicator of the project.")) + drawn + \
        markup.rendered("block.html", tables=[markup.table(head, body)])  # fmt: skip


def around(frame: Frame, case: Case) -> str:
    """Barriers and their answers, quotes, partners, where it was shown and who wrote it; HTML."""
    w, parts = frame.words, []
    if case.obstacles:
        rows = [[w.text(BARRIER_WORDS[one.barrier]), one.title, one.answer or "–"] for one in case.obstacles]
        parts.append(markup.rendered("block.html", heading=w.text("Barriers and answers"), tables=[markup.table([w.text("Kind of barrier"), w.text("Risk or barrier"), w.text("Answer")], rows, numbers=False)]))
    if case.shown_quotes:
        parts.append(markup.rendered("quotes.html", quotes=[{"text": one.quote, "speaker": one.speaker, "language": one.language} for one in case.shown_quotes]))
    if case.partners:
        rows = [[name, w.text(role) if role and role != "not stated" else "–"] for name, role in case.partners]
        parts.append(markup.rendered("block.html", heading=w.text("Partners"), tables=[markup.table(*markup.lean([w.text("Organisation"), w.text("Role")], rows), numbers=False)]))
    parts.append(markup.rendered("block.html", heading=w.text("About this case study"), facts=[fact for fact in _facts(frame, case) if fact[1]]))
    return "".join(parts)


def _facts(frame: Frame, case: Case) -> list[tuple[str, Any, str]]:
    w, (_, themes) = frame.words, known(frame)
    shown_at = " · ".join(part for part in (case.meeting, case.session) if part)
    reader = w.text("{what} ({others})", what=case.reviewer, others=w.date(case.reviewed_on)) if case.reviewer and case.reviewed_on else case.reviewer
    author = w.text("{what} ({others})", what=case.author, others=w.date(case.written_on)) if case.author and case.written_on else case.author
    return [
        (w.text("Project"), w.place(case.project, case.project_ja), frame.link("project", project=case.project_id)),
        (w.text("City"), w.place(case.city, case.city_ja), frame.link("city", city=case.city_id) if case.city_id else ""),
        (w.text("Theme"), w.joined(w.place(*themes.get(code, (code, ""))) for code in case.themes), ""),
        (w.text("SDG targets"), w.joined(goal(target, w) for target in case.sdgs), ""),
        (w.text("Groups reached"), w.joined(w.place(*frame.choices.groups.get(code, (code, ""))) for code in case.groups), ""),
        (w.text("Shown at the meeting"), shown_at, ""), (w.text("Page of the Guidebook"), case.guidebook_page, ""),
        (w.text("Author"), author, ""), (w.text("Second reader"), reader, ""), (w.text("Contact"), case.contact, ""),
        (w.text("Source"), case.source, markup.web(case.source_url)),
    ]  # fmt: skip
