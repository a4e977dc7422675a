"""Upload templates: what each cell may hold, said in the reader's language and known by the cell itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jamp.documents.form import LONGEST_MESSAGE, LONGEST_PROMPT, Choices, Field, Form, FormSheet, Rule
from jamp.languages import Words, mark
from jamp.model.sheets import Column, Kind, Sheet
from jamp.model.subjects import SHEETS
from jamp.model.view import View
from jamp.queries import Session, batches
from jamp.reports.frame import filters
from jamp.reports.vocabulary import meaning

CLEAR = "[clear]"
LONGEST_CODE, LONGEST_EXAMPLE = 100, 80
ABOUT = {
    "sources": mark("A line per document or office that states something."), "countries": mark("A line per country."),
    "programmes": mark("A line per programme that projects belong to."), "themes": mark("A line per theme of meetings and of the work."),
    "groups": mark("A line per group of people by which figures are broken down."), "cities": mark("A line per city."),
    "meetings": mark("A line per meeting."), "projects": mark("A line per project."),
    "aliases": mark("A line per former name, code in another list, or spelling of a project or a city."),
    "updates": mark("A line per project and reporting date: its status, what was done, what comes next. A later date is a new line."),
    "indicators": mark("A line per thing that is counted for a project, with its baseline and its target."),
    "values": mark("A line per indicator and reporting date, for everybody or for a group. A later date is a new line."),
    "milestones": mark("A line per date that was promised, with the revised and the actual date."),
    "partners": mark("A line per organisation that takes part in a project."),
    "funding": mark("A line per sum: budget, commitment or disbursement."), "targets": mark("A line per target that a city set itself."),
    "case_studies": mark("A line per case study of a project."),
    "case_texts": mark("A line per case study and further language."),
    "case_evidence": mark("A line per indicator, and group, that a case study rests on."),
    "case_quotes": mark("A line per quote in a case study, with the consent of who says it."),
    "case_photos": mark("A line per photo of a case study, with its credit and its consent. The picture itself is sent on the page."),
    "interests": mark("A line per city that wants to repeat what a case study tells, and what came of it."),
    "shared_indicators": mark("A line per thing that several projects count alike."),
    "settings": mark("A line per limit of a rule that is to differ from the usual one."),
    "exchange_rates": mark("A line per currency and day: what one unit is worth in another."),
    "indicator_targets": mark("A line per target on the way, or per target set anew. The earlier ones are kept."),
    "barriers": mark("A line per risk, or per barrier that stands in the way of a project."),
    "ratings": mark("A line per rating that is set by hand, with its reason."),
    "exchanges": mark("A line per visit, course or talk between cities or persons."),
    "accepted_findings": mark("A line per finding of the checks that is accepted, and why."),
}  # fmt: skip
WIDTHS = {Kind.CODE: 18, Kind.NUMBER: 13, Kind.INTEGER: 13, Kind.DATE: 13, Kind.URL: 28, Kind.CHOICE: 20, Kind.REFERENCE: 20}

Contents = Mapping[str, tuple[Sequence[str], Sequence[Sequence[Any]]]]
Names = Mapping[str, Sequence[tuple[str, str, str]]]
Examples = Mapping[str, Mapping[str, str]]


def template(session: Session, contents: Contents, names: Names, examples: Examples, words: Words, view: View | None = None) -> Form:
    """The template of sheets. `contents`: {sheet: (columns, rows)}; `names`: {sheet: (what is written, name, Japanese
    name)} of what can be referred to; `examples`: {sheet: {column: a stored value}}; `view`: what the rows are limited
    to, None for a blank template."""
    lists = _lists(contents, names, words)
    sheets = []
    for name, (columns, rows) in contents.items():
        sheet = SHEETS[name]
        fields = tuple(_field(sheet, sheet.column(column), lists, examples.get(name, {}), words) for column in columns)
        sheets.append(FormSheet(name, words.text(sheet.label), words.text(ABOUT[name]), fields, tuple(tuple(row) for row in rows)))
    lists_name = words.text("Lists")
    intro = _intro(lists_name, words)
    if view:
        intro.insert(0, words.text("Here are the records of {places}, as at {date} (data state: batch {n}). Lines left as they are change nothing, and what others change meanwhile stays.",
                                   places=filters(session, view, words), date=words.date(view.as_at), n=batches.state(session)))  # fmt: skip
    title = words.text("Upload template: {sheets}", sheets=words.joined(sheet.title for sheet in sheets))
    head = (words.text("Column"), words.text("Name in line 2"), words.text("Needed"), words.text("What it is"), words.text("What may stand in it"), words.text("Example"))
    return Form(title, words.text("Help"), tuple(intro), head, tuple(sheets), lists_name,
                (words.text("List"), words.text("Write this"), words.text("What it means")), tuple(lists.values()),
                (CLEAR, words.text("empties the cell")), words.text("This cannot stand here"), batches.name_of_state(session) if view else "")  # fmt: skip


def _intro(lists_name: str, w: Words) -> list[str]:
    return [
        w.text("Write one record per line, from line 3 down. Columns with an asterisk (*) must be filled in; once a line is begun, what it still lacks is yellow."),
        w.text("An empty cell leaves what is stored; write {mark} to empty a field. A line that is missing deletes nothing.", mark=CLEAR),
        w.text("Write dates as 2025-09-30; as 2025-09 or 2025 where the day is not known. Years are those of the Western calendar."),
        w.text("An arrow beside a cell offers what can be chosen; the sheet “{lists}” says what each word and code means.", lists=lists_name),
        w.text("Please leave the names of the sheets and line 2 as they are: by them the tracker knows what is what. Columns that you do not need can go."),
        w.text("Save as an Excel workbook (.xlsx) and choose it on the page Upload. You see what would change before anything does."),
    ]


def _lists(contents: Contents, names: Names, w: Words) -> dict[object, Choices]:
    """{the words of a list, or the sheet that is referred to: the list}, in the order of the columns."""
    found: dict[object, Choices] = {}
    for sheet, (columns, _) in contents.items():
        for column in map(SHEETS[sheet].column, columns):
            key: object = column.choices or column.refers_to
            if not key or key in found:
                continue
            if column.choices:
                taken = {one.name for one in found.values()}
                name = column.name if column.name not in taken else f"{sheet}_{column.name}"
                found[key] = Choices(name, w.text(column.label), tuple((word, meaning(word, w)) for word in column.choices))
            elif names.get(column.refers_to):
                known = names[column.refers_to]
                if column.refers_to == "countries":
                    entries = tuple((code, w.country(code)) for code, _, _ in known)
                else:
                    entries = tuple((written, w.place(name, japanese)) for written, name, japanese in known)
                found[key] = Choices(f"of_{column.refers_to}", w.text(SHEETS[column.refers_to].label), entries)
    return found


def _field(sheet: Sheet, column: Column, lists: Mapping[object, Choices], examples: Mapping[str, str], w: Words) -> Field:
    allowed = _allowed(column, w)
    needed = w.text("not needed")
    if column.required:
        needed = w.text("always") if column.name in sheet.key else w.text("in a new record")
    if column.name in sheet.either:
        needed = w.text("this one or “{other}”", other=w.text(sheet.column(next(name for name in sheet.either if name != column.name)).label))
    explained = _sentence(w.text(column.help), w) if column.help else ""
    example = examples.get(column.name, "") or (column.choices[0] if column.choices else "2025-09-30" if column.kind is Kind.DATE else "")
    cut = example if len(example) <= LONGEST_EXAMPLE else example[: LONGEST_EXAMPLE - 1] + "…"
    prompt = _joined([explained, allowed], w) if explained or column.kind not in (Kind.TEXT, Kind.CODE) else ""
    return Field(
        column.name, w.text(column.label), _width(column), _rule(column, lists, w), column.kind in (Kind.NUMBER, Kind.INTEGER),
        column.kind is not Kind.URL, column.required, prompt[:LONGEST_PROMPT], (needed, explained, _choices(column, w) or allowed, cut),
    )  # fmt: skip


def _width(column: Column) -> float:
    """In characters, as wide as such texts are."""
    return WIDTHS.get(column.kind, (42 if column.longest > 1000 else 34) if column.kind is Kind.TEXT else 26)


def _sentence(text: str, w: Words) -> str:
    stop = "。" if w.language == "ja" else "."
    return text if text.endswith((stop, ":")) else text + stop


def _joined(parts: list[str], w: Words) -> str:
    return ("" if w.language == "ja" else " ").join(part for part in parts if part)


def holds(column: Column, w: Words) -> str:
    """What a cell of the column may hold."""
    return w.text(column.help) if column.help else _choices(column, w) or _allowed(column, w)


def _choices(column: Column, w: Words) -> str:
    """The words of a list, each with its meaning; "" where there is no list."""
    told = [(word, meaning(word, w)) for word in column.choices]
    listed = w.text("; ").join(w.text("{word} ({meaning})", word=word, meaning=said) if said else word for word, said in told)
    return w.text("One of: {words}.", words=listed) if told else ""


def _allowed(column: Column, w: Words) -> str:
    """What a cell of a column may hold, as a sentence."""
    there = w.text(SHEETS[column.refers_to].label) if column.refers_to else ""
    if column.kind is Kind.REFERENCE:
        return w.text("One of the list “{list}”.", list=there)
    if column.kind is Kind.REFERENCES:
        return w.text("One of the list “{list}”, or several with a semicolon between.", list=there)
    if column.kind is Kind.GROUPS:
        return w.text("One of the list “{list}”, or several joined by +.", list=there)
    if column.kind in (Kind.NUMBER, Kind.INTEGER):
        return _number(column, w)
    return {
        Kind.CODE: w.text("A short code in one line, {n} letters at most.", n=min(column.longest, LONGEST_CODE)),
        Kind.CODES: w.text("One or more codes with a semicolon between."),
        Kind.DATE: w.text("A date: 2025-09-30, 2025-09 or 2025."),
        Kind.URL: w.text("A web address that begins with https:// or http://."),
        Kind.CHOICE: w.text("One of the words of the list."),
        Kind.TEXT: w.text("A text of {n} letters at most.", n=w.number(column.longest)),
    }[column.kind]


def _number(column: Column, w: Words) -> str:
    least, most = column.least, column.most
    if least is not None and most is not None:
        return w.text("A number from {least} to {most}.", least=w.number(least), most=w.number(most))
    if least is not None:
        text = w.text("A whole number, not below {least}.", least=w.number(least))
        return text if column.kind is Kind.INTEGER else w.text("A number, not below {least}.", least=w.number(least))
    return w.text("A whole number.") if column.kind is Kind.INTEGER else w.text("A number.")


def _rule(column: Column, lists: Mapping[object, Choices], w: Words) -> Rule | None:
    """What the cell itself refuses or asks about."""
    key: object = column.choices or column.refers_to
    message = _allowed(column, w)
    if not column.required:
        message = _joined([message, w.text("To empty the cell write {mark}.", mark=CLEAR)], w)
    if key:
        if key not in lists:
            return None
        if not column.choices:
            # what is new, and several in one cell, are for the person to confirm
            message = _joined([w.text("This is not in the list."), _allowed(column, w), w.text("Keep what is new and known to you.")], w)
        return Rule("choice", message[:LONGEST_MESSAGE], lists[key].name, strict=bool(column.choices))
    kinds = {Kind.NUMBER: "number", Kind.INTEGER: "whole", Kind.DATE: "date", Kind.URL: "address", Kind.TEXT: "length", Kind.CODE: "length"}
    if column.kind not in kinds:
        return None
    most: float | None = column.most
    if kinds[column.kind] == "length":
        most = min(column.longest, LONGEST_CODE) if column.kind is Kind.CODE else column.longest
    return Rule(kinds[column.kind], message[:LONGEST_MESSAGE], least=column.least, most=most)
