"""What a case study lacks, as a sentence for who can mend it."""

from __future__ import annotations

from jamp.languages import Words, mark
from jamp.model import clearing
from jamp.model.case_studies import EVIDENCE, PHOTOS, QUOTES, SHEET
from jamp.model.clearing import Lack

SENTENCES = {
    "text": mark("“{text}” is not written yet."),
    "too long": mark("“{text}” ({language}) is {n} letters too long; {most} fit."),
    "evidence": mark("No figure supports it. Choose a value of one of the project's indicators."),
    "no value after": mark("“{title}” has no value at the date chosen. Enter the value, or choose another date."),
    "no value before": mark("“{title}” has no value before. Enter the baseline, or choose the date of an earlier value."),
    "hidden figure": mark("“{title}” is a small number of persons, which is not published. Choose a larger group."),
    "before after": mark("The value before of “{title}” is not earlier than the one after. Choose the dates anew."),
    "figure without evidence": mark("The figure {figure} in “{text}” ({language}) is none of the evidence. Add the value, or leave the figure out."),
    "cost": mark("The cost is not given. Write it, or under “{cost_note}” who should say."),
    "cost without currency or date": mark("The cost lacks its currency or the date of its prices."),
    "time": mark("It is not said when it began."),
    "groups": mark("No group of people is named that it reached."),
    "theme": mark("No theme is chosen."),
    "partners": mark("No partner is on record for the project."),
    "barriers": mark("No barrier is on record for the project, nor what was done about it."),
    "quote consent": mark("The quote {quote} has no consent yet."),
    "photo consent": mark("The photo {photo} has no consent yet."),
    "no picture": mark("The photo {photo} is on record, but its picture is not here. Take it out, and send it again."),
    "photo": mark("There is no photo."),
    "contact": mark("No office is named that answers questions."),
    "author": mark("It is not said who wrote it."),
    "second reader": mark("Nobody but the author has read it."),
    "same reader": mark("{reader} wrote it too: the second reader is another person."),
}
ASKED = {
    clearing.CITY: mark("the city"), clearing.AUTHOR: mark("the author"), clearing.READER: mark("the second reader"),
    clearing.SECRETARIAT: mark("the secretariat"), clearing.GIVER: mark("who gave it"),
}  # fmt: skip
PLACES = {"evidence": EVIDENCE.label, "photos": PHOTOS.label, "quotes": QUOTES.label, "partners": mark("Partners"), "barriers": mark("Risks and barriers")}


def told(lack: Lack, words: Words) -> str:
    """What is missing, and how to mend it."""
    values = dict(lack.values)
    if "text" in values:
        values["text"] = words.text(SHEET.column(values["text"]).label)
    if "language" in values:
        values["language"] = words.language_name(values["language"])
    if "most" in values:
        values |= {"n": words.number(values["n"]), "most": words.number(values["most"])}
    return words.text(SENTENCES[lack.rule], **{"cost_note": words.text(SHEET.column("cost_note").label), **values})


def asked(lack: Lack, words: Words) -> str:
    """Whom to ask for it."""
    return words.text(ASKED[lack.ask])


def place(lack: Lack, words: Words) -> str:
    """Where it is mended: the name of a field, or of a list."""
    names = {column.name: column.label for column in SHEET.columns} | PLACES
    field = "quotes" if lack.rule == "quote consent" else "photos" if lack.rule in ("photo consent", "no picture") else lack.field
    return words.text(names[field])
