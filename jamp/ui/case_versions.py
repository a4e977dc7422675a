"""What a case study says now, and what its published version says: field by field, old and new beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamp.charts import cases as said
from jamp.model.case_studies import SHEET, TEXTS
from jamp.model.cases import Case, Photo, Quote
from jamp.model.sheets import Kind
from jamp.model.since_cleared import moved
from jamp.ui import markup
from jamp.ui.case_form import FACTS, stored
from jamp.ui.cases_asked import known
from jamp.ui.frame import Frame

Row = tuple[str, str, str]  # what, as published, now; "" where it says nothing


def differences(frame: Frame, case: Case, versions: Sequence[Case]) -> None:
    """What is other than in the version that was published last."""
    w = frame.words
    if not versions:
        markup.show("block.html", quiet=w.text("It was never published."))
        return
    last = versions[0]
    rows = [[what, old or "–", new or "–"] for part in (_texts, _facts, _figures, _quotes, _photos) for what, old, new in part(frame, last, case)]
    markup.show("block.html", heading=w.text("What is new since version {n}, published on {date}", n=last.version, date=w.date(last.cleared_at[:10])),
                quiet="" if rows else w.text("Nothing: the record says what is published."),
                tables=[markup.table([w.text("Field"), w.text("Published"), w.text("Now")], rows, numbers=False)] if rows else [])  # fmt: skip


def _texts(frame: Frame, last: Case, case: Case) -> Iterator[Row]:
    w = frame.words
    for language in sorted({*case.texts, *last.texts}):
        for column in TEXTS:
            old, new = (one.texts.get(language, {}).get(column.name, "") for one in (last, case))
            if old != new:
                yield w.text("{what} ({others})", what=w.text(column.label), others=w.language_name(language)), old, new


def _facts(frame: Frame, last: Case, case: Case) -> Iterator[Row]:
    for name in FACTS:
        if stored(last, name) != stored(case, name):
            yield frame.words.text(SHEET.column(name).label), _fact(frame, last, name), _fact(frame, case, name)


def _fact(frame: Frame, case: Case, name: str) -> str:
    """A fact as people read it."""
    w, value = frame.words, stored(case, name)
    if not value:
        return ""
    if name in ("theme", "group"):
        names = known(frame).themes if name == "theme" else frame.choices.groups
        return w.joined(w.place(*names.get(code, (code, ""))) for code in value.split("; "))
    if name == "cost":
        return w.number(float(value), 2)
    return w.place(case.city, case.city_ja) if name == "city" else w.date(value) if SHEET.column(name).kind is Kind.DATE else value


def _figures(frame: Frame, last: Case, case: Case) -> Iterator[Row]:
    for then, now in moved(last, case):
        one = now or then
        assert one is not None
        old, new = (said.in_short(figure, frame.choices.groups, frame.words) if figure else "" for figure in (then, now))
        yield one.title, old, new


def _quotes(frame: Frame, last: Case, case: Case) -> Iterator[Row]:
    old, new = ({one.quote_id: one for one in every} for every in (last.quotes, case.shown_quotes))
    for code in dict.fromkeys([*old, *new]):
        before, after = (_quote(frame, side.get(code)) for side in (old, new))
        if before != after:
            yield frame.words.text("Quote"), before, after


def _quote(frame: Frame, one: Quote | None) -> str:
    return frame.words.text("“{text}” ({who})", text=one.quote, who=one.speaker) if one else ""


def _photos(frame: Frame, last: Case, case: Case) -> Iterator[Row]:
    w = frame.words
    old, new = ({one.photo_id: one for one in every} for every in (last.photos, case.shown_photos))
    for code in dict.fromkeys([*old, *new]):
        before, after = (_photo(frame, side.get(code)) for side in (old, new))
        if before == after and code in old and code in new and old[code].file != new[code].file:
            after = w.text("{what} ({others})", what=after, others=w.text("another picture"))
        if before != after:
            yield w.text("Photo"), before, after


def _photo(frame: Frame, one: Photo | None) -> str:
    return frame.words.text("{what} ({others})", what=frame.words.place(one.caption, one.caption_ja), others=one.credit) if one else ""
