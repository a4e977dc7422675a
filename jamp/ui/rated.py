"""Ratings on pages: each a word, a shape and a colour, and the rule opened to show what set it."""

from __future__ import annotations

from collections import Counter

import streamlit as st
from markupsafe import Markup

from jamp.charts import ratings as words_of
from jamp.languages import mark
from jamp.model.ratings import RATINGS, Rated
from jamp.model.view import View
from jamp.queries import ratings
from jamp.ui import markup
from jamp.ui.frame import Frame
from jamp.ui.kept import kept

ASKED = "rating"
COUNTED = {
    "off track": mark("{n} off track"), "watch": mark("{n} to watch"), "on track": mark("{n} on track"),
    "no recent data": mark("{n} without recent data"), "not started": mark("{n} not started"), "completed": mark("{n} completed"),
    "suspended": mark("{n} suspended"), "cancelled": mark("{n} cancelled"),
}  # fmt: skip


def rated(frame: Frame, view: View | None = None) -> dict[str, Rated]:
    """{project: rating} of the view, worked out once per state of the records."""
    view = view or frame.view

    def found() -> dict[str, Rated]:
        with frame.reading() as session:
            return ratings.of_view(session, view)

    return kept(f"ratings {view!r} {frame.key}", found)


def shown(frame: Frame, one: Rated | None) -> Markup:
    """A rating as a table shows it; one set by hand says so. "–" for a project that is not listed."""
    if one is None:
        return Markup("–")
    w = frame.words
    by_hand = Markup(' <span class="quiet">({})</span>').format(w.text("set by hand")) if one.set_by else ""
    return Markup('<span class="status" style="--c:{}"><i class="rate {}" aria-hidden="true"></i> {}{}</span>').format(
        words_of.COLOURS[frame.scheme][one.rating], "r-" + one.rating.replace(" ", "-"), w.text(words_of.RATING_WORDS[one.rating]), by_hand)  # fmt: skip


def counted(frame: Frame, found: dict[str, Rated], **filters: object) -> list[tuple[Markup, str]]:
    """(how many have a rating, address of their list), the worst first; for the answers of a page."""
    w, counts = frame.words, Counter(one.rating for one in found.values())
    parts = []
    for rating in RATINGS:
        if counts[rating]:
            told = Markup('<span class="status" style="--c:{}"><i class="rate r-{}" aria-hidden="true"></i> {}</span>').format(
                words_of.COLOURS[frame.scheme][rating], rating.replace(" ", "-"), w.text(COUNTED[rating], n=w.number(counts[rating])))  # fmt: skip
            parts.append((told, frame.link("project", rating=rating, **filters)))
    return parts


def asked(frame: Frame) -> tuple[str, ...]:
    """The ratings that the address asks for; those that are not known are left out."""
    return tuple(rating for rating in RATINGS if rating in st.query_params.get_all(ASKED))


def why(frame: Frame, one: Rated) -> None:
    """The rule opened: each condition with its value and its limit."""
    w = frame.words
    with st.expander(w.text("Why this rating: {rating}", rating=w.text(words_of.RATING_WORDS[one.rating])), key="why_rated"):
        head, rows = words_of.conditions_table(one, w)
        by_hand = [(w.text("Set by hand"), w.text("{what} ({others})", what=one.set_by, others=w.date(one.set_on)), "")] if one.set_by else []
        markup.show("block.html", lead="", paragraphs=[words_of.reason(one, w)], facts=by_hand)
        markup.show("block.html", quiet=w.text(words_of.RULE), tables=[markup.table(head, rows, numbers=False)])


