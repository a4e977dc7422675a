"""A workbook for people to fill in, as a value: sheets with a rule per column, help, lists to choose from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jamp.documents.workbook import Value, checked_tab

LONGEST_TITLE, LONGEST_MESSAGE, LONGEST_PROMPT = 32, 224, 255  # letters, by the programs that show them


@dataclass(frozen=True)
class Choices:
    """A list to choose from: (what is written, what it means). `name` is a word of letters and underscores."""

    name: str
    title: str
    entries: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z_]+", self.name) or not self.entries:
            raise ValueError(f"a list has a plain name and entries: {self.name!r}")


@dataclass(frozen=True)
class Rule:
    """What a cell may hold. kind: "choice" (of the list `choices`), "number" or "whole" (from `least` to `most`, None is
    open), "date" (ISO, be it a year or a month), "length" (at most `most` letters), "address" (of the web). `message`
    says what is wrong otherwise; where the rule is not `strict` the person may keep what was written."""

    kind: str
    message: str
    choices: str = ""
    least: float | None = None
    most: float | None = None
    strict: bool = True

    def __post_init__(self) -> None:
        if self.kind not in ("choice", "number", "whole", "date", "length", "address") or not 0 < len(self.message) <= LONGEST_MESSAGE:
            raise ValueError(f"a rule has a known kind and a message of at most {LONGEST_MESSAGE} letters: {self}")


@dataclass(frozen=True)
class Field:
    """A column. `name` is for programs, `label` for people; `prompt` is shown beside a chosen cell; `help` are the cells
    of its line in the help sheet. `width` is in characters; what is not `wrapped` is cut at the next cell."""

    name: str
    label: str
    width: float
    rule: Rule | None = None
    number: bool = False
    wrapped: bool = True
    required: bool = False
    prompt: str = ""
    help: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip() or not 0 < self.width <= 255 or len(self.prompt) > LONGEST_PROMPT:
            raise ValueError(f"a field has a name, a width and a prompt of at most {LONGEST_PROMPT} letters: {self}")


@dataclass(frozen=True)
class FormSheet:
    """A tab named `name`; `title` and `about` head its help; `rows` stand there already."""

    name: str
    title: str
    about: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...] = ()

    def __post_init__(self) -> None:
        checked_tab(self.name)
        if not self.fields or any(len(row) != len(self.fields) for row in self.rows):
            raise ValueError(f"the sheet {self.name!r} has no fields, or rows of another width")


@dataclass(frozen=True)
class Form:
    """The help sheet first, then the sheets, then the lists. `intro` are paragraphs of the help, `help_head` and
    `lists_head` the heads of its table and of the lists. `clear` is the word that empties a cell. `state` names the data
    state for programs: it goes with the file as the property "jamp-state"; `wrong` heads every message."""

    title: str
    help_name: str
    intro: tuple[str, ...]
    help_head: tuple[str, ...]
    sheets: tuple[FormSheet, ...]
    lists_name: str
    lists_head: tuple[str, str, str]
    lists: tuple[Choices, ...]
    clear: tuple[str, str]  # the word, what it means
    wrong: str
    state: str = ""

    def __post_init__(self) -> None:
        tabs = [self.help_name, *(sheet.name for sheet in self.sheets), self.lists_name]
        known = {one.name for one in self.lists}
        rules = [field.rule for sheet in self.sheets for field in sheet.fields if field.rule]
        for tab in tabs:
            checked_tab(tab)
        if len({tab.lower() for tab in tabs}) < len(tabs) or len(tabs) < 3 or len(self.wrong) > LONGEST_TITLE:
            raise ValueError("a form has sheets, each tab a name of its own, and a short head for its messages")
        if any(rule.choices not in known for rule in rules if rule.kind == "choice"):
            raise ValueError("a rule names a list that is not there")
