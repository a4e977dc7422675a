"""A published case study as its public page shows it: plain values for the template."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from jamp.charts import cases as said
from jamp.charts.barriers import BARRIER_WORDS
from jamp.charts.theme import FOCUS_WORDS
from jamp.languages import Words
from jamp.model.case_studies import TEXTS
from jamp.model.cases import Case
from jamp.ui import markup
from jamp.ui.photos import address

LABELS = {column.name: column.label for column in TEXTS}
STORY = ("challenge", "approach", "worked", "not_worked", "results")
REST = ("reached", "transfer", "lessons")


def quoted(code: str) -> str:
    """A code as part of an address."""
    return quote(code, safe="")


def _place(case: Case, w: Words) -> str:
    return " · ".join(part for part in (w.place(case.city, case.city_ja), w.country(case.country)) if part)


def _other(case: Case, name: str, w: Words) -> str:
    spoken = case.spoken(name, w.language)
    return spoken if spoken != w.language else ""


def card(case: Case, names: said.Names, w: Words) -> dict[str, str]:
    """What the list says of it."""
    figure = said.first_figure(case)
    return {
        "link": markup.address(f"cases/{quoted(case.case_id)}", lang=w.language), "title": case.text("title", w.language), "title_lang": _other(case, "title", w),
        "place": _place(case, w), "claim": case.text("claim", w.language), "claim_lang": _other(case, "claim", w), "evidence": said.in_short(figure, names, w) if figure else "",
    }  # fmt: skip


def _texts(case: Case, names: tuple[str, ...], w: Words) -> list[dict[str, Any]]:
    return [{"heading": w.text(LABELS[name]), "texts": [(text, case.spoken(name, w.language))]} for name in names if (text := case.text(name, w.language))]


def values(case: Case, names: said.Names, w: Words) -> dict[str, Any]:
    """What the page of one says."""
    head, rows = markup.lean(*said.evidence_table(case, names, w))
    tables = [{"heading": w.text("Evidence"), "head": head, "rows": rows}]
    if case.obstacles:
        rows = [[w.text(BARRIER_WORDS[one.barrier]), one.title, one.answer or "–"] for one in case.obstacles]
        tables.append({"heading": w.text("Barriers and answers"), "head": [w.text("Kind of barrier"), w.text("Risk or barrier"), w.text("Answer")], "rows": rows})
    # each language of the reader has its own caption
    photos = [{"address": address(one.photo_id), "caption": w.place(one.caption, one.caption_ja), "credit": w.text("Photo: {credit}", credit=one.credit)} for one in case.shown_photos]
    partners = w.joined(w.text("{what} ({others})", what=name, others=w.text(role)) if role and role != "not stated" else name for name, role in case.partners)
    spoken = case.spoken("conditions", w.language)
    needed = [(w.text("Conditions to repeat it"), case.text("conditions", w.language), spoken if spoken != w.language else ""), (w.text("Cost"), said.cost(case, w), ""),
              (w.text("Partners"), partners, ""), (w.text("Time"), said.time(case, w), "")]  # fmt: skip
    about = [
        (w.text("Project"), w.place(case.project, case.project_ja), ""), (w.text("Focus area"), w.text(FOCUS_WORDS[case.focus_area]), ""),
        (w.text("Shown at the meeting"), " · ".join(part for part in (case.meeting, case.session) if part), ""), (w.text("Page of the Guidebook"), case.guidebook_page, ""),
        (w.text("Author"), case.author, ""), (w.text("Second reader"), case.reviewer, ""), (w.text("Contact"), case.contact, ""), (w.text("Source"), case.source, markup.web(case.source_url)),
    ]  # fmt: skip
    return {
        "second": _place(case, w), "title_lang": _other(case, "title", w), "claim": case.text("claim", w.language), "claim_lang": _other(case, "claim", w), "photos": photos,
        "story": _texts(case, STORY, w), "evidence": w.text("Evidence"), "moves": said.moves(case, names, w), "tables": tables, "rest": _texts(case, REST, w),
        "quotes": [{"text": one.quote, "speaker": one.speaker, "language": one.language} for one in case.shown_quotes],
        "heading": w.text("From aspiration to action"), "quiet": w.text("What another city needs to repeat it."), "facts": [fact for fact in needed if fact[1]],
        "about": w.text("About this case study"), "facts_about": [fact for fact in about if fact[1]],
        "foot": w.text("Version {n}, cleared on {date}.", n=w.number(case.version), date=w.moment(case.cleared_at)),
    }  # fmt: skip
