"""How files are to be read, said on the command line where the file does not tell it surely."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from jamp.cli import fail
from jamp.imports.answers import QUESTIONS
from jamp.imports.lacking import CHOICES, Choice, fits
from jamp.imports.reading.decode import ENCODINGS
from jamp.model.subjects import SHEETS

Encoding = Annotated[str | None, typer.Option("--encoding", help=f"One of: {', '.join(ENCODINGS)}.")]
Delimiter = Annotated[str | None, typer.Option("--delimiter", help="One sign, or tab.")]
HeaderRow = Annotated[int | None, typer.Option("--header-row", min=1, help="The line of the column names; the first is 1.")]
WorkbookSheet = Annotated[str | None, typer.Option("--workbook-sheet", help="The sheet of a workbook, by its name.")]

Answer = Annotated[list[str] | None, typer.Option("--answer", help="What settles a question, for instance day_first/as_at=yes. Again for each question.")]

Missing = Annotated[list[str] | None, typer.Option("--missing", help="What becomes of a project that the file lacks: CODE=close:completed, CODE=archive:merged. Again for each.")]
Match = Annotated[list[str] | None, typer.Option("--match", help="What a column holds, for instance \"Befund=issues\"; nothing after = leaves it out.")]
Meaning = Annotated[list[str] | None, typer.Option("--meaning", help="What a word means, for instance \"status/läuft=ongoing\".")]
ProfileName = Annotated[str | None, typer.Option("--profile", help="Read as this remembered profile says, and no other; \"none\" uses none.")]


def chosen(encoding: str | None, delimiter: str | None, header_row: int | None, workbook_sheet: str | None,
           answer: list[str] | None, match: list[str] | None = None, meaning: list[str] | None = None,
           profile: str | None = None, missing: list[str] | None = None) -> dict[str, Any]:  # fmt: skip
    """The options for `check`; what cannot be is wrong use."""
    name = next((known for known in ENCODINGS if encoding and known.replace("_", "-") == encoding.lower().replace("_", "-")), None)
    if encoding and not name:
        raise fail(f"There is no encoding {encoding} here. One of: {', '.join(ENCODINGS)}")
    sign = {"tab": "\t", "\\t": "\t"}.get(delimiter or "", delimiter)
    if sign is not None and (len(sign) != 1 or sign in "\r\n\""):
        raise fail("A delimiter is one sign, or the word tab.")
    every = {"encoding": name, "delimiter": sign, "header_row": header_row, "workbook_sheet": workbook_sheet,
             "answers": _answers(answer) if answer else None, "columns": _columns(match) if match else None,
             "meanings": _meanings(meaning) if meaning else None, "missing": _missing(missing) if missing else None,
             "profile": "" if profile == "none" else profile}  # fmt: skip
    return {option: value for option, value in every.items() if value is not None}


def _missing(given: list[str]) -> dict[str, Choice]:
    found: dict[str, Choice] = {}
    for text in given:
        code, _, said = text.partition("=")
        action, _, value = said.partition(":")
        if not code or not fits({action: value}):
            raise fail(f"{text} cannot be chosen. One of: {'; '.join(f'CODE={action}:' + '|'.join(values) for action, values in CHOICES.items())}")
        found[code] = {action: value}
    return found


def _answers(given: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for text in given:
        name, _, said = text.partition("=")
        question, _, column = name.partition("/")
        possible = {{True: "yes", False: "no"}.get(one, one): one for one in QUESTIONS.get(question, ())}
        if not column or said not in possible:
            every = "; ".join(f"{one}/COLUMN={'|'.join({True: 'yes', False: 'no'}.get(a, a) for a in answers)}" for one, answers in QUESTIONS.items())
            raise fail(f"{text} answers no question. One of: {every}")
        found[name] = possible[said]
    return found


def _columns(given: list[str]) -> dict[str, str]:
    fields = {column.name for sheet in SHEETS.values() for column in sheet.columns}
    found = {}
    for text in given:
        written, equals, name = text.rpartition("=")
        if not equals or not written or name and name not in fields:
            raise fail(f"{text} matches no column. Write the name in the file, =, and one of the names that the template has.")
        found[written] = name
    return found


def _meanings(given: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for text in given:
        written, equals, said = text.rpartition("=")
        column, slash, word = written.partition("/")
        columns = [one for sheet in SHEETS.values() for one in sheet.columns if one.name == column]
        if not equals or not slash or not word or not said or not columns:
            raise fail(f"{text} says no meaning. Write column/word=what it means.")
        choices = {choice for one in columns for choice in one.choices}
        if choices and said not in choices:
            raise fail(f"{said} is no word of the column {column}. One of: {', '.join(sorted(choices))}")
        found.setdefault(column, {})[word] = said
    return found
