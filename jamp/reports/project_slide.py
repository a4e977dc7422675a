"""The project brief on one slide: in its notes everything in full, with the sources."""

from __future__ import annotations

from jamp.documents.model import Slide
from jamp.languages import Words
from jamp.model.view import View
from jamp.queries import Session, groups
from jamp.reports.deck_projects import lines, slide, title
from jamp.reports.one_project import OneProject, partner_names, purpose, why
from jamp.reports.portfolio import COUNTED

EVERY = 100


def on_slide(session: Session, found: OneProject, view: View, words: Words, asked: str) -> Slide:
    """`asked`: the decision asked, or ""."""
    names = groups.names(session)
    roles = tuple(dict.fromkeys(role for _, role in found.partners))
    full = [
        (words.text("Decision asked"), [asked]), (words.text("Why this rating"), [why(found.rated, words)] if found.rated else []),
        (words.text("Purpose"), [purpose(found)]), (words.text("Partners"), [partner_names(found, roles, EVERY, words)]), *lines(found, view, words, names, in_full=True),
        (words.text("Sources"), _sources(found, words)), (words.text("How this was counted"), [words.text(COUNTED)]),
    ]  # fmt: skip
    notes = [words.text("{what}: {said}", what=name, said="\n".join(text for text in told if text)) for name, told in full if any(told)]
    return Slide(title(found, words), tuple(slide(found, view, words, asked, names)), tuple(notes))


def _sources(found: OneProject, words: Words) -> list[str]:
    """Who said what is on record, each source once, newest first."""
    said: dict[str, str] = {}
    for one in found.statements:
        name = one.source_title or words.text("The office itself")
        known = ", ".join(part for part in (one.publisher, words.date(one.published)) if part)
        said.setdefault(words.text("{what} ({others})", what=name, others=known) if known else name, one.source_url)
    return [f"{name} {url}".strip() for name, url in said.items()]
