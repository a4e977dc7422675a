"""Which cases a collection holds, in their order, and what is counted over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from jamp.charts import cases as shown
from jamp.documents.tables import Cell
from jamp.languages import Words
from jamp.model.cases import Case, Photo
from jamp.model.found_cases import CaseRow, found
from jamp.model.view import View
from jamp.queries import Session, case_studies, groups
from jamp.reports import meetings
from jamp.reports.tied import Row, Tied
from jamp.reports.told import Told

CLEARED, DRAFT = "cleared", "draft"
OPEN = ("draft", "in review")  # what is not cleared yet, and not withdrawn
STORED = re.compile(r"[0-9a-f]{64}")


class Chosen(NamedTuple):
    """`cases` by their codes in their order; none named is all that the view holds. `status` is CLEARED or DRAFT."""

    cases: tuple[str, ...] = ()
    status: str = CLEARED
    name: str = ""


@dataclass(frozen=True)
class Line:
    """A case as it is counted."""

    number: int
    case_id: str
    city_id: str
    country: str
    state: str
    themes: tuple[str, ...]
    focus_area: str
    groups: tuple[str, ...]
    barriers: tuple[str, ...]
    goals: tuple[str, ...]
    partners: tuple[str, ...]

    @property
    def themeless(self) -> bool:
        return not self.themes


@dataclass(frozen=True)
class Known:
    """`cases` in the order of the collection; `left_out`: codes that were named and cannot be in it. Names are (title,
    Japanese title) by code."""

    words: Words
    view: View
    chosen: Chosen
    cases: list[Case]
    left_out: tuple[str, ...]
    lines: tuple[Line, ...]
    told: Told
    groups: dict[str, tuple[str, str]]
    themes: dict[str, tuple[str, str]]
    meetings: dict[str, str]

    @property
    def drafts(self) -> bool:
        return self.chosen.status == DRAFT

    def number(self, case: Case) -> int:
        return next(line.number for line in self.lines if line.case_id == case.case_id)

    def title(self, case: Case) -> str:
        """Its number and its title."""
        return self.words.text("{n}. {title}", n=self.number(case), title=case.text("title", self.words.language))

    def city(self, case: Case) -> str:
        """City and country."""
        words = self.words
        named = [words.place(case.city, case.city_ja) if case.city else words.text("No city named"), words.country(case.country) if case.country else ""]
        return words.text(", ").join(name for name in named if name)

    def theme(self, code: str) -> str:
        return self.words.place(*self.themes.get(code, (code, ""))) if code else self.words.text("No theme named")

    def state(self, case: Case) -> Cell:
        """Word, shape and colour."""
        return Cell(self.words.text(shown.STATE_WORDS[case.state]), (shown.STATE_SHAPES[case.state], shown.STATE_COLOURS["light"][case.state]))

    def photos(self, case: Case) -> list[Photo]:
        """Those that were allowed when this was made, and are stored."""
        return [photo for photo in case.shown_photos if STORED.fullmatch(photo.file)]


def rows(session: Session, view: View, status: str) -> list[CaseRow]:
    """The cases that can be in a collection of this status, in the order of country, city and code."""
    every = found(case_studies.every(session), case_studies.asked_by(view))
    fitting = [row for row in every if (row.version > 0 if status == CLEARED else row.state in OPEN)]
    return sorted(fitting, key=lambda row: (row.country, row.city_id, row.case_id))


def gathered(session: Session, view: View, words: Words, chosen: Chosen) -> Known:
    """Everything that the document is made from. What is cleared is as it was published; drafts are as they stand now."""
    there = [row.case_id for row in rows(session, view, chosen.status)]
    asked = [code for code in dict.fromkeys(chosen.cases) if code in there] if chosen.cases else there
    cases = case_studies.as_published(session, asked) if chosen.status == CLEARED else case_studies.whole(session, asked, public=True)
    lines = counted(cases)
    names = {case.meeting: meetings.name(session, case.meeting, words) for case in cases if case.meeting}
    left_out = tuple(code for code in dict.fromkeys(chosen.cases) if code not in asked)
    told = Told(Tied(cast("tuple[Row, ...]", lines)), words)
    return Known(words, view, chosen, cases, left_out, lines, told, groups.names(session), case_studies.themes(session), names)


def counted(cases: Sequence[Case]) -> tuple[Line, ...]:
    """A line for each case; each theme, barrier and so on once."""
    return tuple(
        Line(number, case.case_id, case.city_id, case.country, case.state, tuple(dict.fromkeys(case.themes)), case.focus_area, tuple(dict.fromkeys(case.groups)),
             tuple(sorted({one.barrier for one in case.obstacles})), tuple(dict.fromkeys(target.partition(".")[0] for target in case.sdgs)),
             tuple(sorted({name for name, _ in case.partners})))
        for number, case in enumerate(cases, start=1)
    )  # fmt: skip
